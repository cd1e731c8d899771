"""JSON in all its shapes: lines, lists, containers; broken, wide and deep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.model import UnreadableError
from reader.sources import FoundFile, limits, read_draft
from tests.wings.sources.made import OTHER, STORY, drafts, only, problems, put, read

ONE = {"title": "Bridge: closed", "text": STORY, "date": "2024-03-05", "author": "Ana Silva"}
TWO = {"title": "Library opens", "text": OTHER, "date": "2024-03-06", "author": "Wei Zhang"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("a.json", [ONE, TWO]),
        ("a.txt", {"articles": [ONE, TWO]}),
        ("a.json", {"status": "ok", "data": {"count": 2, "items": [ONE, TWO]}}),
        ("nameless", {"17": ONE, "18": TWO}),
        ("a.json", [{"source": "x", "articles": [ONE]}, {"source": "y", "articles": [TWO]}]),
    ],
)
def test_articles_are_found_in_any_container(tmp_path: Path, name: str, value: object) -> None:
    found = read(tmp_path, name, json.dumps(value, indent=1))
    assert [draft.text for draft in found] == [STORY, OTHER]
    assert [draft.position for draft in found] == [0, 1]
    assert found[0].declared == {k: v for k, v in ONE.items() if k != "text"}
    assert found[0].format == "JSON"


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.txt", "a"])
def test_an_object_a_line(tmp_path: Path, name: str) -> None:
    lines = f"{json.dumps(ONE)}\n\n{json.dumps(TWO)}\n"
    assert [draft.text for draft in read(tmp_path, name, lines)] == [STORY, OTHER]


def test_lines_longer_than_what_is_looked_at(tmp_path: Path) -> None:
    long = STORY + "\n\n" + "A word of it. " * 10_000
    lines = "\n".join(json.dumps({"text": text}) for text in (long, OTHER))
    assert [draft.text for draft in read(tmp_path, "a.json", lines)] == [long, OTHER]


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = f'{json.dumps(ONE)}\n{{"title": "cut o\n[1]\n{json.dumps(TWO)}\n'
    place = put(tmp_path, "a.jsonl", lines)
    found = FoundFile.at("a.jsonl", place)
    assert [draft.text for draft in drafts(found)] == [STORY, OTHER]
    assert [(each.place, each.cause.split(" (")[0]) for each in problems(found)] == [
        ("line 2", "not JSON"),
        ("line 3", "no object of JSON"),
    ]


def test_an_article_is_found_again_by_its_address_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(json.dumps({"text": f"Article {n} of many. {STORY}"}) + "\n" for n in range(50))
    put(tmp_path, "a.jsonl", lines)
    found = only(tmp_path)
    wanted = drafts(found)[40]
    assert wanted.address
    assert read_draft(found, 40, wanted.address) == wanted
    assert read_draft(found, 40) == wanted
    assert read_draft(found, 50) is None
    monkeypatch.setattr("reader.sources.registry.read_file", lambda found: pytest.fail("read all"))
    assert read_draft(found, 40, wanted.address) == wanted


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = STORY.replace("harbour", "“harbour” café – naïve Ærø")
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for _ in range(3))
    found = read(tmp_path, "a.jsonl", lines.encode(encoding))
    assert [draft.text for draft in found] == [text] * 3


def test_a_list_too_large_for_memory_is_streamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [{"text": f"Number {n}. {STORY}", "tags": ["a", {"b": n}]} for n in range(200)]
    put(tmp_path, "a.json", json.dumps({"meta": {"n": 200}, "rows": many}))
    whole = drafts(only(tmp_path))
    assert len(whole) == 200
    monkeypatch.setattr(limits, "RECORD", 4_000)
    streamed = drafts(only(tmp_path))
    assert [draft.text for draft in streamed] == [draft.text for draft in whole]
    assert streamed[7].declared == whole[7].declared


def test_what_is_nested_without_end(tmp_path: Path) -> None:
    put(tmp_path, "a.json", '[{"a":' * 100_000)
    with pytest.raises(UnreadableError, match=r"deep|not JSON"):
        drafts(only(tmp_path))
    put(tmp_path, "a.json", '[{"a":' * 500 + '{"text": "x"}' + "}]" * 500)
    with pytest.raises(UnreadableError, match="nested too deeply"):
        drafts(only(tmp_path))


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (
            {"content": "<p>The bridge &amp; the <b>mill</b>.</p><p>Both shut.</p>"},
            "The bridge & the mill.\n\nBoth shut.",
        ),
        ({"body": ["The bridge.", "The mill."]}, "The bridge.\n\nThe mill."),
        (
            {"body": {"sections": [{"paragraphs": ["The bridge is shut.", "So is the mill."]}]}},
            "The bridge is shut.\n\nSo is the mill.",
        ),
        ({"story": "politics", "maintext": STORY}, STORY),
        ({"description": "A short note.", "fullText": STORY}, STORY),
        ({"description": "A short note of the council."}, "A short note of the council."),
        ({"Artikeltext": STORY, "id": "x"}, STORY),
        ({"articleBody": "Smith &amp; Sons close."}, "Smith & Sons close."),
    ],
)
def test_the_text_is_found_under_many_names(
    tmp_path: Path, record: dict[str, object], text: str
) -> None:
    (draft,) = read(tmp_path, "a.json", json.dumps(record))
    assert draft.text == text


def test_what_else_is_declared(tmp_path: Path) -> None:
    record = {
        "text": STORY,
        "source": {"id": "cnn", "name": "CNN"},
        "authors": [{"name": "Ana Silva"}, "Wei Zhang"],
        "published": 1709600000,
        "flag": True,
        "nothing": None,
        "title": "Bell\x07 \x1b[31mred",
    }
    (draft,) = read(tmp_path, "a.json", json.dumps(record))
    assert draft.declared["source"] == "CNN"
    assert draft.declared["authors"] == "Ana Silva, Wei Zhang"
    assert draft.declared["published"] == "1709600000"
    assert "\x1b" not in draft.declared["title"]
    assert "\x07" not in draft.declared["title"]
    assert {"flag", "nothing"}.isdisjoint(draft.declared)


def test_links_without_texts_are_one_problem(tmp_path: Path) -> None:
    links = [{"url": f"https://a.example/{n}", "title": "One of them"} for n in range(300)]
    put(tmp_path, "a.json", json.dumps(links))
    with pytest.raises(UnreadableError, match=r"no text in it \(300 places\)"):
        drafts(only(tmp_path))


def test_many_troubles_are_counted(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", json.dumps(ONE) + "\n" + "{broken\n" * 250)
    told = problems(only(tmp_path))
    assert len(told) == limits.TROUBLES + 1
    assert told[-1].place == "150 more places in it"

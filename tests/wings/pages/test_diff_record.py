"""The JSON of a comparison keeps the shape that scripts rely on, key by key and value by value."""

from __future__ import annotations

import json
from typing import Any

from reader.compare import compare_articles
from reader.model import Article, FileProof, Row
from reader.pages.records import compared, listed
from tests.wings.compare.made import seed_pair, story

_SENTENCE = {"text": str, "start": int, "end": int, "furniture": bool}
_ROW = {
    "kind": {"same", "edited", "rewritten", "moved", "only_a", "only_b"},
    "a": list,
    "b": list,
    "furniture": bool,
    "headline": bool,
    "similarity": float,
    "edits": list,
}
_EDIT = {
    "op": {"equal", "delete", "insert", "replace", "move"},
    "a": str,
    "b": str,
    "cosmetic": bool,
}
_FACT = {
    "kind": {"number", "date", "name", "quote", "negation", "attribution"},
    "change": {"altered", "only_a", "only_b"},
    "a": str | None,
    "b": str | None,
    "similarity": float,
    "row": int,
}
_HINT = {"a": int, "b": int, "similarity": float}


def record_of(a: Article, b: Article) -> dict[str, Any]:
    proof = FileProof("made up.txt", 1, "0" * 64)
    left, right = (
        listed(each, Row(each.id, each.path, 0, "a headline", None, None)) for each in (a, b)
    )
    made = compared(left, right, None, compare_articles(a, b), (proof, proof))
    record: dict[str, Any] = json.loads(json.dumps(made))
    return record


def check(found: dict[str, Any], shape: dict[str, Any]) -> None:
    assert found.keys() == shape.keys()
    for key, wanted in shape.items():
        fits = found[key] in wanted if isinstance(wanted, set) else isinstance(found[key], wanted)
        assert fits, (key, found[key])


def check_whole(record: dict[str, Any]) -> None:
    assert record["version"] == 1
    for side in ("a", "b"):
        assert 0 <= record[f"shared_{side}"] <= 1
        for sentence in record[f"sentences_{side}"]:
            check(sentence, _SENTENCE)
            text = record[f"text_{side}"]
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    for row in record["rows"]:
        check(row, _ROW)
        for edit in row["edits"]:
            check(edit, _EDIT)
    for fact in record["facts"]:
        check(fact, _FACT)
        assert 0 <= fact["row"] < len(record["rows"])
        assert (fact["a"] is None) == (fact["change"] == "only_b")
        assert (fact["b"] is None) == (fact["change"] == "only_a")
    for hint in record["hints"]:
        check(hint, _HINT)


def test_the_sample_pair() -> None:
    record = record_of(*seed_pair())
    check_whole(record)
    ordinals = [n for row in record["rows"] for n in row["b"]]
    assert sorted(ordinals) == list(range(len(record["sentences_b"])))
    assert len(record["facts"]) > 5


def test_what_moved_stands_once_and_facts_find_their_row() -> None:
    kept = [
        "The harbour master closed the northern pier after a storm tore away its railing.",
        "Teachers at the village school will strike over unpaid overtime next month.",
        "Engineers found cracks in the iron bridge that carries freight across the valley.",
    ]
    a = story(
        "\n".join(["Divers freed 12 boats from the ropes of the old ferry on Monday.", *kept])
    )
    b = story(
        "\n".join([*kept, "Divers freed 14 boats from the ropes of the old ferry on Monday."])
    )
    record = record_of(a, b)
    check_whole(record)
    assert [row["kind"] for row in record["rows"]].count("moved") == 1
    [fact] = record["facts"]
    assert (fact["a"], fact["b"]) == ("12", "14")
    assert record["rows"][fact["row"]]["kind"] == "moved"


def test_texts_that_share_nothing() -> None:
    record = record_of(story("Nothing here at all."), story("Bakers sell warm bread."))
    check_whole(record)
    assert {row["kind"] for row in record["rows"]} == {"only_a", "only_b"}

"""The five seeds, field by field, as a careful person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.anatomy import read_article
from reader.decode import decode
from reader.model import Article, Draft, Precision, Provenance

SEEDS = Path(__file__).parents[3] / "seeds"


def _read(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    text, encoding = decode(path.read_bytes())
    return read_article(Draft(path.name, 0, text, {}, encoding))


FIELDS = [
    ("000", "headline", "Russian Ambassador to Ottawa on Visit to Foreign Ministry: Disagreements Run Deep", "header"),  # noqa: E501 - one fact a line
    ("000", "date", "2022-02-24", "declared"),
    ("000", "outlet", "Sputnik", "url"),
    ("000", "agencies", ("Sputnik",), "dateline"),
    ("000", "place", "WASHINGTON", "dateline"),
    ("000", "url", "https://sputniknews.com/20220224/russian-ambassador-to-ottawa-on-visit-to-foreign-ministry-disagreements-run-deep-1093349309.html", "header"),  # noqa: E501 - one fact a line
    ("001", "headline", "Russian Ambassador Regrets Canada Avoids Direct High-Level Contacts With Russia", "header"),  # noqa: E501 - one fact a line
    ("001", "mark", "RPT", "header"),
    ("001", "date", "2022-01-29T11:10", "header"),
    ("001", "outlet", "UrduPoint", "dateline"),
    ("001", "agencies", ("Sputnik",), "dateline"),
    ("001", "authors", ("Muhammad Irfan",), "header"),
    ("001", "place", "WASHINGTON", "dateline"),
    ("002", "headline", "Russia invited Joly to visit Moscow: ambassador", "header"),
    ("002", "agencies", ("The Associated Press",), "tail"),
    ("003", "headline", "Russia Demands Ottawa Boost Security of Diplomatic Missions, But Canada Unwilling - Envoy", "header"),  # noqa: E501 - one fact a line
    ("003", "date", "2022-10-11T01:40", "header"),
    ("003", "outlet", "UrduPoint", "header"),
    ("003", "agencies", ("Sputnik",), "dateline"),
    ("003", "authors", ("Faizan Hashmi",), "header"),
    ("003", "place", "WASHINGTON", "dateline"),
    ("004", "headline", "Joly has 'open invitation' to visit with Russian officials in Moscow: ambassador", "header"),  # noqa: E501 - one fact a line
    ("004", "outlet", "CTV News", "inferred"),
    ("004", "agencies", ("The Associated Press",), "tail"),
]  # fmt: skip
ABSENT = [
    ("000", "authors mark updated"),
    ("001", "url updated"),
    ("002", "date updated outlet authors place url mark"),
    ("003", "url mark updated"),
    ("004", "date updated authors place url mark"),
]


@pytest.mark.parametrize(("number", "name", "value", "provenance"), FIELDS)
def test_field(number: str, name: str, value: object, provenance: str) -> None:
    article = _read(number)
    field = getattr(article, name)
    assert field is not None
    found = field.value.iso if name == "date" else field.value
    assert found == value
    assert field.provenance == provenance
    assert field.confidence >= 0.7
    if field.span:
        assert field.span.of(article.text)


@pytest.mark.parametrize(("number", "names"), ABSENT)
def test_nothing_is_invented(number: str, names: str) -> None:
    article = _read(number)
    assert {name: getattr(article, name) for name in names.split()} == dict.fromkeys(names.split())


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_language(number: str) -> None:
    language = _read(number).language
    assert language is not None
    assert language.value == "en"


def test_agreeing_places_make_a_date_surer_and_nothing_disputes_it() -> None:
    for number, least in (("000", 0.98), ("001", 0.96), ("003", 0.98)):
        date = _read(number).date
        assert date is not None
        assert date.confidence >= least
        assert date.conflicts == ()


def test_precision_and_zone() -> None:
    date = _read("003").date
    assert date is not None
    assert date.value.precision is Precision.MINUTE
    assert date.value.zone is None
    assert date.source == "Faizan Hashmi Published October 11, 2022 | 01:40 AM"


def test_an_inferred_outlet_is_marked() -> None:
    outlet = _read("004").outlet
    assert outlet is not None
    assert outlet.provenance is Provenance.INFERRED
    assert outlet.confidence == 0.8
    assert outlet.doubtful


def test_the_repeated_headline_stands_in_the_header_and_is_shown_once() -> None:
    for number in ("000", "003"):
        article = _read(number)
        assert article.headline is not None
        lines = [span.of(article.text).lower() for span in article.header]
        assert lines.count(article.headline.value.lower()) == 1
        body = [span.of(article.text).lower() for span in article.body]
        assert article.headline.value.lower() not in body


def test_the_wire_mark_is_cut_from_the_headline_and_the_line_is_kept() -> None:
    headline = _read("001").headline
    assert headline is not None
    assert headline.source.startswith("RPT - Russian")


def test_the_fold_of_004_begins_right_after_the_credit_line() -> None:
    article = _read("004")
    (fold,) = article.set_aside
    assert (fold.first_line, fold.last_line) == (19, 63)
    assert fold.reason == "after the credit line"
    assert fold.span.end == len(article.text.rstrip())
    assert article.body[-1].of(article.text) == "With files from The Associated Press."
    assert len(article.body) == 17


def test_the_tails_of_001_and_002() -> None:
    (lone,) = _read("001").set_aside
    assert (lone.first_line, lone.last_line) == (21, 21)
    article = _read("002")
    (closed,) = article.set_aside
    assert closed.span.of(article.text) == "Comments are closed."
    assert closed.reason == "after the credit line"
    assert article.body[-1].of(article.text) == "With files from The Associated Press."


def test_glued_sentences_of_000_are_broken_without_touching_the_text() -> None:
    article = _read("000")
    paragraphs = [span.of(article.text) for span in article.body]
    assert len(paragraphs) == 7
    assert paragraphs[1].endswith("special operation in Ukraine.")
    assert paragraphs[2].startswith("“I believe")
    assert paragraphs[3].startswith("Stepanov stressed")
    assert paragraphs[4].startswith("“Because in the absence")
    assert paragraphs[5].startswith("Canada’s Sanctions")
    assert paragraphs[6].startswith("In the early hours")
    assert "".join(paragraphs[1:]) == article.text.rstrip("\n").split("\n")[-1]

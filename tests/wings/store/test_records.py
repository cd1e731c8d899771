"""What is known of an article is the same when it is read back, however little of it is written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import FIELDS, Article, Field, PrintedDate, Provenance, Span
from reader.record import replace
from reader.store import sqlite
from reader.store.index import records

_TEXTS = st.text('ab 2"\\\0\u00fc\ud83d\ude00\U0001f600', max_size=8)  # halves of characters, too
_SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(*sorted(pair)))
_DATES = st.builds(
    PrintedDate,
    st.integers(1, 9999),
    st.integers(1, 12),
    st.integers(1, 31),
    st.integers(0, 23),
    st.integers(0, 59),
    st.none() | _TEXTS,
) | st.builds(PrintedDate, st.integers(1, 9999))


def _values(name: str) -> st.SearchStrategy[Any]:
    if name in ("date", "updated"):
        return _DATES
    return st.lists(_TEXTS, max_size=3).map(tuple) if name in ("agencies", "authors") else _TEXTS


@st.composite
def _fields(draw: st.DrawFn, name: str, sources: tuple[str, ...], depth: int = 2) -> Field[Any]:
    """Draw a field, read where others were, in its own words, or anywhere."""
    value = draw(_values(name))
    own = value.iso if isinstance(value, PrintedDate) else "".join(value)
    source = draw(st.sampled_from((own, *sources)) | _TEXTS)
    start = draw(st.integers(0, 50))
    span = draw(st.none() | st.just(Span(start, start + len(source))) | _SPANS)
    others = _fields(name, (source, *sources), depth - 1) if depth else st.nothing()
    conflicts = tuple(draw(st.lists(others, max_size=2))) if depth else ()
    confidence, provenance = draw(st.floats(0, 1)), draw(st.sampled_from(Provenance))
    return Field(value, provenance, confidence, source, span, conflicts)


@st.composite
def _known(draw: st.DrawFn) -> dict[str, Field[Any]]:
    sources = tuple(draw(st.lists(_TEXTS, min_size=1, max_size=2)))
    names = draw(st.sets(st.sampled_from(FIELDS), max_size=5))
    return {name: draw(_fields(name, sources)) for name in FIELDS if name in names}


def _article(known: dict[str, Any]) -> Article:
    return Article("0" * 16, "0" * 32, "a.txt", 0, "", **known)


def _storable(said: Any) -> Any:
    """Give a field as it can be stored: halves of characters are question marks."""
    if isinstance(said, str) and not isinstance(said, Provenance):
        return sqlite.text_in(said)
    if isinstance(said, Span):
        return said
    if isinstance(said, PrintedDate):
        return replace(said, zone=_storable(said.zone))
    if isinstance(said, tuple):
        return tuple(map(_storable, said))
    if isinstance(said, Field):
        parts = (getattr(said, name) for name in Field.__match_args__)
        return Field(*map(_storable, parts))
    return said


@given(_known())
def test_fields_are_read_back_as_they_were(known: dict[str, Field[Any]]) -> None:
    assert records.read_back(records.written(_article(known))) == known


@given(_known())
def test_only_halves_of_characters_are_stored_otherwise(known: dict[str, Field[Any]]) -> None:
    text = sqlite.text_in(records.written(_article(known)))
    assert records.read_back(text) == {name: _storable(field) for name, field in known.items()}


@given(_known())
def test_the_story_wing_is_told_the_values(known: dict[str, Field[Any]]) -> None:
    told = records.known_as("0" * 16, records.written(_article(known)))
    values = {name: field.value for name, field in known.items()}
    date = values.get("date")
    assert (told.date, told.zone) == ((date.iso, date.zone) if date else (None, None))
    assert (told.headline, told.outlet) == (values.get("headline"), values.get("outlet"))
    assert (told.url, told.mark) == (values.get("url"), values.get("mark"))
    assert told.agencies == values.get("agencies", ())


@pytest.mark.parametrize("headline", ["A headline", "Half a \ud83d character", "\ud83d\ude00"])
def test_what_follows_from_the_rest_is_not_written(headline: str) -> None:
    line = Span(20, 31)
    text = records.written(
        _article(
            {
                "headline": Field(
                    headline, Provenance.HEADER, 0.8, headline, Span(3, 3 + len(headline))
                ),
                "date": Field(PrintedDate(2022, 10, 11), Provenance.URL, 0.9, "2022-10-11"),
                "agencies": Field(("AP",), Provenance.HEADER, 0.9, "By Jo Li, AP", line),
                "authors": Field(("Jo Li",), Provenance.HEADER, 0.9, "By Jo Li, AP", line),
            }
        )
    )
    assert text.count(headline) == text.count("2022-10-11") == text.count("By Jo Li, AP") == 1
    assert "[]" not in text
    assert json.loads(text)["headline"][4] == 3

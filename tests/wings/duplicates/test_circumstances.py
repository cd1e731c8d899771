"""What outlets, addresses, dates, marks and credits make of two texts that are alike."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from reader.duplicates.circumstances import PLACE_UNKNOWN, Facts, Places, places
from reader.model import Pair, Relation
from tests.wings.duplicates import press

BODY = press.story("body", 14)
TEXT = " ".join(BODY)
COPY = " ".join(press.rewritten(BODY, 0.05))
REWRITING = " ".join(press.rewritten(BODY, 0.4))
PART = " ".join(BODY[:4])
ADDRESS = "https://gazette.example/news/1"

Known = dict[str, Any]


def _pair(text: str, one: Known, other: Known) -> Pair:
    first = dataclasses.replace(press.text_of("a", TEXT), **one)
    second = dataclasses.replace(press.text_of("b", text), **other)
    _, pairs = press.index_of((first, second))
    (pair,) = pairs.values()
    return pair


# --------------------------------------------------------------------------- where


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://gazette.example/news/1", True),
        ("http://www.gazette.example/news/1/", True),
        ("https://m.gazette.example/news/1?utm_source=feed&fbclid=x#top", True),
        ("https://gazette.example/news/1/amp", True),
        ("https://gazette.example/news/1?id=7", False),
        ("https://gazette.example/news/2", False),
        ("https://tribune.example/news/1", False),
    ],
)
def test_addresses_are_one_that_lead_to_one_page(other: str, same: bool) -> None:
    found = places(Facts(url=ADDRESS), Facts(url=other))
    assert (found is Places.ONE_ADDRESS) is same


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"outlet": "Gazette"}, {"outlet": "GAZETTE"}, Places.ONE_OUTLET),
        ({"outlet": "Gazette"}, {"outlet": "Tribune"}, Places.APART),
        ({"outlet": "Gazette", "host": "x.example"}, {"host": "www.x.example"}, Places.ONE_OUTLET),
        ({"host": "edition.x.example"}, {"host": "x.example"}, Places.ONE_OUTLET),
        ({"host": "x.example"}, {"host": "matrix.example"}, Places.APART),
        # Two outlets of one portal stay two.
        (
            {"outlet": "Gazette", "host": "x.example"},
            {"outlet": "Tribune", "host": "x.example"},
            Places.APART,
        ),
        ({"outlet": "Gazette"}, {}, Places.UNKNOWN),
        ({"outlet": "Gazette"}, {"host": "x.example"}, Places.UNKNOWN),
        ({}, {}, Places.UNKNOWN),
    ],
)
def test_places(one: Known, other: Known, expected: Places) -> None:
    assert places(Facts(**one), Facts(**other)) is expected
    assert places(Facts(**other), Facts(**one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        # of a copy, a rewriting, a part
        ({"url": ADDRESS}, {"url": ADDRESS}, ("revision", "revision", "revision")),
        ({"outlet": "Gazette"}, {"outlet": "Gazette"}, ("revision", "revision", "excerpt")),
        ({"outlet": "Gazette"}, {"outlet": "Tribune"}, ("republished", "rewritten", "excerpt")),
        ({"outlet": "Gazette"}, {}, ("republished", "rewritten", "excerpt")),
        ({}, {}, ("republished", "rewritten", "excerpt")),
        ({}, {"mark": "UPDATE 1"}, ("revision", "revision", "excerpt")),
        (
            {"outlet": "Gazette"},
            {"outlet": "Tribune", "mark": "UPDATE 1"},
            ("republished", "rewritten", "excerpt"),
        ),
    ],
)
def test_a_relation_is_named_by_what_is_known(
    one: Known, other: Known, names: tuple[str, str, str]
) -> None:
    found = tuple(_pair(text, one, other).relation for text in (COPY, REWRITING, PART))
    assert found == names


def test_the_same_words_are_identical_wherever_they_stand() -> None:
    for one, other in (({"url": ADDRESS}, {"url": ADDRESS}), ({"outlet": "Gazette"}, {})):
        assert _pair(TEXT, one, other).relation is Relation.IDENTICAL


def test_a_copy_of_unknown_places_says_so() -> None:
    assert PLACE_UNKNOWN in _pair(COPY, {"outlet": "Gazette"}, {}).evidence.notes
    known = _pair(COPY, {"outlet": "Gazette"}, {"outlet": "Tribune"})
    assert PLACE_UNKNOWN not in known.evidence.notes
    assert PLACE_UNKNOWN not in _pair(REWRITING, {}, {}).evidence.notes


# --------------------------------------------------------------------------- when


@pytest.mark.parametrize(
    ("one", "other", "direction"),
    [
        ({"date": "2022-03-01"}, {"date": "2022-03-02"}, "a first"),
        ({"date": "2022-03"}, {"date": "2022-03-02"}, None),
        ({"date": "2022"}, {"date": "2023-01"}, "a first"),
        ({"date": "2022-03-01"}, {}, None),
        ({}, {}, None),
        # hours are local: they count only where the clock is the same
        ({"date": "2022-03-01T09:30"}, {"date": "2022-03-01T09:10"}, None),
        (
            {"date": "2022-03-01T09:30", "outlet": "Gazette"},
            {"date": "2022-03-01T09:10", "outlet": "Gazette"},
            "b first",
        ),
        (
            {"date": "2022-03-01T09:30", "zone": "GMT", "outlet": "Gazette"},
            {"date": "2022-03-01T09:10", "zone": "GMT", "outlet": "Tribune"},
            "b first",
        ),
        (
            {"date": "2022-03-01T09:30", "zone": "GMT", "outlet": "Gazette"},
            {"date": "2022-03-01T09:10", "zone": "EST", "outlet": "Tribune"},
            None,
        ),
        # wire marks
        ({"mark": "RPT"}, {}, "b first"),
        ({"mark": "UPDATE 1"}, {"mark": "UPDATE 2"}, "a first"),
        ({"mark": "UPDATE 10"}, {"mark": "UPDATE 2"}, "b first"),
        ({"mark": "UPDATE 1"}, {"mark": "RPT UPDATE 1"}, "a first"),
        ({"mark": "RPT UPDATE 1"}, {"mark": "UPDATE 2"}, "a first"),
        ({"mark": "CORRECTED"}, {"mark": "UPDATE 1"}, "a first"),
        ({"mark": "URGENT"}, {}, "a first"),
        ({"mark": "2ND LEAD"}, {}, "b first"),
        ({"mark": "EXCLUSIVE"}, {}, None),
        # credits
        ({"outlet": "Gazette", "agencies": ("Sputnik",)}, {"outlet": "Sputnik"}, "b first"),
        (
            {"outlet": "Gazette", "agencies": ("Tribune",)},
            {"outlet": "Tribune", "agencies": ("Gazette",)},
            None,
        ),
        ({"agencies": ("AP",)}, {"agencies": ("AP",)}, None),
        # what is printed goes before what is reasoned
        ({"date": "2022-03-01", "mark": "RPT"}, {"date": "2022-03-02"}, "a first"),
        ({"mark": "RPT", "agencies": ("Sputnik",)}, {"outlet": "Sputnik"}, "b first"),
    ],
)
def test_direction(one: Known, other: Known, direction: str | None) -> None:
    turned = {"a first": "b first", "b first": "a first", None: None}
    assert _pair(COPY, one, other).direction == direction
    assert _pair(COPY, other, one).direction == turned[direction]


def test_a_part_comes_after_the_whole_unless_one_outlet_has_both() -> None:
    assert _pair(PART, {}, {}).direction == "a first"
    elsewhere = _pair(PART, {"outlet": "Gazette"}, {"outlet": "Tribune"})
    assert elsewhere.direction == "a first"
    at_home = _pair(PART, {"outlet": "Gazette"}, {"outlet": "Gazette"})
    assert (at_home.relation, at_home.direction) == (Relation.EXCERPT, None)
    dated = _pair(PART, {"date": "2022-03-02"}, {"date": "2022-03-01"})
    assert dated.direction == "b first"


def test_a_part_among_other_words_says_nothing_of_time() -> None:
    digest = " ".join([*press.story("x", 8), *BODY[:9]])
    pair = _pair(digest, {}, {})
    assert (pair.relation, pair.direction) == (Relation.EXCERPT, None)


# --------------------------------------------------------------------------- who


def test_credits_are_noted() -> None:
    one: Known = {"outlet": "Gazette", "agencies": ("Sputnik", "AP")}
    other: Known = {"outlet": "Sputnik", "agencies": ("AP",)}
    pair = _pair(COPY, one, other)
    assert pair.evidence.notes == ("credits Sputnik", "both credit AP")

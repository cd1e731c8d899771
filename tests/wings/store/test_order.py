"""The number that orders articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import PrintedDate
from reader.store.index import order

_ASCENDING = [
    None,
    "1999",
    "2022",
    "2022-01",
    "2022-01-01",
    "2022-01-01T00:00",
    "2022-01-01T00:01",
    "2022-01-02",
    "2022-02",
    "2022-12-31T23:59",
    "2023",
]


def _date(text: str | None) -> PrintedDate | None:
    return PrintedDate.from_iso(text) if text else None


def test_keys_rise_with_the_date_a_missing_part_first() -> None:
    keys = [order.key(_date(text), 7) for text in _ASCENDING]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_what_came_first_has_the_higher_key_within_a_minute() -> None:
    assert order.key(_date("2022"), 0) > order.key(_date("2022"), 1)


def test_arrival_numbers_have_an_end() -> None:
    with pytest.raises(ValueError, match="arrival"):
        order.key(None, order.MOST_ARRIVALS + 1)


@pytest.mark.parametrize("text", ["2022", "2022-10", "2022-10-11", "9999-12-31"])
def test_a_day_is_read_back(text: str) -> None:
    date = PrintedDate.from_iso(text)
    assert order.day(order.key(date, 3) >> order.DAY_SHIFT) == date
    assert order.day(order.key(None, 3) >> order.DAY_SHIFT) is None


@given(st.datetimes(), st.sampled_from([4, 7, 10, 16]), st.integers(0, order.MOST_ARRIVALS))
def test_a_range_holds_what_begins_like_it(when: object, length: int, arrival: int) -> None:
    whole = when.isoformat()[:16]  # type: ignore[attr-defined]  # hypothesis: a datetime
    wide = PrintedDate.from_iso(whole[:length])
    key = order.key(PrintedDate.from_iso(whole), arrival)
    assert order.first_key(wide) <= key < order.end_key(wide)
    assert key < 1 << 63


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("a.txt", "b.txt"),
        ("a/z.txt", "a.txt"),  # a folder's name is shorter than the file's
        ("a/b/c.txt", "a/b.txt"),
        ("z.txt", "ä.txt"),
        ("a.txt", "a.txt.gz"),
    ],
)
def test_files_stand_as_they_are_walked_through(earlier: str, later: str) -> None:
    assert order.place(earlier) < order.place(later)


def test_a_name_that_is_no_text_has_a_place_too() -> None:
    assert order.place("b\udcff.txt") > order.place("a.txt")

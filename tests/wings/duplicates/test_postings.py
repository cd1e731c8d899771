"""Sorted arrays and what is asked of them: each against the plain way to say it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.duplicates import postings, shelves
from reader.duplicates.postings import Postings, counted, first_places, ranges
from reader.duplicates.shelves import Shelf

_NUMBERS = st.lists(st.integers(0, 9), max_size=30)


@pytest.mark.parametrize("numbers", [[], [3], [3, 3, 3], [5, 1, 5, 2, 1, 5]])
def test_numbers_are_counted(numbers: list[int]) -> None:
    found, counts = counted(np.array(numbers, np.int32))
    wanted = {number: numbers.count(number) for number in sorted(numbers)}
    assert dict(zip(found.tolist(), counts.tolist(), strict=True)) == wanted


@pytest.mark.parametrize(
    "bounds", [[], [(4, 4)], [(2, 5)], [(7, 9), (0, 0), (3, 4)], [(1, 1), (9, 11), (5, 5)]]
)
def test_ranges_follow_each_other(bounds: list[tuple[int, int]]) -> None:
    lows = np.array([low for low, _ in bounds], np.int64)
    highs = np.array([high for _, high in bounds], np.int64)
    wanted = [number for low, high in bounds for number in range(low, high)]
    assert ranges(lows, highs).tolist() == wanted


@given(_NUMBERS)
def test_numbers_are_found_where_they_stand_first(numbers: list[int]) -> None:
    found, places = first_places(np.array(numbers, np.uint32))
    assert found.tolist() == sorted(set(numbers))
    assert places.tolist() == [numbers.index(each) for each in sorted(set(numbers))]


@given(_NUMBERS, st.integers(0, 3))
def test_of_keys_that_were_looked_up_some_give_their_places(keys: list[int], most: int) -> None:
    made = _postings(keys)
    asked = sorted([*keys, 77, *keys])
    looked_up = made.look_up(np.array(asked, np.uint32))
    assert looked_up.counts.tolist() == [keys.count(key) for key in asked]
    which, places = made.entries_of(looked_up, (looked_up.counts <= most).nonzero()[0])
    assert sorted(zip(which.tolist(), places.tolist(), strict=True)) == [
        (at, place)
        for at, key in enumerate(asked)
        for place, one in enumerate(keys)
        if one == key and keys.count(key) <= most
    ]


@given(_NUMBERS, _NUMBERS, st.integers(1, 5), st.integers(0, 9))
def test_long_runs_are_gone_through_in_stretches_and_the_answer_is_the_same(
    keys: list[int], asked: list[int], stretch: int, few: int
) -> None:
    rested = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_LONG", 1)
        patch.setattr(postings, "_STRETCH", stretch)
        patch.setattr(postings, "_ASKED", few)
        patch.setattr(shelves, "rest", lambda: rested.append(True))
        some = _postings(keys)
        counts = some.count(np.array(asked, np.uint32)).tolist()
        found = some.find(np.array(sorted(asked), np.uint32)).tolist()
    assert counts == [keys.count(key) for key in asked]
    assert sorted(found) == sorted(at for key in asked for at, one in enumerate(keys) if one == key)
    stretches = -(-len(keys) // stretch)
    assert len(rested) >= (stretches if asked and len(asked) > few else 0)


def _postings(keys: list[int]) -> Postings:
    made = Postings(np.uint32, lambda places: np.ones(len(places), np.bool_), Shelf(None))
    made.add(np.array(keys, np.uint32), np.arange(len(keys), dtype=np.int32))
    return made

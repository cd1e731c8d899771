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
def test_rare_keys_give_their_places_and_others_are_named(keys: list[int], most: int) -> None:
    made = Postings(np.uint32, lambda places: np.ones(len(places), np.bool_), Shelf(None))
    made.add(np.array(keys, np.uint32), np.arange(len(keys), dtype=np.int32))
    asked = [*keys, 77, *keys]
    which, places, others = made.find_rare(np.array(asked, np.uint32), most)
    assert sorted(zip(which.tolist(), places.tolist(), strict=True)) == [
        (at, place)
        for at, key in enumerate(asked)
        for place, one in enumerate(keys)
        if one == key and keys.count(key) <= most
    ]
    assert others.tolist() == [at for at, key in enumerate(asked) if keys.count(key) > most]


@given(_NUMBERS, _NUMBERS)
def test_of_long_runs_little_is_asked_at_once_and_the_answer_is_the_same(
    keys: list[int], asked: list[int]
) -> None:
    rested = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_LONG", 1)
        patch.setattr(postings, "_ASKED", 3)
        patch.setattr(shelves, "rest", lambda: rested.append(True))
        some = Postings(np.uint32, lambda places: np.ones(len(places), np.bool_), Shelf(None))
        some.add(np.array(keys, np.uint32), np.arange(len(keys), dtype=np.int32))
        counts = some.count(np.array(asked, np.uint32)).tolist()
        found = some.find(np.array(asked, np.uint32)).tolist()
    assert counts == [keys.count(key) for key in asked]
    assert sorted(found) == sorted(at for key in asked for at, one in enumerate(keys) if one == key)
    assert len(rested) >= (len(asked) // 3 if keys else 0)

"""Sorted arrays and what is asked of them: each against the plain way to say it."""

from __future__ import annotations

import numpy as np
import pytest

from reader.duplicates.postings import counted, ranges


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

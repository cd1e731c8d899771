"""Which articles are related to which: pairs of numbers, and nothing of what they are.

What was known at the beginning stands in sorted arrays; what has changed since, in sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.postings import Places, among

_CHANGED_MOST = 20_000  # articles of which the partners stand in sets, some 8 MB


class Partners:
    """A symmetric relation among numbers."""

    def __init__(self) -> None:
        self._ends: Places = np.zeros(0, np.int32)  # in order
        self._others: Places = np.zeros(0, np.int32)  # beside them
        self._changed: dict[int, set[int]] = {}

    def of(self, number: int) -> set[int]:
        """Give the partners of one."""
        changed = self._changed.get(number)
        return set(changed) if changed is not None else self._known(number)

    def join(self, one: int, other: int) -> None:
        """Make two partners."""
        self._open(one).add(other)
        self._open(other).add(one)

    def part(self, one: int, other: int) -> None:
        """Let two be partners no longer."""
        self._open(one).discard(other)
        self._open(other).discard(one)

    def some(self, numbers: Iterable[int]) -> set[int]:
        """Give those that have partners."""
        return {number for number in numbers if self.of(number)}

    def _open(self, number: int) -> set[int]:
        if number not in self._changed:
            if len(self._changed) >= _CHANGED_MOST:
                self.resume(self.state())
            self._changed[number] = self._known(number)
        return self._changed[number]

    def _known(self, number: int) -> set[int]:
        # Of one type with the ends, which would all be converted else.
        low, high = self._ends.searchsorted(np.array((number, number + 1), np.int32)).tolist()
        return set(self._others[low:high].tolist())

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[np.generic]]:
        """Give what another ``Partners`` needs to go on from here."""
        touched = np.array(sorted(self._changed), np.int32)
        same = ~among(self._ends, touched)
        sizes = [len(self._changed[number]) for number in touched.tolist()]
        others = [other for number in touched.tolist() for other in self._changed[number]]
        ends = np.concatenate((self._ends[same], np.repeat(touched, sizes)))
        order = np.argsort(ends, kind="stable")
        joined = np.concatenate((self._others[same], np.array(others, np.int32)))
        return {"ends": ends[order], "others": joined[order]}

    def resume(self, state: Mapping[str, NDArray[np.generic]]) -> None:
        """Go on where another one was."""
        self._ends, self._others = state["ends"].view(np.int32), state["others"].view(np.int32)
        self._changed = {}

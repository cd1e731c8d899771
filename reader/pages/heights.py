"""How many lines each of many blocks takes, guessed until it is measured.

To wrap a long text takes time, and a reader sees one screen of it. So what is far away has a
guessed height, and where it begins is a guess as well; what is near is measured. Must not know
what a block is, nor how it is measured.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate


class Heights:
    """Blocks one below the other; ``measure`` tells how many lines one takes, by its index."""

    def __init__(self, guesses: Sequence[int], measure: Callable[[int], int]) -> None:
        self._heights = list(guesses)
        self._measure = measure
        self._known = bytearray(len(guesses))
        self._starts = [0, *accumulate(self._heights)]

    @property
    def total(self) -> int:
        """Count the lines of all blocks."""
        return self._starts[-1]

    def block_at(self, line: int) -> int:
        """Give the block that a line belongs to: the first or the last, where there is none."""
        return max(0, min(bisect_right(self._starts, line) - 1, len(self._heights) - 1))

    def lines_of(self, block: int) -> range:
        """Give the lines of a block."""
        return range(self._starts[block], self._starts[block + 1])

    def settle(self, block: int, lines: int) -> bool:
        """Measure a block and, on either side, all that is within so many lines of it.

        Tell whether that moved any line.
        """
        downwards = range(block, len(self._heights))
        upwards = range(block - 1, -1, -1)
        changed = [*self._measured(downwards, lines), *self._measured(upwards, lines)]
        if changed:
            first = min(changed)
            self._starts[first:] = accumulate(self._heights[first:], initial=self._starts[first])
        return bool(changed)

    def settle_all(self) -> bool:
        """Measure every block; tell whether that moved any line."""
        changed = self._measured(range(len(self._heights)), None)
        self._starts = [0, *accumulate(self._heights)]
        return bool(changed)

    def _measured(self, blocks: range, lines: int | None) -> list[int]:
        """Measure blocks in turn until so many lines are passed; give those not guessed right."""
        changed: list[int] = []
        passed = 0
        for block in blocks:
            if not self._known[block]:
                self._known[block] = 1
                height = self._measure(block)
                if height != self._heights[block]:
                    self._heights[block] = height
                    changed.append(block)
            passed += self._heights[block]
            if lines is not None and passed > lines:
                break
        return changed

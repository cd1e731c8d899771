"""The heaviest chain: pairs that follow each other on both sides, of the greatest total weight.

Pure arithmetic on pairs of whole numbers; it is asked for sentences and for words alike.
"""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[int, int]


def heaviest_chain(pairs: Iterable[tuple[int, int, float]]) -> list[Pair]:
    """Give the strictly increasing chain of pairs with the greatest sum of weights.

    ``pairs`` are (left, right, weight) with weights above 0. Of equal chains the one that was
    complete first wins, so repeated sentences keep to their first partner. Time is n log n (a
    Fenwick tree of prefix maxima over the right positions).
    """
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    rights = sorted({right for _, right, _ in ordered})
    rank = {right: place for place, right in enumerate(rights, start=1)}
    tree = _PrefixMaximum(len(rights))
    before: list[int] = []
    for index, (_, right, weight) in enumerate(ordered):
        best, last = tree.below(rank[right])
        before.append(last)
        tree.raise_to(rank[right], best + weight, index)
    chain: list[Pair] = []
    last = tree.below(len(rights) + 1)[1]
    while last >= 0:
        chain.append(ordered[last][:2])
        last = before[last]
    return chain[::-1]


class _PrefixMaximum:
    """A Fenwick tree: the greatest value among the first places, and whose it is."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def below(self, place: int) -> tuple[float, int]:
        """Give the greatest (value, owner) at the places 1 to ``place`` - 1."""
        found = (0.0, -1)
        place -= 1
        while place > 0:
            if self._best[place][0] > found[0]:
                found = self._best[place]
            place -= place & -place
        return found

    def raise_to(self, place: int, value: float, owner: int) -> None:
        while place < len(self._best):
            if value > self._best[place][0]:
                self._best[place] = (value, owner)
            place += place & -place

"""Which articles hang together over pairs, so that the stories of each part can be formed alone.

Knows the ends of pairs and nothing of what they are. Holds some tens of bytes of each pair, so
that a million of them fit where what is known about each would not.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

import numpy as np
from numpy.typing import NDArray

_BATCH = 10_000
_Ends = NDArray[np.bytes_]


def components(pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Give the articles that pairs lead to from each other, whole parts one after the other.

    Every article of a pair is in one part, in order of id. Ids are ASCII without a NUL.
    """
    names, places = np.unique(_ends(pairs), return_inverse=True)
    roots = _roots(places.reshape(-1, 2), len(names))
    order = np.argsort(roots, kind="stable")
    firsts = np.flatnonzero(np.diff(roots[order], prepend=-1))
    for low, high in pairwise(np.append(firsts, len(order))):
        yield [name.decode() for name in names[order[low:high]].tolist()]


def together(parts: Iterable[Sequence[str]], least: int) -> Iterator[list[str]]:
    """Put small parts together, until there are at least so many articles or no more parts."""
    some: list[str] = []
    for part in parts:
        some += part
        if len(some) >= least:
            yield some
            some = []
    if some:
        yield some


def _ends(pairs: Iterable[tuple[str, str]]) -> _Ends:
    """Give both ends of each pair, one pair after the other."""
    waiting, found = iter(pairs), [np.zeros(0, "S1")]
    while batch := list(chain.from_iterable(islice(waiting, _BATCH))):
        found.append(np.array(batch, np.bytes_))
    return np.concatenate(found)


def _roots(pairs: NDArray[np.int64], count: int) -> NDArray[np.int32]:
    """Give for each of ``count`` numbers the least that pairs lead to from it."""
    parents = array("i", range(count))
    for at in range(0, len(pairs), _BATCH):
        for one, other in pairs[at : at + _BATCH].tolist():
            low, high = sorted((_root(parents, one), _root(parents, other)))
            parents[high] = low
    return np.array([_root(parents, number) for number in range(count)], np.int32)


def _root(parents: array[int], number: int) -> int:
    """Follow a number to its root, and halve the way for those that follow."""
    while parents[number] != number:
        parents[number] = number = parents[parents[number]]
    return number

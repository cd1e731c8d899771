"""Which sentences of two sides share features, and how alike that makes them: for very many.

Arrays, so that a hundred thousand pairs are weighed at once. Knows vectors and their lengths;
must not know what a feature is, nor read words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.integer[Any]]
Pair = tuple[int, int]
Side = tuple[Sequence[Mapping[str, float]], Sequence[float]]  # vectors, and how long they are

_TABLE = 40_000  # pairs up to which every one of them has a place in a table


def alike(
    a: Side, b: Side, columns: Mapping[str, int], least: float
) -> Iterator[tuple[Pair, float]]:
    """Give the pairs whose cosine over these features is at least so much, with it.

    ``columns`` numbers the features.
    """
    left, right, score = _Held(*a, columns).products(_Held(*b, columns))
    near = score >= least
    pairs = zip(left[near].tolist(), right[near].tolist(), strict=True)
    return zip(pairs, score[near].tolist(), strict=True)


def best_partners(
    a: Side, b: Side, columns: Mapping[str, int], least: float, most: int
) -> set[Pair]:
    """Give for each sentence of ``a`` the ``most`` of ``b`` that are likest by these features.

    A pair is left out where even all other features could not make it ``least`` like.
    """
    of_a, of_b = _Held(*a, columns), _Held(*b, columns)
    left, right, score = of_a.products(of_b)
    could_be = score + of_a.rest[left] * of_b.rest[right] >= least
    left, right, score = left[could_be], right[could_be], score[could_be]
    order = np.lexsort((right, -score, left))
    left, right = left[order], right[order]
    firsts = np.searchsorted(left, left, side="left")
    best = np.arange(len(left)) - firsts < most
    return set(zip(left[best].tolist(), right[best].tolist(), strict=True))


class _Held:
    """Some features of one side, feature by feature: which sentences hold them, how much.

    ``rest`` is the length of each sentence's vector without them. Matrices are not multiplied:
    the threads that numpy starts for that cost more than texts of this size do.
    """

    def __init__(
        self,
        vectors: Sequence[Mapping[str, float]],
        lengths: Sequence[float],
        columns: Mapping[str, int],
    ) -> None:
        column = columns.get
        every = chain.from_iterable(vectors)
        features = np.fromiter(map(column, every, repeat(-1)), dtype=np.int64)
        every_weight = chain.from_iterable(vector.values() for vector in vectors)
        weights = np.fromiter(every_weight, dtype=np.float64, count=len(features))
        sizes = [len(vector) for vector in vectors]
        weights /= np.repeat(lengths, sizes)
        sentences = np.repeat(np.arange(len(vectors)), sizes)
        order = np.argsort(features, kind="stable")
        order = order[np.count_nonzero(features < 0) :]  # the features that are none of these
        self._sentences = sentences[order]
        self._weights = weights[order]
        counts = np.bincount(features[order], minlength=len(columns))
        self._counts, self._starts = counts, np.cumsum(counts) - counts
        squares = np.bincount(
            self._sentences, weights=self._weights**2, minlength=len(vectors)
        ).astype(np.float64)
        self.rest = np.sqrt(np.maximum(0.0, 1.0 + 1e-9 - squares))
        self._size = len(vectors)

    def products(self, other: _Held) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
        """Give the pairs that share a feature, and the sum of the products of its weights."""
        partners = np.repeat(other._counts, self._counts)  # of each entry on this side
        own = np.repeat(np.arange(len(partners)), partners)
        within = np.arange(len(own)) - np.repeat(np.cumsum(partners) - partners, partners)
        there = np.repeat(np.repeat(other._starts, self._counts), partners) + within
        size = max(1, other._size)
        keys = self._sentences[own] * size + other._sentences[there]
        products = self._weights[own] * other._weights[there]
        if self._size * size <= _TABLE:
            scores = np.bincount(keys, weights=products)
            pairs = np.flatnonzero(scores)
            scores = scores[pairs]
        else:
            pairs, place = np.unique(keys, return_inverse=True)
            scores = np.bincount(place, weights=products)
        return pairs // size, pairs % size, scores.astype(np.float64)

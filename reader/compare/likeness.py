"""How alike two sentences are: vectors of word beginnings, and the few pairs worth weighing.

Knows folded tokens and nothing of order, rows or articles.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.text import is_ideographic

Pair = tuple[int, int]
Vector = dict[str, float]
Numbers = NDArray[np.integer[Any]]

# Up to this many sentence pairs all are weighed; above it, the best partners of each sentence.
_WEIGH_ALL = 40_000
_PARTNERS = 12
# Occurrences of one identical sentence are paired by rank, this far off at most.
_RANK_REACH = 4

_ARABIC_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the beginning that stands for a folded word: inflected forms share it.

    Five letters; a number whole; two syllables of Korean; an elided article ("l'homme"), a
    possessive ("'s") and the Arabic article are dropped first. Empty for what is no word.
    """
    head, mark, tail = word.partition("'")
    if mark:
        word = tail if len(head) <= 2 and len(tail) > 2 else head
    if word and "\uac00" <= word[0] <= "\ud7a3":
        return word[:2]
    if word and "\u0600" <= word[0] <= "\u06ff":
        word = next((word[len(p) :] for p in _ARABIC_ARTICLES if _has_article(word, p)), word)
    if not word[:1].isalnum():
        word = word.lstrip("$€£¥") if len(word) > 1 else ""
    return word if word[:1].isdigit() else word[:5]


def _has_article(word: str, article: str) -> bool:
    return word.startswith(article) and len(word) >= len(article) + 3


def features(words: Sequence[str], *, joined_script: bool) -> list[str]:
    """Give what a sentence is compared by: the stems of its words.

    In a ``joined_script``, one without blanks, characters and their pairs stand for words.
    """
    if not joined_script:
        return [found for word in words if (found := stem(word))]
    stems = [stem(word) for word in words]
    return [feature for feature in _with_character_pairs(words, stems) if feature]


def _with_character_pairs(words: Sequence[str], stems: Sequence[str]) -> list[str]:
    apart = [len(word) == 1 and is_ideographic(word) for word in words]
    kept = [feature for feature, alone in zip(stems, apart, strict=True) if not alone]
    pairs = [
        one + two
        for (one, first), (two, second) in pairwise(zip(words, apart, strict=True))
        if first and second
    ]
    singles = [word for word, alone in zip(words, apart, strict=True) if alone]
    return kept + pairs + singles


class Likeness:
    """Cosines between the sentences of two sides, each remembered once it was asked for.

    A vector weighs every feature by 1 + log of its count, times log(1 + N / n) where n of the N
    sentences of both sides hold it.
    """

    def __init__(self, a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> None:
        joined_script = any(is_ideographic(word) for word in set().union(*a, *b) if len(word) == 1)
        bags_a = [Counter(features(words, joined_script=joined_script)) for words in a]
        bags_b = [Counter(features(words, joined_script=joined_script)) for words in b]
        self._spread = Counter(chain.from_iterable([*bags_a, *bags_b]))
        total = len(a) + len(b)
        rarities = {n: math.log(1 + total / n) for n in set(self._spread.values())}
        self._rarity = {f: rarities[n] for f, n in self._spread.items()}
        self.weights_a = [self._weights(bag) for bag in bags_a]
        self.weights_b = [self._weights(bag) for bag in bags_b]
        self.a = [normalised(weights) for weights in self.weights_a]
        self.b = [normalised(weights) for weights in self.weights_b]
        self._keys_a = [" ".join(words) for words in a]
        self._keys_b = [" ".join(words) for words in b]
        self._known: dict[Pair, float] = {}

    def _weights(self, bag: Counter[str]) -> Vector:
        rarity = self._rarity
        return {f: rarity[f] if n == 1 else (1 + math.log(n)) * rarity[f] for f, n in bag.items()}

    def of(self, i: int, j: int) -> float:
        """Give the cosine of sentence ``i`` of a and ``j`` of b, 0 to 1."""
        known = self._known.get((i, j))
        if known is None:
            same = self._keys_a[i] == self._keys_b[j]
            known = 1.0 if same else cosine(self.a[i], self.b[j])
            self._known[i, j] = known
        return known

    def candidates(self, least: float) -> dict[Pair, float]:
        """Give the pairs with a cosine of at least ``least`` that are worth weighing."""
        if len(self.a) * len(self.b) <= _WEIGH_ALL:
            self._known.update(self._weighed_all(least))
            pairs = self._identical() | self._known.keys()
        else:
            pairs = self._identical() | self._best_partners(least)
        return {pair: like for pair in sorted(pairs) if (like := self.of(*pair)) >= least}

    def _identical(self) -> set[Pair]:
        places = defaultdict(list)
        for j, key in enumerate(self._keys_b):
            places[key].append(j)
        ranks: Counter[str] = Counter()
        found: set[Pair] = set()
        for i, key in enumerate(self._keys_a):
            if not key or key not in places:
                continue
            rank = ranks[key]
            ranks[key] += 1
            first = max(0, rank - _RANK_REACH)
            found.update((i, j) for j in places[key][first : rank + _RANK_REACH + 1])
        return found

    def _weighed_all(self, least: float) -> dict[Pair, float]:
        """Give every pair that is at least so like: for texts of ordinary length.

        Rounded, so that the order in which products are added up decides nothing.
        """
        columns = {feature: column for column, feature in enumerate(self._spread)}
        left, right, score = _Held(self.a, columns).products(_Held(self.b, columns))
        score = np.round(score, 9)
        alike = score >= least
        pairs = zip(left[alike].tolist(), right[alike].tolist(), strict=True)
        return {
            (i, j): 1.0 if self._keys_a[i] == self._keys_b[j] else like
            for (i, j), like in zip(pairs, score[alike].tolist(), strict=True)
        }

    def _best_partners(self, least: float) -> set[Pair]:
        """Give each sentence's best partners by its rarer features: cost stays near linear.

        A pair is left out where even the commoner features could not make it ``least`` like.
        """
        sentences = (len(self.a) + len(self.b)) / 2
        limit = int(2 * max(12, min(24, 0.08 * sentences)))
        rare = {f: k for k, f in enumerate(f for f, n in self._spread.items() if n <= limit)}
        of_a, of_b = _Held(self.a, rare), _Held(self.b, rare)
        left, right, score = of_a.products(of_b)
        could_be = score + of_a.rest[left] * of_b.rest[right] >= least
        left, right, score = left[could_be], right[could_be], score[could_be]
        order = np.lexsort((right, -score, left))
        left, right = left[order], right[order]
        firsts = np.searchsorted(left, left, side="left")
        best = np.arange(len(left)) - firsts < _PARTNERS
        return set(zip(left[best].tolist(), right[best].tolist(), strict=True))


class _Held:
    """Some features of one side, feature by feature: which sentences hold them, how much.

    ``rest`` is the length of each sentence's vector without them. Matrices are not multiplied:
    the threads that numpy starts for that cost more than texts of this size do.
    """

    def __init__(self, vectors: Sequence[Vector], columns: dict[str, int]) -> None:
        column = columns.get
        features = np.array([column(f, -1) for vector in vectors for f in vector], dtype=np.int64)
        weights = np.array([w for vector in vectors for w in vector.values()], dtype=np.float64)
        sentences = np.repeat(np.arange(len(vectors)), [len(vector) for vector in vectors])
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
        if self._size * size <= _WEIGH_ALL:
            scores = np.bincount(keys, weights=products)
            pairs = np.flatnonzero(scores)
            scores = scores[pairs]
        else:
            pairs, place = np.unique(keys, return_inverse=True)
            scores = np.bincount(place, weights=products)
        return pairs // size, pairs % size, scores.astype(np.float64)


def cosine(one: Vector, two: Vector) -> float:
    """Give the cosine of two vectors of length 1."""
    if len(one) > len(two):
        one, two = two, one
    return sum([weight * two[feature] for feature, weight in one.items() if feature in two])


def joined(vectors: Sequence[Vector]) -> Vector:
    """Add the weights of several sentences up: they are taken as one."""
    total: Vector = {}
    for vector in vectors:
        for feature, weight in vector.items():
            total[feature] = total.get(feature, 0.0) + weight
    return total


def normalised(weights: Vector) -> Vector:
    """Scale a vector to length 1; an empty one stays empty."""
    length = math.sqrt(sum([weight * weight for weight in weights.values()]))
    return {feature: weight / length for feature, weight in weights.items()} if length else {}

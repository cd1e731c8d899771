"""How alike two sentences are: vectors of word beginnings, and the few pairs worth weighing.

Knows folded tokens and nothing of order, rows or articles.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from reader.text import is_ideographic

Pair = tuple[int, int]
Vector = dict[str, float]

# Up to this many sentence pairs all are weighed; above it, the best partners of each sentence.
_WEIGH_ALL = 40_000
_PARTNERS = 12
# Occurrences of one identical sentence are paired by rank, this far off at most.
_RANK_REACH = 4

_ARABIC_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the beginning that stands for a folded word: inflected forms share it.

    Five letters; two syllables of Korean; an elided article ("l'homme"), a possessive ("'s") and
    the Arabic article are dropped first. Empty for what is no word.
    """
    head, mark, tail = word.partition("'")
    if mark:
        word = tail if len(head) <= 2 and len(tail) > 2 else head
    if word and "\uac00" <= word[0] <= "\ud7a3":
        return word[:2]
    if word and "\u0600" <= word[0] <= "\u06ff":
        word = next((word[len(p) :] for p in _ARABIC_ARTICLES if _has_article(word, p)), word)
    return word[:5] if word[:1].isalnum() else ("" if len(word) == 1 else word[:5].strip("$€£¥"))


def _has_article(word: str, article: str) -> bool:
    return word.startswith(article) and len(word) >= len(article) + 3


def features(words: Sequence[str], *, joined_script: bool) -> list[str]:
    """Give what a sentence is compared by: the stems of its words.

    In a ``joined_script``, one without blanks, characters and their pairs stand for words.
    """
    found = [stem(word) for word in words]
    if joined_script:
        found = _with_character_pairs(words, found)
    return [feature for feature in found if feature]


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
        self._spread = Counter(feature for bag in bags_a + bags_b for feature in bag)
        total = len(a) + len(b)
        self._rarity = {f: math.log(1 + total / n) for f, n in self._spread.items()}
        self.weights_a = [self._weights(bag) for bag in bags_a]
        self.weights_b = [self._weights(bag) for bag in bags_b]
        self.a = [normalised(weights) for weights in self.weights_a]
        self.b = [normalised(weights) for weights in self.weights_b]
        self._keys_a = [" ".join(words) for words in a]
        self._keys_b = [" ".join(words) for words in b]
        self._known: dict[Pair, float] = {}

    def _weights(self, bag: Counter[str]) -> Vector:
        return {
            f: self._rarity[f] if n == 1 else (1 + math.log(n)) * self._rarity[f]
            for f, n in bag.items()
        }

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
        pairs = self._identical()
        if len(self.a) * len(self.b) <= _WEIGH_ALL:
            pairs.update(self._sharing_something())
        else:
            pairs.update(self._best_partners())
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

    def _sharing_something(self) -> Iterable[Pair]:
        """Give every pair that shares a feature: for texts of ordinary length."""
        postings = self._postings(len(self.b) + len(self.a))
        for i, vector in enumerate(self.a):
            shared = {j for feature in vector for j, _ in postings.get(feature, ())}
            yield from ((i, j) for j in shared)

    def _best_partners(self) -> Iterable[Pair]:
        """Give each sentence's best partners by its rarer features: cost stays near linear."""
        sentences = (len(self.a) + len(self.b)) / 2
        limit = int(max(12, min(24, 0.08 * sentences)))
        postings = self._postings(2 * limit)
        for i, vector in enumerate(self.a):
            scores: dict[int, float] = defaultdict(float)
            for feature, weight in vector.items():
                for j, other in postings.get(feature, ()):
                    scores[j] += weight * other
            for j in nlargest(_PARTNERS, scores, key=scores.__getitem__):
                yield i, j

    def _postings(self, limit: int) -> dict[str, list[tuple[int, float]]]:
        """List the sentences of b by feature, leaving out features of over ``limit`` sentences."""
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for j, vector in enumerate(self.b):
            for feature, weight in vector.items():
                if self._spread[feature] <= limit:
                    postings[feature].append((j, weight))
        return postings


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

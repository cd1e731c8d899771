"""How alike two sentences are: vectors of word beginnings, and the few pairs worth weighing.

Knows folded tokens and nothing of order, rows or articles.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from reader.text.words import is_ideographic

Pair = tuple[int, int]
Vector = dict[str, float]
Side = tuple[Sequence[Vector], Sequence[float]]  # its vectors, and how long they are

# Up to this many sentence pairs are weighed one by one: numpy would take longer to load.
_FEW = 2_500
# Up to this many sentence pairs all are weighed; above it, the best partners of each sentence.
_WEIGH_ALL = 40_000
_PARTNERS = 12
_ROUND = 1e9  # a cosine is rounded to a part of one over this
_MANY, _FEWER_PARTNERS = 20_000, 4  # sentences of both sides from which fewer must do
# Occurrences of one identical sentence are paired by rank, this far off at most.
_RANK_REACH = 4  # a fourth of it where there are many sentences

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


def features(
    words: Sequence[str], *, joined_script: bool, stem_of: Callable[[str], str] = stem
) -> list[str]:
    """Give what a sentence is compared by: the stems of its words.

    In a ``joined_script``, one without blanks, characters and their pairs stand for words.
    """
    stems = list(map(stem_of, words))
    if not joined_script:
        return list(filter(None, stems))
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
        vocabulary = set().union(*a, *b)
        joined_script = any(is_ideographic(word) for word in vocabulary if len(word) == 1)
        stem_of = {word: stem(word) for word in vocabulary}.__getitem__

        def bag(words: Sequence[str]) -> Counter[str]:
            return Counter(features(words, joined_script=joined_script, stem_of=stem_of))

        bags_a, bags_b = [bag(words) for words in a], [bag(words) for words in b]
        self._spread = Counter(chain.from_iterable([*bags_a, *bags_b]))
        total = len(a) + len(b)
        rarities = {n: math.log(1 + total / n) for n in set(self._spread.values())}
        self._rarity = {f: rarities[n] for f, n in self._spread.items()}
        self.weights_a = [self._weights(bag) for bag in bags_a]
        self.weights_b = [self._weights(bag) for bag in bags_b]
        self._lengths_a = [length(weights) for weights in self.weights_a]
        self._lengths_b = [length(weights) for weights in self.weights_b]
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
            known = 1.0 if same else self._cosine(i, j)
            self._known[i, j] = known
        return known

    def _cosine(self, i: int, j: int) -> float:
        lengths = self._lengths_a[i] * self._lengths_b[j]
        return dot(self.weights_a[i], self.weights_b[j]) / lengths if lengths else 0.0

    def candidates(self, least: float) -> dict[Pair, float]:
        """Give the pairs with a cosine of at least ``least`` that are worth weighing."""
        if len(self.weights_a) * len(self.weights_b) <= _WEIGH_ALL:
            self._known.update(self._weighed(least))
            pairs = self._identical() | self._known.keys()
        else:
            pairs = self._identical() | self._best_partners(least)
        return {pair: like for pair in sorted(pairs) if (like := self.of(*pair)) >= least}

    @property
    def _many(self) -> bool:
        """Tell whether these are a list's lines rather than an article's sentences."""
        return len(self.weights_a) + len(self.weights_b) > _MANY

    def _identical(self) -> set[Pair]:
        places = defaultdict(list)
        for j, key in enumerate(self._keys_b):
            places[key].append(j)
        ranks: Counter[str] = Counter()
        reach = _RANK_REACH // 4 if self._many else _RANK_REACH
        found: set[Pair] = set()
        for i, key in enumerate(self._keys_a):
            if not key or key not in places:
                continue
            rank = ranks[key]
            ranks[key] += 1
            first = max(0, rank - reach)
            found.update((i, j) for j in places[key][first : rank + reach + 1])
        return found

    def _weighed(self, least: float) -> dict[Pair, float]:
        """Give every pair that is at least so like: for texts of ordinary length.

        Rounded, so that the order in which products are added up decides nothing.
        """
        few = len(self.weights_a) * len(self.weights_b) <= _FEW
        every = self._few_products() if few else self._products(least)
        rounded = ((pair, round(score * _ROUND) / _ROUND) for pair, score in every)
        return {
            (i, j): 1.0 if self._keys_a[i] == self._keys_b[j] else like
            for (i, j), like in rounded
            if like >= least
        }

    def _few_products(self) -> Iterator[tuple[Pair, float]]:
        """Give the pairs that share a feature, with their cosines, one by one."""
        holders = defaultdict[str, list[tuple[int, float]]](list)
        for j, (vector, long) in enumerate(zip(self.weights_b, self._lengths_b, strict=True)):
            for feature, weight in vector.items():
                holders[feature].append((j, weight / long))
        for i, (vector, long) in enumerate(zip(self.weights_a, self._lengths_a, strict=True)):
            cosines = defaultdict[int, float](float)
            for feature, weight in vector.items():
                own = weight / long
                for j, other in holders.get(feature, ()):
                    cosines[j] += own * other
            yield from (((i, j), score) for j, score in cosines.items())

    def _products(self, least: float) -> Iterable[tuple[Pair, float]]:
        """Give, among others, the pairs that share a feature and are at least so like."""
        from reader.compare.partners import alike

        columns = {feature: column for column, feature in enumerate(self._spread)}
        return alike(*self._sides, columns, least - 1 / _ROUND)

    def _best_partners(self, least: float) -> set[Pair]:
        """Give each sentence's best partners by its rarer features: cost stays near linear.

        A pair is left out where even the commoner features could not make it ``least`` like.
        """
        from reader.compare.partners import best_partners

        sentences = (len(self.weights_a) + len(self.weights_b)) / 2
        limit = int(2 * max(12, min(24, 0.08 * sentences)))
        rare = {f: k for k, f in enumerate(f for f, n in self._spread.items() if n <= limit)}
        most = _FEWER_PARTNERS if self._many else _PARTNERS
        return best_partners(*self._sides, rare, least, most)

    @property
    def _sides(self) -> tuple[Side, Side]:
        return (self.weights_a, self._lengths_a), (self.weights_b, self._lengths_b)


def cosine(one: Vector, two: Vector) -> float:
    """Give the cosine of two vectors, 0 to 1; of an empty one it is 0."""
    product = dot(one, two)
    return product / (length(one) * length(two)) if product else 0.0


def dot(one: Vector, two: Vector) -> float:
    """Give the sum of the products of what two vectors share."""
    if len(one) > len(two):
        one, two = two, one
    return sum([weight * two[feature] for feature, weight in one.items() if feature in two])


def length(vector: Vector) -> float:
    """Give the Euclidean length of a vector."""
    return math.sqrt(sum([weight * weight for weight in vector.values()]))


def joined(vectors: Sequence[Vector]) -> Vector:
    """Add the weights of several sentences up: they are taken as one."""
    total = dict(vectors[0]) if vectors else {}
    for vector in vectors[1:]:
        for feature, weight in vector.items():
            total[feature] = total.get(feature, 0.0) + weight
    return total

"""What a passage states: numbers, dates, doubt and words for saying, each as what it is equal by.

Knows one telling and its language; must not know the other side, nor rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator

from reader.compare.dated import DateAtom, date_words, dates_of
from reader.compare.figures import CURRENCIES, Figure, figure_words, figures_of
from reader.compare.lexicon import Language
from reader.compare.names import Names
from reader.compare.telling import Telling
from reader.model import FactKind
from reader.named import NamedTuple
from reader.record import record

_NEAR = 4  # words within which a second negation only repeats the first


class Amount(NamedTuple):
    """What two statements of a number are equal by."""

    value: float
    unit: str


class Item(NamedTuple):
    """One fact of one side: what it is equal by, and the token numbers that state it."""

    key: Hashable
    tokens: range


Readings = dict[FactKind, list[Item]]


@record(frozen=True, slots=True)
class Known:
    """A telling with what its facts are read with.

    ``signals`` are the numbers of the tokens that can state a fact, in order: few among many.
    ``stated`` are the numbers and dates anywhere in it.
    """

    telling: Telling
    language: Language
    names: Names
    signals: tuple[int, ...]
    stated: frozenset[Hashable]

    @classmethod
    def of(cls, telling: Telling, language: Language) -> Known:
        vocabulary = _signals_among(set(telling.folded), language)
        signals = tuple([k for k, word in enumerate(telling.folded) if word in vocabulary])
        tokens = range(len(telling.folded))
        figures, dates = _figures_and_dates(telling, tokens, signals, language)
        stated = {Amount(figure.value, figure.unit) for figure in figures}
        keys = frozenset(stated | {date.key for date in dates})
        return cls(telling, language, Names(telling, language), signals, keys)

    def readings(self, tokens: range) -> Readings:
        """Read every kind of fact but names and quotations from a passage; none where none is."""
        signals = self._signals_in(tokens)
        if not signals:
            return {}
        figures, dates = _figures_and_dates(self.telling, tokens, signals, self.language)
        dated = {token for date in dates for token in date.tokens}
        return {
            FactKind.NUMBER: [Item(Amount(each.value, each.unit), each.tokens) for each in figures],
            FactKind.DATE: [Item(date.key, date.tokens) for date in dates],
            FactKind.NEGATION: list(self._doubt(tokens, signals, dated)),
            FactKind.ATTRIBUTION: list(self._sayings(tokens, signals)),
        }

    def _signals_in(self, tokens: range) -> tuple[int, ...]:
        first = bisect_left(self.signals, tokens.start)
        return self.signals[first : bisect_left(self.signals, tokens.stop)]

    def fractions(self, tokens: range) -> set[float]:
        """Give the parts of a whole that a passage has in words: "half", "a quarter"."""
        known = self.language.fractions
        return {known[word] for word in self.telling.folded[slice(*_ends(tokens))] if word in known}

    def _doubt(self, tokens: range, signals: Iterable[int], dated: set[int]) -> Iterator[Item]:
        """Give negations and modal words; "May 3" is none."""
        openers = self.language.doubts.openers
        folded = self.telling.folded
        if not any(part in openers for token in signals for part in folded[token].split()):
            return
        words = [(part, token) for token in tokens for part in folded[token].split()]
        last = -_NEAR
        for first, size, kind in self.language.doubts.find([word for word, _ in words]):
            again = kind == "no" and self.language.negates_twice and first - last < _NEAR
            last = first if kind == "no" else last
            token = words[first][1]
            if not again and token not in dated:
                yield Item(kind, range(token, words[first + size - 1][1] + 1))

    def _sayings(self, tokens: range, signals: Iterable[int]) -> Iterator[Item]:
        folded, openers = self.telling.folded, self.language.verbs.openers
        if not any(folded[token] in openers for token in signals):
            return
        for first, size, lemma in self.language.verbs.find(folded[slice(*_ends(tokens))]):
            token = tokens.start + first
            before = folded[token - 1] if token else ""
            if self.language.passive.isdisjoint(before.split()):
                yield Item(lemma, range(token, token + size))


def _ends(tokens: range) -> tuple[int, int]:
    return tokens.start, tokens.stop


def _signals_among(vocabulary: set[str], language: Language) -> set[str]:
    """Give the words that can state a fact; most are letters only, and looked up all at once."""
    openers = language.doubts.openers
    known = date_words(language) | figure_words(language) | openers | language.verbs.openers
    others = (word for word in vocabulary - known if not word.isalpha())
    return vocabulary & known | {word for word in others if _has_figure_or_doubt(word, openers)}


def _has_figure_or_doubt(word: str, openers: frozenset[str]) -> bool:
    if word[:1].isdigit() or word[:1] in CURRENCIES:
        return True
    return any(part in openers for part in word.split())


def _figures_and_dates(
    telling: Telling, tokens: range, signals: tuple[int, ...], language: Language
) -> tuple[list[Figure], list[DateAtom]]:
    """Read dates first: what belongs to one is no number."""
    dates = dates_of(telling, tokens, signals, language)
    dated = {token for date in dates for token in date.tokens}
    undated = [token for token in signals if token not in dated]
    return figures_of(telling, tokens, undated, language), dates

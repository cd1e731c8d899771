"""The facts that two wordings of one passage do not share: numbers, dates, names, doubt, sayings.

Each aligned group is compared as a whole, so what merely moved inside it raises no alarm. Knows
tellings and rows; quotations are matched in ``quotes``, here they only become facts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from reader.compare.dated import DateAtom, date_words, dates_of
from reader.compare.figures import CURRENCIES, Figure, figure_words, figures_of
from reader.compare.lexicon import Language
from reader.compare.names import Names, Passage, changed_names
from reader.compare.quotes import Matched, Quote
from reader.compare.telling import Telling
from reader.model import ComparisonRow, Fact, FactChange, FactKind, RowKind, Span


class Amount(NamedTuple):
    """What two statements of a number are equal by."""

    value: float
    unit: str


class Item(NamedTuple):
    """One fact of one side: what it is equal by, and the token numbers that state it."""

    key: Hashable
    tokens: range


@dataclass(frozen=True, slots=True)
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

    def signals_in(self, tokens: range) -> tuple[int, ...]:
        first = bisect_left(self.signals, tokens.start)
        return self.signals[first : bisect_left(self.signals, tokens.stop)]


def _signals_among(vocabulary: set[str], language: Language) -> set[str]:
    """Give the words that can state a fact; most are letters only, and looked up all at once."""
    known = date_words(language) | figure_words(language)
    known |= language.sayings.keys() | language.doubt.keys()
    others = (word for word in vocabulary - known if not word.isalpha())
    return vocabulary & known | {word for word in others if _has_figure_or_doubt(word, language)}


def _has_figure_or_doubt(word: str, language: Language) -> bool:
    if word[:1].isdigit() or word[:1] in CURRENCIES:
        return True
    return any(part in language.doubt for part in word.split())


Readings = dict[FactKind, list[Item]]
_READ = (FactKind.NUMBER, FactKind.DATE, FactKind.NEGATION, FactKind.ATTRIBUTION)


def facts_of(
    rows: Sequence[ComparisonRow], a: Known, b: Known, quotes: Matched
) -> tuple[Fact, ...]:
    """Give the facts that differ, in order of row and kind."""
    found = [fact for index, row in enumerate(rows) for fact in _of_row(index, row, a, b)]
    found += _of_quotes(rows, a.telling, b.telling, quotes)
    order = {kind: place for place, kind in enumerate(FactKind)}
    return tuple(
        sorted(found, key=lambda fact: (fact.row, order[fact.kind], fact.a or fact.b or Span(0, 0)))
    )


def _of_row(index: int, row: ComparisonRow, a: Known, b: Known) -> Iterator[Fact]:
    if not (row.a and row.b) or row.ghost or row.furniture or row.kind is RowKind.SAME:
        return
    tokens_a, tokens_b = a.telling.tokens_of(row.a), b.telling.tokens_of(row.b)
    read_a, read_b = _readings(a, tokens_a), _readings(b, tokens_b)
    for kind in read_a:
        only_a, only_b = _difference(read_a[kind], read_b[kind])
        if kind is FactKind.ATTRIBUTION and row.kind is RowKind.REWRITTEN:
            only_a, only_b = _answered(only_a, only_b)
        if kind is FactKind.DATE and not (only_a and only_b):
            only_a = _whole_dates([item for item in only_a if item.key not in b.stated], a)
            only_b = _whole_dates([item for item in only_b if item.key not in a.stated], b)
        for item_a, item_b in _paired(only_a, only_b):
            if item_a is None and item_b is not None and item_b.key in a.stated:
                continue  # the other article says it elsewhere: it is no news
            if item_b is None and item_a is not None and item_a.key in b.stated:
                continue
            yield _fact(kind, index, _span(a, item_a), _span(b, item_b))
    names = changed_names(Passage(a.names, tokens_a), Passage(b.names, tokens_b))
    for span_a, span_b in names:
        yield _fact(FactKind.NAME, index, span_a, span_b)


def _difference(a: Iterable[Item], b: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Give what each side has more often than the other, the later occurrences left over."""
    items_a, items_b = list(a), list(b)
    if not (items_a and items_b):
        return items_a, items_b
    counts_a = Counter(item.key for item in items_a)
    counts_b = Counter(item.key for item in items_b)
    return _beyond(items_a, counts_b), _beyond(items_b, counts_a)


def _beyond(items: Iterable[Item], other: Counter[Hashable]) -> list[Item]:
    left = Counter(other)
    beyond: list[Item] = []
    for item in items:
        if left[item.key]:
            left[item.key] -= 1
        else:
            beyond.append(item)
    return beyond


def _answered(only_a: list[Item], only_b: list[Item]) -> tuple[list[Item], list[Item]]:
    """Keep what stands against something: of sentences told anew, one more "said" says little."""
    size = min(len(only_a), len(only_b))
    return only_a[:size], only_b[:size]


def _whole_dates(items: list[Item], known: Known) -> list[Item]:
    """Join the parts of one date, "Monday, April 30", where all of it is missing elsewhere."""
    joined: list[Item] = []
    for item in items:
        if not joined or not _adjoins(joined[-1].tokens, item.tokens, known):
            joined.append(item)
        else:
            before = joined.pop()
            key = (before.key, item.key)
            joined.append(Item(key, range(before.tokens.start, item.tokens.stop)))
    return joined


def _adjoins(before: range, after: range, known: Known) -> bool:
    between = known.telling.folded[before.stop : after.start]
    return all(word in (",", "the", "of", "de") for word in between)


def _paired(only_a: list[Item], only_b: list[Item]) -> Iterator[tuple[Item | None, Item | None]]:
    """Pair what is left on both sides in order; the rest stands on one side only.

    A number that has its unit on one side only is the same number.
    """
    for item in list(only_a):
        same = next((other for other in only_b if _same_number(item.key, other.key)), None)
        if same is not None:
            only_a.remove(item)
            only_b.remove(same)
    yield from zip_longest(only_a, only_b)


def _same_number(one: Hashable, two: Hashable) -> bool:
    if not (isinstance(one, Amount) and isinstance(two, Amount)):
        return False
    return one.value == two.value and "" in (one.unit, two.unit)


def _span(known: Known, item: Item | None) -> Span | None:
    return known.telling.span(item.tokens.start, item.tokens.stop) if item else None


def _fact(kind: FactKind, row: int, a: Span | None, b: Span | None, like: float = 0.0) -> Fact:
    if a is None:
        change = FactChange.ONLY_B
    else:
        change = FactChange.ONLY_A if b is None else FactChange.ALTERED
    return Fact(kind, change, row, a, b, like)


# --------------------------------------------------------------------------- readings


def _readings(known: Known, tokens: range) -> Readings:
    """Read every kind of fact but names and quotations from a passage."""
    signals = known.signals_in(tokens)
    if not signals:
        return {kind: [] for kind in _READ}
    figures, dates = _figures_and_dates(known.telling, tokens, signals, known.language)
    return {
        FactKind.NUMBER: [
            Item(Amount(figure.value, figure.unit), figure.tokens) for figure in figures
        ],
        FactKind.DATE: [Item(date.key, range(date.token, date.token + 1)) for date in dates],
        FactKind.NEGATION: list(_doubt(known, signals)),
        FactKind.ATTRIBUTION: list(_sayings(known, signals)),
    }


def _figures_and_dates(
    telling: Telling, tokens: range, signals: tuple[int, ...], language: Language
) -> tuple[list[Figure], list[DateAtom]]:
    """Read dates first: what belongs to one is no number."""
    dates = dates_of(telling, tokens, signals, language)
    dated = {date.token for date in dates}
    undated = [token for token in signals if token not in dated]
    return figures_of(telling, tokens, undated, language), dates


def _doubt(known: Known, signals: Iterable[int]) -> Iterator[Item]:
    for token in signals:
        for word in known.telling.folded[token].split():
            if word in known.language.doubt:
                yield Item(known.language.doubt[word], range(token, token + 1))


def _sayings(known: Known, signals: Iterable[int]) -> Iterator[Item]:
    for token in signals:
        lemma = known.language.sayings.get(known.telling.folded[token])
        before = known.telling.folded[token - 1] if token else ""
        if lemma and known.language.passive.isdisjoint(before.split()):
            yield Item(lemma, range(token, token + 1))


# --------------------------------------------------------------------------- quotations


def _of_quotes(
    rows: Sequence[ComparisonRow], a: Telling, b: Telling, quotes: Matched
) -> Iterator[Fact]:
    row_of_a = {k: n for n, row in enumerate(rows) if not row.ghost for k in row.a}
    row_of_b = {k: n for n, row in enumerate(rows) if not row.ghost for k in row.b}

    def home(telling: Telling, quote: Quote, row_of: dict[int, int]) -> int:
        return row_of[telling.sentence_at(quote.span.start)]

    for match in quotes.altered:
        row = home(a, match.a, row_of_a)
        yield _fact(FactKind.QUOTE, row, match.a.span, match.b.span, match.similarity)
    for quote in quotes.only_a:
        yield _fact(FactKind.QUOTE, home(a, quote, row_of_a), quote.span, None)
    for quote in quotes.only_b:
        yield _fact(FactKind.QUOTE, home(b, quote, row_of_b), None, quote.span)

"""The facts that two wordings of one passage do not share: numbers, dates, names, doubt, sayings.

Each aligned group is compared as a whole, so what merely moved inside it raises no alarm. Knows
tellings and rows; quotations are matched in ``quotes``, here they only become facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest

from reader.compare.name_changes import Passage, changed_names
from reader.compare.quotes import Matched, Quote
from reader.compare.readings import Amount, Item, Known
from reader.compare.telling import Telling
from reader.model import ComparisonRow, Fact, FactChange, FactKind, RowKind, Span


def facts_of(
    rows: Sequence[ComparisonRow], a: Known, b: Known, quotes: Matched
) -> tuple[Fact, ...]:
    """Give the facts that differ, in order of row and kind."""
    found = [fact for index, row in enumerate(rows) for fact in _of_row(index, row, a, b)]
    found = _without_neighbours(dict.fromkeys(found), a.telling, b.telling)
    found += _of_quotes(rows, a.telling, b.telling, quotes)
    order = {kind: place for place, kind in enumerate(FactKind)}
    return tuple(
        sorted(found, key=lambda fact: (fact.row, order[fact.kind], fact.a or fact.b or Span(0, 0)))
    )


def _of_row(index: int, row: ComparisonRow, a: Known, b: Known) -> Iterator[Fact]:
    if not (row.a and row.b) or row.ghost or row.furniture or row.kind is RowKind.SAME:
        return
    tokens_a, tokens_b = a.telling.tokens_of(row.a), b.telling.tokens_of(row.b)
    read_a, read_b = a.readings(tokens_a), b.readings(tokens_b)
    for kind in read_a or read_b:
        only_a, only_b = _difference(read_a.get(kind, ()), read_b.get(kind, ()))
        if kind is FactKind.ATTRIBUTION and row.kind is RowKind.REWRITTEN:
            only_a, only_b = _answered(only_a, only_b)
        if kind is FactKind.NUMBER:
            only_a = _not_in_words(only_a, b.fractions(tokens_b))
            only_b = _not_in_words(only_b, a.fractions(tokens_a))
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


def _without_neighbours(facts: Iterable[Fact], a: Telling, b: Telling) -> list[Fact]:
    """Drop the words for saying that only went over to a neighbouring row: one says it there."""
    found = list(facts)
    open_b = {
        (fact.row, _word(fact.b, b)): fact
        for fact in found
        if fact.kind is FactKind.ATTRIBUTION and fact.a is None
    }
    gone: set[Fact] = set()
    for fact in found:
        if fact.kind is FactKind.ATTRIBUTION and fact.b is None:
            word = _word(fact.a, a)
            beside = ((fact.row + step, word) for step in (-1, 1, -2, 2))
            answer = next((open_b.pop(key) for key in beside if key in open_b), None)
            gone |= {fact, answer} if answer else set()
    return [fact for fact in found if fact not in gone]


def _word(span: Span | None, telling: Telling) -> str:
    return span.of(telling.text).lower() if span else ""


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


def _not_in_words(items: list[Item], fractions: set[float]) -> list[Item]:
    """Drop the numbers that the other side writes as a word: "25 percent", "a quarter"."""
    if not fractions:
        return items
    values = fractions | {100 * part for part in fractions}
    return [item for item in items if not _near_one(item.key, values)]


def _near_one(key: Hashable, values: set[float]) -> bool:
    return isinstance(key, Amount) and any(abs(key.value - value) < 0.01 for value in values)


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
    kinds = dict.fromkeys(_kind_of(item.key) for item in (*only_a, *only_b))
    for kind in kinds:
        yield from zip_longest(
            [item for item in only_a if _kind_of(item.key) == kind],
            [item for item in only_b if _kind_of(item.key) == kind],
        )


def _kind_of(key: Hashable) -> str:
    """Name what can stand against a fact: a month never answers a year, a weekday "today"."""
    if isinstance(key, tuple) and not isinstance(key, Amount) and isinstance(key[0], str):
        return "" if key[0] == "weekday" else key[0]
    return ""


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

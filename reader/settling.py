"""The collection's word on dates that can be read two ways or that very many share, in the index.

Every scan decides anew from what is in the index, so the order in which files arrive does not
matter. Knows anatomy, sources and store; must not know how a decision is made (see ``ordering``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader import amending, ordering, sharing
from reader.hints import TYPE_CHECKING
from reader.model import BroadsheetError, DateOrder
from reader.store.index import date_orders, shared_dates

if TYPE_CHECKING:
    from reader.ordering import Decision
    from reader.sources import Collection
    from reader.store.index.date_orders import Undecided
    from reader.store.index.index import Index
    from reader.store.state.state import State

_ANSWER = "date order"


def date_order_of(state: State, collection: Collection) -> DateOrder | None:
    """Give what the user answered for a collection."""
    return _order(state.recall(collection.key, _ANSWER))


def order_chosen(choices: Mapping[str, str]) -> Iterator[DateOrder | None]:
    """Give the answer, or that there is none, where it is among the choices of a collection."""
    if _ANSWER in choices:
        yield _order(choices[_ANSWER])


def _order(kept: str | None) -> DateOrder | None:
    return DateOrder(kept) if kept in tuple(DateOrder) else None


def keep_date_order(
    state: State, collection: Collection, order: DateOrder | None, phrase: str
) -> None:
    """Keep the user's answer for a collection, as a deed; None takes it back."""
    state.decide(collection.key, {_ANSWER: order.value if order else ""}, phrase)


def settle(
    collection: Collection,
    index: Index,
    answer: DateOrder | None,
    after: int = -1,
    most: int = 100,
) -> int:
    """Enter articles anew whose date is not read as it should be, beginning after a key.

    Give the key to go on from, or -1 when that was the last.
    """
    if index.blank or not (waiting := index.ask(date_orders.undecided, after, most)):
        return -1
    habits = ordering.Habits.of(index.ask(date_orders.habits))
    for each in waiting:
        wanted = habits.decide(each.outlet, answer)
        if each.decided != _written(wanted):
            _enter_anew(collection, index, each, wanted)
    return waiting[-1].entry.key if len(waiting) == most else -1


def count_settled(index: Index, answer: DateOrder | None) -> int:
    """Count the articles that ``settle`` would date otherwise than they are dated now."""
    habits = ordering.Habits.of(index.ask(date_orders.habits))
    return sum(
        count
        for outlet, decided, count in index.ask(date_orders.decisions)
        if decided != _written(habits.decide(outlet, answer))
    )


def _written(decision: Decision | None) -> str:
    return decision.written if decision else "?"


def doubt_shared(index: Index, most: int = 2000) -> bool:
    """Mark articles whose declared date too many share, and no others; tell if all are done."""
    if index.blank:
        return True
    common = sharing.too_common(index.ask(shared_dates.counted))
    if amiss := index.ask(shared_dates.amiss, common, most):
        index.do(shared_dates.turn, amiss)
    return len(amiss) < most


def _enter_anew(
    collection: Collection, index: Index, each: Undecided, wanted: Decision | None
) -> None:
    try:
        read = amending.article_of(collection, index, each.entry)
    except BroadsheetError:
        return  # a file that cannot be read now keeps its article as it is
    amending.enter(index, ordering.ordered(read, _written(wanted)), each.amended)

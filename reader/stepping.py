"""What undo and redo would change in a collection, told before they do it.

Knows the log of the state and the index that says whom a choice is about; must not know how a
deed is taken back, nor who asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.model import Step
from reader.settling import count_settled, order_chosen
from reader.store.index import outlet_names
from reader.store.index.outlet_names import RENAMED

if TYPE_CHECKING:
    from reader.store.index.index import Index
    from reader.store.state.undoing import Logged


def step_of(logged: Logged | None, index: Index) -> Step | None:
    """Give a deed of the log with the number of articles that change with it."""
    if logged is None:
        return None
    if logged.pairs == 1 and not logged.choices:
        return Step(logged.number, logged.phrase, 1)  # of two articles laid side by side
    articles = logged.articles + _renamed(logged.choices, index) + _dated(logged.choices, index)
    return Step(logged.number, logged.phrase, articles)


def _renamed(choices: Mapping[str, str], index: Index) -> int:
    names = [name.removeprefix(RENAMED) for name in choices if name.startswith(RENAMED)]
    return index.ask(outlet_names.count, names)


def _dated(choices: Mapping[str, str], index: Index) -> int:
    return sum(count_settled(index, order) for order in order_chosen(choices))

"""Deeds on very many articles, done a part at a time, so that nobody has to wait for them.

Each part is on disk, in the state and in the index, before the next one begins, and all of them
are one entry of the log: whatever ends the program in between, what was done can be undone. Must
not know who watches.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.record import replace
from reader.store.following import take_over
from reader.store.index import listed, shelves
from reader.store.roots import identity
from reader.store.sqlite import BusyError
from reader.store.state.marking import Begun, MarkTo

if TYPE_CHECKING:
    from reader.model import Filter, Step
    from reader.sources import Collection
    from reader.store.index.index import Index
    from reader.store.state.state import State
    from reader.store.state.undoing import Taken

PART = 500  # articles, some 20 ms


class Along(NamedTuple):
    """How far such a deed is, in articles, and in a phrase what it did so far."""

    done: int
    total: int
    phrase: str


def mark_all_read(
    collection: Collection, index: Index, state: State, wanted: Filter, arrivals: int
) -> Iterator[Along]:
    """Mark read what passes a filter, the newest first, and came before so many had arrived."""
    keys = index.ask(shelves.keys, replace(wanted, unread=True), arrivals)
    begun, mark = Begun(), MarkTo("read", True, "marked {:,} read".format)
    with state.at_work():
        for start in range(0, len(keys), PART):
            done = min(start + PART, len(keys))
            entries = index.ask(listed.entries_at, keys[start:done])
            names = [identity(collection.locate, entry) for entry in entries]
            begun = begun._replace(of=len(keys) if done < len(keys) else 0)
            further = state.go_on(collection.key, begun, names, mark)
            if further is None:
                return  # another session took it back
            begun = further
            _follow(collection, index, state)
            yield Along(done, len(keys), mark.phrase(begun.changed))


def undo(collection: Collection, index: Index, state: State, step: Step) -> Iterator[Along]:
    """Take a deed back. Raise StateError where it is no longer the last one."""
    with state.at_work():
        taken = state.begin_undoing(collection.key, step.number, PART)
        yield from _stepped(collection, index, state, step, taken)


def redo(collection: Collection, index: Index, state: State, step: Step) -> Iterator[Along]:
    """Do a deed again. Raise StateError where it is no longer the one that was undone last."""
    with state.at_work():
        taken = state.begin_redoing(collection.key, step.number, PART)
        yield from _stepped(collection, index, state, step, taken)


def _stepped(
    collection: Collection, index: Index, state: State, step: Step, taken: Taken | None
) -> Iterator[Along]:
    done = 0
    while taken is not None:
        _follow(collection, index, state)
        done = min(done + PART, step.articles)
        phrase = f"{'undone' if taken.undone else 'redone'}: {taken.phrase}"
        yield Along(done if taken.after is not None else step.articles, step.articles, phrase)
        taken = state.step_on(taken, PART) if taken.after is not None else None


def _follow(collection: Collection, index: Index, state: State) -> None:
    """Let the index show what was done; one that cannot take it now does so later."""
    with suppress(BusyError):
        take_over(collection.locate, index, state)

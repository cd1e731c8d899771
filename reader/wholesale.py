"""Deeds on very many articles, done a part at a time, so that nobody has to wait for them.

Each part is on disk, in the state, before the next one begins, and all of them are one entry of
the log: whatever ends the program in between, what was done can be undone. The index follows soon.
Must not know who watches.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from reader.named import NamedTuple
from reader.record import replace
from reader.store.following import Copier, take_over
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
    """How far such a deed is, in articles, and in a phrase what it did so far; ``number`` names it
    in the log."""

    done: int
    total: int
    phrase: str
    number: int


def mark_all_read(
    collection: Collection, index: Index, state: State, wanted: Filter, arrivals: int
) -> Iterator[Along]:
    """Mark read what passes a filter and came before so many had arrived."""
    begun, mark, done = Begun(), MarkTo("read", True, "marked {:,} read".format), 0
    with state.at_work(), ExitStack() as at_the_end:
        copier = Copier(collection.locate, index, state)
        at_the_end.callback(copier.copy)
        for part, left in _parts(index, replace(wanted, unread=True), arrivals):
            entries = index.ask(listed.entries_at, part)
            names = [identity(collection.locate, entry) for entry in entries]
            whole = done + len(part) + left
            begun = begun._replace(of=whole if left else 0)
            further = state.go_on(collection.key, begun, names, mark)
            if further is None:
                return  # another session took it back
            begun = further
            copier.marked(part, begun.revision)
            if not done:
                copier.copy()
            done += len(part)
            yield Along(done, whole, mark.phrase(begun.changed), begun.deed)


def _parts(index: Index, unread: Filter, arrivals: int) -> Iterator[tuple[Sequence[int], int]]:
    """Give the articles a part at a time, and how many are left then: the newest ones first, then
    the rest as the files lie. What is kept of neighbours is written together, in half the time.
    """
    keys = index.ask(shelves.keys, unread, arrivals)
    newest = frozenset(keys[:PART])
    if keys:
        yield keys[:PART], len(keys) - len(newest)
    if len(keys) > PART:
        filed = index.ask(shelves.keys, unread, arrivals, as_filed=True)
        keys = array("q", (key for key in filed if key not in newest))  # should it be unread again
        for start in range(0, max(1, len(keys)), PART):  # the end is told, whoever else marked them
            yield keys[start : start + PART], max(0, len(keys) - start - PART)


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
        reached = done if taken.after is not None else step.articles
        yield Along(reached, step.articles, phrase, taken.number)
        taken = state.step_on(taken, PART) if taken.after is not None else None


def _follow(collection: Collection, index: Index, state: State) -> None:
    """Let the index show what was done; one that cannot take it now does so later."""
    with suppress(BusyError):
        take_over(collection.locate, index, state)

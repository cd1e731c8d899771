"""A deed on very many articles that is killed (SIGKILL) in its midst.

Every part that was shown is on disk, the log says no more than was done, a sentence at the next
start tells that it is half, and undo takes it back whole.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from reader import wholesale
from reader.library import Library
from reader.model import Filter
from reader.wholesale import Along
from tests.desk.conftest import Desk, marks

MANY = 40  # articles, and the three of the desk
Deed = Callable[[Library], Iterator[Along]]


def mark_all(library: Library) -> Iterator[Along]:
    return library.mark_all_read(Filter(), library.arrivals)


def undo(library: Library) -> Iterator[Along]:
    step = library.next_undone()
    assert step is not None
    return library.undo_by_parts(step)


def redo(library: Library) -> Iterator[Along]:
    step = library.next_redone()
    assert step is not None
    return library.redo_by_parts(step)


@pytest.fixture(name="crowd")
def _crowd(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(wholesale, "PART", 3)
    for number in range(MANY):
        desk.write(f"{number}.txt", "orchard", f"\n\nEdition {number}.")
    desk.open()
    desk.close()
    return desk


def read(library: Library) -> int:
    return sum(mark.read for mark in marks(library).values())


def killed(desk: Desk, deed: Deed, shown: int, moment: int) -> int:
    """Let a process do a deed, and kill it soon after so many parts were shown; give how many
    articles it had shown as done."""
    end, beginning = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        for along in deed(desk.open()):
            os.write(beginning, bytes([along.done]))
        os._exit(0)
    os.close(beginning)
    seen = b""
    while len(seen) < shown and (part := os.read(end, 1)):
        seen += part
    for _ in range(moment):
        pass  # so that the kill comes anywhere in the next part
    os.kill(child, signal.SIGKILL)
    while part := os.read(end, 100):
        seen += part
    os.close(end)
    os.waitpid(child, 0)
    return max(seen, default=0)


def undone(library: Library) -> None:
    """See that undo takes back whatever was left, and leaves nothing half."""
    library.undo()
    assert read(library) == 0
    assert library.next_undone() is None


@pytest.mark.parametrize("runs", [8, pytest.param(120, marks=pytest.mark.slow)])
@pytest.mark.parametrize("deed", [mark_all, undo, redo])
def test_half_a_deed_is_known_as_half_and_can_be_taken_back(
    crowd: Desk, deed: Deed, runs: int
) -> None:
    total, halves = MANY + 3, 0
    for seed in range(runs):
        chance = random.Random(seed)
        if deed is not mark_all:
            list(mark_all(crowd.open()))
        if deed is redo:
            crowd.open().undo()
        crowd.close()
        shown = killed(crowd, deed, chance.randint(0, 13), chance.randint(0, 60_000))
        library = crowd.open()
        done = total - read(library) if deed is undo else read(library)
        assert shown <= done <= total
        half = 0 < done < total
        halves += half
        assert [each for each in library.notices if "before" in each] == library.notices
        assert bool(library.notices) is half, f"seed {seed}: {done} of {total}"
        if deed is mark_all and done:
            step = library.next_undone()
            assert step is not None
            assert (step.phrase, step.articles) == (f"marked {done} read", done)
        if read(library):
            undone(library)
        crowd.close()
    assert halves > runs // 3  # else this would show little


def test_it_is_said_until_it_was_heeded_and_then_no_more(crowd: Desk) -> None:
    list(islice(mark_all(crowd.open()), 2))
    crowd.close()
    said = ["Only a part was done before it broke off: marked 6 read, of 43; undo takes it back."]
    for _ in range(2):
        assert crowd.open().notices == said
    library = crowd.open()
    library.heed()
    assert library.notices == crowd.open().notices == []
    undone(library)


def test_of_one_that_goes_on_in_another_session_nothing_is_said(crowd: Desk) -> None:
    deed = mark_all(crowd.open())
    next(deed)
    assert crowd.open().notices == []
    other = crowd.open()
    other.star([other.find("1.txt")])
    list(deed)
    assert crowd.open().notices == []
    assert read(crowd.open()) == MANY + 3


def test_where_no_lock_can_be_had_a_whole_deed_is_no_half(
    crowd: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_lock(_place: int, _how: int) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr("fcntl.flock", no_lock)
    list(mark_all(crowd.open()))
    assert crowd.open().notices == []
    list(islice(undo(crowd.open()), 2))
    crowd.close()
    assert ["only a part was taken back" in each for each in crowd.open().notices] == [True]

"""Spare processes that read files: what a text says is found out on all cores, not on one.

A hand is ``serve`` run by itself. It reads the files it is told on its standard input, and ends
when that is closed, so it outlives nobody. What it gives is what ``parsing`` gives here, in the
same order: where no hand can be had, or one is lost, the files are read in this process. Must not
know what becomes of readings.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reader.parsing import readings as read_here
from reader.sources import FoundFile, Place
from reader.tuples import NamedTuple

if TYPE_CHECKING:
    from subprocess import Popen

    from reader.store.index.catalogue import Reading

_WORTH = 500  # files from which hands are worth their start, which takes as long as 200
_MOST = 4  # hands: what one process can enter in the index while they read
_SMALL = 256_000  # bytes of a file that is given to a hand; a larger one is read here, part by part
_PART = 16  # files given at once: no key is answered while what they gave is taken up
_PART_BYTES = 1_000_000  # of them
_NAMES = 8_000  # letters of their names: what a hand is asked fits into a pipe that nobody empties
_AHEAD = 2  # parts that a hand has at once: one it reads, one that waits
_NICE = 10  # how far a hand stands back behind the keys and the screen
# Stands back before it loads anything, which takes as much time as reading many files.
_BEGIN = "import os; getattr(os, 'nice', int)({}); from reader.hands import serve; serve()"
_LOST = (OSError, EOFError, pickle.UnpicklingError)

Outlets = frozenset[str]
Halt = Callable[[FoundFile], Place | None]


class _Part(NamedTuple):
    """Files that are read together; ``after`` where a lone one is to be gone on with."""

    files: list[FoundFile]
    after: Place | None = None
    alone: bool = False  # whether it is read here


def readings(
    files: deque[FoundFile], outlets: Outlets, halt: Halt
) -> Generator[Reading, None, None]:
    """Read files, in order, and take them out of ``files`` meanwhile.

    ``halt`` tells behind which article of a file the last scan was stopped.
    """
    with ExitStack() as until_done:
        hands = [until_done.enter_context(_Hand(outlets)) for _ in range(wanted(len(files)))]
        underway = deque[tuple[_Part, _Hand | None]]()
        turn, parts = 0, _parts(files, halt)
        for part in parts:
            hand = None if part.alone or not hands else hands[turn % len(hands)]
            if hand is not None:
                hand.give(part)
                turn += 1
            underway.append((part, hand))
            if len(underway) > _AHEAD * len(hands):
                yield from _taken(*underway.popleft(), outlets)
        for part, hand in underway:
            yield from _taken(part, hand, outlets)


def wanted(files: int) -> int:
    """Tell how many hands to take for so many files: a core is left for who enters what they read,
    and answers the keys meanwhile."""
    if files < _WORTH or not Path(sys.executable or "").name.startswith("python"):
        return 0  # a program of its own, with Python inside, starts something else
    return min(_MOST, _cores() - 1)


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _parts(files: deque[FoundFile], halt: Halt) -> Iterator[_Part]:
    part, size, letters = list[FoundFile](), 0, 0
    while files:
        found = files.popleft()
        after = halt(found)
        alone = after is not None or found.size > _SMALL
        full = len(part) == _PART or size > _PART_BYTES or letters > _NAMES
        if part and (alone or full):
            yield _Part(part)
            part, size, letters = [], 0, 0
        if alone:
            yield _Part([found], after, alone=True)
        else:
            part.append(found)
            size += found.size
            letters += len(found.path) + len(str(found.place))
    if part:
        yield _Part(part)


def _taken(part: _Part, hand: _Hand | None, outlets: Outlets) -> Iterable[Reading]:
    """Give what was read of a part: by a hand, or now."""
    read = hand.take() if hand is not None else None
    if read is not None:
        return read
    return (each for found in part.files for each in read_here(found, outlets, part.after))


class _Hand:
    """One spare process. ``give`` and ``take`` go by turns: what was given first is taken first."""

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        self._process: Popen[bytes] | None = None

    def __enter__(self) -> _Hand:
        from subprocess import DEVNULL, PIPE, Popen

        # -P: no module of the folder we are in.
        command = [sys.executable, "-P", "-c", _BEGIN.format(_NICE)]
        with suppress(OSError):
            self._process = Popen(
                command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True
            )
            self._say(self._outlets)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._lose()

    def give(self, part: _Part) -> None:
        """Have a part read."""
        self._say(part.files)

    def _say(self, what: object) -> None:
        if self._process is not None and self._process.stdin is not None:
            try:
                _put(self._process.stdin, what)
            except _LOST:
                self._lose()

    def take(self) -> list[Reading] | None:
        """Give what was read of the part that was given first; None where the hand is lost."""
        if self._process is None or self._process.stdout is None:
            return None
        try:
            read: list[Reading] = pickle.load(self._process.stdout)
        except _LOST:
            self._lose()
            return None
        return read

    def _lose(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError):  # what it was not given any more
                process.communicate()


def _put(pipe: IO[bytes], what: object) -> None:
    pickle.dump(what, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def serve() -> None:
    """Be a hand: read what is asked for until nobody asks any more."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # a format's library may print
    with suppress(*_LOST):
        outlets = pickle.load(sys.stdin.buffer)
        while True:
            files = pickle.load(sys.stdin.buffer)
            _put(replies, [each for found in files for each in read_here(found, outlets)])

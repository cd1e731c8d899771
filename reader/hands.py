"""Spare processes that read files: what a text says is found out on all cores, not on one.

A hand is a ``spare`` Python that reads the files it is told, and ends when nobody tells it any
more, so it outlives nobody. What it gives is what ``parsing`` gives here, in the same order: where
no hand can be had, or one is lost, the files are read in this process. Must not know what becomes
of readings.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from reader.named import NamedTuple
from reader.parsing import readings as read_here
from reader.sources import FoundFile, Place
from reader.spare import LostError, Spare, asker, cores, may_be_had

if TYPE_CHECKING:
    from reader.store.index.catalogue import Reading

_WORTH = 500  # files from which hands are worth their start, which takes as long as 200
_MOST = 4  # hands: what one process can enter in the index while they read
_SMALL = 256_000  # bytes of a file that is given to a hand; a larger one is read here, part by part
_PART = 16  # files given at once: no key is answered while what they gave is taken up
_PART_BYTES = 1_000_000  # of them
_NAMES = 8_000  # letters of their names: what a hand is asked fits into a pipe that nobody empties
_AHEAD = 2  # parts that a hand has at once: one it reads, one that waits

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
    return min(_MOST, cores() - 1) if files >= _WORTH and may_be_had() else 0


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
        self._spare = Spare(__name__)

    def __enter__(self) -> _Hand:
        self._spare.__enter__()
        self._spare.say(self._outlets)
        return self

    def __exit__(self, *_: object) -> None:
        self._spare.end()

    def give(self, part: _Part) -> None:
        """Have a part read."""
        self._spare.say(part.files)

    def take(self) -> list[Reading] | None:
        """Give what was read of the part that was given first; None where the hand is lost."""
        try:
            read: list[Reading] = self._spare.hear()
        except LostError:
            return None
        return read


def serve() -> None:
    """Be a hand: read what is asked for until nobody asks any more."""
    line = asker()
    with suppress(LostError):
        outlets = line.hear()
        while True:
            files = line.hear()
            line.say([each for found in files for each in read_here(found, outlets)])

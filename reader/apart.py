"""A scan with much to do goes on apart: in a process of its own, for which no key has to wait.

What is done in a moment is done in this process. Where no other can be had, or it is lost, the
scan goes on in this one: what was entered in the index by then stays there. Must not know who
watches, nor what a scan does.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from itertools import islice
from typing import TYPE_CHECKING

from reader.model import BroadsheetError, Progress
from reader.record import replace
from reader.spare import Line, LostError, Spare, asker, end_with, may_be_had

if TYPE_CHECKING:
    from reader.library import Library

_MUCH = 300  # files, or articles: they take as long as a process to begin
# Only these are left for another process. Who gives up comparing has all compared again.
_LEFT_IN = ("reading", "indexing")

Reports = Generator[Progress, None, tuple[Progress, bool]]  # at the end the last, and if all is


class Scan:
    """One scan, which may be given up from another thread."""

    def __init__(self) -> None:
        self._given_up = False
        self._other: Spare | None = None

    def give_up(self) -> None:
        """End it at the next report, and the other process at once."""
        self._given_up = True
        if self._other is not None:
            self._other.kill()

    def run(self, library: Library) -> Iterator[Progress]:
        """Bring the index up to date as ``Library.scan`` does; raise what that would."""
        now, done = yield from self._here(library, Progress("reading"), whole=False)
        if not done and library.at_home and may_be_had():
            now, done = yield from self._there(library, now)
        if not done:
            yield from self._here(library, now, whole=True)

    def _here(self, library: Library, before: Progress, *, whole: bool) -> Reports:
        """Scan in this process: to the end, or until there turns out to be much to do."""
        now = before
        with closing(library.scan()) as steps:
            for step in steps:
                if self._given_up:
                    break
                now = _and(before, step)
                yield now
                if not whole and _is_much(step):
                    return now, False
        return now, True

    def _there(self, library: Library, before: Progress) -> Reports:
        """Scan in another process, as far as that comes."""
        now = before
        with Spare(__name__) as self._other, suppress(LostError):
            self._other.say(library)
            open_one(library)
            while (told := self._hear(self._other)) is not None:
                now = _and(before, told)
                yield now
            library.take_up(now)
            return now, True
        return now, self._given_up

    def _hear(self, other: Spare) -> Progress | None:
        """Give what is told next; None at the end. Raise LostError, or what ended the scan."""
        if self._given_up:
            raise LostError
        told = other.hear()
        if isinstance(told, str):
            raise BroadsheetError(told)
        step: Progress | None = told
        return step


def open_one(library: Library) -> None:
    """Open an article, so that the first one for which a key waits is not the first: what opens it
    takes long to load."""
    from reader.duplicates import longest_passage  # noqa: F401  # to have it loaded

    with suppress(BroadsheetError):
        for row in islice(library.select(), 1):
            library.article(row.id)


def _is_much(step: Progress) -> bool:
    left, came = (step.total or 0) - step.done, step.new + step.changed + step.gone
    return step.stage in _LEFT_IN and max(left, came, step.waiting) >= _MUCH


def _and(before: Progress, now: Progress) -> Progress:
    """Count what was done before by a part of the same scan."""
    return replace(
        now,
        new=before.new + now.new,
        changed=before.changed + now.changed,
        gone=before.gone + now.gone,
        fresh=max(before.fresh, now.fresh),
    )


def serve() -> None:
    """Be the other process: scan what one is told to, and tell how far it is; at the end nothing,
    or the sentence that says why it is no end."""
    line = asker()
    with suppress(LostError):
        library: Library = line.hear()
        end_with(line)
        try:
            _scan_for(line, library)
        except BroadsheetError as error:
            line.say(str(error))


def _scan_for(line: Line, library: Library) -> None:
    with library:
        for step in library.scan():
            if not library.at_home:
                return  # nobody else would see what is entered there
            line.say(replace(step, problems=()))  # all of them, each time: they may be many
    line.say(step)
    line.say(None)

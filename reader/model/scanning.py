"""How far a scan is, the files that it could not use, and the one question it may ask."""

from __future__ import annotations

from reader.model.article import DateOrder
from reader.named import NamedTuple
from reader.record import record


class Problem(NamedTuple):
    """One file that could not be used, or a place in it: its path and the cause, as a phrase.

    ``place`` is empty where nothing of the file could be used; else the line, the entry or the
    archive member that was passed over.
    """

    path: str
    cause: str
    place: str = ""

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return f"{self.path}, {self.place}" if self.place else self.path

    @property
    def kind(self) -> str:
        """Give the cause without what only this file has: a place, a count, an error's words."""
        where, colon, what = self.cause.partition(": ")
        named = colon and any(letter in "0123456789[" for letter in where)
        return (what if named else self.cause).partition(" (")[0]


@record(frozen=True, slots=True)
class Progress:
    """How far a scan is. ``total`` is None until the walk is over."""

    # "reading", "indexing" (full text and fingerprints), "gathering" (what is compared), "stories"
    stage: str
    done: int = 0
    total: int | None = None
    new: int = 0
    changed: int = 0
    gone: int = 0
    problems: tuple[Problem, ...] = ()
    fresh: int = 0  # files read that changed in the last two seconds: they may still be written
    waiting: int = 0  # articles that the last scan left to be compared


class DateQuestion(NamedTuple):
    """The one question a collection may ask: which comes first in 10/11/2022?

    ``open`` articles await an answer; ``example`` is the id of one of them.
    """

    answer: DateOrder | None
    open: int = 0
    example: str | None = None

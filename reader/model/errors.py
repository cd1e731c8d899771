"""The one error family: raised at the floor that knows the cause, shown by the faces."""

from __future__ import annotations


class BroadsheetError(Exception):
    """The one error family. Its text is a whole sentence for the reader: what, where, why."""


class NotFoundError(BroadsheetError):
    """A path, an article or a story that was named is not there."""


class AmbiguousError(BroadsheetError):
    """A name fits several articles."""


class UnreadableError(BroadsheetError):
    """A file is there and cannot be read as articles."""


class QueryError(BroadsheetError):
    """A filter that cannot be understood; names the bad word and the nearest good one.

    ``start`` and ``end`` say where in the query the bad word stands, in characters.
    """

    def __init__(self, sentence: str, start: int = 0, end: int = 0) -> None:
        super().__init__(sentence)
        self.start, self.end = start, end


class StateError(BroadsheetError):
    """The user's state cannot be read or written."""


class GarbledError(StateError):
    """What the program kept cannot be understood: something was written over it."""

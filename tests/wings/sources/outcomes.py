"""What came of reading a file that is broken, or made to do harm."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import Draft, Problem, UnreadableError
from reader.sources import StumpedError


def read_to_end(reading: Iterable[Draft | Problem]) -> list[Draft | Problem] | str:
    """Read to the end, or give the cause why nothing could be read."""
    try:
        return list(reading)
    except UnreadableError as error:
        return foreseen(error)


def foreseen(error: UnreadableError) -> str:
    """Give the cause; a library may be stumped, which is named too, but no reader of ours."""
    if isinstance(error, StumpedError):
        assert "/reader/" not in _last_frame(error.__cause__), repr(error.__cause__)
    return str(error)


def _last_frame(error: BaseException | None) -> str:
    trace = error.__traceback__ if error else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    return trace.tb_frame.f_code.co_filename if trace else ""

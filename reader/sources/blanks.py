"""Streams that end where nothing comes any more: line after line that holds none of a format.

Knows bytes; must not know formats. What reads lines takes as long over an empty one as over a
short one, so that a few packed bytes could keep it busy for minutes.
"""

from __future__ import annotations

import io
from typing import BinaryIO

from reader.model import UnreadableError
from reader.sources import limits

_NOTHING = b" \t\r\n\x00"


def watched(stream: BinaryIO) -> BinaryIO:
    """Give a stream, from where it stands on, that raises UnreadableError behind
    ``limits.BLANKS`` bytes in a row of which none says anything."""
    return io.BufferedReader(_Watched(stream), limits.HEAD)


class _Watched(io.RawIOBase):
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._blank = 0  # bytes before this, in a row

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        into = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # what BufferedReader hands over
        data = self._stream.read(len(into))
        said = data.rstrip(_NOTHING)
        self._blank = len(data) - len(said) + (0 if said else self._blank)
        if self._blank > limits.BLANKS:
            most = limits.counted(limits.BLANKS)
            raise UnreadableError(f"more than {most} of blanks in a row: not read further")
        into[: len(data)] = data
        return len(data)

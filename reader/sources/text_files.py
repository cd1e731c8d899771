"""Plain text: one article a file, whatever its name ends in.

Knows bytes and limits; must not know which line is the headline.
"""

from __future__ import annotations

from typing import BinaryIO

from reader.decode import decode
from reader.model import Draft, UnreadableError
from reader.sources.reading import Head, Reader

MOST_BYTES = 8 * 1024 * 1024
"""No newspaper text is longer; War and Peace has 3.3 MB."""

MOST_LINE = 1_000_000
"""Characters. A longer line is a dump of data: it would stall every screen that wraps it."""


def _takes(head: Head) -> bool:
    return bool(head.start)  # ``kinds`` has been asked before and did not know the file


def _read(path: str, start: bytes, stream: BinaryIO) -> tuple[Draft, ...]:
    data = start + stream.read(MOST_BYTES + 1 - len(start))
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"too large (more than {MOST_BYTES // 1024**2} MB of text)")
    try:
        text, encoding = decode(data)
    except ValueError as error:
        raise UnreadableError(str(error)) from error
    if not text.strip():
        raise UnreadableError("empty")
    if max(map(len, text.split("\n"))) > MOST_LINE:
        raise UnreadableError("one line of more than a million characters")
    return (Draft(path=path, position=0, text=text, encoding=encoding),)


READER = Reader(takes=_takes, read=_read)

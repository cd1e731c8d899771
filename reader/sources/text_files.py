"""Plain text: one article a file, whatever its name ends in.

Knows bytes and limits; must not know which line is the headline.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.decode import decode
from reader.model import UnreadableError
from reader.sources import limits
from reader.sources.reading import Entry, Piece, Reader, Source


def _read(source: Source) -> Iterator[Entry]:
    text, encoding = decoded(source.all(limits.TEXT, "text"))
    require_article(text)
    yield Piece(text, encoding=encoding)


def decoded(data: bytes) -> tuple[str, str]:
    """Give the cleaned text and its encoding. Raise UnreadableError("binary")."""
    try:
        return decode(data)
    except ValueError as error:
        raise UnreadableError(str(error)) from error


def require_article(text: str) -> None:
    """Raise UnreadableError when a text is none that can be shown as an article."""
    if not text.strip():
        raise UnreadableError("empty")
    if len(text) > limits.TEXT:
        raise UnreadableError(f"too large (more than {limits.counted(limits.TEXT)} of text)")
    if text.count("\n") > limits.LINES:
        raise UnreadableError(f"too large (more than {limits.LINES:,} lines)")


READER = Reader(_read)

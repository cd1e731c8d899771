"""Which reader takes which file, decided by content first and by name second.

Knows the list of readers; must not know how any of them reads. A new format is one new module
with a ``Reader`` in it, and one more line in ``_READERS``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from reader.model import Draft, UnreadableError
from reader.sources import kinds, text_files
from reader.sources.opening import opened
from reader.sources.reading import Head, Read, Reader
from reader.sources.walk import Collection, FoundFile

__all__ = ["Collection", "FoundFile", "read_file"]

HEAD_BYTES = 4_096
"""How much of a file a reader sees before it says whether the file is one of its own."""

# Asked in order. ``kinds`` comes first: it knows what is recognised and cannot be read.
_READERS: Sequence[Reader] = (kinds.READER, text_files.READER)


def read_file(found: FoundFile) -> tuple[Draft, ...]:
    """Read the articles of one file, in the file's order.

    Raise UnreadableError whose text is the cause as a short phrase: "permission denied",
    "empty", "binary", "too large (12 MB)", "not read yet: HTML" …
    """
    try:
        with opened(found.absolute) as stream:
            start = stream.read(HEAD_BYTES)
            if not start:
                raise UnreadableError("empty")
            head = Head(PurePosixPath(found.path).suffix.lower().lstrip("."), start)
            return _reader_for(head)(found.path, start, stream)
    except OSError as error:
        raise UnreadableError(_phrase(error)) from error


def _reader_for(head: Head) -> Read:
    for reader in _READERS:
        if reader.takes(head):
            return reader.read
    raise UnreadableError(f"not read yet: .{head.suffix} files")


def _phrase(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, FileNotFoundError):
        return "no longer there"
    if isinstance(error, IsADirectoryError):
        return "a folder"
    return (error.strerror or "cannot be read").lower()

"""Which reader takes which file, and how what it gives becomes drafts.

Knows where the readers are; must not know how any of them reads. A new format is a module with a
``READER`` (or one by another name) in it, a line in ``_ROOMS`` and a sign in ``kinds``. A reader's
module, and the library behind it, is loaded when its first file comes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from reader.hints import TYPE_CHECKING
from reader.model import Draft, Problem, UnreadableError
from reader.sources import limits
from reader.sources.limits import Budget
from reader.sources.opening import opened
from reader.sources.reading import (
    Entry,
    Piece,
    Place,
    Reader,
    Shared,
    Skipped,
    Source,
    StumpedError,
    phrase,
    stumped,
)

if TYPE_CHECKING:
    from reader.sources.folders import FoundFile

_ROOMS = {
    "text": "text_files",
    "gzip": "compressed",
    "bzip2": "compressed",
    "xz": "compressed",
    "tar": "tar_archives",
    "ZIP": "zip_archives",
    "RTF": "documents",
    "EPUB": "epub_files",
    "PDF": "pdf_files",
    "Parquet": "parquet_files",
    "press export": "documents.EXPORT",
    "XML": "xml_files",
    "HTML": "html_files",
    "feed": "feeds",
    "WARC": "warc_files",
    "SQLite": "databases",
    "mail": "mail",
    "mail box": "mail.BOX",
    "JSON": "json_files",
    "JSON lines": "json_lines",
    "CSV": "tables",
    "Markdown": "markdown_files",
}


def read_file(found: FoundFile, after: Place | None = None) -> Iterator[Draft | Problem]:
    """Read the articles of one file, in the file's order, as they are asked for.

    Between them stand the problems of parts that were passed over. Raise UnreadableError, at any
    point, whose text is the cause as a short phrase: "permission denied", "empty", "binary",
    "too large (…)", "not read yet: RAR archive" …

    ``after`` is the article to go on behind, with the address its draft had, as long as the file
    is the same.
    """
    entries = _entries(found, after.address if after else None)
    position, troubles = 0, _Troubles(found.path)
    if after:
        position = after.number + 1
        next((entry for entry in entries if isinstance(entry, Piece)), None)
    try:
        for entry in entries:
            if isinstance(entry, Skipped):
                troubles.note(entry, position)
                if troubles.in_a_row >= (limits.BARREN if position else limits.FRUITLESS):
                    break
            else:
                yield _draft(found.path, position, entry)
                position += 1
                troubles.in_a_row = 0
            if position:
                yield from troubles.named()
    except UnreadableError:
        yield from troubles.rest()
        raise
    if not position:
        raise UnreadableError(troubles.cause())
    yield from troubles.rest()


class _Troubles:
    """The parts of one file that were passed over: the first ones by name, the others counted."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._named: list[Skipped] = []
        self._told = 0
        self.count = 0
        self.in_a_row = 0  # since the last article

    def note(self, skipped: Skipped, position: int) -> None:
        """Keep one; what has no place of its own stands behind the article before."""
        self.count += 1
        self.in_a_row += 1
        if self.count <= limits.TROUBLES:
            where = skipped.where or (f"after article {position - 1}" if position else "")
            self._named.append(Skipped(phrase(where), phrase(skipped.cause)))

    def named(self) -> Iterator[Problem]:
        """Give those that have a name and were not given before."""
        while self._told < len(self._named):
            where, cause = self._named[self._told]
            self._told += 1
            yield Problem(self._path, cause, where)

    def rest(self) -> Iterator[Problem]:
        """Give what was not given before, and the number of those without a name."""
        yield from self.named()
        if self.count > len(self._named):
            more = f"{self.count - len(self._named):,} more places in it"
            yield Problem(self._path, "passed over for reasons like these", more)

    def cause(self) -> str:
        """Give the one cause why a file holds no article."""
        if not self._named:
            return "no article in it"
        where, cause = self._named[0]
        if self.count == 1:
            return f"{where}: {cause}" if where else cause
        if len({each.cause for each in self._named}) == 1:
            return f"{cause} ({self.count:,} places)"
        return f"{where}: {cause} (and {self.count - 1:,} more places)"


def read_draft(found: FoundFile, position: int, address: str = "") -> Draft | None:
    """Read one article of a file; None where the file has none there.

    ``address`` is the one its draft had, as long as the file is the same: it saves reading what
    is before it. Raise UnreadableError like ``read_file``.
    """
    if address:
        pieces = (entry for entry in _entries(found, address) if isinstance(entry, Piece))
        piece = next(pieces, None)
        if piece and piece.address == address:
            return _draft(found.path, position, piece)
    for draft in read_file(found):
        if isinstance(draft, Draft) and draft.position == position:
            return draft
    return None


def _draft(path: str, position: int, piece: Piece) -> Draft:
    return Draft(
        path, position, piece.text, piece.declared, piece.encoding,
        piece.format, piece.name, piece.address,
    )  # fmt: skip


def _entries(found: FoundFile, address: str | None) -> Iterator[Entry]:
    if found.trouble:
        raise UnreadableError(found.trouble)
    try:
        with opened(found.place) as stream:
            size = os.fstat(stream.fileno()).st_size
            source = Source(found.path, stream, Shared(found.place, Budget(size), _open))
            yield from _open(source, address)
    except UnreadableError as error:
        raise type(error)(phrase(str(error))) from error.__cause__
    except OSError as error:
        raise UnreadableError(_of_the_system(error)) from error
    except (RecursionError, MemoryError) as error:
        raise UnreadableError("nested too deeply, or too large") from error
    except Exception as error:  # the border named in the architecture: one file
        raise StumpedError(stumped(error)) from error


def _open(source: Source, address: str | None) -> Iterator[Entry]:
    """Read a file or what is inside one: all of it, or from the article at an address on."""
    from reader.sources.kinds import kind_of

    if not source.start:
        raise UnreadableError("empty")
    kind = kind_of(source)
    reader = _reader(kind)
    if address is None:
        entries = reader.read(source)
    elif reader.since:
        entries = reader.since(source, address)
    else:
        return
    for entry in entries:
        if isinstance(entry, Skipped) or entry.format:
            yield entry
        else:
            yield entry._replace(format=kind)


@cache
def _reader(kind: str) -> Reader:
    if kind not in _ROOMS:
        raise UnreadableError(f"not read yet: {kind}")
    room, _, name = _ROOMS[kind].partition(".")
    reader: Reader = getattr(import_module(f"reader.sources.{room}"), name or "READER")
    return reader


def _of_the_system(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, FileNotFoundError):
        return "no longer there"
    if isinstance(error, IsADirectoryError):
        return "a folder"
    return (error.strerror or "cannot be read").lower()

"""ZIP archives, and the documents that are ZIP archives inside.

An article's address is the number of its file in the archive, its number in that file, and its
address there. Must not know what the files hold.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from reader.model import UnreadableError
from reader.sources import documents, limits
from reader.sources.compressed import inside
from reader.sources.members import is_hidden, named, shown
from reader.sources.reading import Entry, Piece, Place, Reader, Skipped, Source
from reader.sources.spooling import seekable

_END, _TAIL = b"PK\x05\x06", 66_000  # the record at the end of every archive, and its comment
_ENCRYPTED = 0x1
_UTF8 = 0x800
_DOCUMENTS = {
    "xl/workbook.xml": "not read yet: spreadsheet",
    "ppt/presentation.xml": "not read yet: presentation",
    "content.xml": "not read yet: OpenDocument",
}


@contextmanager
def opened(source: Source) -> Iterator[zipfile.ZipFile]:
    """Open an archive. Raise UnreadableError when it is damaged or lists too many files."""
    with seekable(source) as stream:
        _require_short_list(stream)
        try:
            with zipfile.ZipFile(stream) as archive:
                yield archive
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
            raise UnreadableError(f"damaged or cut off ({error})") from error


def _require_short_list(stream: BinaryIO) -> None:
    """Look how long the list of files is before it is read into memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise UnreadableError("damaged or cut off (its list of files is missing)")
    (listed,) = struct.unpack_from("<L", tail, at + 12)
    large = tail.rfind(b"PK\x06\x06", 0, at)
    if large >= 0 and len(tail) >= large + 56:
        (listed,) = struct.unpack_from("<Q", tail, large + 40)
    if listed > limits.DIRECTORY:
        raise UnreadableError(f"more than {limits.MEMBERS:,} files in it")


def _read(source: Source) -> Iterator[Entry]:
    with opened(source) as archive:
        members = archive.infolist()
        names = {member.filename for member in members}
        if "word/document.xml" in names:
            yield from documents.words_of_docx(source, archive)
            return
        for name, cause in _DOCUMENTS.items():
            if name in names:
                raise UnreadableError(cause)
        yield from _members(source, archive, 0, Place(0, ""))


def _members(source: Source, archive: zipfile.ZipFile, first: int, since: Place) -> Iterator[Entry]:
    """Read file after file from one on, and of that one from an article on."""
    for number, member in enumerate(archive.infolist()[first:], start=first):
        source.budget.member()
        yield from _member(source, archive, number, member, since)
        since = Place(0, "")


def _member(
    source: Source, archive: zipfile.ZipFile, number: int, member: zipfile.ZipInfo, since: Place
) -> Iterator[Entry]:
    name = shown(_name(member))
    if member.is_dir() or is_hidden(name):
        return
    if member.flag_bits & _ENCRYPTED:
        yield Skipped(name, "encrypted")
        return
    if (member.external_attr >> 28) == 0xA:
        yield Skipped(name, "a link: not followed")
        return
    count = since.number
    try:
        with archive.open(member) as stream:
            for entry in inside(source, name, cast(zipfile.ZipExtFile, stream).read1, name, since):
                inner = entry.address if isinstance(entry, Piece) else ""
                yield named(entry, name, f"{number}:{count}:{inner}")
                count += isinstance(entry, Piece)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield Skipped(name, f"damaged ({error})")


def _name(member: zipfile.ZipInfo) -> str:
    """Give a name that was not marked as UTF-8 and mostly is, in what it was written."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename


def _since(source: Source, address: str) -> Iterator[Entry]:
    number, count, inner = address.split(":", 2)
    with opened(source) as archive:
        yield from _members(source, archive, int(number), Place(int(count), inner))


READER = Reader(_read, _since)

"""Tar archives, read once from front to back.

Only plain files are read: a link or a device inside an archive is named and left alone. An
article's address is where its file begins in the archive, its number in that file, and its address
there. Must not know what the files hold.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from reader.model import UnreadableError
from reader.sources import limits
from reader.sources.members import is_hidden, named, shown
from reader.sources.reading import Entry, Piece, Place, Reader, Skipped, Source

_ABOUT_OTHERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _Member(tarfile.TarInfo):
    """A header that may not make ``tarfile`` read a name of gigabytes into memory."""

    @classmethod
    def frombuf(cls, buf: bytes, encoding: str, errors: str) -> _Member:  # type: ignore[override]  # Self
        found = super().frombuf(buf, encoding, errors)
        if found.type in _ABOUT_OTHERS and found.size > limits.LONG_NAME:
            raise UnreadableError("damaged (a name without end)")
        return found


def _read(source: Source) -> Iterator[Entry]:
    yield from _members(source, 0, Place(0, ""))


def _members(source: Source, start: int, since: Place) -> Iterator[Entry]:
    """Read file after file from one on, and of that one from an article on."""
    source.skip(start)
    try:
        with tarfile.open(fileobj=source.stream, mode="r|", tarinfo=_Member) as archive:
            while member := archive.next():
                cast(Any, archive).members = []  # else it keeps every one
                source.budget.member()
                yield from _member(source, archive, member, start + member.offset, since)
                since = Place(0, "")
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise UnreadableError(f"damaged or cut off ({error})") from error


def _member(
    source: Source, archive: tarfile.TarFile, member: tarfile.TarInfo, start: int, since: Place
) -> Iterator[Entry]:
    name = shown(member.name)
    if member.isdir() or is_hidden(member.name):
        return
    if not member.isreg():
        kind = "a link: not followed" if member.issym() or member.islnk() else "no file"
        yield Skipped(name, kind)
        return
    stream = archive.extractfile(member)
    count = since.number
    if stream:
        for entry in source.inner(name, cast(BinaryIO, stream), name, since):
            inner = entry.address if isinstance(entry, Piece) else ""
            yield named(entry, name, f"{start}:{count}:{inner}")
            count += isinstance(entry, Piece)


def _since(source: Source, address: str) -> Iterator[Entry]:
    start, count, inner = address.split(":", 2)
    yield from _members(source, int(start), Place(int(count), inner))


READER = Reader(_read, _since)

"""One compressed file, unpacked as it is read and never as a whole.

Knows gzip, bzip2 and xz; must not know what is inside. What it unpacks to is counted.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from reader.model import UnreadableError
from reader.sources import limits
from reader.sources.blanks import watched
from reader.sources.limits import Budget
from reader.sources.reading import Entry, Place, Reader, Source

if TYPE_CHECKING:
    from lzma import LZMADecompressor

_ENDINGS = ("gz", "bz2", "xz", "z")
_WHOLE = {"tgz": ".tar", "tbz": ".tar", "tbz2": ".tar", "txz": ".tar"}


def _read(source: Source) -> Iterator[Entry]:
    yield from source.inner(_inner_name(source), unpacked(source), "")


def _since(source: Source, address: str) -> Iterator[Entry]:
    """Unpack what is before an address too, but leave it unread: that is what takes long."""
    yield from source.inner(_inner_name(source), unpacked(source), "", Place(0, address))


def _inner_name(source: Source) -> str:
    """Take from a name what says that the file is compressed, and nothing else."""
    stem = source.name.rpartition(".")[0]
    if source.suffix in _ENDINGS and stem:
        return stem
    return f"{stem}{_WHOLE[source.suffix]}" if source.suffix in _WHOLE else source.name


def unpacked(source: Source) -> BinaryIO:
    """Give the unpacked stream; it raises UnreadableError where it is damaged or too large."""
    return counted(_stream(source.start, source.stream), source.budget)


def counted(stream: BinaryIO, budget: Budget) -> BinaryIO:
    """Give an unpacking stream that spends what it gives, and says in our words what is wrong."""
    return io.BufferedReader(_Unpacked(stream, budget), limits.HEAD)


def _stream(start: bytes, stream: BinaryIO) -> BinaryIO:
    if start.startswith(b"\x1f\x8b"):
        import gzip

        # It looks for another part behind zeros one byte at a time, however many there are.
        return io.BufferedReader(gzip.GzipFile(fileobj=watched(stream)))
    if start.startswith(b"BZh"):
        import bz2

        return io.BufferedReader(bz2.BZ2File(stream))
    return io.BufferedReader(_Xz(stream), limits.HEAD)


class _Unpacked(io.RawIOBase):
    """Counts what comes out, and says what is wrong in our own words."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        import zlib

        into = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # what BufferedReader hands over
        try:
            data = self._stream.read(len(into))
        except (EOFError, zlib.error) as error:
            raise UnreadableError(f"damaged or cut off ({error})") from error
        except OSError as error:
            if error.errno is not None:
                raise
            raise UnreadableError(f"damaged ({error})") from None
        self._budget.spend(len(data))
        into[: len(data)] = data
        return len(data)


class _Xz(io.RawIOBase):
    """Like ``lzma.LZMAFile``, which cannot be told how much memory it may take."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at_work: LZMADecompressor | None = None
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        import lzma

        into = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # what BufferedReader hands over
        try:
            data = self._more(len(into))
        except lzma.LZMAError as error:
            raise UnreadableError(f"damaged ({error})") from error
        into[: len(data)] = data
        return len(data)

    def _more(self, most: int) -> bytes:
        while at_work := self._current():
            part = b""
            if at_work.needs_input:
                part, self._rest = self._rest or self._stream.read(limits.HEAD), b""
                if not part:
                    raise EOFError("its end is missing")
            found = at_work.decompress(part, most)
            if at_work.eof:
                self._rest = at_work.unused_data
            if found:
                return found
        return b""

    def _current(self) -> LZMADecompressor | None:
        """Give what is at work, or begin the next of several streams; None at the end."""
        import lzma

        if self._at_work is None or self._at_work.eof:
            self._rest = self._rest or self._stream.read(limits.HEAD)
            if not self._rest.strip(b"\0"):
                return None
            self._at_work = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=limits.DICTIONARY)
        return self._at_work


READER = Reader(_read, _since)

"""One compressed file, unpacked as it is read and never as a whole.

Knows gzip, bzip2 and xz; must not know what is inside. What it unpacks to is counted. As the
tools of that name do, what is good of a damaged file is read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from reader.model import UnreadableError
from reader.sources import limits
from reader.sources.blanks import watched
from reader.sources.limits import Budget
from reader.sources.reading import Entry, Place, Reader, Skipped, Source

if TYPE_CHECKING:
    from lzma import LZMADecompressor

Unpack: TypeAlias = Callable[[int], bytes]
"""Unpacks up to so many bytes at a time; none at the end."""

_BEHIND = "something else stands behind its end: left out"
_ENDINGS = ("gz", "bz2", "xz", "z")
_WHOLE = {"tgz": ".tar", "tbz": ".tar", "tbz2": ".tar", "txz": ".tar"}


def _read(source: Source) -> Iterator[Entry]:
    yield from inside(source, _inner_name(source), _unpacking(source), "")


def _since(source: Source, address: str) -> Iterator[Entry]:
    """Unpack what is before an address too, but leave it unread: that is what takes long."""
    yield from inside(source, _inner_name(source), _unpacking(source), "", Place(0, address))


def _inner_name(source: Source) -> str:
    """Take from a name what says that the file is compressed, and nothing else."""
    stem = source.name.rpartition(".")[0]
    if source.suffix in _ENDINGS and stem:
        return stem
    return f"{stem}{_WHOLE[source.suffix]}" if source.suffix in _WHOLE else source.name


def inside(
    source: Source, name: str, unpack: Unpack, where: str, since: Place | None = None
) -> Iterator[Entry]:
    """Read what is packed in a source (see ``Source.inner``).

    What came before a damage is kept, and the damage named behind it.
    """
    raw = _Unpacked(unpack, source.budget)
    stream = io.BufferedReader(raw, limits.HEAD)
    if stream.peek(1) or not raw.trouble:
        yield from source.inner(name, stream, where, since)
    if raw.trouble:
        yield Skipped(where, raw.trouble)


def counted(unpack: Unpack, budget: Budget) -> BinaryIO:
    """Give an unpacking stream that spends what it gives, and ends where it is damaged."""
    return io.BufferedReader(_Unpacked(unpack, budget), limits.HEAD)


def _unpacking(source: Source) -> Unpack:
    if source.start.startswith(b"\x1f\x8b"):
        import gzip

        # It looks for another part behind zeros one byte at a time, however many there are.
        return gzip.GzipFile(fileobj=watched(source.stream)).read1
    if source.start.startswith(b"BZh"):
        import bz2

        return bz2.BZ2File(source.stream).read1
    return _Xz(source.stream).read1


class _Unpacked(io.RawIOBase):
    """Counts what comes out; where nothing more can, it ends, and ``trouble`` says why.

    An error would cost what was read before it: it leaves no buffer that was half full.
    """

    def __init__(self, unpack: Unpack, budget: Budget) -> None:
        self._unpack = unpack
        self._budget = budget
        self._given = 0
        self.trouble = ""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        into = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # what BufferedReader hands over
        data = b"" if self.trouble else self._more(len(into))
        self._budget.spend(len(data))
        self._given += len(data)
        into[: len(data)] = data
        return len(data)

    def _more(self, most: int) -> bytes:
        import zlib

        try:
            return self._unpack(most)
        except UnreadableError as error:
            self.trouble = str(error)
        except (EOFError, zlib.error) as error:
            self.trouble = f"damaged or cut off ({error})"
        except OSError as error:
            if error.errno is not None:
                raise
            behind = self._given and str(error).startswith("Not a gzipped file")
            self.trouble = _BEHIND if behind else f"damaged ({error})"
        return b""


class _Xz:
    """Like ``lzma.LZMAFile``, which cannot be told how much memory it may take."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at_work: LZMADecompressor | None = None
        self._rest = b""
        self._whole = 0  # streams that came to their end
        self._begun = False

    def read1(self, most: int) -> bytes:
        """Give up to so many bytes; none at the end."""
        import lzma

        while at_work := self._current():
            part = b""
            if at_work.needs_input:
                part, self._rest = self._rest or self._stream.read(limits.HEAD), b""
                if not part:
                    raise EOFError("its end is missing")
            try:
                found = at_work.decompress(part, most)
            except lzma.LZMAError as error:
                behind = self._whole and not self._begun
                raise UnreadableError(_BEHIND if behind else f"damaged ({error})") from error
            if at_work.eof:
                self._rest = at_work.unused_data
                self._whole += 1
            if found:
                self._begun = True
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
            self._begun = False
        return self._at_work


READER = Reader(_read, _since)

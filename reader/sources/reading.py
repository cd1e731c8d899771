"""What a reader of a format is, what it is handed and what it gives.

Knows the shape of a reader; must not know any format.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reader.decode import clean
from reader.hints import BinaryIO, TypeAlias
from reader.model import UnreadableError
from reader.named import NamedTuple
from reader.record import record
from reader.sources import limits
from reader.sources.limits import Budget, SpentError


class Piece(NamedTuple):
    """One article as its reader found it; the fields are those of a Draft."""

    text: str
    declared: Mapping[str, str] = {}  # never written to
    encoding: str = "utf-8"
    format: str = ""  # where the kind of the file does not say it already
    name: str = ""
    address: str = ""


class StumpedError(UnreadableError):
    """A file that the program, and not the file, is to blame for: it may be over next time."""


class Skipped(NamedTuple):
    """A part of a file that gave nothing: where it stands, and why, as phrases."""

    where: str
    cause: str


Entry: TypeAlias = Piece | Skipped


class Place(NamedTuple):
    """Where an article stands in a file: its number, from 0 on, and its address if it has one."""

    number: int
    address: str


class Shared(NamedTuple):
    """What a file shares with all that is inside it: its place, its budget, and who reads what.

    ``opener`` reads all of a source, or what is in it from the article at an address on.
    """

    place: str | Path
    budget: Budget
    opener: Callable[[Source, str | None], Iterator[Entry]]


class Source:
    """A file, or a file inside an archive, open at its first byte.

    ``start`` are its first bytes (``limits.HEAD`` of them), which ``stream`` gives again.
    ``on_disk`` tells that it is inside no archive: only then can the stream be trusted to seek.
    """

    def __init__(self, name: str, stream: BinaryIO, shared: Shared, depth: int = 0) -> None:
        self.name = name
        self.start = stream.read(limits.HEAD)
        self.on_disk = not depth
        if self.on_disk:
            stream.seek(0)
        self.stream = stream if self.on_disk else resumed(self.start, stream)
        self.depth = depth
        self._shared = shared

    @property
    def place(self) -> Path | None:
        """Where it lies on the disk, None inside an archive."""
        return Path(self._shared.place) if self.on_disk else None

    @property
    def budget(self) -> Budget:
        """What the file and all that is in it may still unpack to."""
        return self._shared.budget

    @property
    def suffix(self) -> str:
        """The ending of the name, lower case, without its dot."""
        last = self.name.rpartition("/")[2]
        return last.rpartition(".")[2].lower() if "." in last else ""

    def within(self, name: str, stream: BinaryIO) -> Source:
        """Give a file inside this one. Raise UnreadableError when it lies too deep."""
        if self.depth >= limits.DEPTH:
            raise UnreadableError(f"more than {limits.DEPTH} archives inside each other")
        return Source(name, stream, self._shared, self.depth + 1)

    def skip(self, size: int) -> None:
        """Pass over the first bytes, of which nothing was read yet."""
        if self.on_disk:
            self.stream.seek(size)
            return
        while size > 0 and (part := self.stream.read(min(size, limits.MB))):
            size -= len(part)

    def inner(
        self, name: str, stream: BinaryIO, where: str, since: Place | None = None
    ) -> Iterator[Entry]:
        """Read a file inside this one, whatever its format; ``where`` it stands, as a phrase.

        What is wrong with it is a problem of this part only, unless the whole has given its all.
        ``since``: leave out what is before this article of it.
        """
        number, address = since or (0, "")
        try:
            source = self.within(name, stream)
            entries = self._shared.opener(source, address or None)
            for entry in entries if address else _from_article(number, entries):
                yield _placed(entry, where)
        except SpentError:
            raise
        except UnreadableError as error:
            yield Skipped(where, str(error))
        except OSError as error:
            if error.errno is not None:  # the disk's own trouble is the whole file's
                raise
            yield Skipped(where, f"damaged ({error})")
        except RecursionError:
            yield Skipped(where, "nested too deeply")
        except Exception as error:  # noqa: BLE001  # a border like that of one file
            yield Skipped(where, stumped(error))

    def all(self, most: int, what: str) -> bytes:
        """Read everything. Raise UnreadableError when that is more than ``most`` bytes."""
        if self.on_disk and len(self.start) < limits.HEAD:
            return self.start  # nothing comes behind it; to be ready for more costs memory and time
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise UnreadableError(f"too large (more than {limits.counted(most)} of {what})")
        return data


def _from_article(number: int, entries: Iterator[Entry]) -> Iterator[Entry]:
    """Leave out what stands before the article of that number, from 0 on."""
    for entry in entries:
        if number <= 0:
            yield entry
        number -= isinstance(entry, Piece)


def _placed(entry: Entry, where: str) -> Entry:
    if isinstance(entry, Piece) or not where:
        return entry
    return entry._replace(where=f"{where}, {entry.where}" if entry.where else where)


def stumped(error: Exception) -> str:
    """Say that something went wrong that nobody foresaw, in a phrase of bounded length."""
    return f"cannot be understood ({type(error).__name__}: {phrase(str(error))[:120]})"


def phrase(text: str) -> str:
    """Make of what was said about a file, perhaps in the file's own words, one clean line."""
    return " ".join(clean(text).split())[:300]


Read: TypeAlias = Callable[[Source], Iterator[Entry]]
ReadSince: TypeAlias = Callable[[Source, str], Iterator[Entry]]


@record(frozen=True, slots=True)
class Reader:
    """One format. ``read`` gives its articles in order; ``since`` does so from an address on.

    An address is one that an article of the same file had, and that article comes first again.
    Both raise UnreadableError with a phrase; OSError passes through.
    """

    read: Read
    since: ReadSince | None = None


def resumed(start: bytes, stream: BinaryIO) -> BinaryIO:
    """Give a stream that begins with bytes which were read already."""
    return io.BufferedReader(_Resumed(start, stream), limits.HEAD)


class _Resumed(io.RawIOBase):
    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start = memoryview(start)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        into = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # what BufferedReader hands over
        if self._start:
            count = min(len(into), len(self._start))
            into[:count] = self._start[:count]
            self._start = self._start[count:]
            return count
        data = self._stream.read(len(into))
        into[: len(data)] = data
        return len(data)

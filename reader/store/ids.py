"""Article ids packed eight bytes each, so that a list of a million is eight megabytes.

Must not know what the ids stand for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from reader.hints import Any, overload

_BLOCK = 1024  # ids fetched at once
_BATCH = 4096  # ids that are joined at once
WIDTH = 8  # bytes of an id; its text is twice as many hex digits


NOBODY = b"\0"  # fills the place of an article that is gone


def packed(article: str) -> bytes:
    """Give the stored form of an id. Raise ValueError when it is none."""
    blob = bytes.fromhex(article)
    if len(blob) != WIDTH:
        raise ValueError(f"no id: {article}")
    return blob


def joined(blobs: Iterable[bytes]) -> bytes:
    """Put packed ids behind each other, without a list of them all."""
    whole, left = bytearray(), iter(blobs)
    while part := b"".join(islice(left, _BATCH)):
        whole += part
    return bytes(whole)


def place_of(article: str, whole: bytes, first: int = 0, end: int | None = None) -> int:
    """Give where an id stands among packed ones, from a place on; -1 where it does not."""
    try:
        wanted = packed(article)
    except ValueError:
        return -1
    last = len(whole) if end is None else end * WIDTH
    found = whole.find(wanted, first * WIDTH, last)
    while found % WIDTH and found >= 0:  # the end of one id and the beginning of the next
        found = whole.find(wanted, found + 1, last)
    return found // WIDTH - first if found >= 0 else -1


class Ids(Sequence[str]):
    """Ids in order, read-only; equal to any sequence of the same ids."""

    __slots__ = ("_bytes", "_end", "_first")

    def __init__(self, blobs: Iterable[bytes] = ()) -> None:
        self._bytes = joined(blobs)
        self._first, self._end = 0, len(self._bytes) // WIDTH

    @classmethod
    def among(cls, whole: bytes, first: int, end: int) -> Ids:
        """Give some of many packed ids, which are shared."""
        ids = cls()
        ids._bytes, ids._first, ids._end = whole, first, end
        return ids

    def __len__(self) -> int:
        return self._end - self._first

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self._at(number) for number in range(*place.indices(len(self)))]
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        return self._at(number)

    def _at(self, number: int) -> str:
        start = (self._first + number) * WIDTH
        return self._bytes[start : start + WIDTH].hex()

    def __contains__(self, article: object) -> bool:
        return isinstance(article, str) and self._place(article) >= 0

    def index(self, article: str, *within: Any) -> int:
        """Give where an id stands. Raise ValueError when it is not here."""
        place = self._place(article) if not within else super().index(article, *within)
        if place < 0:
            raise ValueError(f"not here: {article}")
        return place

    def _place(self, article: str) -> int:
        """Give where an id stands, -1 for one that is not here."""
        return place_of(article, self._bytes, self._first, self._end)

    def _whole(self) -> bytes:
        return self._bytes[self._first * WIDTH : self._end * WIDTH]

    def __iter__(self) -> Iterator[str]:
        return (self._at(number) for number in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids):
            return self._whole() == other._whole()
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(self._whole())

    def __repr__(self) -> str:
        return f"Ids({list(self)!r})"


class LateIds(Ids):
    """Ids of which only the number is known until they are looked at, then block by block.

    ``fetch`` gives the ids from a place on, so many of them. What has gone in between leaves a
    place that names no article (``NOBODY``); what has come is not seen: the list is to be asked
    for anew.
    """

    def __init__(self, count: int, fetch: Callable[[int, int], Iterable[bytes]]) -> None:
        super().__init__()
        self._count, self._fetch = count, fetch
        self._blocks: dict[int, bytes] = {}

    def _place(self, article: str) -> int:
        return place_of(article, self._whole())

    def __len__(self) -> int:
        return self._count

    def _at(self, number: int) -> str:
        place = number % _BLOCK * WIDTH
        return self._block(number // _BLOCK)[place : place + WIDTH].hex()

    def _block(self, number: int) -> bytes:
        block = self._blocks.get(number)
        if block is None:
            first = number * _BLOCK
            count = min(_BLOCK, self._count - first)
            found = b"".join(self._fetch(first, count))
            block = self._blocks[number] = found.ljust(count * WIDTH, NOBODY)
        return block

    def _whole(self) -> bytes:
        return b"".join(map(self._block, range(-(-self._count // _BLOCK))))

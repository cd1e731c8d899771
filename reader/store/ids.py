"""Article ids packed eight bytes each, so that a list of a million is eight megabytes.

Must not know what the ids stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

WIDTH = 8  # bytes of an id; its text is twice as many hex digits


def packed(article: str) -> bytes:
    """Give the stored form of an id. Raise ValueError when it is none."""
    blob = bytes.fromhex(article)
    if len(blob) != WIDTH:
        raise ValueError(f"no id: {article}")
    return blob


class Ids(Sequence[str]):
    """Ids in order, read-only; equal to any sequence of the same ids."""

    def __init__(self, blobs: Iterable[bytes]) -> None:
        self._bytes = b"".join(blobs)

    def __len__(self) -> int:
        return len(self._bytes) // WIDTH

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
        return self._bytes[number * WIDTH : (number + 1) * WIDTH].hex()

    def __iter__(self) -> Iterator[str]:
        return (self._at(number) for number in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids):
            return self._bytes == other._bytes
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(self._bytes)

    def __repr__(self) -> str:
        return f"Ids({list(self)!r})"

"""The headings of long lists, in a few bytes each: one object a heading would be most of what a
million articles take.

A heading has a key and a label (see ``Group``). Must not know which articles stand under it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from operator import neg

from reader.dates.writing import day_heading, heading_of
from reader.hints import Protocol
from reader.model import PrintedDate
from reader.store.ids import WIDTH, place_of
from reader.store.index import order


class Headings(Protocol):
    """Headings in order, by number."""

    def __len__(self) -> int: ...

    def key(self, number: int) -> str: ...

    def label(self, number: int) -> str: ...

    def find(self, key: str) -> int:
        """Give the number of the heading with a key, -1 for none."""


class Names:
    """A few headings, each its key and its label."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = list(pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def key(self, number: int) -> str:
        return self._pairs[number][0]

    def label(self, number: int) -> str:
        return self._pairs[number][1]

    def find(self, key: str) -> int:
        return next((at for at, pair in enumerate(self._pairs) if pair[0] == key), -1)


class Days:
    """Days by their numbers (``order.day``), the latest first, and what has no date."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = array("q", numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def key(self, number: int) -> str:
        return day_key(self._numbers[number])

    def label(self, number: int) -> str:
        year, month, day = order.day_parts(self._numbers[number])
        if day:
            return heading_of(year, month, day)
        return day_heading(self.key(number)) if year else "No date"

    def find(self, key: str) -> int:
        try:
            wanted = order.first_key(PrintedDate.from_iso(key)) >> order.DAY_SHIFT if key else 0
        except ValueError:  # it was the key of something else
            return -1
        found = bisect_left(self._numbers, -wanted, key=neg)
        return found if self._numbers[found : found + 1] == array("q", (wanted,)) else -1

    def number(self, at: int) -> int:
        """Give a day as ``order.day`` reads it."""
        return self._numbers[at]


def day_key(number: int) -> str:
    """Give the key of a day's heading: the day, month or year in ISO form; empty for undated."""
    year, month, day = order.day_parts(number)
    if day:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if month else f"{year:04}" if year else ""


class Stories:
    """Stories by their ids and headlines, then what is told once."""

    def __init__(self, stories: Iterable[tuple[bytes, str]]) -> None:
        keys, labels, ends = bytearray(), bytearray(), array("q", (0,))
        for key, label in stories:
            keys += key
            labels += label.encode()
            ends.append(len(labels))
        self._keys, self._labels, self._ends = bytes(keys), bytes(labels), ends

    def __len__(self) -> int:
        return len(self._ends)

    def key(self, number: int) -> str:
        return self._keys[number * WIDTH : (number + 1) * WIDTH].hex()

    def label(self, number: int) -> str:
        if number == len(self) - 1:
            return "Told once"
        return self._labels[self._ends[number] : self._ends[number + 1]].decode()

    def find(self, key: str) -> int:
        return place_of(key, self._keys) if key else len(self) - 1

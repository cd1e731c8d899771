"""Lists under headings as the index gives them: eight bytes an article, and a few a heading.

A group is made when it is looked at. Must not know how articles are asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import accumulate

from reader.model import Group, Groups
from reader.store.ids import WIDTH, Ids, LateIds, joined
from reader.store.index.headings import Days, Headings

_KEPT = 64  # days whose ids are kept once they were looked at


class _Shelved(Groups):
    """Groups by their headings and by how many articles stand above each; a kind of these says
    which articles a group has."""

    def __init__(self, headings: Headings, above: array[int]) -> None:
        super().__init__()
        self._headings, self._above = headings, above

    def __len__(self) -> int:
        return len(self._above) - 1

    def made(self, number: int) -> Group:
        ids = self._ids_of(number)
        return Group(self._headings.key(number), self._headings.label(number), ids)

    def _ids_of(self, number: int) -> Sequence[str]:
        raise NotImplementedError

    def above(self) -> Sequence[int]:
        return self._above

    def key(self, number: int) -> str:
        return self._headings.key(number)

    def find(self, key: str) -> int:
        number = self._headings.find(key)
        return number if number < len(self) else -1


class Shelves(_Shelved):
    """Articles under their headings, all of them in one run of bytes."""

    def __init__(self, headings: Headings, ids: bytes, above: array[int]) -> None:
        super().__init__(headings, above)
        self._ids = ids

    def _ids_of(self, number: int) -> Sequence[str]:
        return Ids.among(self._ids, self._above[number], self._above[number + 1])


class Shelving:
    """Puts articles on shelves, one shelf after the other; a shelf without any is none."""

    def __init__(self) -> None:
        self._ids = bytearray()
        self._above = array("q", (0,))

    def fill(self, ids: Iterable[bytes]) -> bool:
        """Fill the next shelf; tell whether there is anything on it."""
        before = len(self._ids)
        self._ids += joined(ids)
        filled = len(self._ids) > before
        if filled:
            self._above.append(len(self._ids) // WIDTH)
        return filled

    def under(self, headings: Headings) -> Shelves:
        """Give what was filled, under its headings."""
        return Shelves(headings, bytes(self._ids), self._above)


class DayShelves(_Shelved):
    """All days of a collection with how many articles each has; ``fetch`` gives ids of a day, by
    its number, from a place on, so many of them."""

    def __init__(
        self, counted: Iterable[tuple[int, int]], fetch: Callable[[int, int, int], list[bytes]]
    ) -> None:
        found = list(counted)
        self._days = Days(number for number, _ in found)
        super().__init__(self._days, array("q", accumulate((n for _, n in found), initial=0)))
        self._fetch = fetch
        self._kept = lru_cache(maxsize=_KEPT)(super().made)

    def made(self, number: int) -> Group:
        return self._kept(number)

    def _ids_of(self, number: int) -> Sequence[str]:
        size = self._above[number + 1] - self._above[number]
        return LateIds(size, partial(self._fetch, self._days.number(number)))

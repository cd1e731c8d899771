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


class Shelves(Groups):
    """Articles under their headings, all of them in one run of bytes."""

    def __init__(self, headings: Headings, ids: bytes, above: array[int]) -> None:
        super().__init__()
        self._headings, self._ids, self._above = headings, ids, above

    def __len__(self) -> int:
        return len(self._above) - 1

    def made(self, number: int) -> Group:
        ids = Ids.among(self._ids, self._above[number], self._above[number + 1])
        return Group(self._headings.key(number), self._headings.label(number), ids)

    def above(self) -> Sequence[int]:
        return self._above

    def keys(self) -> Iterable[str]:
        return map(self._headings.key, range(len(self)))

    def find(self, key: str) -> int:
        number = self._headings.find(key)
        return number if number < len(self) else -1


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


class DayShelves(Groups):
    """All days of a collection with how many articles each has; ``fetch`` gives ids of a day, by
    its number, from a place on, so many of them."""

    def __init__(
        self, counted: Iterable[tuple[int, int]], fetch: Callable[[int, int, int], list[bytes]]
    ) -> None:
        super().__init__()
        found = list(counted)
        self._days = Days(number for number, _ in found)
        self._above = array("q", accumulate((size for _, size in found), initial=0))
        self._fetch = fetch
        self._kept = lru_cache(maxsize=_KEPT)(self._made)

    def __len__(self) -> int:
        return len(self._days)

    def made(self, number: int) -> Group:
        return self._kept(number)

    def _made(self, number: int) -> Group:
        size = self._above[number + 1] - self._above[number]
        ids = LateIds(size, partial(self._fetch, self._days.number(number)))
        return Group(self._days.key(number), self._days.label(number), ids)

    def above(self) -> Sequence[int]:
        return self._above

    def keys(self) -> Iterable[str]:
        return map(self._days.key, range(len(self)))

    def find(self, key: str) -> int:
        return self._days.find(key)

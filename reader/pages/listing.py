"""Articles in order under headings, as numbered lines: what stands at line n, where article k is.

Works on integers and ids alone, so a million articles cost what a thousand do; must not know
what an article says, nor how a line is drawn.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from reader.model import Group, Grouping, Groups
from reader.named import NamedTuple
from reader.pages.divisions import NONE, Folded

_FEW = 64  # groups that are looked for one by one


class Heading(NamedTuple):
    """The first line of a division, with how many articles it holds."""

    key: str
    label: str
    size: int
    folded: bool


def heading_label(grouping: Grouping, group: Group) -> str:
    """Say a division's heading on one line, with how many articles it holds."""
    nothing = {
        Grouping.DATE: "No date",
        Grouping.OUTLET: "Outlet unknown",
        Grouping.STORY: "Told once",
        Grouping.HEADLINE: "No letter first",
    }
    return f"{group.label or group.key or nothing[grouping]} · {len(group.ids):,}"


class Listing:
    """The lines of a list: each division a heading, then its articles unless it is folded.

    Lines count from 0. Folding makes a new listing (``fold``), the groups are shared. ``home``
    gives the key of the group that an article belongs to, if anybody knows: then no other group
    is looked through for it. ``tall`` is how many lines an article takes: more than one where
    something is said under each.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        folded: Folded = NONE,
        home: Callable[[str], str | None] | None = None,
        tall: int = 1,
    ) -> None:
        self.groups = groups if isinstance(groups, Groups) else Groups(groups)
        self._home = home
        self.folded = folded
        self.tall = tall
        self._above = self.groups.above()
        # Those that are folded; where all but a few are, those few: either way not many.
        self._named = self._numbers(folded.keys)
        sizes = (tall * (self._above[each + 1] - self._above[each]) for each in self._named)
        self._lines = array("q", accumulate(sizes, initial=0))  # of the articles of the first ones

    def _numbers(self, keys: Collection[str]) -> array[int]:
        """Give the numbers of the groups with these keys, in order."""
        if len(keys) > _FEW:
            every = enumerate(self.groups.keys())
            return array("q", (number for number, key in every if key in keys))
        return array("q", sorted(number for number in map(self.groups.find, keys) if number >= 0))

    def _start(self, number: int) -> int:
        """Give the line of a group's heading; behind the last one, the end."""
        named = self._lines[bisect_left(self._named, number)]
        shown = named if self.folded.others else self.tall * self._above[number] - named
        return number + shown

    @property
    def count(self) -> int:
        """Count the articles, those folded away too."""
        return self._above[-1]

    def __len__(self) -> int:
        return self._start(len(self.groups))

    def at(self, line: int) -> Heading | str:
        """Give the heading or the article's id at a line. Raise IndexError beyond the end."""
        if not 0 <= line < len(self):
            raise IndexError(line)
        number, place = self._locate(line)
        group = self.groups[number]
        if place < 0:
            return Heading(group.key, group.label, len(group.ids), self.folded.hold(group.key))
        return group.ids[place // self.tall]

    def first_line(self, line: int) -> int:
        """Give the first line of what stands at a line."""
        place = self._locate(line)[1]
        return line - place % self.tall if place >= 0 else line

    def heading_of(self, line: int) -> int:
        """Give the line of the heading above a line, or the line itself if it is one."""
        return self._start(self._locate(line)[0])

    def line_of(self, article: str) -> int | None:
        """Give the line of an article; that of its heading where it is folded away."""
        number, place = self._find(article)
        if number < 0:
            return None
        start = self._start(number)
        folded = self.folded.hold(self.groups[number].key)
        return start if folded else start + 1 + self.tall * place

    def line_of_heading(self, key: str) -> int | None:
        """Give the line of a division's heading."""
        number = self.groups.find(key)
        return None if number < 0 else self._start(number)

    def near(self, line: int, count: int) -> list[str]:
        """Give the ids of the block of ``count`` lines that a line falls into, headings left out.

        Blocks lie side by side, so neighbours are fetched once.
        """
        first = line - line % count
        last = min(len(self), first + count)
        found = (self.at(at) for at in range(max(0, first), last))
        return list(dict.fromkeys(item for item in found if isinstance(item, str)))

    def rank(self, line: int) -> int:
        """Count the articles up to and including a line, those folded away above it too."""
        number, place = self._locate(line)
        return self._above[number] + place // self.tall + 1

    def ids(self) -> Iterator[str]:
        """Give every article in order, folded ones included."""
        for group in self.groups:
            yield from group.ids

    def beside(self, article: str, step: int) -> str | None:
        """Give the next article (``step`` 1) or the one before (-1), folded ones included."""
        number, place = self._find(article)
        if number < 0:
            return None
        ids = self.groups[number].ids
        if 0 <= place + step < len(ids):
            return ids[place + step]
        return self._edge(number + step, last=step < 0)

    def onward(self, article: str | None) -> Iterator[str]:
        """Give every other article: those after one, then round at the end those before it.

        Folded ones are included. From the top where there is no such article.
        """
        home, place = (-1, -1) if article is None else self._find(article)
        if home < 0:
            yield from self.ids()
            return
        ids = self.groups[home].ids
        yield from (ids[number] for number in range(place + 1, len(ids)))
        for number in (*range(home + 1, len(self.groups)), *range(home)):
            yield from self.groups[number].ids
        yield from (ids[number] for number in range(place))

    def group_of(self, article: str) -> Group | None:
        """Give the division that an article stands in."""
        number, _ = self._find(article)
        return None if number < 0 else self.groups[number]

    @property
    def any_folded(self) -> bool:
        """Tell whether any division of this list is folded."""
        named = len(self._named)
        return named < len(self.groups) if self.folded.others else named > 0

    def fold(self, folded: Folded) -> Listing:
        """Give the same articles with these divisions folded and no others."""
        return Listing(self.groups, folded, self._home, self.tall)

    def _locate(self, line: int) -> tuple[int, int]:
        """Give the division's number and the place inside it, -1 for its heading."""
        number = bisect_right(range(len(self.groups)), line, key=self._start) - 1
        return number, line - self._start(number) - 1

    def _edge(self, number: int, *, last: bool) -> str | None:
        if not 0 <= number < len(self.groups):
            return None
        return self.groups[number].ids[-1 if last else 0]

    def _find(self, article: str) -> tuple[int, int]:
        """Give the number of an article's division and its place inside; -1, -1 if not here."""
        for number in self._homes(article):
            ids = self.groups[number].ids
            if article in ids:
                return number, ids.index(article)
        return -1, -1

    def _homes(self, article: str) -> Iterable[int]:
        """Give the numbers of the groups that an article may be in."""
        if self._home is None:
            return range(len(self.groups))
        key = self._home(article)
        number = -1 if key is None else self.groups.find(key)
        return () if number < 0 else (number,)

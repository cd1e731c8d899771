"""What is noted of each page and of each of its units, in columns: some 40 bytes and one a unit.

Pages go by numbers that are never used again. Must not know how a page is judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.fingerprints import Numbers64
from reader.duplicates.postings import Places
from reader.duplicates.shelves import Shelf
from reader.duplicates.word_arrays import Flags

ALONE, IN_THE_END = np.uint8(1), np.uint8(2)  # of a unit: kept by its page alone, kept in the end

_PAGE = np.dtype(
    [
        ("outlet", np.uint64),  # 0 when not known
        ("title", np.uint64),  # 0 when there is none
        ("start", np.int64),  # of its units' marks
        ("units", np.int32),
        ("own", np.int32),  # the frequency of the page's own words, when it was judged last
        ("most", np.int32),  # the frequency from which its units were furniture then
        ("in_use", np.bool_),
        ("hears", np.bool_),  # its last judgement asked how frequent its furniture is
    ]
)


class PageNotes:
    """The pages of a collection: those announced, those in use and those gone."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._pages = np.zeros(1024, _PAGE)
        self._end = 0  # of the pages, those gone included
        self._marks = np.zeros(1 << 16, np.uint8)
        self._marked = 0
        self._announced: Flags = np.zeros(1024, np.bool_)
        self.count = 0  # of those in use

    def announce(self, page: int, outlet: int) -> None:
        """Note that a page is to come."""
        self._pages = self._shelf.grown(self._pages, page + 1)
        self._announced = self._shelf.grown(self._announced, page + 1)
        self._pages["outlet"][page] = outlet
        self._announced[page] = True
        self._end = max(self._end, page + 1)

    def withdraw(self, page: int) -> bool:
        """Tell whether a page was only announced; then it does not come."""
        only = page < len(self._announced) and bool(self._announced[page])
        if only:
            self._announced[page] = False
        return only

    def announced(self) -> NDArray[np.int64]:
        """Give the pages that are to come, in order."""
        return np.flatnonzero(self._announced)

    def enter(self, page: int, title: int, units: int) -> None:
        """Let a page come; its units are kept by the page alone."""
        self._marks = self._shelf.grown(self._marks, self._marked + units)
        row = (self._pages["outlet"][page], title, self._marked, units, 0, 0, True, False)
        self._pages[page] = row
        self._marks[self._marked : self._marked + units] = ALONE
        self._marked += units
        self._announced[page] = False
        self.count += 1

    def leave(self, page: int) -> None:
        """Let a page go."""
        self._pages["in_use"][page] = False
        self.count -= 1

    # ----- asked

    def __getitem__(self, column: str) -> NDArray[Any]:
        """Give a column of all pages; what is written there is noted."""
        column_: NDArray[Any] = self._pages[column][: self._end]
        return column_

    def marks(self, page: int) -> NDArray[np.uint8]:
        """Give the marks of a page's units; what is written there is noted."""
        row = self._pages[page]
        start = int(row["start"])
        return self._marks[start : start + int(row["units"])]

    def kept(self, page: int, mark: np.uint8) -> Flags:
        """Tell which units of a page are kept: by the page ``ALONE``, or ``IN_THE_END``."""
        kept: Flags = (self.marks(page) & mark) != 0
        return kept

    def in_use(self) -> NDArray[np.int64]:
        """Give the pages that are here, in order."""
        return np.flatnonzero(self["in_use"])

    def alive(self, pages: Places) -> Flags:
        """Tell which pages are here."""
        return self._pages["in_use"][pages]

    def outlets(self, pages: Places) -> Numbers64:
        """Give the outlets of pages."""
        return self._pages["outlet"][pages]

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[Any]]:
        """Give what other notes need to go on from here, when no page is announced."""
        return {"pages": self._pages[: self._end], "marks": self._marks[: self._marked]}

    def resume(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go on where others were."""
        self._pages, self._marks = state["pages"], state["marks"]
        self._end, self._marked = len(self._pages), len(self._marks)
        self._announced = np.zeros(max(1024, self._end), np.bool_)
        self.count = int(self["in_use"].sum())

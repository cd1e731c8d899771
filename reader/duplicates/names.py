"""Articles by number and by id, in columns: some 50 bytes each.

Numbers rise and are never used again. Must not know what an article is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.fingerprints import Numbers64
from reader.duplicates.postings import Places
from reader.duplicates.shelves import Shelf
from reader.duplicates.word_arrays import Flags

_NEW_MOST = 30_000  # ids in the table of new ones, some 5 MB


class Names:
    """Which articles are here. ``state`` and ``resumed`` carry it over to another session."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._letters = np.zeros(1 << 12, np.uint8)
        self._ends = np.zeros(1024, np.int64)  # of each id, in the letters
        self._here: Flags = np.zeros(1024, np.bool_)
        self._next = 0
        self._new: dict[str, int] = {}
        self._ranks = np.zeros(0, np.uint64)  # of the others, in order
        self._numbers = np.zeros(0, np.int32)  # beside them
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def next(self) -> int:
        """The number of the next article."""
        return self._next

    def add(self, article: str) -> int:
        """Take in an article that is not here, and give its number."""
        number, letters = self._next, np.frombuffer(_letters(article), np.uint8)
        start = self._start(number)
        self._letters = self._shelf.grown(self._letters, start + len(letters))
        self._ends = self._shelf.grown(self._ends, number + 1)
        self._here = self._shelf.grown(self._here, number + 1)
        self._letters[start : start + len(letters)] = letters
        self._ends[number], self._here[number] = start + len(letters), True
        self._new[article] = number
        self._next += 1
        self._count += 1
        if len(self._new) > _NEW_MOST:
            self._ranks, self._numbers = self._in_order()
            self._new = {}
        return number

    def remove(self, article: str) -> int | None:
        """Let an article go; give the number it had, if it was here."""
        number = self.number(article)
        if number is not None:
            self._here[number] = False
            self._new.pop(article, None)
            self._count -= 1
        return number

    def number(self, article: str) -> int | None:
        """Give an article's number, if it is here."""
        new = self._new.get(article)
        if new is not None or not len(self._ranks):
            return new
        known = np.uint64(rank(article))
        low, high = (int(np.searchsorted(self._ranks, known, side)) for side in ("left", "right"))
        for number in self._numbers[low:high].tolist():
            if self._here[number] and self.id(number) == article:
                return int(number)
        return None

    def id(self, number: int) -> str:
        """Give the id of an article that is or was here."""
        letters = self._letters[self._start(number) : int(self._ends[number])]
        return letters.tobytes().decode(errors="surrogatepass")

    def here(self, number: int) -> bool:
        """Tell whether the article of a number is still here."""
        return bool(self._here[number])

    def numbers(self) -> NDArray[np.int64]:
        """Give the numbers of all articles, in order."""
        return np.flatnonzero(self._here)

    def _start(self, number: int) -> int:
        return int(self._ends[number - 1]) if number else 0

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[np.generic]]:
        """Give what another ``Names`` needs to go on from here."""
        ranks, numbers = self._in_order()
        return {
            "letters": self._letters[: self._start(self._next)],
            "ends": self._ends[: self._next],
            "here": self._here[: self._next],
            "ranks": ranks,
            "numbers": numbers,
        }

    def resume(self, state: Mapping[str, NDArray[np.generic]]) -> None:
        """Go on where another one was."""
        self._letters, self._ends = state["letters"].view(np.uint8), state["ends"].view(np.int64)
        self._here = state["here"].view(np.bool_)
        self._ranks, self._numbers = (
            state["ranks"].view(np.uint64),
            state["numbers"].view(np.int32),
        )
        self._new = {}
        self._next, self._count = len(self._ends), int(self._here.sum())

    def _in_order(self) -> tuple[Numbers64, Places]:
        alive = self._here[self._numbers]
        ranks = np.array([rank(article) for article in self._new], np.uint64)
        numbers = np.array(list(self._new.values()), np.int32)
        all_ranks = np.concatenate((self._ranks[alive], ranks))
        order = np.argsort(all_ranks, kind="stable")
        return all_ranks[order], np.concatenate((self._numbers[alive], numbers))[order]


def rank(article: str) -> int:
    """Give an article a place in an order of no meaning (60 bits)."""
    digest = hashlib.blake2b(_letters(article), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 4


def _letters(article: str) -> bytes:
    return article.encode(errors="surrogatepass")

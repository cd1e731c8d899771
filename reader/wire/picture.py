"""What a screen holds: rows of cells with a look each, some of which may not be known.

Must not know where rows come from or how they reach the terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from reader.wire.cells import CONTINUED
from reader.wire.looks import PLAIN


class Row(NamedTuple):
    """One row: the cells and the numbers of their looks, two strings of the screen's width."""

    text: str
    looks: str

    @property
    def end(self) -> int:
        """The column behind the last cell that is not blank."""
        return len(self.text.rstrip(" "))


def blank(width: int, look: str = PLAIN) -> Row:
    """Give an empty row."""
    return Row(" " * width, look * width)


def edge(rows: Iterable[Row | None]) -> str:
    """Give the look that most of some rows have at their right edge; PLAIN for no rows."""
    looks = Counter(row.looks[-1] for row in rows if row is not None)
    return max(looks, key=looks.__getitem__, default=PLAIN)


class Picture:
    """The rows of a screen from the top; None where it is not known what a row holds."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.rows: list[Row | None] = [None] * height

    def put(self, y: int, x: int, text: str, looks: str) -> None:
        """Write cells into a row from a column on. What does not fit is cut off."""
        if not 0 <= y < self.height or not 0 <= x < self.width or not text:
            return
        room = self.width - x
        if len(text) > room:
            text, looks = _cut(text, room), looks[:room]
        if len(text) == self.width:
            self.rows[y] = Row(text, looks)
            return
        old = self.rows[y] or blank(self.width)
        end = x + len(text)
        left, right = _mended_left(old.text[:x], old.text[x:]), _mended_right(old.text[end:])
        self.rows[y] = Row(left + text + right, old.looks[:x] + looks + old.looks[end:])


def _cut(text: str, room: int) -> str:
    return _mended_left(text[:room], text[room:])


def _mended_left(kept: str, lost: str) -> str:
    """Put blanks in place of a character whose last cells were lost, as a terminal does."""
    if not lost.startswith(CONTINUED):
        return kept
    whole = kept.rstrip(CONTINUED)[:-1]
    return whole + " " * (len(kept) - len(whole))


def _mended_right(kept: str) -> str:
    """Put blanks in place of a character whose first cell was lost."""
    whole = kept.lstrip(CONTINUED)
    return " " * (len(kept) - len(whole)) + whole

"""A terminal to look at: pyte, with what it leaves out of a style (links, dim, conceal …) added.

A cell is compared by what is seen of it: the ink of a blank is not seen.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import pyte
from wcwidth import wcswidth

_LINK = re.compile("(\x1b\\]8;[^\x1b]*\x1b\\\\)")
_BEGINS = {2: "dim", 6: "blink2", 8: "conceal", 21: "double", 51: "frame", 52: "circle", 53: "over"}
_ENDS = {22: {"dim"}, 25: {"blink2"}, 28: {"conceal"}, 24: {"double"}, 54: {"frame", "circle"}}
_ENDS |= {55: {"over"}}
_SEEN_ON_BLANKS = {"under", "strike", "reverse", "blink", "blink2", "double", "frame", "circle"}
_SEEN_ON_BLANKS |= {"over"}
_INKLESS = {"blink", "blink2"}  # of these there is nothing to see in the ink of a blank


class Seen(NamedTuple):
    """A cell as a reader sees it."""

    text: str
    ink: str
    ground: str
    style: frozenset[str]
    link: str


class _Screen(pyte.Screen):
    """Keeps the styles that pyte has no field for behind a bar in a cell's ink.

    What is erased, and rows that come in, have the ground that is set, as in terminals with *bce*;
    pyte leaves such rows as they were made.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.more: frozenset[str] = frozenset()
        self.link = ""
        super().__init__(columns, rows)

    def select_graphic_rendition(self, *attrs: int, **kwargs: bool) -> None:
        plain = self.cursor.attrs._replace(fg=self.cursor.attrs.fg.partition("|")[0])
        self.cursor.attrs = plain
        super().select_graphic_rendition(*attrs)
        for number in _own_parameters(attrs or (0,)):
            if number == 0:
                self.more = frozenset()
            elif number in _BEGINS:
                self.more |= {_BEGINS[number]}
            self.more -= _ENDS.get(number, set())
        self._mark()

    def begin_link(self, address: str) -> None:
        self.link = address
        self._mark()

    def erase_in_display(self, how: int = 0, *args: object, **kwargs: object) -> None:
        super().erase_in_display(how)
        if how == 0:
            self._lay(range(self.cursor.y + 1, self.lines))

    def insert_lines(self, count: int | None = None) -> None:
        super().insert_lines(count)
        bottom = self._bottom
        self._lay(range(self.cursor.y, min(self.cursor.y + (count or 1), bottom + 1)))

    def delete_lines(self, count: int | None = None) -> None:
        super().delete_lines(count)
        bottom = self._bottom
        self._lay(range(max(self.cursor.y, bottom + 1 - (count or 1)), bottom + 1))

    def index(self) -> None:
        scrolls = self.cursor.y == self._bottom
        super().index()
        if scrolls:
            self._lay(range(self._bottom, self._bottom + 1))

    def reverse_index(self) -> None:
        top = self.margins.top if self.margins else 0
        scrolls = self.cursor.y == top
        super().reverse_index()
        if scrolls:
            self._lay(range(top, top + 1))

    @property
    def _bottom(self) -> int:
        return self.margins.bottom if self.margins else self.lines - 1

    def _lay(self, rows: range) -> None:
        for y in rows:
            for x in range(self.columns):
                self.buffer[y][x] = self.cursor.attrs

    def _mark(self) -> None:
        ink = self.cursor.attrs.fg.partition("|")[0]
        more = f"{','.join(sorted(self.more))}|{self.link}"
        self.cursor.attrs = self.cursor.attrs._replace(fg=f"{ink}|{more}")


class Emulator:
    """A terminal of a size that is fed with what a program writes."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = _Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.feed("\x1b[?7l")

    def feed(self, data: str) -> None:
        for part in _LINK.split(data):
            if _LINK.fullmatch(part):
                self.screen.begin_link(part[:-2].split(";", 2)[2])
            else:
                self._stream.feed(part)

    def rows(self) -> list[list[Seen]]:
        """Give every cell of every row."""
        columns, buffer = range(self.screen.columns), self.screen.buffer
        rows = [[buffer[y][x] for x in columns] for y in range(self.screen.lines)]
        return [[_seen(cell) for cell in _without_halves(row)] for row in rows]


def _own_parameters(attrs: tuple[int, ...]) -> list[int]:
    """Leave out the numbers that belong to a colour."""
    kept, rest = [], list(attrs)
    while rest:
        number = rest.pop(0)
        if number in (38, 48) and rest:
            del rest[: 4 if rest[0] == 2 else 2]
        else:
            kept.append(number)
    return kept


def _without_halves(row: list[pyte.screens.Char]) -> list[pyte.screens.Char]:
    """Put a blank where half of a wide character was overwritten; pyte leaves the other half."""
    whole = list(row)
    for at, (cell, following) in enumerate(pairwise([*row, row[-1]])):
        if cell.data == "" and (at == 0 or wcswidth(row[at - 1].data) != 2):
            whole[at] = cell._replace(data=" ")
        if wcswidth(cell.data) == 2 and at + 1 < len(row) and following.data != "":
            whole[at] = cell._replace(data=" ")
    return whole


def _seen(cell: pyte.screens.Char) -> Seen:
    ink, _, more = cell.fg.partition("|")
    names, _, link = more.partition("|")
    style = set(filter(None, names.split(",")))
    style |= {
        name
        for name, set_ in (
            ("bold", cell.bold),
            ("italic", cell.italics),
            ("under", cell.underscore),
            ("strike", cell.strikethrough),
            ("reverse", cell.reverse),
            ("blink", cell.blink),
        )
        if set_
    }
    if cell.data == " ":
        style &= _SEEN_ON_BLANKS
        ink = ink if style - _INKLESS else "default"
    return Seen(cell.data, ink, cell.bg, frozenset(style), link)

"""The terminal's cursor and its pen, and the cheapest sequences to move and to change them.

Collects what is to be sent. Must not know what a whole screen holds, or what was on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.wire.abilities import Abilities
from reader.wire.cells import CONTINUED, Cells
from reader.wire.looks import PLAIN, Looks
from reader.wire.picture import Row
from reader.wire.shifting import Shift

_STEP_BACK = 3  # backspaces that are not dearer than any other way
_BLANKS = re.compile(" {5,}")  # fewer are written: erasing them takes as many bytes
_ERASE_AND_GO_ON = 10  # blanks from which erasing pays although the cursor must pass them


_MANY, _TOO_MANY = 8, 600  # strokes of which the order is worth a thought, and the time for it


class Stroke(NamedTuple):
    """Cells of one look to be written at a place, or the sequence that erases them.

    ``ground``: cells of the same look will be written where it erases, and must come after it.
    """

    y: int
    x: int
    text: str
    look: str
    erasing: str = ""
    ground: bool = False


class Pen:
    """Writes to a terminal of a size; remembers where the cursor stands and how it writes.

    A position or a look that is not known is None or empty: then the next sequence is absolute.
    """

    def __init__(
        self, cells: Cells, looks: Looks, able: Abilities, width: int, height: int
    ) -> None:
        self._cells, self._looks, self._able = cells, looks, able
        self._width, self._height = width, height
        self._parts: list[str] = []
        self._strokes: list[Stroke] = []
        self._relatives: dict[tuple[int, int | None, int], str] = {}
        self.lose()

    def lose(self) -> None:
        """Forget where the cursor stands and how it writes: something else has written."""
        self._row: int | None = None
        self._column: int | None = None
        self._look = ""

    def take(self) -> str:
        """Give what was collected, and begin anew."""
        taken = "".join(self._parts)
        self._parts.clear()
        return taken

    # ----- moving

    def move(self, y: int, x: int) -> None:
        """Put the cursor on a cell."""
        if (y, x) == (self._row, self._column):
            return
        way = _absolute(y, x)
        if self._row is not None:
            shorter = self._relative(y - self._row, self._column, x)
            way = shorter if shorter and len(shorter) < len(way) else way
        self._parts.append(way)
        self._row, self._column = y, x

    def _relative(self, down: int, column: int | None, x: int) -> str:
        """Give the shortest way to a column, some rows further down; ``""`` for none."""
        way = self._relatives.get((down, column, x))
        if way is None:
            ways = self._along(column, x) if down == 0 else self._across(down, column, x)
            way = self._relatives[down, column, x] = min(ways, key=len, default="")
        return way

    def _across(self, down: int, column: int | None, x: int) -> list[str]:
        """Give the ways to another row."""
        ways = []
        if x == column:
            ways.append(_counted(abs(down), "B" if down > 0 else "A"))
        if down == 1:
            ways.append(self._able.newline + _counted(x, "C"))
            if column is not None and self._able.descend:
                ways.append("\v" + _sideways(x - column))
        if x == 0 and down < 0:
            ways.append("\r" + _counted(-down, "A"))
        return ways

    def _along(self, column: int | None, x: int) -> list[str]:
        """Give the ways to another column of the row."""
        ways = ["\r" + _counted(x, "C")]
        if self._able.column:
            ways.append(f"\x1b[{x + 1}G")
        if column is not None:
            ways.append(_sideways(x - column))
        return ways

    # ----- writing

    def write(self, y: int, x: int, row: Row, end: int) -> None:
        """Lay out the cells of a row from one column up to another; ``draw`` draws them."""
        while x < end:
            look = row.looks[x]
            rest = row.looks[x:end]
            until = x + len(rest) - len(rest.lstrip(look))
            self._run(y, x, row.text[x:until], look, last=until == end)
            x = until

    def _run(self, y: int, x: int, text: str, look: str, *, last: bool) -> None:
        """Write cells of one look; long stretches of blanks are erased where that is cheaper."""
        done = 0
        if self._able.erase_cells and self._erasable(look):
            for blanks in _BLANKS.finditer(text):
                start, end = blanks.span()
                if end - start < _ERASE_AND_GO_ON and not (last and end == len(text)):
                    continue
                self._plain(y, x + done, text[done:start], look)
                self._erase(y, x + start, f"\x1b[{end - start}X", look)
                done = end
        self._plain(y, x + done, text[done:], look)

    def _plain(self, y: int, x: int, text: str, look: str) -> None:
        if text:
            self._strokes.append(Stroke(y, x, text, look))

    def write_doubtful(self, y: int, x: int, row: Row) -> None:
        """Write a row from a column on, not trusting the terminal's measure of any doubtful cell.

        Blanks are laid under each such cell, in case it is drawn narrower; after it the cursor is
        put where it should be.
        """
        self.draw()
        blanks = Row(" " * len(row.text), row.looks)
        while x < len(row.text):
            sure = x + self._cells.first_doubt(row.text[x:])
            self._write_now(y, x, row, sure)
            if sure == len(row.text):
                return
            rest = row.text[sure + 1 :]
            x = sure + 1 + len(rest) - len(rest.lstrip(CONTINUED))
            self._write_now(y, sure, blanks, x)
            self._write_now(y, sure, row, x)
            self._column = None

    def _write_now(self, y: int, x: int, row: Row, end: int) -> None:
        self.write(y, x, row, end)
        strokes, self._strokes = self._strokes, []
        self._draw(strokes)

    def _erasable(self, look: str) -> bool:
        return self._looks.erases(look, self._able.erase_coloured)

    def erases_line(self, look: str) -> bool:
        """Tell whether the rest of a row can be erased so that blanks of a look stand there."""
        return self._able.erase_line and self._erasable(look)

    def erase_line(self, y: int, x: int, look: str, *, ground: bool = False) -> None:
        """Erase the rest of a row, so that blanks of a look stand there.

        ``ground``: before cells of that look are written upon it.
        """
        self._erase(y, x, "\x1b[K", look, ground=ground)

    def _erase(self, y: int, x: int, sequence: str, look: str, *, ground: bool = False) -> None:
        self._strokes.append(Stroke(y, x, "", look, sequence, ground))

    def draw(self) -> None:
        """Draw the strokes that were laid out, in the order that takes fewer bytes.

        Row by row the cursor hardly moves; look by look the pen hardly changes, and a change of
        two colours takes three times the bytes of a move.
        """
        strokes, self._strokes = self._strokes, []
        looks = {stroke.look for stroke in strokes}
        if not _MANY <= len(strokes) <= _TOO_MANY or len(looks) == 1:
            self._draw(strokes)
            return
        before = (self._row, self._column, self._look, self._parts)
        self._parts = []
        self._draw(strokes)
        by_row = (self._row, self._column, self._look, self._parts)
        self._row, self._column, self._look, _ = before
        self._parts = []
        self._draw(self._by_look(strokes))
        if _length(self._parts) >= _length(by_row[3]):
            self._row, self._column, self._look, self._parts = by_row
        self._parts = before[3] + self._parts

    def _draw(self, strokes: Iterable[Stroke]) -> None:
        for stroke in strokes:
            self.move(stroke.y, stroke.x)
            self._dip(stroke.look, blank=_blank(stroke))
            if stroke.erasing:
                self._parts.append(stroke.erasing)
            else:
                self._parts.append(self._cells.spelled(stroke.text))
                self._passed(stroke.x + len(stroke.text))

    def _by_look(self, strokes: list[Stroke]) -> Iterator[Stroke]:
        """Order strokes by look; a blank one stays with the one before it where it can."""
        looks = self._looks
        groups: dict[str, list[Stroke]] = {self._look: []}
        last = self._look
        for stroke in strokes:
            blank = _blank(stroke)
            alike = bool(last) and looks.on_a_blank(last) == looks.on_a_blank(stroke.look)
            if not (blank and alike):
                last = stroke.look
            groups.setdefault(last, []).append(stroke)
        for group in groups.values():
            yield from group

    def _dip(self, look: str, *, blank: bool) -> None:
        """Make the pen write in a look; before blanks, any that shows the same on them will do."""
        looks = self._looks
        if blank and self._look and looks.on_a_blank(self._look) == looks.on_a_blank(look):
            return
        self._parts.append(looks.way(self._look, look))
        self._look = look

    def _passed(self, column: int) -> None:
        """Note where the cursor is. In the last column terminals differ: there it is not known."""
        self._column = column if column < self._width else None

    # ----- moving whole rows

    def can_shift(self) -> bool:
        return self._able.move_lines or self._able.scroll_region

    def shift(self, shift: Shift) -> None:
        """Let the terminal move rows by itself."""
        if self._able.move_lines:
            self._by_lines(shift)
        else:
            self._by_region(shift)

    def _by_lines(self, shift: Shift) -> None:
        """Take lines out at one end and put as many in at the other.

        What stands below is displaced in between, and comes back before anything is drawn.
        """
        count = abs(shift.by)
        out, into = shift.top, shift.bottom + 1 - count
        if shift.by < 0:
            out, into = into, out
        for y, letter, needed in (
            (out, "M", True),
            (into, "L", shift.by < 0 or shift.bottom < self._height - 1),
        ):
            if needed and not (letter == "M" and y + count == self._height):
                self.move(y, 0)
                self._parts.append(_counted(count, letter))

    def _by_region(self, shift: Shift) -> None:
        start, end = ("\n", shift.bottom) if shift.by > 0 else ("\x1bM", shift.top)
        self._parts.append(f"\x1b[{shift.top + 1};{shift.bottom + 1}r{_absolute(end, 0)}")
        self._parts.append(start * abs(shift.by) + "\x1b[r")
        self._row = self._column = None

    def rest(self) -> None:
        """End every style: what writes next is not ours."""
        if self._look != PLAIN:
            self._parts.append(self._looks.way(self._look, PLAIN))
            self._look = PLAIN


def _blank(stroke: Stroke) -> bool:
    """Tell whether a stroke shows nothing but its ground, whatever it is that it shows it with."""
    return not stroke.ground and not stroke.text.strip(" ")


def _absolute(y: int, x: int) -> str:
    if x:
        return f"\x1b[{y + 1};{x + 1}H" if y else f"\x1b[;{x + 1}H"
    return f"\x1b[{y + 1}H" if y else "\x1b[H"


def _sideways(by: int) -> str:
    """Give what moves the cursor by columns; negative is left."""
    return "\b" * -by if -_STEP_BACK <= by < 0 else _counted(abs(by), "C" if by > 0 else "D")


def _counted(count: int, letter: str) -> str:
    if not count:
        return ""
    return f"\x1b[{letter}" if count == 1 else f"\x1b[{count}{letter}"


def _length(parts: list[str]) -> int:
    """Count bytes, near enough to compare two orders of the same text."""
    return sum(map(len, parts))

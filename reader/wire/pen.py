"""The terminal's cursor and its pen, and the cheapest sequences to move and to change them.

Collects what is to be sent. Must not know what a whole screen holds, or what was on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.wire.abilities import Abilities
from reader.wire.cells import CONTINUED, Cells
from reader.wire.looks import PLAIN, Looks
from reader.wire.moves import Moves, absolute, counted
from reader.wire.picture import Row
from reader.wire.shifting import Shift
from reader.wire.strokes import Stroke, by_look, gain_by_look, without_loose

_FEW = " " * 5
_BLANKS = re.compile(_FEW + " *")  # fewer are written: erasing them takes as many bytes
_ERASE_AND_GO_ON = 10  # blanks from which erasing pays although the cursor must pass them
_MANY, _TOO_MANY = 4, 600  # strokes of which the order is worth a thought, and the time for it
_TAIL = 3  # bytes for which the rest of a row is erased
_SURE = 150  # bytes that an estimate of what an order saves is not wrong by
_PASSING = 3  # blanks that take no more bytes than a move over them


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
        self._moves = Moves(able)
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
        self._parts.append(self._moves.way(self._row, self._column, y, x))
        self._row, self._column = y, x

    # ----- writing

    def write(self, y: int, x: int, row: Row, end: int, under: Row | None = None) -> None:
        """Lay out the cells of a row from one column up to another; ``draw`` draws them.

        ``under`` is what stands on the row, if that is known.
        """
        while x < end:
            look = row.looks[x]
            rest = row.looks[x:end]
            until = x + len(rest) - len(rest.lstrip(look))
            text = row.text[x:until]
            loose = self._loose(x, text, look, under) if under and text[-1] == " " else 0
            self._run(Stroke(y, x, text, look, loose=loose), last=until == end)
            x = until

    def _loose(self, x: int, text: str, look: str, under: Row) -> int:
        """Count the blanks at the end of a text that stand there already."""
        start, end = x + len(text.rstrip(" ")), x + len(text)
        if under.text[start:end].strip(" "):
            return 0
        seen = self._looks.on_a_blank(look)
        same = all(self._looks.on_a_blank(each) == seen for each in {*under.looks[start:end]})
        return end - start if same else 0

    def _run(self, stroke: Stroke, *, last: bool) -> None:
        """Write cells of one look; long stretches of blanks are erased where that is cheaper."""
        y, x, text, look = stroke[:4]
        done = 0
        if _FEW not in text or not self._able.erase_cells or not self._erasable(look):
            self._strokes.append(stroke)
            return
        for blanks in _BLANKS.finditer(text):
            start, end = blanks.span()
            if end - start < _ERASE_AND_GO_ON and not (last and end == len(text)):
                continue
            if start > done:
                self._strokes.append(Stroke(y, x + done, text[done:start], look))
            self._erase(y, x + start, f"\x1b[{end - start}X", look)
            done = end
        if done < len(text):
            loose = min(stroke.loose, len(text) - done)
            self._strokes.append(Stroke(y, x + done, text[done:], look, loose=loose))

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

    def erases_below(self, look: str) -> bool:
        """Tell whether all that is below can be erased so that blanks of a look stand there."""
        return self._able.erase_below and self._erasable(look)

    def erase_below(self, y: int, look: str) -> None:
        """Erase a row and all below it, at once, so that blanks of a look stand there."""
        self.move(y, 0)
        self._dip(look, blank=True)
        self._parts.append("\x1b[J")

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
        gain = gain_by_look(strokes, self._look, self._looks)
        if abs(gain) > _SURE:
            self._draw(by_look(strokes, self._look, self._looks) if gain > 0 else strokes)
        else:
            self._draw_shorter(strokes, list(by_look(strokes, self._look, self._looks)))

    def _draw_shorter(self, *orders: Sequence[Stroke]) -> None:
        """Draw in whichever order takes fewer bytes."""
        before = (self._row, self._column, self._look)
        taken, self._parts = self._parts, []
        drawn = []
        for strokes in orders:
            self._row, self._column, self._look = before
            self._parts = []
            self._draw(strokes)
            drawn.append((self._row, self._column, self._look, self._parts))
        self._row, self._column, self._look, parts = min(drawn, key=lambda each: _length(each[3]))
        self._parts = taken + parts

    def _draw(self, strokes: Iterable[Stroke]) -> None:
        for stroke in without_loose(strokes, _PASSING):
            self.move(stroke.y, stroke.x)
            self._dip(stroke.look, blank=stroke.blank)
            if stroke.erasing:
                self._parts.append(stroke.erasing)
            else:
                self._parts.append(self._cells.spelled(stroke.text))
                self._passed(stroke.x + len(stroke.text))

    def _dip(self, look: str, *, blank: bool) -> None:
        """Make the pen write in a look; before blanks, any that shows the same on them will do."""
        if not (blank and self._shows(look)):
            self._parts.append(self._looks.way(self._look, look))
            self._look = look

    def _shows(self, look: str) -> bool:
        """Tell whether a blank that the pen writes now looks as one of a look."""
        looks = self._looks
        return bool(self._look) and looks.on_a_blank(self._look) == looks.on_a_blank(look)

    def _passed(self, column: int) -> None:
        """Note where the cursor is. In the last column terminals differ: there it is not known."""
        self._column = column if column < self._width else None

    # ----- moving whole rows

    def can_shift(self) -> bool:
        return self._able.move_lines or self._able.scroll_region

    def shift(self, shift: Shift, look: str) -> bool:
        """Let the terminal move rows by itself; tell whether blanks of a look come in at the end.

        They do where they are of the ground that is set, and to set that costs less than it saves.
        """
        fills = self._able.erase_coloured and self._erasable(look)
        if fills and not self._shows(look):
            way = self._looks.way(self._look, look)
            fills = len(way) <= abs(shift.by) * _TAIL
        if fills:
            self._dip(look, blank=True)
        if self._able.move_lines:
            self._by_lines(shift)
        else:
            self._by_region(shift)
        return fills

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
                self._parts.append(counted(count, letter))

    def _by_region(self, shift: Shift) -> None:
        start, end = ("\n", shift.bottom) if shift.by > 0 else ("\x1bM", shift.top)
        self._parts.append(f"\x1b[{shift.top + 1};{shift.bottom + 1}r{absolute(end, 0)}")
        self._parts.append(start * abs(shift.by) + "\x1b[r")
        self._row = self._column = None

    def rest(self) -> None:
        """End every style: what writes next is not ours."""
        if self._look != PLAIN:
            self._parts.append(self._looks.way(self._look, PLAIN))
            self._look = PLAIN


def _length(parts: list[str]) -> int:
    """Count bytes, near enough to compare two orders of the same text."""
    return sum(map(len, parts))

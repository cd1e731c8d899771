"""One frame: what the terminal shows becomes what it should show, in the fewest bytes.

Puts the parts together: two pictures, the rows that differ or have moved, the pen. Must not know
Textual, nor when a frame may be sent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.wire.abilities import Abilities
from reader.wire.cells import Cells
from reader.wire.differing import Span, differing, doubt_of, with_doubt
from reader.wire.looks import Looks
from reader.wire.pen import Pen
from reader.wire.picture import Picture, Row, blank, edge
from reader.wire.shifting import shifted, shifts
from reader.wire.wiping import Change, is_worth_wiping

_ERASED = 3  # blanks that take as many bytes as erasing the rest of the row
_EDGE = 2  # blanks before a span that are written rather than passed over
_GAP = re.compile(" {8,}")  # a move over fewer takes as many bytes
_MANY = 6  # rows that must differ, or it is not looked whether all could be erased
_THROUGH = 4  # equal cells that are written rather than passed over: a move takes as many bytes


class Painter:
    """Remembers a terminal's screen. ``put`` says what it should show, ``frame`` gets it there.

    ``able``: what the terminal can do. The size is that of the last ``resize``.
    """

    def __init__(self, able: Abilities) -> None:
        self.cells = Cells()
        self.looks = Looks(able.ends, able.slants)
        self._able = able
        self._epoch = 0
        self.resize(0, 0)

    def resize(self, width: int, height: int) -> None:
        """Begin with a screen of another size, of which nothing is known."""
        self._wanted = Picture(width, height)
        self._shown: list[Row | None] = []
        self._pen = Pen(self.cells, self.looks, self._able, width, height)
        self.forget()

    def stand(self, rows: list[Row | None]) -> None:
        """Take it that the terminal shows these rows already; None for those not known."""
        self._shown = rows[: self._wanted.height]
        self._shown += [None] * (self._wanted.height - len(self._shown))

    @property
    def wanted(self) -> list[Row | None]:
        """What the terminal should show, from the top."""
        return list(self._wanted.rows)

    def drawing(self, rows: list[Row | None]) -> str:
        """Give what draws these rows where nothing is known, and puts the pen to rest."""
        other = Painter(self._able)
        other.cells, other.looks = self.cells, self.looks
        other.resize(*self.size)
        other._wanted.rows = rows
        return other.frame() + other.rest()

    @property
    def size(self) -> tuple[int, int]:
        """The columns and rows of the screen."""
        return self._wanted.width, self._wanted.height

    def put(self, y: int, x: int, text: str, looks: str) -> None:
        """Say what a row should hold from a column on: cells, and the number of each one's look."""
        self._wanted.put(y, x, text, looks)

    def forget(self) -> None:
        """Take nothing on the terminal for granted: the next frame paints every row."""
        self._epoch += 1
        self._shown = [None] * self._wanted.height
        self._pen.lose()

    def lose_pen(self) -> None:
        """Take the cursor's place and style for unknown: something else has written."""
        self._pen.lose()

    @property
    def due(self) -> bool:
        """Whether the terminal does not show what it should."""
        return any(
            wanted is not shown and wanted is not None and wanted != shown
            for wanted, shown in zip(self._wanted.rows, self._shown, strict=True)
        )

    def frame(self, cursor: tuple[int, int] | None = None) -> str:
        """Give what brings the terminal to what it should show; ``""`` when it does already.

        ``cursor``: the column and row where the cursor is left, None for wherever it is.
        """
        if not self.due:
            return ""
        epoch, wanted = self._epoch, self._wanted.rows
        changes = self._wiped(self._changes(self._shift(self._shown, wanted), wanted))
        for y, old, new, spans in changes:
            self._row(y, old, new, spans)
        self._pen.draw()
        if cursor is not None:
            self._pen.move(cursor[1], cursor[0])
        frame = self._pen.take()
        if epoch != self._epoch:
            # A signal handler put the program to sleep and woke it meanwhile: nothing holds now.
            self.forget()
            return ""
        self._shown = list(wanted)
        return frame

    def rest(self) -> str:
        """Give what ends all styles, before something else writes."""
        self._pen.rest()
        return self._pen.take()

    def _shift(self, old: list[Row | None], new: list[Row | None]) -> list[Row | None]:
        if not self._pen.can_shift():
            return old
        for shift in shifts(old, new):
            look = edge(new[shift.exposed])
            filled = self._pen.shift(shift, look)
            old = shifted(old, shift, blank(self._wanted.width, look) if filled else None)
        return old

    def _changes(self, shown: Sequence[Row | None], wanted: Sequence[Row | None]) -> list[Change]:
        """Give the rows that differ, each with the spans in which it does."""
        changes = (
            (y, old, new, differing(old, new, self.looks))
            for y, (old, new) in enumerate(zip(shown, wanted, strict=True))
            if new is not None and new is not old and new != old
        )
        return [change for change in changes if change[3]]

    def _wiped(self, changes: list[Change]) -> list[Change]:
        """Erase all from the first change on where that saves bytes; give what differs then."""
        if len(changes) < _MANY:
            return changes
        top, below = changes[0][0], self._wanted.rows[changes[0][0] :]
        look = edge(below)
        if not self._pen.erases_below(look) or not is_worth_wiping(changes, below):
            return changes
        self._pen.erase_below(top, look)
        ground = blank(self._wanted.width, look)
        return [
            (y + top, old, new, spans)
            for y, old, new, spans in self._changes([ground] * len(below), below)
        ]

    def _row(self, y: int, old: Row | None, new: Row, spans: list[Span]) -> None:
        doubt = doubt_of(old, new, self.cells)
        if doubt < len(new.text) and spans[-1][1] > doubt:
            *sure, (start, _) = with_doubt(spans, doubt, len(new.text))
            self._spans(y, old, new, sure)
            self._pen.write_doubtful(y, start, new)
            return
        spans[0] = self._from_the_edge(spans[0], new)
        tail = self._tail(spans, new)
        if len(spans) == 1 and self._has_gaps(spans[0], new):
            self._clear_and_write(y, new, spans[0][0])
        elif tail is None:
            self._spans(y, old, new, spans)
        else:
            sure = [(start, min(end, tail)) for start, end in spans if start < tail]
            self._spans(y, old, new, sure)
            self._pen.erase_line(y, tail, new.looks[tail])

    def _from_the_edge(self, span: Span, new: Row) -> Span:
        """Begin at the edge where a few blanks lead up to a span: there the way is shortest."""
        start, end = span
        if start > _EDGE or new.text[:start].strip(" "):
            return span
        ground = self.looks.on_a_blank(new.looks[start])
        led = all(self.looks.on_a_blank(look) == ground for look in new.looks[:start])
        return (0, end) if led else span

    def _has_gaps(self, span: Span, new: Row) -> bool:
        """Tell whether all that is left of a row is new, of one look, and has gaps to erase."""
        start, end = span
        look = new.looks[start]
        if end < new.end or new.looks.count(look, start, new.end) < new.end - start:
            return False
        grounds = {self.looks.on_a_blank(each) for each in {*new.looks[start:]}}
        gaps = _GAP.search(new.text, start, new.end)
        return bool(gaps) and len(grounds) == 1 and self._pen.erases_line(look)

    def _clear_and_write(self, y: int, new: Row, start: int) -> None:
        """Erase the rest of a row, then write what stands between its gaps."""
        self._pen.erase_line(y, start, new.looks[start], ground=True)
        for gap in (*_GAP.finditer(new.text, start, new.end), None):
            self._pen.write(y, start, new, gap.start() if gap else new.end)
            start = gap.end() if gap else start

    def _tail(self, spans: list[Span], new: Row) -> int | None:
        """Give the column from which the rest of a row is best erased, None for nowhere."""
        ends, width = new.end, len(new.text)
        written = sum(end - max(start, ends) for start, end in spans if end > ends)
        if written <= _ERASED:
            return None
        start = max(ends, next(start for start, end in spans if end > ends))
        seen = {self.looks.on_a_blank(look) for look in set(new.looks[start:width])}
        return start if len(seen) == 1 and self._pen.erases_line(new.looks[start]) else None

    def _spans(self, y: int, old: Row | None, new: Row, spans: list[Span]) -> None:
        """Write the spans of a row; short equal stretches between two are written as well."""
        start = end = -1
        for span in spans:
            if end >= 0 and self._goes_through(new, end, span[0]):
                end = span[1]
                continue
            if end >= 0:
                self._pen.write(y, start, new, end, old)
            start, end = span
        if end >= 0:
            self._pen.write(y, start, new, end, old)

    def _goes_through(self, new: Row, start: int, end: int) -> bool:
        """Tell whether writing some cells is as cheap as going past them."""
        if end <= start:
            return True  # a wide character belongs to both spans
        if end - start > _THROUGH:
            return False
        looks = new.looks[start:end]
        if looks.count(looks[0]) < len(looks) or looks[0] not in (
            new.looks[start - 1],
            new.looks[end],
        ):
            return False
        text = new.text[start:end]
        if not text.isascii():
            text = self.cells.spelled(text)
        return len(text.encode(errors="replace")) <= _THROUGH - (end - start == 1)

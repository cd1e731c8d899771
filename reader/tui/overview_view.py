"""The overview as it is walked: numbers, one of them under the cursor.

Draws what pages.overview lays out; must not know what any number counts.
"""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message

from reader.model import Overview
from reader.pages.bars import hatched
from reader.pages.glyphs import Glyphs
from reader.pages.overview import sheet
from reader.pages.sheet import Sheet, Target
from reader.pages.wrapping import Line
from reader.tui.line_view import LineView, in_three
from reader.tui.posted import message


class OverviewView(LineView):
    """Plots and tables; the cursor goes from number to number."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}"
        for role in (
            *("heading", "bar", "shared", "number", "outlet", "axis", "faint"),
            *("cursor", "standing"),
        )
    }

    @message
    class Reached(Message):
        """The cursor is on another number, or the numbers are others."""

        target: Target | None

    class Chosen(Message):
        """The number under the cursor was clicked on."""

    def __init__(self, marks: Glyphs, unfolded: Counter[str]) -> None:
        super().__init__(id="overview")
        self._unfolded = unfolded
        self._marks = marks
        self._found = Overview()
        self._sheet = Sheet([], [])
        self._row = self._place = 0

    @property
    def target(self) -> Target | None:
        """Give the number under the cursor."""
        rows = self._sheet.rows
        return rows[self._row][self._place] if rows else None

    @property
    def asked(self) -> str:
        """Give the query of the number under the cursor, to find it again."""
        return self.target.query if self.target else ""

    def show(self, found: Overview, query: str = "") -> None:
        """Show what is counted so far, with the cursor on the number of a query if there is one."""
        self._found = found
        self._lay_out(query or self.asked, self._row)

    def unfold(self, table: str) -> None:
        """Show more rows of a table; the cursor goes to the first of them."""
        self._unfolded[table] += 1
        self._lay_out("", self._row)

    def line(self, at: int) -> Line:
        return self._sheet.lines[at]

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._lay_out(self.asked, self._row)

    def _lay_out(self, query: str, row: int = 0) -> None:
        """Lay all out; the cursor goes to the number of a query, else to a row."""
        if self.size.width < 1:
            return
        size = self.size.width - 2, self.size.height
        self._sheet = sheet(self._found, size, self._marks, self._unfolded)
        self._row, self._place = max(0, min(row, len(self._sheet.rows) - 1)), 0
        for number, targets in enumerate(self._sheet.rows):
            for place, target in enumerate(targets):
                if query and target.query == query:
                    self._row, self._place = number, place
        self.set_height(len(self._sheet.lines))
        self._tell()

    def marked(self, at: int, segments: list[Segment]) -> list[Segment]:
        target = self.target
        if target is None or not _top(target) <= at <= target.line:
            return segments
        before, inside, behind = in_three(segments, target.start, target.end)
        stands = target.top is not None
        style = self.role_style("standing" if stands else "cursor")
        return [
            *before,
            *(
                Segment(hatched(text) if stands else text, (own or Style.null()) + style)
                for text, own, _control in inside
            ),
            *behind,
        ]

    # ----- moving

    def step(self, lines: int) -> None:
        """Go to the number above or below, the nearest across."""
        rows = self._sheet.rows
        row = max(0, min(self._row + lines, len(rows) - 1))
        if rows and row != self._row:
            before = self.target
            place = min(self._place, len(rows[row]) - 1) if len(rows[self._row]) < 9 else 0
            self._row, self._place = row, place
            self._moved(before)
        elif lines < 0:
            self.go(0)

    def across(self, cells: int) -> None:
        """Go to the number beside."""
        if self._sheet.rows:
            before = self.target
            last = len(self._sheet.rows[self._row]) - 1
            self._place = max(0, min(self._place + cells, last))
            self._moved(before)

    def page(self, pages: float) -> None:
        self.step(round(pages * max(2, self.size.height // 2)))

    def first(self) -> None:
        self.step(-len(self._sheet.rows))

    def last(self) -> None:
        self.step(len(self._sheet.rows))

    def _moved(self, before: Target | None) -> None:
        for target in (before, self.target):
            if target is not None:
                self.redraw(*range(_top(target), target.line + 1))
        self._tell()

    def _tell(self) -> None:
        target = self.target
        if target is not None:
            top, height = self.scroll_offset.y, self.size.height
            if _top(target) <= top:
                self.go(max(0, _top(target) - 1))
            elif target.line >= top + height:
                self.go(target.line - height + 2)
        self.post_message(self.Reached(target))

    def on_click(self, event: events.Click) -> None:
        at = self.scroll_offset.y + event.y
        for number, row in enumerate(self._sheet.rows):
            for place, target in enumerate(row):
                if _top(target) <= at <= target.line and target.start <= event.x - 1 < target.end:
                    self._clicked(number, place)
                    return

    def _clicked(self, row: int, place: int) -> None:
        """The first click puts the cursor there, the next one opens."""
        if (row, place) == (self._row, self._place):
            self.post_message(self.Chosen())
            return
        before, self._row, self._place = self.target, row, place
        self._moved(before)


def _top(target: Target) -> int:
    return target.line if target.top is None else target.top

"""The bar of articles per day above the list: one line, drawn anew only when it changes.

Draws and keeps what is chosen; must not know how days are counted nor what is done with them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.message import Message

from reader.pages.day_bar import Bin, bar_line, bins_of
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line
from reader.tui.line_view import LineView


class DayBar(LineView):
    """Bins of days, some of which may be chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--bar", "line--chosen"}

    class Counted(Message):
        """The days of a query were counted."""

        def __init__(self, days: Sequence[tuple[datetime.date, int]], number: int) -> None:
            super().__init__()
            self.days, self.number = days, number

    class Binned(Message):
        """There is another width, and there are other bins; none is chosen."""

    def __init__(self, marks: Glyphs = UNICODE) -> None:
        super().__init__(id="days")
        self.bins: Sequence[Bin] = ()
        self.chosen = range(0)
        self._marks = marks
        self._days: Sequence[tuple[datetime.date, int]] = ()

    def show(self, days: Sequence[tuple[datetime.date, int]]) -> None:
        """Show other days; nothing of them is chosen."""
        self._days, self.chosen = days, range(0)
        self._bin()

    def choose(self, chosen: range) -> None:
        """Choose bins; an empty range chooses nothing."""
        self.chosen = chosen
        self.redraw(0)

    def _bin(self) -> None:
        self.bins = bins_of(self._days, self.size.width)
        self.set_height(1)

    def line(self, at: int) -> Line:
        return bar_line(self.bins, self.chosen, self._marks)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.chosen = range(0)
        self._bin()
        self.post_message(self.Binned())

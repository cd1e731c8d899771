"""The bar of articles per day above the list: one line, drawn anew only when it changes.

Draws and keeps what is chosen; must not know how days are counted nor what is done with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.message import Message

from reader.pages.day_bar import Bin, bar_line, bins_of, dayless, query_of, with_days
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line
from reader.tui.line_view import LineView


class DayBar(LineView):
    """Bins of days, some of which may be chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--bar", "line--chosen"}

    class Counted(Message):
        """The days of a query were counted."""

        def __init__(self, counted: Sequence[tuple[str, int]], number: int) -> None:
            super().__init__()
            self.counted, self.number = counted, number

    class Binned(Message):
        """There is another width, and there are other bins; none is chosen."""

    def __init__(self, marks: Glyphs = UNICODE) -> None:
        super().__init__(id="days")
        self.bins: Sequence[Bin] = ()
        self.chosen = range(0)
        self._marks = marks
        self._counted: Sequence[tuple[str, int]] = ()

    @property
    def chosen_query(self) -> str:
        """Give the query of what is chosen; empty where nothing is."""
        chosen = self.bins[self.chosen.start : self.chosen.stop]
        return query_of(chosen[0], chosen[-1], dayless(self._counted)) if chosen else ""

    def show(self, counted: Sequence[tuple[str, int]]) -> None:
        """Show other counts, by ISO date; nothing of them is chosen."""
        self._counted, self.chosen = counted, range(0)
        self._bin()

    def choose(self, chosen: range) -> None:
        """Choose bins; an empty range chooses nothing."""
        self.chosen = chosen
        self.redraw(0)

    def _bin(self) -> None:
        self.bins = bins_of(with_days(self._counted), self.size.width)
        self.set_height(1)

    def line(self, at: int) -> Line:
        return bar_line(self.bins, self.chosen, self._marks)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.chosen = range(0)
        self._bin()
        self.post_message(self.Binned())

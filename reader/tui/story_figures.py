"""The figures of a story: the table of shares and the plot over time, around the telling chosen.

Chooses what fits; how a figure is drawn is in pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events

from reader.model import Told
from reader.pages.glyphs import Glyphs
from reader.pages.share_table import Ties, share_table
from reader.pages.timeline import height_of, timeline
from reader.pages.wrapping import Line
from reader.tui.line_view import LineView

_TITLED = 2  # lines of the table above its rows
_LEAST_TABLE = 9  # lines of a table, and the blank one below it, that are worth a look


class StoryFigures(LineView):
    """Both figures where they fit, else one of them; ``turn`` goes to the other."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}"
        for role in ("heading", "number", "outlet", "none", "some", "most", "here", "mark", "axis")
    }

    def __init__(self, ties: Ties, marks: Glyphs) -> None:
        super().__init__(id="figures")
        self._ties = ties
        self._marks = marks
        self._told: Sequence[Told] = ()
        self._at = 0
        self._times = False  # whether the plot is the one that is shown where one is
        self._lines: Sequence[Line] = ()

    @property
    def needed(self) -> int:
        """Count the lines that both figures take."""
        return len(self._told) + _TITLED + 1 + height_of(self._told)

    @property
    def whole(self) -> bool:
        """Tell whether both figures are shown, of the table at least the rows around."""
        return min(self.needed, height_of(self._told) + _LEAST_TABLE) <= self.size.height

    def show(self, told: Sequence[Told], at: int) -> None:
        """Draw the figures of a story around one of its tellings."""
        self._told, self._at = told, at
        self._draw_figures()

    def turn(self) -> None:
        """Show the other figure."""
        self._times = not self._times
        self._draw_figures()

    def line(self, at: int) -> Line:
        return self._lines[at]

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._draw_figures()

    def _draw_figures(self) -> None:
        width, height = max(1, self.size.width - 1), self.size.height
        if not self._told or height < 1:
            self._lines = ()
        elif self.whole:
            times = timeline(self._told, self._at, (width, height_of(self._told)), self._marks)
            room = width, height - len(times) - 1
            shares = share_table(self._told, self._ties, self._at, room, self._marks)
            self._lines = [*shares, (), *times]
        elif self._times:
            self._lines = timeline(self._told, self._at, (width, height), self._marks)
        else:
            self._lines = share_table(
                self._told, self._ties, self._at, (width, height), self._marks
            )
        self.set_height(len(self._lines))
        self.go(0)

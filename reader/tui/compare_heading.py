"""The lines above a comparison: the two names, what is shared, the ribbon with the reader's place.

Draws what ``pages.comparison_heading`` says; must not know how the comparison below is scrolled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message

from reader.model import Pair
from reader.pages.comparison_cells import Cells
from reader.pages.comparison_heading import (
    Over,
    SideName,
    names_line,
    ribbon,
    row_of_ribbon,
    summary_line,
)
from reader.pages.comparison_marks import UNICODE_MARKS, Marks
from reader.pages.wrapping import Line, Run, cells
from reader.tui.line_view import LineView
from reader.tui.posted import message

_RIBBON_FROM = 100  # columns: below, the place is told at the end of the second line
_RIBBON_LINE = 2
_WORDS_FROM = 60  # columns: below, the place is told in numbers alone
_RULE_FROM = 20  # lines of screen: below, a rule would take a line of text away


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: the row, and how many changes and facts have been passed."""

    row: int = 0
    change: int = 0
    changes: int = 0
    fact: int = 0
    facts: int = 0

    def said(self, dot: str, width: int) -> str:
        """Say it, in numbers alone where there is hardly any room."""
        if not self.changes:
            return "no change"
        if width < _WORDS_FROM:
            return f"{self.change}/{self.changes}"
        facts = f" {dot} fact {self.fact}/{self.facts}" if self.facts else ""
        return f"change {self.change}/{self.changes}{facts}"


class CompareHeading(LineView):
    """Two lines, from 100 columns a third with the ribbon; a rule below where there is room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}"
        for role in (
            *("headline", "source", "rule", "summary", "counter", "ribbon_here"),
            *("mark_same", "mark_edited", "mark_rewritten", "mark_moved"),
            *("mark_only_a", "mark_only_b"),
        )
    }

    @message
    class Chosen(Message):
        """A place of the ribbon was clicked: the row that stands there."""

        row: int

    def __init__(self, marks: Marks = UNICODE_MARKS, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._marks = marks
        self._names: tuple[SideName, SideName] | None = None
        self._texts: Cells | None = None
        self._pair: Pair | None = None
        self._place = Place()
        self._over: Over | None = None

    def announce(self, names: tuple[SideName, SideName] | None) -> None:
        """Name the two tellings before anything else is known of them."""
        self._names, self._texts, self._pair = names, None, None
        self.redraw()

    def describe(
        self,
        names: tuple[SideName, SideName],
        texts: Cells,
        pair: Pair | None,
        over: Over | None,
    ) -> None:
        """Say who the tellings are and how they relate; ``over`` is where their columns stand."""
        self._names, self._texts, self._pair, self._over = names, texts, pair, over
        self.redraw()

    def stand_over(self, over: Over | None) -> None:
        """Say where the columns below stand now, for the names stand over them."""
        if over != self._over:
            self._over = over
            self.redraw(0)

    def mark_place(self, place: Place) -> None:
        """Show where the reader is; draws only the line that says so."""
        if place != self._place:
            self._place = place
            self.redraw(_RIBBON_LINE if self._has_ribbon else 1)

    def fit(self, width: int, height: int) -> None:
        """Take as many lines as suit a screen of this size."""
        lines = 2 + (width >= _RIBBON_FROM) + (height >= _RULE_FROM)
        self.styles.height = lines
        self.set_height(lines)

    @property
    def _has_ribbon(self) -> bool:
        return self.size.width >= _RIBBON_FROM

    def line(self, at: int) -> Line:
        width = self.size.width
        if self._names is None:
            return ()
        if at == 0:
            return names_line(self._names, width, self._marks, self._over)
        if self._texts is None:
            return (Run(" comparing…", "summary"),) if at == 1 else ()
        if at == 1:
            return self._summary(width)
        if at == _RIBBON_LINE and self._has_ribbon:
            return self._ribbon(width)
        return (Run(self._marks.rule * width, "rule"),)

    def _summary(self, width: int) -> Line:
        assert self._texts is not None
        counter = () if self._has_ribbon else self._counter(width)
        room = width - 1 - cells(counter)
        said = summary_line(self._texts.comparison, self._pair, room, self._marks)
        return _apart((Run(" "), Run(said, "summary")), counter, width)

    def _ribbon(self, width: int) -> Line:
        assert self._texts is not None
        drawn = ribbon(self._texts, self._place.row, self._ribbon_width)
        return _apart((Run(" "), *drawn), self._counter(width), width)

    @property
    def _ribbon_width(self) -> int:
        return self.size.width - 2 - cells(self._counter(self.size.width))

    def on_click(self, event: events.Click) -> None:
        """Use the ribbon as a scroll bar: its cells begin behind a blank."""
        if self._texts is None or not self._has_ribbon or event.y != _RIBBON_LINE:
            return
        if event.x <= self._ribbon_width:
            row = row_of_ribbon(self._texts, event.x - 1, self._ribbon_width)
            if row is not None:
                self.post_message(self.Chosen(row))

    def _counter(self, width: int) -> Line:
        """Say where the reader is; of texts that share nothing, nothing is counted."""
        if self._texts is not None and self._texts.comparison.strangers:
            return ()
        return (Run(f" {self._place.said(self._marks.dot, width)} ", "counter"),)


def _apart(left: Line, right: Line, width: int) -> Line:
    """Set one thing at the left edge and one at the right."""
    return (*left, Run(" " * max(0, width - cells(left) - cells(right))), *right)

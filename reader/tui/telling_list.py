"""The tellings of a story, and what is close to it without telling it: a line of each chosen.

Draws what is in view only, so a story of a thousand tellings opens at once. Must not know where
a telling's ties come from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.message import Message

from reader.pages.glyphs import Glyphs
from reader.pages.telling_rows import Entry, entry_lines
from reader.pages.wrapping import Line, Run, shorten
from reader.tui.line_view import LineView
from reader.tui.posted import message

_EACH = 2  # lines of an entry
_HEADED = 2  # lines above the entries beyond the story: a blank one and a heading


class TellingList(LineView):
    """``told`` entries of the story, then ``beyond`` others under a heading; one is chosen.

    ``entry_of`` gives an entry by its number, from 0, both kinds in one count.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}"
        for role in (
            *("number", "when", "outlet", "sign", "headline", "relation", "heading", "cursor"),
        )
    }

    @message
    class Reached(Message):
        """The cursor is on another entry."""

        number: int

    def __init__(self, entry_of: Callable[[int], Entry], marks: Glyphs) -> None:
        super().__init__(id="tellings")
        self._entry_of = entry_of
        self._marks = marks
        self._told = self._beyond = 0
        self._heading = ""
        self.cursor = 0

    @property
    def count(self) -> int:
        """Count the entries."""
        return self._told + self._beyond

    @property
    def lines(self) -> int:
        """Count the lines that all entries take."""
        return _EACH * self.count + (_HEADED if self._beyond else 0)

    def show(self, told: int, beyond: int, heading: str, cursor: int) -> None:
        """Show so many entries, with the cursor on one of them."""
        self._told, self._beyond, self._heading = told, beyond, heading
        self.cursor = max(0, min(cursor, self.count - 1))
        self.set_height(self.lines)
        self._bring_into_view()

    def line(self, at: int) -> Line:
        number, part = self._at(at)
        if number is None:
            text = shorten(self._heading, self.size.width - 1, self._marks.ellipsis)
            return (Run(f" {text}", "heading"),) if part else ()
        return entry_lines(self._entry_of(number), self.size.width, self._marks)[part]

    def ground(self, at: int) -> str:
        return "cursor" if self._at(at)[0] == self.cursor else ""

    def _at(self, line: int) -> tuple[int | None, int]:
        """Give the entry at a line and which of its lines that is; None for the heading's."""
        if line < _EACH * self._told:
            return divmod(line, _EACH)
        below = line - _EACH * self._told - _HEADED
        if below < 0:
            return None, below + _HEADED
        return self._told + below // _EACH, below % _EACH

    def _lines_of(self, number: int) -> Sequence[int]:
        first = _EACH * number + (_HEADED if number >= self._told else 0)
        return range(first, first + _EACH)

    # ----- moving, by entries

    def step(self, lines: int) -> None:
        self._move_to(self.cursor + lines)

    def first(self) -> None:
        self._move_to(0)

    def last(self) -> None:
        self._move_to(self.count - 1)

    def page(self, pages: float) -> None:
        self.step(round(pages * max(1, self.size.height // _EACH)))

    def _move_to(self, number: int) -> None:
        before, self.cursor = self.cursor, max(0, min(number, self.count - 1))
        if before != self.cursor:
            self.redraw(*self._lines_of(before), *self._lines_of(self.cursor))
            self._bring_into_view()
            self.post_message(self.Reached(self.cursor))

    def _bring_into_view(self) -> None:
        lines, top, height = self._lines_of(self.cursor), self.scroll_offset.y, self.size.height
        if lines[0] < top:
            self.go(lines[0])
        elif lines[-1] >= top + height > 0:
            self.go(lines[-1] - height + 1)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._bring_into_view()

    def on_click(self, event: events.Click) -> None:
        at = self.scroll_offset.y + event.y
        number = self._at(at)[0] if at < self.lines else None
        if number is not None:
            self._move_to(number)

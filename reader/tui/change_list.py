"""The list of facts and changes beside a comparison, or in its place: each line jumps to its row.

Draws lines and posts which was chosen; must not know the comparison's view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.message import Message

from reader.pages.changes import Entry
from reader.pages.wrapping import Line, Run, shorten
from reader.tui.line_view import LineView
from reader.tui.posted import message


class ChangeList(LineView):
    """One line for each fact, one-sided row and move, under headings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--heading",
        "line--entry",
        "line--cursor",
        "line--resting",
    }

    @message
    class Chosen(Message):
        """A line was chosen to go to."""

        entry: Entry

    def __init__(self, ellipsis: str = "…", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ellipsis = ellipsis
        self._entries: Sequence[Entry] = ()
        self._cursor = 0
        self.active = False  # the keys are about this list

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries, from the first that can be gone to."""
        self._entries = entries
        self._cursor = 0
        self.set_height(len(entries))
        self.step(0)

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor, if it names what can be gone to."""
        entry = self._entries[self._cursor] if self._entries else None
        return entry if entry and entry.row is not None else None

    def activate(self, active: bool) -> None:
        """Take the keys, or give them back."""
        self.active = active
        self.redraw()

    def line(self, at: int) -> Line:
        entry = self._entries[at]
        text = shorten(entry.text, max(0, self.size.width - 2), self._ellipsis)
        return (Run(" "), Run(text, "heading" if entry.row is None else "entry"))

    def ground(self, at: int) -> str:
        if at != self._cursor:
            return ""
        return "cursor" if self.active else "resting"

    def follow(self, row: int, fact: int | None = None) -> None:
        """Mark the entry that the reader's fact or row is about, if there is one."""
        if self.active:
            return
        lines = [line for line, entry in enumerate(self._entries) if entry.row == row]
        exact = [line for line in lines if self._entries[line].fact == fact]
        if found := exact or lines:
            self._move_to(found[0])

    # ----- moving

    def step(self, lines: int) -> None:
        """Move the cursor by lines, past headings."""
        target = max(0, min(self._cursor + lines, len(self._entries) - 1))
        direction = -1 if lines < 0 else 1
        while 0 <= target < len(self._entries) and self._entries[target].row is None:
            target += direction
        if 0 <= target < len(self._entries):
            self._move_to(target)

    def first(self) -> None:
        self._cursor = 0
        self.go(0)
        self.step(0)

    def last(self) -> None:
        self._move_to(max(0, len(self._entries) - 1))
        if self._entries and self._entries[self._cursor].row is None:
            self.step(-1)

    def _move_to(self, line: int) -> None:
        before, self._cursor = self._cursor, line
        self.redraw(before, line)
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if line < top or line >= top + height:
            self.go(max(0, line - height // 2))

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._move_to(self._cursor)

    def on_click(self, event: events.Click) -> None:
        at = self.scroll_offset.y + event.y
        if at < len(self._entries) and self._entries[at].row is not None:
            self._move_to(at)
            self.post_message(self.Chosen(self._entries[at]))

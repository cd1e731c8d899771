"""A line to type in, at the foot of the screen: a search, a filter, a find.

Says what is typed; must not know what it means.
"""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from reader.decode import clean
from reader.tui.leaving import Leaver
from reader.tui.posted import message

_LONGEST = 1000  # characters: each key looks through all of the line, and may search for it


class _Underlined(Highlighter):
    """Underlines a run of the characters typed."""

    def __init__(self, start: int, end: int) -> None:
        self._start, self._end = start, end

    def highlight(self, text: Text) -> None:
        text.stylize("bold underline", self._start, self._end)


class Entry(Leaver, Input):
    """An input for one line: what is pasted loses its line ends and what no key could type."""

    class Changed(Input.Changed):
        """The line has changed. Of several changes that wait only the last is told."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Entry.Changed)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in the place of characters, as much of it as the line has room for."""
        room = _LONGEST - len(self.value) + abs(end - start)
        super().replace(text[: max(0, room)], start, end)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        # Line ends first: terminals send a bare CR for each, which would be cleaned to a sign.
        pasted = clean(" ".join(event.text.split()))
        if self.selection.is_empty:
            self.insert_text_at_cursor(pasted)
        else:
            self.replace(pasted, *self.selection)


class Prompt(Horizontal):
    """A label and an input, shown only while something is being typed."""

    @message
    class Typed(Message):
        """What stands in the line has changed."""

        text: str

    def compose(self) -> ComposeResult:
        yield Static("", id="prompt-label", markup=False)
        entry = Entry(id="prompt-entry", compact=True, select_on_focus=False)
        entry.cursor_blink = False
        entry.can_focus = False  # only while the line is open, or the mouse could open it
        yield entry

    @property
    def entry(self) -> Input:
        return self.query_one("#prompt-entry", Input)

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def open(self, label: str, text: str = "", suggester: Suggester | None = None) -> None:
        """Show the line with a label and a text to begin with; complete words if there is how."""
        self.query_one("#prompt-label", Static).update(label)
        self.add_class("-open")
        self.display = True  # now, not when styles are next applied: what is hidden has no focus
        entry = self.entry
        with entry.prevent(Entry.Changed):
            entry.value = text
        entry.cursor_position = len(text)
        entry.suggester = suggester
        entry.highlighter = None
        entry.can_focus = True
        self.screen.set_focus(entry)  # at once: ``focus()`` would lose keys that were typed ahead

    def point_at(self, start: int = 0, end: int = 0) -> None:
        """Underline the characters from ``start`` to before ``end``; none by default."""
        self.entry.highlighter = _Underlined(start, end) if end > start else None
        self.entry.refresh()

    def close(self) -> None:
        """Put the line away."""
        self.remove_class("-open")
        self.display = False
        self.screen.set_focus(None)
        self.entry.can_focus = False

    @on(Entry.Changed)
    def _typed(self, event: Entry.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Typed(event.value))

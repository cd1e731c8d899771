"""The palette: a line to type in and under it what may be chosen.

Does nothing itself: who opened it asks for the choice. Must not know what one stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line, Run, cells, shorten
from reader.tui.choices import Choice, matching
from reader.tui.keyed_screen import KeyedScreen
from reader.tui.keys import PALETTE
from reader.tui.line_view import LineView
from reader.tui.prompt import Entry

_MOST = 200  # choices shown; who wants another types one letter more

Find = Callable[[str], Iterable[Choice]]  # more choices for what is typed


class ChoiceList(LineView):
    """Choices, a line each, one of them under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--entry", "line--key", "line--cursor"}

    def __init__(self, marks: Glyphs) -> None:
        super().__init__(id="choices")
        self._marks = marks
        self._choices: Sequence[Choice] = ()
        self._cursor = 0

    @property
    def chosen(self) -> Choice | None:
        """Give the choice under the cursor; None where there is none."""
        return self._choices[self._cursor] if self._choices else None

    def show(self, choices: Sequence[Choice]) -> None:
        """Show other choices, from the first."""
        self._choices, self._cursor = choices, 0
        self.set_height(len(choices))
        self.go(0)

    def line(self, at: int) -> Line:
        choice = self._choices[at]
        hint = Run(f" {self._marks.plain(choice.hint)} ", "key")
        room = max(0, self.size.width - cells([hint]) - 1)
        text = shorten(choice.text, room, self._marks.ellipsis)
        gap = " " * max(0, room - cells([Run(text)]))
        return (Run(" "), Run(text + gap, "entry"), hint)

    def ground(self, at: int) -> str:
        return "cursor" if at == self._cursor else ""

    def step(self, lines: int) -> None:
        """Move the cursor by lines."""
        before, last = self._cursor, len(self._choices) - 1
        self._cursor = max(0, min(before + lines, last))
        self.redraw(before, self._cursor)
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not top <= self._cursor < top + height:
            self.go(self._cursor if lines < 0 else self._cursor - height + 1)

    def on_click(self, event: events.Click) -> None:
        at = self.scroll_offset.y + event.y
        if at < len(self._choices):
            self.step(at - self._cursor)


class PaletteScreen(KeyedScreen, ModalScreen[None]):
    """Offers ``choices``, those that ``later`` gives where they may be seen, and what
    ``find`` gives for what is typed.

    ``chosen`` is what was chosen; it stays None where the reader went back.
    """

    chosen: Choice | None = None

    SHEETS = ("palette",)
    where = PALETTE

    def __init__(
        self,
        choices: Sequence[Choice],
        find: Find,
        marks: Glyphs,
        later: Callable[[], Iterable[Choice]] = tuple,
    ) -> None:
        super().__init__()
        self._choices = list(choices)
        self._later: Callable[[], Iterable[Choice]] | None = later
        self._find = find
        self._marks = marks
        self._shown = ""  # what the choices shown were found for

    def compose(self) -> ComposeResult:
        with Vertical(id="window") as window:
            window.border_title = "Do, or go to"
            window.border_subtitle = f"{self.keymap.name('palette.cancel')} back"
            yield Entry(id="sought", compact=True, select_on_focus=False)
            yield ChoiceList(self._marks)

    def furnish(self) -> None:
        self.set_class(self._marks is not UNICODE, "-ascii")
        entry = self.query_one(Entry)
        entry.cursor_blink = False
        self.set_focus(entry)
        self._show("")

    @on(Entry.Changed)
    def _typed(self, event: Entry.Changed) -> None:
        event.stop()
        if not self.leaving:
            self._show(event.value)

    def _show(self, typed: str) -> None:
        self._shown = typed
        with self.sentences():
            if self._later is not None and (typed or len(self._choices) < _MOST):
                self._choices += self._later()
                self._later = None
            found = matching(self._choices, typed, _MOST)
            self.query_one(ChoiceList).show([*found, *self._find(typed)])

    def action_palette_accept(self) -> None:
        self._show_typed_ahead()
        self.chosen = self.query_one(ChoiceList).chosen
        self.go_back()

    def _show_typed_ahead(self) -> None:
        """Match what was typed together with Enter: its message has not come yet."""
        typed = self.query_one(Entry).value
        if typed != self._shown:
            self._show(typed)

    def action_palette_cancel(self) -> None:
        self.go_back()

    def action_palette_down(self) -> None:
        self.query_one(ChoiceList).step(1)

    def action_palette_up(self) -> None:
        self.query_one(ChoiceList).step(-1)

    def say(self, sentence: str, *, alert: bool = False) -> None:
        for window in self.query("#window").results(Vertical):  # none while it is still made
            window.border_subtitle = self._marks.plain(sentence)

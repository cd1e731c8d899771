"""The keys of the screen one came from, out of the one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from reader.pages.comparison_marks import legend, marks_for
from reader.pages.glyphs import glyphs
from reader.pages.wrapping import Line, Run, wrap
from reader.tui.keys import COMPARE, HELP, SCREENS, Action, spoken_keys
from reader.tui.line_view import LineView
from reader.tui.moving import MovingScreen
from reader.tui.status_line import StatusLine

_KEYS = 16  # cells for the keys of an action


class KeyTable(LineView):
    """Actions, a line or more each; ``signs`` explains those of a comparison too."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--key", "line--text"}

    def __init__(self, actions: Sequence[Action], *, signs: bool) -> None:
        super().__init__(id="keys")
        self._actions = actions
        self._signs = signs
        self._lines: Sequence[Line] = ()

    def line(self, at: int) -> Line:
        return self._lines[at]

    def on_resize(self, event: events.Resize) -> None:
        self._lines = list(_lines(self._actions, self._signs, event.size.width))
        self.set_height(len(self._lines))


def _lines(actions: Sequence[Action], signs: bool, width: int) -> list[Line]:
    lines: list[Line] = []
    for action in actions:
        keys = spoken_keys(action)
        wrapped = wrap([Run(action.help, "text")], max(1, width - _KEYS - 2))
        for number, runs in enumerate(wrapped):
            lines.append((Run(f" {'' if number else keys:<{_KEYS}} ", "key"), *runs))
    return [*lines, *_signs()] if signs else lines


def _signs() -> list[Line]:
    """Explain the signs in the gutter of a comparison."""
    signs = legend(marks_for(glyphs()))
    return [(), *((Run(f" {sign:<{_KEYS}} ", "key"), Run(said, "text")) for sign, said in signs)]


class HelpScreen(MovingScreen):
    """What every key does on the screen named ``about`` (as ``keys.SCREENS`` names them)."""

    where = HELP

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield KeyTable(self.keymap.actions_for(self._about), signs=self._about == COMPARE)
        yield StatusLine(id="footer")

    def furnish(self) -> None:
        title = glyphs().plain(f"Keys · {SCREENS.get(self._about, self._about)}")
        self._tell("#title", Run(title, "name"))
        self._tell("#footer", Run(self.keymap.name("help.close"), "key"), Run(" back"))

    def say(self, sentence: str, *, alert: bool = False) -> None:
        self._tell("#footer", Run(sentence, "alert" if alert else ""))

    def _tell(self, line: str, *runs: Run) -> None:
        """Fill one of the two lines; there is none yet where the next key was typed ahead."""
        for found in self.query(line).results(StatusLine):
            found.tell([runs])

    def action_help_close(self) -> None:
        self.go_back()

    @property
    def pane(self) -> KeyTable:
        return self.query_one(KeyTable)

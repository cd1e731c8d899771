"""A window over the comparison: the sentence under the cursor in every telling of its story.

Shows versions as they become known; must not know how they are found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from reader.pages.comparison_marks import Marks
from reader.pages.versions import Version, lines_of
from reader.pages.wrapping import Line, Run
from reader.tui.keys import HELP
from reader.tui.line_view import LineView
from reader.tui.moving import MovingScreen
from reader.tui.posted import message

Find = Callable[[int], Version]  # what the telling of this number has; may take a while


class VersionList(LineView):
    """The versions, one below the other."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}"
        for role in (
            *("letters", "source", "ghost", "missing", "kept", "headline", "aside", "only_b"),
            *("changed_b", "fact_b", "moved_b", "cosmetic_b", "moved_row_b"),
        )
    }

    def __init__(self, marks: Marks, waiting: int) -> None:
        super().__init__(id="versions")
        self._marks = marks
        self._waiting = waiting
        self._versions: list[Version] = []
        self._lines: list[Line] = []

    def add(self, version: Version) -> None:
        """Show one version more."""
        self._versions.append(version)
        self._lay_out(self.size.width)

    def line(self, at: int) -> Line:
        return self._lines[at]

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._lay_out(event.size.width)

    def _lay_out(self, width: int) -> None:
        self._lines = lines_of(self._versions, width, self._marks)
        left = self._waiting - len(self._versions)
        if left > 0:
            self._lines += [(), (Run(f"   {left} more to compare{self._marks.ellipsis}", "ghost"),)]
        self.set_height(len(self._lines))


class VersionsScreen(MovingScreen, ModalScreen[None]):
    """Asks ``find`` for each of ``count`` versions in turn, beside the screen."""

    SHEETS = ("compare",)
    where = HELP

    @message
    class Found(Message):
        """One version is known."""

        version: Version

    def __init__(self, marks: Marks, own: Version, count: int, find: Find) -> None:
        super().__init__()
        self._marks = marks
        self._own = own
        self._count = count
        self._find = find

    @property
    def pane(self) -> VersionList:
        return self.query_one(VersionList)

    def compose(self) -> ComposeResult:
        with Vertical(id="window") as window:
            window.border_title = "This sentence in every telling"
            window.border_subtitle = f"{self.keymap.name('help.close')} back"
            yield VersionList(self._marks, self._count + 1)

    def furnish(self) -> None:
        self.set_class(self._marks.divider == "|", "-ascii")
        self.pane.add(self._own)
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        worker = get_current_worker()
        for number in range(self._count):
            version = self._find(number)
            if worker.is_cancelled:
                return
            self.post_message(self.Found(version))

    @on(Found)
    def _found(self, message: Found) -> None:
        self.pane.add(message.version)

    def action_help_close(self) -> None:
        self.go_back()

    def say(self, sentence: str, *, alert: bool = False) -> None:
        """Say nothing: there is nothing here that could go wrong with a sentence to it."""

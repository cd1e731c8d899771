"""Two tellings compared: names and shares above, the comparison below, the keys that move in it.

Puts the parts together: comparing (what is shown), going, turning, writing (the keys' deeds).
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from reader.model import BroadsheetError
from reader.pages.comparison_cells import Detail
from reader.tui.change_list import ChangeList
from reader.tui.compare_heading import CompareHeading
from reader.tui.compare_view import CompareView
from reader.tui.home import home_of
from reader.tui.prompt import Prompt
from reader.tui.status_line import StatusLine
from reader.tui.writing import WritingPart

_LIST_FROM = 180  # columns: from here the list of changes stands beside the comparison
_TOO_SMALL = "broadsheet needs 40 columns and 10 lines; this terminal has fewer."


class CompareScreen(WritingPart):
    """The left article beside the right one; both are ids of the library."""

    SHEETS = ("compare",)

    def compose(self) -> ComposeResult:
        yield CompareHeading(self.marks, id="heading")
        with Horizontal(id="body"):
            yield ChangeList(self.marks.ellipsis, id="changes")
            yield CompareView(self.marks, id="comparison")
        yield Static(_TOO_SMALL, id="too-small", markup=False)
        yield Prompt(id="prompt")
        yield StatusLine(id="footer")

    def furnish(self) -> None:
        self.set_class(self.glyphs.plain("●") != "●", "-ascii")
        self.view.brackets = self.app.native_ansi_color or self.app.no_color
        self.view.detail = Detail[self.settings.text("compare.detail").upper()]
        self._fit()
        try:
            self.compare()
        except BroadsheetError as error:
            self.call_later(self.leave_saying, str(error))

    def before_key(self) -> None:
        if not self.prompt_for:
            super().before_key()

    def on_resize(self) -> None:
        self._fit()
        self.soon(self.describe)

    def _fit(self) -> None:
        self.heading.fit(self.size.width, self.size.height)
        self.set_class(self.size.width >= _LIST_FROM, "-listed")

    def action_story_show(self) -> None:
        """Show the story of the left article, or go back to the story that one came from."""
        home = home_of(self.app)
        if home is not None:
            home.show_story(self.left)

    def action_screen_redraw(self) -> None:
        self.refresh(layout=True)

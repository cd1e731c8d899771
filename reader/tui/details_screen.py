"""What is known of one article, field by field, over the lines of the file it was read from.

Draws what ``pages.provenance`` says; must not know how a field is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message

from reader.model import Article
from reader.pages.details import title_of
from reader.pages.glyphs import Glyphs
from reader.pages.provenance import Known, SourceSheet, known
from reader.pages.wrapping import Line, Run
from reader.tui.keys import DETAILS
from reader.tui.line_view import LineView
from reader.tui.posted import message
from reader.tui.saying import SayingScreen
from reader.tui.status_line import StatusLine


class FieldList(LineView):
    """The fields of an article, one of them under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}" for role in ("name", "value", "how", "conflict", "cursor")
    }

    @message
    class Reached(Message):
        """The cursor is on another field, or the fields are laid out anew."""

        field: Known

    def __init__(self, article: Article, marks: Glyphs) -> None:
        super().__init__(id="fields")
        self._article = article
        self._marks = marks
        self._known: Sequence[Known] = ()
        self._lines: list[tuple[int, Line]] = []  # each with the number of its field
        self._cursor = 0

    def line(self, at: int) -> Line:
        return self._lines[at][1]

    def ground(self, at: int) -> str:
        return "cursor" if self._lines[at][0] == self._cursor else ""

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._known = known(self._article, event.size.width, self._marks)
        self._lines = [
            (number, line) for number, field in enumerate(self._known) for line in field.lines
        ]
        self.set_height(len(self._lines))
        self._move_to(self._cursor)

    # ----- moving, by fields

    def step(self, lines: int) -> None:
        self._move_to(self._cursor + lines)

    def first(self) -> None:
        self._move_to(0)

    def last(self) -> None:
        self._move_to(len(self._known) - 1)

    def page(self, pages: float) -> None:
        """Move by the fields that a page shows."""
        shown = max(1, round(abs(pages) * self.size.height / 3))
        self.step(shown if pages > 0 else -shown)

    def _move_to(self, field: int) -> None:
        self._cursor = max(0, min(field, len(self._known) - 1))
        mine = [at for at, (number, _) in enumerate(self._lines) if number == self._cursor]
        self.redraw()
        if mine:
            self._bring_into_view(mine[0], mine[-1])
            self.post_message(self.Reached(self._known[self._cursor]))

    def _bring_into_view(self, first: int, last: int) -> None:
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if first < top or last - first >= height:
            self.go(first)
        elif last >= top + height:
            self.go(last - height + 1)

    def on_click(self, event: events.Click) -> None:
        at = self.scroll_offset.y + event.y
        if at < len(self._lines):
            self._move_to(self._lines[at][0])


class SourceView(LineView):
    """The lines of the file around what was read, with it marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--number", "line--text", "line--here"}

    def __init__(self, text: str, marks: Glyphs) -> None:
        super().__init__(id="source")
        self._text = text
        self._marks = marks
        self._field: Known | None = None
        self._lines: Sequence[Line] = ()

    def line(self, at: int) -> Line:
        return self._lines[at]

    def show(self, field: Known) -> None:
        """Show where a field was read, in the text or elsewhere."""
        self._field = field
        width, height = self.size
        if field.span is None:
            self._lines = ((), *field.elsewhere)
            self.set_height(len(self._lines))
            return
        found = SourceSheet(self._text, field.span, width, self._marks).around(height)
        self._lines = found.lines
        self.set_height(len(self._lines))
        self.go(found.at - height // 3)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        if self._field is not None:
            self.show(self._field)


class DetailsScreen(SayingScreen):
    """Everything known of one article, and how."""

    SHEETS = ("details",)
    where = DETAILS

    def __init__(self, article: Article, marks: Glyphs) -> None:
        super().__init__(marks)
        self._article = article

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield FieldList(self._article, self.glyphs)
        yield SourceView(self._article.text, self.glyphs)
        yield StatusLine(id="footer")

    def furnish(self) -> None:
        self.set_class(self.glyphs.divider == "|", "-ascii")
        title = f"What is known · {title_of(self._article)}"
        self.query_one("#title", StatusLine).tell([(Run(self.glyphs.plain(title), "name"),)])
        self.show_footer()

    @property
    def pane(self) -> FieldList:
        return self.query_one(FieldList)

    @on(FieldList.Reached)
    def _reached(self, message: FieldList.Reached) -> None:
        self.query_one(SourceView).show(message.field)

    def action_details_close(self) -> None:
        self.go_back()

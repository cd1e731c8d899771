"""The counts of the list by outlet, month, story …, to narrow it by.

Counts behind the screen, with a library of its own; must not know how a count is made, nor what
is done with what was chosen.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from reader.library import Library
from reader.model import BroadsheetError, Facet, Filter, Share
from reader.pages.facet_lines import FacetLine, facet_lines
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line, Run
from reader.tui.keys import FACETS
from reader.tui.line_view import LineView
from reader.tui.saying import SayingScreen
from reader.tui.status_line import StatusLine


class FacetList(LineView):
    """Facets one below the other; the cursor stands on one of the shares."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}" for role in ("heading", "entry", "count", "bar", "rest", "cursor")
    }

    def __init__(self, marks: Glyphs) -> None:
        super().__init__(id="facets")
        self._marks = marks
        self._facets: list[Facet] = []
        self._lines: list[FacetLine] = []
        self._cursor = 0

    @property
    def chosen(self) -> Share | None:
        """Give the share under the cursor."""
        return self._lines[self._cursor].share if self._lines else None

    def add(self, facet: Facet) -> None:
        """Show one facet more, below the others; the cursor stays."""
        self._facets.append(facet)
        self._set_lines()

    def line(self, at: int) -> Line:
        return self._lines[at].runs if self._lines else (Run(" counting…", "rest"),)

    def ground(self, at: int) -> str:
        return "cursor" if at == self._cursor and self._lines else ""

    def grounded(self, role: str) -> bool:
        return role != "bar"

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._set_lines()

    def _set_lines(self) -> None:
        width = self.size.width
        self._lines = [
            line for facet in self._facets for line in facet_lines(facet, width, self._marks)
        ]
        self.set_height(max(1, len(self._lines)))
        self._move_to(self._cursor, 1)

    # ----- moving, over what can be chosen

    def step(self, lines: int) -> None:
        self._move_to(self._cursor + lines, 1 if lines > 0 else -1)

    def first(self) -> None:
        self._move_to(0, 1)
        self.go(0)

    def last(self) -> None:
        self._move_to(len(self._lines) - 1, -1)

    def next_facet(self) -> None:
        """Go to the first share of the next facet, round the end."""
        headings = [at for at, line in enumerate(self._lines) if line.runs[0].role == "heading"]
        below = [at for at in headings if at > self._cursor]
        if headings:
            self._move_to((below or headings)[0] + 1, 1)
            self.go((below or headings)[0])

    def _move_to(self, line: int, direction: int) -> None:
        """Put the cursor on the nearest share from a line on, and bring it into view."""
        shares = [at for at, each in enumerate(self._lines) if each.share is not None]
        if not shares:
            return
        onward = [at for at in shares if (at - line) * direction >= 0]
        before = self._cursor
        self._cursor = (min if direction > 0 else max)(
            onward or [shares[-1 if direction > 0 else 0]]
        )
        self.redraw(before, self._cursor)
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if self._cursor - 1 < top:
            self.go(self._cursor - 1)
        elif self._cursor >= top + height:
            self.go(self._cursor - height + 1)

    def on_click(self, event: events.Click) -> None:
        self._move_to(self.scroll_offset.y + event.y, 1)


class FacetsScreen(SayingScreen):
    """Counts of what passes a filter. ``chosen`` is what to narrow it by, if anything was."""

    SHEETS = ("facets",)
    where = FACETS

    class Counted(Message):
        """Another facet was counted."""

        def __init__(self, facet: Facet) -> None:
            super().__init__()
            self.facet = facet

    def __init__(
        self, library: Library, wanted: Filter, query: str, marks: Glyphs = UNICODE
    ) -> None:
        super().__init__(marks)
        self.chosen: Share | None = None
        self._library = library
        self._wanted = wanted
        self._query = query

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield FacetList(self.glyphs)
        yield StatusLine(id="footer")

    def furnish(self) -> None:
        about = self._query.strip() or self._library.name
        title = self.glyphs.plain(f"Counts · {about}")
        self.query_one("#title", StatusLine).tell([(Run(title, "name"),)])
        self.show_footer()
        self.run_worker(self._count, thread=True, exit_on_error=False)

    @property
    def pane(self) -> FacetList:
        return self.query_one(FacetList)

    def _count(self) -> None:
        """Run in a thread: count facet by facet."""
        worker = get_current_worker()
        try:
            with self._library.again() as own:
                for facet in own.facets(self._wanted):
                    if worker.is_cancelled:
                        return
                    self.post_message(self.Counted(facet))
        except BroadsheetError:
            return  # what was counted so far stands

    def on_facets_screen_counted(self, message: Counted) -> None:
        self.pane.add(message.facet)

    def action_facets_next(self) -> None:
        self.pane.next_facet()

    def action_facets_open(self) -> None:
        self.chosen = self.pane.chosen
        if self.chosen is not None:
            self.go_back()

    def action_facets_close(self) -> None:
        self.go_back()

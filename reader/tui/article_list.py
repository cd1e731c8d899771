"""The list of articles: draws the rows in view, keeps a cursor, and says what was chosen.

Asks for rows through a function it is given; must not know of search, storage or keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message

from reader.model import BroadsheetError, Grouping, Row
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.listing import Heading, Listing
from reader.pages.rows import excerpt_line, heading_line, row_line
from reader.pages.wrapping import Line, Run
from reader.tui.line_view import LineView
from reader.tui.posted import message

_BLOCK = 128  # lines whose rows are fetched at once
_BESIDE = frozenset(("unread", "when", "outlet", "signs"))  # what the cursor does not cover
_KEPT = 512  # rows remembered before all are forgotten


class ArticleList(LineView):
    """One scrolling widget over a ``Listing``; a million lines cost what a screenful does.

    ``rows`` gives the rows of some ids, and may leave out those that are gone.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}"
        for role in (
            *("cursor", "unread", "when", "outlet", "headline", "read", "signs", "hit"),
            *("heading", "rule", "fold", "excerpt"),
        )
    }

    @message
    class Highlighted(Message):
        """The cursor came to stand on an article, or on a heading (None)."""

        article: str | None

    @message
    class Opened(Message):
        """An article was chosen to be read."""

        article: str

    @message
    class FoldAsked(Message):
        """A heading was chosen: its division is to be folded or unfolded."""

        key: str

    @message
    class HitsWanted(Message):
        """The lines that hold hits of these articles came into view, and are not known yet."""

        articles: list[str]

    def __init__(
        self,
        rows: Callable[[Sequence[str]], Iterable[Row]],
        marks: Glyphs = UNICODE,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.listing = Listing([])
        self.grouping = Grouping.DATE
        self.cursor = 0
        self.held = False  # whether the reader put the cursor where it is
        self.empty = ""  # the sentence that stands in a list without articles
        self._fetch = rows
        self._marks = marks
        self._rows: dict[str, Row] = {}
        self._hits: re.Pattern[str] | None = None
        self._excerpts: dict[str, str] = {}  # the line of each article that holds a hit
        self._wanted: list[str] = []  # articles of which that line is not known yet

    # ----- what it shows

    def show(self, listing: Listing, grouping: Grouping, hits: re.Pattern[str] | None) -> None:
        """Show a listing with the cursor where it was: on the same article, else as near.

        A cursor that nobody put anywhere stays at the top, so that a list which is still being
        filled shows its newest articles.
        """
        kept, above = self.chosen, self.cursor - self.scroll_offset.y
        if hits != self._hits:
            self._excerpts.clear()
        self.listing, self.grouping, self._hits = listing, grouping, hits
        self._rows.clear()
        self._wanted.clear()
        self.set_height(max(1, len(listing)))
        try:
            self.cursor = self._landing(self._line_kept(kept) if self.held else 0)
        except BroadsheetError:
            self.cursor = 0  # never below the end, whatever the library cannot say
            raise
        self.go(self.cursor - above)
        if self.chosen != kept:
            self._tell()

    def _line_kept(self, kept: Heading | str | None) -> int:
        """Give the line on which a new listing has what the cursor stood on."""
        line = self.listing.line_of(kept) if isinstance(kept, str) else None
        if isinstance(kept, Heading):
            line = self.listing.line_of_heading(kept.key)
        return self.cursor if line is None else line

    def forget(self) -> None:
        """Fetch all rows anew, because what they say has changed."""
        self._rows.clear()
        self.redraw()

    def outdate(self, article: str) -> None:
        """Fetch a row anew when it is next asked for: something changed that no line shows."""
        self._rows.pop(article, None)

    @property
    def chosen(self) -> Heading | str | None:
        """Give what the cursor stands on: a heading, an article's id, or nothing in no list."""
        return self.listing.at(self.cursor) if len(self.listing) else None

    def row(self, article: str, line: int | None = None) -> Row | None:
        """Give an article's row, fetching its neighbours with it."""
        if article not in self._rows:
            if len(self._rows) > _KEPT:
                self._rows.clear()
            ids = [article] if line is None else self.listing.near(line, _BLOCK)
            self._rows.update((row.id, row) for row in self._fetch(ids))
        return self._rows.get(article)

    def line(self, at: int) -> Line:
        if not len(self.listing):
            return (Run(" " + self.empty, "read"),)
        item, width = self.listing.at(at), self.size.width
        if isinstance(item, Heading):
            return heading_line(item, width, self._marks)
        if at > self.listing.first_line(at):
            return self._line_under(item)
        row = self.row(item, at)
        if row is None:
            return (Run("  (this article is gone)", "read"),)
        return row_line(row, width, self.grouping, self._marks, self._hits)

    # ----- the lines that hold hits

    def _line_under(self, article: str) -> Line:
        """Give the line of an article that holds a hit, or ask for it."""
        if article not in self._excerpts:
            if not self._wanted:
                self.call_after_refresh(self._ask_for_hits)
            self._wanted.append(article)
        text = self._excerpts.get(article, "")
        return excerpt_line(text, self.size.width, self._marks, self._hits)

    def _ask_for_hits(self) -> None:
        wanted, self._wanted = self._wanted, []
        if wanted:
            self.post_message(self.HitsWanted(wanted))

    def show_hit(self, article: str, excerpt: str) -> None:
        """Show the line of an article that holds a hit, under its own; empty where none does."""
        self._excerpts[article] = excerpt
        first = self.listing.line_of(article)
        if first is not None and self.listing.tall > 1:
            self.redraw(*range(first + 1, first + self.listing.tall))

    def ground(self, at: int) -> str:
        return "cursor" if at == self.cursor and len(self.listing) else ""

    def grounded(self, role: str) -> bool:
        """Lay the cursor under the headline alone: only what it covers is sent at each move."""
        return role.partition(" ")[0] not in _BESIDE

    # ----- moving the cursor

    def move_to(self, line: int) -> None:
        """Put the cursor on a line and bring that line into view."""
        self.held = True
        before, self.cursor = self.cursor, self._landing(line)
        if self.cursor == before:
            return
        self.redraw(before, self.cursor)
        self.show_cursor()
        self._tell()

    def move_to_article(self, article: str) -> None:
        """Put the cursor on an article, or on its heading where it is folded away."""
        line = self.listing.line_of(article)
        if line is not None:
            self.move_to(line)

    @property
    def above(self) -> int:
        """Count the lines in view above the cursor."""
        return self.cursor - self.scroll_offset.y

    def put_at(self, above: int) -> None:
        """Scroll so that as many lines are in view above the cursor, before there is a size."""
        self.go(self.cursor - above)

    def show_cursor(self) -> None:
        """Scroll so that the cursor comes into view, its heading too where it is next.

        As little as will do; beside another pane, where no terminal scrolls part of its rows by
        itself and every row must be sent anew, by half a page.
        """
        top, height = self.scroll_offset.y, max(1, self.size.height)
        beyond = 0 if self.size.width == self.screen.size.width else height // 2
        first = self.cursor - 1 if self._stands_below_heading() and height > 1 else self.cursor
        if first < top:
            self.go(first - beyond)
        elif self.cursor + self.listing.tall > top + height:
            self.go(self.cursor + self.listing.tall - height + beyond)

    def step(self, lines: int) -> None:
        self.move_to(self.cursor + lines)

    def first(self) -> None:
        self.move_to(0)
        self.go(0)  # the heading above the first article too

    def last(self) -> None:
        self.move_to(len(self.listing) - 1)

    def wheel(self, lines: int) -> None:
        """Scroll, and let the cursor come along at the edge rather than be lost from sight."""
        super().wheel(lines)
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height - 1
        self.move_to(min(max(self.cursor, top), bottom + 1 - self.listing.tall))

    def on_click(self, event: events.Click) -> None:
        """Choose with the mouse: the first click puts the cursor there, the next one opens."""
        line = self.scroll_offset.y + event.y
        if line >= len(self.listing):
            return
        item, again = self.listing.at(line), self.listing.first_line(line) == self.cursor
        if isinstance(item, Heading):
            self.post_message(self.FoldAsked(item.key))
        elif again:
            self.post_message(self.Opened(item))
        else:
            self.move_to(line)

    def on_resize(self, event: events.Resize) -> None:
        self.virtual_size = Size(event.size.width, max(1, len(self.listing)))
        self.show_cursor()

    def _tell(self) -> None:
        item = self.chosen
        self.post_message(self.Highlighted(item if isinstance(item, str) else None))

    def _landing(self, line: int) -> int:
        """Give the line on which a cursor bound for one comes to stand.

        It passes over the heading of an open division, onwards in the direction it goes: there
        is nothing to do on one, while a folded heading is opened by Enter. It stands on an
        article's first line.
        """
        if not len(self.listing):
            return 0
        line = max(0, min(line, len(self.listing) - 1))
        beyond = self.listing.first_line(line) + self.listing.tall
        if self.cursor < line < beyond <= self.cursor + self.listing.tall < len(self.listing):
            line = beyond
        item = self.listing.at(line)
        if isinstance(item, Heading) and not item.folded and item.size:
            line += -1 if 0 < line < self.cursor else 1
        return self.listing.first_line(line)

    def _stands_below_heading(self) -> bool:
        above = self.cursor - 1
        return above >= 0 and isinstance(self.listing.at(above), Heading)

"""The reading pane: one article as set lines, the place in it, what was found in it.

Draws and says what was seen; must not know where articles come from nor what reading means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.selection import Selection

from reader.model import Article, Span
from reader.pages.details import Telling
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.prose import (
    ADDRESS,
    FURNITURE,
    MEASURE,
    Page,
    Setting,
    article_page,
    hits_in,
)
from reader.pages.wrapping import Line, Run
from reader.record import replace
from reader.tui.line_view import LineView
from reader.tui.posted import message

_MARGIN = 1  # cells left free at either side of a narrow pane


class ArticleView(LineView):
    """Shows one article at the measure, centred; keeps the place through every change of width."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{role}"
        for role in (
            *("headline", "source", "fields", "address", "doubt", "telling", "related"),
            *("text", "aside", "hit", "here"),
        )
    }

    @message
    class Moved(Message):
        """Another part of the article came into view; ``place`` is the offset at the top."""

        article: str
        place: int

    @message
    class EndSeen(Message):
        """The last line of the story was in view."""

        article: str

    @message
    class TellingChosen(Message):
        """Another telling was clicked on."""

        article: str

    @message
    class AddressChosen(Message):
        """The address was clicked on."""

        address: str

    def __init__(
        self,
        marks: Glyphs = UNICODE,
        *,
        links: bool = True,
        measure: int = MEASURE,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._measure = measure
        self._links = links
        self.article: Article | None = None
        self.hits: Sequence[Span] = ()
        self.hit = -1  # the one that ``next_hit`` went to last
        self.sought: re.Pattern[str] | None = None  # what the hits are hits of
        self._page = Page([], 0)
        self._setting = Setting(measure, marks=marks)
        self._left = 0
        self._room = 0  # columns that the pane is about to have
        self._place = 0
        self._end_told = False  # once an article: its end may be marked unread while in view

    # ----- what it shows

    def show(
        self, article: Article | None, tellings: Sequence[Telling], place: int = 0, more: int = 0
    ) -> None:
        """Show an article from a place in its text (an offset), or nothing.

        ``more`` counts the other tellings that are not among those given.
        """
        self.article, self.hits, self.hit = article, (), -1
        self._place, self._end_told = place, False
        self._setting = replace(
            self._setting, tellings=tuple(tellings), more=more, furniture=False, as_it_is=False
        )
        self._set_lines()

    def expect(self, columns: int) -> None:
        """Set what is shown for a width that the pane is about to have.

        So that the frame which changes the layout shows its lines where they will stand.
        """
        if columns != self.size.width:
            self._room = columns
            self._set_lines()

    def show_tellings(self, tellings: Sequence[Telling], more: int = 0) -> None:
        """Name other tellings than before above the same text."""
        if (tuple(tellings), more) != (self._setting.tellings, self._setting.more):
            self._change(tellings=tuple(tellings), more=more)

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """Give the other tellings that are named."""
        return self._setting.tellings

    @property
    def more(self) -> int:
        """Count the other tellings that are not named."""
        return self._setting.more

    @property
    def as_it_is(self) -> bool:
        """Tell whether the file is shown as it is."""
        return self._setting.as_it_is

    @property
    def place(self) -> int:
        """Give the offset of the text that stands at the top, 0 at the very top."""
        return self._place

    @property
    def end_seen(self) -> bool:
        """Tell whether the last line of the story is in view, or above it."""
        return (
            self.article is not None
            and self.size.height > 0
            and self.scroll_offset.y + self.size.height > self._page.end
        )

    @property
    def at_bottom(self) -> bool:
        """Tell whether there is nothing further down."""
        return self.scroll_offset.y + self.size.height >= self.virtual_size.height

    @property
    def progress(self) -> str:
        """Say how far down the view is: ``top``, ``62 %``, ``end`` or ``all``."""
        height, top = self.virtual_size.height, self.scroll_offset.y
        if height <= self.size.height:
            return "all"
        if top == 0:
            return "top"
        return "end" if self.at_bottom else f"{top * 100 // (height - self.size.height)} %"

    def toggle_as_it_is(self) -> None:
        """Show the file as it is, or the article set to be read; the place stays."""
        self._change(as_it_is=not self._setting.as_it_is)

    def toggle_furniture(self) -> None:
        """Show the page furniture or fold it."""
        if self.article is None or not self.article.set_aside or self.as_it_is:
            return
        self._change(furniture=not self._setting.furniture)
        if self._setting.furniture:  # what was asked for comes into view
            fold = self._page.line_that_opens(FURNITURE)
            if fold is not None and fold >= self.scroll_offset.y + self.size.height // 2:
                self.go(fold)

    def line(self, at: int) -> Line:
        shown = self._page.lines[at]
        runs = shown.runs
        if shown.span is not None and self.hits:
            here = self.hits[self.hit] if self.hit >= 0 else None
            runs = hits_in(runs, shown.span, self.hits, here)
        return (Run(" " * self._left), *runs)

    # ----- finding in it

    def find(self, pattern: re.Pattern[str] | None) -> int:
        """Show every place that a pattern matches; give how many there are."""
        text = self.article.text if self.article is not None and pattern is not None else ""
        found = pattern.finditer(text) if pattern is not None else ()
        self.sought = pattern
        self.hits = [Span(match.start(), match.end()) for match in found if match.group()]
        self.hit = -1
        self.redraw()
        return len(self.hits)

    def next_hit(self, step: int = 1) -> int | None:
        """Go to the next hit (or back), round the ends; give its number from 1."""
        if not self.hits:
            return None
        if self.hit < 0:
            later = [n for n, hit in enumerate(self.hits) if hit.end > self.place]
            self.hit = (later[0] if step > 0 else later[0] - 1) if later else 0
        else:
            self.hit += step
        self.hit %= len(self.hits)
        self._bring_into_view(self.hits[self.hit])
        self.redraw()
        return self.hit + 1

    def _bring_into_view(self, hit: Span) -> None:
        line = self._line_showing(hit)
        if line is None:
            self._change(furniture=True)
            line = self._line_showing(hit)
        if line is None:  # a header line, which only the file as it is shows
            self._change(as_it_is=True)
            line = self._line_showing(hit) or 0
        top, height = self.scroll_offset.y, self.size.height
        if not top <= line < top + height:
            self.go(line - height // 3)

    def _line_showing(self, hit: Span) -> int | None:
        spans = ((at, each.span) for at, each in enumerate(self._page.lines))
        return next((at for at, span in spans if span and _overlap(span, hit)), None)

    # ----- setting the lines

    def _change(self, **changes: object) -> None:
        self._setting = replace(self._setting, **changes)  # type: ignore[arg-type]  # by name
        self._set_lines()

    def _set_lines(self) -> None:
        """Set the article at the width there is, with the same words at the top as before."""
        room = self._room or self.size.width
        width = min(self._measure, max(1, room - 2 * _MARGIN))
        self._left = max(0, (room - width) // 2)
        self._setting = replace(self._setting, width=width)
        self._page = (
            article_page(self.article, self._setting) if self.article is not None else Page([], 0)
        )
        place = self._place
        self.set_height(len(self._page.lines))
        super().go(self._page.line_at(place))
        self._place = place
        self._say_what_is_seen()

    def on_resize(self, event: events.Resize) -> None:
        self._room = 0
        if self.article is not None:
            self._set_lines()
            self.post_message(self.Moved(self.article.id, self._place))

    # ----- moving

    def go(self, line: int) -> None:
        super().go(line)
        place = self._page.place_of(self.scroll_offset.y)
        if self.article is not None and place != self._place:
            self._place = place
            self.post_message(self.Moved(self.article.id, place))
        self._say_what_is_seen()

    def _say_what_is_seen(self) -> None:
        if self.article is not None and self.end_seen and not self._end_told:
            self._end_told = True
            self.post_message(self.EndSeen(self.article.id))

    # ----- the mouse

    def on_click(self, event: events.Click) -> None:
        at = self.scroll_offset.y + event.y
        opens = self._page.lines[at].opens if at < len(self._page.lines) else ""
        if opens == FURNITURE:
            self.toggle_furniture()
        elif opens == ADDRESS and self.article is not None and self.article.url is not None:
            self.post_message(self.AddressChosen(self.article.url.value))
        elif opens:
            self.post_message(self.TellingChosen(opens))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text under a selection, each line without its margin."""
        lines = ["".join(run.text for run in self.line(at)) for at in range(len(self._page.lines))]
        text = selection.extract("\n".join(lines))
        return "\n".join(line.strip() for line in text.split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.redraw()

    def marked(self, at: int, segments: list[Segment]) -> list[Segment]:
        """Make the address a link where the terminal has such a thing, then show a selection."""
        at_address = self._page.lines[at].opens == ADDRESS
        if self._links and at_address and self.article and self.article.url:
            segments = [_linked(each, self.article.url.value) for each in segments]
        return super().marked(at, segments)


def _linked(segment: Segment, address: str) -> Segment:
    """Make a segment an OSC 8 link, if it says anything and the address is of the web."""
    if not segment.text.strip() or not address.lower().startswith(("http://", "https://")):
        return segment
    return Segment(segment.text, (segment.style or Style.null()).update_link(address))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end

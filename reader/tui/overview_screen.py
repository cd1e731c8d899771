"""The collection at a glance: each number opens the list of what it counts.

Counts in a worker with a library of its own, and shows what is counted as it comes. How it is
laid out is in pages.overview.
"""

from __future__ import annotations

from collections import Counter

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from reader.library import Library
from reader.model import BroadsheetError, Overview
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.numbers import number_of
from reader.pages.wrapping import Run
from reader.tui.home import home_of
from reader.tui.keys import OVERVIEW
from reader.tui.overview_view import OverviewView
from reader.tui.posted import message
from reader.tui.saying import SayingScreen, named_keys
from reader.tui.status_line import StatusLine

_ROOMY = 70  # columns: with fewer, the foot has room for the number alone


class OverviewScreen(SayingScreen):
    """Plots and tables over one library; ``query`` is of the number that the cursor stands on.

    ``unfolded`` is how often each table was asked for more rows; it is kept up here.
    """

    SHEETS = ("overview",)
    where = OVERVIEW

    @message
    class Counted(Message):
        """So much is counted."""

        found: Overview

    @message
    class Failed(Message):
        """Nothing more can be counted."""

        sentence: str

    def __init__(
        self, library: Library, marks: Glyphs, unfolded: Counter[str], query: str = ""
    ) -> None:
        super().__init__(marks)
        self._unfolded = unfolded
        self.library = library
        self.marks = marks
        self._wanted = query

    @property
    def pane(self) -> OverviewView:
        return self.query_one(OverviewView)

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield OverviewView(self.marks, self._unfolded)
        yield StatusLine(id="footer")

    def furnish(self) -> None:
        self.set_class(self.marks is not UNICODE, "-ascii")
        with self.sentences():
            counts = self.library.counts()
            articles = number_of(counts.articles, "article", "articles")
            stories = number_of(counts.stories, "story", "stories")
            title = self.marks.plain(f"Overview · {self.library.name}")
            counted = Run(self.marks.plain(f"{articles} · {stories} "))
            self.query_one("#title", StatusLine).tell([(Run(title, "name"),)], (counted,))
        self.show_footer()
        self._count()

    @work(thread=True, exclusive=True)
    def _count(self) -> None:
        worker = get_current_worker()
        try:
            with self.library.again() as own:
                for found in own.overview():
                    if worker.is_cancelled:
                        return
                    self.post_message(self.Counted(found))
        except BroadsheetError as error:
            self.post_message(self.Failed(str(error)))

    @on(Counted)
    def _counted(self, message: Counted) -> None:
        for pane in self.query(OverviewView):
            pane.show(message.found, self._wanted)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.say(message.sentence, alert=True)

    # ----- the keys' deeds

    @on(OverviewView.Chosen)
    def action_overview_open(self) -> None:
        home, target = home_of(self.app), self.pane.target
        if target is not None and target.unfolds:
            self.pane.unfold(target.unfolds)
        elif home is not None and target is not None:
            self.app.call_later(home.list_above, target.query, by_story=target.by_story)

    def action_overview_left(self) -> None:
        self._across(-1)

    def action_overview_right(self) -> None:
        self._across(1)

    def _across(self, cells: int) -> None:
        self._wanted = ""
        self.pane.across(cells)

    def action_overview_close(self) -> None:
        self.go_back()

    # ----- what the foot says

    @on(OverviewView.Reached)
    def _reached(self) -> None:
        self.show_footer()

    def before_key(self) -> None:
        self._wanted = ""
        super().before_key()

    def show_footer(self) -> None:
        """Say what the number under the cursor counts, then what the keys do."""
        hints = named_keys(self.keymap.hints(OVERVIEW))
        for footer in self.query("#footer").results(StatusLine):
            target = next((pane.target for pane in self.query(OverviewView)), None)
            number = [(Run(self.marks.plain(target.said), "name"),)] if target else []
            keys = hints if self.size.width >= _ROOMY or not number else []
            footer.tell([self.said] if self.said else [*number, *keys])

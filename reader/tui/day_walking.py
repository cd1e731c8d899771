"""The part of the browse screen that shows articles per day, and narrows the list along them."""

from __future__ import annotations

from textual import on

from reader.library import Library
from reader.model import BroadsheetError, Counts, Filter
from reader.pages.day_bar import told
from reader.pages.glyphs import Glyphs
from reader.tui.day_bar import DayBar
from reader.tui.narrowing import NarrowingPart


class DayWalkingPart(NarrowingPart, part=True):
    """The bar: shown or not, counted behind the list, walked with the keys."""

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._number = 0  # of the count that may speak
        self._bar_of: tuple[Filter, int] | None = None  # what the bar was counted for

    @property
    def bar(self) -> DayBar:
        return self.query_one(DayBar)

    def recall_bar(self) -> None:
        """Show the bar where it was shown when the collection was left."""
        self.set_class(self.library.recall("bar") == "shown", "-bar")

    # ----- counting

    def show_title(self, counts: Counts | None = None) -> None:
        super().show_title(counts)
        self._count_days()

    def _count_days(self) -> None:
        """Count what the bar shows, in a thread with a library of its own, if that is news."""
        about = self.filter, self.library.counts().articles
        if not self.has_class("-bar") or about == self._bar_of:
            return
        self._bar_of = about
        self._number += 1
        number, wanted = self._number, self.filter
        self.run_worker(
            lambda: self._count(number, wanted), group="days", thread=True, exit_on_error=False
        )

    def _count(self, number: int, wanted: Filter) -> None:
        try:
            with self.library.again() as own:
                counted = own.by_day(wanted)
        except BroadsheetError:
            return  # what was counted before stands
        self.post_message(DayBar.Counted(counted, number))

    @on(DayBar.Counted)
    def _days_counted(self, message: DayBar.Counted) -> None:
        if message.number == self._number:
            self.bar.show(message.counted)
            self._choose_last()

    @on(DayBar.Binned)
    def _choose_last(self) -> None:
        if self.walking:
            self._choose(len(self.bar.bins) - 1, len(self.bar.bins))

    # ----- walking

    def action_list_bar(self) -> None:
        """Show the bar and walk on it from its latest day."""
        self.set_class(True, "-bar")
        self.library.remember("bar", "shown")
        self.walking = True
        self._count_days()
        self._choose_last()
        self.show_footer()

    def action_bar_hide(self) -> None:
        """Put the bar away."""
        self.set_class(False, "-bar")
        self.library.remember("bar", "")
        self.action_bar_leave()

    def action_bar_leave(self) -> None:
        self.walking = False
        self.bar.choose(range(0))
        self.say_nothing()
        self.show_footer()

    def action_bar_earlier(self) -> None:
        at = max(0, self.bar.chosen.start - 1)
        self._choose(at, at + 1)

    def action_bar_later(self) -> None:
        at = min(len(self.bar.bins), self.bar.chosen.stop + 1)
        self._choose(at - 1, at)

    def action_bar_from_earlier(self) -> None:
        self._choose(self.bar.chosen.start - 1, self.bar.chosen.stop)

    def action_bar_to_later(self) -> None:
        self._choose(self.bar.chosen.start, self.bar.chosen.stop + 1)

    def _choose(self, start: int, stop: int) -> None:
        bins = self.bar.bins
        chosen = range(max(0, start), min(len(bins), stop))
        self.bar.choose(chosen)
        if chosen:
            articles = sum(each.articles for each in bins[chosen.start : chosen.stop])
            self.say(told(bins[chosen.start], bins[chosen.stop - 1], articles))

    def action_bar_narrow(self) -> None:
        """Let only what was printed on the chosen days stay in the list."""
        query = self.bar.chosen_query
        self.action_bar_leave()
        if query:
            self.narrow(query)

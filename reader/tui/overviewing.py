"""The part of the browse screen that shows the overview, and comes back to it from a list."""

from __future__ import annotations

from collections import Counter

from reader.library import Library
from reader.model import Grouping
from reader.pages.glyphs import Glyphs
from reader.tui.grouping import GroupingPart
from reader.tui.narrowing import NarrowingPart


class OverviewPart(GroupingPart, NarrowingPart, part=True):
    """``O``; a number of it opens a list, and clearing that list's filter comes back."""

    _overview_below: str | None = None  # the query of the list that was opened from there

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._unfolded = Counter[str]()  # its tables, to come back to as they were

    def action_overview_show(self) -> None:
        self._unfolded = Counter[str]()
        self._show_overview("")

    def _show_overview(self, query: str) -> None:
        from reader.tui.overview_screen import OverviewScreen

        self.app.push_screen(OverviewScreen(self.library, self.marks, self._unfolded, query))

    async def list_above(self, query: str, *, by_story: bool = False) -> None:
        while self.app.screen is not self:
            await self.app.pop_screen()
        if self.reading:
            self.action_screen_back()
        if by_story and self.grouping is not Grouping.STORY:
            self.action_list_by_story()
        self.search(query)
        self.articles.first()
        self._overview_below = query

    def action_list_clear(self) -> None:
        below, self._overview_below = self._overview_below, None
        unchanged = below is not None and below == self.query_text
        super().action_list_clear()
        if below is not None and unchanged:
            self._show_overview(below)

"""The part of the browse screen that narrows the list step by step, and back.

What narrows it stands in the filter's own words in the title; Esc takes the last step back. Must
not know how anything is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import Library
from reader.pages.glyphs import Glyphs
from reader.tui.searching import SearchingPart

if TYPE_CHECKING:
    from reader.tui.facets_screen import FacetsScreen


class NarrowingPart(SearchingPart, part=True):
    """Steps from a filter to a narrower one, each of which Esc takes back."""

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._wider: list[str] = []  # the queries to go back to, and what each was narrowed to
        self._narrowed = ""

    def narrow(self, query: str) -> None:
        """Let only what passes this query too stay in the list."""
        before = self.query_text.strip()
        if before != self._narrowed.strip():
            self._wider.clear()  # something else was typed since
        self._wider.append(before)
        self.search(narrowed(before, query))
        self._narrowed = self.query_text
        self.articles.first()

    def action_list_clear(self) -> None:
        """Take the last narrowing back, else clear the search or filter."""
        if self.filter.empty:
            return
        stepwise = self._wider and self.query_text == self._narrowed
        nothing = self.current is None
        self._narrowed = self._wider.pop() if stepwise else ""
        if not stepwise:
            self._wider.clear()
        self.search(self._narrowed)
        if nothing:
            self._return()

    def action_list_facets(self) -> None:
        from reader.tui.facets_screen import FacetsScreen

        screen = FacetsScreen(self.library, self.filter, self.query_text, self.marks)
        self.app.push_screen(screen, lambda _: self._chosen_facet(screen))

    def _chosen_facet(self, screen: FacetsScreen) -> None:
        if screen.chosen is not None:
            with self.sentences():
                self.narrow(screen.chosen.query)


def narrowed(before: str, query: str) -> str:
    """Give a query for what passes both.

    Side by side they would be read otherwise where the first has alternatives, or the same key:
    two outlets are either of them, and a second day takes the place of the first.
    """
    keys = [word.partition(":")[0] for word in query.split() if ":" in word]
    dates = {"from", "to", "on"}
    alike = {*keys, *(dates if dates & set(keys) else ())}
    if " OR " in before or any(f"{key}:" in before for key in alike):
        return f"{query} ({before})"
    return f"{before} {query}".strip()

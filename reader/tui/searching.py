"""The part of the browse screen that searches: the list as one types, or inside an article."""

from __future__ import annotations

from textual import on

from reader.library import Library
from reader.model import QueryError
from reader.pages.finding import pattern_of, plain_pattern
from reader.pages.glyphs import Glyphs
from reader.pages.numbers import number_of
from reader.tui.completion import Completion
from reader.tui.hits import HitsPart
from reader.tui.prompt import Prompt

SEARCH, FILTER, FIND = "search", "filter", "find"


class SearchingPart(HitsPart, part=True):
    """One line to type in, for three purposes; Escape leaves everything as it was before."""

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._before = ""  # the query to go back to
        self._refused = False  # whether what is typed cannot be understood
        self._from: str | None = None  # the article from which a search set out
        self._completion = Completion(self._outlets, library.searches)

    def action_list_search(self) -> None:
        self._open(SEARCH, "/", "")

    def action_browse_filter(self) -> None:
        if self.reading:
            self.action_screen_back()
        self._open(FILTER, "filter", self.query_text)

    def action_article_find(self) -> None:
        self._open(FIND, "find", "")

    def _open(self, purpose: str, label: str, text: str) -> None:
        self.prompt_for, self._before, self._refused = purpose, self.query_text, False
        self._from = self.current or self._from
        self.prompt.open(label, text, self._completion if purpose == FILTER else None)
        self.show_footer()

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        if not self.leaving:
            self._take(message.text)

    def _take(self, text: str) -> None:
        """Do what the line asks for as it stands."""
        if self.prompt_for == FIND:
            count = self.view.find(plain_pattern(text))
            self.say(number_of(count, "hit", "hits"))
        elif self.prompt_for:
            self.search(text, typing=True)

    def search(self, text: str, *, typing: bool = False) -> None:
        """Show what passes a query; while it cannot be understood, say why and keep the list.

        While it is typed, its last word may go on.
        """
        with self.sentences():
            try:
                wanted = self.library.understand(text, typing=typing)
            except QueryError as error:
                self._refused = True
                self.prompt.point_at(error.start, error.end)
                self.say(str(error), alert=True)
                return
            self._refused = False
            self.prompt.point_at()
            self.say_nothing()
            self.filter, self.query_text = wanted, text
            self.show_found()
            self.view.find(pattern_of(wanted))

    def action_prompt_accept(self) -> None:
        """Close the line; what cannot be understood stays in it, with what is wrong."""
        typed = self.prompt.entry.value
        if self.prompt_for == FIND or self._refused or typed != self.query_text:
            self._take(typed)  # with what was typed ahead of Enter
        if self._refused:
            return
        if self.prompt_for != FIND:
            self._keep_typed(typed)
        if self._close() == FIND and self.view.next_hit() is None:
            self.say("not found")

    def _keep_typed(self, typed: str) -> None:
        """Keep what was typed, no longer as one that may go on."""
        with self.sentences():
            settled = self.library.settle(typed)
            if self.library.understand(settled) != self.filter:
                self.search(settled)
            self.query_text = settled
            self.show_title()

    def action_prompt_cancel(self) -> None:
        if self._close() == FIND:
            self.view.find(pattern_of(self.filter))
        else:
            self.search(self._before)
            self._return()

    def _return(self) -> None:
        """Put the cursor back to where a search set out that is given up."""
        if self._from is not None:
            self.articles.move_to_article(self._from)

    def _close(self) -> str:
        purpose, self.prompt_for = self.prompt_for, ""
        self.prompt.close()
        self.show_footer()
        return purpose

    def _outlets(self) -> list[str]:
        """Name the outlets of the collection, those with most articles first."""
        most = sorted(self.library.outlets(), key=lambda each: each[1], reverse=True)
        return [name for name, _ in most]

    def action_prompt_rank(self) -> None:
        if self.prompt_for in (SEARCH, FILTER):
            self.action_list_by_rank()
        else:
            super().action_prompt_rank()

    def action_prompt_down(self) -> None:
        self.pane.step(1)

    def action_prompt_up(self) -> None:
        self.pane.step(-1)

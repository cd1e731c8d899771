"""The part of the browse screen that goes to the next unread article, by a key or at an end."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from textual import on

from reader.library import Library
from reader.pages.listing import Listing
from reader.tui.counting import CountingPart
from reader.tui.looking import Looking

_NEAR = 1000  # articles that a key looks through; further on is looked behind it


class UnreadPart(CountingPart, part=True):
    """The next unread article in the list's order, round at its end."""

    def action_article_onward(self) -> None:
        if self.view.at_bottom:
            self.action_browse_next_unread()
        else:
            self.view.page(1)

    def action_browse_next_unread(self) -> None:
        listing = self.articles.listing
        near = self.library.first_unread(islice(listing.onward(self.current), _NEAR))
        if near is not None or listing.count <= _NEAR:
            self._go_to_unread(near)
        elif self.filter.empty and not self.library.counts().unread:
            self._go_to_unread(None)
        else:
            self.say("looking for one that is unread …")
            self.looking.seek(self.current, self._unread_after(self.current))

    def _unread_after(self, article: str | None) -> Callable[[Library], str | None]:
        """Give a question for another thread's library: which is the next after an article?"""
        grouping, ranked = self.grouping, self.by_rank

        def ask(own: Library) -> str | None:
            home = None if ranked else lambda each: own.division(each, grouping)
            return own.first_unread(Listing(self.found_in(own), home=home).onward(article))

        return ask

    @on(Looking.Sought)
    def _unread_sought(self, message: Looking.Sought) -> None:
        if message.since == self.current:
            self.say_nothing()
            self._go_to_unread(message.article)

    def _go_to_unread(self, found: str | None) -> None:
        if found is None:
            self.say("no other article is unread")
        else:
            self.go_to(found)

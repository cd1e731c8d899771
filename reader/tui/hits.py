"""The part of the browse screen that shows what a search found: hit lines, rank, hit to hit."""

from __future__ import annotations

from textual import on
from textual.timer import Timer

from reader.library import Library
from reader.model import Grouping
from reader.pages.divisions import NONE
from reader.pages.finding import pattern_of
from reader.pages.glyphs import Glyphs
from reader.tui.article_list import ArticleList
from reader.tui.counting import CountingPart
from reader.tui.looking import Looking

_AT_ONCE = 50  # articles that a key waits for; the rest is gathered behind it
_AROUND = 120  # before and behind the cursor: more than any screen has lines


class HitsPart(CountingPart, part=True):
    """The found articles: the newest at once, the whole list when no key follows."""

    pause = 0.3  # seconds without a key before a long list is gathered

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._gathering: Timer | None = None

    def show_found(self) -> None:
        """Show what passes the filter: of very many the newest at once, and soon all."""
        self._stop_gathering()
        if self.filter.empty:
            self.reload()
        elif self.library.takes_long(self.filter):
            self._await_list()
        elif self.by_rank:
            super().reload()
        else:
            self._show_newest()

    def _show_newest(self) -> None:
        groups, whole = self.library.newest(self.filter, self.grouping, _AT_ONCE)
        self.partial = not whole
        self.show_groups(groups)
        self.show_title()
        self.show_footer()
        if self.partial:
            self._gathering = self.set_timer(self.pause, self._gather)

    def _stop_gathering(self) -> None:
        self.partial = self.stale = False
        self.looking.give_up()
        if self._gathering is not None:
            self._gathering.stop()

    def _gather(self) -> None:
        self.partial = True
        self.looking.gather(self.filter, self.found_in)

    def _await_list(self) -> None:
        """Gather a list while the old one stays, and say so."""
        self.stale = True
        self._gather()
        self.show_title()
        self.show_footer()

    def reload(self) -> None:
        """Ask for the list anew; one that takes long is gathered while the old one stays."""
        self._stop_gathering()
        if self._takes_long():
            self._await_list()
        else:
            super().reload()

    def show_divided(self, chosen: str | None) -> None:
        """Show the list in another order: of very many what stands around an article at once.

        Not of a folded list, of whose headings that would be few.
        """
        folded = self.folded.get(self.grouping, NONE).others
        if self.filter.empty and self._takes_long() and not folded:
            self.show_groups(self.library.around(chosen, self.grouping, _AROUND))
        self.reload()

    def _takes_long(self) -> bool:
        """Tell whether a key would wait for the list. All articles by date are counted already."""
        if self.by_rank:
            return self.library.takes_long(self.filter)
        counted = self.filter.empty and self.grouping is Grouping.DATE
        return not counted and self.many

    @on(Looking.Gathered)
    def _gathered(self, message: Looking.Gathered) -> None:
        if self.partial and message.wanted == self.filter:
            self.partial, self.stale, first = False, False, not len(self.articles.listing)
            self.show_groups(message.groups)
            self.show_title(message.counts)
            self.show_footer()
            if first:
                self.return_to_last_article()
            self.list_came()

    def list_came(self) -> None:
        """Do what had to wait for the whole list."""

    # ----- the lines that hold hits

    @on(ArticleList.HitsWanted)
    def _hits_wanted(self, message: ArticleList.HitsWanted) -> None:
        self.looking.read_hits(message.articles, self.filter, self.articles.size.width)

    @on(Looking.HitRead)
    def _hit_read(self, message: Looking.HitRead) -> None:
        if message.wanted == self.filter:
            self.articles.show_hit(message.article, message.excerpt)

    # ----- the best first

    def action_list_by_rank(self) -> None:
        if not self.filter.sought:
            self.say("search for words first: what is found goes by rank")
            return
        self.ranked = not self.ranked
        self.show_found()
        self.articles.first()

    # ----- from hit to hit

    def action_browse_next_hit(self) -> None:
        self._next_hit(1)

    def action_browse_previous_hit(self) -> None:
        self._next_hit(-1)

    def _next_hit(self, step: int) -> None:
        """Go to the next hit: a place in the article being read, else in the list.

        What was searched for in the list is followed from article to article.
        """
        if self.reading and self._is_last_hit(step):
            self._to_hit_beside(step)
        elif self.reading and (number := self.view.next_hit(step)) is not None:
            self.say(f"hit {number} of {len(self.view.hits)}")
        elif self.reading or self.filter.empty:
            self.say("nothing was searched for")
        elif self.current is not None:
            self.go_beside(step)
        else:
            self.articles.step(step)

    def _is_last_hit(self, step: int) -> bool:
        """Tell whether the next hit of what the list was searched for is in another article."""
        hits, last = self.view.hits, len(self.view.hits) - 1 if step > 0 else 0
        of_the_list = self.view.sought is not None and self.view.sought == pattern_of(self.filter)
        return of_the_list and self.view.hit == (last if hits else -1)

    def _to_hit_beside(self, step: int) -> None:
        before = self.current
        self.go_beside(step)
        if self.current == before:
            return
        if step < 0 and self.view.hits:
            self.view.hit = 0  # the one before the first is the last
            self.view.next_hit(-1)
        if self.view.hits:
            self.say(f"hit {self.view.hit + 1} of {len(self.view.hits)}")

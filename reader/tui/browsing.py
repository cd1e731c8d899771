"""What every part of the browse screen stands on: the library, the two panes, the two lines.

Holds what is shown now (grouping, filter, whether an article is being read) and says it at the
top and the foot. Must not know any key's deed; those are in reading, grouping, searching, marking.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from reader.decode import clean
from reader.library import Library
from reader.model import Counts, Filter, Group, Grouping
from reader.pages.divisions import NONE, Folded
from reader.pages.finding import pattern_of
from reader.pages.glyphs import Glyphs
from reader.pages.listing import Listing
from reader.pages.numbers import number_of
from reader.pages.ranking import best_of
from reader.pages.wrapping import Run
from reader.tui.article_list import ArticleList
from reader.tui.article_view import ArticleView
from reader.tui.asking import AskingScreen
from reader.tui.keys import ARTICLE, BAR, LIST, PROMPT, QUESTION, Action
from reader.tui.prompt import Prompt
from reader.tui.saying import named_keys
from reader.tui.status_line import Position, StatusLine

_MOST_RANKED = 1000
_GATHERING = "gathering the list …"


class Browsing(AskingScreen, part=True):
    """The state that the parts of the browse screen share.

    ``prompt_for`` is what the line to type in is open for: ``search``, ``filter`` or ``find``,
    else empty.
    """

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(marks)
        self.library = library
        self.marks = marks
        self.reading = False
        self.grouping = Grouping.DATE
        self.filter = Filter()
        self.ranked = False  # whether a search goes by rank, where it has words to weigh
        self.walking = False  # whether the keys walk along the bar of days
        self.partial = False  # whether the list is not the whole one that was asked for, so far
        self.stale = False  # whether it is the one before, or only what stands around the cursor
        self.query_text = ""
        self.folded: dict[str, Folded] = {}  # by grouping
        self.prompt_for = ""
        self.progress = ""  # of a scan under way
        self.waiting = ""  # what came and is not shown, while an article is being read
        self.doing = ""  # how far a deed on very many articles is
        self.scanned = False  # whether a scan has ended, so that an empty list is really empty
        self.standing = ""  # a question of no hurry, which stands where nothing else is said
        self.complaints: Sequence[str] = ()  # what of the settings cannot be obeyed
        self._noticed = set[str]()  # the complaints and the library's notices that were shown

    # ----- the parts

    @property
    def articles(self) -> ArticleList:
        return self.query_one(ArticleList)

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    @property
    def where(self) -> str:
        if self.asking:
            return QUESTION
        if self.prompt_for:
            return PROMPT
        if self.walking:
            return BAR
        return ARTICLE if self.reading else LIST

    @property
    def pane(self) -> ArticleList | ArticleView:
        return self.view if self.reading else self.articles

    @property
    def wide(self) -> bool:
        """Tell whether both panes are seen."""
        return self.has_class("-wide")

    @property
    def current(self) -> str | None:
        """Give the article that a key is about: the one being read, or under the cursor."""
        if self.reading and self.view.article is not None:
            return self.view.article.id
        chosen = self.articles.chosen
        return chosen if isinstance(chosen, str) else None

    async def perform(self, action: Action) -> None:
        """Do what a key stands for, and say where one is then: in one frame, not in two."""
        await super().perform(action)
        self.show_position()

    # ----- the list

    def reload(self) -> None:
        """Ask for the list anew: other articles, other order, other marks. The cursor stays."""
        self.show_groups(self.found_in(self.library))
        self.show_title()
        self.show_footer()

    def show_divided(self, chosen: str | None) -> None:
        """Show the list in another order; ``chosen`` is the article that it is about."""
        self.reload()

    def found_in(self, library: Library) -> Sequence[Group]:
        """Give what the list is to show, from a library that may be another thread's."""
        if self.by_rank:
            ranking = library.ranking(self.filter, _MOST_RANKED)
            return [Group("", best_of(ranking), ranking.ids)] if ranking.ids else []
        return library.groups(self.filter, self.grouping)

    @property
    def by_rank(self) -> bool:
        """Tell whether the list goes by how well each article says what is searched for."""
        return self.ranked and bool(self.filter.sought)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show a list, with a line for the hit under each article where words are sought."""
        self.articles.empty = self.marks.plain(self._why_empty())
        grouping, ranked = self.grouping, self.by_rank

        def home(article: str) -> str | None:
            return "" if ranked else self.library.division(article, grouping)

        folded = NONE if ranked else self.folded.get(grouping, NONE)
        tall = 2 if self.filter.sought else 1
        self.show_listing(Listing(groups, folded, home, tall))

    def _why_empty(self) -> str:
        """Give the sentence that a list without articles shows."""
        if self.partial:
            return "Nothing so far; looking further …"
        if not self.filter.empty:
            so_far = "" if self.scanned else " so far; articles are still being read"
            clear = self.keymap.name("list.clear")
            return f"Nothing passes this filter{so_far} · {clear} clears it"
        if not self.scanned:
            return "Looking for articles…"
        return f"There are no articles in {self.library.name}."

    def show_listing(self, listing: Listing) -> None:
        self.articles.show(listing, self.grouping, pattern_of(self.filter))

    # ----- what the lines at the top and the foot say

    def show_notices(self) -> bool:
        """Say what is to be said of the settings and the library's own files and was not yet.

        In full, on lines of its own, until a key is pressed: it names files.
        """
        every = [*self.complaints, *self.library.notices]
        new = [sentence for sentence in every if sentence not in self._noticed]
        self._noticed.update(new)
        if new:
            self.query_one("#notice", Static).update(self.marks.plain(clean(" ".join(new))))
            self.set_class(True, "-noticed")
        return bool(new)

    def did(self, phrase: str) -> None:
        """Show what a deed changed, and say it with the way back."""
        if not self.show_notices():
            self.say(f"{phrase} · {self.keymap.name('state.undo')} undoes")
        self.articles.forget()
        self.show_title()

    def tell_stories(self) -> None:
        """Let the stories follow details that were put right; the whole screen knows how."""

    def show_title(self, counts: Counts | None = None) -> None:
        """Say what is shown; ``counts`` are of it, where they were counted already."""
        facts = " " + " · ".join([self.library.name, *self._holdings(counts)])
        order = f"by {'rank' if self.by_rank else self.grouping} "
        if self.query_text:
            order = f"{self.query_text.strip()} · {order}"
        self.query_one("#title", StatusLine).tell(
            [(Run("broadsheet", "name"),), (Run(self.marks.plain(facts)),)],
            (Run(self.marks.plain(order)),),
        )

    def _holdings(self, counts: Counts | None) -> list[str]:
        """Say what the list holds; of one that is not whole or not counted yet, what is shown."""
        if self.stale and counts is None and not self.filter.empty:
            return [_GATHERING]
        if self.partial and not self.stale:
            return [f"the newest {self._shown}"]
        if counts is None and self.counts_later:
            return [f"the best {self._shown}" if self.by_rank else self._shown]
        counts = counts or self.library.counts(self.filter)
        return [
            number_of(counts.articles, "article", "articles"),
            # While articles are read, which of them tell one story is not known yet.
            *([number_of(counts.stories, "story", "stories")] if self.library.settled else []),
            f"{counts.unread:,} unread",
        ]

    @property
    def _shown(self) -> str:
        return number_of(self.articles.listing.count, "article", "articles")

    @property
    def counts_later(self) -> bool:
        """Tell whether what passes the filter is counted behind the list."""
        return False

    def show_footer(self) -> None:
        """Show what was said last, else how far the scan is, else what the keys do."""
        if self.said:
            left = [self.said]
        elif going := [each for each in self._going_on() if each]:
            left = [(Run(self.marks.plain(" · ".join(going))),)]
        elif self.standing and self.where == LIST:
            left = [(Run(self.marks.plain(self.standing), "name"),)]
        else:
            left = named_keys(self.keymap.hints(self.where))
        self.query_one("#footer", StatusLine).tell(left)
        self.show_position()

    def _going_on(self) -> Sequence[str]:
        return self.waiting, self.doing, _GATHERING if self.stale else "", self.progress

    def show_position(self) -> None:
        """Say where in the list the cursor stands, and how far down the article is."""
        listing = self.articles.listing
        position = room = ""
        if len(listing):
            position = f"{listing.rank(self.articles.cursor):,}/{listing.count:,} "
            room = f"{listing.count:,}/{listing.count:,} "
        if self.reading:
            position = f"{self.view.progress} {self.marks.dot} {position}"
            room = f"100 % {self.marks.dot} {room}"
        self.query_one(Position).show(position, room)

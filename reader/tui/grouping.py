"""The part of the browse screen that divides the list: by date, outlet, story, headline; folds."""

from __future__ import annotations

import json

from textual import on

from reader.model import Grouping
from reader.pages.divisions import ALL, NONE, Folded
from reader.pages.listing import Heading
from reader.tui.article_list import ArticleList
from reader.tui.browsing import Browsing


class GroupingPart(Browsing, part=True):
    """Which divisions there are and which are folded; both are remembered."""

    def recall_divisions(self) -> None:
        """Divide and fold the list as it was left."""
        grouping = self.library.recall("grouping")
        if grouping in list(Grouping):
            self.grouping = Grouping(grouping)
        folded = self.library.recall("folded")
        known = json.loads(folded) if folded else {}
        self.folded = {each: Folded.read(keys) for each, keys in known.items()}

    def action_list_by_date(self) -> None:
        self._group_by(Grouping.DATE)

    def action_list_by_outlet(self) -> None:
        self._group_by(Grouping.OUTLET)

    def action_list_by_story(self) -> None:
        self._group_by(Grouping.STORY)

    def action_list_by_headline(self) -> None:
        self._group_by(Grouping.HEADLINE)

    def _group_by(self, grouping: Grouping) -> None:
        current = self.current
        self.grouping = grouping
        self.library.remember("grouping", grouping)
        self.show_divided(current)
        if current is not None:
            self.articles.move_to_article(current)

    @on(ArticleList.FoldAsked)
    def _fold_asked(self, message: ArticleList.FoldAsked) -> None:
        with self.sentences():
            self._fold(self.articles.listing.folded.turned(message.key))

    def action_list_fold(self) -> None:
        heading = self._heading()
        if heading is not None:
            self._fold(self.articles.listing.folded.turned(heading.key))

    def action_list_fold_all(self) -> None:
        self._fold(NONE if self.articles.listing.any_folded else ALL)

    def _fold(self, folded: Folded) -> None:
        """Fold these divisions and no others; a cursor inside one goes to its heading."""
        heading = self._heading()
        self.folded[self.grouping] = folded
        self.show_listing(self.articles.listing.fold(folded))
        if heading is not None and folded.hold(heading.key):
            self.articles.move_to(self.articles.listing.line_of_heading(heading.key) or 0)
        self.show_position()
        kept = {each: divisions.written for each, divisions in self.folded.items()}
        self.library.remember("folded", json.dumps(kept))

    def _heading(self) -> Heading | None:
        """Give the heading of the division that the cursor stands in."""
        listing = self.articles.listing
        if not len(listing):
            return None
        heading = listing.at(listing.heading_of(self.articles.cursor))
        return heading if isinstance(heading, Heading) else None

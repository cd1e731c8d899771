"""The part of the browse screen that shows the article under the cursor beside the list.

The list comes first and the article when the keys pause, so that a slow line carries what is
looked at now. Must not know what it means to read an article, which is in ``reading``.
"""

from __future__ import annotations

from textual import on
from textual.timer import Timer

from reader.library import Library
from reader.model import BroadsheetError
from reader.pages.details import Telling
from reader.pages.finding import pattern_of
from reader.pages.glyphs import Glyphs
from reader.tui.article_list import ArticleList
from reader.tui.browsing import Browsing
from reader.wire.app import LightApp


class PreviewPart(Browsing, part=True):
    """What the pane shows while the cursor is in the list."""

    # Seconds without a key before the pane beside the list shows the article: longer than keys
    # are apart while they follow each other, since a pane costs ten times what the cursor does.
    settle = 0.2

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._preview: Timer | None = None

    @on(ArticleList.Highlighted)
    def _article_highlighted(self) -> None:
        self.show_position()
        self.stop_preview()
        if not self.wide or self.reading:
            return
        if self.settle:
            self.show_after_a_pause()
        else:
            self.show_current()

    def show_after_a_pause(self) -> None:
        """Show the article under the cursor when no key has come for a while."""
        self.stop_preview()
        self._preview = self.set_timer(self.settle, self.show_current)

    def stop_preview(self) -> None:
        """Show nothing beside the list that was to be shown later."""
        if self._preview is not None:
            self._preview.stop()

    def show_beside(self) -> None:
        """Show the article under the cursor beside the list: a first time when the list is shown.

        Where both stand on the terminal since before the start, both are drawn at once.
        """
        stands = isinstance(self.app, LightApp) and self.app.stood
        if self.settle and not stands and self.view.article is None:
            self.show_after_a_pause()
        else:
            self.show_current()

    def show_current(self) -> None:
        """Show the article under the cursor in the pane beside the list."""
        with self.sentences():
            if self.current is not None:
                self.show_article(self.current)

    def show_article(self, article: str) -> None:
        if self.view.article is not None and self.view.article.id == article:
            return
        row = self.articles.row(article)
        try:
            text = self.library.article(article)
        except BroadsheetError:
            self.view.show(None, ())
            raise
        tellings, more = self.tellings_of(article)
        self.view.show(text, tellings, row.mark.place if row else 0, more)
        if not self.filter.empty:
            self.view.find(pattern_of(self.filter))
        self.show_position()

    def tellings_of(self, article: str) -> tuple[list[Telling], int]:
        """Give the other articles to name, and how many more there are."""
        found, count = self.library.beside(article)
        rows = {row.id: row for row in self.library.rows([each.id for each in found])}
        tellings = [
            Telling(rows[each.id], each.pair, each.verdict) for each in found if each.id in rows
        ]
        return tellings, count - len(found)

"""The part of the browse screen that reads: opens an article, keeps the place, goes to the next.

An article is read when its end was seen while it was open to read, not because the cursor passed.
"""

from __future__ import annotations

from contextlib import suppress

from textual import events, on
from textual.timer import Timer

from reader.library import Library
from reader.model import BroadsheetError
from reader.pages.details import shortened
from reader.pages.glyphs import Glyphs
from reader.record import replace
from reader.tui.article_list import ArticleList
from reader.tui.article_view import ArticleView
from reader.tui.previewing import PreviewPart

_ALONE = "nothing here tells the same story"
_LONG = 100_000  # characters of an article whose passages are not looked for while a key waits


class ReadingPart(PreviewPart, part=True):
    """What happens between the list and the reading pane."""

    keep = 0.5  # seconds without a key before a place in a text is stored

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._keeper: Timer | None = None
        self._unkept: tuple[str, int] | None = None
        self._foreseen = False  # whether what is asked for after a telling was loaded
        self._pane = 0  # columns of the pane beside the list
        self._to_compare: str | None = None  # an article to compare, once its story is known

    # ----- opening and closing

    def read(self, article: str) -> None:
        """Open an article to read, from where it was left."""
        self.keep_place()
        self.stop_preview()
        if not self.reading:
            self._expect_to_read()
        self.show_article(article)
        self._show_passage()
        self._set_reading(True)
        if not self.filter.empty and self.view.hit < 0:
            self.view.next_hit()  # what was searched for, wherever the article was left
        self.articles.move_to_article(article)
        self.library.remember("article", article)
        if self.view.end_seen:
            self._mark_seen(article)
        if self.view.tellings and not self._foreseen:
            self._foreseen = True
            self.run_worker(self._load_next_screens, thread=True, exit_on_error=False)

    @property
    def _takes_all(self) -> bool:
        """Tell whether an article that is open to read has the whole width, as it has alone.

        A terminal scrolls whole rows by itself; half a row must be sent anew for every line.
        """
        return not (self.wide and self.settings.switch("list-beside"))

    def _expect_to_read(self) -> None:
        self._pane = self.view.size.width
        if self._takes_all:
            self.view.expect(self.size.width)

    def action_screen_back(self) -> None:
        self.keep_place()
        if self.filter.empty:
            self.view.find(None)
        if self.reading and self.wide and self._takes_all:
            self._leave_pane()
        self._set_reading(False)

    def _leave_pane(self) -> None:
        """Show the list first, and the article beside it again when the keys pause: both at once
        would keep the next key waiting on a slow line, and that key often goes to another."""
        if self.settle:
            self.view.show(None, ())
            # The pause begins when the list is drawn: laid out it is one refresh before.
            self.soon(lambda: self.soon(self.show_after_a_pause))
        elif self._pane:
            self.view.expect(self._pane)

    def _set_reading(self, reading: bool) -> None:
        self.reading = reading
        self.set_class(reading, "-reading")
        self.set_class(reading and self.settings.switch("list-beside"), "-beside")
        self.articles.redraw()
        self.show_footer()

    @on(ArticleList.Opened)
    def _article_opened(self, message: ArticleList.Opened) -> None:
        with self.sentences():
            self.read(message.article)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self.view and not self.reading and self.current is not None:
            with self.sentences():
                self.read(self.current)
        elif event.widget is self.articles and self.reading:
            self.action_screen_back()

    def return_to_last_article(self) -> None:
        """Put the cursor where it was left in the last session."""
        article = self.library.recall("article")
        if article is not None:
            self.articles.move_to_article(article)
            above = self.library.recall("above")
            if above is not None:
                self.articles.put_at(int(above))

    def _show_passage(self) -> None:
        """Quote the longest passage in common with the first telling that is named: two texts
        are read for it, which is too much while the cursor passes through a list."""
        shown, tellings = self.view.article, self.view.tellings
        if shown is None or not tellings or len(shown.text) > _LONG:
            return
        first = tellings[0]
        if first.pair is None or not first.pair.evidence.longest_words:
            return
        with suppress(BroadsheetError):  # the other file may be gone; the pane says the rest
            longest = self.library.longest_passage(first.pair.a, first.pair.b)
            evidence = replace(first.pair.evidence, longest=shortened(longest))
            told = replace(first, pair=replace(first.pair, evidence=evidence))
            self.view.show_tellings((told, *tellings[1:]), self.view.more)

    def show_anew(self, *, text_alone: bool = False) -> None:
        """Bring the reading pane up to date: other tellings, another text in the file.

        ``text_alone`` leaves everything as it is where the text is the same. A file that is gone
        leaves its text on the screen for as long as it is looked at.
        """
        shown = self.view.article
        if shown is None:
            return
        try:
            text = self.library.article(shown.id)
        except BroadsheetError:
            return
        if text == shown and text_alone:
            return
        tellings, more = self.tellings_of(shown.id)
        if text != shown:
            self.view.show(text, tellings, self.view.place, more)
        else:
            self.view.show_tellings(tellings, more)
        if self.reading:
            self._show_passage()

    # ----- the place, and the end

    @on(ArticleView.Moved)
    def _place_moved(self, message: ArticleView.Moved) -> None:
        self.show_position()
        if not self.reading:
            return
        self._unkept = (message.article, message.place)
        if self._keeper is not None:
            self._keeper.stop()
        self._keeper = self.set_timer(self.keep, self.keep_place)

    def keep_place(self) -> None:
        """Store the place in the text, if it moved since it was stored last."""
        unkept, self._unkept = self._unkept, None
        if unkept is not None:
            with self.sentences():
                self.library.keep_place(*unkept)
                self.articles.outdate(unkept[0])

    @on(ArticleView.EndSeen)
    def _end_seen(self, message: ArticleView.EndSeen) -> None:
        if self.reading:
            with self.sentences():
                self._mark_seen(message.article)

    def _mark_seen(self, article: str) -> None:
        row = self.articles.row(article)
        if row is not None and not row.mark.read:
            self.did(self.library.mark_read([article]))

    # ----- to other articles

    def go_to(self, article: str) -> None:
        """Go to an article: read it while reading, else put the cursor there."""
        if self.reading:
            self.read(article)
        else:
            self.articles.move_to_article(article)

    def go_beside(self, step: int) -> None:
        """Go to the next article, or the one before."""
        current = self.current
        found = self.articles.listing.beside(current, step) if current is not None else None
        if found is None:
            self.say("this is the last article" if step > 0 else "this is the first article")
        else:
            self.go_to(found)

    def action_article_next(self) -> None:
        self.go_beside(1)

    def action_article_previous(self) -> None:
        self.go_beside(-1)

    # ----- inside the article

    def action_article_page_down(self) -> None:
        self.view.page(1)

    def action_article_raw(self) -> None:
        self.view.toggle_as_it_is()

    def action_article_unfold(self) -> None:
        self.view.toggle_furniture()

    # ----- another telling

    def action_browse_compare(self) -> None:
        self._to_compare = self.current
        if self._to_compare is None:
            self.say(_ALONE)
        self.compare_awaited()
        if self._to_compare is not None:
            self.say("stories are still being compared · opens as soon as another telling is found")

    def compare_awaited(self) -> None:
        """Compare the article that a key asked for with the telling that is nearest.

        While stories are still being looked for, this is called again when more is known; any
        other key takes the wish back.
        """
        wish = self._to_compare
        if wish is None or not self.is_current:
            return
        nearest = self.library.nearest(wish)
        if nearest is not None:
            self._to_compare = None
            self._compare(wish, nearest)
        elif self.library.settled:
            self._to_compare = None
            self.say(_ALONE)

    def before_key(self) -> None:
        self._to_compare = None
        super().before_key()

    @on(ArticleView.TellingChosen)
    def _telling_chosen(self, message: ArticleView.TellingChosen) -> None:
        if self.view.article is not None:
            with self.sentences():
                self._compare(self.view.article.id, message.article)

    def _compare(self, left: str, right: str) -> None:
        from reader.tui.compare_screen import CompareScreen

        self.app.push_screen(CompareScreen(self.library, left, right, self.marks))

    def _load_next_screens(self) -> None:
        """Load, while somebody reads what others told too, the screens that show the others."""
        import reader.tui.compare_screen
        import reader.tui.story_screen  # noqa: F401  # to have it loaded

        self.library.load_comparing()

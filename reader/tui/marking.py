"""The part of the browse screen that changes state, and gives an article's address away.

Every change is the library's and is stored when its phrase is shown; ``u`` takes it back.
"""

from __future__ import annotations

from textual import on

from reader import wholesale
from reader.model import Article, Filter, Row
from reader.pages.citation import citation
from reader.pages.numbers import number_of
from reader.tui.article_view import ArticleView
from reader.tui.outside import open_address
from reader.tui.unread import UnreadPart
from reader.tui.wholesale import Wholesale


class MarkingPart(UnreadPart, part=True):
    """Read, star; open and copy."""

    def action_browse_star(self) -> None:
        row = self._row()
        if row is not None:
            self.did(self.library.star([row.id], not row.mark.starred))

    def action_browse_read(self) -> None:
        row = self._row()
        if row is not None:
            self.did(self.library.mark_read([row.id], not row.mark.read))

    def _row(self) -> Row | None:
        return self.articles.row(self.current) if self.current is not None else None

    # ----- many at once: asked before it is done

    def action_list_mark_all(self) -> None:
        if not self.query_one(Wholesale).busy:  # else its way is said already
            self.with_unread(self._ask_to_mark)

    def _ask_to_mark(self, unread: int) -> None:
        """Ask about what passes the filter now; what comes later is left alone."""
        if not unread:
            self.say("nothing here is unread")
            return
        wanted, arrivals = self.filter, self.library.arrivals
        question = f"Mark {number_of(unread, 'article', 'articles')} as read?"
        if unread > wholesale.PART:
            whole = self.query_one(Wholesale)
            self.ask(question, lambda: whole.start(lambda own: own.mark_all_read(wanted, arrivals)))
        else:
            self.ask(question, lambda: self._mark_few(wanted, arrivals))

    def _mark_few(self, wanted: Filter, arrivals: int) -> None:
        for along in self.library.mark_all_read(wanted, arrivals):
            self.did(along.phrase)

    def show_stepped(self) -> None:
        self.reload()
        self.show_anew()
        self.tell_stories()

    # ----- what is known of it

    def action_browse_details(self) -> None:
        from reader.tui.details_screen import DetailsScreen

        article = self._article()
        if article is not None:
            self.app.push_screen(DetailsScreen(article, self.marks))

    # ----- the address and the text

    def action_browse_open_address(self) -> None:
        address = self._address()
        if address is not None:
            self.say(open_address(address))

    @on(ArticleView.AddressChosen)
    def _address_chosen(self, message: ArticleView.AddressChosen) -> None:
        self.say(open_address(message.address))

    def action_browse_copy_address(self) -> None:
        address = self._address()
        if address is not None:
            self.app.copy_to_clipboard(address)
            self.say(f"copied {address}")

    def action_browse_copy_citation(self) -> None:
        article = self._article()
        if article is not None:
            self.app.copy_to_clipboard(citation(article))
            self.say("copied the citation and the text")

    def _article(self) -> Article | None:
        return self.library.article(self.current) if self.current is not None else None

    def _address(self) -> str | None:
        """Give the address of the current article, or say that it states none."""
        article = self._article()
        if article is None:
            return None
        if article.url is None:
            self.say("this article states no address")
            return None
        return article.url.value

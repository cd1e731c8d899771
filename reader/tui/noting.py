"""The part of the browse screen that writes at an article: tags on a line, details in a form.

What is written is the library's, kept when its phrase is shown, and taken back by ``u``.
"""

from __future__ import annotations

from reader.model import BroadsheetError
from reader.tui.searching import SearchingPart

TAG = "tag"


class NotingPart(SearchingPart):
    """Tag; correct details."""

    _tagged = ""  # the article that the open line is about

    def action_browse_tag(self) -> None:
        row = self.articles.row(self.current) if self.current is not None else None
        if row is not None:
            self._tagged = row.id
            self._open(TAG, "tags", "".join(f"{tag} " for tag in row.mark.tags))

    def _take(self, text: str) -> None:
        if self.prompt_for == TAG:
            self.say_nothing()
        else:
            super()._take(text)

    def action_prompt_accept(self) -> None:
        if self.prompt_for != TAG:
            super().action_prompt_accept()
            return
        try:
            phrase = self._tag(self.prompt.entry.value.split())
        except BroadsheetError as error:
            self.say(str(error), alert=True)
            return
        self._close()
        self.reload()
        self.did(phrase)

    def _tag(self, written: list[str]) -> str:
        """Let an article have the tags that stand in the line, and no others."""
        row = self.articles.row(self._tagged)
        held = row.mark.tags if row else ()
        wanted = {tag.removeprefix("#").casefold() for tag in written}
        tags = dict.fromkeys(written, True)
        tags |= {tag: False for tag in held if tag.casefold() not in wanted}
        return self.library.tag([self._tagged], tags) if tags else "no tag was given"

    def action_prompt_cancel(self) -> None:
        if self.prompt_for == TAG:
            self._close()
        else:
            super().action_prompt_cancel()

    # ----- details

    def action_browse_amend(self) -> None:
        from reader.tui.amend_screen import AmendScreen

        article = self.current
        if article is None:
            return
        form = AmendScreen(self.library, article, self.marks)
        self.app.push_screen(form, lambda _: self._amended(article, form.phrase))

    def _amended(self, article: str, phrase: str | None) -> None:
        if phrase is None:
            return
        with self.sentences():
            self.reload()
            self.show_anew()
            self.articles.move_to_article(article)
            self.did(phrase)
            self.tell_stories()

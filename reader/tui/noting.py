"""The part of the browse screen that writes at an article: tags and an outlet's name on a line,
details in a form.

What is written is the library's, kept when its phrase is shown, and taken back by ``u``.
"""

from __future__ import annotations

from reader.model import BroadsheetError, Row, StateError
from reader.pages.numbers import number_of
from reader.tui.searching import SearchingPart

TAG, RENAME, SAVE = "tag", "rename", "save"  # what the line is open for
_NOTES = (TAG, RENAME, SAVE)


class NotingPart(SearchingPart, part=True):
    """Tag; correct details; rename an outlet; save a search."""

    _noted = ""  # the article, or the outlet, that the open line is about

    def action_browse_tag(self) -> None:
        row = self._noted_row()
        if row is not None:
            self._noted = row.id
            self._open(TAG, "tags", "".join(f"{tag} " for tag in row.mark.tags))

    def action_browse_rename(self) -> None:
        row = self._noted_row()
        if row is not None and row.outlet is None:
            self.say(f"its outlet is not known · {self.keymap.name('browse.amend')} says it")
        elif row is not None and row.outlet is not None:
            self._noted = row.outlet
            many = number_of(self.library.count_outlet(row.outlet), "article", "articles")
            self._open(RENAME, f"{row.outlet} ({many}) is", row.outlet)

    def action_list_save(self) -> None:
        saved = self.query_text.strip()
        if saved or self.library.searches():
            self._noted = saved
            self._open(SAVE, "save this search as (-name forgets one)", "")
        else:
            self.say(f"{self.keymap.name('browse.filter')} filters, and then this saves the filter")

    def _noted_row(self) -> Row | None:
        return self.articles.row(self.current) if self.current is not None else None

    def _take(self, text: str) -> None:
        if self.prompt_for in _NOTES:
            self.say_nothing()
        else:
            super()._take(text)

    def action_prompt_accept(self) -> None:
        note = {TAG: self._tag, RENAME: self._rename, SAVE: self._save}.get(self.prompt_for)
        if note is None:
            super().action_prompt_accept()
            return
        try:
            phrase = note(self.prompt.entry.value)
        except BroadsheetError as error:
            self.say(str(error), alert=True)
            return
        self._close()
        self.reload()
        self.show_anew()
        self.did(phrase)

    def _tag(self, written: str) -> str:
        """Let an article have the tags that stand in the line, and no others."""
        row = self.articles.row(self._noted)
        held = row.mark.tags if row else ()
        wanted = {tag.removeprefix("#").casefold() for tag in written.split()}
        tags = dict.fromkeys(written.split(), True)
        tags |= {tag: False for tag in held if tag.casefold() not in wanted}
        return self.library.tag([self._noted], tags) if tags else "no tag was given"

    def _rename(self, written: str) -> str:
        return self.library.rename_outlet(self._noted, written)

    def _save(self, written: str) -> str:
        """Save the search that is shown, or forget the name that stands behind a minus."""
        name = written.strip().removeprefix("@")
        if name.startswith("-"):
            return self.library.save_search(name[1:].removeprefix("@"), "")
        if not self._noted:
            raise StateError("Nothing is searched for now; -name forgets what was saved.")
        return self.library.save_search(name, self._noted)

    def action_prompt_cancel(self) -> None:
        if self.prompt_for in _NOTES:
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

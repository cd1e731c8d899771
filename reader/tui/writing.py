"""The part of the compare screen from which words go elsewhere: to find, to write, to copy."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from textual import on

from reader.model import BroadsheetError, Comparison
from reader.pages import comparison_page, comparison_text, records
from reader.pages.comparison_page import Exhibit
from reader.pages.finding import plain_pattern
from reader.pages.quoting import both_versions
from reader.tui.new_file import free_name, write_new
from reader.tui.prompt import Prompt
from reader.tui.versions import VersionsPart

FIND, WRITE = "find", "write"
_FILE = "comparison.html"
_FORMS = {
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
_WIDTH = 88  # cells of a comparison written as text


class WritingPart(VersionsPart, part=True):
    """Finding in both texts; copying a sentence; writing the comparison to a new file."""

    def action_compare_copy(self) -> None:
        """Copy what is selected with the mouse, else how both sides have the reader's row."""
        texts, names = self.view.texts, self.names
        selected = self.get_selected_text()
        if selected:
            self.app.copy_to_clipboard(selected)
            self.say("copied what is selected")
        elif texts is not None and names is not None:
            self.app.copy_to_clipboard(both_versions(names, texts.comparison, self.view.row))
            self.say("copied as both sides have it, with their names")

    def action_compare_find(self) -> None:
        self._open_prompt(FIND, "find", "")

    def action_compare_write(self) -> None:
        if self.comparison is not None:
            name = free_name(Path.cwd(), _FILE)
            self._open_prompt(WRITE, "write to (.html .md .txt .json)", name)

    def _open_prompt(self, purpose: str, label: str, text: str) -> None:
        self.prompt_for = purpose
        self.prompt.open(label, text)
        self.show_footer()

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        self._take(message.text)

    def _take(self, text: str) -> None:
        """Look for what the line says as it stands."""
        if self.prompt_for == FIND and not text:
            self.view.find(None)
        elif self.prompt_for == FIND:
            rows = self.view.find(plain_pattern(text))
            self.say(f"in {rows} row{'s' * (rows != 1)}")

    def action_prompt_accept(self) -> None:
        text = self.prompt.entry.value
        self._take(text)  # with what was typed ahead of Enter
        purpose = self._close_prompt()
        if purpose == WRITE:
            self._write(text.strip())
        elif text and not self.view.next_hit(0):
            self._end_search()
            self.say("not found")
        elif not text:
            self._end_search()

    def action_prompt_cancel(self) -> None:
        if self._close_prompt() == FIND:
            self._end_search()

    def action_screen_back(self) -> None:
        """Go back, unless Escape ends a search."""
        if self.pressed == "escape" and self.view.wanted is not None:
            self._end_search()
        else:
            self.go_back()

    def _end_search(self) -> None:
        self.view.find(None)
        self.show_footer()

    def action_prompt_down(self) -> None:
        self.view.step(1)

    def action_prompt_up(self) -> None:
        self.view.step(-1)

    def _close_prompt(self) -> str:
        purpose, self.prompt_for = self.prompt_for, ""
        self.prompt.close()
        self.say_nothing()
        self.show_footer()
        return purpose

    def _write(self, name: str) -> None:
        if name and self.comparison is not None and self.names is not None:
            path = Path(name).expanduser()
            self.say(f"written to {write_new(path, self._lines(path.suffix, self.comparison))}")

    def _lines(self, suffix: str, comparison: Comparison) -> Iterable[str]:
        """Give the comparison in the form that a file's ending asks for.

        Raise BroadsheetError where it asks for none of the four.
        """
        relation = self.pair.relation.value if self.pair else None
        names = (str(self.names[0]), str(self.names[1])) if self.names else ("", "")
        form = _FORMS.get(suffix.lower())
        if form is None:
            asked = f"not as “{suffix}”" if suffix else "and the name must say which"
            raise BroadsheetError(
                f"A comparison is written as .html, .md, .txt or .json, {asked};"
                " nothing was written."
            )
        if form == "markdown":
            return comparison_text.markdown(comparison, names, relation)
        if form == "text":
            return comparison_text.plain(comparison, names, _WIDTH, relation)
        left, right = (self._exhibit(article) for article in (self.left, self.right))
        if form == "html":
            return comparison_page.page((left, right), relation, comparison)
        a, b = (
            records.listed(each.article, self.library.row(each.article.id))
            for each in (left, right)
        )
        record = records.compared(a, b, relation, comparison, (left.file, right.file))
        return [json.dumps(record, ensure_ascii=False)]

    def _exhibit(self, article: str) -> Exhibit:
        return Exhibit(self.library.article(article), self.library.proof(article))

"""The part of the browse screen that brings in what came to the collection meanwhile.

Into the list at once, under its headings and without moving the cursor; while an article is open
to read, nothing moves: it is said how many came, and they are shown on request or on the way back.
"""

from __future__ import annotations

from reader.library import Library
from reader.pages.glyphs import Glyphs
from reader.tui.reading import ReadingPart


class ArrivingPart(ReadingPart, part=True):
    """What the scan behind the list, or another session, has changed."""

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._listed = 0  # articles there were when the list was asked for
        self._held_back = False  # whether something changed that is not shown yet

    def reload(self) -> None:
        self._listed, self._held_back, self.waiting = self.library.counts().articles, False, ""
        super().reload()

    def bring_in(self) -> None:
        """Show what changed; while an article is open to read, say how many came."""
        if not self.reading:
            self._show_arrived()
            return
        self._held_back = True
        self.show_anew(text_alone=True)
        self.articles.forget()  # of what is in the list already, others may have changed marks
        new = self.library.counts().articles - self._listed
        if new > 0:
            self.waiting = f"{new:,} new · {self.keymap.name('list.rescan')} shows them"
        self.show_footer()

    def show_held_back(self) -> bool:
        """Show what was held back; tell whether there was anything."""
        if self._held_back:
            self._show_arrived()
            return True
        return False

    def _show_arrived(self) -> None:
        first = not len(self.articles.listing)
        self.reload()
        if first:
            self.return_to_last_article()
        self.show_anew()

    def action_screen_back(self) -> None:
        super().action_screen_back()
        with self.sentences():
            self.show_held_back()

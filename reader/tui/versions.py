"""The part of the compare screen that shows one sentence in every telling of its story."""

from __future__ import annotations

from reader.model import BroadsheetError, Comparison
from reader.pages.comparison_heading import SideName, side_name
from reader.pages.swapping import swapped
from reader.pages.versions import Version, own_version, version_in
from reader.pages.wrapping import Run
from reader.tui.correcting import CorrectingPart
from reader.tui.versions_screen import VersionsScreen


class VersionsPart(CorrectingPart, part=True):
    """The window with every version of the reader's sentence."""

    def action_compare_versions(self) -> None:
        texts, names = self.view.texts, self.names
        if self.comparison is None or texts is None or names is None:
            return
        row = texts.comparison.rows[self.view.row]
        on_left = bool(row.a)
        pivot, known = (self.left, self.right) if on_left else (self.right, self.left)
        comparison = self.comparison if on_left else swapped(self.comparison)
        ordinals = row.a or row.b
        others = list(dict.fromkeys([known, *self.others(pivot)]))
        own = own_version(names[not on_left], comparison, ordinals)

        def find(number: int) -> Version:
            made = None if number else comparison
            return self._version(pivot, others[number], made, ordinals)

        self.app.push_screen(VersionsScreen(self.marks, own, len(others), find))

    def _version(
        self, pivot: str, other: str, known: Comparison | None, ordinals: tuple[int, ...]
    ) -> Version:
        """Find what another telling has; beside the screen, with a library of its own."""
        try:
            with self.library.again() as library:
                name = side_name(library.article(other))
                found = known or library.compare(pivot, other)
        except BroadsheetError as error:
            return Version(SideName(other), "", (Run(str(error), "ghost"),))
        return version_in(name, found, ordinals, self.marks)

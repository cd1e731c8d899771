"""A comparison prepared to be read: at every detail, however it is folded, from either side.

What takes time for long texts is made once and kept, and can be made ahead, beside the screen
(``make_ahead``). Knows no width, no key and no screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from reader.model import Comparison
from reader.pages.changes import Entry, Stop, change_stops, entries, fact_stops
from reader.pages.comparison_cells import Cells, Detail
from reader.pages.comparison_marks import UNICODE_MARKS, Marks
from reader.pages.folds import Folded, Folds
from reader.pages.kept import kept
from reader.pages.strangers import side_by_side
from reader.pages.swapping import swapped

_FOLDS_KEPT = 16  # ways to fold, at one detail or another


class Prepared:
    """What can be shown of a comparison.

    ``comparison`` is as it was made; ``shown`` is the same, but strangers are plain columns.
    """

    def __init__(
        self, comparison: Comparison, marks: Marks = UNICODE_MARKS, *, brackets: bool = False
    ) -> None:
        self.comparison = comparison
        self.shown = side_by_side(comparison)
        self._marks = marks
        self._brackets = brackets

    @cached_property
    def facts(self) -> list[Stop]:
        """Give the facts that differ, from the top down."""
        return fact_stops(self.shown)

    @cached_property
    def entries(self) -> list[Entry]:
        """Give the list of facts and changes."""
        return entries(self.shown, self._marks)

    @cached_property
    def swapped(self) -> Prepared:
        """Give the comparison from its other side."""
        other = Prepared(swapped(self.comparison), self._marks, brackets=self._brackets)
        other.swapped = self
        return other

    def let_go(self) -> None:
        """Part the two sides, which hold each other, when neither is shown any more."""
        if "swapped" in vars(self):
            vars(vars(self).pop("swapped")).pop("swapped", None)

    def make_ahead(self) -> Iterator[None]:
        """Make, step by step, what the keys for detail, folds and sides ask for."""
        for side in (self, self.swapped):
            for detail in Detail:
                yield
                side.changes(detail)
                for folds in (Folds(), Folds(only_changes=True), Folds(same=True)):
                    yield
                    side.folded(detail, folds)
            _ = side.facts, side.entries

    @kept()
    def cells(self, detail: Detail) -> Cells:
        """Give the texts of the rows at a detail."""
        return Cells(self.shown, detail, self._marks, brackets=self._brackets)

    @kept()
    def changes(self, detail: Detail) -> list[Stop]:
        """Give what the keys for changes stop at."""
        return change_stops(self.cells(detail))

    @kept(_FOLDS_KEPT)
    def folded(self, detail: Detail, folds: Folds) -> Folded:
        """Give the rows as they are folded."""
        return Folded(self.cells(detail), folds)

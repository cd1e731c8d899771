"""One line of the screen with something at its left and something at its right.

Cheap on purpose: one widget, no children. What changes at every key has a line of its own beside
it (``Position``), because Textual paints a widget's line from its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from reader.pages.wrapping import Line, Run, cells, wrap
from reader.tui.drawn_rows import DrawnRows
from reader.tui.line_view import drawable, strip_of


class StatusLine(DrawnRows, can_focus=False):
    """A title or a footer. ``left`` are pieces, of which those that fit are shown whole."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--key", "line--name", "line--alert"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: Sequence[Line] = ()
        self._right: Line = ()

    @property
    def text(self) -> str:
        """Give what the line has to say, whether it all fits or not."""
        pieces = [*self._left, self._right]
        return "  ".join("".join(run.text for run in piece) for piece in pieces).strip()

    def tell(self, left: Sequence[Line] | None = None, right: Line | None = None) -> None:
        """Say something new; what is not named stays, and what is the same is not repainted."""
        if right is not None and right != self._right:
            self._right = right
            self.refresh()
        if left is not None and left != self._left:
            self._left = left
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width, ground = self.size.width, self.paper
        runs = self._fitted(max(0, width - cells(self._right) - 1))
        gap = width - cells(runs) - cells(self._right)
        runs = [*runs, Run(" " * gap), *self._right]
        said = [(drawable(text), role) for text, role in runs if text]
        segments = [Segment(text, ground + self.role_style(role)) for text, role in said]
        return strip_of(segments).adjust_cell_length(width, ground)

    def _fitted(self, room: int) -> list[Run]:
        """Choose the pieces that fit; the last one (the way to help) goes before any other."""
        kept = list(self._left)
        while len(kept) > 1 and cells(_spaced(kept)) > room:
            kept.pop(-2)
        runs = _spaced(kept)
        return runs if cells(runs) <= room else _cut(runs, room) if room else []


class Position(StatusLine):
    """The end of a footer: a few cells that change at every key, as wide as they need to be."""

    def show(self, text: str, room: str = "") -> None:
        """Say where one is. ``room`` is the widest that the text may soon become."""
        width = max(cells([Run(text)]), cells([Run(room)])) + 1
        if self.styles.width is None or self.styles.width.value != width:
            self.styles.width = width
        self.tell(right=(Run(text),))


def _cut(runs: Sequence[Run], room: int) -> list[Run]:
    """Cut what is too long behind a word, or where most of it stays, between two facts."""
    lines = [line for line in wrap(runs, room) if line]  # of the blank before a long word none is
    if not lines:
        return []
    *before, last = lines[0]
    said = last.text.removesuffix(" ·").removesuffix(" -")
    whole = Run(said[: max(0, *map(said.rfind, (" · ", " - ")))], last.role)
    return [*before, whole if cells([whole]) > room // 3 else Run(said, last.role)]


def _spaced(pieces: Sequence[Line]) -> list[Run]:
    """Put two blanks between pieces and one before the first."""
    runs: list[Run] = []
    for piece in pieces:
        runs += [Run("  " if runs else " "), *piece]
    return runs

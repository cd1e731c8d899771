"""The comparison drawn: one pane for both columns, the reader's row and change marked in it.

Lays out through ``pages.columns`` and keeps the reader's row where it is when the width, the folds
or the sides change. Must not know how the reader moves, nor where comparisons come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.selection import Selection

from reader.model import Comparison, Edit
from reader.pages.changes import Stop
from reader.pages.columns import GUTTER, MARKER, Columns, Layout, natural_layout
from reader.pages.comparison_cells import Cells, Detail
from reader.pages.comparison_marks import UNICODE_MARKS, Marks
from reader.pages.folds import Folds, LineKind
from reader.pages.painting import Hand
from reader.pages.prepared import Prepared
from reader.pages.wrapping import Line, Run, cells
from reader.tui.line_view import LineView
from reader.tui.posted import message

_MARGIN = 2  # lines kept in view above and below the reader's row, where there is room
_AHEAD = 2  # screens measured above and below what is in view: no key goes further line by line
_ROLES = (
    *("headline", "aside", "ghost", "fold", "rule", "letters", "reader", "missing", "kept"),
    *("hit", "here", "mark_same", "mark_edited", "mark_rewritten", "mark_moved"),
    *("mark_only_a", "mark_only_b"),
    *(
        f"{role}_{hand}"
        for role in ("changed", "fact", "moved", "cosmetic", "only", "moved_row")
        for hand in Hand
    ),
)


class ComparePane(LineView):
    """Shows a comparison at its own width around the reader's row and change (``stop``)."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{role}" for role in _ROLES}

    @message
    class Moved(Message):
        """The reader is in another row, or at another change; or the lines stand elsewhere."""

    def __init__(self, marks: Marks = UNICODE_MARKS, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks = marks
        self.brackets = False
        self.detail = Detail.WORDING
        self.folds = Folds()
        self.row = 0
        self.changes: list[Stop] = []
        self.facts: list[Stop] = []
        self.chosen_layout: Layout | None = None
        self.stop: Stop | None = None
        self.prepared: Prepared | None = None
        self.texts: Cells | None = None
        self.columns: Columns | None = None
        self.wanted: re.Pattern[str] | None = None
        self._left = 0

    # ----- what it shows

    @property
    def layout_shown(self) -> Layout:
        """Tell how the two sides stand now."""
        return self.chosen_layout or natural_layout(self.size.width)

    @property
    def panes(self) -> tuple[int, int] | None:
        """Give the cell of the screen where the left text begins, and each text's width.

        None while they do not stand side by side, or are not to be seen.
        """
        if self.columns is None or self.columns.layout is Layout.INLINE or not self.display:
            return None
        return self.region.x + self._left + MARKER, self.columns.left_width

    def prepare(self, comparison: Comparison) -> Prepared:
        """Do what takes time before a comparison can be shown; may be called beside the screen."""
        prepared = Prepared(comparison, self.marks, brackets=self.brackets)
        prepared.changes(self.detail)
        prepared.folded(self.detail, Folds())
        return prepared

    def show(self, prepared: Prepared, row: int | None = None) -> None:
        """Show a comparison from a row, or from its first fact, or else its first change.

        A row that is given stands where the reader's row stood before, if there was any.
        """
        before = self._place_on_screen() if row is not None else None
        if self.prepared is not None:
            self.prepared.let_go()
        self.folds = Folds()
        self.stop = None
        self.take(prepared)
        if row is None:
            first = next(iter(self.facts or self.changes), None)
            self.stop, row = first, first.row if first else self._first_row()
        self.row = row
        self.lay_out()
        if before is None or self.columns is None:
            self._top_out_above()
        else:
            self.go(self.columns.place(self.row).start - before)
            self.keep_in_view()

    def clear(self) -> None:
        """Show nothing, until there is a comparison again."""
        if self.prepared is not None:
            self.prepared.let_go()
        self.prepared = self.texts = self.columns = self.stop = None
        self.changes, self.facts = [], []
        self.set_height(0)

    def on_unmount(self) -> None:
        self.clear()

    def replace(self, prepared: Prepared) -> None:
        """Show another comparison of the same rows, in the same place: the sides swapped."""
        self.take(prepared)
        if self.stop is not None and self.stop.edit is not None:
            edit = prepared.shown.rows[self.stop.row].edits[self.stop.at]
            self.stop = self.stop._replace(edit=edit)
        self.lay_out(keeping=True)

    def take(self, prepared: Prepared) -> None:
        """Take what a comparison has to show at this detail."""
        self.prepared = prepared
        self.texts = prepared.cells(self.detail)
        self.changes, self.facts = prepared.changes(self.detail), prepared.facts

    def _first_row(self) -> int:
        rows = self.texts.comparison.rows if self.texts else ()
        return next((index for index, row in enumerate(rows) if not row.furniture), 0)

    # ----- laying out

    def lay_out(self, *, keeping: bool = False) -> None:
        """Lay the comparison out at the width there is; ``keeping``: the row stays at its place."""
        if self.texts is None or self.prepared is None or not self.size.width:
            return
        before = self._place_on_screen() if keeping else None
        layout = self.layout_shown
        folded = self.prepared.folded(self.detail, self.folds)
        self.columns = Columns(self.texts, self.size.width, layout, folded)
        self.set_class(layout is Layout.INLINE, "-inline")
        self._left = max(0, (self.size.width - self.columns.width) // 2)
        self.row = self.columns.shown_row(self.row)
        self.columns.settle(self.row, self._ahead)
        self.set_height(len(self.columns))
        if before is not None:
            self.go(self.columns.place(self.row).start - before)
        self.keep_in_view()
        self.post_message(self.Moved())

    @property
    def _ahead(self) -> int:
        return _AHEAD * max(1, self.size.height)

    def go(self, line: int) -> None:
        """Bring a line to the top, and measure what can be come to from there."""
        super().go(line)
        if self.columns is not None:
            self._settle(self.columns.row_at(self.scroll_offset.y))

    def _settle(self, row: int) -> None:
        """Measure what is around a row; what is in view stays in its place."""
        assert self.columns is not None
        top = self.columns.anchor(self.scroll_offset.y)
        if self.columns.settle(row, self._ahead):
            self.set_height(len(self.columns))
            super().go(self.columns.line_at(top))

    def _place_on_screen(self) -> int | None:
        """Give how far below the top of the pane the reader's row begins."""
        if self.columns is None:
            return None
        return self.columns.place(self.row).start - self.scroll_offset.y

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        first = self.columns is None
        self.lay_out(keeping=not first)
        if first:
            self._top_out_above()

    def _top_out_above(self) -> None:
        """Begin at the top where the first change is near it, else with the change in view."""
        if self.columns is not None:
            start = self.columns.place(self.row).start
            self.go(0 if start < self.size.height - _MARGIN else start - self.size.height // 3)
            self.keep_in_view()

    def refold(self, folds: Folds) -> None:
        self.folds = folds
        self.lay_out(keeping=True)

    def become(self, row: int, stop: Stop | None) -> None:
        """Take a row for the reader's, and draw anew what that changes."""
        assert self.columns is not None
        shown = self.columns.shown_row(row)
        self._settle(shown)
        before = self.columns.place(self.row)
        self.row, self.stop = shown, stop
        self.redraw(*{*before, *self.columns.place(self.row)})
        self.keep_in_view()
        self.post_message(self.Moved())

    def keep_in_view(self) -> None:
        """Scroll as little as shows the reader's row, or the change in it, with some margin."""
        if self.columns is None or not self.size.height:
            return
        place = self.columns.place(self.row)
        height = self.size.height
        top = self.scroll_offset.y
        if len(place) > height - _MARGIN and self.stop and self.stop.edit:
            start = self.columns.line_of(self.row, self.stop.edit)
            place = range(start, start + 1)
        margin = min(_MARGIN, max(0, (height - len(place)) // 2))
        if place.start - margin < top:
            self.go(place.start - margin)
        elif place.stop + margin > top + height:
            self.go(min(place.start - margin, place.stop + margin - height))

    # ----- drawing

    def line(self, at: int) -> Line:
        if self.columns is None:
            return ()
        shown = self.columns.line(at, self._edit_at(at))
        left, right = (self._with_hits(side) for side in (shown.left, shown.right))
        here = shown.kind is not LineKind.GAP and self._is_readers(at)
        marker = Run(self.marks.here, "reader") if here else Run(" ")
        margin = Run(" " * self._left)
        if self.columns.layout is Layout.INLINE:
            return (margin, marker, *shown.gutter, *left)
        blank = Run(" " * (self.columns.left_width - cells(left)))
        return (margin, marker, *left, blank, *shown.gutter, *right)

    def _is_readers(self, at: int) -> bool:
        return self.columns is not None and at in self.columns.place(self.row)

    def _edit_at(self, at: int) -> Edit | None:
        if self.stop is None or self.stop.edit is None or not self._is_readers(at):
            return None
        return self.stop.edit

    def _with_hits(self, line: Line) -> Line:
        if self.wanted is None or not line:
            return line
        text = "".join(run.text for run in line)
        spans = [match.span() for match in self.wanted.finditer(text)]
        return tuple(_hit_runs(line, spans)) if spans else line

    # ----- selecting with the mouse

    def selection_updated(self, selection: Selection | None) -> None:
        self.redraw()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the article's own words in the column where the selection began.

        In one column they are the left side's, and the right side's where only it has words.
        """
        if self.columns is None or selection.start is None:
            return None
        first = selection.start.y
        last = selection.end.y if selection.end else len(self.columns) - 1
        right = selection.start.x >= self._left + MARKER + self.columns.left_width + GUTTER // 2
        hands = [Hand.B] if right else [Hand.A]
        if self.columns.layout is Layout.INLINE:
            hands = [Hand.A, Hand.B]
        return "\n".join(self._original(hands, first, last)), "\n"

    def _original(self, hands: Sequence[Hand], first: int, last: int) -> Iterator[str]:
        """Give the rows of some lines as the first of these sides that has them tells them."""
        assert self.columns is not None
        rows = dict.fromkeys(self.columns.row_at(line) for line in range(first, last + 1))
        comparison = self.columns.comparison
        for row in rows:
            hand = next((hand for hand in hands if hand.ordinals(comparison.rows[row])), None)
            if hand is not None and not self.columns.hidden(row):
                side, ordinals = hand.of(comparison), hand.ordinals(comparison.rows[row])
                yield " ".join(side.sentences[ordinal].span.of(side.text) for ordinal in ordinals)

    def marked(self, at: int, segments: list[Segment]) -> list[Segment]:
        """Show whole rows as selected: a selection copies sentences, not cells."""
        selection = self.text_selection
        if selection is None or selection.get_span(at) is None:
            return segments
        chosen = self.screen.get_component_rich_style("screen--selection")
        return [Segment(text, (style or Style.null()) + chosen) for text, style, _ in segments]


def _hit_runs(line: Line, spans: list[tuple[int, int]]) -> Iterator[Run]:
    """Lay the role of a hit over some characters of a line."""
    at = 0
    for text, role in line:
        edges = {0, len(text)}
        edges |= {edge - at for span in spans for edge in span if 0 < edge - at < len(text)}
        cuts = sorted(edges)
        for start, end in pairwise(cuts):
            found = any(span[0] <= at + start < span[1] for span in spans)
            yield Run(text[start:end], f"hit {role}".rstrip() if found else role)
        at += len(text)

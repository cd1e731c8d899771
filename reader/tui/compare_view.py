"""The comparison as its reader moves in it: rows, pages, changes, facts, folds, finding.

The pane scrolls only as far as the reader's row needs. Must not know which key does what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual import events

from reader.pages.changes import Place, Stop, stop_beyond, stops_passed
from reader.pages.columns import Layout
from reader.pages.comparison_cells import Detail
from reader.pages.folds import Folds
from reader.pages.painting import Hand
from reader.tui.compare_pane import ComparePane


class CompareView(ComparePane):
    """Moves the reader through a comparison; each move is told by ``Moved``."""

    # ----- the reader's place

    @property
    def place(self) -> Place:
        """Give where the reader is: at a change or fact, or where their row begins."""
        return self.stop.place if self.stop else Place(self.row)

    @property
    def change_number(self) -> int:
        """Give the ordinal, from 1, of the last change at or above the reader; 0 above all."""
        return stops_passed(self.changes, self.place)

    @property
    def fact_number(self) -> int:
        """Give the ordinal, from 1, of the last fact at or above the reader; 0 above all."""
        at = self._fact_index()
        return stops_passed(self.facts, self.place) if at is None else at + 1

    def _fact_index(self) -> int | None:
        """Tell which fact the reader has come to: several may be in the same words."""
        if self.stop is None or self.stop.fact is None:
            return None
        return self.facts.index(self.stop) if self.stop in self.facts else None

    def go_to_row(self, row: int) -> None:
        """Bring the reader to a row, or to the fold that hides it."""
        if self.columns is not None:
            self.become(row, None)

    def go_to_fact(self, fact: int) -> None:
        """Bring the reader to a fact, named by its ordinal among the comparison's facts."""
        for stop in self.facts:
            if stop.fact == fact:
                self.go_to_stop(stop)

    def go_to_stop(self, stop: Stop) -> None:
        """Bring the reader to a change or a fact, opening the fold that hides its words."""
        if self.columns is not None:
            if stop.edit is not None:
                self._unfold(stop.row)
            self.become(stop.row, stop)

    def _unfold(self, row: int) -> None:
        if self.columns is not None and self.columns.hidden(row):
            self.refold(self.folds.turn(self.columns.folded.fold_of(row) or 0))

    # ----- moving

    def step(self, lines: int) -> None:
        """Go a row down (1) or up (-1); through a row taller than the pane, line by line."""
        if self.columns is None:
            return
        place, top, height = self.columns.place(self.row), self.scroll_offset.y, self.size.height
        if lines > 0 and place.stop > top + height:
            self.go(top + 1)
        elif lines < 0 and place.start < top:
            self.go(top - 1)
        else:
            self._step_row(place, lines)

    def _step_row(self, place: range, step: int) -> None:
        assert self.columns is not None
        target = self.columns.block_after(place.start, step)
        if target.start == place.start:
            self.go(self.scroll_offset.y + step)  # at an end: show what is left above or below
            return
        self.become(self.columns.row_at(target.start), None)
        if step < 0 and len(target) > self.size.height:
            self.go(target.stop - self.size.height)

    def page(self, pages: float) -> None:
        """Move by pages and take the row there; at the ends, the first or last row."""
        if self.columns is None:
            return
        lines = round(pages * max(1, self.size.height - 1))
        top = self.scroll_offset.y
        offset = max(0, self.columns.place(self.row).start - top)
        self.go(top + lines)
        self._take_row_at(
            (top + offset + lines) if self.scroll_offset.y == top else self.scroll_offset.y + offset
        )

    def _take_row_at(self, line: int) -> None:
        assert self.columns is not None
        line = max(0, min(line, len(self.columns) - 1))
        top = self.scroll_offset.y
        self.become(self.columns.row_at(line), None)
        if len(self.columns.place(self.row)) > self.size.height:
            self.go(top)

    def first(self) -> None:
        if self.columns is not None:
            self.become(0, None)
            self.go(0)

    def last(self) -> None:
        if self.columns is not None:
            self.become(len(self.columns.comparison.rows) - 1, None)
            self.go(len(self.columns))

    def wheel(self, lines: int) -> None:
        """Scroll; the reader's row comes along where it would leave the pane."""
        if self.columns is None:
            return
        super().wheel(lines)
        place, top = self.columns.place(self.row), self.scroll_offset.y
        if place.stop <= top or place.start >= top + self.size.height:
            edge = top if place.stop <= top else top + self.size.height - 1
            row = self.columns.row_at(edge)
            before, self.row, self.stop = place, row, None
            self.redraw(*{*before, *self.columns.place(row)})
            self.post_message(self.Moved())

    def next_change(self, step: int = 1) -> bool:
        """Go to the next change (1) or the one before (-1); tell whether there is one."""
        return self._go_to(self.changes, stop_beyond(self.changes, self.place, step))

    def next_fact(self, step: int = 1) -> bool:
        """Go to the next fact that differs, or the one before; tell whether there is one."""
        at = self._fact_index()
        index = stop_beyond(self.facts, self.place, step) if at is None else at + step
        return self._go_to(self.facts, index)

    def _go_to(self, stops: list[Stop], index: int | None) -> bool:
        if index is None or not 0 <= index < len(stops):
            return False
        self.go_to_stop(stops[index])
        return True

    def to_partner(self) -> bool:
        """Go to the other place of a moved sentence, or to one that is like it; tell if any is."""
        if self.texts is None or not self.texts.comparison.rows:
            return False
        partner = self.texts.partner(self.row)
        if partner is None:
            return False
        self._unfold(partner)
        self.go_to_row(partner)
        return True

    # ----- folds, detail, layout

    def turn_fold(self) -> bool:
        """Open the fold that the reader is on, or close the one they are in."""
        fold = self.columns.folded.fold_of(self.row) if self.columns else None
        if fold is None:
            return False
        self.row = fold
        self.refold(self.folds.turn(fold))
        return True

    def fold_same(self) -> bool:
        """Fold every run of sentences that are the same, or open them; tell which it is now."""
        self.refold(Folds(same=not self.folds.same, turned=self._furniture_turned()))
        return self.folds.same

    def show_only_changes(self) -> bool:
        """Fold everything that does not differ, or open it; tell which it is now."""
        only = not self.folds.only_changes
        self.refold(Folds(only_changes=only, turned=self._furniture_turned()))
        return only

    def _furniture_turned(self) -> frozenset[int]:
        rows = self.texts.comparison.rows if self.texts else ()
        return frozenset(fold for fold in self.folds.turned if rows[fold].furniture)

    def set_detail(self, detail: Detail) -> None:
        """Mark more or less of what differs."""
        if self.prepared is not None:
            self.detail = detail
            self.take(self.prepared)
            self.lay_out(keeping=True)

    def switch_layout(self) -> Layout:
        """Stand the sides beside each other or in one text; give which it is now."""
        sides = self.layout_shown is Layout.INLINE
        self.chosen_layout = Layout.SIDES if sides else Layout.INLINE
        self.lay_out(keeping=True)
        return self.chosen_layout

    # ----- finding in it

    def find(self, wanted: re.Pattern[str] | None) -> int:
        """Show every place that a pattern matches; give how many rows have one."""
        self.wanted = wanted
        self.redraw()
        return sum(1 for _ in self._rows_with_hits())

    def next_hit(self, step: int = 1) -> bool:
        """Go to the next row with a hit, or the one before, round the end; ``step`` 0 may stay.

        Tell whether there is any.
        """
        rows = list(self._rows_with_hits())
        if not rows or self.columns is None:
            return False
        if step < 0:
            row = next((row for row in reversed(rows) if row < self.row), rows[-1])
        else:
            row = next((row for row in rows if row >= self.row + step), rows[0])
        self._unfold(row)
        self.become(row, None)
        return True

    def _rows_with_hits(self) -> Iterator[int]:
        if self.wanted is None or self.texts is None:
            return
        comparison = self.texts.comparison
        for index, row in enumerate(comparison.rows):
            for hand in Hand:
                side = hand.of(comparison)
                spans = [side.sentences[ordinal].span for ordinal in hand.ordinals(row)]
                if any(self.wanted.search(span.of(side.text)) for span in spans):
                    yield index
                    break

    # ----- the mouse

    def on_click(self, event: events.Click) -> None:
        if self.columns is None or not self.columns:
            return
        at = min(self.scroll_offset.y + event.y, len(self.columns) - 1)
        fold = self.columns.fold_at(at)
        self.become(self.columns.row_at(at), None)
        if fold is not None:
            self.turn_fold()

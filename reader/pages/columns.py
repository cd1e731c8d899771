"""A comparison at a width: two columns of wrapped text, level row by row, or one column inline.

Rows come from the comparison, their texts from ``comparison_cells``; here they are broken into
lines, padded to the taller side, parted by a blank line where a paragraph of the left side ends,
and runs that nobody needs to read are folded to one counted line. Must not know how a role looks
or that there is a screen: only cells, lines and rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain, groupby, zip_longest

from reader.model import ComparisonRow, Edit, RowKind
from reader.named import NamedTuple
from reader.pages.comparison_cells import Cell, Cells, sentence_words
from reader.pages.comparison_marks import FACT_LETTERS, mark_of
from reader.pages.folds import (
    FURNITURE_ONLY,
    Block,
    Folded,
    Folds,
    LineKind,
    fold_mark,
    fold_phrase,
)
from reader.pages.heights import Heights
from reader.pages.kept import kept, unowned
from reader.pages.painting import BREAK, Hand
from reader.pages.wrapping import Line, Run, breadth, line_spans, shorten, wrap

SIDE_BY_SIDE_FROM = 100  # columns: below, two panes are too narrow to read
PANE_MOST = 76  # cells: a longer line is hard to find the next one from
GUTTER = 7  # cells: a blank, the mark, a blank, three letters, a blank
MARKER = 1  # cell at the left edge, for the place of the reader
_LETTERS = 3
_ROWS_KEPT = 64  # rows whose lines are kept, since lines are asked for one by one
_LEAST = 2  # cells that the narrowest column has, so that a wide character fits
_GUESS = 4  # lines of a row that is not measured: what most rows of prose take


class Layout(StrEnum):
    """How the two sides stand."""

    SIDES = "side by side"
    INLINE = "inline"


class ColumnLine(NamedTuple):
    """One line of the layout. Inline, ``left`` is the only text and stands after the gutter."""

    left: Line
    gutter: Line
    right: Line
    row: int  # index into the comparison's rows: of the first one, for a fold
    kind: LineKind


class Columns:
    """The lines of a comparison at a width, counted from 0.

    ``width`` counts all cells, the marker's column at the left edge included; a pane's text is at
    most ``most`` cells wide. Without a layout, the one that suits the width is taken.

    Lines are laid out when they are asked for, and rows measured when a reader comes near
    (``settle``): until then, where a row begins is a guess, and so is the number of all lines.
    """

    def __init__(
        self,
        texts: Cells,
        width: int,
        layout: Layout | None = None,
        folds: Folds | Folded = FURNITURE_ONLY,
        most: int = PANE_MOST,
    ) -> None:
        self.texts = texts
        self.asked = width
        self.comparison = texts.comparison
        self.marks = texts.marks
        self.layout = layout or natural_layout(width)
        self.left_width, self.right_width = pane_widths(width, self.layout, most)
        self.folded = folds if isinstance(folds, Folded) else Folded(texts, folds)
        self.blocks = self.folded.blocks
        self._heights = Heights([_GUESS] * len(self.blocks), unowned(self._height))

    # ----- lines and rows

    @property
    def width(self) -> int:
        """Give the cells that the layout takes, the marker's included."""
        return MARKER + self.left_width + GUTTER + self.right_width

    def __len__(self) -> int:
        """Count the lines, those of rows that are not measured by guess."""
        return self._heights.total

    def settle(self, row: int | None = None, lines: int = 0) -> bool:
        """Measure so many lines on either side of a row, or everything; tell if any line moved."""
        if not self.blocks:
            return False
        if row is None:
            return self._heights.settle_all()
        return self._heights.settle(self.folded.block_of(row), lines)

    def row_at(self, line: int) -> int:
        """Give the row that a line belongs to; of a fold, the first row."""
        return self.blocks[self._heights.block_at(line)].first if self.blocks else 0

    def fold_at(self, line: int) -> int | None:
        """Give the fold whose line this is."""
        if not self.blocks:
            return None
        block = self.blocks[self._heights.block_at(line)]
        return block.first if block.kind is LineKind.FOLD else None

    def shown_row(self, row: int) -> int:
        """Give the row itself, or the first row of the closed fold that hides it."""
        return self.blocks[self.folded.block_of(row)].first if self.blocks else 0

    def hidden(self, row: int) -> bool:
        """Tell whether a row is folded away."""
        return self.blocks[self.folded.block_of(row)].kind is LineKind.FOLD

    def place(self, row: int) -> range:
        """Give the lines of a row (or of the fold that hides it), without the gap above."""
        return self._text_lines(self.folded.block_of(row)) if self.blocks else range(0)

    def block_after(self, line: int, step: int) -> range:
        """Give the lines of the next row or fold (``step`` 1), or of the one before (-1)."""
        index = self._heights.block_at(line) + step
        return self._text_lines(max(0, min(index, len(self.blocks) - 1)))

    def anchor(self, line: int) -> tuple[int, int]:
        """Give a line by its block and its place there: they stay when lines above move."""
        block = self._heights.block_at(line) if self.blocks else 0
        return block, line - (self._heights.lines_of(block).start if self.blocks else 0)

    def line_at(self, anchor: tuple[int, int]) -> int:
        """Give the line that an anchor stands for now."""
        block, within = anchor
        return (self._heights.lines_of(block).start if self.blocks else 0) + within

    def line(self, number: int, here: Edit | None = None) -> ColumnLine:
        """Lay out one line. ``here`` is the change that the reader has come to, in its row."""
        index = self._heights.block_at(number)
        lines = self._block_lines(self.blocks[index], here)
        within = number - self._heights.lines_of(index).start
        return lines[min(within, len(lines) - 1)]

    def lines(self) -> Iterator[ColumnLine]:
        """Give every line from the top."""
        for block in self.blocks:
            yield from self._block_lines(block)

    def _block_lines(self, block: Block, here: Edit | None = None) -> Sequence[ColumnLine]:
        lines = self._fold(block) if block.kind is LineKind.FOLD else self._row(block.first, here)
        if not block.gap:
            return lines
        return [ColumnLine((), self._rule(), (), block.first, LineKind.GAP), *lines]

    def line_of(self, row: int, here: Edit) -> int:
        """Give the line on which a change of a row begins."""
        place = self.place(row)
        for number in place:
            shown = self.line(number, here)
            if any("here" in run.role.split() for run in chain(shown.left, shown.right)):
                return number
        return place.start

    def _text_lines(self, index: int) -> range:
        lines = self._heights.lines_of(index)
        return lines[1:] if self.blocks[index].gap else lines

    # ----- one block

    def _height(self, index: int) -> int:
        block = self.blocks[index]
        text = 1 if block.kind is LineKind.FOLD else max(1, self._row_height(block.first))
        return block.gap + text

    def _row_height(self, row: int) -> int:
        tails = len(gutter_tails(self.texts, row))
        if self.layout is Layout.INLINE:
            parts = self.texts.inline(row)
            texts = sum(_lines_needed(part, self.left_width) for part in parts)
            return max(texts, tails)
        left, right = (self.texts.measured(row, hand) for hand in Hand)
        return max(
            _lines_needed(left, self.left_width), _lines_needed(right, self.right_width), tails
        )

    @kept(_ROWS_KEPT)
    def _row(self, row: int, here: Edit | None) -> Sequence[ColumnLine]:
        if self.layout is Layout.INLINE:
            left, right, signs = self._inline_parts(row, here)
        else:
            left = _wrapped(self.texts.side(row, Hand.A, here), self.left_width)
            right = _wrapped(self.texts.side(row, Hand.B, here), self.right_width)
            signs = []
        height = max(1, len(left), len(right))
        gutters = self._gutters(row, height, signs)
        return [
            ColumnLine(a or (), gutter or self._rule(), b or (), row, LineKind.ROW)
            for a, gutter, b in zip_longest(left, gutters, right)
        ]

    def _inline_parts(
        self, row: int, here: Edit | None
    ) -> tuple[list[Line], list[Line], list[str]]:
        """Give a row's lines in one column, and the side's sign where two texts stand apart."""
        parts = [_wrapped(part, self.left_width) for part in self.texts.inline(row, here)]
        if len(parts) == 1:
            return parts[0], [], []
        signs = [self.marks.only_a, *[""] * (len(parts[0]) - 1), self.marks.only_b]
        return list(chain(*parts)), [], signs

    def _gutters(self, row: int, height: int, signs: Sequence[str]) -> list[Line]:
        shown = self.comparison.rows[row]
        if self._claims_nothing(shown):
            return [self._rule()] * height
        mark = mark_of(shown, row, self.marks)
        joined = mark == self.marks.joined
        further = self.marks.continued if joined else self.marks.divider
        tails = gutter_tails(self.texts, row)
        gutters = []
        for number in range(max(height, len(tails))):
            sign, role = (mark, mark_role(shown.kind)) if number == 0 else (further, "rule")
            tail = tails[number] if number < len(tails) else ""
            side = signs[number] if number < len(signs) else ""
            gutters.append(_gutter(sign, role, f"{side}{tail}"[:_LETTERS]))
        return gutters

    def _claims_nothing(self, row: ComparisonRow) -> bool:
        """Tell whether a row's sides stand beside each other without answering each other."""
        beside = self.layout is Layout.SIDES and not row.furniture
        return self.comparison.strangers and beside

    def _rule(self) -> Line:
        return _gutter(self.marks.divider, "rule", "")

    def _fold(self, block: Block) -> Sequence[ColumnLine]:
        rows = self.comparison.rows[block.first : block.last + 1]
        mark, kind = fold_mark(rows, block.first, self.marks)
        gutter = _gutter(mark, mark_role(kind), "")
        texts = [self._fold_text(block, rows, hand) for hand in Hand]
        if self.layout is Layout.INLINE:
            whole = next((text for text in texts if text), ())
            texts = [whole, ()]
        return [ColumnLine(texts[0], gutter, texts[1], block.first, LineKind.FOLD)]

    def _fold_text(self, block: Block, rows: Sequence[ComparisonRow], hand: Hand) -> Line:
        side = hand.of(self.comparison)
        sentences = [side.sentences[i] for row in rows for i in hand.ordinals(row)]
        if not sentences:
            return ()
        width = self.left_width if self.layout is Layout.INLINE else self._width_of(hand)
        sign = self.marks.unfolded if block.open else self.marks.folded
        hint = " (Enter folds)" if block.open else " (Enter opens)"
        words = sentence_words(side, sentences)
        phrases = [
            fold_phrase(rows, len(sentences), words, above=self._above(block), side=said)
            for said in (True, False)
        ]
        texts = [f"{sign} {phrase}" for phrase in (phrases[0] + hint, *phrases)]
        fitting = next((text for text in texts if breadth(text) <= width), texts[-1])
        return (Run(shorten(fitting, width, self.marks.ellipsis), "fold"),)

    def _width_of(self, hand: Hand) -> int:
        return self.left_width if hand is Hand.A else self.right_width

    def _above(self, block: Block) -> bool:
        """Tell whether a fold stands above the story."""
        return all(row.furniture for row in self.comparison.rows[: block.first])


# --------------------------------------------------------------------------- widths


def natural_layout(width: int) -> Layout:
    """Choose the layout that reads best at a width."""
    return Layout.SIDES if width >= SIDE_BY_SIDE_FROM else Layout.INLINE


def pane_widths(width: int, layout: Layout, most: int = PANE_MOST) -> tuple[int, int]:
    """Give the cells of the left and of the right text; inline there is no right one."""
    if layout is Layout.INLINE:
        return max(_LEAST, min(width - MARKER - GUTTER, most)), 0
    each = max(_LEAST, min((width - MARKER - GUTTER) // 2, most))
    return each, each


# --------------------------------------------------------------------------- gutters and cells


def mark_role(kind: RowKind) -> str:
    """Name how the mark of a kind of row looks."""
    return f"mark_{kind.value}"


def gutter_tails(texts: Cells, row: int) -> list[str]:
    """Give what stands after the mark, line by line: a move's label, then letters of facts."""
    shown, facts = texts.comparison.rows[row], texts.facts(row)
    if not facts:
        return [shown.label] if shown.label else []
    kinds = {fact.kind for fact in facts}
    letters = "".join(letter for kind, letter in FACT_LETTERS.items() if kind in kinds)
    chunks = [letters[at : at + _LETTERS] for at in range(0, len(letters), _LETTERS)]
    return [shown.label, *chunks] if shown.label else chunks


def _gutter(sign: str, role: str, tail: str) -> Line:
    if not tail:
        return (Run(f" {sign}".ljust(GUTTER), role),)
    return (Run(" "), Run(sign, role), Run(f" {tail}".ljust(GUTTER - 2), "letters"))


def _lines_needed(cell: Cell, width: int) -> int:
    if not cell or not width:
        return 0
    return sum(len(line_spans(text, width)) for text in _text(cell).split(BREAK.text))


def _text(cell: Cell) -> str:
    """Give a cell's text, its blanks made plain so that only a break is a line's end."""
    if len(cell) == 1:
        return " ".join(cell[0].text.split("\n"))
    texts = (run.text if run is BREAK else run.text.replace("\n", " ") for run in cell)
    return "".join(texts)


def _wrapped(cell: Cell, width: int) -> list[Line]:
    if not cell or not width:
        return []
    paragraphs = groupby(cell, key=lambda run: run is not BREAK)
    return list(chain(*(wrap(runs, width) for is_text, runs in paragraphs if is_text)))

"""Which rows of a comparison are drawn as one line, and where a blank line parts paragraphs.

Knows the rows and what is folded; must not know a width, nor how a line is laid out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import takewhile

from reader.model import Comparison, ComparisonRow, RowKind
from reader.named import NamedTuple
from reader.pages.comparison_cells import Cells, sentence_words
from reader.pages.comparison_marks import Marks, mark_of
from reader.pages.painting import Hand
from reader.record import record, replace

_SHORT = 24  # words: a longer row above the story is a menu or a teaser, no date or byline
_DIFFERING = (RowKind.EDITED, RowKind.REWRITTEN, RowKind.MOVED)


class LineKind(StrEnum):
    """What a line of the layout is."""

    ROW = "row"
    FOLD = "fold"  # stands for rows, or above rows that it can fold away again
    GAP = "gap"  # a blank between paragraphs


@record(frozen=True, slots=True)
class Folds:
    """What is folded: furniture at first, on demand what is the same.

    ``same`` folds runs of two and more rows that are the same, ``only_changes`` single ones too;
    ``turned`` are first rows of folds that the reader opened.
    """

    same: bool = False
    only_changes: bool = False
    turned: frozenset[int] = frozenset()

    def turn(self, fold: int) -> Folds:
        """Open a fold, or close it again."""
        return replace(self, turned=self.turned ^ {fold})


FURNITURE_ONLY = Folds()  # how a comparison is folded at first


class Block(NamedTuple):
    """Consecutive rows that are drawn as one thing: a single row, or a fold's one line."""

    kind: LineKind
    first: int
    last: int
    open: bool = False
    gap: bool = False  # a blank line stands above


def blocks(texts: Cells, folds: Folds) -> Iterator[Block]:
    """Divide the rows into single ones and folds, and say where a blank line parts them."""
    paragraphs = _Paragraphs(texts.comparison)
    for kind, first, last in _stretches(texts, folds):
        gap = paragraphs.begins(first)
        if kind is LineKind.FOLD:
            is_open = first in folds.turned
            yield Block(kind, first, last, is_open, gap)
            gap = False
            if not is_open:
                paragraphs.pass_over(first, last)
                continue
        for row in range(first, last + 1):
            yield Block(LineKind.ROW, row, row, gap=paragraphs.begins(row) if row > first else gap)
            paragraphs.pass_over(row, row)


def _stretches(texts: Cells, folds: Folds) -> Iterator[tuple[LineKind, int, int]]:
    """Give the runs of rows that fold together, and single rows, in order."""
    rows = texts.comparison.rows
    plain = {row for row in published_otherwise(texts.comparison) if rows[row].a and rows[row].b}
    reasons = ["" if row in plain else _folding(texts, row, folds) for row in range(len(rows))]
    first = 0
    while first < len(rows):
        reason = reasons[first]
        last = first
        while reason and last + 1 < len(rows) and reasons[last + 1] == reason:
            last += 1
        folded = reason and (folds.only_changes or _sentences(rows[first : last + 1]) > 1)
        yield LineKind.FOLD if folded else LineKind.ROW, first, last
        first = last + 1


def published_otherwise(comparison: Comparison) -> list[int]:
    """Give the short lines above the story that differ: dates and bylines say who told it when.

    They are furniture of the page, but facts of the publication.
    """
    head = takewhile(lambda each: each[1].furniture or each[1].headline, enumerate(comparison.rows))
    return [
        index
        for index, row in head
        if row.furniture and row.kind is not RowKind.SAME and _is_short(comparison, row)
    ]


def _is_short(comparison: Comparison, row: ComparisonRow) -> bool:
    sides = ((hand.of(comparison), hand.ordinals(row)) for hand in Hand)
    return all(
        sentence_words(side, [side.sentences[n] for n in ordinals]) <= _SHORT
        for side, ordinals in sides
    )


def _sentences(rows: Sequence[ComparisonRow]) -> int:
    """Count the sentences of some rows on their longer side: a single one is not worth a fold."""
    return sum(max(len(row.a), len(row.b)) for row in rows)


def _folding(texts: Cells, index: int, folds: Folds) -> str:
    """Name what a row folds with, if it does: rows of one name beside each other are one fold."""
    row = texts.comparison.rows[index]
    if row.furniture:
        name = "own end" if row.own_end else "furniture"
        return f"{name} {row.kind if row.kind in (RowKind.ONLY_A, RowKind.ONLY_B) else ''}"
    if not (folds.same or folds.only_changes) or row.headline or texts.comparison.strangers:
        return ""
    return "" if texts.differs(index) else "same"


class _Paragraphs:
    """Follows the paragraphs of both sides, to tell where the left one begins a new one."""

    def __init__(self, comparison: Comparison) -> None:
        self._rows = comparison.rows
        self._sides = comparison.a.sentences, comparison.b.sentences
        self._last = [-1, -1]  # the paragraph that was passed last on either side
        self._any = False

    def begins(self, index: int) -> bool:
        """Tell whether a blank line stands above a row."""
        for side, sentences in enumerate(self._sides):
            if found := self._of(index, side):
                return self._any and self._last[side] != sentences[found[0]].paragraph
        return False

    def pass_over(self, first: int, last: int) -> None:
        """Note that these rows were laid out."""
        self._any = True
        for index in range(first, last + 1):
            for side, sentences in enumerate(self._sides):
                if found := self._of(index, side):
                    self._last[side] = sentences[found[-1]].paragraph

    def _of(self, index: int, side: int) -> tuple[int, ...]:
        """Give the sentences that stand in a row on a side, the left (0) or the right one (1)."""
        row = self._rows[index]
        if row.kind is RowKind.MOVED and row.ghost == (side == 0):
            return ()
        return row.b if side else row.a


class Folded:
    """A comparison's rows as they are drawn: single ones, and folds of several in one line."""

    def __init__(self, texts: Cells, folds: Folds) -> None:
        self.folds = folds
        self.blocks = list(blocks(texts, folds))
        self._firsts = [block.first for block in self.blocks]
        self._folds = [block for block in self.blocks if block.kind is LineKind.FOLD]

    def block_of(self, row: int) -> int:
        """Give the index of the block that shows a row: its own, or the closed fold."""
        return max(0, bisect_right(self._firsts, row) - 1)

    def fold_of(self, row: int) -> int | None:
        """Give the fold that a row is in, closed or open."""
        index = bisect_right(self._folds, row, key=lambda fold: fold.first) - 1
        if index < 0 or row > self._folds[index].last:
            return None
        return self._folds[index].first


def fold_phrase(
    rows: Sequence[ComparisonRow], sentences: int, words: int, *, above: bool, side: bool = True
) -> str:
    """Say what a fold stands for: how much, on which ``side``, and why it is folded.

    ``above``: the rows stand above the story.
    """
    much = f"{sentences:,} sentence{'s' * (sentences != 1)}"
    if not rows[0].furniture:
        same = all(row.kind is RowKind.SAME for row in rows)
        return f"{much} {'the same' if same else 'without a change of this kind'}"
    sides = {RowKind.ONLY_A: " only on the left", RowKind.ONLY_B: " only on the right"}
    where = sides.get(rows[0].kind, "") if side else ""
    reason = "above the story" if above else "page furniture"
    if rows[0].own_end:
        reason = "not told on the other side"
    kinds = [kind.value for kind in _DIFFERING if any(row.kind is kind for row in rows)]
    differing = f", {' and '.join(kinds)}" if kinds else ""
    return f"{much}, {words:,} word{'s' * (words != 1)}{where}: {reason}{differing}"


def fold_mark(rows: Sequence[ComparisonRow], first: int, marks: Marks) -> tuple[str, RowKind]:
    """Give the sign of a fold and the kind it stands for: the same only if all its rows are.

    ``first`` is the index of the first of the rows.
    """
    kinds = {row.kind for row in rows}
    if kinds in ({RowKind.ONLY_A}, {RowKind.ONLY_B}):
        return mark_of(rows[0], first, marks), rows[0].kind
    if kinds == {RowKind.SAME}:
        return marks.same, RowKind.SAME
    return marks.edited, RowKind.EDITED

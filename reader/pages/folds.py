"""Which rows of a comparison are drawn as one line, and where a blank line parts paragraphs.

Knows the rows and what is folded; must not know a width, nor how a line is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from reader.model import Comparison, ComparisonRow, RowKind
from reader.pages.comparison_cells import Cells, sentence_words
from reader.pages.comparison_marks import Marks, mark_of
from reader.pages.painting import Hand

_SHORT = 24  # words: a longer row above the story is a menu or a teaser, no date or byline
_DIFFERING = (RowKind.EDITED, RowKind.REWRITTEN, RowKind.MOVED)


class LineKind(StrEnum):
    """What a line of the layout is."""

    ROW = "row"
    FOLD = "fold"  # stands for rows, or above rows that it can fold away again
    GAP = "gap"  # a blank between paragraphs


@dataclass(frozen=True, slots=True)
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
        return f"furniture {row.kind if row.kind in (RowKind.ONLY_A, RowKind.ONLY_B) else ''}"
    wanted = folds.same or folds.only_changes
    plain = not row.headline and not texts.comparison.strangers
    return "same" if wanted and plain and not texts.differs(index) else ""


class _Paragraphs:
    """Follows the paragraphs of both sides, to tell where the left one begins a new one."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._last: dict[Hand, int | None] = {Hand.A: None, Hand.B: None}
        self._any = False

    def begins(self, index: int) -> bool:
        """Tell whether a blank line stands above a row."""
        hand, paragraphs = self._paragraphs(index)
        return self._any and bool(paragraphs) and self._last[hand] != paragraphs[0]

    def pass_over(self, first: int, last: int) -> None:
        """Note that these rows were laid out."""
        self._any = True
        for index in range(first, last + 1):
            for hand in Hand:
                found = self._of(index, hand)
                if found:
                    self._last[hand] = found[-1]

    def _paragraphs(self, index: int) -> tuple[Hand, list[int]]:
        left = self._of(index, Hand.A)
        return (Hand.A, left) if left else (Hand.B, self._of(index, Hand.B))

    def _of(self, index: int, hand: Hand) -> list[int]:
        row = self._comparison.rows[index]
        if row.kind is RowKind.MOVED and row.ghost == (hand is Hand.A):
            return []
        sentences = hand.of(self._comparison).sentences
        return [sentences[ordinal].paragraph for ordinal in hand.ordinals(row)]


def blocks_of_rows(blocks: Sequence[Block], rows: int) -> list[int]:
    """Give for each row the block that shows it: its own, or the closed fold."""
    found = [0] * rows
    for index, block in enumerate(blocks):
        for row in range(block.first, block.last + 1):
            found[row] = index
    return found


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

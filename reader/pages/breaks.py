"""Where one side of a comparison begins a paragraph and the other runs on: a matter of looks.

Knows rows and paragraphs; must not know how a break is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.model import Comparison, ComparisonRow, RowKind, Sentence
from reader.pages.painting import Hand

Breaks = Mapping[Hand, Sequence[int]]  # offsets into a side's text

_BOTH_SIDES = (RowKind.SAME, RowKind.EDITED, RowKind.REWRITTEN)


def uneven_breaks(comparison: Comparison) -> dict[int, Breaks]:
    """Give, by rows that both sides have, the paragraphs that begin on one side only.

    Between rows only where both sides go on from the row before: elsewhere something else
    stands between, and the break is no difference of its own.
    """
    found: dict[int, Breaks] = {}
    before: ComparisonRow | None = None
    for index, row in enumerate(comparison.rows):
        if row.kind not in _BOTH_SIDES or row.furniture or row.headline or not (row.a and row.b):
            before = None
            continue
        breaks = {hand: list(_within(comparison, row, hand)) for hand in Hand}
        if all(breaks.values()):  # both sides break inside: told in other sentences
            breaks = {hand: [] for hand in Hand}
        if before is not None and _goes_on(before, row):
            begins = {hand: _begins(comparison, row, hand) for hand in Hand}
            if begins[Hand.A] != begins[Hand.B]:
                hand = Hand.A if begins[Hand.A] else Hand.B
                breaks[hand].insert(0, _first(comparison, row, hand).span.start)
        if any(breaks.values()):
            found[index] = breaks
        before = row
    return found


def _within(comparison: Comparison, row: ComparisonRow, hand: Hand) -> list[int]:
    sentences = hand.of(comparison).sentences
    return [
        sentences[ordinal].span.start
        for ordinal in hand.ordinals(row)[1:]
        if sentences[ordinal].paragraph != sentences[ordinal - 1].paragraph
    ]


def _goes_on(before: ComparisonRow, row: ComparisonRow) -> bool:
    return before.a[-1] + 1 == row.a[0] and before.b[-1] + 1 == row.b[0]


def _begins(comparison: Comparison, row: ComparisonRow, hand: Hand) -> bool:
    ordinal = hand.ordinals(row)[0]
    sentences = hand.of(comparison).sentences
    return ordinal > 0 and sentences[ordinal].paragraph != sentences[ordinal - 1].paragraph


def _first(comparison: Comparison, row: ComparisonRow, hand: Hand) -> Sentence:
    return hand.of(comparison).sentences[hand.ordinals(row)[0]]

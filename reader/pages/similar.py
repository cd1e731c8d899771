"""Where a sentence that only one side has is told in like words: "similar text at …".

Knows the comparison's rows and hints; must not know a cell, a width or a style.
"""

from __future__ import annotations

from reader.model import Comparison, RowKind
from reader.named import NamedTuple
from reader.pages.comparison_marks import Marks
from reader.pages.painting import Hand

_WORDS = 6  # of the other sentence: enough to find it by


class Similar(NamedTuple):
    """The row that a one-sided row is like, and the side that row stands on."""

    row: int
    hand: Hand


def similar_rows(comparison: Comparison) -> dict[int, Similar]:
    """Give for each one-sided row the one of the other side that is like it, if there is one."""
    if not comparison.hints:
        return {}
    rows = list(enumerate(comparison.rows))
    row_of_a = {k: n for n, row in rows if row.kind is RowKind.ONLY_A for k in row.a}
    row_of_b = {k: n for n, row in rows if row.kind is RowKind.ONLY_B for k in row.b}
    found: dict[int, Similar] = {}
    for hint in comparison.hints:
        if hint.a in row_of_a and hint.b in row_of_b:
            found[row_of_a[hint.a]] = Similar(row_of_b[hint.b], Hand.B)
            found[row_of_b[hint.b]] = Similar(row_of_a[hint.a], Hand.A)
    return found


def similar_phrase(comparison: Comparison, index: int, similar: Similar, marks: Marks) -> str:
    """Say where the like sentence stands, and how it begins."""
    side = similar.hand.of(comparison)
    ordinals = similar.hand.ordinals(comparison.rows[similar.row])
    words = side.sentences[ordinals[0]].span.of(side.text).split()
    beginning = " ".join(words[:_WORDS]) + marks.ellipsis * (len(words) > _WORDS)
    where = "down" if similar.row > index else "up"
    name = "left" if similar.hand is Hand.A else "right"
    return f"{marks.ellipsis} similar text further {where} on the {name}: {beginning}"

"""A comparison seen from the other side: left becomes right, every row stays where it is.

Knows the records only. Comparing anew would cost time and might pair differently; a reader who
swaps the sides wants the same rows under the same eyes.
"""

from __future__ import annotations

from reader.model import (
    Comparison,
    ComparisonRow,
    Edit,
    Fact,
    FactChange,
    Hint,
    Op,
    RowKind,
    Span,
)
from reader.record import replace

_KINDS = {RowKind.ONLY_A: RowKind.ONLY_B, RowKind.ONLY_B: RowKind.ONLY_A}
_CHANGES = {FactChange.ONLY_A: FactChange.ONLY_B, FactChange.ONLY_B: FactChange.ONLY_A}


def swapped(comparison: Comparison) -> Comparison:
    """Give the same comparison with its sides exchanged; row indexes keep their meaning.

    The longest verbatim run is known in one side's text only, and is dropped.
    """
    return replace(
        comparison,
        a=comparison.b,
        b=comparison.a,
        rows=tuple(_row(row) for row in comparison.rows),
        facts=tuple(_fact(fact) for fact in comparison.facts),
        shared_a=comparison.shared_b,
        shared_b=comparison.shared_a,
        shared_a_all=comparison.shared_b_all,
        shared_b_all=comparison.shared_a_all,
        longest=None,
        hints=tuple(sorted(Hint(hint.b, hint.a, hint.likeness) for hint in comparison.hints)),
    )


def _row(row: ComparisonRow) -> ComparisonRow:
    moved = row.kind is RowKind.MOVED
    return replace(
        row,
        kind=_KINDS.get(row.kind, row.kind),
        a=row.b,
        b=row.a,
        edits=tuple([_edit(*edit) for edit in row.edits]),
        ghost=not row.ghost if moved else row.ghost,
    )


def _edit(op: Op, a: Span, b: Span, cosmetic: bool) -> Edit:
    if op is Op.DELETE:
        op = Op.INSERT
    elif op is Op.INSERT:
        op = Op.DELETE
    return Edit(op, b, a, cosmetic)


def _fact(fact: Fact) -> Fact:
    return replace(fact, change=_CHANGES.get(fact.change, fact.change), a=fact.b, b=fact.a)

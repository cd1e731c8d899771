"""Two texts that share nothing, as plain columns: paragraph beside paragraph, nothing claimed.

Knows the records only.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, zip_longest

from reader.model import Comparison, ComparisonRow, RowKind, Side


def side_by_side(comparison: Comparison) -> Comparison:
    """Give the comparison with rows to be read as two columns, where its sides share nothing.

    Any other comparison is given back as it is. Page furniture keeps its rows, at the end.
    """
    if not comparison.strangers:
        return comparison
    both = zip_longest(_paragraphs(comparison.a), _paragraphs(comparison.b), fillvalue=())
    plain = [
        ComparisonRow(RowKind.REWRITTEN, a, b, headline=_is_headline(comparison, a, b))
        for a, b in both
    ]
    aside = [replace(row, partner=None) for row in comparison.rows if row.furniture]
    return replace(comparison, rows=(*plain, *aside), facts=())


def _paragraphs(side: Side) -> list[tuple[int, ...]]:
    """Give the ordinals of the story's sentences, paragraph by paragraph."""
    story = [n for n, sentence in enumerate(side.sentences) if not sentence.furniture]
    grouped = groupby(story, key=lambda n: side.sentences[n].paragraph)
    return [tuple(ordinals) for _paragraph, ordinals in grouped]


def _is_headline(comparison: Comparison, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return any(
        side.sentences[ordinal].headline
        for side, ordinals in ((comparison.a, a), (comparison.b, b))
        for ordinal in ordinals
    )

"""Two texts as plain columns: paragraph beside paragraph, nothing claimed.

For texts that share nothing, and for long ones while they are being compared. Knows the records
only.
"""

from __future__ import annotations

from itertools import groupby, zip_longest

from reader.model import Article, Comparison, ComparisonRow, RowKind, Sentence, Side
from reader.record import replace

_AT_MOST = 400  # paragraphs of a text that is yet to be compared: some screens to read meanwhile


def side_by_side(comparison: Comparison) -> Comparison:
    """Give the comparison with rows to be read as two columns, where its sides share nothing.

    Any other comparison is given back as it is. Page furniture keeps its rows, at the end.
    """
    if not comparison.strangers or _is_plain(comparison):
        return comparison
    both = zip_longest(_paragraphs(comparison.a), _paragraphs(comparison.b), fillvalue=())
    plain = [
        ComparisonRow(RowKind.REWRITTEN, a, b, headline=_is_headline(comparison, a, b))
        for a, b in both
    ]
    aside = [replace(row, partner=None) for row in comparison.rows if row.furniture]
    return replace(comparison, rows=(*plain, *aside), facts=())


def uncompared(left: Article, right: Article) -> Comparison:
    """Give the beginnings of two articles to read until their comparison is there.

    A paragraph is taken for one sentence. Costs next to nothing, however long they are.
    """
    return side_by_side(
        Comparison(_beginning(left), _beginning(right), (), (), 0, 0, 0, 0, strangers=True)
    )


def _beginning(article: Article) -> Side:
    spans = list(article.body[:_AT_MOST])
    headline = article.headline.span if article.headline else None
    sentences = [Sentence(headline, 0, headline=True)] if headline else []
    sentences += [Sentence(span, number) for number, span in enumerate(spans, start=1)]
    return Side(article.text, tuple(sentences), article.words, article.words)


def _paragraphs(side: Side) -> list[tuple[int, ...]]:
    """Give the ordinals of the story's sentences, paragraph by paragraph."""
    story = [n for n, sentence in enumerate(side.sentences) if not sentence.furniture]
    grouped = groupby(story, key=lambda n: side.sentences[n].paragraph)
    return [tuple(ordinals) for _paragraph, ordinals in grouped]


def _is_plain(comparison: Comparison) -> bool:
    return any(row.kind is RowKind.REWRITTEN for row in comparison.rows)


def _is_headline(comparison: Comparison, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return any(
        side.sentences[ordinal].headline
        for side, ordinals in ((comparison.a, a), (comparison.b, b))
        for ordinal in ordinals
    )

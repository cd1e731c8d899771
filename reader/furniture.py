"""What a collection taught about its pages, applied to one article.

Must not know how it was learned.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Article, SetAside, Span
from reader.record import replace

_LEARNED = "on many pages of this outlet"


def with_furniture(article: Article, learned: Sequence[Span]) -> Article:
    """Set aside what the collection taught us, unless that would leave no story."""
    lines = _lines_within(article.text, learned)
    body = tuple(span for span in article.body if not _covered(span, lines))
    known = [part for part in lines if not _covered(part.span, article.set_aside)]
    if not body or not known:
        return article
    return replace(article, body=body, set_aside=tuple(sorted((*article.set_aside, *known))))


def _lines_within(text: str, runs: Sequence[Span]) -> list[SetAside]:
    """Give the lines that lie wholly within the runs; neighbouring lines together."""
    found: list[SetAside] = []
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        bare = Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        end = start + len(line)
        if any(run.start <= bare.start < bare.end <= run.end for run in runs):
            if found and found[-1].last_line == number - 1:
                first = found.pop()
                found.append(SetAside(Span(first.span.start, bare.end), first[1], number, first[3]))
            else:
                found.append(SetAside(Span(start, bare.end), number, number, _LEARNED))
        start = end
    return found


def _covered(span: Span, runs: Sequence[SetAside]) -> bool:
    return any(run.span.start <= span.start and span.end <= run.span.end for run in runs)

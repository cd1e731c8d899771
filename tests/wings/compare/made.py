"""Articles made by hand for these tests: from text, or from the sample articles."""

from __future__ import annotations

from reader.compare import compare_articles
from reader.model import (
    Article,
    Comparison,
    Fact,
    FactKind,
    Field,
    Provenance,
    SetAside,
    Span,
    article_id,
    content_id,
)
from reader.settings import shipped
from reader.text.sentences import paragraphs


def article(text: str, *, aside_from: str | None = None, headline: bool = True) -> Article:
    """Take the first line for the headline, and everything from ``aside_from`` for furniture."""
    lines = paragraphs(text)
    end = len(lines)
    if aside_from is not None:
        end = next(k for k, line in enumerate(lines) if line.of(text).startswith(aside_from))
    body = lines[1:end] if headline else lines[:end]
    aside = lines[end:]
    return Article(
        id=article_id(text[:40], 0),
        content=content_id(text),
        path="made up.txt",
        position=0,
        text=text,
        headline=_headline(text, lines[0]) if headline and lines else None,
        body=tuple(body),
        set_aside=(SetAside(Span(aside[0].start, aside[-1].end), end, len(lines), "made up"),)
        if aside
        else (),
    )


def _headline(text: str, line: Span) -> Field[str]:
    return Field(line.of(text), Provenance.HEADER, 1.0, span=line)


def story(text: str) -> Article:
    """Make an article without a headline: every line is the story."""
    return article(text, headline=False)


def seed(number: str, aside_from: str | None = None) -> Article:
    path = next(shipped("seeds").glob(f"{number}_*.txt"))
    return article(path.read_text(encoding="utf-8"), aside_from=aside_from)


def seed_pair() -> tuple[Article, Article]:
    """Give 002 and 004, whose sentences were linked by hand."""
    return seed("002", "Comments are closed"), seed("004", "IN DEPTH")


def facts(a: str, b: str) -> list[tuple[str, str | None, str | None]]:
    """Compare two texts without headlines: kind and wordings of every fact that differs."""
    left, right = story(a), story(b)
    found = compare_articles(left, right)
    return [(fact.kind.value, *wordings(found, fact)) for fact in found.facts]


def wordings(comparison: Comparison, fact: Fact) -> tuple[str | None, str | None]:
    return (
        fact.a.of(comparison.a.text) if fact.a else None,
        fact.b.of(comparison.b.text) if fact.b else None,
    )


def of_kind(comparison: Comparison, kind: FactKind) -> list[tuple[str | None, str | None]]:
    return [wordings(comparison, fact) for fact in comparison.facts if fact.kind is kind]

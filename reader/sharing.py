"""Declared dates that very many articles share: a collector's day, it seems, and not their own.

Decides by counts alone, so the order in which articles arrive does not matter. Must not know
where the counts come from (see ``store.shared_dates``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.model import Article, Field, PrintedDate, Provenance
from reader.named import NamedTuple
from reader.record import replace

_WITNESSED = 0.97  # above this, a second place in the article says the same
_LEFT = 0.6  # confidence of a date that many share
_WHY = "the same in very many articles"


class Bar(NamedTuple):
    """From which count on, and which share of all declared dates, one is too common."""

    fewest: int
    share: float


# A day may have brought much news; that many articles of one minute are an export's.
_DAY, _MOMENT = Bar(50, 0.5), Bar(20, 0.1)


def lone_statement(date: Field[PrintedDate] | None) -> str:
    """Give a declared date in ISO that nothing else bears out or doubts; empty for any other."""
    if date is None or date.provenance is not Provenance.DECLARED or date.conflicts:
        return ""
    return date.value.iso if not date.doubtful and date.confidence <= _WITNESSED else ""


def too_common(counted: Iterable[tuple[str, int]]) -> Sequence[str]:
    """Give of lone statements, each with how many articles make it, those that too many make."""
    counts = list(counted)
    total = sum(count for _, count in counts)
    return [iso for iso, count in counts if _passes(_bar(iso), count, total)]


def _bar(iso: str) -> Bar:
    return _DAY if len(iso) <= len("2022-10-11") or iso.endswith("T00:00") else _MOMENT


def _passes(bar: Bar, count: int, total: int) -> bool:
    return count >= bar.fewest and count >= bar.share * total


def doubted(article: Article) -> Article:
    """Give an article whose declared date is one that too many share."""
    date = article.date
    if date is None or not lone_statement(date):
        return article
    return replace(article, date=replace(date, confidence=_LEFT, source=f"{date.source} ({_WHY})"))

"""Articles per day as one line of bars, as wide as there is room.

Counts days into bins of one length, and knows the query of what is in some of them; must not know
how days are counted, nor any colour.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from reader.named import NamedTuple
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.numbers import number_of
from reader.pages.wrapping import Line, Run
from reader.written_queries import between

_DAY = len("2022-10-11")  # letters of an ISO date with a day


class Bin(NamedTuple):
    """Some days in a row, both ends included, and how many articles they have."""

    first: datetime.date
    last: datetime.date
    articles: int


def with_days(counted: Iterable[tuple[str, int]]) -> list[tuple[datetime.date, int]]:
    """Give what is dated by a day, of counts by ISO dates."""
    return [(datetime.date.fromisoformat(iso), n) for iso, n in counted if len(iso) == _DAY]


def dayless(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Give what is dated by its month or year alone, of counts by ISO dates."""
    return {iso: n for iso, n in counted if len(iso) < _DAY}


def query_of(first: Bin, last: Bin, months: Iterable[str]) -> str:
    """Ask for what some bins in a row count, and nothing else.

    ``months`` are the ISO dates without a day that there are: a month is listed before its first
    day, so some may lie in between.
    """
    start, end = first.first, last.last
    inside = any(start.isoformat() < iso < end.isoformat() for iso in months)
    return between(start, end, dayless=inside)


def bins_of(days: Sequence[tuple[datetime.date, int]], width: int) -> list[Bin]:
    """Divide the time from the first to the last day into ``width`` bins at most, of one length.

    A bin holds whole days. None where no day has an article.
    """
    if not days or width < 1:
        return []
    first, last = min(day for day, _ in days), max(day for day, _ in days)
    step = -(-((last - first).days + 1) // width)
    counts = [0] * -(-((last - first).days + 1) // step)
    for day, articles in days:
        counts[(day - first).days // step] += articles
    starts = [first + datetime.timedelta(days=step * at) for at in range(len(counts))]
    length = datetime.timedelta(days=step - 1)
    return [
        Bin(start, min(start + length, last), n) for start, n in zip(starts, counts, strict=True)
    ]


def bar_line(bins: Sequence[Bin], chosen: range = range(0), marks: Glyphs = UNICODE) -> Line:
    """Draw the bins, a cell each; those chosen lie on the cursor. Any article shows."""
    most = max((each.articles for each in bins), default=0)
    top = len(marks.heights) - 1
    signs = [marks.heights[-(-each.articles * top // most) if most else 0] for each in bins]
    return (
        Run("".join(signs[: chosen.start]), "bar"),
        Run("".join(signs[chosen.start : chosen.stop]), "chosen"),
        Run("".join(signs[chosen.stop :]), "bar"),
    )


def told(first: Bin, last: Bin, articles: int) -> str:
    """Say which days are chosen, and how many articles they have."""
    days = first.first.isoformat()
    if last.last != first.first:
        days += f" to {last.last.isoformat()}"
    return f"{days} · {number_of(articles, 'article', 'articles')}"

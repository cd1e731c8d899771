"""What a list of the best hits is called, and what of a large collection it leaves out.

Knows the ranking's record; must not know how hits are weighed.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import Ranking

_NAMED = 3  # words that are named; more would push the rest off the line


def best_of(ranking: Ranking) -> str:
    """Say on one line what stands in a ranked list."""
    return " · ".join([_which(ranking), *_uncounted(ranking)])


def left_out(ranking: Ranking) -> str:
    """Say the same where anything was left out of the ranking; else nothing."""
    return "" if ranking == Ranking(ranking.ids) else best_of(ranking)


def _which(ranking: Ranking) -> str:
    if ranking.newest_hits is not None:
        return f"Best of the newest {ranking.newest_hits:,} hits"
    if ranking.newest_articles is not None:
        return f"Best hits in the newest {ranking.newest_articles:,} articles"
    return "Best hits first"


def _uncounted(ranking: Ranking) -> Iterator[str]:
    if ranking.common:
        words = ", ".join(f"“{word}”" for word in ranking.common[:_NAMED])
        more = " …" if len(ranking.common) > _NAMED else ""
        verb = "counts" if len(ranking.common) == 1 else "count"
        yield f"{words}{more} {verb} in headlines only"

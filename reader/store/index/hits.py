"""The newest and the best of what a filter lets pass, at a cost that does not grow.

Hits are followed from the newest on, since the rows of the full text rise with the date. What is
left out so is told. Must not change anything.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence

from reader.model import Filter, Grouping, Ranking
from reader.named import NamedTuple
from reader.store.index import filters, fulltext, shelves
from reader.store.index.effort import Effort, Span, is_heavy, near_words
from reader.store.index.fulltext import is_short
from reader.store.index.shelving import Shelves

_HITS = "SELECT rowid FROM fulltext WHERE fulltext MATCH ? AND rowid >= ? AND rowid < ?"
_FOLLOWED = 20_000  # hits that are looked at for what a filter asks besides text
_WEIGHED = 2_000  # hits that a ranking compares


def takes_long(db: sqlite3.Connection, wanted: Filter) -> bool:
    """Tell whether even the newest and the best that pass take longer than a key may wait."""
    return is_heavy(wanted) and Span.of(wanted).newest(db)[1] is not None


def newest(
    db: sqlite3.Connection, wanted: Filter, grouping: Grouping, most: int
) -> tuple[Shelves, bool]:
    """Divide the newest ``most`` that pass a filter; tell whether those are all.

    What asks for much is looked for as long as a key may wait, from the newest articles on.
    """
    found, whole = _newest(db, wanted, most + 1)
    these = "a.key IN (SELECT value FROM json_each(?))"
    where = filters.Where(these, (json.dumps(found[:most]),))
    return shelves.divided(db, where, grouping), whole and len(found) <= most


def _newest(db: sqlite3.Connection, wanted: Filter, most: int) -> tuple[list[int], bool]:
    """Give the keys of the newest that pass, and whether there are no more of them."""
    whole = Span.of(wanted)
    if Effort(db).is_small(wanted):
        return _passing(db, wanted, whole, most)
    if is_heavy(wanted):
        return ([], False) if takes_long(db, wanted) else _passing(db, wanted, whole, most)
    found: list[int] = []
    for part in whole.in_time(db):
        if part is None:
            return found, False
        more, seen = _passing(db, wanted, part, most - len(found), alone=True)
        found += more
        if not seen:
            return found, False
    return found, True


def _passing(
    db: sqlite3.Connection, wanted: Filter, span: Span, most: int, *, alone: bool = False
) -> tuple[list[int], bool]:
    """Give the newest keys of a span that pass; tell whether all of it was looked at.

    ``alone``: nothing beyond the span is looked at, which costs more where much is found.
    """
    if asked := fulltext.wholly(wanted):
        hits = _Hits.of(asked, span, fulltext.misses(wanted) if alone else "")
        found = _keys(db, f"{hits.query} LIMIT ?", (*hits.values, most))
        return found, len(found) < most
    if asked := fulltext.asked(wanted):
        hits = _Hits.of(asked, span, fulltext.misses(wanted) if alone else "")
        return _followed(db, hits, wanted.beyond_text, most)
    where = filters.where(wanted)
    query = f"SELECT a.key FROM articles AS a WHERE a.key >= ? AND a.key < ? AND {where.condition}"
    query += f" ORDER BY {shelves.LISTED} LIMIT ?"
    found = _keys(db, query, (*span, *where.values, most))
    return found, len(found) < most


class _Hits(NamedTuple):
    """A question for the hits of a span, the newest first, and its values."""

    query: str
    values: tuple[str | int, ...]

    @classmethod
    def of(cls, asked: str, span: Span, misses: str = "") -> _Hits:
        """Ask for hits. ``misses`` are found with them and taken out again.

        FTS5 looks for the next hit wherever it may be, however far below the span: what is found
        on the way is where it stops.
        """
        if not misses:
            return cls(f"{_HITS} ORDER BY rowid DESC", (asked, *span))
        values = (f"({asked}) OR ({misses})", *span, misses, *span)
        return cls(f"{_HITS} EXCEPT {_HITS} ORDER BY rowid DESC", values)


def _followed(
    db: sqlite3.Connection, hits: _Hits, further: Filter, most: int
) -> tuple[list[int], bool]:
    """Follow hits of the full text to those that pass a filter besides; no further than needed."""
    where = filters.where(further)
    query = (
        f"SELECT a.key FROM ({hits.query} LIMIT {_FOLLOWED}) AS h"
        " JOIN articles AS a ON a.key = h.rowid"
        f" WHERE {where.condition} ORDER BY a.key DESC LIMIT ?"
    )
    found = _keys(db, query, (*hits.values, *where.values, most))
    further_on = f"{hits.query} LIMIT 1 OFFSET {_FOLLOWED}"
    return found, len(found) < most and not _keys(db, further_on, hits.values)


def _keys(db: sqlite3.Connection, query: str, values: tuple[str | int, ...]) -> list[int]:
    return [row[0] for row in db.execute(query, values)]


# --------------------------------------------------------------------------- the best


def ranked(db: sqlite3.Connection, wanted: Filter, most: int) -> Ranking:
    """Give up to ``most`` articles that pass, those first that say most of what is sought.

    Robertson and Zaragoza's BM25 as SQLite computes it, a headline's words counting as four. That
    counts every article which holds a word, so only words that few hold are weighed: one that many
    hold tells little. Where all do, those articles come first that have them in the headline.
    """
    asked, reckoned = dict(fulltext.parts(wanted)), Effort(db)
    if not asked:
        return Ranking([])
    span, articles, near = Span.of(wanted), None, not reckoned.is_small(wanted)
    if near:
        span, articles = span.newest(db, near_words(db))
    keys, whole = _to_weigh(db, wanted, span, near=near)
    common = tuple(text for text in asked if not reckoned.is_rare(text))
    rows = _in_order(db, keys)
    if len(common) < len(asked):
        scores = _scores(db, [query for text, query in asked.items() if text not in common], keys)
        rows.sort(key=lambda row: scores.get(row[0], 0.0))
    else:
        named = Counter(key for text in common for key in _headed(db, text, keys))
        rows.sort(key=lambda row: -named[row[0]])
    best = [row[1].hex() for row in rows[:most]]
    if whole:
        return Ranking(best, newest_articles=articles, common=common)
    return Ranking(best, newest_hits=len(keys), common=common)


def _to_weigh(
    db: sqlite3.Connection, wanted: Filter, span: Span, *, near: bool
) -> tuple[list[int], bool]:
    """Give the keys of the newest hits that pass; tell whether there are no more of them."""
    if fulltext.wholly(wanted) or fulltext.asked(wanted):
        found, whole = _passing(db, wanted, span, _WEIGHED + 1, alone=near)
    else:
        any_part = " OR ".join(query for _, query in fulltext.parts(wanted))
        found, whole = _followed(db, _Hits.of(any_part, span), wanted, _WEIGHED + 1)
    return found[:_WEIGHED], whole


def _scores(db: sqlite3.Connection, asked: Sequence[str], keys: Sequence[int]) -> dict[int, float]:
    """Weigh articles by the words that these questions ask for: the lower, the better."""
    if not keys:
        return {}
    query = (
        "SELECT rowid, bm25(fulltext, 4.0, 1.0) FROM fulltext WHERE fulltext MATCH ?"
        " AND rowid >= ? AND +rowid IN (SELECT value FROM json_each(?))"
    )
    return dict(db.execute(query, (" OR ".join(asked), min(keys), json.dumps(keys))))


def _headed(db: sqlite3.Connection, text: str, keys: Sequence[int]) -> list[int]:
    """Give articles, from the oldest of some on, that have a text in the headline."""
    if not keys or is_short(text):
        return []
    hits = _Hits.of(fulltext.in_headline(text), Span(min(keys), max(keys) + 1))
    return _keys(db, *hits)


def _in_order(db: sqlite3.Connection, keys: Sequence[int]) -> list[tuple[int, bytes]]:
    """Give the keys and ids of articles as a list has them."""
    query = "SELECT a.key, a.id FROM articles AS a WHERE a.key IN (SELECT value FROM json_each(?))"
    return db.execute(f"{query} ORDER BY {shelves.LISTED}", (json.dumps(keys),)).fetchall()

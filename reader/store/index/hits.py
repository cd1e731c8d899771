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
from reader.store.index import filters, fulltext, shelves
from reader.store.index.effort import Effort, Span, is_heavy
from reader.store.index.fulltext import is_short
from reader.store.index.shelving import Shelves

_HITS = (
    "SELECT rowid FROM fulltext WHERE fulltext MATCH ? AND rowid >= ? AND rowid < ?"
    " ORDER BY rowid DESC"
)
_FOLLOWED = 20_000  # hits that are looked at for what a filter asks besides text
_WEIGHED = 2_000  # hits that a ranking compares


def takes_long(db: sqlite3.Connection, wanted: Filter) -> bool:
    """Tell whether even the newest and the best that pass take longer than a key may wait."""
    return is_heavy(wanted) and Span.of(wanted).newest(db)[1] is not None


def newest(
    db: sqlite3.Connection, wanted: Filter, grouping: Grouping, most: int
) -> tuple[Shelves, bool]:
    """Divide the newest ``most`` that pass a filter; tell whether those are all.

    What asks for much is looked for among the newest articles alone.
    """
    found, whole = _newest(db, wanted, most + 1)
    these = "a.key IN (SELECT value FROM json_each(?))"
    where = filters.Where(these, (json.dumps(found[:most]),))
    return shelves.divided(db, where, grouping), whole and len(found) <= most


def _newest(db: sqlite3.Connection, wanted: Filter, most: int) -> tuple[list[int], bool]:
    """Give the keys of the newest that pass, and whether there are no more of them."""
    whole = Span.of(wanted)
    near, articles = whole.newest(db)
    if articles is not None:
        found, _ = ([], False) if is_heavy(wanted) else _passing(db, wanted, near, most)
        if len(found) == most or not Effort(db).is_small(wanted):
            return found, False
    return _passing(db, wanted, whole, most)


def _passing(
    db: sqlite3.Connection, wanted: Filter, span: Span, most: int
) -> tuple[list[int], bool]:
    """Give the newest keys of a span that pass; tell whether all of it was looked at."""
    if asked := fulltext.wholly(wanted):
        found = _keys(db, f"{_HITS} LIMIT ?", (asked, *span, most))
        return found, len(found) < most
    if asked := fulltext.asked(wanted):
        return _followed(db, asked, wanted.beyond_text, span, most)
    where = filters.where(wanted)
    query = f"SELECT a.key FROM articles AS a WHERE a.key >= ? AND a.key < ? AND {where.condition}"
    query += f" ORDER BY {shelves.LISTED} LIMIT ?"
    found = _keys(db, query, (*span, *where.values, most))
    return found, len(found) < most


def _followed(
    db: sqlite3.Connection, asked: str, further: Filter, span: Span, most: int
) -> tuple[list[int], bool]:
    """Follow hits of the full text to those that pass a filter besides; no further than needed."""
    where = filters.where(further)
    query = (
        f"SELECT a.key FROM ({_HITS} LIMIT {_FOLLOWED}) AS h JOIN articles AS a ON a.key = h.rowid"
        f" WHERE {where.condition} ORDER BY a.key DESC LIMIT ?"
    )
    found = _keys(db, query, (asked, *span, *where.values, most))
    further_on = f"{_HITS} LIMIT 1 OFFSET {_FOLLOWED}"
    return found, len(found) < most and not _keys(db, further_on, (asked, *span))


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
    span, articles = Span.of(wanted), None
    if not reckoned.is_small(wanted):
        span, articles = span.newest(db)
    keys, whole = _to_weigh(db, wanted, span)
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


def _to_weigh(db: sqlite3.Connection, wanted: Filter, span: Span) -> tuple[list[int], bool]:
    """Give the keys of the newest hits that pass; tell whether there are no more of them."""
    if fulltext.wholly(wanted) or fulltext.asked(wanted):
        found, whole = _passing(db, wanted, span, _WEIGHED + 1)
    else:
        any_part = " OR ".join(query for _, query in fulltext.parts(wanted))
        found, whole = _followed(db, any_part, wanted, span, _WEIGHED + 1)
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
    return _keys(db, _HITS, (fulltext.in_headline(text), min(keys), max(keys) + 1))


def _in_order(db: sqlite3.Connection, keys: Sequence[int]) -> list[tuple[int, bytes]]:
    """Give the keys and ids of articles as a list has them."""
    query = "SELECT a.key, a.id FROM articles AS a WHERE a.key IN (SELECT value FROM json_each(?))"
    return db.execute(f"{query} ORDER BY {shelves.LISTED}", (json.dumps(keys),)).fetchall()

"""One story's tellings, as the index knows them: for a page about that story alone.

Functions over the index. Must not know how a relation is found, nor who had a story first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from reader.hints import Any
from reader.later import json
from reader.model import PrintedDate, Relation, Tie, Told
from reader.store.ids import packed
from reader.store.index.relations import TELLING

_STORY = "(SELECT story FROM tellings WHERE article = :article)"
_TOLD = (
    "SELECT a.id, d.headline, d.date, json_extract(d.fields, '$.date[0][1]'), d.date_doubtful,"
    " coalesce(n.shown, d.outlet), d.outlet_doubtful, json_extract(d.fields, '$.agencies[0]'),"
    " json_extract(d.fields, '$.mark[0]') FROM tellings AS t JOIN articles AS a ON a.id = t.article"
    " JOIN details AS d USING (card) LEFT JOIN outlets AS o ON o.id = a.outlet"
    f" LEFT JOIN outlet_names AS n ON n.read = o.folded WHERE t.story = {_STORY} ORDER BY t.place"
)


def told(db: sqlite3.Connection, article: str) -> list[Told]:
    """Give the tellings of an article's story, in order of time; none where it is told once."""
    return [_told(row) for row in db.execute(_TOLD, {"article": packed(article)})]


def _told(row: tuple[Any, ...]) -> Told:
    article, headline, iso, zone, guessed, outlet, unsure, agencies, mark = row
    date = PrintedDate.from_iso(iso, zone) if iso else None
    credited = tuple(json.loads(agencies)) if agencies else ()
    return Told(article.hex(), headline, date, bool(guessed), outlet, bool(unsure), credited, mark)


def ties(db: sqlite3.Connection, article: str) -> dict[str, Tie]:
    """Give what an article is to the other tellings of its story, those that words connect."""
    found = db.execute(
        "SELECT b, relation, shared_a, shared_b, direction = 'a first' FROM pairs"
        " WHERE a = :article UNION ALL"
        " SELECT a, relation, shared_b, shared_a, direction = 'b first' FROM pairs"
        " WHERE b = :article",
        {"article": packed(article)},
    )
    within = {
        row[0]
        for row in db.execute(
            f"SELECT article FROM tellings WHERE story = {_STORY}", {"article": packed(article)}
        )
    }
    return {
        other.hex(): Tie(Relation(relation), there, back, None if first is None else bool(first))
        for other, relation, there, back, first in found
        if other in within
    }


def one_text(db: sqlite3.Connection, article: str) -> Iterator[tuple[str, str, Relation]]:
    """Give the pairs of an article's story that make two tellings of one text."""
    rows = db.execute(
        "SELECT p.a, p.b, p.relation FROM tellings AS t JOIN pairs AS p ON p.a = t.article"
        " JOIN tellings AS u ON u.article = p.b AND u.story = t.story"
        f" WHERE t.story = {_STORY} AND p.relation IN ({TELLING})",
        {"article": packed(article)},
    )
    return ((a.hex(), b.hex(), Relation(relation)) for a, b, relation in rows)

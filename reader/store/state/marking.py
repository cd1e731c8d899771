"""The marks of an article: read, starred, and how far it was read.

Functions over the state's tables, inside a transaction of the caller's. Must not know who calls.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.store.state import deeds, underway

Article = tuple[str, str]  # path and content, as an Identity


class MarkTo(NamedTuple):
    """What a deed marks: ``read`` or ``starred``, what it becomes, and the phrase for the log,
    which is told how many articles that changes."""

    field: str
    value: bool
    phrase: Callable[[int], str]


class Begun(NamedTuple):
    """A deed on so many articles that it is done a part at a time: its number (0: not in the log
    yet), how many it has changed so far, and how many it is about while there is more to come."""

    deed: int = 0
    changed: int = 0
    of: int = 0


def change(
    db: sqlite3.Connection,
    collection: str,
    wanted: Sequence[Article],
    mark: MarkTo,
) -> int:
    """Mark articles as one deed; give how many it changed."""
    begun = go_on(db, collection, Begun(), wanted, mark)
    return begun.changed if begun else 0


def go_on(
    db: sqlite3.Connection,
    collection: str,
    begun: Begun,
    wanted: Sequence[Article],
    mark: MarkTo,
) -> Begun | None:
    """Do a deed, or the next part of one, as one entry of the log; tell how far it is then.

    None where it was taken back meanwhile: then it is over.
    """
    if begun.deed and not deeds.stands(db, begun.deed):
        return None
    if new := _gathered(db, wanted, mark):
        deed = begun.deed or deeds.begin(db, collection, "")
        begun = begun._replace(deed=deed, changed=begun.changed + new)
        _mark(db, deed, mark)
        deeds.rename(db, deed, mark.phrase(begun.changed))
    if begun.deed and begun.of:
        underway.note(db, begun.deed, underway.DONE, begun.of)
    elif begun.deed:
        underway.end(db, begun.deed)
    return begun


def _gathered(db: sqlite3.Connection, wanted: Sequence[Article], mark: MarkTo) -> int:
    """Gather the articles; count those that are not marked so yet."""
    field, value, _ = mark
    deeds.require_field(field)
    deeds.gather(db, wanted)
    query = (
        "SELECT count(*) FROM wanted LEFT JOIN articles AS a USING (path, content)"
        f" WHERE coalesce(a.{field}, 0) <> ?"
    )
    return int(db.execute(query, (value,)).fetchone()[0])


def _mark(db: sqlite3.Connection, deed: int, mark: MarkTo) -> None:
    """Mark the gathered articles that are not marked so yet, and write it into the log."""
    field, value, _ = mark
    revision = deeds.next_revision(db)
    deeds.enter(db)
    db.execute(
        f"UPDATE articles SET {field} = ?, revision = ? WHERE {field} <> ? AND id IN"
        # CROSS JOIN: those few are looked up among all that is kept, never the other way round.
        " (SELECT a.id FROM wanted CROSS JOIN articles AS a USING (path, content))",
        (value, revision, value),
    )
    marked = "FROM articles WHERE revision = ?"
    db.execute(
        f"INSERT OR IGNORE INTO changes SELECT ?, ?, id, 0, NOT ?, ? {marked}",
        (deed, field, value, value, revision),
    )
    db.execute(
        f"INSERT OR REPLACE INTO times SELECT id, 0, ?, ? {marked}", (field, time.time(), revision)
    )


def keep_place(db: sqlite3.Connection, article: Article, place: int) -> None:
    """Keep how far an article was read. Not a deed: it is not undone."""
    deeds.gather(db, [article])
    deeds.enter(db)
    row = deeds.row_of(db, article)
    db.execute(
        "UPDATE articles SET place = ?, revision = ? WHERE id = ?",
        (place, deeds.next_revision(db), row),
    )
    db.execute("INSERT OR REPLACE INTO times VALUES (?, 0, 'place', ?)", (row, time.time()))

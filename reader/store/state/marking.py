"""The marks of an article: read, starred, and how far it was read.

Functions over the state's tables, inside a transaction of the caller's. Must not know who calls.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence

from reader.named import NamedTuple
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
    yet), how many it has changed so far, and how many it is about while there is more to come;
    ``revision`` is that of the last part."""

    deed: int = 0
    changed: int = 0
    of: int = 0
    revision: int = 0


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
    deeds.require_field(mark.field)
    deeds.gather(db, wanted)
    if begun.deed or _changes_any(db, mark):
        deed, revision = begun.deed or deeds.begin(db, collection, ""), deeds.next_revision(db)
        changed = begun.changed + _mark(db, deed, mark, revision)
        begun = begun._replace(deed=deed, changed=changed, revision=revision)
        deeds.rename(db, deed, mark.phrase(changed))
    if begun.deed and begun.of:
        underway.note(db, begun.deed, underway.DONE, begun.of)
    elif begun.deed:
        underway.end(db, begun.deed)
    return begun


def _changes_any(db: sqlite3.Connection, mark: MarkTo) -> bool:
    """Tell whether any of the gathered articles is not marked so yet."""
    query = (
        "SELECT 1 FROM wanted LEFT JOIN articles AS a USING (path, content)"
        f" WHERE coalesce(a.{mark.field}, 0) <> ? LIMIT 1"
    )
    return db.execute(query, (mark.value,)).fetchone() is not None


def _mark(db: sqlite3.Connection, deed: int, mark: MarkTo, revision: int) -> int:
    """Mark the gathered articles that are not marked so yet, write it into the log, and give how
    many they are. Of what was never marked nothing is kept that would say so."""
    field, value, _ = mark
    count = db.execute(
        f"INSERT INTO articles (path, content, {field}, revision)"
        " SELECT path, content, :value, :revision FROM wanted AS w WHERE :value OR EXISTS"
        " (SELECT 1 FROM articles AS a WHERE a.path = w.path AND a.content = w.content)"
        f" ON CONFLICT (path, content) DO UPDATE SET {field} = :value, revision = :revision"
        f" WHERE {field} <> :value",
        {"value": value, "revision": revision},
    ).rowcount
    marked = "FROM articles WHERE revision = ?"
    db.execute(
        f"INSERT OR IGNORE INTO changes SELECT ?, ?, id, 0, NOT ?, ? {marked}",
        (deed, field, value, value, revision),
    )
    db.execute(
        f"INSERT OR REPLACE INTO times SELECT id, 0, ?, ? {marked}", (field, time.time(), revision)
    )
    return count


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

"""What is kept about a collection holds at another place too, where its folder lies now.

Everything that was said of it is said again of the same articles there, as if it came from another
machine (see ``merging``), and the log of deeds comes along. The old place keeps what it has: it
may be a disk that is only away.

Functions over the state's tables, inside a transaction of the caller's. Must not look at any disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from reader.store.state import deeds, merging, whereabouts
from reader.store.state.merging import Entry, Value
from reader.store.state.remembered import Identity

if TYPE_CHECKING:
    from reader.store.state.whereabouts import Whereabouts

Moved = Callable[[str], str | None]  # an identity's path at the new place; None: it lay elsewhere


def move_in(db: sqlite3.Connection, old: Whereabouts, new: Whereabouts, moved: Moved) -> bool:
    """Let what is kept of one collection hold for another; tell whether any was new there.

    A collection that was moved before and is back takes its log from the one it had become.
    """
    before = whereabouts.every(db).get(new.key)
    if before and before.became:
        deeds.forget_all(db, new.key)
    came = merging.take_in(db, list(_said_again(db, old.key, new.key, moved)))
    logged = _log(db, old.key, new.key, moved)
    whereabouts.note(db, old._replace(became=new.key))
    whereabouts.note(db, new)
    return bool(came or logged)


def _said_again(db: sqlite3.Connection, old: str, new: str, moved: Moved) -> Iterator[Entry]:
    own = f"setting {old} "
    for entry in merging.told(db):
        if entry.field.startswith(own):
            name = entry.field.removeprefix(own)
            value = _named_again(entry.value, moved)
            yield Entry((), f"setting {new} {name}", value, entry.made_at)
        elif entry.articles:
            places = [moved(path) or path for path, _ in entry.articles]
            articles = tuple((at, each[1]) for at, each in zip(places, entry.articles, strict=True))
            if articles != entry.articles:
                yield entry._replace(articles=articles)


def _named_again(value: Value, moved: Moved) -> Value:
    """Give a choice; one that names an article names it at its new place."""
    article = Identity.read(str(value))
    place = moved(article.path)
    return Identity(place, article.content).written if place else value


# --------------------------------------------------------------------------- the log


def _log(db: sqlite3.Connection, old: str, new: str, moved: Moved) -> int:
    """Copy the deeds of one collection for another that has none; give how many there were."""
    if db.execute("SELECT 1 FROM deeds WHERE collection = ?", (new,)).fetchone():
        return 0
    query = "SELECT id, phrase, undone, made_at FROM deeds WHERE collection = ? ORDER BY id"
    logged = db.execute(query, (old,)).fetchall()
    rows = _rows(db, old, moved)
    for deed, *about in logged:
        cursor = db.execute(
            "INSERT INTO deeds (collection, phrase, undone, made_at) VALUES (?, ?, ?, ?)",
            (new, *about),
        )
        _changes(db, deed, int(cursor.lastrowid or 0), rows)
    return len(logged)


def _rows(db: sqlite3.Connection, collection: str, moved: Moved) -> Mapping[int, int]:
    """Give the rows at the new place of all articles in a log that have moved, made if need be."""
    found = db.execute(
        "SELECT id, path, content FROM articles WHERE id IN"
        " (SELECT article FROM changes JOIN deeds ON deeds.id = deed WHERE collection = :its"
        " UNION SELECT other FROM changes JOIN deeds ON deeds.id = deed WHERE collection = :its)",
        {"its": collection},
    ).fetchall()
    names = {row: (place, content) for row, path, content in found if (place := moved(path))}
    rows = deeds.rows(db, list(names.values()))
    return {row: rows[name] for row, name in names.items()}


def _changes(db: sqlite3.Connection, deed: int, copied: int, rows: Mapping[int, int]) -> None:
    query = "SELECT field, article, other, before, after FROM changes WHERE deed = ?"
    for field, article, other, *values in db.execute(query, (deed,)).fetchall():
        ends, name = (rows.get(article, article), rows.get(other, other)), field
        if other and ends[0] > ends[1]:
            ends, name = ends[::-1], merging.turned(field)
        db.execute(
            "INSERT OR IGNORE INTO changes VALUES (?, ?, ?, ?, ?, ?)",
            (copied, name, *ends, *values),
        )

"""The user's marks as the index copies them from the state, so that a list is one question.

Must not know how an article is found for a mark (see ``following``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.later import json
from reader.model import Mark
from reader.store import notes

SCHEMA = """
CREATE TABLE marks (            -- copied from the state
    key INTEGER PRIMARY KEY,
    read INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    place INTEGER NOT NULL,
    tags TEXT NOT NULL,
    amended TEXT NOT NULL       -- what the details should say; they follow soon
);
CREATE INDEX marks_read ON marks (read);
CREATE INDEX marks_amended ON marks (key) WHERE amended <> '';
"""

# Not INSERT OR REPLACE: what that takes out, no trigger sees.
_MARK = (
    "INSERT INTO marks SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS"
    " (SELECT 1 FROM articles WHERE key = ?1) ON CONFLICT (key) DO UPDATE SET"
    " read = excluded.read, starred = excluded.starred, place = excluded.place,"
    " tags = excluded.tags, amended = excluded.amended"
)


def up_to(db: sqlite3.Connection) -> tuple[str, int]:
    """Give which state the marks were copied from, and up to which revision."""
    life, revision = db.execute("SELECT life, revision FROM about").fetchone()
    return life, revision


def put(db: sqlite3.Connection, marks: Iterable[tuple[int, Mark]]) -> None:
    """Enter marks, of each article one; an empty one is taken out. Of an article that is gone, or
    has another key by now, none is entered."""
    kept, none = list[tuple[int | str, ...]](), Mark()
    gone = list[tuple[int]]()
    for key, mark in marks:
        if mark == none:
            gone.append((key,))
        else:
            amended = notes.written(dict(mark.amended))
            kept.append((key, mark.read, mark.starred, mark.place, " ".join(mark.tags), amended))
    db.executemany("DELETE FROM marks WHERE key = ?", gone)
    db.executemany(_MARK, kept)


def put_read(db: sqlite3.Connection, keys: Iterable[int]) -> int:
    """Enter that articles were read, whatever else was marked; count those that are there."""
    query = (
        "INSERT INTO marks SELECT key, 1, 0, 0, '', '' FROM articles"
        " WHERE key IN (SELECT value FROM json_each(?)) ON CONFLICT (key) DO UPDATE SET read = 1"
    )
    return db.execute(query, (json.dumps(sorted(keys)),)).rowcount


def unread(db: sqlite3.Connection, articles: Iterable[bytes]) -> frozenset[bytes]:
    """Give those of a few hundred articles (packed ids) that nobody has read."""
    wanted = list(articles)
    rows = db.execute(
        f"SELECT id FROM articles AS a WHERE a.id IN ({', '.join('?' * len(wanted))})"
        " AND NOT EXISTS (SELECT 1 FROM marks AS m WHERE m.key = a.key AND m.read)",
        wanted,
    )
    return frozenset(row[0] for row in rows)


def drop(db: sqlite3.Connection) -> None:
    """Take all marks out: they are another state's."""
    db.execute("DELETE FROM marks")


def note(db: sqlite3.Connection, life: str, revision: int) -> None:
    """Note how far marks are copied."""
    db.execute("UPDATE about SET life = ?, revision = ?", (life, revision))

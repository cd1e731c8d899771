"""The tables of the user's state, and how an older state becomes one of today.

Each migration runs once, inside a transaction, on a file that was copied before. Must not know
what is asked of the tables.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence

from reader.store import sqlite
from reader.store.state import corrections, whereabouts

APPLICATION = 0x42524453  # "BRDS"

_SCHEMA = """
CREATE TABLE life (
    identity TEXT NOT NULL,     -- of this file, so that a projection knows a new one
    revision INTEGER NOT NULL   -- rises with every change of a mark or a judgement
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    content TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL,
    UNIQUE (path, content)
);
CREATE INDEX articles_by_content ON articles (content);
CREATE INDEX articles_by_revision ON articles (revision);
CREATE TABLE judgements (
    a INTEGER NOT NULL REFERENCES articles,
    b INTEGER NOT NULL REFERENCES articles,
    verdict TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE TABLE deeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    phrase TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    made_at REAL NOT NULL       -- seconds since 1970
);
CREATE INDEX deeds_by_collection ON deeds (collection, undone, id);
CREATE TABLE changes (
    deed INTEGER NOT NULL REFERENCES deeds,
    field TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    other INTEGER NOT NULL DEFAULT 0,   -- the second article of a judgement
    before,
    after,
    PRIMARY KEY (deed, field, article, other)
) WITHOUT ROWID;
CREATE TABLE settings (
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, name)
) WITHOUT ROWID;
"""


def _first_schema(connection: sqlite3.Connection) -> None:
    sqlite.script(connection, _SCHEMA)
    connection.execute("INSERT INTO life VALUES (?, 1)", (os.urandom(8).hex(),))


def _with_corrections(connection: sqlite3.Connection) -> None:
    sqlite.script(connection, corrections.SCHEMA)


_NOTES_AND_TIMES = """
ALTER TABLE articles ADD COLUMN details TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settings ADD COLUMN made_at REAL NOT NULL DEFAULT 0;
CREATE TABLE times (
    article INTEGER NOT NULL REFERENCES articles,
    other INTEGER NOT NULL,     -- the second article of a judgement, else 0
    field TEXT NOT NULL,        -- as in changes
    made_at REAL NOT NULL,      -- seconds since 1970; a field that is not here is older
    PRIMARY KEY (article, other, field)
) WITHOUT ROWID;
INSERT INTO times SELECT article, other, field, max(made_at) FROM changes
    JOIN deeds ON deeds.id = deed WHERE NOT undone GROUP BY article, other, field;
"""


def _with_notes_and_times(connection: sqlite3.Connection) -> None:
    sqlite.script(connection, _NOTES_AND_TIMES)


def _with_whereabouts(connection: sqlite3.Connection) -> None:
    sqlite.script(connection, whereabouts.SCHEMA)


MIGRATIONS: Sequence[sqlite.Migration] = (
    _first_schema,
    _with_corrections,
    _with_notes_and_times,
    _with_whereabouts,
)

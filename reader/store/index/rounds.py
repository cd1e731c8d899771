"""Rounds: what came, went or changed since the stories were last made, and how that is told.

Keeps the fingerprints, and what placed articles were until the stories have been told of their
going. Everything is keyed by article id. Must not know how a relation is found.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable

from reader.model import NotFoundError, StoryText
from reader.named import NamedTuple
from reader.store import sqlite
from reader.store.ids import packed
from reader.store.index import records
from reader.store.index.stages import DIGESTED, PLACED, count_before, is_at

SCHEMA = """
CREATE TABLE fingerprints (
    article BLOB PRIMARY KEY,
    fingerprint BLOB NOT NULL
);
CREATE TABLE departed (         -- placed articles that went or changed since the last round
    article BLOB PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    fields TEXT NOT NULL,       -- see records
    content BLOB NOT NULL,
    path NOT NULL,              -- where it lay
    position INTEGER NOT NULL
);
CREATE TABLE rounds (           -- one row
    open TEXT NOT NULL,         -- the name of a round that was begun and not ended
    ended TEXT NOT NULL         -- the name of the last one that was ended
);
INSERT INTO rounds VALUES ('', '');
"""

_CLEARED = 1000  # rows at once


def is_unsettled(db: sqlite3.Connection) -> bool:
    """Tell whether articles came, went or changed since the stories were last made."""
    query = "SELECT open <> '' OR EXISTS (SELECT 1 FROM departed) OR EXISTS"
    query += f" (SELECT 1 FROM articles WHERE stage = {DIGESTED} AND stage < 3) FROM rounds"
    return bool(db.execute(query).fetchone()[0])


def is_settled(db: sqlite3.Connection) -> bool:
    """Tell whether every article that is listed was compared with the others."""
    query = "SELECT NOT EXISTS (SELECT 1 FROM articles WHERE stage < 3)"
    return bool(db.execute(query).fetchone()[0])


def waiting(db: sqlite3.Connection) -> int:
    """Count the articles that are to be compared: where a round was not ended, all of them."""
    if db.execute("SELECT open FROM rounds").fetchone()[0]:
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    return count_before(db, PLACED)


class Begun(NamedTuple):
    """How a round finds the relations: as the round ``after`` left them; or all must be compared
    afresh, since another round was begun and not ended."""

    fresh: bool
    after: str


def begin(db: sqlite3.Connection, name: str) -> Begun:
    """Begin a round, and say what it finds."""
    unended, after = db.execute("SELECT open, ended FROM rounds").fetchone()
    db.execute("UPDATE rounds SET open = ?", (name,))
    return Begun(bool(unended), after)


def clear(db: sqlite3.Connection) -> bool:
    """Take out a part of what an unended round left; tell whether there is more."""
    for table in ("pairs", "furniture"):
        key = "rowid" if table == "pairs" else "article"
        gone = db.execute(
            f"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} LIMIT {_CLEARED})"
        )
        if gone.rowcount:
            return True
    return False


def settle(db: sqlite3.Connection, new: deque[str], gone: deque[str]) -> bool:
    """Note that articles are placed, or gone (or among the new again), until the time is up.

    Tell whether there is more to do. Raise NotFoundError where another process took out one that
    was new.
    """
    part = sqlite.Slice()
    while (new or gone) and not part.spent():
        if new:
            _place(db, packed(new.popleft()))
        else:
            _bury(db, packed(gone.popleft()))
    return bool(new or gone)


def _place(db: sqlite3.Connection, article: bytes) -> None:
    query = f"UPDATE articles SET stage = {PLACED} WHERE id = ? AND stage = {DIGESTED}"
    if db.execute(query, (article,)).rowcount:
        return
    if not db.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone():
        raise NotFoundError(f"The article {article.hex()} went while its story was sought.")


def _bury(db: sqlite3.Connection, article: bytes) -> None:
    db.execute("DELETE FROM departed WHERE article = ?", (article,))
    if not db.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone():
        db.execute("DELETE FROM fingerprints WHERE article = ?", (article,))
        db.execute("DELETE FROM furniture WHERE article = ?", (article,))


def end(db: sqlite3.Connection, name: str) -> None:
    """End a round; one that another process began meanwhile stays open."""
    db.execute("UPDATE rounds SET open = '', ended = open WHERE open = ?", (name,))


# --------------------------------------------------------------------------- what went


def depart(db: sqlite3.Connection, article: bytes) -> None:
    """Keep what a placed article was, until the stories have been told of its going."""
    db.execute(
        "INSERT OR IGNORE INTO departed"
        " SELECT a.id, p.fingerprint, d.fields, a.content, f.path, a.position"
        " FROM articles AS a JOIN details AS d USING (card) JOIN files AS f ON f.id = a.file"
        " JOIN fingerprints AS p ON p.article = a.id WHERE a.id = ?",
        (article,),
    )


def departed(db: sqlite3.Connection) -> list[tuple[StoryText, bytes]]:
    """Give the articles that went or changed, as they were, without their words."""
    rows = db.execute("SELECT article, fields, fingerprint FROM departed ORDER BY article")
    return [(records.known_as(row[0].hex(), row[1]), row[2]) for row in rows]


def former(db: sqlite3.Connection, article: str) -> tuple[str, bytes] | None:
    """Give the content and the fingerprint of what stood there, if it went since the last round."""
    query = "SELECT content, fingerprint FROM departed WHERE article = ?"
    row = db.execute(query, (packed(article),)).fetchone()
    return (row[0].hex(), row[1]) if row else None


def former_texts(db: sqlite3.Connection, wanted: Iterable[str]) -> list[tuple[StoryText, bytes]]:
    """Give what articles were that went since the last round, without their words."""
    query = "SELECT fields, fingerprint FROM departed WHERE article = ?"
    rows = ((each, db.execute(query, (packed(each),)).fetchone()) for each in wanted)
    return [(records.known_as(each, row[0]), row[1]) for each, row in rows if row]


def former_contents(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Give the articles that went or changed since the last round, with what they said."""
    rows = db.execute("SELECT article, content FROM departed")
    return [(article.hex(), content.hex()) for article, content in rows]


# --------------------------------------------------------------------------- what is there


def prints(
    db: sqlite3.Connection, stage: int, after: int, limit: int
) -> list[tuple[int, StoryText, bytes]]:
    """Give the articles of a stage by rising key, without their words, and fingerprints."""
    rows = db.execute(
        "SELECT a.key, a.id, d.fields, p.fingerprint FROM articles AS a"
        " JOIN details AS d USING (card) JOIN fingerprints AS p ON p.article = a.id"
        f" WHERE {is_at(stage)} AND a.key > ? ORDER BY a.key LIMIT ?",
        (after, limit),
    )
    return [
        (key, records.known_as(article.hex(), fields), blob) for key, article, fields, blob in rows
    ]


def fingerprint(db: sqlite3.Connection, article: str) -> tuple[int, bytes]:
    """Give an article's fingerprint, behind the row where it stands. Raise NotFoundError when it
    has none."""
    query = "SELECT rowid, fingerprint FROM fingerprints WHERE article = ?"
    row = db.execute(query, (packed(article),)).fetchone()
    if row is None:
        raise NotFoundError(f"There is no fingerprint of {article}.")
    return int(row[0]), bytes(row[1])


def fingerprints_behind(
    db: sqlite3.Connection, row: int, most: int
) -> tuple[int, dict[str, bytes]]:
    """Give the fingerprints that follow on a row, by article, until they are so many bytes, and
    the row of the last one. They stand in the order in which articles became searchable."""
    found: dict[str, bytes] = {}
    query = "SELECT rowid, article, fingerprint FROM fingerprints WHERE rowid > ? ORDER BY rowid"
    for number, article, blob in db.execute(query, (row,)):
        row, found[article.hex()] = number, blob
        most -= len(blob)
        if most <= 0:
            break
    return row, found


def texts(db: sqlite3.Connection, articles: Iterable[str]) -> list[StoryText]:
    """Give what the story wing is told of articles, without their words."""
    query = "SELECT d.fields FROM articles AS a JOIN details AS d USING (card) WHERE a.id = ?"
    found = ((each, db.execute(query, (packed(each),)).fetchone()) for each in articles)
    return [records.known_as(article, row[0]) for article, row in found if row]

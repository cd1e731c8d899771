"""Listed: which article lies in which file and where, by id, key, text or stage.

Functions over the index. Must not know what an article says, nor what the user did.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.named import NamedTuple
from reader.store import sqlite
from reader.store.ids import packed
from reader.store.index.stages import is_at

UNFINISHED = -1  # the size of a file whose articles are still being written
_SAMPLED = 1000  # files from which a sample is taken
ENTRY = "SELECT a.key, a.id, a.content, f.path, a.position FROM articles AS a JOIN files AS f"
ENTRY += " ON f.id = a.file"


class Known(NamedTuple):
    """A file as the index knows it."""

    id: int
    size: int
    mtime: int


class Entry(NamedTuple):
    """An article of the catalogue and where it lies. ``content`` is 32 hex digits."""

    key: int
    id: str
    content: str
    path: str
    position: int


def entry_of(row: tuple[int, bytes, bytes, str | bytes, int]) -> Entry:
    """Read a row of what ``ENTRY`` asks for."""
    key, article, content, path, position = row
    return Entry(key, article.hex(), content.hex(), sqlite.path_out(path), position)


def entries(db: sqlite3.Connection, articles: Iterable[str]) -> list[Entry]:
    """Give the entries of these ids, in the order asked; unknown ones are left out."""
    wanted = list(articles)
    found = {entry.id: entry for entry in _among(db, "id", map(packed, wanted))}
    return [found[article] for article in wanted if article in found]


def entries_at(db: sqlite3.Connection, keys: Iterable[int]) -> list[Entry]:
    """Give the entries with these keys, in no order; unknown ones are left out."""
    return _among(db, "key", keys)


def _among(db: sqlite3.Connection, column: str, wanted: Iterable[bytes | int]) -> list[Entry]:
    """Give the entries of which a column is one of these, some hundred in one question."""
    return list(map(entry_of, sqlite.about(db, f"{ENTRY} WHERE a.{column} IN ({{}})", wanted)))


def at_stage(db: sqlite3.Connection, stage: int, after: int, limit: int) -> list[Entry]:
    """Give articles of a stage by rising key."""
    query = f"{ENTRY} WHERE {is_at(stage)} AND a.key > ? ORDER BY a.key LIMIT ?"
    return [entry_of(row) for row in db.execute(query, (after, limit))]


def address(db: sqlite3.Connection, article: str) -> tuple[Known, str] | None:
    """Give an article's file as it was when it was read, and where in it the article stood; None
    where it is gone. Not asked by key: what is put right of an article gives it another one.

    Where it stood is not said while the file is read again and not yet so far: there it may stand
    elsewhere.
    """
    row = db.execute(
        "SELECT f.id, f.size, f.mtime,"
        " CASE WHEN f.size = ? AND a.position >= f.reached THEN '' ELSE d.address END"
        " FROM articles AS a"
        " JOIN files AS f ON f.id = a.file JOIN details AS d USING (card) WHERE a.id = ?",
        (UNFINISHED, packed(article)),
    ).fetchone()
    return (Known(*row[:3]), str(row[3])) if row else None


def vanished(db: sqlite3.Connection) -> list[Entry]:
    """Give the articles that went since the last round, as they were: nothing stands in their
    place now, or something else does and their text stands nowhere."""
    rows = db.execute(
        "SELECT -1, article, content, path, position FROM departed AS d"
        " WHERE NOT EXISTS (SELECT 1 FROM articles WHERE id = d.article)"
        " OR NOT EXISTS (SELECT 1 FROM articles WHERE content = d.content) ORDER BY article"
    )
    return [entry_of(row) for row in rows]


def saying(db: sqlite3.Connection, content: str) -> list[Entry]:
    """Give the articles with this very text."""
    query = f"{ENTRY} WHERE a.content = ? ORDER BY a.key DESC"
    return [entry_of(row) for row in db.execute(query, (bytes.fromhex(content),))]


def saying_any(db: sqlite3.Connection, contents: Iterable[str]) -> list[Entry]:
    """Give the articles with any of these texts, in no order."""
    return _among(db, "content", map(bytes.fromhex, contents))


def sample(db: sqlite3.Connection, most: int) -> list[Entry]:
    """Give a few articles by chance, which are the same as long as they are there.

    Each is the first of its file, so that nothing else need be read to see it again.
    """
    first = "SELECT a.key, a.id, a.content, f.path, a.position FROM files AS f"
    first += " JOIN articles AS a ON a.file = f.id AND a.position = 0 ORDER BY f.id LIMIT ?"
    query = f"SELECT * FROM ({first}) ORDER BY content, key LIMIT ?"
    return [entry_of(row) for row in db.execute(query, (_SAMPLED, most))]

"""The log of deeds: what each one changed, so that it can be taken back and done again.

Functions over the state's tables, inside a transaction of the caller's. A deed is one entry
however many articles it touches. What it changed is noted by field: a column (``read``), a word
of a column that holds several (``tag energy``, ``detail date``), a ``verdict`` on two articles, a
``correction`` of two sentences, a ``setting`` of the deed's own collection. When each was last
changed is kept in ``times``, for merging (see ``merging``). Must not know who calls.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable

from reader.model import StateError
from reader.store import corrections, notes

SETTING = "setting "  # a field of this beginning is about no article
KEPT_DEEDS = 500  # a collection's deeds that can be undone
_FIELDS = ("read", "starred")
_WORDS = {"tag": notes.with_tag, "detail": notes.with_detail}  # how a word of a column changes
_COLUMNS = {"tag": "tags", "detail": "details"}


def require_field(field: str) -> None:
    """Raise StateError unless there is such a mark: names of columns become SQL."""
    if field not in _FIELDS:
        raise StateError(f"There is no mark called “{field}”.")


def gather(db: sqlite3.Connection, wanted: Iterable[tuple[str, str]]) -> None:
    """Put the identities where set-wise statements find them."""
    db.execute("DELETE FROM wanted")
    db.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?)", wanted)


def enter(db: sqlite3.Connection) -> None:
    """Make rows for the gathered articles that have none."""
    db.execute(
        "INSERT OR IGNORE INTO articles (path, content, revision)"
        " SELECT path, content, 0 FROM wanted"
    )


def row_of(db: sqlite3.Connection, article: tuple[str, str]) -> int:
    """Give the row of an article that was entered."""
    query = "SELECT id FROM articles WHERE path = ? AND content = ?"
    return int(db.execute(query, article).fetchone()[0])


def next_revision(db: sqlite3.Connection) -> int:
    """Count a change, so that others see it."""
    db.execute("UPDATE life SET revision = revision + 1")
    return int(db.execute("SELECT revision FROM life").fetchone()[0])


def begin(db: sqlite3.Connection, collection: str, phrase: str) -> int:
    """Open an entry of the log; what had been undone can no longer be done again."""
    _forget(db, "collection = ? AND undone = 1", (collection,))
    cursor = db.execute(
        "INSERT INTO deeds (collection, phrase, made_at) VALUES (?, ?, ?)",
        (collection, phrase, time.time()),
    )
    _forget(
        db,
        "collection = ? AND id <= (SELECT id FROM deeds WHERE collection = ?"
        f" ORDER BY id DESC LIMIT 1 OFFSET {KEPT_DEEDS})",
        (collection, collection),
    )
    return int(cursor.lastrowid or 0)


def _forget(db: sqlite3.Connection, condition: str, values: tuple[str, ...]) -> None:
    db.execute(
        f"DELETE FROM changes WHERE deed IN (SELECT id FROM deeds WHERE {condition})", values
    )
    db.execute(f"DELETE FROM deeds WHERE {condition}", values)


def play(db: sqlite3.Connection, deed: int, to: str) -> None:
    """Bring everything a deed changed to how it was ``before`` or is ``after`` it."""
    revision = next_revision(db)
    fields = db.execute("SELECT DISTINCT field FROM changes WHERE deed = ?", (deed,)).fetchall()
    for (field,) in fields:
        if field.startswith(SETTING):
            _play_setting(db, deed, field, to)
            continue
        if field == "verdict":
            _play_verdicts(db, deed, to)
            continue
        if corrections.is_correction(field):
            corrections.play(db, deed, field, to)
            continue
        if field.partition(" ")[0] in _WORDS:
            _play_words(db, deed, field, to, revision)
            continue
        require_field(field)
        db.execute(
            f"UPDATE articles SET {field} = c.{to}, revision = ? FROM changes AS c"
            " WHERE c.deed = ? AND c.field = ? AND c.article = articles.id",
            (revision, deed, field),
        )
    note_times(db, deed)


def note_times(db: sqlite3.Connection, deed: int) -> None:
    """Note that everything a deed is about changed now."""
    db.execute(
        "INSERT OR REPLACE INTO times SELECT article, other, field, ? FROM changes"
        " WHERE deed = ? AND article",  # a setting keeps its own time
        (time.time(), deed),
    )


def _play_setting(db: sqlite3.Connection, deed: int, field: str, to: str) -> None:
    db.execute(
        "INSERT OR REPLACE INTO settings SELECT d.collection, ?, coalesce(c." + to + ", ''), ?"
        " FROM changes AS c JOIN deeds AS d ON d.id = c.deed WHERE c.deed = ? AND c.field = ?",
        (field.removeprefix(SETTING), time.time(), deed, field),
    )


def _play_words(db: sqlite3.Connection, deed: int, field: str, to: str, revision: int) -> None:
    kind, _, word = field.partition(" ")
    column, changed = _COLUMNS[kind], _WORDS[kind]
    found = db.execute(
        f"SELECT a.id, a.{column}, c.{to} FROM changes AS c JOIN articles AS a ON a.id = c.article"
        " WHERE c.deed = ? AND c.field = ?",
        (deed, field),
    )
    db.executemany(
        f"UPDATE articles SET {column} = ?, revision = ? WHERE id = ?",
        [(changed(held, word, value), revision, row) for row, held, value in found.fetchall()],
    )


def _play_verdicts(db: sqlite3.Connection, deed: int, to: str) -> None:
    chosen = f"FROM changes WHERE deed = ? AND field = 'verdict' AND {to}"
    db.execute(
        f"DELETE FROM judgements WHERE (a, b) IN (SELECT article, other {chosen} IS NULL)", (deed,)
    )
    db.execute(
        f"INSERT OR REPLACE INTO judgements SELECT article, other, {to} {chosen} IS NOT NULL",
        (deed,),
    )


def copy_verdicts(db: sqlite3.Connection, article: int, copy: int) -> None:
    """Say of a copy and others what was said of an article and them.

    Of two articles copied one after the other, the copies are judged as the originals were.
    """
    db.execute(
        "INSERT OR IGNORE INTO judgements SELECT min(other, :copy), max(other, :copy), verdict FROM"
        " (SELECT iif(a = :article, b, a) AS other, verdict FROM judgements"
        " WHERE a = :article OR b = :article)"
        " WHERE other <> :copy",
        {"article": article, "copy": copy},
    )

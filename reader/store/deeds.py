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
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.model import StateError
from reader.store import choices, corrections, notes, verdicts

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


def rows(db: sqlite3.Connection, wanted: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Give the rows of articles, made if need be, in the order asked, each once."""
    gather(db, wanted)
    enter(db)
    return {each: row_of(db, each) for each in wanted}


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


def rename(db: sqlite3.Connection, deed: int, phrase: str) -> None:
    """Say otherwise what a deed did, when more of it is done."""
    db.execute("UPDATE deeds SET phrase = ? WHERE id = ?", (phrase, deed))


def stands(db: sqlite3.Connection, deed: int) -> bool:
    """Tell whether a deed is in the log and was not undone."""
    found = db.execute("SELECT 1 FROM deeds WHERE id = ? AND NOT undone", (deed,)).fetchone()
    return found is not None


def forget_all(db: sqlite3.Connection, collection: str) -> None:
    """Empty a collection's log."""
    _forget(db, "collection = ?", (collection,))


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
        if choices.is_choice(field):
            choices.play(db, deed, field, to)
        elif field == verdicts.FIELD:
            verdicts.play(db, deed, to)
        elif corrections.is_correction(field):
            corrections.play(db, deed, field, to)
        elif field.partition(" ")[0] in _WORDS:
            _play_words(db, deed, field, to, revision)
        else:
            _play_mark(db, deed, field, to, revision)
    note_times(db, deed)


def _play_mark(db: sqlite3.Connection, deed: int, field: str, to: str, revision: int) -> None:
    require_field(field)
    db.execute(
        f"UPDATE articles SET {field} = c.{to}, revision = ? FROM changes AS c"
        " WHERE c.deed = ? AND c.field = ? AND c.article = articles.id",
        (revision, deed, field),
    )


def note_times(db: sqlite3.Connection, deed: int) -> None:
    """Note that everything a deed is about changed now."""
    db.execute(
        "INSERT OR REPLACE INTO times SELECT article, other, field, ? FROM changes"
        " WHERE deed = ? AND article",  # a setting keeps its own time
        (time.time(), deed),
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


# --------------------------------------------------------------------------- undo, redo


class Logged(NamedTuple):
    """A deed of the log, and how much it changed.

    ``articles`` and ``pairs`` of articles count what it is about, each once; ``choices`` are what
    the step makes of the collection's choices, by name, empty where nothing is chosen then.
    """

    number: int
    phrase: str
    articles: int
    pairs: int
    choices: Mapping[str, str]


def next_undone(db: sqlite3.Connection, collection: str) -> Logged | None:
    """Give the deed that undo takes back."""
    return _logged(db, _chosen(db, collection, "max", undone=0), "before")


def next_redone(db: sqlite3.Connection, collection: str) -> Logged | None:
    """Give the deed that redo does again."""
    return _logged(db, _chosen(db, collection, "min", undone=1), "after")


def _logged(db: sqlite3.Connection, chosen: tuple[int, str] | None, to: str) -> Logged | None:
    if chosen is None:
        return None
    deed, phrase = chosen
    articles, pairs = db.execute(
        "SELECT (SELECT count(*) FROM (SELECT article FROM changes WHERE deed = :deed AND article"
        " UNION SELECT other FROM changes WHERE deed = :deed AND other)),"
        " (SELECT count(*) FROM"
        " (SELECT DISTINCT article, other FROM changes WHERE deed = :deed AND other))",
        {"deed": deed},
    ).fetchone()
    return Logged(deed, phrase, articles, pairs, choices.of_deed(db, deed, to))


def _chosen(
    db: sqlite3.Connection, collection: str, end: str, *, undone: int
) -> tuple[int, str] | None:
    found = db.execute(
        f"SELECT id, phrase FROM deeds WHERE id ="
        f" (SELECT {end}(id) FROM deeds WHERE collection = ? AND undone = ?)",
        (collection, undone),
    ).fetchone()
    return (int(found[0]), str(found[1])) if found else None


def undo(db: sqlite3.Connection, collection: str, expected: int | None = None) -> str | None:
    """Take back the collection's last deed; give its phrase, or None where there is none.

    Raise StateError where that is no longer the ``expected`` one.
    """
    return _stepped(db, _chosen(db, collection, "max", undone=0), expected, undone=1)


def redo(db: sqlite3.Connection, collection: str, expected: int | None = None) -> str | None:
    """Do again what was undone last; give its phrase, or None where there is nothing.

    Raise StateError where that is no longer the ``expected`` one.
    """
    return _stepped(db, _chosen(db, collection, "min", undone=1), expected, undone=0)


def _stepped(
    db: sqlite3.Connection, chosen: tuple[int, str] | None, expected: int | None, *, undone: int
) -> str | None:
    if expected is not None and (chosen is None or chosen[0] != expected):
        raise StateError("Another session did something meanwhile; nothing was changed.")
    if chosen is None:
        return None
    deed, phrase = chosen
    play(db, deed, "before" if undone else "after")
    db.execute("UPDATE deeds SET undone = ? WHERE id = ?", (undone, deed))
    return phrase

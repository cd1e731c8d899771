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
from collections.abc import Iterable, Sequence

from reader.model import StateError
from reader.named import NamedTuple
from reader.store import notes
from reader.store.state import choices, corrections, verdicts

KEPT_DEEDS = 500  # a collection's deeds that can be undone
FIELDS = ("read", "starred")
_WORDS = {"tag": notes.with_tag, "detail": notes.with_detail}  # how a word of a column changes
_COLUMNS = {"tag": "tags", "detail": "details"}


def require_field(field: str) -> None:
    """Raise StateError unless there is such a mark: names of columns become SQL."""
    if field not in FIELDS:
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


class Part(NamedTuple):
    """The rows of articles with which one transaction of a long deed is concerned."""

    after: int = -1
    last: int = (1 << 63) - 1

    @property
    def ends(self) -> bool:
        """Tell whether nothing comes after this part."""
        return self.last == WHOLE.last


WHOLE = Part()


def fields_of(db: sqlite3.Connection, deed: int) -> list[str]:
    """Give the fields that a deed changed, without a look at all it changed."""
    found, last = list[str](), ""
    query = "SELECT min(field) FROM changes WHERE deed = ? AND field > ?"
    while (row := db.execute(query, (deed, last)).fetchone())[0] is not None:
        last = row[0]
        found.append(last)
    return found


def play(db: sqlite3.Connection, deed: int, to: str, part: Part = WHOLE) -> None:
    """Bring what a deed changed, or a part of it, to how it was ``before`` or is ``after`` it."""
    revision = next_revision(db)
    for field in fields_of(db, deed):
        if choices.is_choice(field):
            choices.play(db, deed, field, to)
        elif field == verdicts.FIELD:
            verdicts.play(db, deed, to)
        elif corrections.is_correction(field):
            corrections.play(db, deed, field, to)
        elif field.partition(" ")[0] in _WORDS:
            _play_words(db, _Changes(deed, field, part), to, revision)
        else:
            _play_mark(db, _Changes(deed, field, part), to, revision)
        _note_times(db, _Changes(deed, field, part))


class _Changes(NamedTuple):
    """What a part of a deed changed in one field."""

    deed: int
    field: str
    part: Part

    @property
    def values(self) -> tuple[int, str, int, int]:
        """Give the values of ``_OF``."""
        return (self.deed, self.field, *self.part)


_OF = "c.deed = ? AND c.field = ? AND c.article > ? AND c.article <= ?"


def in_parts(field: str) -> bool:
    """Tell whether a field is of single articles, so that a part of them can change alone."""
    return field in FIELDS or field.partition(" ")[0] in _WORDS


def _play_mark(db: sqlite3.Connection, changes: _Changes, to: str, revision: int) -> None:
    field = changes.field
    require_field(field)
    db.execute(
        f"UPDATE articles SET {field} = c.{to}, revision = ? FROM changes AS c"
        f" WHERE {_OF} AND c.article = articles.id",
        (revision, *changes.values),
    )


def _note_times(db: sqlite3.Connection, changes: _Changes) -> None:
    """Note that what a deed is about changed now."""
    db.execute(
        "INSERT OR REPLACE INTO times SELECT c.article, c.other, c.field, ? FROM changes AS c"
        f" WHERE {_OF} AND c.article",  # a setting keeps its own time
        (time.time(), *changes.values),
    )


def _play_words(db: sqlite3.Connection, changes: _Changes, to: str, revision: int) -> None:
    kind, _, word = changes.field.partition(" ")
    column, changed = _COLUMNS[kind], _WORDS[kind]
    found = db.execute(
        f"SELECT a.id, a.{column}, c.{to} FROM changes AS c JOIN articles AS a ON a.id = c.article"
        f" WHERE {_OF}",
        changes.values,
    )
    db.executemany(
        f"UPDATE articles SET {column} = ?, revision = ? WHERE id = ?",
        [(changed(held, word, value), revision, row) for row, held, value in found.fetchall()],
    )

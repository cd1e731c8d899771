"""What is kept about articles, as it is read back, and how it goes along with them.

Functions over the state's tables; those that change something, inside a transaction of the
caller's. Must not know who calls, nor where articles lie now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from reader.model import Mark
from reader.named import NamedTuple
from reader.store import notes
from reader.store.state import choices, corrections, deeds, verdicts

_COLUMNS = "id, path, content, read, starred, place, tags, details, revision"


class Identity(NamedTuple):
    """An article as the state knows it: ``path`` is absolute with ``#N``; ``content`` 32 hex."""

    path: str
    content: str

    @property
    def written(self) -> str:
        """Give both in one line, as a choice that names an article is kept."""
        return f"{self.content} {self.path}"

    @classmethod
    def read(cls, written: str) -> Identity:
        """Read back what ``written`` gives."""
        content, _, path = written.partition(" ")
        return cls(path, content)


class Change(NamedTuple):
    """A place in the order of changes: what changed in one revision goes by its row."""

    revision: int
    row: int = 1 << 62  # behind every row


class Remembered(NamedTuple):
    """What is kept about one article; ``row`` stays when the identity follows a rename."""

    row: int
    identity: Identity
    mark: Mark
    revision: int

    @property
    def change(self) -> Change:
        """Give the place of its last change in the order of changes."""
        return Change(self.revision, self.row)


class Life(NamedTuple):
    """Which state this is and how often it changed."""

    identity: str
    revision: int


def life(db: sqlite3.Connection) -> Life:
    """Give this state's identity and revision."""
    return Life(*db.execute("SELECT identity, revision FROM life").fetchone())


def anything(db: sqlite3.Connection) -> bool:
    """Tell whether anything is kept about any article."""
    return db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is not None


def changed_since(db: sqlite3.Connection, change: Change, limit: int) -> list[Remembered]:
    """Give what was changed after a change, in order, ``limit`` at a time: at the cost of those
    alone, however much is kept."""
    found = _where(db, "revision = ? AND id > ? ORDER BY id LIMIT ?", (*change, limit))
    if len(found) < limit:
        later = change.revision, limit - len(found)
        found += _where(db, "revision > ? ORDER BY revision, id LIMIT ?", later)
    return found


def imported_since(db: sqlite3.Connection, revision: int) -> list[Remembered]:
    """Give what came from another machine and was changed after a revision."""
    return _where(db, "imported AND revision > ? ORDER BY +id", (revision,))


def about(db: sqlite3.Connection, wanted: Sequence[Identity]) -> list[Remembered]:
    """Give what is kept about exactly these articles; unknown ones are left out."""
    return [known for each in wanted for known in _where(db, "path = ? AND content = ?", each)]


def at(db: sqlite3.Connection, path: str) -> list[Remembered]:
    """Give what is kept about a path, whatever it said, the latest change first."""
    return _where(db, "path = ? ORDER BY revision DESC, id", (path,))


def saying(db: sqlite3.Connection, content: str) -> list[Remembered]:
    """Give what is kept about a text, wherever it lay, the latest change first."""
    return _where(db, "content = ? ORDER BY revision DESC, id", (content,))


def _where(db: sqlite3.Connection, rest: str, values: Sequence[str | int]) -> list[Remembered]:
    found = db.execute(f"SELECT {_COLUMNS} FROM articles WHERE {rest}", values)
    return [_remembered(row) for row in found]


def _remembered(row: tuple[int, str, str, int, int, int, str, str, int]) -> Remembered:
    number, path, content, read, starred, place, tags, details, revision = row
    amended = tuple(sorted(notes.read_back(details).items()))
    mark = Mark(bool(read), bool(starred), place, tuple(tags.split()), amended)
    return Remembered(number, Identity(path, content), mark, revision)


# --------------------------------------------------------------------------- following an article


def follow(db: sqlite3.Connection, moves: Sequence[tuple[int, Identity]]) -> None:
    """Let what is kept go along with articles that were renamed, moved or edited."""
    revision = deeds.next_revision(db)
    names = {row: identity.written for row, identity in moves}
    choices.follow(db, {_name(db, row): name for row, name in names.items()})
    db.executemany(
        "UPDATE OR IGNORE articles SET path = ?, content = ?, revision = ? WHERE id = ?",
        [(*identity, revision, row) for row, identity in moves],
    )


def _name(db: sqlite3.Connection, row: int) -> str:
    query = "SELECT path, content FROM articles WHERE id = ?"
    return Identity(*db.execute(query, (row,)).fetchone()).written


def copy(db: sqlite3.Connection, copies: Sequence[tuple[int, Identity]]) -> None:
    """Let articles begin with what is kept about another one, which keeps its own."""
    revision = deeds.next_revision(db)
    for row, identity in copies:
        db.execute(
            "INSERT OR IGNORE INTO articles"
            " (path, content, read, starred, place, tags, details, revision)"
            " SELECT ?, ?, read, starred, place, tags, details, ? FROM articles WHERE id = ?",
            (*identity, revision, row),
        )
        copied = deeds.row_of(db, identity)
        db.execute(
            "INSERT OR IGNORE INTO times SELECT ?, 0, field, made_at FROM times"
            " WHERE article = ? AND other = 0",
            (copied, row),
        )
        verdicts.copy(db, row, copied)
        corrections.copy(db, row, copied)

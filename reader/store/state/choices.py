"""What the user chose for a collection, by name: its grouping, its last article, a renamed outlet.

Functions over the state's tables, inside a transaction of the caller's. Collection ``""`` is for
all of them; names that begin with ``SHARED`` are kept there, whichever collection's deed chose
them. Must not know what any other name means.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path

_FIELD = "setting "  # what the field of a change begins with; the name follows
SHARED = "search "
_QUERY = "SELECT value FROM settings WHERE collection = ? AND name = ?"


def home(collection: str, name: str) -> str:
    """Give the collection that a choice is kept for."""
    return "" if name.startswith(SHARED) else collection


def recall(db: sqlite3.Connection, collection: str, name: str) -> str | None:
    """Give what was chosen, or None."""
    row = db.execute(_QUERY, (collection, name)).fetchone()
    return str(row[0]) if row else None


def beginning(db: sqlite3.Connection, collection: str, names: str) -> dict[str, str]:
    """Give what was chosen under names of one beginning, by the rest of them; nothing empty."""
    found = db.execute(
        "SELECT substr(name, ?), value FROM settings"
        " WHERE collection = ? AND substr(name, 1, ?) = ? AND value <> ''",
        (len(names) + 1, collection, len(names), names),
    )
    return dict(found)


def remember(db: sqlite3.Connection, collection: str, name: str, value: str) -> None:
    """Keep a choice. Not a deed: it is not undone."""
    db.execute(
        "INSERT OR REPLACE INTO settings VALUES (?, ?, ?, ?)",
        (collection, name, value, time.time()),
    )


def follow(db: sqlite3.Connection, moves: Mapping[str, str]) -> None:
    """Let choices that are the name of an article go along with it, by its old name."""
    found = db.execute("SELECT collection, name, value FROM settings").fetchall()
    db.executemany(
        "UPDATE settings SET value = ? WHERE collection = ? AND name = ?",
        [(moves[value], collection, name) for collection, name, value in found if value in moves],
    )


def is_choice(field: str) -> bool:
    """Tell whether a change of the log is one of these; it is about no article."""
    return field.startswith(_FIELD)


def of_deed(db: sqlite3.Connection, deed: int, to: str) -> dict[str, str]:
    """Give the choices ``before`` or ``after`` a deed, by name; those that were none, empty."""
    found = db.execute(
        f"SELECT field, coalesce({to}, '') FROM changes"
        " WHERE deed = ? AND field >= ? AND field < ?",
        (deed, _FIELD, _FIELD[:-1] + chr(ord(_FIELD[-1]) + 1)),
    )
    return {field.removeprefix(_FIELD): value for field, value in found}


def enter(db: sqlite3.Connection, deed: int, collection: str, chosen: Mapping[str, str]) -> None:
    """Write into the log what a deed chooses."""
    db.executemany(
        "INSERT INTO changes VALUES (?, ?, 0, 0, ?, ?)",
        [
            (deed, _FIELD + name, recall(db, home(collection, name), name), value)
            for name, value in chosen.items()
        ],
    )


def play(db: sqlite3.Connection, deed: int, field: str, to: str) -> None:
    """Bring a choice to how it was ``before`` or is ``after`` a deed."""
    name = field.removeprefix(_FIELD)
    shared = home("of the deed", name) == ""
    db.execute(
        "INSERT OR REPLACE INTO settings SELECT iif(?, '', d.collection), ?,"
        f" coalesce(c.{to}, ''), ?"
        " FROM changes AS c JOIN deeds AS d ON d.id = c.deed WHERE c.deed = ? AND c.field = ?",
        (shared, name, time.time(), deed, field),
    )


def peek(path: Path, collection: str, name: str) -> str | None:
    """Read one choice without opening the state: nothing is created, healed or said.

    None where there is none, or where the file cannot be read as it is.
    """
    if not path.is_file():  # a pipe would be waited for
        return None
    for option in ("mode=ro", "immutable=1"):  # without a writable folder, WAL needs the second
        try:
            there = sqlite3.connect(f"{path.absolute().as_uri()}?{option}", uri=True)
            try:
                return recall(there, collection, name)
            finally:
                there.close()
        except sqlite3.Error:
            continue
    return None

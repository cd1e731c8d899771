"""Deeds of the log taken back and done again, a long one a part at a time.

Functions over the state's tables, inside a transaction of the caller's. Must not know who calls.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from reader.model import StateError
from reader.named import NamedTuple
from reader.store.state import choices, deeds, underway
from reader.store.state.deeds import WHOLE, Part


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
    articles, pairs = _size(db, deed)
    return Logged(deed, phrase, articles, pairs, choices.of_deed(db, deed, to))


def _size(db: sqlite3.Connection, deed: int) -> tuple[int, int]:
    """Count the articles that a deed changed, and the pairs of them."""
    if deeds.fields_of(db, deed) in ([field] for field in deeds.FIELDS):
        count = db.execute("SELECT count(*) FROM changes WHERE deed = ?", (deed,)).fetchone()[0]
        return int(count), 0
    found: tuple[int, int] = db.execute(
        "SELECT (SELECT count(*) FROM (SELECT article FROM changes WHERE deed = :deed AND article"
        " UNION SELECT other FROM changes WHERE deed = :deed AND other)),"
        " (SELECT count(*) FROM"
        " (SELECT DISTINCT article, other FROM changes WHERE deed = :deed AND other))",
        {"deed": deed},
    ).fetchone()
    return found


def _chosen(
    db: sqlite3.Connection, collection: str, end: str, *, undone: int
) -> tuple[int, str] | None:
    found = db.execute(
        f"SELECT id, phrase FROM deeds WHERE id ="
        f" (SELECT {end}(id) FROM deeds WHERE collection = ? AND undone = ?)",
        (collection, undone),
    ).fetchone()
    return (int(found[0]), str(found[1])) if found else None


class Taken(NamedTuple):
    """A deed that is taken back, or done again, a part at a time: ``after`` says where to go on,
    None that it is done."""

    number: int
    phrase: str
    undone: bool
    after: int | None


def undo(
    db: sqlite3.Connection, collection: str, expected: int | None = None, most: int = WHOLE.last
) -> Taken | None:
    """Take back the collection's last deed, at first of ``most`` articles; None: there is none.

    Raise StateError where that is no longer the ``expected`` one.
    """
    return _stepped(db, _chosen(db, collection, "max", undone=0), expected, most, undone=True)


def redo(
    db: sqlite3.Connection, collection: str, expected: int | None = None, most: int = WHOLE.last
) -> Taken | None:
    """Do again what was undone last; else as ``undo``."""
    return _stepped(db, _chosen(db, collection, "min", undone=1), expected, most, undone=False)


def _stepped(
    db: sqlite3.Connection,
    chosen: tuple[int, str] | None,
    expected: int | None,
    most: int,
    *,
    undone: bool,
) -> Taken | None:
    if expected is not None and (chosen is None or chosen[0] != expected):
        raise StateError("Another session did something meanwhile; nothing was changed.")
    return step_on(db, Taken(*chosen, undone, -1), most) if chosen else None


def step_on(db: sqlite3.Connection, taken: Taken, most: int) -> Taken:
    """Take the next part of a deed back, or do it again.

    Whatever ends the program in between, the log says of half a deed that it was done: what is
    left of it can be undone. See ``underway`` for how that is known.
    """
    if taken.after is None:
        return taken
    if taken.after >= 0 and not deeds.stands(db, taken.number):
        return taken._replace(after=None)  # another session took all of it back meanwhile
    part = _next_part(db, taken.number, taken.after, most)
    deeds.play(db, taken.number, "before" if taken.undone else "after", part)
    if part.ends or not taken.undone:
        db.execute("UPDATE deeds SET undone = ? WHERE id = ?", (taken.undone, taken.number))
    if part.ends:
        underway.end(db, taken.number)
    else:
        underway.note(db, taken.number, underway.UNDONE if taken.undone else underway.REDONE)
    return taken._replace(after=None if part.ends else part.last)


def _next_part(db: sqlite3.Connection, deed: int, after: int, size: int) -> Part:
    """Give the part of a deed behind a row, of about ``size`` articles; the last has the rest.

    A deed about anything but marks and words of single articles has one part.
    """
    fields = deeds.fields_of(db, deed)
    if not all(map(deeds.in_parts, fields)):
        return WHOLE
    ends = [
        row
        for field in fields
        for (row,) in db.execute(
            "SELECT article FROM changes WHERE deed = ? AND field = ? AND article > ?"
            " ORDER BY article LIMIT 1 OFFSET ?",
            (deed, field, after, size),
        )
    ]
    return Part(after, min(ends) - 1) if ends else Part(after)

"""A deed on very many articles while it is under way, and one that never came to its end.

With each part of it a note is kept of what is under way, in that part's own transaction; the last
part takes the note away. Whoever does such a deed holds the state's folder meanwhile, by a lock
that ends with the process, however that ends: a note that nobody stands by is of a deed that was
broken off. Must not know how a deed is done.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from reader.store.state import choices

DONE, UNDONE, REDONE = "done", "undone", "redone"
_NAME = "under way"  # the choice of the deed's collection that the note is kept as
_NOTE = (
    "SELECT d.phrase, s.value FROM settings AS s"
    " JOIN deeds AS d ON d.id = CAST(s.value AS INTEGER) AND d.collection = s.collection"
    " WHERE s.collection = ? AND s.name = ?"
)
_NO_LOCK = (OSError, ImportError)  # not every system has this kind
_SAID = {
    DONE: "Only a part was done before it broke off: {phrase}, of {total:,}; undo takes it back.",
    UNDONE: "Of “{phrase}” only a part was taken back before that broke off; undo takes the rest.",
    REDONE: "Of “{phrase}” only a part was done again before that broke off; undo takes it back.",
}


def note(db: sqlite3.Connection, deed: int, what: str, total: int = 0) -> None:
    """Note that a deed is under way: ``DONE`` (to how many articles), ``UNDONE`` or ``REDONE``."""
    choices.remember(db, _collection_of(db, deed), _NAME, f"{deed} {what} {total}")


def end(db: sqlite3.Connection, deed: int) -> None:
    """Take the note of a deed away: all of it is done."""
    collection = _collection_of(db, deed)
    if (choices.recall(db, collection, _NAME) or "").startswith(f"{deed} "):
        forget(db, collection)


def forget(db: sqlite3.Connection, collection: str) -> None:
    """Take a collection's note away."""
    choices.remember(db, collection, _NAME, "")


def broken_off(db: sqlite3.Connection, collection: str) -> str | None:
    """Say of which deed only a part was done, in a sentence; None where there is none."""
    found = db.execute(_NOTE, (collection, _NAME)).fetchone()
    if found is None:
        return None
    phrase, value = found
    _, what, total = value.split(" ")
    return _SAID[what].format(phrase=phrase, total=int(total))


def _collection_of(db: sqlite3.Connection, deed: int) -> str:
    return str(db.execute("SELECT collection FROM deeds WHERE id = ?", (deed,)).fetchone()[0])


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Stand by a deed as long as it is under way; not where nothing can be locked."""
    with ExitStack() as until_then:
        with suppress(*_NO_LOCK):
            import fcntl

            folder.mkdir(parents=True, exist_ok=True)
            place = os.open(folder, os.O_RDONLY)
            until_then.callback(os.close, place)
            fcntl.flock(place, fcntl.LOCK_SH | fcntl.LOCK_NB)
        yield


def is_held(folder: Path) -> bool:
    """Tell whether anybody stands by a deed."""
    try:
        import fcntl

        place = os.open(folder, os.O_RDONLY)
    except _NO_LOCK:
        return False
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(place)
    return False

"""The marks of an article: read, starred, and how far it was read.

Functions over the state's tables, inside a transaction of the caller's. Must not know who calls.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence

from reader.store import deeds

Article = tuple[str, str]  # path and content, as an Identity


def change(
    db: sqlite3.Connection,
    collection: str,
    wanted: Sequence[Article],
    mark: tuple[str, bool | int | str],
    phrase: Callable[[int], str],
) -> int:
    """Set ``read`` or ``starred`` of articles as one deed; give how many it changed.

    ``mark`` is the field and what it becomes.
    """
    field, value = mark
    deeds.require_field(field)
    deeds.gather(db, wanted)
    changed = int(
        db.execute(
            "SELECT count(*) FROM wanted LEFT JOIN articles AS a USING (path, content)"
            f" WHERE coalesce(a.{field}, 0) <> ?",
            (value,),
        ).fetchone()[0]
    )
    if changed:
        deed = deeds.begin(db, collection, phrase(changed))
        deeds.enter(db)
        db.execute(
            f"INSERT INTO changes SELECT ?, ?, a.id, 0, a.{field}, ? FROM wanted"
            f" JOIN articles AS a USING (path, content) WHERE a.{field} <> ?",
            (deed, field, value, value),
        )
        deeds.play(db, deed, "after")
    return changed


def keep_place(db: sqlite3.Connection, article: Article, place: int) -> None:
    """Keep how far an article was read. Not a deed: it is not undone."""
    deeds.gather(db, [article])
    deeds.enter(db)
    row = deeds.row_of(db, article)
    db.execute(
        "UPDATE articles SET place = ?, revision = ? WHERE id = ?",
        (place, deeds.next_revision(db), row),
    )
    db.execute("INSERT OR REPLACE INTO times VALUES (?, 0, 'place', ?)", (row, time.time()))

"""The deeds of writing something at an article: tags, and details put right.

Functions over the state's tables, inside a transaction of the caller's. Must not know who calls.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from reader.store import notes
from reader.store.state import deeds

Article = tuple[str, str]  # path and content, as an Identity


def tag(
    db: sqlite3.Connection,
    collection: str,
    wanted: Sequence[Article],
    tags: Mapping[str, bool],
    phrase: Callable[[int], str],
) -> int:
    """Give articles tags, or take them away, as one deed; give how many it changed."""
    held = {row: _held(db, row, "tags") for row in deeds.rows(db, wanted).values()}
    changes = {
        f"tag {name.casefold()}": [
            (row, notes.spelling(mine, name), name if wished else None)
            for row, mine in held.items()
            if (notes.spelling(mine, name) is not None) is not wished
        ]
        for name, wished in tags.items()
    }
    changed = {row for each in changes.values() for row, _, _ in each}
    if changed:
        _do(db, deeds.begin(db, collection, phrase(len(changed))), changes)
    return len(changed)


def amend(
    db: sqlite3.Connection,
    collection: str,
    article: Article,
    details: Mapping[str, str | None],
    phrase: str,
) -> bool:
    """Keep what details of an article should say, as one deed; tell whether that is new."""
    (row,) = deeds.rows(db, [article]).values()
    held = notes.read_back(_held(db, row, "details"))
    changes = {
        f"detail {name}": [(row, held.get(name), value)]
        for name, value in details.items()
        if held.get(name) != value
    }
    if changes:
        _do(db, deeds.begin(db, collection, phrase), changes)
    return bool(changes)


def _held(db: sqlite3.Connection, row: int, column: str) -> str:
    return str(db.execute(f"SELECT {column} FROM articles WHERE id = ?", (row,)).fetchone()[0])


def _do(
    db: sqlite3.Connection, deed: int, changes: Mapping[str, Sequence[tuple[int, object, object]]]
) -> None:
    db.executemany(
        "INSERT INTO changes VALUES (?, ?, ?, 0, ?, ?)",
        [
            (deed, field, row, before, after)
            for field, each in changes.items()
            for row, before, after in each
        ],
    )
    deeds.play(db, deed, "after")

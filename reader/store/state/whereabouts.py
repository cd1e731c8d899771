"""Where each collection lies, and what it is known by should it lie elsewhere one day.

Functions over the state's tables; those that change something, inside a transaction of the
caller's. Must not look at any disk.
"""

from __future__ import annotations

import sqlite3

from reader.later import json
from reader.named import NamedTuple
from reader.store.state.remembered import Identity

SCHEMA = """
CREATE TABLE collections (
    key TEXT PRIMARY KEY,
    roots TEXT NOT NULL,        -- a JSON list of absolute paths
    sample TEXT NOT NULL,       -- a JSON list of articles, each path and content
    became TEXT NOT NULL        -- the key of the collection that goes on from it, or nothing
) WITHOUT ROWID;
"""


class Whereabouts(NamedTuple):
    """A collection, the folders and files it is made of, and a few articles to know it by.

    ``became`` is the key of the collection that was found to be the same one at another place,
    empty while there is none.
    """

    key: str
    roots: tuple[str, ...]
    sample: tuple[Identity, ...]
    became: str = ""


def every(db: sqlite3.Connection, *, left: bool = False) -> dict[str, Whereabouts]:
    """Give all collections, or those that lie elsewhere now (``left``), by their keys."""
    which = "WHERE became <> ''" if left else ""
    found = db.execute(f"SELECT key, roots, sample, became FROM collections {which}")
    return {
        key: Whereabouts(key, tuple(json.loads(roots)), _articles(sample), became)
        for key, roots, sample, became in found
    }


def is_noted(db: sqlite3.Connection, key: str, *, still: bool = False) -> bool:
    """Tell whether it is known where a collection lies; ``still``: and none goes on from it."""
    where = "key = ? AND became = ''" if still else "key = ?"
    row = db.execute(f"SELECT 1 FROM collections WHERE {where}", (key,)).fetchone()
    return row is not None


def _articles(written: str) -> tuple[Identity, ...]:
    return tuple(Identity(*each) for each in json.loads(written))


def note(db: sqlite3.Connection, known: Whereabouts) -> None:
    """Keep where a collection lies, in place of where it lay before."""
    db.execute(
        "INSERT OR REPLACE INTO collections VALUES (?, ?, ?, ?)",
        (known.key, json.dumps(known.roots), json.dumps(known.sample), known.became),
    )

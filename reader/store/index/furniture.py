"""The page furniture that was learned from a collection, as the index keeps it.

Must not know how it is learned.
"""

from __future__ import annotations

import sqlite3
from collections import deque

from reader.later import json
from reader.model import Span
from reader.store import sqlite
from reader.store.ids import packed
from reader.store.index.stages import PLACED

SCHEMA = """
CREATE TABLE furniture (
    article BLOB PRIMARY KEY,
    runs TEXT NOT NULL          -- JSON: pairs of offsets
) WITHOUT ROWID;
"""


def put(db: sqlite3.Connection, learned: deque[tuple[str, tuple[Span, ...]]]) -> bool:
    """Keep which runs of articles were found to be page furniture, until the time is up; none
    takes the entry out. Tell whether there is more to do."""
    part = sqlite.Slice()
    while learned and not part.spent():
        article, runs = learned.popleft()
        if runs:
            values = (packed(article), json.dumps(runs))
            db.execute("INSERT OR REPLACE INTO furniture VALUES (?, ?)", values)
        else:
            db.execute("DELETE FROM furniture WHERE article = ?", (packed(article),))
    return bool(learned)


def of(db: sqlite3.Connection, article: str, content: str) -> tuple[Span, ...]:
    """Give an article's learned furniture, if it still says what it said then."""
    row = db.execute(
        "SELECT f.runs FROM furniture AS f JOIN articles AS a ON a.id = f.article"
        f" WHERE f.article = ? AND a.content = ? AND a.stage = {PLACED}",
        (packed(article), bytes.fromhex(content)),
    ).fetchone()
    return tuple(Span(*span) for span in json.loads(row[0])) if row else ()

"""The stages an article of the index passes through; each is stored, so a scan can go on.

NEW: listed, its marks not yet found. MATCHED: with its marks. DIGESTED: searchable, with a
fingerprint. PLACED: its story is known.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

NEW, MATCHED, DIGESTED, PLACED = range(4)


def is_at(stage: int) -> str:
    """Give the condition that an article (``a``) is at a stage, so written that those with more to
    come are found in their own index: no look at all others, which are many."""
    return f"a.stage = {stage}" if stage >= PLACED else f"a.stage = {stage} AND a.stage < 3"


def count_before(db: sqlite3.Connection, stage: int) -> int:
    """Count the articles that have not reached a stage."""
    query = "SELECT count(*) FROM articles WHERE stage < ? AND stage < 3"
    return int(db.execute(query, (stage,)).fetchone()[0])


def advance(db: sqlite3.Connection, keys: Iterable[int], stage: int) -> None:
    """Note that articles have reached a stage."""
    db.executemany("UPDATE articles SET stage = ? WHERE key = ?", [(stage, key) for key in keys])

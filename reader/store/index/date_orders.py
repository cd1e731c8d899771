"""How the dates of articles order numbers (10/11/2022), as the index knows it.

What each shows or was decided stands in ``details.numbers``, as ``Article.numbers`` says. Must
not know how it is decided.
"""

from __future__ import annotations

import sqlite3

from reader.named import NamedTuple
from reader.store.ids import packed
from reader.store.index.listed import ENTRY, Entry, entry_of
from reader.store.index.stages import NEW


class Undecided(NamedTuple):
    """An article whose date can be read two ways, and what was decided (``Article.numbers``)."""

    entry: Entry
    outlet: int | None
    decided: str
    amended: str


def undecided(db: sqlite3.Connection, after: int, limit: int) -> list[Undecided]:
    """Give articles whose date can be read two ways, by rising key."""
    query = ENTRY.replace("SELECT ", "SELECT a.outlet, d.numbers, d.amended, ", 1)
    rows = db.execute(
        f"{query} JOIN details AS d USING (card) WHERE a.stage > ? AND a.key IN (SELECT key"
        " FROM details WHERE numbers <> '' AND numbers GLOB '[?]*' AND key > ?)"
        " ORDER BY a.key LIMIT ?",
        (NEW, after, limit),
    )
    return [Undecided(entry_of(row[3:]), *row[:3]) for row in rows]


def count_undecided(db: sqlite3.Connection) -> tuple[int, str | None]:
    """Count the articles whose date nothing decided, and name one of them."""
    count, example = db.execute(
        "SELECT count(*), min(a.id) FROM details AS d JOIN articles AS a ON a.key = d.key"
        " WHERE d.numbers <> '' AND d.numbers = '?'"
    ).fetchone()
    return count, example.hex() if example else None


def decisions(db: sqlite3.Connection) -> list[tuple[int | None, str, int]]:
    """Count, by outlet, the dates that can be read two ways: outlet, what was decided, count."""
    return db.execute(
        "SELECT a.outlet, d.numbers, count(*) FROM details AS d JOIN articles AS a ON a.key = d.key"
        " WHERE d.numbers <> '' AND d.numbers GLOB '[?]*' GROUP BY 1, 2"
    ).fetchall()


def habits(db: sqlite3.Connection) -> list[tuple[int | None, str, int]]:
    """Count, by outlet, the dates that show how numbers are ordered: outlet, order, count."""
    return db.execute(
        "SELECT a.outlet, d.numbers, count(*) FROM details AS d JOIN articles AS a ON a.key = d.key"
        " WHERE d.numbers <> '' AND d.numbers IN ('day', 'month') GROUP BY 1, 2"
    ).fetchall()


def of(db: sqlite3.Connection, article: str) -> str:
    """Give what was decided of an article's date (``Article.numbers``)."""
    query = "SELECT d.numbers FROM articles AS a JOIN details AS d USING (card) WHERE a.id = ?"
    row = db.execute(query, (packed(article),)).fetchone()
    return str(row[0]) if row else ""

"""How many articles each day has, and how many of them are read: kept up by triggers.

So that a list of any length is divided, and its title written, without a look at each article.
Must not know which articles those are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from reader.named import NamedTuple
from reader.store.index.order import DAY_SHIFT, NO_END

# A day is what ``order.day`` reads; 0 holds what has no date. An article's key never changes.
# The numbers may not be NULL, and never are. Were that a constraint, a trigger could fail in the
# middle: for each article SQLite would then lay all pages aside that entering it changes, twice as
# much work as all the rest (see ``catalogue``).
SCHEMA = f"""
CREATE TABLE days (
    day INTEGER PRIMARY KEY,
    articles INTEGER,
    read INTEGER
);
CREATE TRIGGER article_came AFTER INSERT ON articles BEGIN
    INSERT INTO days VALUES (new.key >> {DAY_SHIFT}, 1, 0)
        ON CONFLICT (day) DO UPDATE SET articles = articles + 1; END;
CREATE TRIGGER article_went AFTER DELETE ON articles BEGIN
    UPDATE days SET articles = articles - 1 WHERE day = old.key >> {DAY_SHIFT}; END;
CREATE TRIGGER mark_came AFTER INSERT ON marks WHEN new.read BEGIN
    UPDATE days SET read = read + 1 WHERE day = new.key >> {DAY_SHIFT}; END;
CREATE TRIGGER mark_changed AFTER UPDATE OF read ON marks WHEN new.read <> old.read BEGIN
    UPDATE days SET read = read + new.read - old.read WHERE day = new.key >> {DAY_SHIFT}; END;
CREATE TRIGGER mark_went AFTER DELETE ON marks WHEN old.read BEGIN
    UPDATE days SET read = read - 1 WHERE day = old.key >> {DAY_SHIFT}; END;
"""


class Day(NamedTuple):
    """One day of the collection, as ``order.day`` reads it, and how many articles it has."""

    number: int
    articles: int


def counted(db: sqlite3.Connection, before: int = NO_END >> DAY_SHIFT) -> Iterator[Day]:
    """Give the days that have articles, those before one, the latest first; undated last."""
    query = "SELECT day, articles FROM days WHERE articles > 0 AND day < ? ORDER BY day DESC"
    return map(Day._make, db.execute(query, (before,)))


def every(db: sqlite3.Connection) -> list[Day]:
    """Give all of them at once."""
    return list(counted(db))


def articles(db: sqlite3.Connection) -> int:
    """Count all articles."""
    return int(db.execute("SELECT coalesce(sum(articles), 0) FROM days").fetchone()[0])


def read(db: sqlite3.Connection) -> int:
    """Count the articles that are read."""
    return int(db.execute("SELECT coalesce(sum(read), 0) FROM days").fetchone()[0])

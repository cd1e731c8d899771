"""What is known about each article beside its place in lists: its details, as they were read.

Each article has a card, numbered as they come. By the keys of articles, which mostly fall while
files are read, SQLite would part a page in the middle for each one that is filled, and leave half
of it empty. Must not know how a file is read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.model import Article
from reader.sharing import lone_statement
from reader.store import sqlite
from reader.store.index import fulltext, records

SCHEMA = """
CREATE TABLE details (
    card INTEGER PRIMARY KEY,   -- rises as they come, so that every page is filled
    key INTEGER NOT NULL,       -- of the article
    headline TEXT NOT NULL,     -- as shown
    date TEXT,
    outlet TEXT,
    date_doubtful INTEGER NOT NULL,
    outlet_doubtful INTEGER NOT NULL,
    words INTEGER NOT NULL,
    agencies TEXT NOT NULL,     -- folded, a line each
    authors TEXT NOT NULL,
    fields TEXT NOT NULL,       -- see records
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    address TEXT NOT NULL,      -- in the file, in its reader's own words
    amended TEXT NOT NULL,      -- what of it the user put right, see notes
    numbers TEXT NOT NULL,      -- how its date orders numbers, see Article.numbers
    declared TEXT NOT NULL,     -- its date, where that is declared and nothing bears it out
    shared INTEGER NOT NULL     -- whether too many have that date, see shared_dates
);
CREATE INDEX details_numbers ON details (key) WHERE numbers <> '';
CREATE INDEX details_declared ON details (declared, shared) WHERE declared <> '';
CREATE INDEX details_amended ON details (key) WHERE amended <> '';
"""

_PUT = "INSERT INTO details VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, 0)"
_PUT_AGAIN = _PUT.replace("INSERT", "INSERT OR REPLACE")  # twice the work


def put(
    db: sqlite3.Connection, key: int, article: Article, address: str, card: int | None = None
) -> int:
    """Enter an article's details, on a card that is there or on a new one; give its number.

    ``address``: where the article stands in its file, in the words of the file's reader.
    """
    date, outlet = article.date, article.outlet
    added = db.execute(
        _PUT if card is None else _PUT_AGAIN,
        (
            card,
            key,
            sqlite.text_in(records.shown_headline(article)),
            date.value.iso if date else None,
            sqlite.text_in(outlet.value) if outlet else None,
            bool(date and date.doubtful),
            bool(outlet and outlet.doubtful),
            article.words,
            _lines(article.agencies.value) if article.agencies else "",
            _lines(article.authors.value) if article.authors else "",
            sqlite.text_in(records.written(article)),
            article.format,
            article.encoding,
            address,
            article.numbers,
            lone_statement(date),
        ),
    )
    return int(added.lastrowid or 0)


def _lines(names: Iterable[str]) -> str:
    return sqlite.text_in("\n".join(fulltext.folded(name) for name in names))


def take_out(db: sqlite3.Connection, card: int) -> None:
    """Take out an article's details."""
    db.execute("DELETE FROM details WHERE card = ?", (card,))

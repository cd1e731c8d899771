"""What the user calls an outlet: names as they are shown, by names as they are read.

Laid over the catalogue when a list is made, so that a change of the settings costs no scan and
what was read stays known. Only a name that nobody but the user knows must be looked for in the
texts: those that were are noted. Functions over the index; must not know where the names are
written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from reader.hints import TYPE_CHECKING
from reader.record import replace
from reader.store import sqlite
from reader.store.index import fulltext

if TYPE_CHECKING:
    from reader.model import Article

RENAMED = "outlet "  # a choice of this beginning is the user's name for one outlet as read

SCHEMA = """
CREATE TABLE outlet_names (
    read TEXT PRIMARY KEY,      -- folded
    shown TEXT NOT NULL,
    folded TEXT NOT NULL        -- of shown
) WITHOUT ROWID;
CREATE TABLE outlets_sought (   -- names of the user's that texts were read with
    name TEXT PRIMARY KEY
) WITHOUT ROWID;
"""

# The outlets by the names they are shown under; several may be shown under one.
SHOWN = (
    "(SELECT o.id, coalesce(n.shown, o.name) AS name, coalesce(n.folded, o.folded) AS folded"
    " FROM outlets AS o LEFT JOIN outlet_names AS n ON n.read = o.folded)"
)


def known(db: sqlite3.Connection) -> dict[str, str]:
    """Give the names that hold, by folded names as read."""
    return dict(db.execute("SELECT read, shown FROM outlet_names"))


def read_as(db: sqlite3.Connection, shown: str) -> list[str]:
    """Give the folded names as read of the outlets that are shown under a name."""
    query = (
        "SELECT o.folded FROM outlets AS o LEFT JOIN outlet_names AS n ON n.read = o.folded"
        " WHERE coalesce(n.shown, o.name) = ? ORDER BY o.folded"
    )
    return list(dict.fromkeys(row[0] for row in db.execute(query, (shown,))))


def counted(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Give the outlets that have articles as they are shown, by name, and how many each has."""
    rows = db.execute(
        "SELECT s.name, sum(c.articles) FROM (SELECT outlet, count(*) AS articles FROM articles"
        f" WHERE outlet IS NOT NULL GROUP BY outlet) AS c JOIN {SHOWN} AS s ON s.id = c.outlet"
        " GROUP BY s.name ORDER BY s.folded, s.name"
    )
    return rows.fetchall()


def count(db: sqlite3.Connection, names: Iterable[str]) -> int:
    """Count the articles whose outlet was read as one of these folded names."""
    query = (
        "SELECT count(*) FROM articles WHERE outlet IN (SELECT id FROM outlets WHERE folded = ?)"
    )
    return sum(int(db.execute(query, (name,)).fetchone()[0]) for name in names)


def put(db: sqlite3.Connection, names: Mapping[str, str]) -> None:
    """Let these names hold and no others."""
    db.execute("DELETE FROM outlet_names")
    db.executemany(
        "INSERT OR REPLACE INTO outlet_names VALUES (?, ?, ?)",
        [(read, sqlite.text_in(shown), fulltext.folded(shown)) for read, shown in names.items()],
    )


def sought(db: sqlite3.Connection) -> frozenset[str]:
    """Give the names, known to the user, that were looked for in every text of the index."""
    return frozenset(row[0] for row in db.execute("SELECT name FROM outlets_sought"))


def seek(db: sqlite3.Connection, names: Iterable[str]) -> None:
    """Note the names that every text was read with."""
    db.execute("DELETE FROM outlets_sought")
    values = [(sqlite.text_in(name),) for name in names]
    db.executemany("INSERT OR IGNORE INTO outlets_sought VALUES (?)", values)


def folded(names: Mapping[str, str]) -> dict[str, str]:
    """Give names by what they are looked up by: case, accents and quotation marks left out."""
    return {fulltext.folded(read): shown for read, shown in names.items()}


def named(article: Article, names: Mapping[str, str]) -> Article:
    """Give an article with its outlet as the user calls it; ``names`` are by folded names."""
    if not names or article.outlet is None:
        return article
    shown = names.get(fulltext.folded(article.outlet.value))
    return replace(article, outlet=replace(article.outlet, value=shown)) if shown else article

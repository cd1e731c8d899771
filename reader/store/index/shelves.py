"""Lists and rows read from the index: what stands where, and what is shown of it.

The reading side of the catalogue; a list costs one pass over narrow rows, a row one look-up. Must
not change anything.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from reader.hints import Any
from reader.model import Article, Counts, Filter, Grouping, Mark, Row
from reader.sharing import doubted
from reader.store import notes, sqlite
from reader.store.ids import packed
from reader.store.index import days, filters, formed, headings, order, outlet_names, records
from reader.store.index.headings import day_key
from reader.store.index.shelving import Shelves, Shelving

# Newest first; of one date, as the files are walked through. Two indexes hold this order.
LISTED = f"a.key >> {order.DATE_SHIFT} DESC, a.place, a.position"
_CHUNK = 500  # ids in one question


def shelves(db: sqlite3.Connection, wanted: Filter, grouping: Grouping) -> Shelves:
    """Divide the articles that pass a filter; see ``Library.groups`` for the order."""
    return divided(db, filters.where(wanted), grouping)


def divided(db: sqlite3.Connection, where: filters.Where, grouping: Grouping) -> Shelves:
    """Divide the articles of which a condition holds."""
    return _DIVISIONS[grouping](db, where)


def keys(
    db: sqlite3.Connection, wanted: Filter, arrivals: int, *, as_filed: bool = False
) -> array[int]:
    """Give the keys of the articles that pass and came before so many had arrived.

    In the list's order, or ``as_filed``: in the order of their files and their places in them.
    """
    where = filters.where(wanted)
    rows = db.execute(
        f"SELECT a.key FROM articles AS a WHERE {where.condition}"
        f" AND a.key & {order.MOST_ARRIVALS} > ?"
        f" ORDER BY {'a.place, a.position' if as_filed else LISTED}",
        (*where.values, order.MOST_ARRIVALS - arrivals),
    )
    return array("q", map(itemgetter(0), rows))


def _by_date(db: sqlite3.Connection, where: filters.Where) -> Shelves:
    rows = db.execute(
        f"SELECT a.key >> {order.DAY_SHIFT}, a.id FROM articles AS a WHERE {where.condition}"
        f" ORDER BY {LISTED}",
        where.values,
    )
    shelving, runs = Shelving(), groupby(rows, itemgetter(0))
    numbers = (number for number, run in runs if shelving.fill(map(itemgetter(1), run)))
    return shelving.under(headings.Days(numbers))


def on_day(db: sqlite3.Connection, day: int, first: int, count: int) -> list[bytes]:
    """Give ids of a day's articles in order, from a place on."""
    low, high = (number << order.DAY_SHIFT - order.DATE_SHIFT for number in (day, day + 1))
    rows = db.execute(
        f"SELECT id FROM articles AS a WHERE a.key >> {order.DATE_SHIFT} >= ?"
        f" AND a.key >> {order.DATE_SHIFT} < ? ORDER BY {LISTED} LIMIT ? OFFSET ?",
        (low, high, count, first),
    )
    return [row[0] for row in rows]


def division(db: sqlite3.Connection, article: str, grouping: Grouping) -> str | None:
    """Give the key of the shelf that an article would stand on; None for one that is not here."""
    row = db.execute(_DIVISION[grouping], (packed(article),)).fetchone()
    if row is None:
        return None
    if grouping is Grouping.HEADLINE:
        return _letter(row[0])
    return day_key(row[0]) if grouping is Grouping.DATE else row[0] or ""


_DIVISION = {
    Grouping.HEADLINE: "SELECT substr(headline, 1, 1) FROM articles WHERE id = ?",
    Grouping.DATE: f"SELECT key >> {order.DAY_SHIFT} FROM articles WHERE id = ?",
    Grouping.OUTLET: f"SELECT (SELECT name FROM {outlet_names.SHOWN} WHERE id = a.outlet)"
    " FROM articles AS a WHERE a.id = ?",
    Grouping.STORY: "SELECT lower(hex(t.story)) FROM articles AS a"
    " LEFT JOIN tellings AS t ON t.article = a.id WHERE a.id = ?",
}


def _by_outlet(db: sqlite3.Connection, where: filters.Where) -> Shelves:
    rows = db.execute(
        "WITH o AS MATERIALIZED (SELECT id, dense_rank() OVER (ORDER BY folded, name) AS rank"
        f" FROM {outlet_names.SHOWN})"
        " SELECT o.rank, a.id FROM articles AS a LEFT JOIN o ON o.id = a.outlet"
        f" WHERE {where.condition} ORDER BY o.rank IS NULL, o.rank, {LISTED}",
        where.values,
    )
    shelving, runs = Shelving(), groupby(rows, itemgetter(0))
    ranks = [rank for rank, run in runs if shelving.fill(map(itemgetter(1), run))]
    names = _outlets_in_order(db)
    found = ((names[rank - 1],) * 2 if rank else ("", "Outlet unknown") for rank in ranks)
    return shelving.under(headings.Names(found))


def _outlets_in_order(db: sqlite3.Connection) -> list[str]:
    query = f"SELECT DISTINCT folded, name FROM {outlet_names.SHOWN} ORDER BY folded, name"
    return [name for _, name in db.execute(query)]


def _firsts(rows: Iterable[tuple[bytes]]) -> Iterator[bytes]:
    return map(itemgetter(0), rows)


def _by_story(db: sqlite3.Connection, where: filters.Where) -> Shelves:
    told = db.execute(
        "SELECT s.id, s.headline, a.id FROM stories AS s JOIN tellings AS t ON t.story = s.id"
        f" JOIN articles AS a ON a.id = t.article WHERE {where.condition}"
        f" ORDER BY s.newest DESC, s.id DESC, a.key >> {order.DATE_SHIFT} DESC, t.place",
        where.values,
    )
    shelving, runs = Shelving(), groupby(told, itemgetter(0, 1))
    stories = headings.Stories(
        story for story, run in runs if shelving.fill(map(itemgetter(2), run))
    )
    alone = db.execute(
        f"SELECT a.id FROM articles AS a WHERE {where.condition}"
        " AND NOT EXISTS (SELECT 1 FROM tellings AS t WHERE t.article = a.id)"
        f" ORDER BY {LISTED}",
        where.values,
    )
    shelving.fill(_firsts(alone))
    return shelving.under(stories)


def _by_headline(db: sqlite3.Connection, where: filters.Where) -> Shelves:
    """Divide by the first letter; of one headline, the newest first."""
    rows = db.execute(
        "SELECT substr(a.headline, 1, 1), a.id FROM articles AS a"
        f" WHERE {where.condition} ORDER BY a.headline, {LISTED}",
        where.values,
    )
    shelving, runs = Shelving(), groupby(rows, lambda row: _letter(row[0]))
    letters = [first for first, run in runs if shelving.fill(map(itemgetter(1), run))]
    return shelving.under(headings.Names((first, first or _NO_LETTER) for first in letters))


_NO_LETTER = "No letter first"


def _letter(first: str) -> str:
    if first == records.NO_LETTER:
        return ""
    return "0–9" if first.isdigit() else first.upper()


_DIVISIONS = {
    Grouping.DATE: _by_date,
    Grouping.OUTLET: _by_outlet,
    Grouping.STORY: _by_story,
    Grouping.HEADLINE: _by_headline,
}


def counts(db: sqlite3.Connection, wanted: Filter, before: Counts | None = None) -> Counts:
    """Count articles, stories and unread articles that pass a filter.

    ``before`` is what passed before some were marked, if nothing else has changed since.
    """
    if wanted.empty:
        return _counts_of_all(db)
    where = filters.where(wanted)
    if before and not where.asks_for_marks:
        return before._replace(unread=before.articles - _read(db, where))
    articles, told, stories, unread = db.execute(
        "SELECT count(*), count(t.story), count(DISTINCT t.story),"
        " count(*) - coalesce(sum(m.read), 0) FROM articles AS a"
        " LEFT JOIN tellings AS t ON t.article = a.id LEFT JOIN marks AS m ON m.key = a.key"
        f" WHERE {where.condition}",
        where.values,
    ).fetchone()
    return Counts(articles, articles - told + stories, unread)


def _read(db: sqlite3.Connection, where: filters.Where) -> int:
    query = "SELECT count(*) FROM marks AS m CROSS JOIN articles AS a USING (key) WHERE m.read"
    return int(db.execute(f"{query} AND {where.condition}", where.values).fetchone()[0])


def _counts_of_all(db: sqlite3.Connection) -> Counts:
    stories, told = formed.told(db)
    articles = days.articles(db)
    return Counts(articles, articles - told + stories, articles - days.read(db))


_ROW = (
    "SELECT a.id, f.path, a.position, d.headline, d.date, coalesce(n.shown, d.outlet),"
    " d.date_doubtful,"
    " d.outlet_doubtful, s.id, s.size, m.read, m.starred, m.place, m.tags,"
    " m.amended"
    " FROM articles AS a JOIN details AS d USING (card) JOIN files AS f ON f.id = a.file"
    " LEFT JOIN outlets AS o ON o.id = a.outlet LEFT JOIN outlet_names AS n ON n.read = o.folded"
    " LEFT JOIN marks AS m ON m.key = a.key LEFT JOIN tellings AS t ON t.article = a.id"
    " LEFT JOIN stories AS s ON s.id = t.story WHERE a.id IN "
)


def rows(db: sqlite3.Connection, wanted: Sequence[str]) -> list[Row]:
    """Give rows in the order asked; ids that are gone are left out."""
    found = {row.id: row for part in _parts(wanted) for row in map(_row, _all(db, _ROW, part))}
    return [found[article] for article in wanted if article in found]


def _row(values: tuple[Any, ...]) -> Row:
    article, path, position, headline, date, outlet, doubt_a, doubt_b, story, size, *mark = values
    return Row(
        article.hex(),
        sqlite.path_out(path),
        position,
        headline,
        date,
        outlet,
        bool(doubt_a),
        bool(doubt_b),
        story.hex() if story else None,
        size or 1,
        _mark(*mark),
    )


def _mark(
    read: int | None,
    starred: int | None,
    place: int | None,
    tags: str | None,
    amended: str | None,
) -> Mark:
    details = tuple(notes.read_back(amended or "").items())
    return Mark(bool(read), bool(starred), place or 0, tuple((tags or "").split()), details)


_DETAILS = (
    "SELECT a.id, a.content, f.path, a.position, d.words, d.fields,"
    " d.format, d.encoding, d.shared FROM articles AS a"
    " JOIN details AS d USING (card) JOIN files AS f ON f.id = a.file WHERE a.id IN "
)


def details(db: sqlite3.Connection, wanted: Sequence[str]) -> list[Article]:
    """Give articles with all their fields and no text, in the order asked."""
    found = {article.id: article for part in _parts(wanted) for article in _detailed(db, part)}
    return [found[article] for article in wanted if article in found]


def _detailed(db: sqlite3.Connection, part: Sequence[bytes]) -> Iterator[Article]:
    names = outlet_names.known(db)
    for article, content, path, position, *rest in _all(db, _DETAILS, part):
        words, fields, kind, encoding, shared = rest
        known: dict[str, Any] = records.read_back(fields)
        where = article.hex(), content.hex(), sqlite.path_out(path), position
        found = Article(*where, text="", encoding=encoding, format=kind, counted=words, **known)
        yield outlet_names.named(doubted(found) if shared else found, names)


def _parts(wanted: Sequence[str]) -> Iterator[list[bytes]]:
    for start in range(0, len(wanted), _CHUNK):
        yield [packed(article) for article in wanted[start : start + _CHUNK]]


def _all(db: sqlite3.Connection, query: str, part: Sequence[bytes]) -> sqlite3.Cursor:
    return db.execute(f"{query} ({', '.join('?' * len(part))})", part)


def beginning(db: sqlite3.Connection, low: bytes, high: bytes) -> list[str]:
    """Give up to two ids from ``low`` to ``high``, both included."""
    query = "SELECT id FROM articles WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 2"
    return [row[0].hex() for row in db.execute(query, (low, high))]


def in_file(db: sqlite3.Connection, path: str) -> list[str]:
    """Give the articles of a file in order."""
    rows_found = db.execute(
        "SELECT a.id FROM articles AS a JOIN files AS f ON f.id = a.file WHERE f.path = ?"
        " ORDER BY a.position",
        (sqlite.path_in(path),),
    )
    return [row[0].hex() for row in rows_found]

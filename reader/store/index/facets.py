"""What there is to narrow a filter by: counts by outlet, month, tellings, relation, agency.

Every count comes with the words of the query language that give just those articles. Functions
over the index; must not know how a count is shown.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator

from reader.model import Facet, Filter, Relation, Share
from reader.store.index import days, filters, order, outlet_names
from reader.written_queries import NAMELESS, exactly

_MOST = 500  # shares of one facet
_ACRONYM = 4  # letters
_MONTH_SHIFT = order.DAY_SHIFT + order.DAY
_SIZES = ((2, 2), (3, 3), (4, 4), (5, 9), (10, None))  # fewest and most tellings


def facet(db: sqlite3.Connection, wanted: Filter, name: str) -> Facet:
    """Count the articles that pass a filter by one of ``NAMES``."""
    shares = list(_COUNTED[name](db, wanted, filters.where(wanted)))
    return Facet(name, tuple(shares[:_MOST]), len(shares))


def _by_outlet(db: sqlite3.Connection, _: Filter, where: filters.Where) -> Iterator[Share]:
    rows = db.execute(
        "SELECT s.name, sum(c.articles), max(c.articles) FROM"  # of two spellings, the usual one
        " (SELECT a.outlet AS outlet, count(*) AS articles FROM articles AS a"
        f" WHERE {where.condition} GROUP BY a.outlet) AS c"
        f" LEFT JOIN {outlet_names.SHOWN} AS s ON s.id = c.outlet"
        " GROUP BY s.folded ORDER BY 2 DESC, s.folded",
        where.values,
    )
    for name, articles, _most in rows:
        if name is None:
            yield Share("outlet unknown", NAMELESS, articles)
        else:
            yield Share(name, exactly("outlet", name), articles)


def _by_month(db: sqlite3.Connection, wanted: Filter, where: filters.Where) -> Iterator[Share]:
    counted = Counter[int]()
    for day, articles in by_day(db, wanted, where):
        counted[day >> order.DAY] += articles
    for month in sorted(counted, reverse=True):
        date = order.day(month << order.DAY)
        if date is None:
            yield Share("no date", "undated", counted[month])
        elif date.month is None:
            query = f"on:{date.iso} no:month"
            yield Share(f"{date.iso}, month unknown", query, counted[month])
        else:
            yield Share(date.iso, f"on:{date.iso}", counted[month])


def by_day(
    db: sqlite3.Connection, wanted: Filter, where: filters.Where
) -> Iterator[tuple[int, int]]:
    """Count by day (as ``order.day`` reads it; 0 for undated), the latest first."""
    if wanted.empty:
        yield from days.counted(db)
        return
    yield from db.execute(
        f"SELECT a.key >> {order.DAY_SHIFT} AS day, count(*) FROM articles AS a"
        f" WHERE {where.condition} GROUP BY day ORDER BY day DESC",
        where.values,
    )


def dated(db: sqlite3.Connection, wanted: Filter) -> list[tuple[str, int]]:
    """Count what passes by its date in ISO form, a day or less exact, the latest first; what has
    no date is left out."""
    found = by_day(db, wanted, filters.where(wanted))
    days = ((order.day(day), articles) for day, articles in found)
    return [(day.iso, articles) for day, articles in days if day is not None]


def _by_tellings(db: sqlite3.Connection, _: Filter, where: filters.Where) -> Iterator[Share]:
    rows = db.execute(
        "SELECT coalesce(s.size, 1), count(*) FROM articles AS a"
        " LEFT JOIN tellings AS t ON t.article = a.id LEFT JOIN stories AS s ON s.id = t.story"
        f" WHERE {where.condition} GROUP BY 1",
        where.values,
    )
    counted = dict(rows.fetchall())
    for fewest, most in reversed(_SIZES):
        articles = sum(n for size, n in counted.items() if fewest <= size <= (most or size))
        label = f"told {fewest} times" if fewest == most else f"told {fewest} to {most} times"
        label, end = (label, f" -tellings:{most + 1}") if most else (f"told {fewest} and more", "")
        if articles:
            yield Share(label, f"tellings:{fewest}{end}", articles)
    if 1 in counted:
        yield Share("told once", "-story", counted[1])


def _by_relation(db: sqlite3.Connection, _: Filter, where: filters.Where) -> Iterator[Share]:
    rows = db.execute(
        "SELECT relation, count(DISTINCT article) FROM"
        " (SELECT relation, a AS article FROM pairs UNION ALL SELECT relation, b FROM pairs)"
        # Joined, each article of a pair would be looked for at every place that passes.
        f" WHERE article IN (SELECT a.id FROM articles AS a WHERE {where.condition})"
        " GROUP BY relation",
        where.values,
    )
    counted = dict(rows.fetchall())
    for relation in Relation:
        if articles := counted.get(relation.value):
            yield Share(relation.value, relation.value.split()[0], articles)


def _by_agency(db: sqlite3.Connection, _: Filter, where: filters.Where) -> Iterator[Share]:
    rows = db.execute(
        "SELECT d.agencies, count(*) FROM articles AS a JOIN details AS d USING (card)"
        f" WHERE {where.condition} AND d.agencies <> '' GROUP BY d.agencies",
        where.values,
    )
    counted = Counter[str]()
    for names, articles in rows:
        counted.update(dict.fromkeys(names.split("\n"), articles))
    for name, articles in counted.most_common():
        label = name.upper() if len(name) <= _ACRONYM else name.title()  # it is kept folded
        yield Share(label, exactly("agency", name), articles)


_COUNTED: dict[str, Callable[[sqlite3.Connection, Filter, filters.Where], Iterator[Share]]] = {
    "outlet": _by_outlet,
    "month": _by_month,
    "story": _by_tellings,
    "relation": _by_relation,
    "agency": _by_agency,
}
NAMES = tuple(_COUNTED)  # the quickest first

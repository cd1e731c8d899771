"""The collection counted: by day, by outlet, by tellings, and who prints whose text.

Functions over the index, each one question that a screen asks beside itself; none looks at a
text. Must not know how a number is drawn.
"""

from __future__ import annotations

import sqlite3

from reader.model import Relation, Reprint, Volume
from reader.store import days, fulltext, order, outlet_names, records

_MOST = 1000  # outlets, and pairs of a source and an outlet
_KINDS = ", ".join(f"'{relation.value}'" for relation in Relation if relation.one_story)
# Each end of a pair inside a story: the article, the other one, the share of its words that the
# other one carries, and whether it came first (NULL where that is not known).
_ENDS = (
    "(SELECT e.id, e.other, e.share, e.first FROM ("
    "SELECT a AS id, b AS other, shared_a AS share, direction = 'a first' AS first FROM pairs"
    f" WHERE relation IN ({_KINDS}) UNION ALL"
    " SELECT b, a, shared_b, direction = 'b first' FROM pairs"
    f" WHERE relation IN ({_KINDS})) AS e JOIN tellings AS t ON t.article = e.id"
    " JOIN tellings AS u ON u.article = e.other AND u.story = t.story)"
)
_NAMED = f"(SELECT a.id, a.key, s.name FROM articles AS a LEFT JOIN {outlet_names.SHOWN} AS s"
_NAMED += " ON s.id = a.outlet)"


def by_day(db: sqlite3.Connection) -> tuple[list[tuple[str, int]], int]:
    """Give the days that have articles, in order, and how many articles have none."""
    counted = [(order.day(day.number), day.articles) for day in days.counted(db)]
    dated = [(day.iso, articles) for day, articles in reversed(counted) if day is not None]
    return dated, sum(articles for day, articles in counted if day is None)


def by_outlet(db: sqlite3.Connection) -> list[Volume]:
    """Give the outlets as they are shown, those with most articles first; the unknown one too."""
    printed = db.execute(
        "SELECT s.name, sum(c.articles), sum(c.retold) FROM (SELECT a.outlet, count(*) AS articles,"
        " count(t.article) AS retold FROM articles AS a LEFT JOIN tellings AS t"
        f" ON t.article = a.id GROUP BY a.outlet) AS c LEFT JOIN {outlet_names.SHOWN} AS s"
        " ON s.id = c.outlet GROUP BY s.name ORDER BY 2 DESC, s.name LIMIT ?",
        (_MOST,),
    ).fetchall()
    shares = dict(
        db.execute(
            "SELECT name, sum(share) FROM (SELECT x.name, max(e.share) AS share"
            f" FROM {_ENDS} AS e JOIN {_NAMED} AS x ON x.id = e.id JOIN {_NAMED} AS y"
            " ON y.id = e.other WHERE e.first IS NOT 1 AND x.name IS NOT y.name GROUP BY e.id)"
            " GROUP BY name"
        )
    )
    return [
        Volume(name, articles, retold, shares.get(name, 0.0) / articles)
        for name, articles, retold in printed
    ]


def by_tellings(db: sqlite3.Connection) -> list[tuple[int, int]]:
    """Count stories by how many articles tell them, from two on."""
    return db.execute(
        "SELECT size, count(*) FROM (SELECT count(*) AS size FROM tellings GROUP BY story)"
        " WHERE size > 1 GROUP BY size ORDER BY size"
    ).fetchall()


# A details row names its agencies folded, a line each.
_CREDITED = (
    "SELECT j.value AS source, x.name AS outlet, x.key FROM details AS d,"
    " json_each('[' || replace(json_quote(d.agencies), '\\n', '\",\"') || ']') AS j"
    f" JOIN {_NAMED} AS x ON x.key = d.key WHERE d.agencies <> ''"
)
_FOLLOWING = (
    f"SELECT y.name, x.name, x.key FROM {_ENDS} AS e JOIN {_NAMED} AS x ON x.id = e.id"
    f" JOIN {_NAMED} AS y ON y.id = e.other WHERE e.first = 0"
)


def reprints(db: sqlite3.Connection) -> list[Reprint]:
    """Count the articles of an outlet that print a source's text, most first.

    Sources are the agencies that an article credits and the outlets whose tellings came before.
    """
    counted: dict[tuple[str, str], set[int]] = {}
    names: dict[str, str] = {}
    for source, outlet, key in db.execute(_CREDITED).fetchall():
        if source not in names:
            names[source] = _agency(db, source, key)
        if outlet:
            counted.setdefault((source, outlet), set()).add(key)
    for first, outlet, key in db.execute(_FOLLOWING):
        if first and outlet:
            source = fulltext.folded(first)
            names[source] = first
            counted.setdefault((source, outlet), set()).add(key)
    found = [
        Reprint(names[source], outlet, len(keys))
        for (source, outlet), keys in counted.items()
        if source != fulltext.folded(outlet)
    ]
    return sorted(found, key=lambda each: (-each.articles, each.source, each.outlet))[:_MOST]


def _agency(db: sqlite3.Connection, folded: str, key: int) -> str:
    """Give an agency's name as an article that credits it writes it."""
    row = db.execute("SELECT fields FROM details WHERE key = ?", (key,)).fetchone()
    named = records.read_back(row[0]).get("agencies")
    written = named.value if named else ()
    return next((name for name in written if fulltext.folded(name) == folded), folded)

"""The collection counted: by day, by outlet, by tellings, and who prints whose text.

Functions over the index, each one question that a screen asks beside itself; none looks at a
text. Must not know how a number is drawn.
"""

from __future__ import annotations

import sqlite3

from reader.model import Reprint, Volume
from reader.store.index import days, fulltext, order, outlet_names, records
from reader.store.index.relations import TELLING

# Each end of a pair inside a story: the article, the other one, the share of its words that the
# other one carries, and whether it came first (NULL where that is not known).
_ENDS = (
    "(SELECT e.id, e.other, e.share, e.first FROM ("
    "SELECT a AS id, b AS other, shared_a AS share, direction = 'a first' AS first FROM pairs"
    f" WHERE relation IN ({TELLING}) UNION ALL"
    " SELECT b, a, shared_b, direction = 'b first' FROM pairs"
    f" WHERE relation IN ({TELLING})) AS e JOIN tellings AS t ON t.article = e.id"
    " JOIN tellings AS u ON u.article = e.other AND u.story = t.story)"
)
# Articles with the name of their outlet: folded, since two spellings of one name are one outlet.
_NAMED = "(SELECT a.id, a.key, s.folded AS outlet FROM articles AS a LEFT JOIN"
_NAMED += f" {outlet_names.SHOWN} AS s ON s.id = a.outlet)"


def by_day(db: sqlite3.Connection) -> tuple[list[tuple[str, int]], int]:
    """Give the days that have articles, in order, and how many articles have none."""
    counted = [(order.day(day.number), day.articles) for day in days.counted(db)]
    dated = [(day.iso, articles) for day, articles in reversed(counted) if day is not None]
    return dated, sum(articles for day, articles in counted if day is None)


def by_outlet(db: sqlite3.Connection) -> list[Volume]:
    """Give the outlets as they are shown, those with most articles first; the unknown one too."""
    shares = dict(
        db.execute(
            "SELECT outlet, sum(share) FROM (SELECT x.outlet, max(e.share) AS share"
            f" FROM {_ENDS} AS e JOIN {_NAMED} AS x ON x.id = e.id JOIN {_NAMED} AS y"
            " ON y.id = e.other WHERE e.first IS NOT 1 AND x.outlet IS NOT y.outlet GROUP BY e.id)"
            " GROUP BY outlet"
        )
    )
    printed = db.execute(
        "SELECT s.folded, s.name, sum(c.articles), sum(c.retold), max(c.articles) FROM"
        " (SELECT a.outlet, count(*) AS articles, count(t.article) AS retold FROM articles AS a"
        " LEFT JOIN tellings AS t ON t.article = a.id GROUP BY a.outlet) AS c"
        f" LEFT JOIN {outlet_names.SHOWN} AS s ON s.id = c.outlet"
        " GROUP BY s.folded ORDER BY 3 DESC, s.folded"  # named by the usual spelling
    )
    return [
        Volume(name, articles, retold, shares.get(folded, 0.0) / articles)
        for folded, name, articles, retold, _most in printed
    ]


def by_tellings(db: sqlite3.Connection) -> list[tuple[int, int]]:
    """Count stories by how many articles tell them, from two on."""
    return db.execute(
        "SELECT size, count(*) FROM (SELECT count(*) AS size FROM tellings GROUP BY story)"
        " WHERE size > 1 GROUP BY size ORDER BY size"
    ).fetchall()


_CREDITED = (  # agencies folded, a line each
    f"SELECT d.agencies, x.outlet, x.key FROM details AS d JOIN {_NAMED} AS x ON x.key = d.key"
    " WHERE d.agencies <> ''"
)
_FOLLOWING = (
    f"SELECT y.outlet, x.outlet, x.key FROM {_ENDS} AS e JOIN {_NAMED} AS x ON x.id = e.id"
    f" JOIN {_NAMED} AS y ON y.id = e.other WHERE e.first = 0"
)


def reprints(db: sqlite3.Connection) -> list[Reprint]:
    """Count the articles of an outlet that print a source's text, most first.

    Sources are the agencies that an article credits; of one that credits none, the outlets whose
    tellings came before.
    """
    wired: set[int] = set()  # articles that credit an agency
    printing: dict[tuple[str, str], set[int]] = {}  # articles by source and outlet
    credited: dict[str, int] = {}  # an article that credits each agency
    for agencies, outlet, key in db.execute(_CREDITED):
        wired.add(key)
        for source in agencies.split("\n"):
            credited.setdefault(source, key)
            printing.setdefault((source, outlet), set()).add(key)
    for source, outlet, key in db.execute(_FOLLOWING):
        if key not in wired:
            printing.setdefault((source, outlet), set()).add(key)
    found = sorted(
        (-len(keys), source, outlet)
        for (source, outlet), keys in printing.items()
        if source and outlet and source != outlet
    )
    outlets = dict(db.execute(f"SELECT folded, name FROM {outlet_names.SHOWN} ORDER BY name"))
    return [
        Reprint(outlets.get(source) or _agency(db, source, credited[source]), outlets[outlet], -n)
        for n, source, outlet in found
    ]


def _agency(db: sqlite3.Connection, folded: str, key: int) -> str:
    """Give an agency's name as an article that credits it writes it."""
    row = db.execute(
        "SELECT d.fields FROM articles AS a JOIN details AS d USING (card) WHERE a.key = ?",
        (key,),
    ).fetchone()
    named = records.read_back(row[0]).get("agencies")
    written = named.value if named else ()
    return next((name for name in written if fulltext.folded(name) == folded), folded)

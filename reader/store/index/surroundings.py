"""What stands around an article in a list of all, read before the whole of a long one is gathered.

By outlet, story and headline: the neighbours of an article are found in an index from where it
lies in there, however many articles there are. By date nothing is gathered. Must not know when a
list is a long one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import islice
from operator import itemgetter
from typing import Any

from reader.model import Grouping
from reader.named import NamedTuple
from reader.store.ids import packed
from reader.store.index import filters, order, outlet_names, shelves
from reader.store.index.shelving import Shelves

_DATE = f"a.key >> {order.DATE_SHIFT}"
_KEYS = "SELECT a.key FROM articles AS a WHERE"
_ALONE = "NOT EXISTS (SELECT 1 FROM tellings AS t WHERE t.article = a.id)"

Here = dict[str, Any]  # where an article lies in every order
Keys = Iterable[int]


class _Way(NamedTuple):
    """One of the two ways to walk from an article, in the words of SQL."""

    beyond: str  # how places and headlines further on compare: they rise down the list
    rising: str  # and in which order they come
    before: str  # how dates further on compare: they fall down the list
    newest: str  # and in which order they come

    @property
    def beside(self) -> str:
        """The order of articles of one date."""
        return f"a.place {self.rising}, a.position {self.rising}"

    @property
    def listed(self) -> str:
        """The order of articles of one headline or outlet, as in every list."""
        return f"{_DATE} {self.newest}, {self.beside}"


_DOWN = _Way(">", "ASC", "<", "DESC")
_UP = _Way("<", "DESC", ">", "ASC")


def around(db: sqlite3.Connection, article: str | None, grouping: Grouping, most: int) -> Shelves:
    """Divide an article and up to ``most`` before and behind it in a list of all; where none is
    named, or it is gone, the first of the list.

    Of an outlet that is read under several names only the article's own is looked at.
    """
    here = _place(db, article) if article else None
    walk = _WALKS[grouping]
    keys = set(islice(walk(db, here, _DOWN, most), most if here else most + 1))
    if here:
        keys |= {here["key"], *islice(walk(db, here, _UP, most), most)}
    these = "a.key IN (SELECT value FROM json_each(?))"
    return shelves.divided(db, filters.Where(these, (json.dumps(sorted(keys)),)), grouping)


def _place(db: sqlite3.Connection, article: str) -> Here | None:
    cursor = db.execute(
        f"SELECT a.key, a.headline, a.outlet, {_DATE} AS date, a.place, a.position,"
        " s.id AS story, s.newest FROM articles AS a LEFT JOIN tellings AS t ON t.article = a.id"
        " LEFT JOIN stories AS s ON s.id = t.story WHERE a.id = ?",
        (packed(article),),
    )
    row = cursor.fetchone()
    return dict(zip(map(itemgetter(0), cursor.description), row, strict=True)) if row else None


def _asked(db: sqlite3.Connection, query: str, values: Here | tuple[Any, ...] = ()) -> Keys:
    """Give keys one by one; nothing is looked for before the first is asked for."""
    yield from map(itemgetter(0), db.execute(query, values))


def _among(db: sqlite3.Connection, scope: str, here: Here, way: _Way) -> Keys:
    """Give what lies further on among the articles of which a condition holds, the next first."""
    beside = f"{_DATE} = :date AND (a.place, a.position) {way.beyond} (:place, :position)"
    yield from _asked(db, f"{_KEYS} {scope} AND {beside} ORDER BY {way.beside}", here)
    further = f"{_DATE} {way.before} :date"
    yield from _asked(db, f"{_KEYS} {scope} AND {further} ORDER BY {way.listed}", here)


# --------------------------------------------------------------------------- a walk in each order
# From an article, or from the first of the list; ``most`` is how many will be asked for.


def _by_headline(db: sqlite3.Connection, here: Here | None, way: _Way, _: int) -> Keys:
    further = "1"
    if here is not None:
        yield from _among(db, "a.headline = :headline", here, way)
        further = f"a.headline {way.beyond} :headline"
    order_by = f"a.headline {way.rising}, {way.listed}"
    yield from _asked(db, f"{_KEYS} {further} ORDER BY {order_by}", here or ())


def _by_outlet(db: sqlite3.Connection, here: Here | None, way: _Way, _: int) -> Keys:
    query = f"SELECT id FROM {outlet_names.SHOWN} ORDER BY folded, name"
    outlets = [*map(itemgetter(0), db.execute(query)), None]  # without an outlet: last
    if way is _UP:
        outlets.reverse()
    if here is not None:
        yield from _among(db, "a.outlet IS :outlet", here, way)
        outlets = outlets[outlets.index(here["outlet"]) + 1 :]
    for outlet in outlets:
        yield from _asked(db, f"{_KEYS} a.outlet IS ? ORDER BY {way.listed}", (outlet,))


def _by_story(db: sqlite3.Connection, here: Here | None, way: _Way, most: int) -> Keys:
    """Stories of several tellings come first, then what nobody else told."""
    further = "1"
    if here is not None and here["story"] is None:
        yield from _among(db, _ALONE, here, way)
        if way is _DOWN:
            return
    elif here is not None:
        tellings = list(_told(db, "id = :story", here, way, 1))
        yield from tellings[tellings.index(here["key"]) + 1 :]
        further = f"(newest, id) {way.before} (:newest, :story)"
    yield from _told(db, further, here or (), way, most)
    if way is _DOWN:
        yield from _asked(db, f"{_KEYS} {_ALONE} ORDER BY {way.listed}")


def _told(
    db: sqlite3.Connection, which: str, here: Here | tuple[()], way: _Way, stories: int
) -> Keys:
    """Give the tellings of so many stories; what is asked for is among them."""
    return _asked(
        db,
        f"SELECT a.key FROM (SELECT id, newest FROM stories WHERE {which}"
        f" ORDER BY newest {way.newest}, id {way.newest} LIMIT {stories}) AS s"
        " CROSS JOIN tellings AS t ON t.story = s.id CROSS JOIN articles AS a ON a.id = t.article"
        f" ORDER BY s.newest {way.newest}, s.id {way.newest}, {_DATE} {way.newest},"
        f" t.place {way.rising}",
        here,
    )


_WALKS = {
    Grouping.OUTLET: _by_outlet,
    Grouping.STORY: _by_story,
    Grouping.HEADLINE: _by_headline,
}

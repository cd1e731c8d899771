"""What stands around an article in a list of all, read before the whole of a long one is gathered.

By outlet, story and headline: the neighbours of an article are found in an index from where it
lies in there, however many articles there are. By date nothing is gathered. Must not know when a
list is a long one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from reader.model import Grouping
from reader.store.ids import packed
from reader.store.index import filters, order, outlet_names, shelves
from reader.store.index.shelves import LISTED
from reader.store.index.shelving import Shelves

_DATE = f"a.key >> {order.DATE_SHIFT}"
_UPWARDS = f"{_DATE}, a.place DESC, a.position DESC"  # LISTED, from its end
_KEYS = "SELECT a.key FROM articles AS a WHERE"
_LYING = "(a.place, a.position)"
_ALONE = "NOT EXISTS (SELECT 1 FROM tellings AS t WHERE t.article = a.id)"

Here = dict[str, Any]  # where an article lies in every order
Keys = Iterable[int]


def around(db: sqlite3.Connection, article: str | None, grouping: Grouping, most: int) -> Shelves:
    """Divide an article and up to ``most`` before and behind it in a list of all; where none is
    named, or it is gone, the first of the list.

    Of an outlet that is read under several names only the article's own is looked at.
    """
    here = _place(db, article) if article else None
    keys = set(islice(_BEHIND[grouping](db, here, most + 1), most + 1))
    if here:
        keys |= {here["key"], *islice(_BEFORE[grouping](db, here, most), most)}
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


# ----- among those of one date, outlet, headline


def _down(db: sqlite3.Connection, scope: str, here: Here) -> Keys:
    """Give what follows an article among those of which a condition holds, itself first."""
    same = f"{_KEYS} {scope} AND {_DATE} = :date AND {_LYING} >= (:place, :position)"
    older = f"{_KEYS} {scope} AND {_DATE} < :date"
    return chain(
        _asked(db, f"{same} ORDER BY a.place, a.position", here),
        _asked(db, f"{older} ORDER BY {LISTED}", here),
    )


def _up(db: sqlite3.Connection, scope: str, here: Here) -> Keys:
    """Give what stands above an article among those of which a condition holds, the next first."""
    same = f"{_KEYS} {scope} AND {_DATE} = :date AND {_LYING} < (:place, :position)"
    newer = f"{_KEYS} {scope} AND {_DATE} > :date"
    return chain(
        _asked(db, f"{same} ORDER BY a.place DESC, a.position DESC", here),
        _asked(db, f"{newer} ORDER BY {_UPWARDS}", here),
    )


# ----- by headline


def _headlines_behind(db: sqlite3.Connection, here: Here | None, _: int) -> Keys:
    if here is None:
        return _asked(db, f"{_KEYS} 1 ORDER BY a.headline, {LISTED}")
    further = f"{_KEYS} a.headline > :headline ORDER BY a.headline, {LISTED}"
    return chain(_down(db, "a.headline = :headline", here), _asked(db, further, here))


def _headlines_before(db: sqlite3.Connection, here: Here, _: int) -> Keys:
    further = f"{_KEYS} a.headline < :headline ORDER BY a.headline DESC, {_UPWARDS}"
    return chain(_up(db, "a.headline = :headline", here), _asked(db, further, here))


# ----- by outlet


def _outlets(db: sqlite3.Connection) -> list[int | None]:
    """Give the outlets by the names they are shown under; None, which is last, for no outlet."""
    query = f"SELECT id FROM {outlet_names.SHOWN} ORDER BY folded, name"
    return [*map(itemgetter(0), db.execute(query)), None]


def _outlets_behind(db: sqlite3.Connection, here: Here | None, _: int) -> Iterator[int]:
    outlets = _outlets(db)
    if here is not None:
        yield from _down(db, "a.outlet IS :outlet", here)
        outlets = outlets[outlets.index(here["outlet"]) + 1 :]
    for outlet in outlets:
        yield from _asked(db, f"{_KEYS} a.outlet IS ? ORDER BY {LISTED}", (outlet,))


def _outlets_before(db: sqlite3.Connection, here: Here, _: int) -> Iterator[int]:
    yield from _up(db, "a.outlet IS :outlet", here)
    outlets = _outlets(db)
    for outlet in reversed(outlets[: outlets.index(here["outlet"])]):
        yield from _asked(db, f"{_KEYS} a.outlet IS ? ORDER BY {_UPWARDS}", (outlet,))


# ----- by story


# Of so many stories that the articles which are asked for are among their tellings.
_STORIES = (
    "SELECT a.key FROM (SELECT id, newest FROM stories WHERE {} ORDER BY {} LIMIT {}) AS s"
    " CROSS JOIN tellings AS t ON t.story = s.id CROSS JOIN articles AS a ON a.id = t.article"
    " ORDER BY {}"
)
_DOWN = ("newest DESC, id DESC", f"s.newest DESC, s.id DESC, {_DATE} DESC, t.place")
_UP = ("newest, id", f"s.newest, s.id, {_DATE}, t.place DESC")


def _stories_behind(db: sqlite3.Connection, here: Here | None, most: int) -> Iterator[int]:
    if here is not None and here["story"] is None:
        yield from _down(db, _ALONE, here)
        return
    further = "1"
    if here is not None:
        tellings = _tellings(db, here)
        yield from tellings[tellings.index(here["key"]) :]
        further = "(newest, id) < (:newest, :story)"
    yield from _asked(db, _STORIES.format(further, _DOWN[0], most, _DOWN[1]), here or ())
    yield from _asked(db, f"{_KEYS} {_ALONE} ORDER BY {LISTED}")


def _stories_before(db: sqlite3.Connection, here: Here, most: int) -> Iterator[int]:
    if here["story"] is None:
        yield from _up(db, _ALONE, here)
        further = "1"
    else:
        tellings = _tellings(db, here)
        yield from reversed(tellings[: tellings.index(here["key"])])
        further = "(newest, id) > (:newest, :story)"
    yield from _asked(db, _STORIES.format(further, _UP[0], most, _UP[1]), here)


def _tellings(db: sqlite3.Connection, here: Here) -> list[int]:
    return list(_asked(db, _STORIES.format("id = :story", _DOWN[0], 1, _DOWN[1]), here))


_BEHIND = {
    Grouping.OUTLET: _outlets_behind,
    Grouping.STORY: _stories_behind,
    Grouping.HEADLINE: _headlines_behind,
}
_BEFORE = {
    Grouping.OUTLET: _outlets_before,
    Grouping.STORY: _stories_before,
    Grouping.HEADLINE: _headlines_before,
}

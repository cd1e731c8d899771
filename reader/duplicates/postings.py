"""Which articles have which features: sorted arrays that grow by merging, 8 to 12 bytes an entry.

A log-structured set of (feature, article) entries: new entries go to a small table, full tables
become sorted runs, and runs of like size are merged. Knows nothing of what a feature is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[Any]  # all of one unsigned type, 32 or 64 bits
Places = NDArray[np.int32]
Counts = NDArray[np.int64]

T = TypeVar("T", bound=np.generic)

_TABLE_MOST = 30_000  # entries in the table of new ones, some 5 MB


class Postings:
    """A multiset of (key, place). A place is removed by naming its keys once more.

    ``alive`` tells, for an array of places, which are still in use: places that are not are
    left out of what is given, and swept out whenever runs are merged. A place never comes back.
    """

    def __init__(self, kind: type[np.uint32] | type[np.uint64], alive: Callable[[Places], Any]):
        self._kind = kind
        self._alive = alive
        self._runs: list[tuple[Keys, Places]] = []  # longest first
        self._table: dict[int, list[int]] = {}
        self._in_table = 0
        self._gone: dict[int, int] = {}

    def add(self, keys: Keys, places: Places) -> None:
        """Add entries; many at once become a run of their own."""
        if len(keys) > _TABLE_MOST:
            self._add_run(keys, places)
            return
        for key, place in zip(keys.tolist(), places.tolist(), strict=True):
            self._table.setdefault(key, []).append(place)
        self._in_table += len(keys)
        if self._in_table > _TABLE_MOST:
            self._empty_table()

    def remove(self, keys: Keys) -> None:
        """Count entries as gone whose places are no longer alive."""
        for key in keys.tolist():
            self._gone[key] = self._gone.get(key, 0) + 1

    def count(self, keys: Keys) -> Counts:
        """Count the living entries of each key."""
        total = np.zeros(len(keys), np.int64)
        for run, _ in self._runs:
            total += np.searchsorted(run, keys, "right") - np.searchsorted(run, keys, "left")
        return total + self._not_in_runs(keys)

    def find(self, keys: Keys) -> Places:
        """Give the living places of all keys: a place once for each of the keys it has."""
        found = [
            places[ranges(np.searchsorted(run, keys, "left"), np.searchsorted(run, keys, "right"))]
            for run, places in self._runs
        ]
        all_places = np.concatenate([*found, self._in_new(keys)])
        living: Places = all_places[self._alive(all_places)]
        return living

    def entries(self, keys: Keys) -> tuple[Counts, Places]:
        """Give the living entries of all keys: which of the keys, and the place."""
        which, where = [], []
        for run, places in self._runs:
            lows, highs = (np.searchsorted(run, keys, side) for side in ("left", "right"))
            which.append(np.repeat(np.arange(len(keys)), highs - lows))
            where.append(places[ranges(lows, highs)])
        new = [self._table.get(key, ()) for key in keys.tolist()]
        which.append(np.repeat(np.arange(len(keys)), list(map(len, new))))
        where.append(np.array(list(chain.from_iterable(new)), np.int32))
        all_which, all_places = np.concatenate(which), np.concatenate(where)
        living = self._alive(all_places)
        return all_which[living], all_places[living]

    def _not_in_runs(self, keys: Keys) -> Counts:
        """Count the entries that are new, less those that are gone."""
        table, gone = self._table, self._gone
        if not table and not gone:
            return np.zeros(len(keys), np.int64)
        changes = [len(table.get(key, ())) - gone.get(key, 0) for key in keys.tolist()]
        return np.array(changes, np.int64)

    def _in_new(self, keys: Keys) -> Places:
        if not self._table:
            return np.zeros(0, np.int32)
        new = [place for key in keys.tolist() for place in self._table.get(key, ())]
        return np.array(new, np.int32)

    def find_rare(self, keys: Keys, most: int) -> tuple[Places, Keys]:
        """Give the living places of those keys that have at most ``most``, and the other keys."""
        bounds = [
            (np.searchsorted(run, keys, "left"), np.searchsorted(run, keys, "right"))
            for run, _ in self._runs
        ]
        counts = sum((highs - lows for lows, highs in bounds), np.zeros(len(keys), np.int64))
        rare = counts + self._not_in_runs(keys) <= most
        found = [
            places[ranges(lows[rare], highs[rare])]
            for (_, places), (lows, highs) in zip(self._runs, bounds, strict=True)
        ]
        found.append(self._in_new(keys[rare]))
        places = np.concatenate(found)
        return places[self._alive(places)], keys[~rare]

    def compact(self) -> None:
        """Make all runs one: worth while before many questions."""
        while len(self._runs) > 1:
            self._merge()

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[Any]]:
        """Give what other ``Postings`` need to go on from here. Runs never change."""
        arrays: dict[str, NDArray[Any]] = {}
        for number, (keys, places) in enumerate(self._runs):
            arrays |= {f"run {number} keys": keys, f"run {number} places": places}
        new = [(key, place) for key, places in self._table.items() for place in places]
        arrays["new keys"] = np.array([key for key, _ in new], self._kind)
        arrays["new places"] = np.array([place for _, place in new], np.int32)
        arrays["gone keys"] = np.array(list(self._gone), self._kind)
        arrays["gone counts"] = np.array(list(self._gone.values()), np.int32)
        return arrays

    def resume(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go on where others were."""
        self._runs, self._table, self._in_table = [], {}, 0
        while f"run {len(self._runs)} keys" in state:
            run = f"run {len(self._runs)}"
            self._runs.append(_constant(state[f"{run} keys"], state[f"{run} places"]))
        gone = state["gone keys"].tolist(), state["gone counts"].tolist()
        self._gone = dict(zip(*gone, strict=True))
        self.add(state["new keys"], state["new places"])

    # ----- growing

    def _empty_table(self) -> None:
        keys = np.fromiter(
            (key for key, places in self._table.items() for _ in places), self._kind, self._in_table
        )
        places = np.fromiter(
            (place for places in self._table.values() for place in places), np.int32, self._in_table
        )
        self._table, self._in_table = {}, 0
        self._add_run(keys, places)

    def _add_run(self, keys: Keys, places: Places) -> None:
        order = np.argsort(keys, kind="stable")
        self._runs.append(_constant(keys[order], places[order]))
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 2 * len(self._runs[-1][0]):
            self._merge()

    def _merge(self) -> None:
        """Merge the two last runs, leaving out what is no longer alive."""
        (keys_b, places_b), (keys_a, places_a) = self._runs.pop(), self._runs.pop()
        keys_a, places_a = self._swept(keys_a, places_a)
        keys_b, places_b = self._swept(keys_b, places_b)
        into = np.searchsorted(keys_a, keys_b, "right") + np.arange(len(keys_b))
        # One array at a time: the longest runs are most of the memory in use.
        keys = _woven(keys_a, keys_b, into)
        del keys_a, keys_b
        places = _woven(places_a, places_b, into)
        self._runs.append(_constant(keys, places))

    def _swept(self, keys: Keys, places: Places) -> tuple[Keys, Places]:
        alive = self._alive(places)
        if alive.all():
            return keys, places
        for key in keys[~alive].tolist():
            self._gone[key] -= 1
            if not self._gone[key]:
                del self._gone[key]
        return keys[alive], places[alive]


def _constant(keys: Keys, places: Places) -> tuple[Keys, Places]:
    keys.setflags(write=False)
    places.setflags(write=False)
    return keys, places


def _woven(one: NDArray[T], other: NDArray[T], into: Counts) -> NDArray[T]:
    """Put ``other`` at the places ``into`` of the result, and ``one`` around it."""
    woven = np.empty(len(one) + len(other), one.dtype)
    rest = np.ones(len(woven), np.bool_)
    rest[into] = False
    woven[into], woven[rest] = other, one
    return woven


def ranges(lows: NDArray[np.int64], highs: NDArray[np.int64]) -> Counts:
    """Give all numbers from each low to below its high, one range after the other."""
    sizes = highs - lows
    wanted = sizes > 0
    lows, sizes = lows[wanted], sizes[wanted]
    if not len(sizes):
        return np.zeros(0, np.int64)
    steps = np.ones(int(sizes.sum()), np.int64)
    steps[0] = lows[0]
    steps[np.cumsum(sizes[:-1])] = lows[1:] - (lows[:-1] + sizes[:-1] - 1)
    return np.cumsum(steps)


def distinct(numbers: NDArray[T]) -> NDArray[T]:
    """Give the distinct numbers in order; for short arrays much quicker than ``np.unique``."""
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def among(numbers: NDArray[Any], ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell which numbers stand in an ordered array."""
    if not len(ordered):
        return np.zeros(len(numbers), np.bool_)
    places = np.searchsorted(ordered, numbers)
    places[places == len(ordered)] = 0
    found: NDArray[np.bool_] = ordered[places] == numbers
    return found


def grown(rows: NDArray[Any], size: int) -> NDArray[Any]:
    """Give an array with room for ``size`` rows: itself, or one twice as long, the rest zero."""
    if size <= len(rows):
        return rows
    larger = np.zeros(max(size, 2 * len(rows)), rows.dtype)
    larger[: len(rows)] = rows
    return larger


def under(prefix: str, state: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Give a part of a state, by the names it has there."""
    return {key[len(prefix) :]: array for key, array in state.items() if key.startswith(prefix)}


def named(prefix: str, state: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Give the arrays of a part, by the names they have in the whole; see ``under``."""
    return {f"{prefix}{key}": array for key, array in state.items()}

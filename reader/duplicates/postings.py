"""Which articles have which features: sorted arrays that grow by merging, 8 to 12 bytes an entry.

A log-structured set of (feature, article) entries: new entries go to a short sorted table, full
tables become runs, and runs of like size are merged. Knows nothing of what a feature is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.duplicates import shelves
from reader.duplicates.shelves import Shelf
from reader.named import NamedTuple

Keys = NDArray[Any]  # all of one unsigned type, 32 or 64 bits
Places = NDArray[np.int32]
Counts = NDArray[np.int64]
_Side: TypeAlias = Literal["left", "right"]

T = TypeVar("T", bound=np.generic)

_TABLE_MOST = 10_000  # entries in the table of new ones, which each addition copies
_PIECE = 1 << 20  # entries of each of two runs that are merged at once
_LONG = 1 << 23  # entries of a run of whose file not much is brought in at once
_STRETCH = 1 << 21  # entries of such a run that are gone through at once
_ASKED = 100  # things, for each of which the system brings in some 300 kB of the file


class _Run(NamedTuple):
    """Entries in the order of their keys."""

    keys: Keys
    places: Places

    def bounds(self, keys: Keys) -> tuple[Counts, Counts]:
        """Give where the entries of each key, which are in order, begin and end."""
        if len(self.keys) < _LONG or len(keys) <= _ASKED:
            bounds = self._bounds(keys)
            self._rest()
            return bounds
        lows, highs = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
        starts = range(0, len(self.keys), _STRETCH)
        edges = self.keys[starts[1:]]
        # Each key is looked for in the one stretch where its entries begin, or end.
        begin, end = _cut(keys, edges, "left"), _cut(keys, edges, "right")
        for start, in_begin, in_end in zip(starts, begin, end, strict=True):
            stretch = self.keys[start : start + _STRETCH]
            lows[in_begin] = stretch.searchsorted(keys[in_begin]) + start
            highs[in_end] = stretch.searchsorted(keys[in_end], "right") + start
            self._rest()
        return lows, highs

    def between(self, lows: Counts, highs: Counts) -> Places:
        """Give the places of entries from each low, which rise, to below its high."""
        found = []
        edges = np.arange(_STRETCH, len(self.keys), _STRETCH)
        for part in _cut(lows, edges, "right") if len(lows) > _ASKED else (slice(None),):
            found.append(self.places[ranges(lows[part], highs[part])])
            self._rest()
        return found[0] if len(found) == 1 else np.concatenate(found)

    def _rest(self) -> None:
        if len(self.keys) >= _LONG:
            shelves.rest()

    def _bounds(self, keys: Keys) -> tuple[Counts, Counts]:
        lows = self.keys.searchsorted(keys)
        highs = lows.copy()
        # Few keys are in every run, and looking for the end of nothing takes as long.
        found = (self.keys.take(lows, mode="clip") == keys).nonzero()[0]
        if len(found):
            highs[found] = self.keys.searchsorted(keys[found], "right")
        return lows, highs

    def part(self, part: slice) -> _Run:
        return _Run(self.keys[part], self.places[part])


class LookedUp(NamedTuple):
    """Where the entries of some keys are in each run, and how many of each key live."""

    runs: Sequence[_Run]
    bounds: Sequence[tuple[Counts, Counts]]
    counts: Counts


class Postings:
    """A multiset of (key, place). A place is removed by naming its keys once more.

    ``alive`` tells, for an array of places, which are still in use: places that are not are
    left out of what is given, and swept out whenever runs are merged. A place never comes back.
    Long runs lie on the ``shelf``.
    """

    def __init__(
        self,
        kind: type[np.uint32] | type[np.uint64],
        alive: Callable[[Places], Any],
        shelf: Shelf,
    ) -> None:
        self._kind = kind
        self._alive = alive
        self._shelf = shelf
        self._runs: list[_Run] = []  # longest first
        self._table = self._empty
        self._gone: Keys = np.zeros(0, kind)  # in order, one as often as it is gone

    def add(self, keys: Keys, places: Places) -> None:
        """Add entries; many at once become a run of their own."""
        run = _in_order(keys, places)
        if len(keys) <= _TABLE_MOST:
            run, self._table = _woven(self._table, run), self._empty
            if len(run.keys) <= _TABLE_MOST:
                self._table = run
                return
        self._add_run(run)

    def remove(self, keys: Keys) -> None:
        """Count entries as gone whose places are no longer alive."""
        if len(keys):
            self._gone = np.sort(np.concatenate((self._gone, keys)), kind="stable")

    def count(self, keys: Keys) -> Counts:
        """Count the living entries of each key."""
        order = keys.argsort(kind="stable")
        counts = np.empty(len(keys), np.int64)
        counts[order] = self.look_up(keys[order]).counts
        return counts

    def find(self, keys: Keys) -> Places:
        """Give the living places of all keys, which are in order: a place once for each of the
        keys it has."""
        return self.entries(keys)[1]

    def entries(self, keys: Keys) -> tuple[Counts, Places]:
        """Give the living entries of all keys, which are in order: which of the keys, and the
        place."""
        return self.entries_of(self.look_up(keys), np.arange(len(keys)))

    def look_up(self, keys: Keys) -> LookedUp:
        """See where the entries of some keys are, which are in order, and how many of them live.

        The answer holds until something is added or removed.
        """
        runs = [run for run in (*self._runs, self._table) if len(keys) and len(run.keys)]
        bounds = [run.bounds(keys) for run in runs]
        return LookedUp(runs, bounds, self._counted(keys, bounds))

    def entries_of(self, looked_up: LookedUp, names: Counts) -> tuple[Counts, Places]:
        """Give the living entries of some of the keys that were looked up, named in order by
        their numbers among those: which of them, and the place."""
        which, where = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
        for run, (lows, highs) in zip(looked_up.runs, looked_up.bounds, strict=True):
            low, high = lows[names], highs[names]
            which.append(names.repeat(high - low))
            where.append(run.between(low, high))
        all_which, all_places = np.concatenate(which), np.concatenate(where)
        living = self._alive(all_places)
        return all_which[living], all_places[living]

    @property
    def _empty(self) -> _Run:
        return _Run(np.zeros(0, self._kind), np.zeros(0, np.int32))

    def _counted(self, keys: Keys, bounds: Iterable[tuple[Counts, Counts]]) -> Counts:
        total = np.zeros(len(keys), np.int64)
        for lows, highs in bounds:
            total += highs - lows
        if len(keys) and len(self._gone):
            total -= self._gone.searchsorted(keys, "right")
            total += self._gone.searchsorted(keys, "left")
        return total

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
        arrays["new keys"], arrays["new places"] = self._table
        gone, counts = np.unique(self._gone, return_counts=True)
        return arrays | {"gone keys": gone, "gone counts": counts.astype(np.int32)}

    def resume(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go on where others were."""
        self._runs, self._table = [], self._empty
        while f"run {len(self._runs)} keys" in state:
            run = f"run {len(self._runs)}"
            self._runs.append(_constant(state[f"{run} keys"], state[f"{run} places"]))
        self._gone = np.sort(np.repeat(state["gone keys"], state["gone counts"]))
        self.add(state["new keys"], state["new places"])

    # ----- growing

    def _add_run(self, run: _Run) -> None:
        self._runs.append(_constant(*run))
        while len(self._runs) > 1 and len(self._runs[-2].keys) < 2 * len(self._runs[-1].keys):
            self._merge()

    def _merge(self) -> None:
        """Merge the two last runs, leaving out what is no longer alive.

        Piece by piece: the longest runs are most of the memory in use, or do not fit into it.
        """
        one, other = self._runs[-2:]
        most = len(one.keys) + len(other.keys)
        merged = _Run(self._shelf.zeros(most, self._kind), self._shelf.zeros(most, np.int32))
        end = 0
        for in_one, in_other in _pieces(one.keys, other.keys):
            shelves.rest()
            first, second = self._swept(one.part(in_one)), self._swept(other.part(in_other))
            start, end = end, end + len(first.keys) + len(second.keys)
            _weave(first, second, merged.part(slice(start, end)))
        self._runs[-2:] = [_constant(*merged.part(slice(end)))]

    def _swept(self, run: _Run) -> _Run:
        alive = self._alive(run.places)
        if alive.all():
            return run
        away = run.keys[~alive]
        again = np.arange(len(away)) - np.searchsorted(away, away, "left")
        self._gone = np.delete(self._gone, np.searchsorted(self._gone, away, "left") + again)
        return _Run(run.keys[alive], run.places[alive])


def _cut(ordered: NDArray[Any], edges: NDArray[Any], side: _Side) -> Iterator[slice]:
    """Part some ordered numbers at edges; what equals one goes to its ``left`` or ``right``."""
    before = ordered.searchsorted(edges, "right" if side == "left" else "left").tolist()
    return (slice(low, high) for low, high in pairwise([0, *before, len(ordered)]))


def _constant(keys: Keys, places: Places) -> _Run:
    keys.setflags(write=False)
    places.setflags(write=False)
    return _Run(keys, places)


def _in_order(keys: Keys, places: Places) -> _Run:
    order = np.argsort(keys, kind="stable")
    return _Run(keys[order], places[order])


def _pieces(one: Keys, other: Keys) -> Iterator[tuple[slice, slice]]:
    """Cut two runs at the same keys, at most so many entries apart (but for those of one key)."""
    cuts = distinct(np.concatenate((one[_PIECE::_PIECE], other[_PIECE::_PIECE])))
    bounds = (
        pairwise([0, *np.searchsorted(run, cuts, "left").tolist(), len(run)])
        for run in (one, other)
    )
    for (low_a, high_a), (low_b, high_b) in zip(*bounds, strict=True):
        yield slice(low_a, high_a), slice(low_b, high_b)


def _woven(one: _Run, other: _Run) -> _Run:
    size = len(one.keys) + len(other.keys)
    woven = _Run(np.empty(size, one.keys.dtype), np.empty(size, np.int32))
    _weave(one, other, woven)
    return woven


def _weave(one: _Run, other: _Run, woven: _Run) -> None:
    """Put the entries of two runs in order into a third one, which has their length."""
    into = np.searchsorted(one.keys, other.keys, "right") + np.arange(len(other.keys))
    rest = np.ones(len(woven.keys), np.bool_)
    rest[into] = False
    for of_one, of_other, result in zip(one, other, woven, strict=True):
        result[into], result[rest] = of_other, of_one


def ranges(lows: NDArray[np.int64], highs: NDArray[np.int64]) -> Counts:
    """Give all numbers from each low to below its high, one range after the other."""
    sizes = highs - lows
    ends = sizes.cumsum()
    if not len(ends) or not ends[-1]:
        return np.zeros(0, np.int64)
    found: Counts = np.arange(ends[-1]) + (highs - ends).repeat(sizes)
    return found


def distinct(numbers: NDArray[T]) -> NDArray[T]:
    """Give the distinct numbers in order; for short arrays much quicker than ``np.unique``."""
    ordered = numbers.copy()
    ordered.sort()
    return ordered[_beginnings(ordered)]


def first_places(numbers: NDArray[T]) -> tuple[NDArray[T], Counts]:
    """Give the distinct numbers in order, and where each stands first; see ``distinct``."""
    order = numbers.argsort(kind="stable")
    ordered = numbers[order]
    first = _beginnings(ordered)
    return ordered[first], order[first]


def _beginnings(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell which of some ordered numbers are other than the one before."""
    first = np.empty(len(ordered), np.bool_)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def counted(numbers: NDArray[T]) -> tuple[NDArray[T], Counts]:
    """Give the distinct numbers in order, and how often each is there; see ``distinct``."""
    ordered = numbers.copy()
    ordered.sort()
    places = _beginnings(ordered).nonzero()[0]
    ends = np.append(places, len(ordered))
    return ordered[places], ends[1:] - ends[:-1]


def times(found: NDArray[Any], ordered: NDArray[Any]) -> Counts:
    """Count how often each number of an ordered array, which has all found, is found."""
    return np.bincount(np.searchsorted(ordered, found), minlength=len(ordered))


def among(numbers: NDArray[Any], ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell which numbers stand in an ordered array."""
    if not len(ordered):
        return np.zeros(len(numbers), np.bool_)
    found: NDArray[np.bool_] = ordered.take(ordered.searchsorted(numbers), mode="clip") == numbers
    return found


def under(prefix: str, state: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Give a part of a state, by the names it has there."""
    return {key[len(prefix) :]: array for key, array in state.items() if key.startswith(prefix)}


def named(prefix: str, state: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Give the arrays of a part, by the names they have in the whole; see ``under``."""
    return {f"{prefix}{key}": array for key, array in state.items()}

"""How many pages have a sentence: in the collection, in one outlet, and under which headline.

Frequencies count in octaves (``step``), so that a new page changes what others count only when a
step is crossed, which happens ever more rarely. Must not know what a frequency is taken to mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.fingerprints import Numbers64, mixed
from reader.duplicates.postings import (
    Counts,
    Places,
    Postings,
    among,
    distinct,
    named,
    times,
    under,
)
from reader.duplicates.shelves import Shelf
from reader.duplicates.word_arrays import Flags
from reader.named import NamedTuple

FEWEST = 4  # pages on which a unit must stand before anything is learned
_SPREAD_MOST = 90  # a text on more pages than these is furniture even if every outlet has it once
_BEYOND = 256  # pages, at least: frequencies are told apart up to here, see ``steps``
_CAP = 25
_CAP_SHARE = 0.002  # of the collection
_LATEST_MOST = 10_000  # units of which the counts are remembered


class Page(NamedTuple):
    """An article as it is counted. ``units`` are distinct; outlet and title are 0 when unknown."""

    number: int
    units: Numbers64
    outlet: int
    title: int


class Change(NamedTuple):
    """What some pages changed: distinct keys in order, how many pages had each, and have now."""

    keys: Numbers64
    before: Counts
    now: Counts

    @property
    def elsewhere(self) -> Flags:
        """Which keys may stand on pages that were there before and still are."""
        met: Flags = (self.before > 0) & (self.now > 0)
        return met


class Shifts(NamedTuple):
    """Units that count otherwise than before, each with a page where it stands: the page, and
    the frequency there before and now, in steps."""

    pages: Places
    before: Counts
    now: Counts


class Frequencies:
    """The units, outlets and headlines of all pages. ``alive`` and ``shelf`` as in ``Postings``."""

    def __init__(self, alive: Callable[[Places], Flags], shelf: Shelf) -> None:
        self._units = Postings(np.uint64, alive, shelf)
        self._by_outlet = Postings(np.uint64, alive, shelf)
        self._titles = Postings(np.uint64, alive, shelf)
        self._latest = _NO_CHANGE  # of units, by pages that came or went last
        self._fit(_CAP)

    # ----- pages come and go

    def take_all(self, new: Iterable[Sequence[Page]], left: Sequence[Page]) -> None:
        """Count pages, the new ones some at a time, without asking what that changes."""
        kinds = ((self._units, _units), (self._by_outlet, _in_outlets), (self._titles, _titles))
        for postings, names in kinds:
            postings.remove(names(left).keys)
        for some in new:
            for postings, names in kinds:
                postings.add(*names(some))
        for postings, _ in kinds:
            postings.compact()
        self._latest = _NO_CHANGE

    def take(self, new: Sequence[Page], left: Sequence[Page]) -> tuple[Change, Change, Change]:
        """Count pages, and give the changes of units, of units in outlets, and of headlines."""
        units = _changed(self._units, _units(new), _units(left))
        self._latest = units if len(units.keys) <= _LATEST_MOST else _NO_CHANGE
        return (
            units,
            _changed(self._by_outlet, _in_outlets(new), _in_outlets(left)),
            _changed(self._titles, _titles(new), _titles(left)),
        )

    def resize(self, pages: int) -> int:
        """Fit the cap to the number of pages, and give it."""
        self._fit(max(_CAP, int(_CAP_SHARE * int(step(np.array([pages]))[0]))))
        return self.cap

    def _fit(self, cap: int) -> None:
        self.cap = cap  # a page's own frequency counts for no more than this
        self._steps = step(np.arange(max(_BEYOND, 4 * cap) + 1))

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[Any]]:
        """Give what other ``Frequencies`` need to go on from here."""
        return {
            "cap": np.array([self.cap]),
            **named("units ", self._units.state()),
            **named("outlets ", self._by_outlet.state()),
            **named("titles ", self._titles.state()),
        }

    def resume(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go on where others were."""
        self._fit(int(state["cap"][0]))
        self._latest = _NO_CHANGE
        self._units.resume(under("units ", state))
        self._by_outlet.resume(under("outlets ", state))
        self._titles.resume(under("titles ", state))

    # ----- asked

    def of(self, keys: Numbers64, outlets: Numbers64) -> Counts:
        """Give the frequency of each unit, in steps: in its own outlet where that is known,
        since furniture sits in one outlet and wire copy in many."""
        units, place = np.unique(keys, return_inverse=True)
        overall = self.steps(self.counts(units))[place]
        return self._as_counted(keys, outlets, overall, self._by_outlet.count)

    def counts(self, keys: Numbers64) -> Counts:
        """Give the number of pages that have each unit; those of the page that came last are
        asked for again and again while it is judged, and are known."""
        latest = self._latest
        places = latest.keys.searchsorted(keys)
        known = len(latest.keys) and (latest.keys.take(places, mode="clip") == keys).all()
        return latest.now[places] if known else self._units.count(keys)

    def title_steps(self, titles: Numbers64) -> Counts:
        """Give the number of pages that have each headline, in steps."""
        return self.steps(self._titles.count(titles))

    def holders(self, keys: Numbers64) -> set[int]:
        """Give the pages that have any of these units."""
        return _pages(self._units, keys)

    def under(self, titles: Change) -> set[int]:
        """Give the pages under a headline that took a step."""
        return _pages(self._titles, titles.keys[self._moved(titles)])

    def steps(self, counts: Counts) -> Counts:
        """Round counts down, and call all alike that are far beyond every threshold: so that one
        more page of a large site is no reason to look at its thousands of others."""
        return self._steps.take(counts, mode="clip")

    # ----- what a change means for other pages

    def shifted_overall(self, units: Change) -> set[int]:
        """Give the pages with a unit whose frequency in the collection took a step."""
        return _pages(self._units, units.keys[self._moved(units)])

    def shifts(self, units: Change, in_outlets: Change, outlets_of: _OutletsOf) -> Shifts:
        """Give the units that count otherwise somewhere; see ``of``."""
        moved = units.keys[self._moved(units)]
        which, pages = self._units.entries(moved)
        keys, outlets = moved[which], outlets_of(pages)
        local, local_pages, local_keys = self._moved_in_outlets(units, in_outlets, outlets_of)
        if not len(keys) and not len(local_keys):
            return Shifts(pages, _NO_CHANGE.before, _NO_CHANGE.now)
        keys, pages = np.concatenate((keys, local_keys)), np.concatenate((pages, local_pages))
        outlets = np.concatenate((outlets, local))
        at = np.searchsorted(units.keys, keys)

        def count_before(names: Numbers64) -> Counts:
            return self._by_outlet.count(names) - _growth(in_outlets, names)

        before = self._as_counted(keys, outlets, self.steps(units.before[at]), count_before)
        now = self._as_counted(keys, outlets, self.steps(units.now[at]), self._by_outlet.count)
        differ = before != now
        return Shifts(pages[differ], before[differ], now[differ])

    def _moved_in_outlets(
        self, units: Change, in_outlets: Change, outlets_of: _OutletsOf
    ) -> tuple[Numbers64, Places, Numbers64]:
        """Give outlet, page and unit where the frequency within an outlet took a step.

        The unit is found again by its name in the outlet, since a name does not tell it.
        """
        moved = in_outlets.keys[self._moved(in_outlets)]
        which, pages = self._by_outlet.entries(moved)
        if not len(pages):
            return np.zeros(0, np.uint64), pages, np.zeros(0, np.uint64)
        names = moved[which]
        outlets = outlets_of(pages)
        found = np.zeros(len(pages), np.uint64)
        for outlet in distinct(outlets).tolist():
            here = np.flatnonzero(outlets == outlet)
            known = in_outlet(units.keys, np.uint64(outlet))
            order = np.argsort(known)
            at = np.searchsorted(known[order], names[here])
            found[here] = units.keys[order[np.minimum(at, len(order) - 1)]]
        return outlets, pages, found

    def _moved(self, change: Change) -> Flags:
        """Tell which keys took a step that may concern another page than those that came."""
        moved: Flags = self.steps(change.before) != self.steps(change.now)
        return moved & change.elsewhere

    def _as_counted(
        self,
        keys: Numbers64,
        outlets: Numbers64,
        overall: Counts,
        count: Callable[[Numbers64], Counts],
    ) -> Counts:
        """Put the frequency in its outlet in the place of a unit's overall one, where that is
        neither too small nor too large for it to matter."""
        known = np.flatnonzero((outlets != 0) & (overall >= FEWEST) & (overall < _SPREAD_MOST))
        if len(known):
            overall = overall.copy()
            overall[known] = self.steps(count(in_outlet(keys[known], outlets[known])))
        return overall


_NO_CHANGE = Change(np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64))
_OutletsOf = Callable[[Places], Numbers64]


class _Entries(NamedTuple):
    keys: Numbers64
    pages: Places


def step(counts: Counts) -> Counts:
    """Round counts down: exact to 8, then to powers of two."""
    octaves = np.floor(np.log2(np.maximum(counts, 1)) + 1e-9).astype(np.int64)
    return np.where(counts <= 8, counts, np.int64(1) << octaves)


def in_outlet(keys: Numbers64, outlets: Numbers64 | np.uint64) -> Numbers64:
    """Name units together with their outlets."""
    return mixed(keys ^ outlets)


def _changed(postings: Postings, entered: _Entries, struck: _Entries) -> Change:
    keys = distinct(np.concatenate((entered.keys, struck.keys)))
    if not len(keys):
        return _NO_CHANGE
    before = postings.count(keys)
    postings.remove(struck.keys)
    postings.add(*entered)
    return Change(keys, before, before + times(entered.keys, keys) - times(struck.keys, keys))


def _growth(change: Change, keys: Numbers64) -> Counts:
    """Give by how many pages each key has grown; any other key not at all."""
    grown = np.zeros(len(keys), np.int64)
    touched = among(keys, change.keys)
    at = np.searchsorted(change.keys, keys[touched])
    grown[touched] = (change.now - change.before)[at]
    return grown


def _units(pages: Sequence[Page]) -> _Entries:
    return _entries([page.units for page in pages], pages)


def _in_outlets(pages: Sequence[Page]) -> _Entries:
    known = [page for page in pages if page.outlet]
    return _entries([in_outlet(page.units, np.uint64(page.outlet)) for page in known], known)


def _titles(pages: Sequence[Page]) -> _Entries:
    known = [page for page in pages if page.title]
    return _entries([np.array([page.title], np.uint64) for page in known], known)


def _entries(keys: Sequence[Numbers64], pages: Sequence[Page]) -> _Entries:
    numbers = np.array([page.number for page in pages], np.int32)
    joined = np.concatenate(keys) if keys else np.zeros(0, np.uint64)
    return _Entries(joined, np.repeat(numbers, [len(found) for found in keys]))


def _pages(postings: Postings, keys: Numbers64) -> set[int]:
    return set(distinct(postings.find(keys)).tolist()) if len(keys) else set()

"""The few articles worth comparing with one: those that share uncommon pairs of content words.

Knows sampled features and who has them; must not know what makes two articles one story. Which
articles are candidates of each other is a symmetric function of the collection alone. A feature
that more than ``COMMON`` articles have only leads to its anchors: the few holders that stand
first in an order of no meaning. So ten thousand near copies meet at the same few anchors instead
of each meeting all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.features import HALF, by_place, features, placed
from reader.duplicates.fingerprints import Numbers64, mixed
from reader.duplicates.measures import Core
from reader.duplicates.postings import LookedUp, Places, Postings, counted, distinct, ranges, times
from reader.duplicates.shelves import Shelf
from reader.duplicates.word_arrays import Flags, Numbers32
from reader.named import NamedTuple

COMMON = 300
ANCHORS = 6
_FEWEST_SHARED = 2
_LEAST_SHARE = 0.04  # of the smaller window's features
_LOW = np.uint64(0xFFFFFFFF)
_MET_AT_ONCE = 200_000  # slots that some windows meet: as numbers in order, some MB


@dataclass
class Unsettled:
    """What a change of some articles may mean for others."""

    gained: set[int] = field(default_factory=set)  # they may have candidates they had not
    lost: set[int] = field(default_factory=set)  # they may have lost some


_SLOT = np.dtype(
    [
        ("owner", np.int32),
        ("size", np.int32),  # features
        ("rank", np.uint64),
        ("in_use", np.bool_),
    ]
)
_HOLDER = np.dtype(
    [
        ("slot", np.int32),  # the first of its slots
        ("slots", np.int32),  # none when it is not here
        ("name", np.uint64),  # of all its words, see ``Core.name``
    ]
)


class _Entry(NamedTuple):
    """Features on their way in, each with its slot."""

    places: Places
    keys: Numbers32


class _Asking(NamedTuple):
    """A window for which others are looked for: the place of its article among those that ask,
    its slot and its features."""

    place: int
    slot: int
    keys: Numbers32


class _Sought(NamedTuple):
    """The features of some windows, in order, each with the number of its window. Over ``common``
    ones only their anchors are met, but by a window that ``leads``: an anchor meets all."""

    keys: Numbers32
    window: NDArray[np.int64]
    looked_up: LookedUp
    common: Flags
    leads: Flags


class _Shift(NamedTuple):
    """Distinct features in order, and which had, and have now, more than ``COMMON`` holders."""

    keys: Numbers32
    was_common: Flags
    common: Flags


class Candidates:
    """All articles, by number, with their features. Each window of an article has a slot, and
    an article that is taken in again gets new slots. Features are not kept by article: that
    would be a fifth of all memory, and they are made again in a tenth of a millisecond."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._holders = np.zeros(1024, _HOLDER)
        self._slots = np.zeros(1024, _SLOT)
        self._end = 0  # of the holders
        self._next = 0  # of the slots
        self._postings = Postings(np.uint32, self._alive, shelf)
        self._anchors: dict[int, Places] = {}
        self._made = WeakKeyDictionary[Core, list[Numbers32]]()

    def __contains__(self, article: int) -> bool:
        return article < self._end and bool(self._holders["slots"][article])

    def replace(
        self,
        gone: Mapping[int, Numbers32],
        new: Mapping[int, tuple[Core, int]],
        *,
        alone: bool,
    ) -> Unsettled:
        """Take articles out, told by their features (``features_of`` the core they came in
        with), and others in with their core and rank (any fixed number).

        An article in both is taken in anew. Give the other articles that this may concern, or
        none if ``alone``: then nobody asks.
        """
        struck = self._let_go(gone)
        struck_keys = _joined(list(gone.values()))
        entry = self._entered(new)
        if alone:
            self._anchors.clear()
            self._exchange(struck, struck_keys, entry)
            return Unsettled()
        keys = distinct(_joined([struck_keys, entry.keys]))
        before = self._postings.count(keys)
        anchors = self._all_anchors(keys[before > COMMON])
        self._exchange(struck, struck_keys, entry)
        now = before + times(entry.keys, keys) - times(struck_keys, keys)
        return self._concerned(_Shift(keys, before > COMMON, now > COMMON), anchors, entry)

    def compact(self) -> None:
        """Make ready for many questions."""
        self._postings.compact()

    def of(self, cores: Mapping[int, Core]) -> list[list[int]]:
        """Give the articles worth comparing with each of some, in order of number.

        Some hundred at once: their features are looked up in order, so that what lies in files is
        gone through once for all of them.
        """
        asking = np.array(list(cores), np.int64)
        windows = [
            _Asking(at, slot, keys)
            for at, found in enumerate(self._features(cores.values()))
            for slot, keys in zip(_slots(self._holders[asking[at]]), found, strict=True)
        ]
        if not windows:
            return []
        near = [self._near(windows, met, asking) for met in self._met(windows)]
        others = by_place(distinct(np.concatenate(near)), len(cores))
        return [found.tolist() for found in others]

    def _near(
        self, windows: Sequence[_Asking], met: Numbers64, asking: NDArray[np.int64]
    ) -> Numbers64:
        """Give who is worth comparing, behind the place of the article that asks."""
        places = np.array([each.place for each in windows], np.int64)
        sizes = np.array([len(each.keys) for each in windows], np.int64)
        met, shared = counted(met)
        window, slot = (met >> HALF).astype(np.int64), (met & _LOW).astype(np.int64)
        rows, article = self._slots[slot], asking[places[window]]
        least = np.maximum(_FEWEST_SHARED, _LEAST_SHARE * np.minimum(rows["size"], sizes[window]))
        names = self._holders["name"]
        near = (shared >= least) | (names[rows["owner"]] == names[article])
        near &= rows["owner"] != article
        owners = rows["owner"][near].astype(np.uint64)
        return placed(places[window[near]].astype(np.uint64), owners)

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[Any]]:
        """Give what other ``Candidates`` need to go on from here."""
        holders = self._holders[: self._end]
        return {"holders": holders, "slots": self._slots[: self._next], **self._postings.state()}

    def resume(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go on where others were."""
        self._holders, self._slots = state["holders"], state["slots"]
        self._end, self._next = len(self._holders), len(self._slots)
        self._postings.resume(state)
        self._anchors.clear()

    # ----- slots

    def _let_go(self, gone: Iterable[int]) -> Places:
        """Take articles out; give the slots they had."""
        rows = self._holders[list(gone)]
        self._holders["slots"][list(gone)] = 0
        firsts = rows["slot"].astype(np.int64)
        slots = ranges(firsts, firsts + rows["slots"])
        return slots.astype(np.int32)

    def _entered(self, new: Mapping[int, tuple[Core, int]]) -> _Entry:
        """Give articles slots; say which feature is to stand at which."""
        found = list(self._features([core for core, _ in new.values()]))
        windows = list(chain.from_iterable(found))
        sizes = np.array(list(map(len, windows)), np.int64)
        held = np.array(list(map(len, found)), np.int64)
        firsts = self._next + held.cumsum() - held
        slots = np.arange(self._next, self._next + len(windows), dtype=np.int32)
        self._next += len(windows)
        self._slots = self._shelf.grown(self._slots, self._next)
        rows, articles = self._slots[self._next - len(windows) : self._next], list(new)
        rows["owner"], rows["in_use"] = np.array(articles, np.int32).repeat(held), True
        rows["size"] = sizes
        ranks = np.array([rank for _, rank in new.values()], np.uint64).repeat(held)
        rows["rank"] = mixed(ranks + (slots - firsts.repeat(held)).astype(np.uint64))
        self._end = max([self._end, *(article + 1 for article in articles)])
        self._holders = self._shelf.grown(self._holders, self._end)
        for column, values in (("slot", firsts), ("slots", held)):
            self._holders[column][articles] = values
        self._holders["name"][articles] = [core.name for core, _ in new.values()]
        return _Entry(slots.repeat(sizes), _joined(windows))

    def _exchange(self, struck: Places, struck_keys: Numbers32, entry: _Entry) -> None:
        """Take slots out of use, with the features that stood there, and put others in."""
        self._slots["in_use"][struck] = False
        self._postings.remove(struck_keys)
        self._postings.add(entry.keys, entry.places)

    def _alive(self, slots: Places) -> Flags:
        return self._slots["in_use"][slots]

    def _features(self, cores: Collection[Core]) -> Iterator[list[Numbers32]]:
        """Give articles' features, kept as long as the article is: it is asked for them when it
        comes in and when it is placed."""
        missing = [core for core in cores if core not in self._made]
        self._made.update(zip(missing, features(missing), strict=True))
        return map(self._made.__getitem__, cores)

    # ----- features held by many

    def _met(self, windows: Sequence[_Asking]) -> Iterator[Numbers64]:
        """Give the slots that share a feature with each of some windows, once for each feature,
        behind the number of the window: those of some windows after the other."""
        sought = self._sought(windows)
        counts = sought.looked_up.counts
        met = np.where(sought.common & ~sought.leads, ANCHORS, counts)
        for low, high in _parted(np.bincount(sought.window, met, len(windows))):
            yield self._met_by(sought, (sought.window >= low) & (sought.window < high))

    def _sought(self, windows: Sequence[_Asking]) -> _Sought:
        keys = np.concatenate([each.keys for each in windows])
        window = np.arange(len(windows)).repeat([len(each.keys) for each in windows])
        order = keys.argsort(kind="stable")
        keys, window = keys[order], window[order]
        looked_up = self._postings.look_up(keys)
        common = looked_up.counts > COMMON
        leads = common.copy()
        leads[common] = [
            bool((self._anchors_of(key) == windows[number].slot).any())
            for key, number in zip(keys[common].tolist(), window[common].tolist(), strict=True)
        ]
        return _Sought(keys, window, looked_up, common, leads)

    def _met_by(self, sought: _Sought, here: Flags) -> Numbers64:
        """Give the same for some of the features."""
        keys, window, looked_up, common, leads = sought
        which, places = self._postings.entries_of(looked_up, (here & ~common).nonzero()[0])
        askers, met = [window[which]], [places]
        for at in (here & common).nonzero()[0].tolist():
            key = int(keys[at])
            met.append(self._holders_of(key) if leads[at] else self._anchors_of(key))
            askers.append(np.full(len(met[-1]), window[at]))
        return placed(
            np.concatenate(askers).astype(np.uint64), np.concatenate(met).astype(np.uint64)
        )

    def _holders_of(self, key: int) -> Places:
        return self._postings.find(np.array([key], np.uint32))

    def _anchors_of(self, key: int) -> Places:
        if key not in self._anchors:
            self._anchors[key] = self._first(self._holders_of(key))
        return self._anchors[key]

    def _first(self, slots: Places) -> Places:
        if len(slots) <= ANCHORS:
            return slots
        return slots[np.argpartition(self._slots["rank"][slots], ANCHORS)[:ANCHORS]]

    def _all_anchors(self, keys: Numbers32) -> dict[int, Places]:
        return {key: self._anchors_of(key) for key in keys.tolist()}

    def _concerned(self, shift: _Shift, anchors: Mapping[int, Places], entry: _Entry) -> Unsettled:
        """Say whom it concerns that features became common or uncommon, or changed anchors."""
        keys, was_common, common = shift
        lost = self._owners(keys[common & ~was_common])
        gained = self._owners(keys[was_common & ~common])
        for key in keys[was_common & ~common].tolist():
            del self._anchors[key]
        for key, new in _by_key(keys[common & was_common], entry):
            now = self._renewed(key, new)
            out, into = set(anchors[key].tolist()), set(now.tolist())
            lost.update(self._slots["owner"][list(out - into)].tolist())
            gained.update(self._slots["owner"][list(into - out)].tolist())
        return Unsettled(gained, lost)

    def _renewed(self, key: int, new: Places) -> Places:
        """Bring the anchors of a feature up to date: one more among ten thousand holders costs
        no look at the others, unless an anchor is gone."""
        until_now = self._anchors[key]
        if self._alive(until_now).all():
            self._anchors[key] = self._first(np.concatenate((until_now, new)))
        else:
            self._anchors[key] = self._first(self._holders_of(key))
        return self._anchors[key]

    def _owners(self, keys: Numbers32) -> set[int]:
        if not len(keys):
            return set()
        return set(distinct(self._slots["owner"][self._postings.find(keys)]).tolist())


def _slots(holder: np.void) -> range:
    first = int(holder["slot"])
    return range(first, first + int(holder["slots"]))


def _parted(weights: NDArray[Any]) -> Iterator[tuple[int, int]]:
    """Part windows, one after the other, where those before have met enough."""
    parts = weights.cumsum() // _MET_AT_ONCE
    cuts = (parts[1:] != parts[:-1]).nonzero()[0] + 1
    return pairwise([0, *cuts.tolist(), len(weights)])


def _by_key(keys: Numbers32, entry: _Entry) -> Iterator[tuple[int, Places]]:
    """Give the slots at which each of these features, in order, comes in."""
    if not len(keys):
        return
    order = np.argsort(entry.keys, kind="stable")
    ordered = entry.keys[order]
    lows, highs = (np.searchsorted(ordered, keys, side).tolist() for side in ("left", "right"))
    for key, low, high in zip(keys.tolist(), lows, highs, strict=True):
        yield key, entry.places[order[low:high]]


def _joined(parts: Sequence[Numbers32]) -> Numbers32:
    return np.concatenate(parts) if parts else np.zeros(0, np.uint32)

"""The few articles worth comparing with one: those that share uncommon pairs of content words.

Knows sampled features and who has them; must not know what makes two articles one story. Which
articles are candidates of each other is a symmetric function of the collection alone. A feature
that more than ``COMMON`` articles have only leads to its anchors: the few holders that stand
first in an order of no meaning. So ten thousand near copies meet at the same few anchors instead
of each meeting all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.fingerprints import Flags, Numbers32, mixed, stems
from reader.duplicates.measures import Core
from reader.duplicates.postings import Places, Postings, counted, distinct, ranges, times
from reader.duplicates.shelves import Shelf

COMMON = 300
ANCHORS = 6
_FEWEST_SHARED = 2
_LEAST_SHARE = 0.04  # of the smaller window's features


def features(core: Core) -> list[Numbers32]:
    """Give the features of each window: half of its distinct pairs of neighbouring content
    stems, chosen by hash, and for the whole article its words in order."""
    found = [_sampled(window.words, window.content) for window in core.windows]
    found[0] = distinct(np.append(found[0], np.uint32(core.name & 0xFFFFFFFF)))
    return found


def features_of(core: Core) -> Numbers32:
    """Give the features of all windows, one window after the other."""
    return _joined(features(core))


def _sampled(words: Numbers32, content: Flags) -> Numbers32:
    flat = stems(words[content]).astype(np.uint64)
    hashed = mixed((flat[:-1] << np.uint64(19)) | flat[1:])
    half = hashed[(hashed & np.uint64(1)) == 0]
    return distinct((half >> np.uint64(32)).astype(np.uint32))


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
        entry = _together([self._entered(article, *core) for article, core in new.items()])
        keys = distinct(_joined([struck_keys, entry.keys]))
        before = self._postings.count(keys)
        anchors = {} if alone else self._all_anchors(keys[before > COMMON])
        self._strike(struck, struck_keys)
        self._postings.add(entry.keys, entry.places)
        if alone:
            self._anchors.clear()
            return Unsettled()
        now = before + times(entry.keys, keys) - times(struck_keys, keys)
        return self._concerned(_Shift(keys, before > COMMON, now > COMMON), anchors, entry)

    def compact(self) -> None:
        """Make ready for many questions."""
        self._postings.compact()

    def of(self, article: int, core: Core) -> list[int]:
        """Give the articles worth comparing with one, in order of number."""
        holder = self._holders[article]
        found: list[Places] = []
        for slot, keys in zip(_slots(holder), self._features(core), strict=True):
            met = self._met(slot, keys)
            slots, shared = counted(met)
            rows = self._slots[slots]
            least = np.maximum(_FEWEST_SHARED, _LEAST_SHARE * np.minimum(rows["size"], len(keys)))
            alike = self._holders["name"][rows["owner"]] == holder["name"]
            found.append(rows["owner"][(shared >= least) | alike])
        others = distinct(np.concatenate(found))
        near: list[int] = others[others != article].tolist()
        return near

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

    def _entered(self, article: int, core: Core, rank: int) -> _Entry:
        """Give the article slots; say which feature is to stand at which."""
        found = self._features(core)
        slots = np.arange(self._next, self._next + len(found), dtype=np.int32)
        self._next += len(found)
        self._slots = self._shelf.grown(self._slots, self._next)
        rows = self._slots[slots[0] : self._next]
        rows["owner"], rows["in_use"] = article, True
        rows["size"] = [len(keys) for keys in found]
        rows["rank"] = mixed(np.uint64(rank) + np.arange(len(found), dtype=np.uint64))
        self._holders = self._shelf.grown(self._holders, article + 1)
        self._holders[article] = (slots[0], len(slots), core.name)
        self._end = max(self._end, article + 1)
        return _Entry(np.repeat(slots, list(map(len, found))), _joined(found))

    def _strike(self, slots: Places, keys: Numbers32) -> None:
        self._slots["in_use"][slots] = False
        self._postings.remove(keys)

    def _alive(self, slots: Places) -> Flags:
        return self._slots["in_use"][slots]

    def _features(self, core: Core) -> list[Numbers32]:
        """Give an article's features, kept as long as the article is: it is asked for them when
        it comes in and when it is placed."""
        if core not in self._made:
            self._made[core] = features(core)
        return self._made[core]

    # ----- features held by many

    def _met(self, slot: int, keys: Numbers32) -> Places:
        """Give the slots that share a feature with one, once for each feature."""
        places, common = self._postings.find_rare(keys, COMMON)
        parts = [places]
        for key in common.tolist():
            anchors = self._anchors_of(key)
            is_anchor = bool((anchors == slot).any())
            parts.append(self._holders_of(key) if is_anchor else anchors)
        return np.concatenate(parts)

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


def _together(entries: Sequence[_Entry]) -> _Entry:
    places = [places for places, _ in entries]
    joined = np.concatenate(places) if places else np.zeros(0, np.int32)
    return _Entry(joined, _joined([keys for _, keys in entries]))


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

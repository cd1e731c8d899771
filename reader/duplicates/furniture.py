"""What the collection teaches: sentences that stand on many pages belong to the site.

Knows which unit of text stands in which article, and nothing of stories. What is kept of an
article is a function of the collection alone, not of the order in which it grew: frequencies
count in octaves (``_step``), so that a new page makes other pages be looked at again only when a
step is crossed, which happens ever more rarely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.fingerprints import (
    Fingerprint,
    Flags,
    Numbers64,
    exact,
    mixed,
    sequence_hash,
    stems,
)
from reader.duplicates.postings import Counts, Places, Postings, distinct
from reader.model import Span

FEWEST = 4  # pages on which a unit must stand before anything is learned
_CAP = 25
_CAP_SHARE = 0.002  # of the collection
_OWN_WORDS = 25  # the frequency that so many words of a page do not exceed is its own
_WHOLE_UNIT = 5  # words: shorter units say nothing about a page
_SPREAD_MOST = 90  # a text on more pages than these is furniture even if every outlet has it once
_BEYOND = 256  # pages, at least: frequencies are told apart up to here, see Furniture._steps
_KEPT_ELSEWHERE = 0.3
_BATCH = 2000
_HEADLINE_AGAIN = 0.75  # of a unit's content words: it says the headline, and nothing else
_LEAD_NAMES = 0.3  # of the headline's content words, which a lead has
_LEAD_WORDS = 8
_SHOWN_WORDS = 4  # a run of furniture with fewer words is not worth folding


class _Page(NamedTuple):
    """An article's state: its own first judgement of each unit, and the last word on it."""

    keys: Numbers64  # its units; kept here, since they are needed when its text is gone
    outlet: int  # 0 when not known
    title: int  # 0 when there is none
    first: bytes  # one byte a unit: 1 kept, 0 dropped
    kept: bytes


class Furniture:
    """The units of all articles, by number of article, and which of them are furniture."""

    def __init__(self, read: Callable[[int], Fingerprint]) -> None:
        self._read = read
        self._pages: dict[int, _Page] = {}
        self._in_use = np.zeros(1024, np.bool_)
        self._units = Postings(np.uint64, self._alive)
        self._by_outlet = Postings(np.uint64, self._alive)
        self._titles = Postings(np.uint64, self._alive)
        self._dropped: dict[int, int] = {}  # unit -> pages that drop it by themselves
        self._new: dict[int, int] = {}  # article -> outlet
        self._left: list[_Page] = []
        self._cap = _CAP

    def add(self, article: int, outlet: str | None) -> None:
        """Take in an article under a number never used before."""
        self._new[article] = _outlet_number(outlet)

    def remove(self, article: int) -> None:
        """Let an article go."""
        if article in self._new:
            del self._new[article]
            return
        self._left.append(self._pages.pop(article))
        self._in_use[article] = False

    def kept(self, article: int) -> Flags:
        """Tell for each unit of an article whether it belongs to its story."""
        return np.frombuffer(self._pages[article].kept, np.bool_)

    def spans(self, article: int) -> tuple[Span, ...]:
        """Give the runs of neighbouring units learned as furniture."""
        print_ = self._read(article)
        dropped = np.flatnonzero(~self.kept(article))
        runs = np.split(dropped, np.flatnonzero(np.diff(dropped) != 1) + 1)
        return tuple(
            Span(int(print_.starts[run[0]]), int(print_.ends[run[-1]]))
            for run in runs
            if len(run) and print_.lengths[run].sum() >= _SHOWN_WORDS
        )

    # ----- settling

    def settle(self) -> set[int]:
        """Work out what the changes since the last time mean.

        Give the articles that are new or of which other units are kept than before.
        """
        new, left = self._begin(self._new), self._left
        self._new, self._left = {}, []
        if 4 * len(new) > len(self._pages):
            return self._settle_all(new, left)
        units = self._moved(self._units, new, left, _units)
        outlets = self._moved(self._by_outlet, new, left, _units_in_outlet)
        titles = self._moved(self._titles, new, left, _title)
        again = {*new, *self._articles(self._units, units.moved)}
        again |= self._articles(self._by_outlet, outlets.moved)
        again |= self._articles(self._titles, titles.moved)
        if self._cap_moved():
            again = set(self._pages)
        before = self._rescued(units.keys, units.before)
        until_now = self._judge(again, left)
        turned = self._turned(units.keys, before, until_now)
        return self._last_words(again | self._articles(self._units, turned))

    def _settle_all(self, new: Sequence[int], left: Sequence[_Page]) -> set[int]:
        """Judge everything again: where much is new, quicker than finding who is concerned."""
        kinds = (
            (self._units, _units),
            (self._by_outlet, _units_in_outlet),
            (self._titles, _title),
        )
        for postings, names in kinds:
            for page in left:
                postings.remove(names(page))
            for at in range(0, len(new), _BATCH):
                self._enter(postings, new[at : at + _BATCH], names)
            postings.compact()
        self._cap_moved()
        self._judge(self._pages, left)
        return self._last_words(self._pages)

    def _enter(self, postings: Postings, new: Sequence[int], names: _Names) -> None:
        entered = [names(self._pages[article]) for article in new]
        places = np.repeat(np.array(new, np.int32), [len(found) for found in entered])
        postings.add(_joined(entered), places)

    def _moved(
        self,
        postings: Postings,
        new: Sequence[int],
        left: Sequence[_Page],
        names: _Names,
    ) -> _Moved:
        """Enter and strike out units, and say whose frequency took a step."""
        entered = [names(self._pages[article]) for article in new]
        struck = [names(page) for page in left]
        keys = distinct(_joined([*entered, *struck]))
        before = postings.count(keys)
        for gone in struck:
            postings.remove(gone)
        self._enter(postings, new, names)
        moved = keys[self._steps(before) != self._steps(postings.count(keys))]
        return _Moved(keys, before, moved)

    def _begin(self, new: dict[int, int]) -> list[int]:
        for article, outlet in new.items():
            print_ = self._read(article)
            title = sequence_hash(exact(print_.headline)) if len(print_.headline) else 0
            self._pages[article] = _Page(print_.keys.copy(), outlet, title, b"", b"")
            self._use(article)
        return list(new)

    def _cap_moved(self) -> bool:
        cap = max(_CAP, int(_CAP_SHARE * int(_step(np.array([len(self._pages)]))[0])))
        moved, self._cap = cap != self._cap, cap
        return moved

    def _steps(self, counts: Counts) -> Counts:
        """Round counts down, and call all alike that are far beyond every threshold: so that one
        more page of a large site is no reason to look at its thousands of others."""
        most = max(_BEYOND, 4 * self._cap)
        return _step(np.minimum(counts, most))

    def _articles(self, postings: Postings, keys: Numbers64) -> set[int]:
        return set(distinct(postings.find(keys)).tolist()) if len(keys) else set()

    # ----- first judgement: by frequency

    def _judge(
        self,
        articles: Iterable[int],
        left: Sequence[_Page],
    ) -> dict[int, int]:
        """Judge articles by the frequency of their units.

        Give, for each unit judged otherwise than before (or no longer there), how many pages
        dropped it until now.
        """
        until_now: dict[int, int] = {}
        for page in left:
            self._count_dropped(page.keys, page.first, -1, until_now)
        ordered = sorted(articles)
        for at in range(0, len(ordered), _BATCH):
            batch = ordered[at : at + _BATCH]
            for article, first in zip(batch, self._judged(batch), strict=True):
                page = self._pages[article]
                if first != page.first:
                    self._count_dropped(page.keys, page.first, -1, until_now)
                    self._count_dropped(page.keys, first, 1, until_now)
                    self._pages[article] = page._replace(first=first)
        return until_now

    def _count_dropped(
        self, keys: Numbers64, first: bytes, sign: int, until_now: dict[int, int]
    ) -> None:
        if first.find(0) < 0:
            return
        for key in distinct(keys[~np.frombuffer(first, np.bool_)]).tolist():
            count = self._dropped.get(key, 0)
            until_now.setdefault(key, count)
            if count + sign:
                self._dropped[key] = count + sign
            else:
                del self._dropped[key]

    def _judged(self, batch: list[int]) -> list[bytes]:
        prints = [self._read(article) for article in batch]
        sizes = np.array([len(print_.keys) for print_ in prints])
        outlets = np.array([self._pages[article].outlet for article in batch], np.uint64)
        titles = np.array([self._pages[article].title for article in batch], np.uint64)
        frequency = self._frequency(
            _joined([print_.keys for print_ in prints]), np.repeat(outlets, sizes)
        )
        lengths = np.concatenate([print_.lengths for print_ in prints])
        page = np.repeat(np.arange(len(batch)), sizes)
        most = self._most(_own_frequency(page, frequency, lengths, len(batch)), titles)
        kept = frequency < most[page]
        flat, cuts = kept.tobytes(), np.concatenate(([0], np.cumsum(sizes))).tolist()
        return [flat[start:end] for start, end in pairwise(cuts)]

    def _frequency(self, keys: Numbers64, outlets: Numbers64) -> Counts:
        """Give the frequency of each unit, in steps: in its own outlet where that is known,
        since furniture sits in one outlet and wire copy in many."""
        units, place = np.unique(keys, return_inverse=True)
        overall = self._steps(self._units.count(units))[place]
        known = np.flatnonzero((outlets != 0) & (overall >= FEWEST) & (overall < _SPREAD_MOST))
        if len(known):
            named = _in_outlet(keys[known], outlets[known])
            overall[known] = self._steps(self._by_outlet.count(named))
        return overall

    def _most(self, own: Counts, titles: Numbers64) -> Counts:
        """Give the frequency from which a unit of each page is furniture."""
        most = np.maximum(FEWEST, np.minimum(2 * own + 1, self._cap))
        # A page without a line of its own may be one of many copies: so where it has no headline
        # or one that stands on about as many pages, only units more frequent than the rest are
        # dropped. Under a headline of its own, the headline rule tells.
        copied = (titles == 0) | (2 * self._steps(self._titles.count(titles)) >= own)
        return np.where(copied & (own >= self._cap), 2 * own + 1, most)

    # ----- second judgement: what is kept elsewhere, and what the headline is about

    def _rescued(self, keys: Numbers64, counts: Counts) -> Flags:
        dropped = np.array([self._dropped.get(key, 0) for key in keys.tolist()], np.int64)
        return _is_rescued(counts, dropped)

    def _turned(self, keys: Numbers64, before: Flags, until_now: dict[int, int]) -> Numbers64:
        """Give the units that are kept for being kept elsewhere and were not, or were and are
        not."""
        now = self._rescued(keys, self._units.count(keys))
        others = np.setdiff1d(np.array(list(until_now), np.uint64), keys)
        counts = self._units.count(others)
        was = _is_rescued(counts, np.array([until_now[k] for k in others.tolist()], np.int64))
        return np.concatenate((keys[before != now], others[was != self._rescued(others, counts)]))

    def _last_words(self, articles: Iterable[int]) -> set[int]:
        """Judge articles for good. Give those of which other units are kept than before."""
        ordered = sorted(articles)
        changed = set()
        for at in range(0, len(ordered), _BATCH):
            batch = ordered[at : at + _BATCH]
            for article, kept in zip(batch, self._last_judged(batch), strict=True):
                page = self._pages[article]
                if kept != page.kept or not kept:
                    self._pages[article] = page._replace(kept=kept)
                    changed.add(article)
        return changed

    def _last_judged(self, batch: list[int]) -> Iterator[bytes]:
        pages = [self._pages[article] for article in batch]
        dropped = [page.keys[~np.frombuffer(page.first, np.bool_)] for page in pages]
        keys, places = np.unique(_joined(dropped), return_inverse=True)
        counts = self._units.count(keys)
        rescued, frequency = self._rescued(keys, counts)[places], self._steps(counts)[places]
        at = 0
        for article, page, units in zip(batch, pages, dropped, strict=True):
            own = slice(at, at + len(units))
            at = own.stop
            yield self._last_word(article, page.first, rescued[own], frequency[own])

    def _last_word(self, article: int, first: bytes, rescued: Flags, frequency: Counts) -> bytes:
        if not len(rescued):
            return first
        kept = np.frombuffer(first, np.bool_).copy()
        dropped = np.flatnonzero(~kept)
        kept[dropped] = rescued
        print_ = self._read(article)
        if len(print_.headline) and not rescued.all():
            frequencies = np.zeros(len(kept), np.int64)
            frequencies[dropped] = frequency
            _keep_what_the_headline_says(print_, kept, frequencies)
            _keep_the_lead(print_, kept, frequencies)
        return kept.tobytes()

    # ----- articles in use

    def _use(self, article: int) -> None:
        while article >= len(self._in_use):
            self._in_use = np.concatenate((self._in_use, np.zeros_like(self._in_use)))
        self._in_use[article] = True

    def _alive(self, articles: Places) -> Flags:
        return self._in_use[articles]


class _Moved(NamedTuple):
    """Units touched by changes: their names, their old counts, and those that took a step."""

    keys: Numbers64
    before: Counts
    moved: Numbers64


def _step(counts: Counts) -> Counts:
    """Round counts down: exact to 8, then to powers of two."""
    octaves = np.floor(np.log2(np.maximum(counts, 1)) + 1e-9).astype(np.int64)
    return np.where(counts <= 8, counts, np.int64(1) << octaves)


def _is_rescued(counts: Counts, dropped: Counts) -> Flags:
    return (dropped > 0) & (counts - dropped >= _KEPT_ELSEWHERE * counts)


def _own_frequency(
    page: NDArray[np.int64], frequency: Counts, lengths: NDArray[np.uint32], pages: int
) -> Counts:
    """Give the frequency that the rarest ``_OWN_WORDS`` words of each page do not exceed."""
    whole = np.flatnonzero(lengths >= _WHOLE_UNIT)
    order = whole[np.lexsort((frequency[whole], page[whole]))]
    words = np.cumsum(lengths[order], dtype=np.int64)
    of_page = page[order]
    firsts = np.searchsorted(of_page, np.arange(pages))
    before = np.concatenate(([0], words))[firsts]
    reached = np.searchsorted(words, before + _OWN_WORDS)
    last = np.searchsorted(of_page, np.arange(pages), "right") - 1
    own = np.full(pages, np.iinfo(np.int32).max, np.int64)
    some = last >= firsts
    own[some] = frequency[order][np.minimum(reached, last)[some]]
    return own


def _keep_what_the_headline_says(print_: Fingerprint, kept: Flags, frequency: Counts) -> None:
    """Keep the repeated block that the headline is about: wire copy under a local beginning.

    A sentence that has a good part of the headline's words is kept for itself: the lead, which
    other pages of the site use as a teaser. No reason for keeping a block are a lone lead, units
    that only say the headline again, and those that stand on the page twice: a list of the most
    read may have this very article.
    """
    title = np.unique(stems(print_.headline[print_.content(print_.headline)]))
    if len(title) < 2:
        return
    unit = np.repeat(np.arange(len(kept)), print_.lengths)
    named = np.isin(stems(print_.words), title)
    hits = np.bincount(unit[named], minlength=len(kept))
    content = np.bincount(unit[print_.content(print_.words)], minlength=len(kept))
    again = hits > _HEADLINE_AGAIN * content
    lead = hits >= max(2, _LEAD_NAMES * len(title))
    lead &= ~kept & ~again & (print_.lengths >= _LEAD_WORDS)
    again |= _standing_twice(print_.keys)
    again[:1] |= _opens_alone(kept)
    named &= ~again[unit]
    _keep_block(print_, kept, frequency, named, len(title))
    kept |= lead


def _keep_block(
    print_: Fingerprint, kept: Flags, frequency: Counts, named: Flags, title: int
) -> None:
    """Keep the dropped units about as frequent as the one that has most of the ``title`` words
    of the headline (``named``), if together they have half of them, and more than the rest.

    Those of the site are more frequent, or less.
    """
    unit = np.repeat(np.arange(len(kept)), print_.lengths)
    hits = np.bincount(unit[named], minlength=len(kept))
    hits[kept] = 0
    if not hits.any():
        return
    centre = frequency[int(np.argmax(hits))]
    block = ~kept & (2 * frequency >= centre) & (frequency <= 2 * centre)
    in_block = len(distinct(stems(print_.words[named & block[unit]])))
    in_rest = len(distinct(stems(print_.words[named & kept[unit]])))
    if in_block >= title / 2 and in_block > in_rest:
        kept |= block


def _standing_twice(keys: Numbers64) -> Flags:
    _, place, count = np.unique(keys, return_inverse=True, return_counts=True)
    twice: Flags = count[place] > 1
    return twice


def _keep_the_lead(print_: Fingerprint, kept: Flags, frequency: Counts) -> None:
    """Keep a sentence that alone stands between the headline and the rest of the story, if other
    furniture of the page is at least twice as frequent: it is the lead, and elsewhere a teaser."""
    teaser = print_.lengths[0] >= _LEAD_WORDS and 2 * frequency[0] <= frequency.max()
    if _opens_alone(kept) and teaser:
        kept[0] = True


def _opens_alone(kept: Flags) -> bool:
    """Tell whether the first unit is dropped and the second is not."""
    return len(kept) > 1 and not kept[0] and bool(kept[1])


def _outlet_number(outlet: str | None) -> int:
    if not outlet:
        return 0
    letters = np.frombuffer(outlet.casefold().encode(errors="surrogatepass"), np.uint8)
    places = np.arange(len(letters), dtype=np.uint64) << np.uint64(8)
    return int(mixed(mixed(letters + places).sum(keepdims=True))[0]) | 1


_Names = Callable[[_Page], Numbers64]


def _title(page: _Page) -> Numbers64:
    """Give the headline of a page, if it has one."""
    return np.array([page.title] if page.title else [], np.uint64)


def _units(page: _Page) -> Numbers64:
    """Give the distinct units of a page."""
    return distinct(page.keys)


def _units_in_outlet(page: _Page) -> Numbers64:
    """Give the distinct units of a page, each named together with the outlet."""
    if not page.outlet:
        return page.keys[:0]
    return np.unique(_in_outlet(page.keys, np.full(len(page.keys), page.outlet, np.uint64)))


def _in_outlet(keys: Numbers64, outlets: Numbers64) -> Numbers64:
    return mixed(keys ^ outlets)


def _joined(parts: Sequence[Numbers64]) -> Numbers64:
    return np.concatenate(parts) if parts else np.zeros(0, np.uint64)

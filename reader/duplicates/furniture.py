"""What the collection teaches: sentences that stand on many pages belong to the site.

Knows which unit of text stands in which article, and nothing of stories. What is kept of an
article is in the end a function of the collection alone, not of the order in which it grew. A new
page is judged at once; the pages on whose judgement it may have a bearing are noted down as
doubtful and judged again by and by (``reconsider``). When no doubts are left, all is as if
everything had come at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.alone import AloneJudgement
from reader.duplicates.dropped import Dropped, kept_elsewhere
from reader.duplicates.fingerprints import Fingerprint, Numbers64, mixed, sequence_hash, unit_keys
from reader.duplicates.frequencies import Frequencies, Page, Shifts
from reader.duplicates.page_notes import ALONE, IN_THE_END, PageNotes
from reader.duplicates.postings import Counts, among, distinct
from reader.duplicates.rescues import keep_what_reads_as_a_story, keep_what_the_headline_says
from reader.duplicates.shelves import Shelf
from reader.duplicates.word_arrays import Flags, exact
from reader.model import Span
from reader.named import NamedTuple

_BATCH = 2000
_SHOWN_WORDS = 4  # a run of furniture with fewer words is not worth folding
_NOBODY = np.zeros(0, np.int64)


class _Left(NamedTuple):
    """What is known of a page that is gone, until that is counted."""

    page: Page
    dropped: Numbers64


class Judged(NamedTuple):
    """Articles of which other units are kept than before, or that are new: in order, with those
    that were kept of the articles that are not new."""

    articles: NDArray[np.int64]
    before: dict[int, Flags]


class Furniture:
    """The units of all articles, by number of article, and which of them are furniture.

    ``read`` gives the fingerprint of an article from when it is added until it is removed.
    """

    def __init__(self, read: Callable[[int], Fingerprint], shelf: Shelf | None = None) -> None:
        self._read = read
        shelf = shelf or Shelf()
        self._notes = PageNotes(shelf)
        self._frequencies = Frequencies(self._notes.alive, shelf)
        self._alone = AloneJudgement(self._notes, self._frequencies)
        self._dropped = Dropped()
        self._left: list[_Left] = []
        self._doubtful: set[int] = set()  # to be judged again
        self._unsaid: set[int] = set()  # judged, but for the last word

    def add(self, article: int, outlet: str | None) -> None:
        """Take in an article under a number never used before."""
        self._notes.announce(article, _outlet_number(outlet))

    def remove(self, article: int) -> None:
        """Let an article go."""
        if self._notes.withdraw(article):
            return
        print_ = self._read(article)
        dropped = print_.keys[~self._notes.kept(article, ALONE)]
        self._left.append(_Left(self._page(article, print_.keys), distinct(dropped)))
        self._notes.leave(article)
        self._doubtful.discard(article)
        self._unsaid.discard(article)

    def kept(self, article: int) -> Flags:
        """Tell for each unit of an article whether it belongs to its story."""
        return self._notes.kept(article, IN_THE_END)

    def spans(self, article: int) -> tuple[Span, ...]:
        """Give the runs of neighbouring units learned as furniture."""
        dropped = (~self.kept(article)).nonzero()[0]
        if not len(dropped):
            return ()
        print_ = self._read(article)
        runs = np.split(dropped, np.flatnonzero(np.diff(dropped) != 1) + 1)
        return tuple(
            Span(int(print_.starts[run[0]]), int(print_.ends[run[-1]]))
            for run in runs
            if len(run) and print_.lengths[run].sum() >= _SHOWN_WORDS
        )

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[Any]]:
        """Give what another ``Furniture`` needs to go on from here, when all is settled."""
        return {
            **self._notes.state(),
            **self._dropped.state(),
            **self._frequencies.state(),
        }

    def resume(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go on where another one was."""
        self._notes.resume(state)
        self._dropped.resume(state)
        self._frequencies.resume(state)

    # ----- settling

    @property
    def doubts(self) -> int:
        """How many articles are still to be judged again."""
        return len(self._doubtful | self._unsaid)

    def settle(self) -> Judged:
        """Judge what is new, and note what that and what is gone make doubtful."""
        new, left = self._notes.announced(), self._left
        self._left = []
        if 4 * len(new) > self._notes.count + len(new):
            return self._settle_all(new, left)
        pages = [page for some in self._begin(new) for page in some]
        units, in_outlets, titles = self._frequencies.take(pages, [gone.page for gone in left])
        self._doubt(self._frequencies.shifts(units, in_outlets, self._notes.outlets))
        self._unsaid |= self._hearing(self._frequencies.shifted_overall(units))
        self._doubt_titles(self._frequencies.under(titles))
        self._doubt_for_cap(self._frequencies.cap, self._frequencies.resize(self._notes.count))
        before = self._dropped.kept_elsewhere(units.keys, units.before)
        until_now = self._judge(new, [gone.dropped for gone in left])
        self._turn(units.keys, before, until_now)
        self._doubtful.difference_update(new.tolist())
        self._unsaid.difference_update(new.tolist())
        return self._last_words(new, new)

    def reconsider(self, most: int) -> Judged:
        """Judge up to so many doubtful articles again."""
        if self._doubtful:
            batch = _taken(self._doubtful, most)
            self._turn(np.zeros(0, np.uint64), np.zeros(0, np.bool_), self._judge(batch, ()))
            self._unsaid.update(batch.tolist())
            return Judged(_NOBODY, {})
        return self._last_words(_taken(self._unsaid, most), _NOBODY)

    def _settle_all(self, new: NDArray[np.int64], left: Sequence[_Left]) -> Judged:
        """Judge everything again: where much is new, quicker than finding who is concerned."""
        self._frequencies.take_all(self._begin(new), [gone.page for gone in left])
        self._frequencies.resize(self._notes.count)
        everything = self._notes.in_use()
        self._judge(everything, [gone.dropped for gone in left])
        self._doubtful.clear()
        self._unsaid.clear()
        return self._last_words(everything, new)

    def _begin(self, new: NDArray[np.int64]) -> Iterator[list[Page]]:
        for batch in _batches(new):
            prints = [self._read(article) for article in batch]
            ends = np.cumsum([len(print_.lengths) for print_ in prints])
            keys = np.split(unit_keys(prints), ends[:-1])
            yield list(map(self._begun, batch, prints, keys))

    def _begun(self, article: int, print_: Fingerprint, keys: Numbers64) -> Page:
        title = sequence_hash(exact(print_.headline)) if len(print_.headline) else 0
        self._notes.enter(article, title, len(keys))
        return self._page(article, keys)

    def _page(self, article: int, keys: Numbers64) -> Page:
        outlet, title = (int(self._notes[column][article]) for column in ("outlet", "title"))
        return Page(article, distinct(keys), outlet, title)

    # ----- doubts

    def _doubt(self, shifts: Shifts) -> None:
        """Doubt the pages to which it may matter that a unit counts otherwise.

        It does if the unit passes the page's threshold, or if it may have been, or may be now,
        among those that tell the page's own frequency. Other pages would be judged as before.
        """
        own, most = (self._notes[name][shifts.pages] for name in ("own", "most"))
        low, high = np.minimum(shifts.before, shifts.now), np.maximum(shifts.before, shifts.now)
        passes = (low < most) & (most <= high)
        rises = shifts.now > shifts.before
        tells = (own >= low) & np.where(rises, own < high, own > low)
        self._doubtful.update(shifts.pages[passes | tells].tolist())

    def _doubt_titles(self, pages: set[int]) -> None:
        """Doubt those pages under some headline whose threshold hangs on it; see ``_most``."""
        near = np.array(sorted(pages), np.int32)
        hangs = self._notes["own"][near] >= self._frequencies.cap
        self._doubtful.update(near[hangs].tolist())

    def _doubt_for_cap(self, before: int, now: int) -> None:
        """Doubt all pages whose threshold is the cap, or was, or would be without it."""
        if before == now:
            return
        reaches = 2 * self._notes["own"].astype(np.int64) + 1 > min(before, now)
        self._doubtful.update(np.flatnonzero(reaches & self._notes["in_use"]).tolist())
        self._unsaid |= self._hearing(self._notes.in_use().tolist())

    def _hearing(self, pages: Iterable[int]) -> set[int]:
        near = np.array(list(pages), np.int32)
        return set(near[self._notes["hears"][near]].tolist())

    # ----- first judgement: by frequency

    def _judge(self, articles: NDArray[np.int64], left: Sequence[Numbers64]) -> dict[int, int]:
        """Judge articles by the frequency of their units.

        Give, for each unit judged otherwise than before (or no longer there), how many pages
        dropped it until now. ``left`` has the units that pages dropped which are gone.
        """
        until_now: dict[int, int] = {}
        for units in left:
            self._dropped.count(units, -1, until_now)
        for batch in _batches(articles):
            prints = [self._read(article) for article in batch]
            for article, print_, first in zip(
                batch, prints, self._alone.kept(batch, prints), strict=True
            ):
                self._note_first(article, print_, first, until_now)
        return until_now

    def _note_first(
        self, article: int, print_: Fingerprint, first: Flags, until_now: dict[int, int]
    ) -> None:
        was = self._notes.kept(article, ALONE)
        if not np.array_equal(first, was):
            self._dropped.count(distinct(print_.keys[~was]), -1, until_now)
            self._dropped.count(distinct(print_.keys[~first]), 1, until_now)
            self._notes.marks(article)[:] ^= (first != was) * ALONE

    # ----- second judgement: what is kept elsewhere, and what the headline is about

    def _turn(self, keys: Numbers64, before: Flags, until_now: dict[int, int]) -> None:
        """Leave without a last word the pages with units that are kept for being kept elsewhere
        and were not, or were and are not. ``before`` tells which of the ``keys`` were."""
        now = self._dropped.kept_elsewhere(keys, self._frequencies.counts(keys))
        others = np.array(sorted(until_now), np.uint64)
        others = others[~among(others, keys)]
        counts = self._frequencies.counts(others)
        was = kept_elsewhere(counts, np.array([until_now[k] for k in others.tolist()], np.int64))
        are = self._dropped.kept_elsewhere(others, counts)
        turned = np.concatenate((keys[before != now], others[was != are]))
        self._unsaid |= self._frequencies.holders(turned)

    def _last_words(self, articles: NDArray[np.int64], new: NDArray[np.int64]) -> Judged:
        """Judge articles for good; both in order."""
        before, differ = {}, among(articles, new)
        for at, article, kept in zip(count(), articles, self._last_judged(articles), strict=False):
            was = self._notes.kept(article, IN_THE_END)
            if np.array_equal(kept, was):
                continue
            self._notes.marks(article)[:] ^= (kept != was) * IN_THE_END
            if not differ[at]:
                before[int(article)] = was
                differ[at] = True
        return Judged(articles[differ], before)

    def _last_judged(self, articles: NDArray[np.int64]) -> Iterator[Flags]:
        for batch in _batches(articles):
            yield from self._last_judged_at_once(batch)

    def _last_judged_at_once(self, batch: list[int]) -> Iterator[Flags]:
        self._notes["hears"][batch] = False
        first = [self._notes.kept(article, ALONE) for article in batch]
        some = [place for place, kept in enumerate(first) if not kept.all()]
        prints = {place: self._read(batch[place]) for place in some}
        dropped = [prints[place].keys[~first[place]] for place in some]
        joined = np.concatenate(dropped) if dropped else np.zeros(0, np.uint64)
        keys, places = np.unique(joined, return_inverse=True)
        counts = self._frequencies.counts(keys)
        rescued = self._dropped.kept_elsewhere(keys, counts)[places]
        frequency = self._frequencies.steps(counts)[places]
        at = 0
        for place, kept in enumerate(first):
            if place in prints:
                own = slice(at, at + int((~kept).sum()))
                at = own.stop
                self._say(batch[place], prints[place], kept, rescued[own], frequency[own])
            yield kept

    def _say(
        self, article: int, print_: Fingerprint, kept: Flags, rescued: Flags, frequency: Counts
    ) -> None:
        """Say the last word in ``kept``, which has the first one."""
        dropped = np.flatnonzero(~kept)
        kept[dropped] = rescued
        if len(print_.headline) and not rescued.all():
            frequencies = np.zeros(len(kept), np.int64)
            frequencies[dropped] = frequency
            hears = keep_what_the_headline_says(print_, kept, frequencies)
            self._notes["hears"][article] = hears
        elif not len(print_.headline) and not self._notes["outlet"][article]:
            keep_what_reads_as_a_story(print_, kept)


def _batches(articles: NDArray[np.int64]) -> Iterator[list[int]]:
    for at in range(0, len(articles), _BATCH):
        yield articles[at : at + _BATCH].tolist()


def _taken(waiting: set[int], most: int) -> NDArray[np.int64]:
    """Take up to so many out of those waiting, in order."""
    batch = sorted(islice(waiting, most))
    waiting.difference_update(batch)
    return np.array(batch, np.int64)


@lru_cache(maxsize=1024)
def _outlet_number(outlet: str | None) -> int:
    if not outlet:
        return 0
    letters = np.frombuffer(outlet.casefold().encode(errors="surrogatepass"), np.uint8)
    places = np.arange(len(letters), dtype=np.uint64) << np.uint64(8)
    return int(mixed(mixed(letters + places).sum(keepdims=True))[0]) | 1

"""The desk's round through the files: what is new, what changed, what is gone.

A generator of progress in five steps (walk, catalogue, marks, full text, stories). Every step
stores what it has done in short transactions, so stopping anywhere loses nothing, and a file of any
size is read on from where the last scan was in it. Must not know who watches.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator

from reader import amending, hands, settling
from reader.hints import TYPE_CHECKING
from reader.model import GarbledError, Problem, Progress, StoryText
from reader.named import NamedTuple
from reader.sources import FoundFile
from reader.store import editions
from reader.store.following import Following
from reader.store.index import catalogue, digesting, files, outlet_names, rounds, stages
from reader.store.index.catalogue import Reading, Tally
from reader.store.index.stages import DIGESTED
from reader.store.renewals import Likeness, follow_renewals
from reader.surveying import Survey
from reader.tellings import place_articles

if TYPE_CHECKING:
    from reader.engines import Engines
    from reader.sources import Collection, Place
    from reader.store.index.index import Index
    from reader.store.state.state import State

_BEAT = 0.2  # seconds between two reports
_TEXTS = 200  # digested in memory at once
_AGAIN = 3  # rounds at most, where the index is thrown away in each


class Manner(NamedTuple):
    """How files are read: with which outlets that the user knows, and whether all of them.

    ``sweeps``: the full text was emptied, and is whole when all of them were read.
    """

    outlets: frozenset[str] = frozenset()
    anew: bool = False
    sweeps: bool = False


def scan(
    collection: Collection, index: Index, state: State, engines: Engines, manner: Manner
) -> Iterator[Progress]:
    """Bring the index up to date; see ``Library.scan``.

    Where the user knows other outlets than before, of those that the shipped table does not
    know, every file is read again. Where the index is thrown away meanwhile, what was in it is.
    """
    for _ in range(_AGAIN):
        losses = index.losses
        try:
            yield from _scan(collection, index, state, engines, manner)
        except GarbledError:
            index.throw_away()
        if index.losses == losses:
            break


def _scan(
    collection: Collection, index: Index, state: State, engines: Engines, manner: Manner
) -> Iterator[Progress]:
    sweeps = index.ask(catalogue.has_orphans) and index.do(catalogue.sweep)
    anew = manner.anew or sweeps
    anew = anew or _seeks_others(index.ask(outlet_names.sought), manner.outlets)
    manner = manner._replace(anew=anew, sweeps=sweeps)
    yield from _Round(collection, index, state, engines, manner).run()


def _seeks_others(before: frozenset[str], now: frozenset[str]) -> bool:
    if before == now:
        return False
    from reader.anatomy.outlets import unknown

    return unknown(before) != unknown(now)


class _Round:
    """One scan: its counts so far, and when it last reported."""

    def __init__(
        self, collection: Collection, index: Index, state: State, engines: Engines, manner: Manner
    ) -> None:
        self._collection = collection
        self._index = index
        self._state = state
        self._engines = engines
        self._outlets, self._anew, self._sweeps = manner
        self._tally = Tally()
        self._problems: list[Problem] = []
        self._fresh = 0  # files that may still be written
        self._waiting = index.ask(rounds.waiting)
        self._stage, self._done, self._total = "reading", 0, 0
        self._walked = False
        self._last_beat = time.monotonic()
        self._losses = index.losses

    @property
    def _lost(self) -> bool:
        """Tell whether the index with which the files were compared is gone."""
        return self._index.losses != self._losses

    def run(self) -> Iterator[Progress]:
        survey = Survey(self._collection, self._index, anew=self._anew)
        yield from self._look(survey)
        if survey.changed:
            self._index.make_room()
        yield self._report()
        yield from self._read(survey)
        if self._sweeps:
            self._index.do(catalogue.swept)
        self._note_outlets()
        while survey.missing and not self._lost:  # their numbers are of the index before
            self._tally = self._tally.plus(self._index.do(catalogue.forget_files, survey.missing))
            yield from self._beat()
        while survey.sign():
            yield from self._beat()
        yield from self._match()
        yield from self._settle_dates()
        yield from self._amend()
        yield from self._doubt_dates()
        yield from self._digest()
        if self._renew():
            yield from self._amend()
            yield from self._digest()
        yield from self._tell_stories()
        while any(self._tally) and self._index.give_back():
            yield from self._beat()
        self._problems = self._index.ask(catalogue.problems) or self._problems
        yield self._report()

    # ----- reports

    def _report(self) -> Progress:
        self._last_beat = time.monotonic()
        return Progress(
            self._stage,
            self._done,
            self._total if self._walked else None,
            *self._tally,
            tuple(self._problems),
            self._fresh,
            self._waiting,
        )

    def _beat(self) -> Iterator[Progress]:
        """Report, if the last report is long enough ago."""
        if time.monotonic() - self._last_beat >= _BEAT:
            yield self._report()

    def _begin(self, stage: str, total: int) -> None:
        self._stage, self._done, self._total = stage, 0, total

    # ----- the catalogue

    def _look(self, survey: Survey) -> Iterator[Progress]:
        """Find the files to read and those that are gone."""
        for looked_at in survey.look():
            self._done += looked_at
            yield from self._beat()
        self._fresh = survey.fresh
        self._total, self._done, self._walked = len(survey.changed), 0, True

    def _read(self, survey: Survey) -> Iterator[Progress]:
        """Read files into the catalogue, in transactions of bounded length."""
        if not survey.changed:
            return
        readings = deque[Reading]()
        since = time.monotonic()
        resumes = not self._anew and self._index.ask(files.has_halted)
        halt = self._halt if resumes else _nowhere
        for reading in hands.readings(survey.changed, self._outlets, halt):
            readings.append(reading)
            self._done += reading.last
            self._problems.extend(reading.problems)
            if len(readings) >= _TEXTS or time.monotonic() - since >= _BEAT:
                yield from self._enter(readings, survey)
                since = time.monotonic()
        yield from self._enter(readings, survey)

    def _note_outlets(self) -> None:
        """Note by which of the user's outlets every text of the index was read now."""
        if not self._index.blank and self._index.ask(outlet_names.sought) != self._outlets:
            self._index.do(outlet_names.seek, self._outlets)

    def _halt(self, found: FoundFile) -> Place | None:
        """Tell behind which article of a file the last scan was stopped, if it was in there."""
        known = self._index.ask(files.halted, found.path, found.size, found.mtime_ns)
        if known is None:
            return None
        from reader.sources import Place

        return Place(*known)

    def _enter(self, readings: deque[Reading], survey: Survey) -> Iterator[Progress]:
        if self._worthless(readings):
            return
        while readings:
            tally = self._index.do(catalogue.put, readings, anew=self._anew)
            survey.note_version()  # there is a file now
            self._tally = self._tally.plus(tally)
            yield from self._beat()

    def _worthless(self, readings: Iterable[Reading]) -> bool:
        """Tell whether only problems were found so far, for which no index is begun."""
        return self._index.blank and not any(reading.articles for reading in readings)

    # ----- what follows

    def _match(self) -> Iterator[Progress]:
        locate, roots = self._collection.locate, self._collection.roots
        wording = editions.Wording(_fingerprint, _shared)
        for _ in Following(locate, roots, self._index, self._state, wording).run():
            yield from self._beat()

    def _settle_dates(self) -> Iterator[Progress]:
        """Decide dates that can be read two ways by all that the collection shows now."""
        answer = settling.date_order_of(self._state, self._collection)
        after = settling.settle(self._collection, self._index, answer)
        while after >= 0:
            yield from self._beat()
            after = settling.settle(self._collection, self._index, answer, after)

    def _doubt_dates(self) -> Iterator[Progress]:
        """Doubt declared dates that very many articles share."""
        while not settling.doubt_shared(self._index):
            yield from self._beat()

    def _amend(self) -> Iterator[Progress]:
        """Put details right that the user corrected, where files were read since."""
        after = amending.amend_outdated(self._collection, self._index)
        while after >= 0:
            yield from self._beat()
            after = amending.amend_outdated(self._collection, self._index, after)

    def _digest(self) -> Iterator[Progress]:
        """Fill the full text and take fingerprints, by rising date."""
        waiting = self._index.ask(stages.count_before, DIGESTED)
        if not waiting:
            return
        from reader.duplicates import fingerprint

        self._begin("indexing", waiting)
        after = -1
        while texts := self._index.ask(digesting.waiting, after, _TEXTS):
            after = texts[-1][0]
            digests = deque(digesting.Digest(key, text, fingerprint(text)) for key, text in texts)
            while digests:
                self._done += self._index.do(digesting.digest, digests)
                yield from self._beat()
            while self._index.do(digesting.merge):
                yield from self._beat()

    def _renew(self) -> bool:
        """Let marks follow what was loaded again under another name; tell whether any did."""
        places = self._collection.locate, self._collection.roots
        return follow_renewals(*places, self._index, self._state, Likeness(_signs, _alike))

    def _tell_stories(self) -> Iterator[Progress]:
        placing = place_articles(self._collection, self._index, self._state, self._engines)
        for self._stage, self._done, self._total in placing:
            yield from self._beat()


def _nowhere(_: FoundFile) -> None:
    """Tell of every file that the last scan was not stopped in it."""


def _fingerprint(text: StoryText) -> bytes:
    from reader.duplicates import fingerprint

    return fingerprint(text)


def _shared(a: bytes, b: bytes) -> float | None:
    from reader.duplicates import shared_wording

    return shared_wording(a, b)


def _signs(blob: bytes) -> frozenset[int]:
    from reader.duplicates import signs

    return signs(blob)


def _alike(a: bytes, b: bytes) -> float | None:
    from reader.duplicates import alike

    return alike(a, b)

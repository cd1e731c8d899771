"""The whole engine under one door: articles come and go, and the pairs that change are told.

Holds what the collection teaches (furniture), who is worth comparing (candidates) and who is
related to whom. Must not know where fingerprints and pairs are kept. After ``update`` the state
is a function of the articles alone: in whatever order they came, left or came back, pairs and
furniture are those of a fresh build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.duplicates import shelves
from reader.duplicates.candidates import Candidates, Unsettled
from reader.duplicates.circumstances import Facts
from reader.duplicates.cores import Cores
from reader.duplicates.features import features_of
from reader.duplicates.fingerprints import Fingerprint, opened
from reader.duplicates.furniture import Furniture, Judged
from reader.duplicates.measures import Core
from reader.duplicates.names import Names, rank
from reader.duplicates.partners import Partners
from reader.duplicates.postings import named, under
from reader.duplicates.relations import Telling, relate
from reader.duplicates.shelves import Shelf
from reader.duplicates.word_arrays import Flags, Numbers32
from reader.model import Pair, Relation, Span

_BATCH, _WORDS = 500, 300_000  # articles, and their words, that are prepared at once
_ASKED = 16  # articles that are prepared before what they brought in is handed back
_SLICE = 50  # articles seen to again at once, some 50 ms
_STRENGTH = {relation: place for place, relation in enumerate(Relation)}

Fetch = Callable[[str], bytes]
Numbers = NDArray[np.int64]
FactsOf = Callable[[str], Facts]


@dataclass(frozen=True, slots=True)
class Changes:
    """A batch of what an update changed. To be applied in order, drops before additions.

    ``added`` holds new pairs and pairs that are now something else. ``furniture`` names the
    articles of which other units are furniture than before (and all new ones). ``done`` of
    ``total`` steps are taken, one or two an article; both only rise, ``total`` as it turns out
    which other articles are to be seen to again.
    """

    dropped: tuple[tuple[str, str], ...]
    added: tuple[Pair, ...]
    furniture: tuple[str, ...]
    done: int
    total: int


class StoryIndex:
    """The articles of a collection and their relations.

    With ``fetch`` fingerprints are not held in memory but asked for by id, and with ``facts`` the
    facts. Both must then know every article that was added, until it is removed. With a
    ``folder`` for nameless files, all that grows by the article lies there, but for some 100
    bytes of each: about 2.5 kB for an article of 660 words and a page's furniture. Without
    ``fetch`` it is 4 kB more, in memory.
    """

    def __init__(
        self,
        fetch: Fetch | None = None,
        facts: FactsOf | None = None,
        folder: Path | None = None,
    ) -> None:
        shelf = Shelf(folder)
        self._fetch = fetch
        self._facts_of = facts
        self._names = Names(shelf)
        self._facts: dict[int, Facts] = {}
        self._blobs: dict[int, bytes] = {}
        self._partners = Partners()
        self._furniture = Furniture(self._print, shelf)
        self._candidates = Candidates(shelf)
        self._cores = Cores()
        self._gone: dict[int, Numbers32] = {}  # their features
        self._latest: tuple[int, Fingerprint] | None = None  # read, with its number

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, article: str) -> bool:
        return self._names.number(article) is not None

    # ----- articles come and go

    def add(self, article: str, fingerprint: bytes, facts: Facts) -> None:
        """Take in an article, or what it has become. It counts from the next ``update``."""
        shelves.rest()
        self.remove(article)
        number = self._names.add(article)
        if self._facts_of is None:
            self._facts[number] = facts
        if self._fetch is None:
            self._blobs[number] = fingerprint
        self._furniture.add(number, facts.outlet or facts.host)

    def remove(self, article: str) -> None:
        """Let an article go; nothing happens when it is not there."""
        number = self._names.number(article)
        if number is None:
            return
        if number in self._candidates:
            self._gone[number] = features_of(self._core(number))
        self._furniture.remove(number)
        self._names.remove(article)
        self._blobs.pop(number, None)
        self._facts.pop(number, None)
        self._cores.drop(number)

    def restore(self, related: Iterable[tuple[str, str]]) -> None:
        """Settle what was added without comparing anything: the pairs are known already.

        For a collection read back from an index; ``related`` are the ids of all its pairs.
        """
        self._enter(self._furniture.settle(), alone=True)
        for a, b in related:
            one, other = self._names.number(a), self._names.number(b)
            if one is not None and other is not None:
                self._partners.join(one, other)

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[Any]]:
        """Give what another index with the same ``fetch`` and ``facts`` needs to go on from here,
        when an update has run to its end. Arrays that cannot be written to will not change."""
        return {
            **named("names ", self._names.state()),
            **named("partners ", self._partners.state()),
            **named("furniture ", self._furniture.state()),
            **named("candidates ", self._candidates.state()),
        }

    def resume(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go on where another one was; the arrays are ours then, but for constant ones."""
        self._names.resume(under("names ", state))
        self._partners.resume(under("partners ", state))
        self._furniture.resume(under("furniture ", state))
        self._candidates.resume(under("candidates ", state))
        self._gone.clear()
        self._latest = None

    # ----- pairs

    def update(self) -> Iterator[Changes]:
        """Settle all that was added and removed, and give the changes in batches.

        What is new is placed first. Other articles that this makes doubtful follow, few at a
        time. Run it to its end: until then the index is between two states.
        """
        judged = self._furniture.settle()
        dropped = self._drop_gone()
        # Where much is new, placing everything again is quicker than finding who is concerned.
        alone = 4 * len(judged.articles) > len(self._names)
        behind = self._enter(judged, alone=alone)
        waiting = self._names.numbers() if alone else judged.articles
        progress = _Progress()
        progress.left(len(waiting) + self._left(behind))
        yield Changes(tuple(dropped), (), (), progress.done, progress.total)
        yield from self._learned(judged, progress)
        yield from self._place(waiting, judged, progress, self._left(behind))
        while self._furniture.doubts:
            judged = self._furniture.reconsider(_SLICE)
            if len(judged.articles):
                more = self._enter(judged, alone=False)
                behind.gained |= more.gained
                behind.lost |= more.lost
                yield from self._learned(judged, progress)
                yield from self._place(judged.articles, judged, progress, self._left(behind))
        yield from self._work_off(behind, progress)

    def _left(self, behind: Unsettled) -> int:
        return self._furniture.doubts + len(behind.gained) + len(behind.lost)

    def _learned(self, judged: Judged, progress: _Progress) -> Iterator[Changes]:
        """Tell which articles have other furniture than before."""
        for batch in _batches(judged.articles, _BATCH):
            names = tuple(map(self._names.id, batch))
            yield Changes((), (), names, progress.done, progress.total)

    def _place(
        self, waiting: Numbers, judged: Judged, progress: _Progress, after: int
    ) -> Iterator[Changes]:
        """Compare articles with those worth it, ``judged`` ones whatever is known of them."""
        changed, placed = self._nobody(), self._nobody()
        changed[judged.articles] = True
        for begun, batch in enumerate(_batches(waiting, _BATCH)):
            dropped, added = self._placed(batch, changed, placed)
            progress.left(len(waiting) - begun * _BATCH - len(batch) + after)
            yield Changes(tuple(dropped), tuple(added), (), progress.done, progress.total)

    def _work_off(self, behind: Unsettled, progress: _Progress) -> Iterator[Changes]:
        """See to the articles that share a feature which has become common, or no longer is."""
        nobody = self._nobody()
        gained = [number for number in behind.gained if self._names.here(number)]
        lost = self._partners.some(behind.lost)
        for begun, batch in enumerate(_batches(gained, _SLICE)):
            dropped, added = self._placed(batch, nobody, nobody.copy())
            progress.left(len(gained) - begun * _SLICE - len(batch) + len(lost))
            yield Changes(tuple(dropped), tuple(added), (), progress.done, progress.total)
        for begun, batch in enumerate(_batches(lost, _SLICE)):
            dropped = self._drop_lost(batch)
            progress.left(len(lost) - begun * _SLICE - len(batch))
            yield Changes(tuple(dropped), (), (), progress.done, progress.total)
        if progress.done < progress.total:
            yield Changes((), (), (), progress.total, progress.total)

    def _nobody(self) -> Flags:
        return np.zeros(self._names.next, np.bool_)

    def pairs_of(self, article: str) -> list[Pair]:
        """Give the relations of one article, strongest first."""
        number = self._known(article)
        pairs = self._compared(number, self._partners.of(number))
        return sorted(
            (pair for _, pair in pairs if pair is not None),
            key=lambda pair: (_STRENGTH[pair.relation], -pair.score, pair.a, pair.b),
        )

    def furniture(self, article: str) -> tuple[Span, ...]:
        """Give what the collection taught to be furniture in one article: runs of units."""
        return self._furniture.spans(self._known(article))

    def _placed(
        self, batch: list[int], changed: Flags, placed: Flags
    ) -> tuple[list[tuple[str, str]], list[Pair]]:
        """Give the pairs dropped and added; note who is placed."""
        added: list[Pair] = []
        dropped: list[tuple[str, str]] = []
        for number, found in self._all_found(batch):
            known = self._partners.of(number)
            dropped += [self._part(number, other) for other in known - found]
            near = sorted(other for other in found if not placed[other])
            if not changed[number]:
                near = [other for other in near if changed[other] or other not in known]
            for other, pair in self._compared(number, near):
                if pair is not None:
                    added.append(pair)
                    self._partners.join(number, other)
                elif other in known:
                    dropped.append(self._part(number, other))
            placed[number] = True
        return dropped, added

    def _compared(self, number: int, others: Iterable[int]) -> Iterator[tuple[int, Pair | None]]:
        """Give others, each with what it is to an article."""
        one = None
        for other in others:
            one = one or self._telling(number)
            yield other, relate(one, self._telling(other))

    def _telling(self, number: int) -> Telling:
        article, facts = self._names.id(number), self._facts.get(number)
        if facts is None and self._facts_of is not None:
            facts = self._facts_of(article)
        return Telling(article, self._core(number), facts or Facts())

    def _all_found(self, numbers: Sequence[int]) -> Iterator[tuple[int, set[int]]]:
        """Give each of some articles with those worth comparing with it: looked for together,
        but for long ones, since all are in memory then."""
        cores: dict[int, Core] = {}
        words = 0
        for number in numbers:
            if not len(cores) % _ASKED:
                shelves.rest()
            cores[number] = core = self._core(number)
            words += len(core.words)
            if words > _WORDS:
                yield from self._found_for(cores)
                cores, words = {}, 0
        yield from self._found_for(cores)

    def _found_for(self, cores: Mapping[int, Core]) -> Iterator[tuple[int, set[int]]]:
        return zip(cores, map(set, self._candidates.of(cores)), strict=True)

    def _found(self, number: int) -> set[int]:
        return dict(self._all_found([number]))[number]

    def _drop_gone(self) -> list[tuple[str, str]]:
        return [
            self._part(number, other)
            for number in self._gone
            for other in self._partners.of(number)
        ]

    def _drop_lost(self, lost: Iterable[int]) -> list[tuple[str, str]]:
        """Drop the pairs of articles that no longer meet over an uncommon feature."""
        dropped = []
        for number in lost:
            known = self._partners.of(number)
            gone = known - self._found(number) if known else known
            dropped += [self._part(number, other) for other in gone]
        return dropped

    # ----- bookkeeping

    def _enter(self, judged: Judged, *, alone: bool) -> Unsettled:
        """Take changed articles into the candidates, those gone out, a batch at a time.

        ``alone``: all others are going to be placed again anyway, nobody needs to be found.
        """
        unsettled = Unsettled()
        gone, self._gone = self._gone, {}
        for cores in self._prepared(judged.articles):
            shelves.rest()
            former = (n for n in cores if n in judged.before and n in self._candidates)
            gone |= {n: self._former(n, judged.before[n]) for n in former}
            more = self._candidates.replace(gone, cores, alone=alone)
            unsettled.gained |= more.gained
            unsettled.lost |= more.lost
            gone = {}
        if alone:
            self._candidates.compact()
        return unsettled

    def _prepared(self, articles: Numbers) -> Iterator[dict[int, tuple[Core, int]]]:
        """Give changed articles as they are now, with their ranks: some at once, fewer where
        they are long. Where there are none, give that."""
        cores: dict[int, tuple[Core, int]] = {}
        words = 0
        for number in np.sort(articles).tolist():
            if len(cores) == _BATCH or words > _WORDS:
                yield cores
                cores, words = {}, 0
            self._cores.drop(number)
            core = self._core(number)
            cores[number] = core, rank(self._names.id(number))
            words += len(core.words)
        yield cores

    def _former(self, number: int, kept: Flags) -> Numbers32:
        """Give the features of an article as it was taken in last."""
        return features_of(Core(self._print(number), kept))

    def _core(self, number: int) -> Core:
        core = self._cores.get(number)
        if core is None:
            core = Core(self._print(number), self._furniture.kept(number))
            self._cores.put(number, core)
        return core

    def _print(self, number: int) -> Fingerprint:
        """Give the fingerprint of an article; that of one which is being placed is asked for
        again and again."""
        if self._latest is None or self._latest[0] != number:
            if self._fetch is not None:
                blob = self._fetch(self._names.id(number))
            else:
                blob = self._blobs[number]
            self._latest = number, opened(blob)
        return self._latest[1]

    def _known(self, article: str) -> int:
        number = self._names.number(article)
        if number is None:
            raise KeyError(article)
        return number

    def _part(self, number: int, other: int) -> tuple[str, str]:
        self._partners.part(number, other)
        a, b = sorted((self._names.id(number), self._names.id(other)))
        return a, b


class _Progress:
    """One count for all that an update does, though it shows only on the way how much that is."""

    def __init__(self) -> None:
        self.done, self.total = 0, 0

    def left(self, steps: int) -> None:
        """Note how many steps are known to be left."""
        self.total = max(self.total, self.done + steps)
        self.done = self.total - steps


def _batches(numbers: Iterable[int] | Numbers, size: int) -> Iterator[list[int]]:
    """Give numbers in order, so many at once."""
    ordered = np.sort(np.fromiter(numbers, np.int64))
    for at in range(0, len(ordered), size):
        yield ordered[at : at + size].tolist()

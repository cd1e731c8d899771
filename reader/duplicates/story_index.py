"""The whole engine under one door: articles come and go, and the pairs that change are told.

Holds what the collection teaches (furniture), who is worth comparing (candidates) and who is
related to whom. Must not know where fingerprints and pairs are kept. After ``update`` the state
is a function of the articles alone: in whatever order they came, left or came back, pairs and
furniture are those of a fresh build.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reader.duplicates.candidates import Candidates, Unsettled
from reader.duplicates.fingerprints import Fingerprint, opened
from reader.duplicates.furniture import Furniture
from reader.duplicates.measures import Core
from reader.duplicates.relations import Facts, Telling, relate
from reader.model import Pair, Relation, Span

_BATCH = 500
_SLICE = 50  # articles seen to again at once, some 50 ms
_CORES_KEPT = 2000  # some 30 MB of prepared articles
_STRENGTH = {relation: place for place, relation in enumerate(Relation)}

Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Changes:
    """A batch of what an update changed. To be applied in order, drops before additions.

    ``added`` holds new pairs and pairs that are now something else. ``furniture`` names the
    articles of which other units are furniture than before (and all new ones). ``done`` of
    ``total`` articles are placed.
    """

    dropped: tuple[tuple[str, str], ...]
    added: tuple[Pair, ...]
    furniture: tuple[str, ...]
    done: int
    total: int


class StoryIndex:
    """The articles of a collection and their relations.

    With ``fetch`` fingerprints are not held in memory but asked for by id. It must then give the
    fingerprint of every article that was added, until it is removed. Memory for an article of 660
    words and a page's furniture is then some 5 kB, and 4 kB more without.
    """

    def __init__(self, fetch: Fetch | None = None) -> None:
        self._fetch = fetch
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._facts: dict[int, Facts] = {}
        self._blobs: dict[int, bytes] = {}
        self._partners: dict[int, set[int]] = {}
        self._furniture = Furniture(self._print)
        self._candidates = Candidates()
        self._cores: OrderedDict[int, Core] = OrderedDict()
        self._gone: set[int] = set()

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, article: str) -> bool:
        return article in self._numbers

    # ----- articles come and go

    def add(self, article: str, fingerprint: bytes, facts: Facts) -> None:
        """Take in an article, or what it has become. It counts from the next ``update``."""
        self.remove(article)
        number = len(self._ids)
        self._ids.append(article)
        self._numbers[article] = number
        self._facts[number] = facts
        if self._fetch is None:
            self._blobs[number] = fingerprint
        self._furniture.add(number, facts.outlet or facts.host)

    def remove(self, article: str) -> None:
        """Let an article go; nothing happens when it is not there."""
        number = self._numbers.pop(article, None)
        if number is None:
            return
        self._furniture.remove(number)
        self._gone.add(number)
        self._blobs.pop(number, None)
        self._cores.pop(number, None)
        del self._facts[number]

    def restore(self, related: Iterable[tuple[str, str]]) -> None:
        """Settle what was added without comparing anything: the pairs are known already.

        For a collection read back from an index; ``related`` are the ids of all its pairs.
        """
        self._enter(self._furniture.settle(), alone=True)
        for a, b in related:
            if a in self._numbers and b in self._numbers:
                self._join(self._numbers[a], self._numbers[b])

    # ----- pairs

    def update(self) -> Iterator[Changes]:
        """Settle all that was added and removed, and give the changes in batches.

        What is new is placed first. Other articles that this makes doubtful follow, few at a
        time. Run it to its end: until then the index is between two states.
        """
        changed = self._furniture.settle()
        dropped = self._drop_gone()
        # Where much is new, placing everything again is quicker than finding who is concerned.
        alone = 4 * len(changed) > len(self._numbers)
        behind = self._enter(changed, alone=alone)
        waiting = set(self._numbers.values()) if alone else changed
        yield self._begun(dropped, changed, len(waiting))
        yield from self._place(waiting, changed)
        while self._furniture.doubts:
            changed = self._furniture.reconsider(_SLICE)
            if changed:
                more = self._enter(changed, alone=False)
                yield self._begun([], changed, len(changed))
                yield from self._place(changed, changed)
                behind.gained |= more.gained
                behind.lost |= more.lost
        yield from self._work_off(behind)

    def _begun(self, dropped: list[tuple[str, str]], changed: set[int], total: int) -> Changes:
        names = tuple(sorted(self._ids[number] for number in changed))
        return Changes(tuple(dropped), (), names, 0, total)

    def _place(self, waiting: set[int], changed: set[int]) -> Iterator[Changes]:
        """Compare articles with those worth it, ``changed`` ones whatever is known of them."""
        placed: set[int] = set()
        for batch in _batches(waiting, _BATCH):
            yield self._placed(batch, changed, placed, len(waiting))

    def _work_off(self, behind: Unsettled) -> Iterator[Changes]:
        """See to the articles that share a feature which has become common, or no longer is."""
        for batch in _batches(behind.gained & self._facts.keys(), _SLICE):
            yield self._placed(batch, set(), set(), len(batch))
        for batch in _batches(behind.lost & self._partners.keys(), _SLICE):
            yield Changes(tuple(self._drop_lost(batch)), (), (), len(batch), len(batch))

    def pairs_of(self, article: str) -> list[Pair]:
        """Give the relations of one article, strongest first."""
        number = self._numbers[article]
        pairs = [self._relate(number, other) for other in self._partners.get(number, ())]
        return sorted(
            (pair for pair in pairs if pair is not None),
            key=lambda pair: (_STRENGTH[pair.relation], -pair.score, pair.a, pair.b),
        )

    def furniture(self, article: str) -> tuple[Span, ...]:
        """Give what the collection taught to be furniture in one article: runs of units."""
        return self._furniture.spans(self._numbers[article])

    def _placed(self, batch: list[int], changed: set[int], placed: set[int], total: int) -> Changes:
        added: list[Pair] = []
        dropped: list[tuple[str, str]] = []
        for number in batch:
            found = self._found(number)
            known = self._partners.get(number, set())
            dropped += [self._part(number, other) for other in known - found]
            for other in sorted(found - placed):
                if other in known and number not in changed and other not in changed:
                    continue
                pair = self._relate(number, other)
                if pair is not None:
                    added.append(pair)
                    self._join(number, other)
                elif other in known:
                    dropped.append(self._part(number, other))
            placed.add(number)
        return Changes(tuple(dropped), tuple(added), (), len(placed), total)

    def _relate(self, number: int, other: int) -> Pair | None:
        return relate(self._telling(number), self._telling(other))

    def _telling(self, number: int) -> Telling:
        return Telling(self._ids[number], self._core(number), self._facts[number])

    def _found(self, number: int) -> set[int]:
        return set(self._candidates.of(number, self._core(number)))

    def _drop_gone(self) -> list[tuple[str, str]]:
        return [
            self._part(number, other)
            for number in self._gone
            for other in set(self._partners.get(number, ()))
        ]

    def _drop_lost(self, lost: Iterable[int]) -> list[tuple[str, str]]:
        """Drop the pairs of articles that no longer meet over an uncommon feature."""
        dropped = []
        for number in lost:
            known = self._partners.get(number, set())
            gone = known - self._found(number) if known else known
            dropped += [self._part(number, other) for other in gone]
        return dropped

    # ----- bookkeeping

    def _enter(self, changed: set[int], *, alone: bool) -> Unsettled:
        """Take changed articles into the candidates, those gone out, a batch at a time.

        ``alone``: all others are going to be placed again anyway, nobody needs to be found.
        """
        unsettled = Unsettled()
        gone = list(self._gone)
        self._gone.clear()
        ordered = sorted(changed)
        for at in range(0, max(len(ordered), 1), _BATCH):
            batch = ordered[at : at + _BATCH]
            for number in batch:
                self._cores.pop(number, None)
            cores = {number: (self._core(number), _rank(self._ids[number])) for number in batch}
            more = self._candidates.replace([*gone, *batch], cores, alone=alone)
            unsettled.gained |= more.gained
            unsettled.lost |= more.lost
            gone = []
        if alone:
            self._candidates.compact()
        return unsettled

    def _core(self, number: int) -> Core:
        core = self._cores.get(number)
        if core is None:
            core = Core(self._print(number), self._furniture.kept(number))
            self._cores[number] = core
            if len(self._cores) > _CORES_KEPT:
                self._cores.popitem(last=False)
        else:
            self._cores.move_to_end(number)
        return core

    def _print(self, number: int) -> Fingerprint:
        if self._fetch is not None:
            return opened(self._fetch(self._ids[number]))
        return opened(self._blobs[number])

    def _join(self, number: int, other: int) -> None:
        self._partners.setdefault(number, set()).add(other)
        self._partners.setdefault(other, set()).add(number)

    def _part(self, number: int, other: int) -> tuple[str, str]:
        for one, two in ((number, other), (other, number)):
            partners = self._partners.get(one, set())
            partners.discard(two)
            if not partners:
                self._partners.pop(one, None)
        a, b = sorted((self._ids[number], self._ids[other]))
        return a, b


def _batches(numbers: Iterable[int], size: int) -> Iterator[list[int]]:
    ordered = sorted(numbers)
    for at in range(0, len(ordered), size):
        yield ordered[at : at + size]


def _rank(article: str) -> int:
    """Give an article a place in an order of no meaning (60 bits)."""
    digest = hashlib.blake2b(article.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 4

"""What is known of a set of pages, and how near a method comes to it.

Precision is over all pairs found that have a page of the kind; articles that came from one
source count as one story. Pairs of sources that are near copies by nature are ignored, and so is
what comes of them. Knows nothing of how stories are found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.tellings import Made, Set, pair

Scores = Mapping[tuple[str, str], float]
Groups = Mapping[str, str]


class Quality(NamedTuple):
    """How near a method comes on some pages, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


class Share(NamedTuple):
    """So many of so many."""

    hit: int
    of: int

    def __str__(self) -> str:
        return f"{self.hit}/{self.of} = {100 * self.hit / max(1, self.of):.2f} %"


class Truth:
    """What comes from what."""

    def __init__(self, made: Set) -> None:
        self.pages = {page.id: page for page in made.pages}
        self.sources = {page.cluster: page for page in made.pages if page.kind == "source"}
        self.copies = [page for page in made.pages if page.cluster and page.kind != "source"]
        self.events = _by_event(made.pages)
        self._made = made
        self._natural = _natural_copies(made.sources)

    def of(self, a: str, b: str) -> bool | None:
        """Tell whether two pages are tellings of one story; None when nobody knows."""
        one, other = self.pages[a], self.pages[b]
        if one.event and one.event == other.event:
            return self._of_one_event(pair(a, b))
        if one.cluster is None or other.cluster is None:
            return None if one.event or other.event else False
        if "open ended" in (one.kind, other.kind):
            return None
        if pair(one.cluster, other.cluster) in self._natural:
            return None
        return one.cluster == other.cluster

    def _of_one_event(self, key: tuple[str, str]) -> bool | None:
        if key in self._made.derived:
            return True
        return None if key in self._made.doubtful else False

    def kinds(self) -> list[str]:
        """Give the kinds of copy, in the order of the set."""
        return list(dict.fromkeys(page.kind for page in self.copies))

    def copies_of(self, kind: str, half: int) -> list[Made]:
        """Give the copies of a kind in one half."""
        return [page for page in self.copies if page.kind == kind and page.half == half]

    def tellings(self, half: int) -> list[Made]:
        """Give all copies of one half that tell their source's story."""
        return [page for page in self.copies if page.kind != "open ended" and page.half == half]

    # ----- measures

    def quality(self, found: Iterable[tuple[str, str]], pages: Iterable[Made]) -> Quality:
        """Give precision over all pairs with one of the pages, and recall of their sources."""
        wanted = {page.id: self.sources[page.cluster].id for page in pages if page.cluster}
        keys = set(found)
        touching = [key for key in keys if key[0] in wanted or key[1] in wanted]
        verdicts = Counter(self.of(*key) for key in touching)
        right = sum(pair(copy, source) in keys for copy, source in wanted.items())
        sure = verdicts[True] + verdicts[False]
        return Quality(verdicts[True] / max(1, sure), right / max(1, len(wanted)))

    def of_one_event(self, found: Collection[tuple[str, str]], half: int, derived: bool) -> Share:
        """Count the pairs found among the derived or the independent reports of one event."""
        pairs = [
            key
            for reports in self.events[half]
            for at, one in enumerate(reports)
            for key in (pair(one.id, other.id) for other in reports[:at])
            if self.of(*key) is derived
        ]
        return Share(sum(key in found for key in pairs), len(pairs))

    def rand_index(self, groups: Groups, half: int, copies: Iterable[Made]) -> float:
        """Give the adjusted Rand index (Hubert and Arabie 1985) over the sources of a half, its
        fillers and some copies."""
        pages = [page for page in self.sources.values() if page.half == half] + list(copies)
        cells = Counter((page.cluster, groups.get(page.id, page.id)) for page in pages)
        rows = Counter(page.cluster for page in pages)
        columns = Counter(groups.get(page.id, page.id) for page in pages)
        together, by_row, by_column = (
            sum(n * (n - 1) / 2 for n in counts.values()) for counts in (cells, rows, columns)
        )
        expected = by_row * by_column / max(1.0, len(pages) * (len(pages) - 1) / 2)
        most = (by_row + by_column) / 2
        return 1.0 if most == expected else (together - expected) / (most - expected)

    def best_threshold(self, found: Scores) -> float:
        """Choose the threshold of the best F1 on half 0."""
        pages = self.tellings(0)
        best = (0.0, 1.0)
        for at in np.arange(0.1, 0.96, 0.05).tolist():
            kept = [key for key, score in found.items() if score >= at]
            best = max(best, (self.quality(kept, pages).f1, at))
        return best[1]


def _by_event(pages: Iterable[Made]) -> tuple[list[list[Made]], list[list[Made]]]:
    """Give the reports of each event, by half."""
    events: dict[str, list[Made]] = defaultdict(list)
    for page in pages:
        if page.event:
            events[page.event].append(page)
    zero, one = ([each for each in events.values() if each[0].half == half] for half in (0, 1))
    return zero, one


def _natural_copies(sources: Sequence[Made]) -> set[tuple[str, str]]:
    """Give the pairs of clusters whose sources share a tenth of the smaller's word 5-grams."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = []
    for number, source in enumerate(sources):
        words = source.text.lower().split()
        runs = set(zip(*(words[at:] for at in range(5)), strict=False))
        sizes.append(len(runs))
        for run in runs:
            holders[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) < 50:
            shared.update((a, b) for a in numbers for b in numbers if a < b)
    return {
        pair(sources[a].cluster or "", sources[b].cluster or "")
        for (a, b), count in shared.items()
        if count >= min(sizes[a], sizes[b]) / 10
    }

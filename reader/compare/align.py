"""Which sentence answers which: in order, moved, split, merged, or not at all.

Knows folded sentences and where page furniture stands; must not know articles, spans or rows.
The method is the design's (heaviest chain of like sentences, gaps filled, moves, splits); the
thresholds were measured on rewritten news and stand below with what they decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from reader.compare.chain import Pair, heaviest_chain
from reader.compare.likeness import Likeness, Vector, cosine, joined
from reader.model import Hint
from reader.named import NamedTuple

CHAIN = 0.25  # least cosine of a pair in the main chain; its weight is what exceeds this
GAP = 0.12  # least cosine between two chain pairs that stand close
REACH = 4  # how many sentences may lie between those
MOVED = 0.6  # least cosine of a sentence that moved
WITH_MOVED = 0.25  # … that moved together with its neighbour
WITH_TURNED = 0.4  # … or whose neighbours stand the other way round: the newest first
SUPPORT = 0.33  # below this a pair needs a neighbour of this likeness, or two weak ones
PART = 0.4  # least cosine of a part with what its sentence has left unexplained
LESSER_PART = 0.2  # … when the parts together are the more like their sentence
FURNITURE = 0.5  # page furniture is paired only when it is this like
HINT = 0.4  # least cosine of what is only worth a look; from MOVED on it moved
STRANGERS = 0.4  # nothing above it: the texts share no passages
CONTEXT = 0.02  # how much like neighbours weigh: decides between equal candidates
PINNED = 1.0  # a pair the user pinned is taken for equal; out of order, it moved


Vectors = Sequence[Vector]


class Link(NamedTuple):
    """One sentence of a answered by one of b; several links share a sentence that was split."""

    a: int
    b: int
    likeness: float
    moved: bool = False


class Alignment(NamedTuple):
    """The links of two texts in order of a, and of what they leave free the pairs worth a look."""

    links: list[Link]
    hints: list[Hint]


class Group(NamedTuple):
    """Sentences that answer each other, neighbours on each side.

    ``likeness`` is the cosine of a pair; that of a larger group has yet to be taken (None).
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    moved: bool = False
    likeness: float | None = None


class Wishes:
    """What is known beforehand: which sentences are furniture, and the user's corrections."""

    def __init__(
        self,
        furniture_a: Set[int] = frozenset(),
        furniture_b: Set[int] = frozenset(),
        pins: Set[Pair] = frozenset(),
        breaks: Set[Pair] = frozenset(),
    ) -> None:
        self.pins = pins
        self.furniture_a, self.furniture_b = furniture_a, furniture_b
        self._breaks = breaks
        self._pinned_a = {a for a, _ in pins}
        self._pinned_b = {b for _, b in pins}

    def allow(self, a: int, b: int, likeness: float) -> bool:
        """Tell whether a pair may stand."""
        if (a, b) in self.pins:
            return True
        if (a, b) in self._breaks or a in self._pinned_a or b in self._pinned_b:
            return False
        aside = a in self.furniture_a or b in self.furniture_b
        return likeness >= FURNITURE or not aside


def find_links(
    a: Sequence[Sequence[str]], b: Sequence[Sequence[str]], wishes: Wishes | None = None
) -> Alignment:
    """Align two lists of sentences, each given as its folded tokens."""
    run = _Run(a, b, wishes or Wishes())
    links = run.links()
    return Alignment(links, run.hints(links))


class _Run:
    """An alignment under way: pairs found so far, in order and moved, and what is still free."""

    def __init__(
        self, a: Sequence[Sequence[str]], b: Sequence[Sequence[str]], wishes: Wishes
    ) -> None:
        self._like = Likeness(a, b)
        self._sizes = (len(a), len(b))
        self._wishes = wishes
        self._pairs = {
            pair: likeness
            for pair, likeness in self._like.candidates(CHAIN).items()
            if wishes.allow(*pair, likeness)
        }
        self._pairs.update(dict.fromkeys(wishes.pins, PINNED))

    def links(self) -> list[Link]:
        chain = self._main_chain()
        chain += self._in_gaps(chain)
        moved = self._moved(chain)
        links = [self._link(pair) for pair in chain]
        links += [self._link(pair, moved=True) for pair in moved]
        links = sorted(_supported(links, self._wishes.pins))
        return sorted(links + self._parts(links))

    def hints(self, links: Iterable[Link]) -> list[Hint]:
        """Pair what is like but not like enough, of the story only, likest first."""
        found = _Free((link.a, link.b) for link in links).take_best(self._pairs, HINT)
        furniture_a, furniture_b = self._wishes.furniture_a, self._wishes.furniture_b
        return sorted(
            Hint(a, b, self._like.of(a, b))
            for a, b in found
            if a not in furniture_a and b not in furniture_b
        )

    def _link(self, pair: Pair, *, moved: bool = False) -> Link:
        return Link(*pair, self._like.of(*pair), moved)

    def _main_chain(self) -> list[Pair]:
        return heaviest_chain((*pair, self._weight(pair)) for pair in self._pairs)

    def _weight(self, pair: Pair) -> float:
        i, j = pair
        around = self._pairs.get((i - 1, j - 1), 0.0) + self._pairs.get((i + 1, j + 1), 0.0)
        return self._pairs[pair] - CHAIN + CONTEXT * around + 1e-6

    def _in_gaps(self, chain: list[Pair]) -> list[Pair]:
        """Pair what stands in short gaps of the chain with less likeness."""
        if not chain:
            return []
        edges = [self._edge_before(chain[0]), *chain, self._edge_after(chain[-1])]
        found: list[Pair] = []
        for (i0, j0), (i1, j1) in pairwise(edges):
            if 1 < i1 - i0 <= REACH + 1 and 1 < j1 - j0 <= REACH + 1:
                gap = ((i, j) for i in range(i0 + 1, i1) for j in range(j0 + 1, j1))
                found += heaviest_chain(self._weighed(gap))
        return found

    def _edge_before(self, first: Pair) -> Pair:
        """Give the edge of the gap at the start: a side with little left bounds the other's."""
        i, j = first
        near = min(i, j) <= REACH
        return (max(-1, i - REACH - 1), max(-1, j - REACH - 1)) if near else (-1, -1)

    def _edge_after(self, last: Pair) -> Pair:
        (i, j), (n, m) = last, self._sizes
        near = min(n - i, m - j) <= REACH + 1
        return (min(n, i + REACH + 1), min(m, j + REACH + 1)) if near else (n, m)

    def _weighed(self, pairs: Iterable[Pair]) -> Iterator[tuple[int, int, float]]:
        for i, j in pairs:
            likeness = self._like.of(i, j)
            if likeness >= GAP and self._wishes.allow(i, j, likeness):
                yield i, j, likeness - GAP + 1e-6

    def _moved(self, chain: list[Pair]) -> list[Pair]:
        """Pair what the chain left over, likest first, then the neighbours that moved along."""
        free = _Free(chain)
        found = free.take_best(self._pairs, MOVED)
        frontier = list(found)
        while frontier:
            taken = free.take_best(self._beside(frontier, 1), WITH_MOVED)
            taken += free.take_best(self._beside(frontier, -1), WITH_TURNED)
            found += taken
            frontier = taken
        return found

    def _beside(self, pairs: Iterable[Pair], turn: int) -> dict[Pair, float]:
        """Give the neighbours of pairs, on b the other way round where ``turn`` is -1."""
        beside = ((i + step, j + turn * step) for i, j in pairs for step in (-1, 1))
        return {pair: self._pairs.get(pair, 0.0) for pair in beside}

    def _parts(self, links: list[Link]) -> list[Link]:
        """Attach free sentences to a paired neighbour's partner that has words left for them."""
        found = _attached(
            links, self._like.weights_a, self._like.weights_b, self._wishes.furniture_a
        )
        turned = [Link(link.b, link.a, link.likeness, link.moved) for link in links + found]
        back = _attached(
            turned, self._like.weights_b, self._like.weights_a, self._wishes.furniture_b
        )
        found += [Link(link.b, link.a, link.likeness, link.moved) for link in back]
        return [link for link in found if self._wishes.allow(link.a, link.b, link.likeness)]


class _Free:
    """Which sentences are still unpaired."""

    def __init__(self, taken: Iterable[Pair]) -> None:
        pairs = list(taken)
        self._a = {a for a, _ in pairs}
        self._b = {b for _, b in pairs}

    def take_best(self, pairs: dict[Pair, float], least: float) -> list[Pair]:
        """Take pairs of free sentences greedily, likest first."""
        taken: list[Pair] = []
        open_pairs = (
            (-likeness, pair)
            for pair, likeness in pairs.items()
            if likeness >= least and pair[0] not in self._a and pair[1] not in self._b
        )
        for _, (a, b) in sorted(open_pairs):
            if a not in self._a and b not in self._b:
                self._a.add(a)
                self._b.add(b)
                taken.append((a, b))
        return taken


def _supported(links: list[Link], pins: Set[Pair]) -> list[Link]:
    """Drop weak pairs that stand alone: neither a firm pair nor two weak ones near by, in line."""
    near = {(link.a, link.b): 2 if link.likeness >= SUPPORT else 1 for link in links}
    steps = [(x, y) for x in (-2, -1, 1, 2) for y in (-2, -1, 1, 2) if x * y > 0]
    return [
        link
        for link in links
        if link.likeness >= SUPPORT
        or (link.a, link.b) in pins
        or sum(near.get((link.a + x, link.b + y), 0) for x, y in steps) >= 2
    ]


def _attached(links: list[Link], own: Vectors, other: Vectors, aside: Set[int]) -> list[Link]:
    """Attach the free sentences of the own side to the other's sentences that hold them too.

    A part must touch the sentences that its partner already answers; what it is compared with
    is only what those have left unexplained.
    """
    partners: dict[int, list[int]] = {}
    held: dict[int, list[Link]] = {}
    for link in links:
        partners.setdefault(link.a, []).append(link.b)
        held.setdefault(link.b, []).append(link)
    found: list[Link] = []
    for i in _beside(partners, len(own)):
        if i in aside or i in partners:
            continue
        best = max(_offers(i, partners, held, own, other), default=None)
        if best is None:
            continue
        link = Link(i, best[1], best[0], held[best[1]][0].moved)
        partners[i] = [link.b]
        held[link.b].append(link)
        found.append(link)
    return found


def _beside(partners: dict[int, list[int]], size: int) -> Iterator[int]:
    """Give the free sentences next to paired ones: rightwards first, then leftwards."""
    yield from (i for i in range(size) if i not in partners and i - 1 in partners)
    yield from (i for i in range(size - 1, -1, -1) if i not in partners and i + 1 in partners)


def _offers(
    i: int,
    partners: dict[int, list[int]],
    held: dict[int, list[Link]],
    own: Vectors,
    other: Vectors,
) -> Iterator[tuple[float, int]]:
    near = {j for side in (i - 1, i + 1) for j in partners.get(side, ())}
    for j in near:
        together = joined([own[link.a] for link in held[j]])
        rest = {feature: w for feature, w in other[j].items() if feature not in together}
        likeness = cosine(own[i], rest)
        if likeness >= PART:
            yield likeness, j
        elif likeness >= LESSER_PART:
            whole = other[j]
            if cosine(joined([together, own[i]]), whole) > cosine(together, whole):
                yield likeness, j


def groups_of(links: Sequence[Link]) -> list[Group]:
    """Join links that share a sentence into groups, in order of their first sentence of a."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for link in links:
        parent[root(("b", link.b))] = root(("a", link.a))
    members: dict[tuple[str, int], list[Link]] = {}
    for link in links:
        members.setdefault(root(("a", link.a)), []).append(link)
    groups = [
        Group(
            tuple(sorted({link.a for link in some})),
            tuple(sorted({link.b for link in some})),
            any(link.moved for link in some),
            some[0].likeness if len(some) == 1 else None,
        )
        for some in members.values()
    ]
    return sorted(groups, key=lambda group: group.a)

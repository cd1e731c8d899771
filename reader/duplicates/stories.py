"""Relations and the user's word become stories: groups of tellings that hang together.

Knows pairs, judgements and dates; must not know any text. Copies are joined outright. Parts and
rewritings are joined to their best match only, and only where the group agrees, so that a
digest does not chain together the unlike things it quotes. Where the user has spoken, nothing
computed counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.duplicates.circumstances import Facts
from reader.model import Evidence, Judgement, Pair, Relation, Story, Verdict
from reader.record import replace

_STRENGTH = {relation: place for place, relation in enumerate(Relation)}
_NO_FACTS = Facts()
# A rewriting as close as this joins a group of which it matches half; others need the most of it.
_CLOSE = 0.25
PAIRS_KEPT = 1000  # of one story, the strongest: all of any with up to 45 tellings


def group(
    pairs: Iterable[Pair],
    judgements: Iterable[Judgement],
    facts: Mapping[str, Facts],
) -> list[Story]:
    """Give the stories told more than once, by id.

    ``facts`` may lack articles: they count as undated. A story's id is that of its earliest
    telling, so it outlives later additions. Stories do not depend on each other except through
    pairs and judgements; a part of the collection closed under both may be grouped alone.
    """
    judged = sorted(judgements, key=lambda judgement: (judgement.a, judgement.b))
    apart = {_key(j.a, j.b) for j in judged if j.verdict is Verdict.APART}
    same = {_key(j.a, j.b) for j in judged if j.verdict is Verdict.SAME}
    known = {
        key: pair if pair.judged is (key in same) else replace(pair, judged=key in same)
        for pair in pairs
        if (key := _key(pair.a, pair.b)) not in apart
        if pair.relation.one_story or key in same
    }
    for a, b in same - known.keys():
        known[a, b] = _by_word_of_the_user(a, b)
    tellings = _Groups(apart)
    for pair in sorted(known.values(), key=_order):
        tellings.take(pair)
    groups = tellings.groups()
    within = _pairs_within(groups, known.values())
    stories = (_story(members, pairs, facts) for members, pairs in zip(groups, within, strict=True))
    return sorted(stories, key=lambda story: story.id)


def _key(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _by_word_of_the_user(a: str, b: str) -> Pair:
    return Pair(a, b, Relation.RELATED, 0.0, 0.0, 0.0, Evidence(0.0, 0.0, 0.0), judged=True)


def _order(pair: Pair) -> tuple[bool, bool, float, int, str, str]:
    """Judged pairs first, then whole copies, then the rest by how much is shared."""
    strength = _STRENGTH[pair.relation]
    return (not pair.judged, not _whole(pair), -_closeness(pair), strength, pair.a, pair.b)


def _closeness(pair: Pair) -> float:
    return max(pair.shared_a, pair.shared_b)


def _whole(pair: Pair) -> bool:
    """Tell whether each of the two is most of the other, nearly word for word."""
    if pair.relation is Relation.IDENTICAL:
        return True
    copied = pair.relation in (Relation.REPUBLISHED, Relation.REVISION)
    return copied and min(pair.shared_a, pair.shared_b) >= 0.5


class _Groups:
    """Groups that grow by taking pairs, best first."""

    def __init__(self, apart: set[tuple[str, str]]) -> None:
        self._group: dict[str, set[str]] = {}
        self._whole: dict[str, set[str]] = {}  # whole copies of each, and itself
        self._met: dict[str, set[str]] = {}  # everything that has been paired with each
        self._apart: dict[str, set[str]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def take(self, pair: Pair) -> None:
        """Join the two groups, if the pair is reason enough."""
        self._note(pair)
        one, other = self._of(pair.a), self._of(pair.b)
        if one is other or self._kept_apart(one, other):
            return
        if pair.judged or _whole(pair) or self._agree(pair, one, other):
            self._merge(one, other)

    def groups(self) -> list[set[str]]:
        """Give the groups of two or more."""
        distinct = {id(members): members for members in self._group.values()}
        return [members for members in distinct.values() if len(members) > 1]

    def _note(self, pair: Pair) -> None:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            self._met.setdefault(one, {one}).add(other)
            if _whole(pair) or pair.judged:
                self._whole.setdefault(one, {one}).add(other)

    def _of(self, article: str) -> set[str]:
        return self._group.setdefault(article, {article})

    def _kept_apart(self, one: set[str], other: set[str]) -> bool:
        if not self._apart:
            return False
        small, large = sorted((one, other), key=len)
        return any(not self._apart.get(member, _NOBODY).isdisjoint(large) for member in small)

    def _agree(self, pair: Pair, one: set[str], other: set[str]) -> bool:
        """Tell whether most of each group has to do with the one that comes from the other.

        A whole copy of what the newcomer matches counts as matched.
        """
        close = pair.relation is Relation.REWRITTEN and pair.score >= _CLOSE
        shares = (
            self._share(one, host=pair.a, guest=pair.b),
            self._share(other, host=pair.b, guest=pair.a),
        )
        return min(shares) >= 0.5 if close else min(shares) > 0.5

    def _share(self, group: set[str], host: str, guest: str) -> float:
        ties = self._whole.get(host, {host}) | self._met[guest]
        return len(group & ties) / len(group)

    def _merge(self, one: set[str], other: set[str]) -> None:
        small, large = sorted((one, other), key=len)
        large |= small
        for member in small:
            self._group[member] = large


_NOBODY: frozenset[str] = frozenset()


# --------------------------------------------------------------------------- one story


def _pairs_within(groups: Sequence[set[str]], pairs: Iterable[Pair]) -> list[list[Pair]]:
    """Give for each group the pairs within it, the strongest first."""
    group_of = {member: number for number, members in enumerate(groups) for member in members}
    within: list[list[Pair]] = [[] for _ in groups]
    for pair in pairs:
        number = group_of.get(pair.a)
        if number is not None and number == group_of.get(pair.b):
            within[number].append(pair)
    for found in within:
        found.sort(key=lambda p: (_STRENGTH[p.relation], -p.score, p.a, p.b))
    return within


def _story(members: set[str], pairs: Sequence[Pair], facts: Mapping[str, Facts]) -> Story:
    ordered = tuple(sorted(members, key=lambda article: _time(article, facts)))
    titles = (facts.get(article, _NO_FACTS).headline for article in ordered)
    return Story(
        id=ordered[0],
        articles=ordered,
        headline=next((title for title in titles if title), ""),
        pairs=tuple(pairs[:PAIRS_KEPT]),
        first=_first(pairs),
        witnesses=_witnesses(members, pairs),
    )


def _time(article: str, facts: Mapping[str, Facts]) -> tuple[bool, str, str]:
    date = facts.get(article, _NO_FACTS).date
    return (not date, date or "", article)


def _first(pairs: Iterable[Pair]) -> str | None:
    """Give the one telling that is before another and after none."""
    before: set[str] = set()
    after: set[str] = set()
    for pair in pairs:
        if pair.direction is not None:
            one, other = (pair.a, pair.b) if pair.direction == "a first" else (pair.b, pair.a)
            before.add(one)
            after.add(other)
    leaders = before - after
    return leaders.pop() if len(leaders) == 1 else None


def _witnesses(members: set[str], pairs: Iterable[Pair]) -> int:
    """Count independent sources. Copies and rewritings come from one text and are one witness;
    only articles that the user joined, and the words do not, bear witness of their own."""
    groups = {member: {member} for member in members}
    for pair in pairs:
        one, other = groups[pair.a], groups[pair.b]
        if pair.relation.one_story and one is not other:
            small, large = sorted((one, other), key=len)
            large |= small
            for member in small:
                groups[member] = large
    return len({id(group) for group in groups.values()})

"""Names and titles that differ between two wordings: "Question Time" for "Question Period".

Knows the names of two tellings and the passages that answer each other; must not know rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.compare.names import Names, runs_of
from reader.model import Span
from reader.named import NamedTuple

_PARTICLES = frozenset(
    ("of", "da", "de", "do", "dos", "del", "della", "di", "du", "des", "der", "von", "van", "bin")
)  # what divides one name: "Barra da Tijuca"


class Passage(NamedTuple):
    """A stretch of one telling in which names are looked for."""

    names: Names
    tokens: range

    def beyond(self, other: Passage) -> list[range]:
        """Give the runs of names that the other passage does not have, in any case."""
        capitals = self.names.capitals_in(self.tokens)
        found = [token for token in capitals if self._is_named(token, other)]
        if not found:
            return []
        there = other.names.stems_in(other.tokens)
        found = [token for token in found if self.names.stem(token) not in there]
        if not found:
            return []
        shortened = self._shortened(other)
        runs = runs_of([token for token in found if not shortened(token)])
        runs = [self._from_opening(run, there) for run in self._over_particles(runs)]
        return [run for run in runs if not self._abbreviates(run, other)]

    def _shortened(self, other: Passage) -> Callable[[int], bool]:
        """Give what tells a title that one side shortens: "Gov." and "Governor"."""
        folded, theirs = self.names.telling.folded, other.names.telling.folded
        spelt = [theirs[token] for token in other.names.capitals_in(other.tokens)]
        short = [
            theirs[token]
            for token in other.names.capitals_in(other.tokens)
            if other.names.is_abbreviated(token)
        ]

        def shortened(token: int) -> bool:
            word = folded[token]
            if any(word.startswith(each) for each in short):
                return True
            return self.names.is_abbreviated(token) and any(each.startswith(word) for each in spelt)

        return shortened

    def _from_opening(self, run: range, there: set[str]) -> range:
        """Take the first name in with the second, where both are new: "Anna Berg"."""
        before = run.start - 1
        opens = before in self.tokens and self.names.opens_with_title(before)
        new = opens and self.names.stem(before) not in there
        return range(before, run.stop) if new else run

    def _over_particles(self, runs: list[range]) -> list[range]:
        """Join what one small word divides: "Bank of England", "Barra da Tijuca"."""
        joined = runs[:1]
        for run in runs[1:]:
            between = range(joined[-1].stop, run.start)
            if len(between) == 1 and self.names.telling.folded[between.start] in _PARTICLES:
                joined[-1] = range(joined[-1].start, run.stop)
            else:
                joined.append(run)
        return joined

    def _is_named(self, token: int, other: Passage) -> bool:
        names = self.names
        if not names.stands_out(token) or names.is_initial(token):
            return False
        named = names.stem(token)
        return token not in names.loose or named in names.sure or named in other.names.sure

    def _abbreviates(self, run: range, other: Passage) -> bool:
        """Tell whether one side has the initials of the other ("UN", "United Nations")."""
        spelt, own = self._initials(run), self._acronyms(run)
        if own and any(word in other._initials(other.tokens) for word in own):
            return True
        return len(spelt) > 1 and spelt in other._acronyms(other.tokens)

    def _initials(self, tokens: range) -> str:
        written = self.names.telling.written
        return "".join([written[token][0] for token in self.names.capitals_in(tokens)])

    def _acronyms(self, tokens: range) -> set[str]:
        words = {
            word.replace(".", "")
            for word in self.names.telling.written[slice(tokens.start, tokens.stop)]
        }
        return {word for word in words if len(word) > 1 and word.isupper()}

    def name_at(self, token: int) -> str:
        """Give the stem of a capitalised token, or nothing."""
        inside = token in self.tokens and self.names.capital[token]
        return self.names.stem(token) if inside else ""

    def word_at(self, token: int) -> str:
        """Give a folded token; the passage's edges are words of their own."""
        return self.names.telling.folded[token] if token in self.tokens else "\n"

    def place_of(self, named: str) -> int | None:
        """Give the token that has a name, if the passage holds it."""
        return next((token for token in self.tokens if self.name_at(token) == named), None)

    def span(self, tokens: range) -> Span:
        return self.names.telling.span(tokens.start, tokens.stop)


Change = tuple[Span | None, Span | None]


def changed_names(a: Passage, b: Passage) -> list[Change]:
    """Give the names that only one of two passages has, paired where they answer each other.

    Two names answer each other that stand beside the same name, else beside the same word, else
    if no other is left.
    """
    runs_a, runs_b = a.beyond(b), b.beyond(a)
    pairs = [
        *_paired(runs_a, runs_b, lambda one, two: _beside_same(a.name_at, b.name_at, one, two)),
        *_paired(runs_a, runs_b, lambda one, two: _beside_same(a.word_at, b.word_at, one, two)),
    ]
    if len(runs_a) == len(runs_b) == 1:
        pairs.append((runs_a.pop(), runs_b.pop()))
    pairs += _opening_titles(a, b, pairs)
    changes: list[Change] = [_shown(a, b, one, two) for one, two in pairs]
    changes += _one_sided(a, b, runs_a)
    changes += [(old, new) for new, old in _one_sided(b, a, runs_b)]
    return changes


def _opening_titles(
    a: Passage, b: Passage, pairs: list[tuple[range, range]]
) -> list[tuple[range, range]]:
    """Pair the titles that open the two passages before one name: "Foreign Minister Berg"."""
    titles = [
        next((t for t in each.names.capitals_in(each.tokens) if each.names.opens_with_title(t)), -1)
        for each in (a, b)
    ]
    if -1 in titles or any(titles[0] in one or titles[1] in two for one, two in pairs):
        return []
    (one, two), stems = titles, (a.names.stems_in(a.tokens), b.names.stems_in(b.tokens))
    if a.names.stem(one) in stems[1] or b.names.stem(two) in stems[0]:
        return []
    if a.name_at(one + 1) != b.name_at(two + 1):
        return []
    return [(range(one, one + 1), range(two, two + 1))]


def _one_sided(a: Passage, b: Passage, runs: list[range]) -> Iterator[Change]:
    """Give names that only ``a`` has; one that b's article has elsewhere is no news."""
    for run in runs:
        change = _grown(a, b, run)
        known = all(a.names.stem(token) in b.names.stems for token in run)
        if change[1] is not None or not known:
            yield change


def _paired(
    runs_a: list[range], runs_b: list[range], answers: Callable[[range, range], bool]
) -> list[tuple[range, range]]:
    """Take the runs that answer each other out of both lists."""
    pairs: list[tuple[range, range]] = []
    for one in list(runs_a):
        two = next((run for run in runs_b if answers(one, run)), None)
        if two is not None:
            runs_a.remove(one)
            runs_b.remove(two)
            pairs.append((one, two))
    return pairs


def _beside_same(
    in_a: Callable[[int], str], in_b: Callable[[int], str], one: range, two: range
) -> bool:
    before, after = in_a(one.start - 1), in_a(one.stop)
    return (before != "" and before == in_b(two.start - 1)) or (
        after != "" and after == in_b(two.stop)
    )


def _shown(a: Passage, b: Passage, one: range, two: range) -> Change:
    """Widen both runs by the name they share: "Question Time", "Minister Joly"."""
    before, after = a.name_at(one.start - 1), a.name_at(one.stop)
    if before and before == b.name_at(two.start - 1):
        one, two = range(one.start - 1, one.stop), range(two.start - 1, two.stop)
    elif after and after == b.name_at(two.stop):
        one, two = range(one.start, one.stop + 1), range(two.start, two.stop + 1)
    return a.span(one), b.span(two)


def _grown(a: Passage, b: Passage, run: range) -> Change:
    """Show "Foreign Affairs" beside "Foreign": a name that only grew is altered, not new."""
    for token in (run.start - 1, run.stop):
        place = b.place_of(a.name_at(token)) if a.name_at(token) else None
        if place is not None:
            widened = range(min(run.start, token), max(run.stop, token + 1))
            return a.span(widened), b.span(range(place, place + 1))
    return a.span(run), None

"""Names and titles that differ between two wordings: "Question Time" for "Question Period".

Knows tokens with their capitals; must not know rows. A stem stands for a name, so that
"Russia’s" and "Russian" are quiet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from reader.compare.lexicon import FUNCTION_WORDS, Language
from reader.compare.likeness import stem
from reader.compare.telling import Telling
from reader.model import Span

_KATAKANA = ("\u30a1", "\u30fa")
_TITLE_CASE = 0.85  # share of capitals among the words of a line that is set in title case

_PARTICLES = frozenset(
    ("of", "da", "de", "do", "dos", "del", "della", "di", "du", "des", "der", "von", "van", "bin")
)  # what divides one name: "Barra da Tijuca"


class Names:
    """The capitalised words of one telling, and which of them are surely names.

    A word at the start of a sentence, or in a line in title case, counts only if it stands with
    a capital inside some sentence and nowhere without one. Where every noun has a capital
    (German), only two in a row and acronyms count.
    """

    def __init__(self, telling: Telling, language: Language) -> None:
        self.telling = telling
        self._nouns_capital = language.nouns_capital
        self._figures = (
            {*language.months, *language.weekdays, *language.days}
            | language.numbers.keys()
            | language.magnitudes.keys()
        )
        folds = dict(zip(telling.written, telling.folded, strict=True))
        stems = {folded: stem(folded) for folded in set(folds.values())}
        self._stems = [stems[folded] for folded in telling.folded]
        cased = [word for word in folds if not (word.isascii() and word.islower())]
        capitals = {word for word in cased if self._is_capital(word, folds[word])}
        self.capital = [word in capitals for word in telling.written]
        self._places = [token for token, capital in enumerate(self.capital) if capital]
        self.loose = {t for pair in pairwise(telling.first) for t in self._uncertain(*pair)}
        self.stems = {self.stem(token) for token in self._places}
        seen = {self.stem(token) for token in self._places if token not in self.loose}
        small = {stems[folded] for word, folded in folds.items() if word not in capitals}
        self.sure = frozenset(seen - small)

    def _is_capital(self, word: str, folded: str) -> bool:
        if not word[0].isupper():
            return _KATAKANA[0] <= word[0] <= _KATAKANA[1] and len(word) > 2
        acronym = len(word) > 1 and word[-1].isupper()
        head = (
            folded.split(maxsplit=1)[0].partition("'")[0] if folded else ""
        )  # "I'd", "It's", "We are"
        small = folded in FUNCTION_WORDS or head in FUNCTION_WORDS
        return folded not in self._figures and (acronym or not small)

    def _uncertain(self, first: int, end: int) -> Iterator[int]:
        """Give the tokens of a sentence whose capital may mean nothing."""
        places = self.capitals_in(range(first, end))
        if len(places) > 3 and self._in_title_case(len(places), first, end):
            yield from places
        else:
            opening = next((t for t in range(first, end) if self.telling.is_word[t]), end)
            yield from (t for t in places if t == opening or self._opens_speech(t))

    def _in_title_case(self, capitals: int, first: int, end: int) -> bool:
        words = [t for t in range(first, end) if self.telling.is_word[t]]
        content = sum(self.telling.folded[t] not in FUNCTION_WORDS for t in words)
        return capitals > _TITLE_CASE * content

    def _opens_speech(self, token: int) -> bool:
        """Tell whether a token follows an opening quote or a colon: it has a capital anyway."""
        before = self.telling.folded[token - 1] if token else ""
        if before == ":":
            return True
        return before in ('"', "'") and self._spaced_before(token - 1)

    def _spaced_before(self, token: int) -> bool:
        start = self.telling.starts[token]
        return start == 0 or self.telling.text[start - 1].isspace()

    def capitals_in(self, tokens: range) -> list[int]:
        """Give the tokens of a passage that have a capital."""
        first = bisect_left(self._places, tokens.start)
        return self._places[first : bisect_left(self._places, tokens.stop)]

    def stem(self, token: int) -> str:
        """Give what stands for a token when names are compared."""
        return self._stems[token]

    def stems_in(self, tokens: range) -> set[str]:
        """Give what stands for the tokens of a passage."""
        return set(self._stems[tokens.start : tokens.stop])

    def stands_out(self, token: int) -> bool:
        """Tell whether a capital says something: always, where nouns do not get one."""
        if not self._nouns_capital:
            return True
        if self.telling.written[token].isupper() and len(self.telling.folded[token]) > 1:
            return True
        beside = (k for k in (token - 1, token + 1) if 0 <= k < len(self.capital))
        return any(self.capital[k] for k in beside)


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
        runs = _runs([token for token in found if self.names.stem(token) not in there])
        runs = self._over_particles(runs)
        return [run for run in runs if not self._abbreviates(run, other)]

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
        if not names.stands_out(token):
            return False
        named = names.stem(token)
        return token not in names.loose or named in names.sure or named in other.names.sure

    def _abbreviates(self, run: range, other: Passage) -> bool:
        """Tell whether one side has the initials of the other ("UN", "United Nations")."""
        spelt, initials = self._initials(run), other._initials(other.tokens)
        own, others = self._acronyms(run), other._acronyms(other.tokens)
        return spelt in others or any(word in initials for word in own)

    def _initials(self, tokens: range) -> str:
        capitals = (token for token in tokens if self.names.capital[token])
        return "".join(self.names.telling.written[token][0] for token in capitals)

    def _acronyms(self, tokens: range) -> set[str]:
        words = {self.names.telling.written[token].replace(".", "") for token in tokens}
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
    changes: list[Change] = [_shown(a, b, one, two) for one, two in pairs]
    changes += _one_sided(a, b, runs_a)
    changes += [(old, new) for new, old in _one_sided(b, a, runs_b)]
    return changes


def _one_sided(a: Passage, b: Passage, runs: list[range]) -> Iterator[Change]:
    """Give names that only ``a`` has; one that b's article has elsewhere is no news."""
    for run in runs:
        change = _grown(a, b, run)
        known = all(a.names.stem(token) in b.names.stems for token in run)
        if change[1] is not None or not known:
            yield change


def _runs(tokens: list[int]) -> list[range]:
    runs: list[range] = []
    for token in tokens:
        if runs and runs[-1].stop == token:
            runs[-1] = range(runs[-1].start, token + 1)
        else:
            runs.append(range(token, token + 1))
    return runs


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

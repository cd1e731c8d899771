"""Which words of a telling are names, as far as their capitals say.

Knows one telling and its language; must not know the other side. A stem stands for a name, so
that "Russia’s" and "Russian" are one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from reader.compare.lexicon import FUNCTION_WORDS, Language
from reader.compare.likeness import stem
from reader.compare.telling import Telling

_KATAKANA = ("\u30a1", "\u30fa")
_TITLE_CASE = 0.85  # share of capitals among the words of a line that is set in title case

_SHOUTED = 3  # words in a row that are all capitals are no names, but loud


class Names:
    """The capitalised words of one telling, and which of them are surely names.

    A word at the start of a sentence, or in a line in title case, counts only if it stands with
    a capital inside some sentence and nowhere without one. Where every noun has a capital
    (German), only two in a row and acronyms count.
    """

    def __init__(self, telling: Telling, language: Language) -> None:
        self.telling = telling
        self._nouns_capital = language.nouns_capital
        self._first = frozenset(telling.first)
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
        self._small = small

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
        if not places:
            return
        if len(places) > 3 and self._in_title_case(len(places), first, end):
            yield from places
        else:
            opening = next((t for t in range(first, end) if self.telling.is_word[t]), end)
            shouted = self._shouted(places)
            yield from (t for t in places if t in shouted or self._opens_alone(t, opening))

    def _opens_alone(self, token: int, opening: int) -> bool:
        return token == opening or self._opens_speech(token)

    def _shouted(self, places: list[int]) -> set[int]:
        """Give the tokens of words in capitals throughout that stand in a row of them."""
        if len(places) < _SHOUTED:
            return set()
        runs = runs_of([t for t in places if self._is_loud(t)])
        return {token for run in runs if len(run) >= _SHOUTED for token in run}

    def _is_loud(self, token: int) -> bool:
        word = self.telling.written[token]
        return len(word) > 1 and word.isupper()

    def _in_title_case(self, capitals: int, first: int, end: int) -> bool:
        words = [t for t in range(first, end) if self.telling.is_word[t]]
        folded = (self.telling.folded[t] for t in words)
        content = sum(not word[:1].isdigit() and word not in FUNCTION_WORDS for word in folded)
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

    def is_initial(self, token: int) -> bool:
        """Tell the "J." of "J. R. Smith"."""
        return len(self.telling.written[token]) == 1 and self._before_full_stop(token)

    def is_abbreviated(self, token: int) -> bool:
        """Tell the "Gov." of "Gov. Carr" from an initial and from the last word of a sentence."""
        if len(self.telling.written[token]) == 1 or not self._before_full_stop(token):
            return False
        return token + 2 < len(self.telling.folded) and token + 2 not in self._first

    def _before_full_stop(self, token: int) -> bool:
        end = self.telling.ends[token]
        return self.telling.text[end : end + 1] == "."

    def opens_with_title(self, token: int) -> bool:
        """Tell whether a sentence's first word goes with the name after it, and may be a title."""
        after = token + 1
        named = after < len(self.capital) and self.capital[after] and after not in self.loose
        return token in self.loose and named and self.stem(token) not in self._small

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


def runs_of(tokens: list[int]) -> list[range]:
    """Join token numbers that follow each other."""
    runs: list[range] = []
    for token in tokens:
        if runs and runs[-1].stop == token:
            runs[-1] = range(runs[-1].start, token + 1)
        else:
            runs.append(range(token, token + 1))
    return runs

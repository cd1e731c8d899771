"""What a language is to a comparison: the words that carry its grammar and its facts.

Every entry of every language is in folded form (see ``reader.text.folding``). Knows no language and
no text; the tables of the families stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from reader.hints import TypeVar
from reader.named import NamedTuple
from reader.record import record

_Value = TypeVar("_Value")


class Found(NamedTuple):
    """A phrase that was found: its first word, how many words it has, and its class."""

    first: int
    size: int
    kind: str


class Phrases:
    """Words and phrases put in classes; words of one class are alike.

    A phrase is written with blanks between its words. The longest that fits counts, and one of
    the empty class counts as nothing: "not only" is no negation.
    """

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, kind in classes.items():
            words = tuple(phrase.split())
            self._entries.setdefault(words[0], []).append((words, kind))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def openers(self) -> frozenset[str]:
        """Give the words that a phrase can begin with."""
        return frozenset(self._entries)

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """Give the phrases among folded words, in order; none overlaps another."""
        at = 0
        while at < len(words):
            found = self._at(words, at) if words[at] in self._entries else None
            if found and found.kind:
                yield found
            at += found.size if found else 1

    def _at(self, words: Sequence[str], at: int) -> Found | None:
        for phrase, kind in self._entries[words[at]]:
            if tuple(words[at : at + len(phrase)]) == phrase:
                return Found(at, len(phrase), kind)
        return None


@record(frozen=True, slots=True)
class Tables:
    """What facts look like in one language: its words, as they are written down.

    ``doubt`` puts negations and modal words in classes, ``sayings`` gives the lemma of attribution
    verbs; after a word of ``passive`` they are none ("will never be added"). ``nouns_capital``:
    capitals mark nouns. ``negates_twice``: two negations near each other are one ("no … nunca").
    ``before_weekday``: words after which alone a weekday's name is one. ``fractions`` are words
    for parts of a whole, which a text may write in digits.
    """

    function: frozenset[str]
    doubt: Mapping[str, str] = MappingProxyType({})
    sayings: Mapping[str, str] = MappingProxyType({})
    numbers: Mapping[str, int] = MappingProxyType({})
    magnitudes: Mapping[str, int] = MappingProxyType({})
    months: Mapping[str, int] = MappingProxyType({})
    weekdays: Mapping[str, int] = MappingProxyType({})
    days: Mapping[str, str] = MappingProxyType({})
    passive: frozenset[str] = frozenset()
    before_weekday: frozenset[str] = frozenset()
    fractions: Mapping[str, float] = MappingProxyType({})
    nouns_capital: bool = False
    negates_twice: bool = False
    month_first: bool = False  # 5/12 is the twelfth of May


class Language(Tables):
    """A language, with what is worked out from its tables when it is first asked for."""

    @cached_property
    def doubts(self) -> Phrases:
        return Phrases(self.doubt)

    @cached_property
    def verbs(self) -> Phrases:
        return Phrases(self.sayings)


# --------------------------------------------------------------------------- writing tables


def words(written: str) -> frozenset[str]:
    """Give blank-separated words as a set."""
    return frozenset(written.split())


def classes(**written: str) -> dict[str, str]:
    """Turn ``alleged="allegedly reportedly not_yet"`` into a class for every word.

    An underscore stands for the blank in a phrase; the class ``quiet`` is the empty one.
    """
    return {
        word.replace("_", " "): "" if name == "quiet" else name
        for name, some in written.items()
        for word in some.split()
    }


def spelled(entries: Mapping[str, _Value]) -> dict[str, _Value]:
    """Put blanks between the characters of entries, where every character is a word."""
    return {" ".join(word): value for word, value in entries.items()}


def numbered(written: str, first: int = 0) -> dict[str, int]:
    """Number blank-separated entries; alternatives of one entry are parted by a slash."""
    return {
        word: number
        for number, entry in enumerate(written.split(), start=first)
        for word in entry.split("/")
        if word != "-"
    }


def number_words(units: str, tens: str, joined: str = "") -> dict[str, int]:
    """Give the values of number words: 0, 1, 2 … in ``units``, 20, 30 … in ``tens``.

    ``joined`` says how a unit and a ten make one word, if they do: "{ten}{unit}". One is never
    among the units, being an article or a pronoun too, but is known in joined words as "one".
    """
    ones = numbered(units)
    decades = {word: value * 10 for word, value in numbered(tens, first=2).items()}
    joints = {
        joined.format(ten=ten, unit=unit): high + low
        for ten, high in decades.items()
        for unit, low in {**ones, "one": 1, "ein": 1}.items()
        if joined and 0 < low < 10
    }
    return ones | decades | joints


def magnitudes(**written: str) -> dict[str, int]:
    """Give the values of magnitude words: ``hundred=``, ``thousand=``, ``million=`` …"""
    return {word: _SIZES[name] for name, some in written.items() for word in some.split()}


_SIZES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "milliard": 10**9,  # the English billion
    "billion": 10**12,  # the English trillion
}


def prefixed(particles: str, entries: Mapping[str, _Value]) -> dict[str, _Value]:
    """Add the forms with a particle written onto the word: "and", "in", "from"."""
    joined = {p + word: value for word, value in entries.items() for p in particles.split()}
    return {**joined, **entries}


def sayings(**forms: str) -> dict[str, str]:
    """Turn ``say="says said"`` into the lemma of every form, the lemma's own included."""
    return {
        form.replace("_", " "): lemma
        for lemma, written in forms.items()
        for form in (*written.split(), lemma)
    }


def suffixed(endings: str, entries: Mapping[str, _Value]) -> dict[str, _Value]:
    """Add the forms with an ending written onto the word."""
    return {word + end: value for word, value in entries.items() for end in ("", *endings.split())}

"""Which language a text is written in: by its script, then by its small words.

Knows a table of function words; must not need a model. Unsure is None: some readers will search
by language, and a wrong one hides an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from reader.named import NamedTuple
from reader.pattern import pattern

_SAMPLE = 1_500  # characters of the story
_LEAST_HITS = 4
_LEAD = 1.25  # the best language must have this many times the hits of the next

_TABLE = Path(__file__).with_name("function_words.txt")

# Scripts that one language of news mostly writes; letters are counted in the sample.
_SCRIPTS = (
    ("ja", pattern(r"[\u3040-\u30ff]")),
    ("ko", pattern(r"[\uac00-\ud7af]")),
    ("zh", pattern(r"[\u4e00-\u9fff]")),
    ("el", pattern(r"[\u0370-\u03ff]")),
    ("he", pattern(r"[\u0590-\u05ff]")),
    ("th", pattern(r"[\u0e00-\u0e7f]")),
    ("ka", pattern(r"[\u10a0-\u10ff]")),
    ("hy", pattern(r"[\u0530-\u058f]")),
    ("am", pattern(r"[\u1200-\u137f]")),
    ("bn", pattern(r"[\u0980-\u09ff]")),
    ("pa", pattern(r"[\u0a00-\u0a7f]")),
    ("gu", pattern(r"[\u0a80-\u0aff]")),
    ("ta", pattern(r"[\u0b80-\u0bff]")),
    ("te", pattern(r"[\u0c00-\u0c7f]")),
    ("kn", pattern(r"[\u0c80-\u0cff]")),
    ("ml", pattern(r"[\u0d00-\u0d7f]")),
    ("si", pattern(r"[\u0d80-\u0dff]")),
    ("my", pattern(r"[\u1000-\u109f]")),
    ("km", pattern(r"[\u1780-\u17ff]")),
    ("lo", pattern(r"[\u0e80-\u0eff]")),
    ("hi", pattern(r"[\u0900-\u097f]")),
    ("ar", pattern(r"[\u0600-\u06ff]")),
)
_LETTERS = pattern(r"[^\W\d_]")
# Letters of the Arabic script that Arabic itself does not write.
_PERSIAN, _URDU = pattern(r"[پچژگی]"), pattern(r"[ٹڈڑںے]")
# Letters that settle what the small words of near relatives leave open.
_TELLING_LETTERS = {
    "da": "æø", "no": "æø", "sv": "äö", "uk": "іїєґ", "be": "ўі", "ru": "ыэё", "bg": "щъ",
    "sr": "јљњћђџ", "mk": "ѓќѕј", "sk": "ľĺŕäô", "cs": "řěů", "hr": "čćđšž", "sl": "čšž",
    "az": "əğı", "tr": "ğış",
}  # fmt: skip
_TELLING = {language: frozenset(letters) for language, letters in _TELLING_LETTERS.items()}
_NONE = frozenset[str]()


class _Words(NamedTuple):
    """Small words by a number for those who write them, and the languages of each number."""

    owners: Mapping[str, int]
    languages: Sequence[Sequence[str]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    owners: dict[str, list[str]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        language, *words = line.split()
        for word in dict.fromkeys(words):
            owners.setdefault(word, []).append(language)
    numbers: dict[tuple[str, ...], int] = {}
    numbered = {word: numbers.setdefault(tuple(o), len(numbers)) for word, o in owners.items()}
    return _Words(numbered, list(numbers))


def language_of(text: str) -> tuple[str, float] | None:
    """Give the two-letter code of a text's language and a confidence from 0 to 1, or None.

    Looks at 1,500 characters at most.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii() and (script := _by_script(sample)):
        return script, 0.95
    sample = sample.lower()
    tokens = sample.split()  # small words seldom touch a comma
    return _decided(_hits(tokens), sample, len(tokens))


def _hits(tokens: Sequence[str]) -> dict[str, int]:
    """Count the small words of each language; many are written in several."""
    owners, languages = _words()
    hits: dict[str, int] = {}
    for number, count in Counter([owners[word] for word in tokens if word in owners]).items():
        for language in languages[number]:
            hits[language] = hits.get(language, 0) + count
    return hits


def _by_script(sample: str) -> str | None:
    if len(sample.encode(errors="replace")) < len(sample) * 1.3:  # one byte a letter: Latin
        return None
    letters = len(_LETTERS.findall(sample)) or 1
    for language, letter in _SCRIPTS:
        # Japanese mixes its own letters into Chinese characters
        if len(letter.findall(sample)) > letters * (0.15 if language == "ja" else 0.4):
            return _in_arabic_letters(sample) if language == "ar" else language
    return None


def _in_arabic_letters(sample: str) -> str:
    if len(_URDU.findall(sample)) * 50 > len(sample):
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) * 50 > len(sample) else "ar"


def _decided(hits: dict[str, int], sample: str, tokens: int) -> tuple[str, float] | None:
    if not hits:
        return None
    scores = hits if sample.isascii() else _with_letters(hits, frozenset(sample))
    (best, most), *others = sorted(scores.items(), key=itemgetter(1), reverse=True)[:2]
    next_most = others[0][1] if others else 0.0
    if hits[best] < _LEAST_HITS or hits[best] * 12 < tokens:
        return None
    if most < next_most * (1.08 if tokens > 150 else _LEAD):
        return None
    return best, 0.9 if most > next_most * 1.5 else 0.75


def _with_letters(hits: Mapping[str, int], letters: frozenset[str]) -> Mapping[str, float]:
    """Raise the hits of the languages of which a letter of their own was met."""
    return {
        language: count + (0 if letters.isdisjoint(_TELLING.get(language, _NONE)) else count * 0.15)
        for language, count in hits.items()
    }

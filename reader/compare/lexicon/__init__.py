"""Words that carry grammar or facts, by language: what facts are read with.

A language is chosen per text; for one that is not here, digits, dates in digits, names and
quotations still count. Knows no telling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from reader.compare.lexicon.east_asian import CHINESE, JAPANESE, KOREAN
from reader.compare.lexicon.english import ENGLISH
from reader.compare.lexicon.further import FINNISH, GREEK, HUNGARIAN, TURKISH
from reader.compare.lexicon.germanic import DANISH, DUTCH, GERMAN, NORWEGIAN, SWEDISH
from reader.compare.lexicon.language import Language
from reader.compare.lexicon.romance import FRENCH, ITALIAN, PORTUGUESE, ROMANIAN, SPANISH
from reader.compare.lexicon.semitic import ARABIC, HEBREW
from reader.compare.lexicon.slavic import CZECH, POLISH, RUSSIAN, UKRAINIAN

__all__ = ["FUNCTION_WORDS", "LANGUAGES", "NO_LANGUAGE", "Language", "language_of"]

LANGUAGES: Mapping[str, Language] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "ro": ROMANIAN,
    "nl": DUTCH,
    "sv": SWEDISH,
    "da": DANISH,
    "no": NORWEGIAN,
    "pl": POLISH,
    "cs": CZECH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "fi": FINNISH,
    "hu": HUNGARIAN,
    "tr": TURKISH,
    "el": GREEK,
    "zh": CHINESE,
    "ja": JAPANESE,
    "ko": KOREAN,
    "ar": ARABIC,
    "he": HEBREW,
}
NO_LANGUAGE = Language(function=frozenset())

# Words that carry no content by themselves, in any of the languages.
FUNCTION_WORDS = frozenset().union(*(language.function for language in LANGUAGES.values()))

_VOTERS = 1_000  # words of a text: enough to tell a language by its grammar words


def language_of(texts: Iterable[Sequence[str]]) -> Language:
    """Choose the language whose grammar words are most frequent where these texts begin.

    The texts are folded words, all of one language. NO_LANGUAGE where no word is known.
    """
    counts = Counter(chain.from_iterable(folded[:_VOTERS] for folded in texts))
    speakers = _speakers()
    votes = dict.fromkeys(LANGUAGES, 0)
    for word in counts.keys() & speakers.keys():
        for code in speakers[word]:
            votes[code] += counts[word]
    best = max(votes, key=votes.__getitem__)
    return LANGUAGES[best] if votes[best] else NO_LANGUAGE


@cache
def _speakers() -> dict[str, list[str]]:
    """Give for each grammar word the codes of the languages that have it."""
    speakers: dict[str, list[str]] = {}
    for code, language in LANGUAGES.items():
        for word in language.function | language.doubt.keys() | language.numbers.keys():
            speakers.setdefault(word, []).append(code)
    return speakers

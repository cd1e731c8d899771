"""The folding under which words are equal.

For matching only: what is shown is the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reader.pattern import pattern
from reader.text.words import WORD

_STRAIGHT = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ′`´", "'")
    | dict.fromkeys("“”„‟«»″「」『』", '"')
    | dict.fromkeys("‹›", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640")
)
# Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel marks. Marks of other scripts
# (Indic vowel signs, kana voicing) are letters to their readers and stay.
_ACCENTS = pattern("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]+")
_DOTTED = pattern(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?")
# Between two digits it is no joint: 2-1 is not 21.
_INNER_HYPHEN = pattern(r"(?<=[^\W_])-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\d)")
_CONTRACTION = pattern(r"(?<=\w)(?:(n't)|'(ll|re|ve|m))\b")
_CONTRACTIONS = {"n't": " not", "ll": " will", "re": " are", "ve": " have", "m": " am"}
_WHOLE_CONTRACTIONS = pattern(r"\b(can't|cannot|won't|shan't)\b")
_WHOLE = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
}


def fold(text: str) -> str:
    """Give the text as it is compared: case, accents, quote and dash styles, inner hyphens,
    soft hyphens, dots of acronyms and English contractions make no difference.

    Idempotent on ordinary text. For matching only: what is shown is the original.
    """
    if text.isascii() and text.isalpha():
        lower = text.lower()  # most words of most texts
        return _WHOLE.get(lower, lower)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
    text = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    if "'" in text or "cannot" in text:
        text = _WHOLE_CONTRACTIONS.sub(lambda match: _WHOLE[match.group()], text)
        text = _CONTRACTION.sub(_expanded, text)
    return _INNER_HYPHEN.sub("", text)


def _expanded(match: re.Match[str]) -> str:
    return _CONTRACTIONS[match.group(1) or match.group(2)]


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Fold one token, remembering it: texts repeat their words."""
    return fold(word)


def folded_words(text: str) -> list[str]:
    """Give the tokens of ``text``, folded, in order."""
    return [fold_word(word) for word in WORD.findall(text)]

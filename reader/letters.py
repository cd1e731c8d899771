"""Letters as a search sees them: accents, points and forms make no difference.

One rule for what is stored to be found, for what is asked, and for what is shown as found. Must
not know an index, a filter or a screen. (``text.fold`` is for comparing: it knows words too.)
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from reader.pattern import pattern

# Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel marks and hamzas, soft hyphens
# and joiners. Vowel signs of other scripts are letters to their readers, and stay.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u00ad\u200c\u200d"
)
_MARK = pattern(f"[{_MARKS}]+")
_BEYOND_ASCII = pattern(r"[A-Za-z]?[^\x00-\x7f]+")  # with the letter that a mark may belong to
# Letters that no decomposition takes apart, and forms of one letter in neighbouring languages.
_FORMS = str.maketrans(
    dict(zip("łøđðħŧı", "loddhti", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th"}
    | dict(zip("ىیېکھةٱ", "يييكهها", strict=True))
    | {first + digit: str(digit) for first in (0x660, 0x6F0, 0x966) for digit in range(10)}
)
_PAIRS = pattern("ss|ae|oe|th|.", re.DOTALL)  # what one letter may stand for, or a letter alone

# Scripts written without blanks between words, and Korean, whose particles follow without one: a
# part of such a word is looked for as often as the whole.
_RUNNING = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1050-\u109f\u1780-\u17d3"  # Thai, Lao, Burmese, Khmer
    "\u3005\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff"
)
_RUNNING_LETTER = pattern(f"[{_RUNNING}]")
# Expressions for the edges of a word: no letter stands there that would belong to it.
BEFORE_WORD = rf"(?<![^\W{_RUNNING}])"
AFTER_WORD = rf"(?![^\W{_RUNNING}])"
# Letters that have kin: Latin, Greek, Cyrillic, Arabic, and the wide and narrow forms.
_ALPHABETS = (
    *((0xC0, 0x250), (0x370, 0x530), (0x620, 0x700), (0x966, 0x970), (0x1E00, 0x2000)),
    *((0xFB00, 0xFB07), (0xFF10, 0xFFA0)),
)


def plain(text: str) -> str:
    """Give a text without accents, points and differences of form; ASCII letters keep their case.

    Letters beyond ASCII are given in lower case.
    """
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda run: _folded(run[0]), text)


@lru_cache(maxsize=16384)
def _folded(run: str) -> str:
    """Fold a few letters; texts repeat their words, and their quotation marks."""
    folded = unicodedata.normalize("NFKC", run).casefold()
    if not folded.isascii():
        folded = _MARK.sub("", unicodedata.normalize("NFD", folded))
        folded = unicodedata.normalize("NFC", folded).translate(_FORMS)
    return folded


def apart(text: str) -> str:
    """Put blanks around each letter of the scripts that are found in part."""
    return text if text.isascii() else _RUNNING_LETTER.sub(r" \g<0> ", text)


def stands_apart(letter: str) -> bool:
    """Tell whether words of this letter's script are found as wholes."""
    return letter.isalnum() and _RUNNING_LETTER.match(letter) is None


def loose(text: str) -> str:
    """Write a regular expression for a text in any of the ways that look the same to a search.

    It still tells capitals apart: compile it with ``re.IGNORECASE``.
    """
    return "".join(map(_either, _PAIRS.findall(plain(text).lower())))


@cache
def _either(letters: str) -> str:
    kin = _kin().get(letters, [])
    written = re.escape(letters) if len(letters) == 1 else "".join(map(_either, letters))
    forms = [*map(re.escape, kin), written] if kin else [written]
    one = forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"
    if kin and all(len(each) == 1 for each in (letters, *kin)):
        one = f"[{''.join(map(re.escape, (letters, *kin)))}]"
    marked = len(letters) == 1 and (kin or (letters.isalpha() and not letters.isascii()))
    return one + (f"[{_MARKS}]*" if marked else "")


@cache
def _kin() -> dict[str, list[str]]:
    """Give, by what letters are folded to, the letters that are."""
    kin: dict[str, list[str]] = {}
    for low, high in _ALPHABETS:
        for letter in map(chr, range(low, high)):
            folded = plain(letter)
            if letter.isalnum() and folded != letter and 0 < len(folded) <= 2:
                kin.setdefault(folded, []).append(letter)
    return kin

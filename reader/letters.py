"""Letters as a search sees them: accents, points and forms make no difference.

One rule for what is stored to be found, for what is asked, and for what is shown as found. Must
not know an index, a filter or a screen. (``text.fold`` is for comparing: it knows words too.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from reader.pattern import pattern

# Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel marks and hamzas, the dots that
# Indic scripts put under letters of other languages, soft hyphens, joiners, signs of direction
# and of variants. Vowel signs of other scripts are letters to their readers, and stay.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc"
    "\u00ad\u200c-\u200f\u061c\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
_MARK = pattern(f"[{_MARKS}]+")
_BEYOND_ASCII = pattern(r"[^\x00-\x7f]+")
# Letters that no decomposition takes apart, and forms of one letter in neighbouring languages.
_FORMS = str.maketrans(
    dict(zip("łøđðħŧı", "loddhti", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th"}
    | dict(zip("ىیېکھةٱ", "يييكهها", strict=True))
    | {first + digit: str(digit) for first in (0x660, 0x6F0, 0x966) for digit in range(10)}
)
# Scripts written without blanks between words, and Korean, whose particles follow without one: a
# part of such a word is looked for as often as the whole.
_RUNNING = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1050-\u109f\u1780-\u17d3"  # Thai, Lao, Burmese, Khmer
    "\u3005\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff"
)
_RUNNING_LETTER = pattern(f"[{_RUNNING}]")
# Expressions for the edges of a word: no letter stands there that would belong to it.
BEFORE_WORD = rf"(?<![^\W_{_RUNNING}])"
AFTER_WORD = rf"(?![^\W_{_RUNNING}])"
# Letters that have kin: those of the alphabets, wide, narrow, raised and circled ones, ligatures.
_FORMED = (
    *((0xAA, 0x250), (0x370, 0x590), (0x620, 0x700), (0x958, 0x970), (0x9DC, 0x9E0)),
    *((0xA33, 0xA5F), (0xE33, 0xE34), (0xEB3, 0xEDE), (0x1E00, 0x2000), (0x2070, 0x20A0)),
    *((0x2100, 0x2190), (0x2460, 0x2500), (0x3200, 0x3400), (0xFB00, 0xFB50), (0xFF10, 0xFFE0)),
)
_NARROW, _VOICED = range(0xFF66, 0xFF9E), "\uff9e\uff9f"  # katakana of half a width; its two marks
_LONGEST = 3  # letters that one letter may stand for: ffi


def plain(text: str) -> str:
    """Give a text without accents, points and differences of form; ASCII letters keep their case.

    Letters beyond ASCII are given in lower case, and so is a letter before one.
    """
    return text if text.isascii() else "".join(_parts(text))


def _parts(text: str) -> Iterator[str]:
    """Give what is ASCII as it is, and folded what is not, with the letter before it: a mark may
    belong to that. To look for such a letter in the pattern takes ten times as long."""
    done = 0
    for run in _BEYOND_ASCII.finditer(text):
        start, end = run.span()
        if start > done and text[start - 1].isalpha():
            start -= 1
        yield text[done:start]
        yield _folded(text[start:end])
        done = end
    yield text[done:]


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


def words(text: str) -> list[str]:
    """Cut a text, as ``plain`` gives it, into words: at whatever can be no part of one."""
    return "".join(each if _belongs_to_word(each) else " " for each in plain(text)).split()


def _belongs_to_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in ("Mn", "Mc", "Me", "Co")


def stands_apart(letter: str) -> bool:
    """Tell whether words of this letter's script are found as wholes."""
    return letter.isalnum() and _RUNNING_LETTER.match(letter) is None


def loose(text: str) -> str:
    """Write a regular expression for a text in any of the ways that look the same to a search.

    It names small letters and capitals: ``re.IGNORECASE`` would only make it slow to compile.
    """
    return "".join(map(_either, _clusters().findall(plain(text).lower())))


@cache
def _either(letters: str) -> str:
    """Write an expression for a letter, or a few for which one may stand."""
    if len(letters) == 1:
        return _one(letters)
    parted = (_either(letters[:at]) + _either(letters[at:]) for at in range(1, len(letters)))
    return f"(?:{'|'.join([*map(re.escape, _kin().get(letters, [])), *parted])})"


def _one(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    forms = sorted({letter, letter.upper(), apart, *_kin().get(letter, [])})
    longer = [re.escape(each) for each in forms if len(each) > 1]
    short = re.escape(letter) if len(forms) == 1 else f"[{re.escape(''.join(forms))}]"
    marks = f"[{_MARKS}]*" if len(forms) > 1 or letter.isalpha() else ""
    return f"(?:{'|'.join([*longer, short])}){marks}" if longer else short + marks


@cache
def _clusters() -> re.Pattern[str]:
    """Make a pattern for the letters that one may stand for; else it matches a single letter."""
    several = sorted((each for each in _kin() if len(each) > 1), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, several), "."]), re.DOTALL)


@cache
def _kin() -> dict[str, list[str]]:
    """Give, by what letters are folded to, the letters that are."""
    kin: dict[str, list[str]] = {}
    for form in _forms():
        folded = plain(form)
        of_words = folded and all(map(_belongs_to_word, folded))
        if folded != form and len(folded) <= _LONGEST and of_words:
            kin.setdefault(folded, []).append(form)
    return kin


def _forms() -> Iterator[str]:
    for low, high in _FORMED:
        yield from map(chr, range(low, high))
    for letter in map(chr, _NARROW):
        yield from (letter + mark for mark in _VOICED if len(plain(letter + mark)) == 1)

"""What is looked for in a text, as a pattern, and the lines in which it stands.

Matches as the full-text index does and a reader expects: whatever the case, the accents, the kind
of quotation mark or the blanks. Must not know the index.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice

from reader.model import Filter
from reader.text import is_ideographic

_QUOTES = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”«»]', "“": '["“”]', "”": '["“”]'}
_ACCENTED = ((0xC0, 0x250), (0x370, 0x530), (0x1E00, 0x2000))  # Latin, Greek, Cyrillic
_ACCENT = "[\u0300-\u036f]*"
_BEFORE, _SHOWN = 60, 160  # characters of a line before its first hit, and in all


def plain_pattern(text: str) -> re.Pattern[str] | None:
    """Give a pattern for words as typed, anywhere; None for nothing typed."""
    words = text.split()
    return re.compile(r"\s+".join(map(_loose, words)), re.IGNORECASE) if words else None


@lru_cache(maxsize=64)
def pattern_of(wanted: Filter) -> re.Pattern[str] | None:
    """Give a pattern for every word and phrase a filter asks for, as whole words."""
    asked = [phrase.split() for phrase in wanted.sought]
    parts = [r"\W+".join(map(_word, words)) for words in asked if words]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def hit_lines(
    text: str, wanted: Filter, most: int, mark: tuple[str, str] = ("**", "**")
) -> list[str]:
    """Give the first ``most`` lines that hold what a filter asks for, each hit between ``mark``.

    A long line is cut to what stands around its first hit, at blanks, with "…" for the rest.
    """
    sought = pattern_of(wanted)
    hits = (sought.search(line) for line in text.splitlines()) if sought else ()
    shown = islice((_cut(hit.string, hit) for hit in hits if hit), most)
    return [_marked(line, sought, mark) for line in shown] if sought else []


def _marked(line: str, sought: re.Pattern[str], mark: tuple[str, str]) -> str:
    return sought.sub(lambda hit: mark[0] + hit[0] + mark[1], line)


def _cut(line: str, hit: re.Match[str]) -> str:
    start = max(0, min(hit.start() - _BEFORE, len(line) - _SHOWN))
    end = min(len(line), max(start + _SHOWN, hit.end()))
    if start:
        start = max(line.find(" ", start, hit.start()), start)
    if end < len(line):
        blank = line.rfind(" ", hit.end(), end)
        end = blank if blank > 0 else end
    before, after = ("…" if start else ""), ("…" if end < len(line) else "")
    return before + line[start:end].strip() + after


def _word(word: str) -> str:
    """Match a whole word, or the beginning of one where a star ends it."""
    stem = word.rstrip("*")
    start = r"(?<!\w)" if stem and _stands_apart(stem[0]) else ""
    end = r"(?!\w)" if stem and stem == word and _stands_apart(stem[-1]) else ""
    return start + _loose(stem) + end


def _stands_apart(letter: str) -> bool:
    """Tell whether words of this letter's script are divided from each other."""
    return letter.isalnum() and not is_ideographic(letter)


def _loose(word: str) -> str:
    return "".join(map(_letter, word))


@cache
def _letter(letter: str) -> str:
    """Match a letter whatever its accents and the kind of a quotation mark."""
    if letter in _QUOTES:
        return _QUOTES[letter]
    plain = _unaccented(letter)
    kin = _kin().get(plain.casefold())
    return f"[{''.join(kin)}]{_ACCENT}" if kin else re.escape(letter)


@cache
def _kin() -> dict[str, list[str]]:
    """Give each letter of the alphabets with accents all its forms."""
    kin: dict[str, list[str]] = {}
    for low, high in _ACCENTED:
        for letter in map(chr, range(low, high)):
            plain = _unaccented(letter).casefold()
            if letter.isalpha() and plain != letter.casefold() and len(plain) == 1:
                kin.setdefault(plain, [plain]).append(letter)
    return kin


def _unaccented(letter: str) -> str:
    return "".join(
        each for each in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(each)
    )

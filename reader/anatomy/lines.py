"""A text as lines that matter: where each begins and ends, and what a line looks like.

Knows the shape of lines; must not know what any of them means in an article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reader.model import Span
from reader.pattern import pattern

# Converters that lose line breaks leave wide gaps; a run this long is read as a break.
_WIDE_GAP = pattern(r"[ \t\u00a0]{5,}")
_DECORATION = pattern(
    r"(?:[-#*•·▪►>|]+\s+)+|(?:title|headline|titel|titre|título)\s?:\s+", re.IGNORECASE
)
_DECORATES = frozenset("-#*•·▪►>|tThH")  # with what such marks and words begin
_SENTENCE_END = pattern(r"[.!?…。！？।؟։]['\"”’»)\]]*$")
_SENTENCE_INSIDE = pattern(r"[.!?…]['\"”’»)]*\s|[。！？।؟]")
_WIDE_SCRIPTS = pattern(r"[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]")
_WORD = pattern(r"\w+(?:['’.-]\w+)*")

PARAGRAPH = 80
"""Letters from which a line with a sentence in it is a paragraph and not a headline."""
_WALL = 300  # letters from which a line is a paragraph even with its punctuation lost


class Line(NamedTuple):
    """A stretch of one stored line, blanks stripped. ``number`` counts stored lines from 1.

    ``bare`` are its words after marks such as ``--``, ``#`` or a bullet, from ``bare_start`` on.
    """

    number: int
    start: int
    end: int
    text: str
    bare_start: int
    bare: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """Give the lines that are not blank, in order; wide gaps divide a stored line."""
    lines: list[Line] = []
    offset = 0
    for number, stored in enumerate(text.split("\n"), start=1):
        if stored and not stored.isspace():
            _divide(lines, number, offset, stored)
        offset += len(stored) + 1
    return lines


def _divide(lines: list[Line], number: int, offset: int, stored: str) -> None:
    begin = 0
    gaps = _WIDE_GAP.finditer(stored) if "     " in stored or "\t" in stored else ()
    for gap in gaps:
        _add(lines, number, offset + begin, stored[begin : gap.start()])
        begin = gap.end()
    _add(lines, number, offset + begin, stored[begin:])


def _add(lines: list[Line], number: int, offset: int, piece: str) -> None:
    stripped = piece.strip()
    if stripped:
        start = offset + len(piece) - len(piece.lstrip())
        marks = _decoration(stripped)
        bare = stripped[marks:]
        lines.append(Line(number, start, start + len(stripped), stripped, start + marks, bare))


def _decoration(stripped: str) -> int:
    """Count the letters of the marks that a line begins with."""
    found = _DECORATION.match(stripped) if stripped[0] in _DECORATES else None
    return found.end() if found else 0


def weight(text: str) -> int:
    """Count letters, those of scripts that write a syllable or word in one letter twice."""
    return len(text) + _wide_letters(text)


def _wide_letters(text: str) -> int:
    # Two bytes a letter and less: the scripts counted here have three each.
    if text.isascii() or len(text.encode(errors="replace")) < len(text) * 1.3:
        return 0
    return len(_WIDE_SCRIPTS.findall(text))


def ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text[-6:]) is not None


@lru_cache(maxsize=1024)  # several rooms ask it of every line of a page
def is_paragraph(text: str) -> bool:
    """Tell whether a line reads as running text: long, and with an end of a sentence in it."""
    size = weight(text)
    if size < PARAGRAPH:
        return False
    return size >= _WALL or ends_sentence(text) or _SENTENCE_INSIDE.search(text) is not None


@lru_cache(maxsize=1024)
def is_sentence(text: str) -> bool:
    """Tell whether a line, however short, is a sentence: five words and an end."""
    return ends_sentence(text) and word_count(text) >= 5


def is_prose(text: str) -> bool:
    """Tell whether a line is running text: a paragraph or a whole sentence."""
    return is_paragraph(text) or is_sentence(text)


def word_count(text: str) -> int:
    """Count words; in scripts without blanks two letters count as one."""
    return len(text.split()) + _wide_letters(text) // 2


def folded(text: str) -> str:
    """Give the words alone in lower case: equal for lines that differ in capitals and marks."""
    lowered = text.lower()
    if not lowered.isascii():  # a dotted capital I leaves its dot behind as a letter of its own
        lowered = lowered.replace("’", "'").replace("ʼ", "'").replace("\u0307", "")
    return " ".join(_WORD.findall(lowered))


def tidy(text: str) -> str:
    """Close up the runs of blanks inside a value."""
    return " ".join(text.split())

"""A text as lines that matter: where each begins and ends, and its words.

Knows breaks and the marks before a line; must not know what a line means in an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.anatomy.looks import Look, look_of
from reader.anatomy.outlets import own_names
from reader.model import Span
from reader.pattern import pattern
from reader.text.wrapping import soft_breaks

# Converters that lose line breaks leave wide gaps; a run this long is read as a break.
_WIDE_GAP = pattern(r"[ \t\u00a0]{5,}")
_DECORATION = pattern(
    r"(?:[-#*•·▪►>|]+\s+)+|(?:title|headline|titel|titre|título)\s?:\s+", re.IGNORECASE
)
_DECORATES = frozenset("-#*•·▪►>|tThH")  # with what such marks and words begin


class Line:
    """A stretch of one stored line, or a wrapped paragraph, blanks stripped.

    ``number`` counts stored lines from 1; of a paragraph it is its first.

    ``bare`` are its words after marks such as ``--``, ``#`` or a bullet, from ``bare_start`` on.
    ``look`` and ``bare_look`` are what the words and the bare words look like, mostly one thing.
    """

    __slots__ = ("bare", "bare_look", "bare_start", "end", "look", "number", "start", "text")

    def __init__(self, number: int, start: int, look: Look, bare_look: Look) -> None:
        self.number = number
        self.start = start
        self.text = look.text
        self.end = start + len(look.text)
        self.bare = bare_look.text
        self.bare_start = self.end - len(bare_look.text)
        self.look = look
        self.bare_look = bare_look

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """Give the lines that are not blank, in order; wide gaps divide a stored line.

    Of a text that was wrapped to a width each paragraph is one line, its line ends read as blanks.
    """
    lines: list[Line] = []
    soft, names = soft_breaks(text), own_names()
    offset, gaps = 0, not soft and _may_gap(text)
    number = 1
    for stored in _unwrapped(text, soft):
        if gaps and _may_gap(stored):
            lines += _divided(number, offset, stored, names)
        elif words := stored.strip():
            start = offset if words == stored else offset + stored.index(words)
            lines.append(line_at(number, start, words, names))
        after = offset + len(stored) + 1
        number += text.count("\n", offset, after) if soft else 1
        offset = after
    return lines


def _unwrapped(text: str, soft: frozenset[int]) -> list[str]:
    """Divide a text at its line ends but for the ``soft`` ones, which become blanks."""
    if not soft:
        return text.split("\n")
    letters = list(text)
    for at in soft:
        letters[at] = " "
    return "".join(letters).split("\n")


def _may_gap(text: str) -> bool:
    return "     " in text or "\t" in text


def _divided(number: int, offset: int, stored: str, names: frozenset[str]) -> Iterator[Line]:
    begin = 0
    for gap in (*_WIDE_GAP.finditer(stored), None):
        piece = stored[begin : gap.start() if gap else len(stored)]
        if words := piece.strip():
            yield line_at(number, offset + begin + piece.index(words), words, names)
        begin = gap.end() if gap else begin


def line_at(number: int, start: int, words: str, names: frozenset[str]) -> Line:
    """Make a line of words that begin at ``start``; ``names`` are those of outlets that hold."""
    look = look_of(words, names)
    if words[0] in _DECORATES and (marks := _DECORATION.match(words)):
        return Line(number, start, look, look_of(words[marks.end() :], names))
    return Line(number, start, look, look)

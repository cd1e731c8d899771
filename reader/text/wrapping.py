"""Hard wrapping: which line ends of a text only keep its lines short, and end no paragraph.

Letters, lists and plain-text archives are set in lines of some seventy letters. Knows how such
lines are filled; must not know what a line means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.named import NamedTuple
from reader.pattern import pattern

_WIDEST = 100  # letters: nobody wraps wider, and a longer line is a paragraph
_NARROWEST = 36
_PROSE_WORDS = 12  # words of a line that is too long for an address or a rule
_LINE_WORDS = 4  # words that a line which prose fills has at least
_FEWEST = 3  # lines that go on in small letters, from which on a text counts as wrapped
_INDENT = 2  # blanks more than the line above has: a paragraph begins
_WIDE_ENOUGH = 0.6  # of the width: a line that a sentence goes on from need not be filled
_STOPS = tuple(".!?…:;\"'”’»)]")
_TOO_LONG = pattern(rf"^[^\n]{{{_WIDEST + 1}}}[^\n]*", re.MULTILINE)
_LOOKED_AT = 2_000  # letters of such a line
_BEGINS_ITEM = pattern(r"\s*(?:[-–—*•·▪►>|#+=]|\d{1,3}[.)]\s)")


class _Stored(NamedTuple):
    """A stored line: where its break stands, its words, its blanks before them."""

    end: int
    words: str
    indent: int


@lru_cache(maxsize=4)  # a text is asked for its lines and for its sentences
def soft_breaks(text: str) -> frozenset[int]:
    """Give the offsets of the line ends inside paragraphs; none of a text that is not wrapped.

    A line was broken for its length if the next line's first word had no more room on it. Most
    texts are told by their first paragraph, which is one long line.
    """
    if any(_is_prose(text, *match.span()) for match in _TOO_LONG.finditer(text)):
        return frozenset()
    lines = list(_stored(text))
    pairs = [i for i in range(len(lines) - 1) if _may_go_on(lines[i], lines[i + 1])]
    flowing = [i for i in pairs if _flows(lines[i], lines[i + 1])]
    width = max((len(lines[i].words) for i in flowing), default=0)
    filled = {i for i in pairs if _is_filled(lines, i, width)}
    sure = filled.intersection(flowing)
    if width < _NARROWEST or len(sure) < _FEWEST or 2 * len(sure) < max(len(filled), len(flowing)):
        return frozenset()
    loose = {i for i in flowing if len(lines[i].words) >= _WIDE_ENOUGH * width}
    return frozenset(lines[i].end for i in filled | loose)


def _is_prose(text: str, start: int, end: int) -> bool:
    words = text[start : min(end, start + _LOOKED_AT)].split(None, _PROSE_WORDS)
    return len(words) > _PROSE_WORDS


def _stored(text: str) -> Iterator[_Stored]:
    offset = 0
    for line in text.split("\n"):
        offset += len(line)
        yield _Stored(offset, line.strip(), len(line) - len(line.lstrip()))
        offset += 1


def _may_go_on(line: _Stored, below: _Stored) -> bool:
    """Tell whether two lines may be of one paragraph: prose above, no item or indent below."""
    if not below.words or len(line.words) > _WIDEST or below.indent >= line.indent + _INDENT:
        return False
    told = len(line.words.split(None, _LINE_WORDS)) >= _LINE_WORDS
    return told and not _BEGINS_ITEM.match(below.words)


def _flows(line: _Stored, below: _Stored) -> bool:
    """Tell whether a sentence goes on from line to line, in a small letter."""
    return below.words[0].islower() and not line.words.endswith(_STOPS)


def _is_filled(lines: Sequence[_Stored], i: int, width: int) -> bool:
    return len(lines[i].words) + 1 + len(lines[i + 1].words.split(None, 1)[0]) > width

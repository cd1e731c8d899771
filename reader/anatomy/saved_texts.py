"""The very top of a text: whether it begins as an article saved by itself does.

A page copied whole begins with menus; a text that somebody saved begins with its headline and goes
on with its story. Knows the shape of lines; must not know which run of paragraphs is the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.anatomy.dateline import read_dateline
from reader.anatomy.lines import Line

LONGEST_HEADLINE = 230
"""Letters (see ``lines.weight``) that a headline may have."""
MOST_WORDS = 32
_FEWEST_WORDS = 3
_ABOVE_STORY = 3  # lines above a story that begins at once: headline, deck or date, byline
_SET_CLOSE = 4  # lines from which on it shows how a text sets its paragraphs
_BRACKETS = "([（［"
_CLOSING = "\"'”’»)"


def headline_stands_alone(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether the first line stands by itself above the story, as only a headline does.

    A line that ends as sentences do is one where the story's paragraphs are set close below it:
    otherwise it is itself the first of them.
    """
    if len(lines) < 2 or lines[1].number == lines[0].number + 1:
        return False
    first = lines[0].bare_look
    if not _FEWEST_WORDS <= first.word_count <= MOST_WORDS or first.weight > LONGEST_HEADLINE:
        return False
    if not lines[1].look.is_paragraph or _is_something_else(text, lines[0]):
        return False
    ended = first.text.rstrip(_CLOSING).endswith((".", "。", "।", "։", ":"))
    return not ended or _is_set_close(lines[1:])


def begins_at_once(lines: Sequence[Line], begin: int, end: int) -> bool:
    """Tell whether paragraphs from ``begin`` to ``end`` are a story that opens the text."""
    if begin > _ABOVE_STORY or begin == end:
        return False
    first = lines[begin].look
    speaks = first.is_appeal or first.is_notice or first.is_caption
    return not speaks and not any(line.look.is_button for line in lines[:begin])


def _is_something_else(text: str, line: Line) -> bool:
    """Tell whether a line is furniture, a remark in brackets or a wire story's first paragraph."""
    if line.bare[0] in _BRACKETS or line.look.is_notice or line.look.is_caption:
        return True
    dateline = read_dateline(text, line.start, line.end)
    return dateline is not None and dateline.sure


def _is_set_close(lines: Sequence[Line]) -> bool:
    apart = sum(below.number > above.number + 1 for above, below in pairwise(lines))
    return len(lines) >= _SET_CLOSE and apart * 10 < len(lines)

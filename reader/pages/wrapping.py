"""Breaking text into lines of terminal cells, at words, and keeping the roles of its parts.

Knows which characters take one cell each, and asks ``measuring`` about others; must not know what
any role looks like or what the text means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.model import Span
from reader.named import NamedTuple
from reader.pages import measuring
from reader.pattern import pattern


class Run(NamedTuple):
    """Some text that is shown in one way. ``role`` is a name; an empty one is plain text."""

    text: str
    role: str = ""


Line = tuple[Run, ...]

# Blanks that a terminal would act on rather than show: each becomes one space.
_TO_SPACE = {ord(blank): " " for blank in "\t\n\v\f\r\u2028\u2029"}
# Everything here takes one cell, so that a line's width is its length: Latin, Greek, Cyrillic,
# the dashes, quotes and dots of newspapers, and the signs and rules of our own lines.
_ONE_CELL_EACH = pattern(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2248\u2261\u2500-\u25fc\u2605\u2606]*"
)


def wrap(runs: Iterable[Run], width: int) -> list[Line]:
    """Break runs into lines of at most ``width`` cells (two at least, for wide characters).

    Lines break at blanks, which are then left out, and between characters of scripts written
    without blanks; inside a word only when the word is longer than a line. Combining marks stay
    with their letter. No text gives one empty line.
    """
    parts = [Run(text.translate(_TO_SPACE), role) for text, role in runs if text]
    text = "".join(part.text for part in parts)
    return list(_cut(parts, line_spans(text, width)))


def line_spans(text: str, width: int) -> list[Span]:
    """Give where each line of ``text`` starts and ends when it is wrapped to ``width`` cells.

    The spans leave out the blanks at which lines break; see ``wrap`` for where that is.
    """
    if not _ONE_CELL_EACH.fullmatch(text):
        text = text.translate(_TO_SPACE)
        if not _ONE_CELL_EACH.fullmatch(text):
            return list(measuring.lines(text, width))
    return list(_plain_lines(text, max(1, width)))


def shorten(text: str, width: int, mark: str = "…") -> str:
    """Cut ``text`` to at most ``width`` cells, ending in ``mark`` where something was cut."""
    text = text.translate(_TO_SPACE)
    if breadth(text) <= width:
        return text
    room = width - breadth(mark)
    if room < 0:
        return ""
    if _ONE_CELL_EACH.fullmatch(text):
        return text[:room].rstrip() + mark
    return measuring.fitting(text, room).rstrip() + mark


def breadth(text: str) -> int:
    """Give the width of a text in cells.

    As Rich measures it, which remembers thousands of texts: most need no table of widths.
    """
    return len(text) if _ONE_CELL_EACH.fullmatch(text) else measuring.cell_len(text)


def cells(line: Iterable[Run]) -> int:
    """Give the width of a line of runs in cells."""
    return sum(breadth(run.text) for run in line)


def _plain_lines(text: str, width: int) -> Iterator[Span]:
    """Break a text in which every character takes one cell."""
    start, size = 0, len(text)
    while size - start > width:
        blank = text.rfind(" ", start + 1, start + width + 1)
        cut = blank if blank > start else start + width
        yield _trimmed(text, start, cut)
        start = cut
        while start < size and text[start] == " ":
            start += 1
    if start < size or not size:
        yield _trimmed(text, start, size)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Give a line without the blanks at its end."""
    return Span(start, start + len(text[start:end].rstrip(" ")))


def _cut(parts: list[Run], lines: list[Span]) -> Iterator[Line]:
    """Give each line the pieces of the parts that fall into it."""
    index, base = 0, 0  # the part under way, and where it starts in the whole text
    for line in lines:
        pieces: list[Run] = []
        while index < len(parts) and base < line.end:
            text, role = parts[index]
            piece = text[max(0, line.start - base) : line.end - base]
            if piece:
                pieces.append(Run(piece, role))
            if base + len(text) > line.end:
                break
            base += len(text)
            index += 1
        yield tuple(pieces)

"""Breaking text into lines of terminal cells, at words, and keeping the roles of its parts.

Knows how wide characters are; must not know what any role looks like or what the text means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len, split_graphemes

from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern


class Run(NamedTuple):
    """Some text that is shown in one way. ``role`` is a name; an empty one is plain text."""

    text: str
    role: str = ""


Line = tuple[Run, ...]

# Blanks at which a line may break. The no-break spaces are absent on purpose.
_BLANK = " \t\n\v\f\r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000"
_BLANKS = frozenset(_BLANK)
_ZERO_WIDTH = "\u200b"  # a blank that takes no cell, and so is measured with the letter before it
# Blanks that a terminal would act on rather than show: each becomes one space.
_TO_SPACE = {ord(blank): " " for blank in "\t\n\v\f\r\u2028\u2029"}
# Everything here takes one cell, so that a line's width is its length: Latin, Greek, Cyrillic,
# the dashes, quotes and dots of newspapers, and the signs and rules of our own lines.
_ONE_CELL_EACH = pattern(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2248\u2261\u2500-\u25fc\u2605\u2606]*"
)
_WIDE = 2
# Marks that never begin, and that never end, a line of Chinese or Japanese.
_NEVER_FIRST = frozenset(
    "、。，．：；！？）」』】》〉〕］｝〗〙〟’”…‥・ー々ゝゞヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NEVER_LAST = frozenset("（「『【《〈〔［｛〖〘〝‘“")
_HANGUL = ("\uac00", "\ud7a3")


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
            return list(_measured_lines(text, max(_WIDE, width)))
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
    kept, cells = 0, 0
    for _start, end, size in split_graphemes(text)[0]:
        cells += size
        if cells > room:
            break
        kept = end
    return text[:kept].rstrip() + mark


def breadth(text: str) -> int:
    """Give the width of a text in cells.

    As Rich measures it, which remembers thousands of texts: most need no table of widths.
    """
    return len(text) if _ONE_CELL_EACH.fullmatch(text) else cell_len(text)


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


def _measured_lines(text: str, width: int) -> Iterator[Span]:
    """Break any text, measuring it character by character."""
    start = candidate = 0
    start_cells = candidate_cells = so_far = 0
    before = ""
    for at, end, size in split_graphemes(text)[0]:
        letter = text[at]
        blank = end - at == 1 and letter in _BLANKS
        if not blank:
            if _may_break(before, letter):
                candidate, candidate_cells = at, so_far
            while at > start and so_far + size - start_cells > width:
                if candidate <= start:
                    candidate, candidate_cells = at, so_far
                yield _trimmed(text, start, candidate)
                start, start_cells = candidate, candidate_cells
        so_far += size
        before = text[end - 1] if blank or text[end - 1] == _ZERO_WIDTH else letter
    yield _trimmed(text, start, len(text))


def _may_break(before: str, letter: str) -> bool:
    """Tell whether a line may end between two neighbouring characters."""
    if not before:
        return False
    if before in _BLANKS:
        return True
    if letter in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return _stands_alone(letter) or _stands_alone(before)


def _stands_alone(letter: str) -> bool:
    """Tell whether a character is a word by itself: wide, and not Korean, which has blanks."""
    return (
        letter > "\u10ff" and cell_len(letter) == _WIDE and not _HANGUL[0] <= letter <= _HANGUL[1]
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    """Give a line without the blanks at its end; one of blanks alone is kept as it is."""
    return Span(start, start + len(text[start:end].rstrip(_BLANK)))


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

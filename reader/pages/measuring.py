"""Breaking and cutting a text in which a character may take no cell, or two.

Asked by ``wrapping``, which knows what to do where each takes one: most of the news never comes
here, and rich, which knows how wide characters are, takes long to load. Must not know any role.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

from reader.model import Span

__all__ = ["cell_len", "fitting", "lines"]

# Blanks at which a line may break. The no-break spaces are absent on purpose.
_BLANK = " \t\n\v\f\r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000"
_BLANKS = frozenset(_BLANK)
_ZERO_WIDTH = "\u200b"  # a blank that takes no cell, and so is measured with the letter before it
_WIDE = 2
# Marks that never begin, and that never end, a line of Chinese or Japanese.
_NEVER_FIRST = frozenset(
    "、。，．：；！？）」』】》〉〕］｝〗〙〟’”…‥・ー々ゝゞヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NEVER_LAST = frozenset("（「『【《〈〔［｛〖〘〝‘“")
_HANGUL = ("\uac00", "\ud7a3")


def lines(text: str, width: int) -> Iterator[Span]:
    """Break any text into lines of at most ``width`` cells (two at least, for wide characters)."""
    width = max(_WIDE, width)
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


def fitting(text: str, room: int) -> str:
    """Give as much of the beginning of a text as ``room`` cells hold."""
    kept, taken = 0, 0
    for _start, end, size in split_graphemes(text)[0]:
        taken += size
        if taken > room:
            break
        kept = end
    return text[:kept]

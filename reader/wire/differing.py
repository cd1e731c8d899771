"""How two rows differ: the spans of cells that must be written.

Must not know of sequences: what a span costs to reach and to write is another's business.
"""

from __future__ import annotations

import re
from operator import ne

from reader.wire.cells import CONTINUED, Cells
from reader.wire.looks import Looks
from reader.wire.picture import Row

_MOSTLY = 0.6  # of the cells from the first that differs to the last
_CELLS = re.compile(rb"\x01+")
# Stretches that are the same are passed over where a move takes fewer bytes than they do.
_STRETCHES = re.compile(rb"\x01+(?:\x00{1,5}\x01+)*")

Span = tuple[int, int]  # from a column up to, and without, another


def differing(old: Row | None, new: Row, looks: Looks) -> list[Span]:
    """Give the spans in which a new row must be written over an old one, from left to right.

    Blanks whose look differs only in what a blank does not show are the same. No span begins or
    ends inside a wide character.
    """
    width = len(new.text)
    if old is None or len(old.text) != width:
        return [(0, width)]
    marks = _marks(old, new, looks)
    count = marks.count(1)
    if not count:
        return []
    # In another text altogether it is not worth a look at each letter that is the same.
    another = count > _MOSTLY * (marks.rindex(1) + 1 - marks.index(1))
    pattern = _STRETCHES if another else _CELLS
    return [_whole(match.span(), new.text) for match in pattern.finditer(marks)]


def with_doubt(spans: list[Span], doubt: int, width: int) -> list[Span]:
    """Give the spans of a row from whose column ``doubt`` on no cell's place is sure.

    If anything differs from there on, all of it is written, so that nothing is left standing
    where the terminal may have put it.
    """
    sure = [(start, min(end, doubt)) for start, end in spans if start < doubt]
    return [*sure, (doubt, width)] if spans and spans[-1][1] > doubt else sure


def _marks(old: Row, new: Row, looks: Looks) -> bytearray:
    """Give a byte for every cell: 1 where it differs, else 0."""
    marks = bytearray(map(ne, old.text, new.text))
    if old.looks != new.looks:
        for match in _CELLS.finditer(bytes(map(ne, old.looks, new.looks))):
            for at in range(*match.span()):
                marks[at] = not _same_blank(old, new, at, looks)
    return marks


def _same_blank(old: Row, new: Row, at: int, looks: Looks) -> bool:
    return old.text[at] == new.text[at] == " " and (
        looks.on_a_blank(old.looks[at]) == looks.on_a_blank(new.looks[at])
    )


def _whole(span: Span, text: str) -> Span:
    start, end = span
    while start > 0 and text[start] == CONTINUED:
        start -= 1
    while end < len(text) and text[end] == CONTINUED:
        end += 1
    return start, end


def doubt_of(old: Row | None, new: Row, cells: Cells) -> int:
    """Give the column from which on the cells of either row may stand elsewhere."""
    doubt = cells.first_doubt(new.text)
    if old is not None:
        doubt = min(doubt, cells.first_doubt(old.text))
    return _whole((doubt, doubt), new.text)[0] if doubt < len(new.text) else doubt

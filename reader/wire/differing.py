"""How two rows differ: the spans of cells that must be written.

Must not know of sequences: what a span costs to reach and to write is another's business.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import compress
from operator import ne, or_

from reader.wire.cells import CONTINUED, Cells
from reader.wire.looks import Looks
from reader.wire.picture import Row

_MOSTLY = 0.6  # of a row's cells
_EMPTY = re.compile(" {6,}")  # blanks that a move passes over in fewer bytes than erase them

Span = tuple[int, int]  # from a column up to, and without, another


def differing(old: Row | None, new: Row, looks: Looks) -> list[Span]:
    """Give the spans in which a new row must be written over an old one, from left to right.

    Blanks whose look differs only in what a blank does not show are the same. No span begins or
    ends inside a wide character.
    """
    width = len(new.text)
    if old is None or len(old.text) != width:
        return [(0, width)]
    columns = _columns(old, new)
    if not columns:
        return []
    if old.looks != new.looks:
        columns = [at for at in columns if not _same_blank(old, new, at, looks)]
    if len(columns) > _MOSTLY * width:
        # Another text altogether: that some letters are the same is not worth a look at each.
        return [_whole(span, new.text) for span in _parted(columns, new)]
    return [_whole(span, new.text) for span in _joined(columns)]


def with_doubt(spans: list[Span], doubt: int, width: int) -> list[Span]:
    """Give the spans of a row from whose column ``doubt`` on no cell's place is sure.

    If anything differs from there on, all of it is written, so that nothing is left standing
    where the terminal may have put it.
    """
    sure = [(start, min(end, doubt)) for start, end in spans if start < doubt]
    return [*sure, (doubt, width)] if spans and spans[-1][1] > doubt else sure


def _columns(old: Row, new: Row) -> list[int]:
    texts = map(ne, old.text, new.text)
    if old.looks == new.looks:
        return list(compress(range(len(new.text)), texts))
    looks = map(ne, old.looks, new.looks)
    return list(compress(range(len(new.text)), map(or_, texts, looks)))


def _same_blank(old: Row, new: Row, at: int, looks: Looks) -> bool:
    return old.text[at] == new.text[at] == " " and (
        looks.on_a_blank(old.looks[at]) == looks.on_a_blank(new.looks[at])
    )


def _joined(columns: list[int]) -> list[Span]:
    spans: list[Span] = []
    start = last = -2
    for column in columns:
        if column != last + 1:
            if start >= 0:
                spans.append((start, last + 1))
            start = column
        last = column
    if start >= 0:
        spans.append((start, last + 1))
    return spans


def _parted(columns: list[int], new: Row) -> list[Span]:
    """Give one span from the first column to the last, parted where blanks may stay."""
    start, end = columns[0], columns[-1] + 1
    spans: list[Span] = []
    for gap in _EMPTY.finditer(new.text, start, end):
        first, last = gap.span()
        at = bisect_left(columns, first)
        if at == len(columns) or columns[at] >= last:
            spans.append((start, first))
            start = last
    return [*spans, (start, end)]


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

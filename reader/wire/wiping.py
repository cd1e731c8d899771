"""Whether a frame is shorter when all from some row on is erased first: a screen that gives way to
another has blanks where there was text, and each of those would be erased by itself.

Must not know of sequences or of what a terminal can do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.wire.differing import Span
from reader.wire.picture import Row

_GAP = re.compile(" {4,}")
_ERASED = 9  # bytes for which a gap of any length is erased and passed over
_PASSED = 4  # bytes for which it is only passed over
_TAIL = 3  # bytes for which the rest of a row is erased
_DRESSED = 20  # bytes of each look of a row that stands and would be written anew
_LEAST = 12  # bytes that must be saved: the sequence, the way there, what was not counted

Change = tuple[
    int, Row | None, Row, list[Span]
]  # a row, what stood and shall stand, where it differs


def is_worth_wiping(changes: Sequence[Change], below: Sequence[Row | None]) -> bool:
    """Tell whether it saves bytes to erase everything from the first change on.

    ``below`` are all the rows from there on, as they shall be.
    """
    gained = sum(_gained(old, new) for _, old, new, _ in changes)
    if gained < _LEAST or None in below:
        return False
    changed = {y for y, *_ in changes}
    top = min(changed)
    for y, row in enumerate(below, top):
        if row is not None and y not in changed:
            gained -= _written_anew(row)
    for _, old, new, spans in changes:
        if old is not None:
            gained -= sum(_said_between(new, spans))
        if gained < _LEAST:
            return False
    return True


def _gained(old: Row | None, new: Row) -> int:
    """Estimate what the gaps of a row cost more because something stands there."""
    end = len(new.text)
    if old is None:
        return _TAIL
    return sum(
        _TAIL if gap.end() == end else min(_ERASED, gap.end() - gap.start()) - _PASSED
        for gap in _GAP.finditer(new.text)
        if old.text[gap.start() : gap.end()].strip(" ")
    )


def _written_anew(row: Row) -> int:
    """Count what a row costs that could have stayed as it is."""
    said = _bytes(row.text)
    return said + _DRESSED * len(set(row.looks)) if said else 0


def _said_between(row: Row, spans: Sequence[Span]) -> Iterator[int]:
    """Count what a row costs more in each stretch where it does not differ."""
    edges = [0, *(edge for span in spans for edge in span), len(row.text)]
    for start, end in list(pairwise(edges))[::2]:
        if said := _bytes(row.text[start:end]):
            yield said


def _bytes(text: str) -> int:
    """Count the bytes of a text without its blanks."""
    return len(text.encode(errors="replace")) - text.count(" ")

"""Bars of block characters: lying ones for a row, standing ones for a plot over time.

Only glyphs that common fonts have, and ASCII where the locale asks for it. Must not know what is
counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.pages.glyphs import UNICODE, Glyphs

_LYING = " ▏▎▍▌▋▊▉█"
_STANDING = " ▁▂▃▄▅▆▇█"
_ASCII = " #"


def lying(share: float, width: int, marks: Glyphs = UNICODE) -> str:
    """Draw a bar of a share (0 to 1) of ``width`` cells, filled up with blanks.

    What is more than nothing is seen.
    """
    return _column(share, width, _LYING if marks is UNICODE else _ASCII).ljust(width)


def standing(shares: Sequence[float], height: int, marks: Glyphs = UNICODE) -> list[str]:
    """Draw a plot of shares (0 to 1), a cell each, as lines from the top down."""
    steps = _STANDING if marks is UNICODE else _ASCII
    columns = [_column(share, height, steps).ljust(height) for share in shares]
    return ["".join(column[line] for column in columns) for line in reversed(range(height))]


def hatched(bar: str) -> str:
    """Draw a bar so that it is told from its neighbours, in any colours and reversed too."""
    return bar.replace(_STANDING[-1], "▒")


def _column(share: float, size: int, steps: str) -> str:
    """Give a bar from its foot: whole cells, then the part of one."""
    finest = len(steps) - 1
    parts = round(max(0.0, min(1.0, share)) * size * finest)
    if share > 0:
        parts = max(1, parts)
    whole, part = divmod(parts, finest)
    return steps[-1] * whole + (steps[part] if part else "")

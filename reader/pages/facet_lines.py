"""Counts as lines: a heading for each facet, and a line for each share with a bar.

Knows widths; must not know how anything is counted, nor any colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import Facet, Share
from reader.named import NamedTuple
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line, Run, cells, shorten

_TITLES = {
    "outlet": "Outlets",
    "month": "Months",
    "story": "Tellings of the story",
    "relation": "Relations to other articles",
    "agency": "Agencies",
}
_COUNT = 10  # cells of a count
_LABEL = 28  # cells that a label has at most beside its bar


class FacetLine(NamedTuple):
    """A line, and the share it is about; None for a heading."""

    runs: Line
    share: Share | None


def facet_lines(facet: Facet, width: int, marks: Glyphs = UNICODE) -> Iterator[FacetLine]:
    """Give the lines of one facet, each ``width`` cells at most; none where nothing is counted."""
    if not facet.shares:
        return
    title = _TITLES.get(facet.name, facet.name.capitalize())
    yield FacetLine(
        (Run(f" {title}", "heading"), Run(f" {marks.dot} {facet.whole:,}", "rest")), None
    )
    largest = max(share.articles for share in facet.shares)
    for share in facet.shares:
        yield FacetLine(_share_line(share, largest, width, marks), share)
    if more := facet.whole - len(facet.shares):
        yield FacetLine((Run(f"   and {more:,} more", "rest"),), None)


def _share_line(share: Share, largest: int, width: int, marks: Glyphs) -> Line:
    room = max(4, min(_LABEL, (width - _COUNT - 6) * 2 // 3))
    label = shorten(share.label, room, marks.ellipsis)
    gap = " " * (room - cells([Run(label)]))
    long = max(0, width - room - _COUNT - 6)
    bar = marks.bar * max(1, round(long * share.articles / largest)) if long else ""
    return (
        Run(f"   {label}{gap}", "entry"),
        Run(f"{share.articles:>{_COUNT},}  ", "count"),
        Run(bar, "bar"),
    )

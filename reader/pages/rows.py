"""One article as one line of a list, and the heading of a division, at a width in cells.

Chooses what a narrow line leaves out; must not know which line is chosen nor any colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import set_cell_size

from reader.model import Grouping, Row
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.listing import Heading
from reader.pages.wrapping import Line, Run, breadth, cells, shorten
from reader.record import record

_TIME, _DAY = 5, 10  # cells of 01:40, of 2022-10-11
_SIGNS = 10  # cells of the unread mark, a star, a number of tellings and the blank behind it
_TAGS = 6  # this part of a row may be tags
_RULE = 3  # cells of a heading's rule: one to the edge is most of what a scrolled line costs
_INDENT = 3  # cells before a line that holds a hit
_HEADLINE = 18  # cells that a headline should have


@record(frozen=True, slots=True)
class Columns:
    """How many cells each column of a list takes; 0 leaves it out."""

    when: int
    outlet: int

    @classmethod
    def of(cls, width: int, grouping: Grouping) -> Columns:
        """Choose the columns for a list of ``width`` cells.

        A day heading leaves only the time to say, an outlet heading leaves out the outlet. The
        time or day goes first and the outlet next, so that a headline keeps its first words.
        """
        when = _TIME if grouping is Grouping.DATE else _DAY
        outlet = 0 if grouping is Grouping.OUTLET else max(10, min(20, width // 6))
        for columns in (cls(when, outlet), cls(0, outlet)):
            if width - columns.taken >= _HEADLINE:
                return columns
        return cls(0, 0)

    @property
    def taken(self) -> int:
        """Count the cells that the columns, the blanks after them and the signs take."""
        return _SIGNS + sum(cells + 1 for cells in (self.when, self.outlet) if cells)


def row_line(
    row: Row,
    width: int,
    grouping: Grouping,
    marks: Glyphs = UNICODE,
    hits: re.Pattern[str] | None = None,
) -> Line:
    """Draw an article's line: unread, time or day, outlet, headline, star, number of tellings.

    The line is exactly ``width`` cells, the last of them blank: behind a sign in the last column
    of a terminal nobody knows where the cursor is, and the way to the next sign costs twice as
    much. ``hits`` are words to show as found in the headline.
    """
    columns = Columns.of(width, grouping)
    signs = _signs(row, marks, width // _TAGS)
    left = list(_columns(row, columns, grouping, marks))
    room = width - cells(left) - breadth(signs) - 1
    headline = shorten(row.headline, max(0, room), marks.ellipsis)
    blanks = " " * (room + 1 - breadth(headline))
    role = "read" if row.mark.read else "headline"
    return (*left, *found_in(headline, hits, role), Run(blanks, role), Run(signs, "signs"))


def heading_line(heading: Heading, width: int, marks: Glyphs = UNICODE) -> Line:
    """Draw a division's heading: its label, how many articles, and the beginning of a rule."""
    count = f" {marks.dot} {heading.size:,} "
    label = shorten(heading.label, max(0, width - len(count) - 2), marks.ellipsis)
    sign = marks.folded if heading.folded else " "
    used = 1 + breadth(label) + len(count)
    return (
        Run(sign, "fold"),
        Run(label, "heading"),
        Run(count, "rule"),
        Run(marks.rule * max(0, min(_RULE, width - used)), "rule"),
    )


def excerpt_line(
    text: str, width: int, marks: Glyphs = UNICODE, hits: re.Pattern[str] | None = None
) -> Line:
    """Draw, under an article's line, the line of it that holds a hit."""
    room = max(0, width - _INDENT - 1)
    return (Run(" " * _INDENT), *found_in(shorten(text, room, marks.ellipsis), hits, "excerpt"))


def found_in(text: str, hits: re.Pattern[str] | None, role: str) -> Iterator[Run]:
    """Divide a text into what was searched for and the rest."""
    at = 0
    for match in hits.finditer(text) if hits else ():
        yield Run(text[at : match.start()], role)
        yield Run(match.group(), "hit")
        at = match.end()
    yield Run(text[at:], role)


def _columns(row: Row, columns: Columns, grouping: Grouping, marks: Glyphs) -> Iterator[Run]:
    fresh = "" if row.mark.read else " unread"
    yield Run(f" {' ' if row.mark.read else marks.unread} ", "unread")
    if columns.when:
        # Where the column is full, its mark of doubt takes the place of the blank behind it.
        doubt = marks.doubtful if row.date_doubtful and row.date else ""
        yield Run(_cell(_when(row, grouping), columns.when + 1, marks, doubt), f"when{fresh}")
    if columns.outlet:
        name = row.outlet or marks.nothing
        doubt = marks.doubtful if row.outlet_doubtful and row.outlet else ""
        yield Run(_cell(name, columns.outlet, marks, doubt) + " ", f"outlet{fresh}")


def _when(row: Row, grouping: Grouping) -> str:
    """Give the time under a day heading, the day elsewhere; nothing that was not printed."""
    day, _, clock = (row.date or "").partition("T")
    return clock[:_TIME] if grouping is Grouping.DATE else day


def _cell(text: str, width: int, marks: Glyphs, doubt: str = "") -> str:
    """Fit a value into its column, its mark of doubt right behind it."""
    return set_cell_size(shorten(text, width - len(doubt), marks.ellipsis) + doubt, width)


def _signs(row: Row, marks: Glyphs, room: int) -> str:
    star = marks.star if row.mark.starred else ""
    tellings = f"{marks.tellings}{row.tellings}" if row.tellings > 1 else ""
    tags = shorten(" ".join(f"#{tag}" for tag in row.mark.tags), room, marks.ellipsis)
    return "".join(f"{sign} " for sign in (tags, star, tellings) if sign)

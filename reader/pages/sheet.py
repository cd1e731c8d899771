"""A sheet of plots and tables, and the numbers on it that can be walked to and opened.

Sheets are put below and beside each other. Must not know what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from reader.named import NamedTuple
from reader.pages.glyphs import Glyphs
from reader.pages.numbers import number_of
from reader.pages.wrapping import Line, Run, cells, shorten

COUNTING = (Run("  counting", "faint"),)
NOTHING = (Run("  none", "faint"),)


class Target(NamedTuple):
    """A number that opens a list: where it stands (in cells), what it is, the query of that list,
    whether it is one of stories, and what the footer says of it. A bar that stands takes the
    lines from ``top`` on, too. ``unfolds`` is the table of which it counts the rows that are not
    shown; it opens those in place of a list."""

    line: int
    start: int
    end: int
    total: int
    query: str
    said: str
    by_story: bool = False
    top: int | None = None
    unfolds: str = ""


class Sheet(NamedTuple):
    """Lines, and rows of targets: up and down goes from row to row, left and right inside one."""

    lines: list[Line]
    rows: list[list[Target]]


def stacked(parts: Sequence[Sheet]) -> Sheet:
    """Put parts one below the other, a blank line between."""
    lines: list[Line] = []
    rows: list[list[Target]] = []
    for part in parts:
        lines += [()] if lines else []
        rows += [_moved(row, len(lines), 0) for row in part.rows]
        lines += part.lines
    return Sheet(lines, rows)


def beside(left: Sheet, right: Sheet, width: int, gap: int) -> Sheet:
    """Put two parts side by side, the left one of ``width`` cells; its rows come first."""
    lines = []
    for one, other in zip_longest(left.lines, right.lines, fillvalue=()):
        blanks = " " * (width + gap - cells(one))
        lines.append((*one, Run(blanks), *other))
    return Sheet(lines, [*left.rows, *(_moved(row, 0, width + gap) for row in right.rows)])


def _moved(row: Sequence[Target], lines: int, across: int) -> list[Target]:
    return [
        each._replace(
            line=each.line + lines,
            start=each.start + across,
            end=each.end + across,
            top=None if each.top is None else each.top + lines,
        )
        for each in row
    ]


def heading(text: str, width: int, marks: Glyphs) -> Line:
    return (Run(shorten(marks.plain(text), width, marks.ellipsis), "heading"),)


def unfolding(count: int, names: tuple[str, str], table: str, line: int) -> Sheet:
    """Say on a line how many rows more a table has; nothing where there are none.

    ``names`` are what one row is of, and several.
    """
    if count <= 0:
        return Sheet([], [])
    left = number_of(count, f"{names[0]} more", f"{names[1]} more")
    text = f"and {left}"
    target = Target(line, 2, 2 + len(text), count, "", left, unfolds=table)
    return Sheet([(Run("  "), Run(text, "faint"))], [[target]])


def articles_of(count: int) -> str:
    return number_of(count, "article", "articles")


def padded(text: str, width: int, marks: Glyphs) -> str:
    short = shorten(text, width - 1, marks.ellipsis)
    return short + " " * (width - cells([Run(short)]))

"""A collection at a glance, in lines at a width: plots, tables, and what each number opens.

Knows the filter language, for every number is the list of what it counts. Must not know where
the numbers come from, nor what any role looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reader.dates.writing import long_form
from reader.model import Overview
from reader.pages.bars import standing
from reader.pages.day_bar import Bin, bins_of, dayless, query_of, with_days
from reader.pages.glyphs import Glyphs
from reader.pages.overview_tables import outlets, reprints, stories
from reader.pages.sheet import (
    COUNTING,
    NOTHING,
    Sheet,
    Target,
    articles_of,
    beside,
    heading,
    stacked,
)
from reader.pages.wrapping import Line, Run
from reader.written_queries import DAYLESS

_BESIDE = 110  # cells from which on the tables stand in two columns
_GAP = 3  # cells between them
_WIDEST = 6  # cells of a bar of the plot over time, its gap included
_FEW, _MANY = 8, 15  # rows of a table, on a low screen and on a tall one
_TALL = 36  # lines from which on a screen is tall
_ENDS = 2  # lines of a table above and below its rows

Unfolded = Mapping[str, int]  # how often each table was asked for more rows


def sheet(
    found: Overview, size: tuple[int, int], marks: Glyphs, unfolded: Unfolded | None = None
) -> Sheet:
    """Lay the whole overview out for a screen of ``size`` (cells, lines)."""
    width, height = size
    more = unfolded or {}
    top = _over_time(found, width, max(2, min(8, height // 6)), marks)
    if width < _BESIDE:
        most = _MANY if height >= _TALL else _FEW
        by_outlet = outlets(found, width, most, marks, more)
        printing = reprints(found, width, most, marks, more)
        return stacked([top, by_outlet, stories(found, width, marks), printing])
    half = (width - _GAP) // 2
    room = height - len(top.lines) - 1
    left = outlets(found, half, max(_FEW, room - _ENDS), marks, more)
    told = stories(found, half, marks)
    rows = max(_FEW, room - len(told.lines) - 1 - _ENDS)
    right = stacked([told, reprints(found, half, rows, marks, more)])
    return stacked([top, beside(left, right, half, _GAP)])


# --------------------------------------------------------------------------- over time


def _over_time(found: Overview, width: int, height: int, marks: Glyphs) -> Sheet:
    """Plot the articles per day; where there are more days than cells, several days a cell."""
    if found.days is None:
        return Sheet([heading("Articles per day", width, marks), COUNTING], [])
    months = dayless(found.days)
    bins = bins_of(with_days(found.days), width)
    plot = _plotted(bins, months, width, height, marks) if bins else Sheet([], [])
    lines = [heading(_plot_title(bins), width, marks), *plot.lines]
    rows = list(plot.rows)
    for count, said, query in (
        (sum(months.values()), "dated by the month or year alone", DAYLESS),
        (found.undated, "without any date", "undated"),
    ):
        if count:
            text = f"{count:,}"
            rows.append([Target(len(lines), 0, len(text), count, query, f"{text} {said}")])
            lines.append((Run(text, "number"), Run(f" {said}", "faint")))
    return Sheet(lines if len(lines) > 1 else [*lines, NOTHING], rows)


def _plot_title(bins: Sequence[Bin]) -> str:
    step = (bins[0].last - bins[0].first).days + 1 if bins else 1
    title = "Articles per day" if step == 1 else f"Articles per {step} days"
    return title + (f" · at most {max(each.articles for each in bins):,}" if bins else "")


def _plotted(
    bins: Sequence[Bin], months: Iterable[str], width: int, height: int, marks: Glyphs
) -> Sheet:
    """Draw a bar for each bin, and below them the first and the last day."""
    most = max(each.articles for each in bins)
    wide = max(1, min(_WIDEST, width // len(bins)))
    plot = standing([each.articles / most for each in bins], height, marks)
    lines: list[Line] = [(Run(_widened(line, wide), "bar"),) for line in plot]
    targets = [
        _of_days(each, months, n * wide, wide, height)
        for n, each in enumerate(bins)
        if each.articles  # what is empty opens no list, and would only stand in the way
    ]
    return Sheet([*lines, _ends(bins[0].first, bins[-1].last, len(bins) * wide, width)], [targets])


def _widened(line: str, wide: int) -> str:
    """Give every bar of a line several cells, of which the last is a gap."""
    return line if wide == 1 else "".join(letter * (wide - 1) + " " for letter in line)


def _of_days(each: Bin, months: Iterable[str], cell: int, wide: int, line: int) -> Target:
    """Give the target of one bar of the plot, which stands on a line."""
    first, last = each.first.isoformat(), each.last.isoformat()
    when = long_form(first) + (f" to {long_form(last)}" if first != last else "")
    query = query_of(each, each, months)
    said = f"{when}: {articles_of(each.articles)}"
    return Target(line, cell, cell + max(1, wide - 1), each.articles, query, said, top=1)


def _ends(first: date, last: date, plot: int, width: int) -> Line:
    one, other = long_form(first.isoformat()), long_form(last.isoformat())
    if first == last:
        return (Run(one, "axis"),)
    gap = max(2, min(width, max(plot, len(one) + len(other) + 2)) - len(one) - len(other))
    return (Run(one + " " * gap + other, "axis"),)

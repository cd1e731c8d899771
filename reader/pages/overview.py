"""A collection at a glance, in lines at a width: plots, tables, and what each number opens.

Knows the filter language, for every number is the list of what it counts. Must not know where
the numbers come from, nor what any role looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from reader.dates.writing import long_form
from reader.model import Overview, Volume
from reader.pages.bars import lying, standing
from reader.pages.day_bar import Bin, bins_of
from reader.pages.glyphs import Glyphs
from reader.pages.numbers import number_of
from reader.pages.wrapping import Line, Run, cells, shorten
from reader.written_queries import DAYLESS, NAMELESS, between, exactly

_DAY = len("2022-10-11")  # letters of an ISO date with a day
_BESIDE = 110  # cells from which on the tables stand in two columns
_GAP = 3  # cells between them
_NAME = 22  # cells of an outlet's name, where there is room
_WIDEST = 6  # cells of a bar of the plot over time, its gap included
_COUNT = 7  # cells of a number and a blank
_FEW, _MANY = 8, 15  # rows of a table, on a low screen and on a tall one
_TALL = 36  # lines from which on a screen is tall


class Target(NamedTuple):
    """A number that opens a list: where it stands (in cells), what it is, the query of that list,
    whether it is one of stories, and what the footer says of it. A bar that stands takes the
    lines from ``top`` on, too."""

    line: int
    start: int
    end: int
    total: int
    query: str
    said: str
    by_story: bool = False
    top: int | None = None


class Sheet(NamedTuple):
    """Lines, and rows of targets: up and down goes from row to row, left and right inside one."""

    lines: list[Line]
    rows: list[list[Target]]


def sheet(found: Overview, size: tuple[int, int], marks: Glyphs) -> Sheet:
    """Lay the whole overview out for a screen of ``size`` (cells, lines)."""
    width, height = size
    most = _MANY if height >= _TALL else _FEW
    top = _over_time(found, width, max(2, min(8, height // 6)), marks)
    if width < _BESIDE:
        parts = [_outlets(found, width, most, marks), _stories(found, width, marks)]
        return _stacked([top, *parts, _reprints(found, width, most, marks)])
    half = (width - _GAP) // 2
    left = _outlets(found, half, most, marks)
    right = [_stories(found, half, marks), _reprints(found, half, most, marks)]
    return _stacked([top, _beside(left, _stacked(right), half)])


def _stacked(parts: Sequence[Sheet]) -> Sheet:
    """Put parts one below the other, a blank line between."""
    lines: list[Line] = []
    rows: list[list[Target]] = []
    for part in parts:
        lines += [()] if lines else []
        rows += [_moved(row, len(lines), 0) for row in part.rows]
        lines += part.lines
    return Sheet(lines, rows)


def _beside(left: Sheet, right: Sheet, width: int) -> Sheet:
    """Put two parts side by side; the rows of the left one come first."""
    lines = []
    for one, other in zip_longest(left.lines, right.lines, fillvalue=()):
        blanks = " " * (width + _GAP - cells(one))
        lines.append((*one, Run(blanks), *other))
    return Sheet(lines, [*left.rows, *(_moved(row, 0, width + _GAP) for row in right.rows)])


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


def _heading(text: str, width: int, marks: Glyphs) -> Line:
    return (Run(shorten(marks.plain(text), width, marks.ellipsis), "heading"),)


_COUNTING = (Run("  counting", "faint"),)
_NOTHING = (Run("  none", "faint"),)
_UNKNOWN = "outlet unknown"


# --------------------------------------------------------------------------- over time


def _over_time(found: Overview, width: int, height: int, marks: Glyphs) -> Sheet:
    """Plot the articles per day; where there are more days than cells, several days a cell."""
    if found.days is None:
        return Sheet([_heading("Articles per day", width, marks), _COUNTING], [])
    dated = [(date.fromisoformat(iso), n) for iso, n in found.days if len(iso) == _DAY]
    dayless = {iso: n for iso, n in found.days if len(iso) < _DAY}
    bins = bins_of(dated, width)
    plot = _plotted(bins, dayless, width, height, marks) if bins else Sheet([], [])
    lines = [_heading(_plot_title(bins), width, marks), *plot.lines]
    rows = list(plot.rows)
    for count, said, query in (
        (sum(dayless.values()), "dated by the month or year alone", DAYLESS),
        (found.undated, "without any date", "undated"),
    ):
        if count:
            text = f"{count:,}"
            rows.append([Target(len(lines), 0, len(text), count, query, f"{text} {said}")])
            lines.append((Run(text, "number"), Run(f" {said}", "faint")))
    return Sheet(lines if len(lines) > 1 else [*lines, _NOTHING], rows)


def _plot_title(bins: Sequence[Bin]) -> str:
    step = (bins[0].last - bins[0].first).days + 1 if bins else 1
    title = "Articles per day" if step == 1 else f"Articles per {step} days"
    return title + (f" · at most {max(each.articles for each in bins):,}" if bins else "")


def _plotted(
    bins: Sequence[Bin], dayless: Iterable[str], width: int, height: int, marks: Glyphs
) -> Sheet:
    """Draw a bar for each bin, and below them the first and the last day."""
    most = max(each.articles for each in bins)
    wide = max(1, min(_WIDEST, width // len(bins)))
    plot = standing([each.articles / most for each in bins], height, marks)
    lines: list[Line] = [(Run(_widened(line, wide), "bar"),) for line in plot]
    targets = [
        _of_days(each, dayless, n * wide, wide, height)
        for n, each in enumerate(bins)
        if each.articles  # what is empty opens no list, and would only stand in the way
    ]
    return Sheet([*lines, _ends(bins[0].first, bins[-1].last, len(bins) * wide, width)], [targets])


def _widened(line: str, wide: int) -> str:
    """Give every bar of a line several cells, of which the last is a gap."""
    return line if wide == 1 else "".join(letter * (wide - 1) + " " for letter in line)


def _of_days(each: Bin, dayless: Iterable[str], cell: int, wide: int, line: int) -> Target:
    """Give the target of one bar of the plot, which stands on a line."""
    first, last = each.first.isoformat(), each.last.isoformat()
    when = long_form(first) + (f" to {long_form(last)}" if first != last else "")
    query = between(each.first, each.last, dayless=any(first < iso < last for iso in dayless))
    said = f"{when}: {_articles(each.articles)}"
    return Target(line, cell, cell + max(1, wide - 1), each.articles, query, said, top=1)


def _ends(first: date, last: date, plot: int, width: int) -> Line:
    one, other = long_form(first.isoformat()), long_form(last.isoformat())
    if first == last:
        return (Run(one, "axis"),)
    gap = max(2, min(width, max(plot, len(one) + len(other) + 2)) - len(one) - len(other))
    return (Run(one + " " * gap + other, "axis"),)


# --------------------------------------------------------------------------- by outlet


def _outlets(found: Overview, width: int, most: int, marks: Glyphs) -> Sheet:
    """List the outlets by volume, with the share of their text that others had too."""
    title = _heading("Outlets: articles, and text that others had too", width, marks)
    if found.outlets is None:
        return Sheet([title, _COUNTING], [])
    lines, rows = [title], []
    largest = max((each.articles for each in found.outlets), default=0)
    name = min(_NAME, max(8, width // 4))
    bar = max(2, (width - name - _COUNT - 6) // 2 - 1)
    for each in found.outlets[:most]:
        share = f"{round(100 * each.republished):>3} %"
        rows.append(list(_of_outlet(each, len(lines), name + bar + _COUNT)))
        lines.append(
            (
                Run(_padded(each.outlet or _UNKNOWN, name, marks), "outlet"),
                Run(lying(each.articles / largest, bar, marks), "bar"),
                Run(f"{each.articles:>{_COUNT - 1},} ", "number"),
                Run(lying(each.republished, bar, marks), "shared"),
                Run(f" {share}", "number"),
            )
        )
    return Sheet([*lines, *_left_over(len(found.outlets) - most, "outlet", "outlets")], rows)


def _of_outlet(each: Volume, line: int, middle: int) -> Iterator[Target]:
    """Give the targets of an outlet: all its articles, and those whose story others tell too."""
    name = each.outlet or _UNKNOWN
    query = exactly("outlet", each.outlet) if each.outlet else NAMELESS
    said = f"{name}: {_articles(each.articles)}"
    yield Target(line, 0, middle, each.articles, query, said)
    if each.retold:
        share = f"{round(100 * each.republished)} % of its words stand in others’ tellings"
        said = f"{name}: {each.retold:,} in stories told more than once; {share}"
        yield Target(line, middle, middle + 99, each.retold, f"{query} story", said)


# --------------------------------------------------------------------------- by tellings


def _stories(found: Overview, width: int, marks: Glyphs) -> Sheet:
    """Count stories by how many articles tell them."""
    title = _heading("Stories by number of tellings", width, marks)
    if found.stories is None:
        return Sheet([title, _COUNTING], [])
    groups = list(_grouped(found.stories))
    lines, rows = [title], []
    most = max((count for _, _, count in groups), default=0)
    for low, high, count in groups:
        if high is None:
            told, query = f"{low} or more", f"tellings:{low}"
        else:
            told = str(low) if low == high else f"{low}–{high}"
            query = f"tellings:{low} -tellings:{high + 1}"
        stories = number_of(count, "story", "stories")
        said = f"{stories} of {told} tellings"
        rows.append([Target(len(lines), 0, width, count, query, said, by_story=True)])
        bar = lying(count / most, max(2, width - 14 - _COUNT), marks)
        lines.append(
            (
                Run(f"{marks.plain(told):<14}", "outlet"),
                Run(bar, "bar"),
                Run(f"{count:>{_COUNT - 1},} ", "number"),
            )
        )
    return Sheet(lines if groups else [title, _NOTHING], rows)


def _grouped(stories: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int | None, int]]:
    """Give ranges of tellings with how many stories there are of each; empty ranges are left
    out. The last range is open."""
    for low, high in ((2, 2), (3, 3), (4, 4), (5, 9), (10, 19), (20, None)):
        count = sum(n for size, n in stories if size >= low and (high is None or size <= high))
        if count:
            yield low, high, count


# --------------------------------------------------------------------------- who reprints whom


def _reprints(found: Overview, width: int, most: int, marks: Glyphs) -> Sheet:
    """List who prints whose text: agencies that are credited, outlets that had it first."""
    title = _heading("Who prints whose text: credited, or earlier", width, marks)
    if found.reprints is None:
        return Sheet([title, _COUNTING], [])
    lines, rows = [title], []
    largest = max((each.articles for each in found.reprints), default=0)
    name = min(_NAME, max(8, (width - _COUNT - 6) // 3))
    bar = max(2, width - 2 * name - 3 - _COUNT)
    arrow = marks.plain("→")
    for each in found.reprints[:most]:
        query = f"{exactly('source', each.source)} {exactly('outlet', each.outlet)}"
        said = f"{each.outlet} prints {each.source}: {_articles(each.articles)}"
        rows.append([Target(len(lines), 0, width, each.articles, query, said)])
        lines.append(
            (
                Run(_padded(each.source, name, marks), "outlet"),
                Run(f"{arrow} ", "faint"),
                Run(_padded(each.outlet, name, marks), "outlet"),
                Run(lying(each.articles / largest, bar, marks), "bar"),
                Run(f"{each.articles:>{_COUNT - 1},} ", "number"),
            )
        )
    if not rows:
        return Sheet([title, _NOTHING], [])
    return Sheet([*lines, *_left_over(len(found.reprints) - most, "pair", "pairs")], rows)


# --------------------------------------------------------------------------- words and cells


def _left_over(count: int, one: str, several: str) -> list[Line]:
    if count <= 0:
        return []
    return [(Run(f"  and {number_of(count, f'{one} more', f'{several} more')}", "faint"),)]


def _articles(count: int) -> str:
    return number_of(count, "article", "articles")


def _padded(text: str, width: int, marks: Glyphs) -> str:
    short = shorten(text, width - 1, marks.ellipsis)
    return short + " " * (width - cells([Run(short)]))

"""The tables of the overview: outlets by volume, stories by tellings, who prints whose text.

Each row's number opens the list of what it counts; a table that is longer than its place ends with
how many rows more there are, which unfolds it. Must not know where a table stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.model import Overview, Volume
from reader.pages.bars import lying
from reader.pages.glyphs import Glyphs
from reader.pages.numbers import number_of
from reader.pages.sheet import (
    COUNTING,
    NOTHING,
    Sheet,
    Target,
    articles_of,
    heading,
    padded,
    unfolding,
)
from reader.pages.wrapping import Run
from reader.written_queries import NAMELESS, exactly

_NAME = 22  # cells of an outlet's name, where there is room
_COUNT = 7  # cells of a number between blanks, or more
_UNKNOWN = "outlet unknown"
_TENFOLD = 10  # how many rows more there are, of what there were, when a table is unfolded


# --------------------------------------------------------------------------- by outlet


def outlets(
    found: Overview, width: int, most: int, marks: Glyphs, unfolded: Mapping[str, int]
) -> Sheet:
    """List the outlets by volume, with the share of their text that others had too."""
    title = heading("Outlets: articles, and text that others had too", width, marks)
    if found.outlets is None:
        return Sheet([title, COUNTING], [])
    lines, rows = [title], []
    largest = max((each.articles for each in found.outlets), default=0)
    name = min(_NAME, max(8, width // 3))
    count = _cells_for(largest)
    bar = max(2, (width - name - count - 6) // 2 - 1)
    most = _shown(len(found.outlets), most, unfolded.get("outlets", 0))
    for each in found.outlets[:most]:
        share = f"{round(100 * each.republished):>3} %"
        rows.append(list(_of_outlet(each, len(lines), name + bar + count)))
        lines.append(
            (
                Run(padded(each.outlet or _UNKNOWN, name, marks), "outlet"),
                Run(lying(each.articles / largest, bar, marks), "bar"),
                Run(f"{each.articles:>{count - 1},} ", "number"),
                Run(lying(each.republished, bar, marks), "shared"),
                Run(f" {share}", "number"),
            )
        )
    more = unfolding(len(found.outlets) - most, ("outlet", "outlets"), "outlets", len(lines))
    return Sheet([*lines, *more.lines], [*rows, *more.rows])


def _of_outlet(each: Volume, line: int, middle: int) -> Iterator[Target]:
    """Give the targets of an outlet: all its articles, and those whose story others tell too."""
    name = each.outlet or _UNKNOWN
    query = exactly("outlet", each.outlet) if each.outlet else NAMELESS
    said = f"{name}: {articles_of(each.articles)}"
    yield Target(line, 0, middle, each.articles, query, said)
    if each.retold:
        share = f"{round(100 * each.republished)} % of its words stand in others’ tellings"
        said = f"{name}: {each.retold:,} in stories told more than once; {share}"
        yield Target(line, middle, middle + 99, each.retold, f"{query} story", said)


# --------------------------------------------------------------------------- by tellings


def stories(found: Overview, width: int, marks: Glyphs) -> Sheet:
    """Count stories by how many articles tell them."""
    title = heading("Stories by number of tellings", width, marks)
    if found.stories is None:
        return Sheet([title, COUNTING], [])
    groups = list(_grouped(found.stories))
    lines, rows = [title], []
    most = max((told_so for _, _, told_so in groups), default=0)
    count = _cells_for(most)
    for low, high, told_so in groups:
        if high is None:
            told, query = f"{low} or more", f"tellings:{low}"
        else:
            told = str(low) if low == high else f"{low}–{high}"
            query = f"tellings:{low} -tellings:{high + 1}"
        said = f"{number_of(told_so, 'story', 'stories')} of {told} tellings"
        rows.append([Target(len(lines), 0, width, told_so, query, said, by_story=True)])
        bar = lying(told_so / most, max(2, width - 14 - count), marks)
        lines.append(
            (
                Run(f"{marks.plain(told):<14}", "outlet"),
                Run(bar, "bar"),
                Run(f"{told_so:>{count - 1},} ", "number"),
            )
        )
    return Sheet(lines if groups else [title, NOTHING], rows)


def _grouped(stories: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int | None, int]]:
    """Give ranges of tellings with how many stories there are of each; empty ranges are left
    out. The last range is open."""
    for low, high in ((2, 2), (3, 3), (4, 4), (5, 9), (10, 19), (20, None)):
        count = sum(n for size, n in stories if size >= low and (high is None or size <= high))
        if count:
            yield low, high, count


# --------------------------------------------------------------------------- who reprints whom


def reprints(
    found: Overview, width: int, most: int, marks: Glyphs, unfolded: Mapping[str, int]
) -> Sheet:
    """List who prints whose text: agencies that are credited, outlets that had it first."""
    title = heading("Who prints whose text: credited, else earlier", width, marks)
    if found.reprints is None:
        return Sheet([title, COUNTING], [])
    lines, rows = [title], []
    largest = max((each.articles for each in found.reprints), default=0)
    name = min(_NAME, max(8, 2 * (width - _COUNT - 6) // 5))
    count = _cells_for(largest)
    bar = max(2, width - 2 * name - 3 - count)
    arrow = marks.plain("→")
    most = _shown(len(found.reprints), most, unfolded.get("pairs", 0))
    for each in found.reprints[:most]:
        query = f"{exactly('source', each.source)} {exactly('outlet', each.outlet)}"
        said = f"{each.outlet} prints {each.source}: {articles_of(each.articles)}"
        rows.append([Target(len(lines), 0, width, each.articles, query, said)])
        lines.append(
            (
                Run(padded(each.source, name, marks), "outlet"),
                Run(f"{arrow} ", "faint"),
                Run(padded(each.outlet, name, marks), "outlet"),
                Run(lying(each.articles / largest, bar, marks), "bar"),
                Run(f"{each.articles:>{count - 1},} ", "number"),
            )
        )
    if not rows:
        return Sheet([title, NOTHING], [])
    more = unfolding(len(found.reprints) - most, ("pair", "pairs"), "pairs", len(lines))
    return Sheet([*lines, *more.lines], [*rows, *more.rows])


def _cells_for(largest: int) -> int:
    """Give the width of a column of numbers."""
    return max(_COUNT, len(f"{largest:,}") + 2)


def _shown(rows: int, most: int, times: int) -> int:
    """Give how many rows of a table are shown when it was unfolded some times.

    A line that says that there is one more is not worth more than that one.
    """
    room = most * _TENFOLD**times
    return rows if rows <= room + 1 else room

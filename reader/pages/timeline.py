"""A plot of when each outlet ran a story: a row an outlet, a mark a telling, an axis of dates.

Dates stand as they are printed, on their own clocks. Must not know who had it first, nor what
any role looks like.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from reader.chronology import stretch
from reader.dates.writing import long_form
from reader.model import Told
from reader.named import NamedTuple
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.share_table import window
from reader.pages.wrapping import Line, Run, cells, shorten

_HOUR, _DAY = 60, 24 * 60  # minutes
# How far apart the dates on the axis may stand: even steps in minutes, then months.
_EVEN = (*(n * _HOUR for n in (1, 3, 6, 12)), *(n * _DAY for n in (1, 2, 7, 14)))
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
_TICK = 14  # cells that a date on the axis takes, with a gap
_LABEL = 18  # cells of an outlet's name, where there is room
_UNDATED = 9  # cells of the column for what bears no date
_NEVER_WIDER = 120  # cells of the axis: on a wider one nothing can be seen better


class Scale(NamedTuple):
    """An axis of ``width`` cells from one minute to another."""

    start: int
    end: int
    width: int

    def cell(self, minute: float) -> int:
        """Give the cell of a minute, kept on the axis."""
        share = (minute - self.start) / max(1, self.end - self.start)
        return max(0, min(self.width - 1, round(share * (self.width - 1))))


def timeline(tellings: Sequence[Told], at: int, size: tuple[int, int], marks: Glyphs) -> list[Line]:
    """Draw the plot around the telling of number ``at`` (from 0), in columns and lines of cells."""
    width, height = size
    outlets = _by_outlet(tellings)
    label = min(_LABEL, max(6, width // 4))
    undated = any(told.date is None for told in tellings)
    room = max(8, min(_NEVER_WIDER, width - label - 1 - (_UNDATED if undated else 0)))
    scale = _scale(tellings, room)
    here = next((n for n, numbers in enumerate(outlets.values()) if at in numbers), 0)
    names = list(outlets)
    shown = window(len(names), here, max(1, height - 3))
    lines = [_title(tellings, len(names), shown, width, marks)]
    for n in shown:
        row = [(number, tellings[number]) for number in outlets[names[n]]]
        name = shorten(names[n] or "outlet unknown", label - 1, marks.ellipsis)
        blanks = " " * (label - cells([Run(name)]))
        plot = _plotted(row, at, scale, marks) if scale else ()
        lines.append(
            (
                Run(name, "here" if n == here else "outlet"),
                Run(blanks),
                *plot,
                *_no_date(row, at, marks),
            )
        )
    if scale:
        lines += [(Run(" " * label), run) for run in _axis(scale, marks)]
    return lines[:height]


def height_of(tellings: Sequence[Told]) -> int:
    """Give how many lines the whole plot takes."""
    return len(_by_outlet(tellings)) + 3


def _by_outlet(tellings: Sequence[Told]) -> dict[str, list[int]]:
    """Give the numbers of the tellings by outlet, the outlet that comes first in time first."""
    found: dict[str, list[int]] = {}
    for number, told in enumerate(tellings):
        found.setdefault(told.outlet or "", []).append(number)
    return found


def _scale(tellings: Sequence[Told], width: int) -> Scale | None:
    stretches = [stretch(told.date) for told in tellings if told.date is not None]
    if not stretches:
        return None
    start, end = min(first for first, _ in stretches), max(last for _, last in stretches)
    if end - start < _HOUR:
        middle = (start + end) // 2
        start, end = middle - 6 * _HOUR, middle + 6 * _HOUR
    return Scale(start, end, width)


def _title(tellings: Sequence[Told], outlets: int, shown: range, width: int, marks: Glyphs) -> Line:
    dated = [told.date.iso for told in tellings if told.date is not None]
    if not dated:
        said = "When each outlet ran it: no telling bears a date"
    else:
        first, last = long_form(min(dated)), long_form(max(dated))
        said = f"When each outlet ran it: {first}" + (f" to {last}" if first != last else "")
    if len(shown) < outlets:
        said += f" · outlets {shown[0] + 1}–{shown[-1] + 1} of {outlets:,}"
    title = Run(shorten(marks.plain(said), width, marks.ellipsis), "heading")
    legend = Run(f"   {_exact(marks)} by the minute  {_coarse(marks)} by the day or less", "axis")
    return (title, legend) if dated and cells([title, legend]) <= width else (title,)


def _exact(marks: Glyphs) -> str:
    return "●" if marks is UNICODE else "*"


def _coarse(marks: Glyphs) -> str:
    return "○" if marks is UNICODE else "o"


# --------------------------------------------------------------------------- a row


def _plotted(
    row: Sequence[tuple[int, Told]], at: int, scale: Scale, marks: Glyphs
) -> tuple[Run, ...]:
    """Draw an outlet's tellings on the axis; a day that is known without its hour as a line."""
    texts = [" "] * scale.width
    roles = [""] * scale.width
    counted: dict[int, int] = {}
    exact, coarse = _exact(marks), _coarse(marks)
    for number, told in row:
        if told.date is None:
            continue
        first, last = stretch(told.date)
        for cell in range(scale.cell(first), scale.cell(last - 1) + 1):
            if texts[cell] == " ":
                texts[cell], roles[cell] = marks.rule, "axis"
        cell = scale.cell((first + last - 1) / 2)
        counted[cell] = counted.get(cell, 0) + 1
        texts[cell] = _mark(counted[cell], exact if told.date.hour is not None else coarse)
        roles[cell] = "here" if number == at or roles[cell] == "here" else "mark"
    return _joined(texts, roles)


def _mark(count: int, mark: str) -> str:
    """Give the sign for a number of tellings in one cell."""
    return mark if count == 1 else str(count) if count < 10 else "+"


def _joined(texts: Sequence[str], roles: Sequence[str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for text, role in zip(texts, roles, strict=True):
        if runs and runs[-1].role == role:
            runs[-1] = Run(runs[-1].text + text, role)
        else:
            runs.append(Run(text, role))
    return tuple(runs)


def _no_date(row: Sequence[tuple[int, Told]], at: int, marks: Glyphs) -> tuple[Run, ...]:
    """Say how many of an outlet's tellings bear no date."""
    undated = [number for number, told in row if told.date is None]
    if not undated:
        return ()
    count = f"{len(undated)}× " if len(undated) > 1 else ""
    return (Run(marks.plain(f" {count}no date"), "here" if at in undated else "none"),)


# --------------------------------------------------------------------------- the axis


def _axis(scale: Scale, marks: Glyphs) -> tuple[Run, Run]:
    """Draw the line with its ticks, and the dates below."""
    line, said = [marks.rule] * scale.width, [" "] * scale.width
    tick = "┬" if marks is UNICODE else "+"
    free = 0
    for minute, text in _dates(scale):
        cell = scale.cell(minute)
        at = min(cell, scale.width - len(text))
        if at >= free:
            line[cell] = tick
            said[at : at + len(text)] = text
            free = at + len(text) + 1
    return Run("".join(line), "axis"), Run("".join(said), "axis")


def _dates(scale: Scale) -> Iterator[tuple[int, str]]:
    """Give the dates to write on the axis, as close as they have room."""
    span, most = scale.end - scale.start, max(2, scale.width // _TICK)
    even = next((step for step in _EVEN if span <= most * step), None)
    if even is None:
        step = next((step for step in _MONTHS if span <= most * step * 30 * _DAY), _MONTHS[-1])
        yield from _months(scale, step)
        return
    for minute in range(-(-scale.start // even) * even, scale.end + 1, even):
        day = long_form(datetime.date.fromordinal(minute // _DAY).isoformat())[: -len(" 2022")]
        clock = f" {minute % _DAY // _HOUR:02d}:00" if even < _DAY else ""
        yield minute, day + clock


def _months(scale: Scale, step: int) -> Iterator[tuple[int, str]]:
    """Give every month of a multiple of ``step``, or January alone where years are enough."""
    first, last = (datetime.date.fromordinal(end // _DAY) for end in (scale.start, scale.end))
    number = -(-(first.year * 12 + first.month - 1) // step) * step
    while number <= last.year * 12 + last.month - 1:
        year, month = number // 12, number % 12 + 1
        text = f"{year:04d}" if step % 12 == 0 else long_form(f"{year:04d}-{month:02d}")
        yield datetime.date(year, month, 1).toordinal() * _DAY, text
        number += step

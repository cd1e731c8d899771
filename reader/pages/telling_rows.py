"""The tellings of a story as a list shows them: two lines each, at a width in cells.

Must not know which line is chosen, nor what any role looks like.
"""

from __future__ import annotations

from reader.model import Told
from reader.named import NamedTuple
from reader.pages.details import printed
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line, Run, cells, shorten

_LEAST_HEADLINE = 16  # cells: a shorter beginning of a headline says nothing
_ROOMY = 56  # cells of a list from which on dates of a zone stand level with others
_NUMBER = 4  # cells of a telling's number and the blank behind it


class Entry(NamedTuple):
    """A telling as a list shows it: its number (from 0; None beyond the story), what it is to
    another one, and signs that say more in a word or two (first, marked)."""

    number: int | None
    told: Told
    said: str
    signs: str = ""


def entry_lines(entry: Entry, width: int, marks: Glyphs = UNICODE) -> list[Line]:
    """Draw a telling in two lines: number, date, outlet, wire, headline; what it is to another."""
    told = entry.told
    number = "" if entry.number is None else entry.number + 1
    left: Line = (
        Run(f"{number:>{_NUMBER - 1}} ", "number"),
        Run(f"{_dated(told):<{_dates_room(width)}} ", "when"),
        Run(f"{marks.plain(entry.signs)} " if entry.signs else "", "sign"),
        Run(marks.plain(_source(told)), "outlet"),
    )
    room = width - cells(left) - 2
    if room >= _LEAST_HEADLINE:
        left = (*left, Run("  " + shorten(told.headline, room, marks.ellipsis), "headline"))
    said = shorten(marks.plain(entry.said), max(0, width - _NUMBER), marks.ellipsis)
    return [_cut(left, width, marks), (Run(" " * _NUMBER), Run(said, "relation"))]


def _dates_room(width: int) -> int:
    """Give the cells for a date: of a minute, and in a wide list with its zone."""
    return len("11 Oct 2022 01:40 UTC") if width >= _ROOMY else len("11 Oct 2022 01:40") + 1


def _source(told: Told) -> str:
    """Say where it was printed and whose text that is: ``UrduPoint? · wire: Sputnik · RPT``."""
    outlet = (told.outlet + "?" * told.outlet_doubtful) if told.outlet else "outlet unknown"
    wire = f"wire: {', '.join(told.agencies)}" if told.agencies else ""
    return " · ".join(part for part in (outlet, wire, told.mark or "") if part)


def _dated(told: Told) -> str:
    return f"{printed(told.date)}{'?' * told.date_doubtful}" if told.date else "no date"


def _cut(line: Line, width: int, marks: Glyphs) -> Line:
    """Cut a line to a width, at the end."""
    kept: list[Run] = []
    for text, role in line:
        room = width - cells(kept)
        if room <= 0:
            break
        kept.append(Run(shorten(text, room, marks.ellipsis), role))
    return tuple(kept)

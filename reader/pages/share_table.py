"""How much of each telling stands in each other one: a table, or the part of it that fits.

Shares are asked for row by row, so a story of a thousand tellings costs what is seen of it. Must
not know where they come from, nor what any role looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.model import Tie, Told
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line, Run, cells, shorten

_CELL = 4  # cells: a blank and up to 100
_NUMBER = 4  # cells of a row's number and a blank
_LABEL, _SHORT = 18, 6  # cells of an outlet's name, where there is room, and at least
_MOST = 0.6  # from this share on, the most of a telling stands in the other

Ties = Callable[[str], Mapping[str, Tie]]


def share_table(
    tellings: Sequence[Told], ties: Ties, at: int, size: tuple[int, int], marks: Glyphs
) -> list[Line]:
    """Draw the table around the telling of number ``at`` (from 0), in columns and lines of cells.

    A row for each telling, a column for each; a cell says how many percent of the row's words
    the column carries.
    """
    width, height = size
    label = _label_room(width, len(tellings))
    rows = window(len(tellings), at, max(1, height - 2))
    columns = window(len(tellings), at, max(1, (width - _NUMBER - label) // _CELL))
    head = Run("".join(f"{n + 1:>{_CELL}}" for n in columns), "number")
    lines: list[Line] = [
        (Run(_title(len(tellings), rows, columns, width, marks), "heading"),),
        (Run(" " * (_NUMBER + label)), head),
    ]
    for row in rows:
        known = ties(tellings[row].id)
        shares = [
            _share(known.get(tellings[n].id), row == n, at in (row, n), marks) for n in columns
        ]
        lines.append((*_label(row, tellings[row], label, at, marks), *shares))
    return lines[:height]


def _label_room(width: int, columns: int) -> int:
    """Give the cells for an outlet's name: fewer where that lets every column be seen."""
    usual, left = min(_LABEL, max(_SHORT, width // 4)), width - _NUMBER - columns * _CELL
    return left if _SHORT <= left < usual else usual


def window(count: int, at: int, most: int) -> range:
    """Give up to ``most`` neighbours out of ``count`` with ``at`` among them, near the middle."""
    first = max(0, min(at - most // 2, count - most))
    return range(first, min(count, first + most))


def _title(count: int, rows: range, columns: range, width: int, marks: Glyphs) -> str:
    part = ""
    if len(rows) < count or len(columns) < count:
        part = f" · rows {rows[0] + 1}–{rows[-1] + 1} of {count:,}"
    said = f"How much of each row stands in each column, in %{part}"
    return shorten(marks.plain(said), width, marks.ellipsis)


def _label(row: int, told: Told, room: int, at: int, marks: Glyphs) -> Line:
    name = shorten(told.outlet or marks.nothing, max(0, room - 1), marks.ellipsis)
    blanks = " " * (room - cells([Run(name)]))
    role = "here" if row == at else "outlet"
    return (Run(f"{row + 1:>3} ", "number"), Run(name, role), Run(blanks))


def _share(tie: Tie | None, itself: bool, here: bool, marks: Glyphs) -> Run:
    if itself or tie is None:
        nothing = "·" if marks is UNICODE else "."
        return Run(f"{marks.nothing if itself else nothing:>{_CELL}}", "none")
    role = "most" if tie.shared >= _MOST else "some"
    text = f"{round(100 * tie.shared):>{_CELL}}"
    return Run(text, f"{role} here" if here else role)

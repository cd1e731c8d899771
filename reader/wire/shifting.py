"""Whether rows have only moved up or down: a vote among the rows that look the same.

Must not know of sequences or of what a terminal can do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.wire.picture import Row

_LEAST = 40  # cells that a shift must save, or it is not worth its sequences
_ROUNDS = 3  # shifts of a frame: two panes one below the other, and one more
_ALIKE = 4  # a row that stands more often than this says nothing about where it came from
_NEVER = -1_000_000  # the gain where nothing can come from: no run goes across such a row

Rows = Sequence[Row | None]


class Shift(NamedTuple):
    """The rows from ``top`` up to and including ``bottom`` move by ``by`` lines; up is positive.

    As many rows at the end that they leave are lost; what stands there then is ``exposed``.
    """

    top: int
    bottom: int
    by: int

    @property
    def exposed(self) -> slice:
        """The rows that come in."""
        if self.by > 0:
            return slice(self.bottom + 1 - self.by, self.bottom + 1)
        return slice(self.top, self.top - self.by)


def shifts(old: Rows, new: Rows) -> list[Shift]:
    """Give the shifts that bring old rows nearest to new ones, in the order to be made."""
    found: list[Shift] = []
    while len(found) < _ROUNDS and (shift := _best(old, new)):
        found.append(shift)
        old = shifted(old, shift)
    return found


def shifted(rows: Rows, shift: Shift, filling: Row | None = None) -> list[Row | None]:
    """Give what the rows are after a shift; ``filling`` is what comes in where that is known."""
    moved = list(rows)
    part = moved[shift.top : shift.bottom + 1]
    lost: list[Row | None] = [filling] * abs(shift.by)
    part = part[shift.by :] + lost if shift.by > 0 else lost + part[: shift.by]
    moved[shift.top : shift.bottom + 1] = part
    return moved


def _best(old: Rows, new: Rows) -> Shift | None:
    by = _elected(old, new)
    return _where(old, new, by) if by else None


def _elected(old: Rows, new: Rows) -> int:
    """Elect the distance by which most cells have moved; 0 for none."""
    places: dict[Row, list[int]] = {}
    for y, row in enumerate(old):
        if row is not None and row.end:
            places.setdefault(row, []).append(y)
    votes: Counter[int] = Counter()
    for y, row in enumerate(new):
        if row is not None and row is not old[y] and row != old[y]:
            came_from = places.get(row, ())
            if len(came_from) <= _ALIKE:
                votes.update({place - y: row.end for place in came_from})
    return max(votes, key=lambda by: (votes[by], -abs(by)), default=0)


def _where(old: Rows, new: Rows, by: int) -> Shift | None:
    """Find the run of rows in which a shift saves most (a maximal sum), if it saves enough."""
    gains = [_gain(old, new, y, by) for y in range(len(new))]
    most, first, last = 0, 0, -1
    total, start = 0, 0
    for y, gain in enumerate(gains):
        if total <= 0:
            total, start = 0, y
        total += gain
        if total > most:
            most, first, last = total, start, y
    if last < 0:
        return None
    shift = Shift(min(first, first + by), max(last, last + by), by)
    exposed = range(last + 1, last + by + 1) if by > 0 else range(first + by, first)
    return shift if most - sum(_standing(old, new, y) for y in exposed) >= _LEAST else None


def _gain(old: Rows, new: Rows, y: int, by: int) -> int:
    """Count the cells that need not be written at a row after a shift, less those that must."""
    source = y + by
    if not 0 <= source < len(old):
        return _NEVER
    row = new[y]
    comes = row.end if row is not None and old[source] == row else 0
    return comes - _standing(old, new, y)


def _standing(old: Rows, new: Rows, y: int) -> int:
    """Count the cells of a row that stands right where it is."""
    row = new[y]
    return row.end if row is not None and old[y] == row else 0

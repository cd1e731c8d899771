"""The shortest sequence that moves a terminal's cursor from one cell to another.

Must not know what stands on the cells, nor where the cursor is: it is told.
"""

from __future__ import annotations

from reader.wire.abilities import Abilities

_STEP_BACK = 3  # backspaces that are not dearer than any other way


class Moves:
    """Finds ways on terminals of some abilities; those that were asked for before are looked up."""

    def __init__(self, able: Abilities) -> None:
        self._able = able
        self._relatives: dict[tuple[int, int | None, int], str] = {}

    def way(self, row: int | None, column: int | None, y: int, x: int) -> str:
        """Give the sequence from a row and a column to others; None for one that is not known."""
        way = absolute(y, x)
        if row is not None:
            shorter = self._relative(y - row, column, x)
            way = shorter if shorter and len(shorter) < len(way) else way
        return way

    def _relative(self, down: int, column: int | None, x: int) -> str:
        """Give the shortest way to a column, some rows further down; ``""`` for none."""
        way = self._relatives.get((down, column, x))
        if way is None:
            ways = self._along(column, x) if down == 0 else self._across(down, column, x)
            way = self._relatives[down, column, x] = min(ways, key=_sent, default="")
        return way

    def _across(self, down: int, column: int | None, x: int) -> list[str]:
        """Give the ways to another row."""
        ways = []
        if x == column:
            ways.append(counted(abs(down), "B" if down > 0 else "A"))
        if down == 1:
            ways.append(self._able.newline + counted(x, "C"))
            if self._able.descend:
                ways += ["\v" + along for along in self._sideways(column, x)]
        if x == 0 and down < 0:
            ways.append("\r" + counted(-down, "A"))
        return ways

    def _along(self, column: int | None, x: int) -> list[str]:
        """Give the ways to another column of the row."""
        return ["\r" + counted(x, "C"), *self._sideways(column, x)]

    def _sideways(self, column: int | None, x: int) -> list[str]:
        """Give the ways that do not lead over the edge."""
        ways = [f"\x1b[{x + 1}G"] if self._able.column else []
        if column is not None:
            by = x - column
            back = "\b" * -by if -_STEP_BACK <= by < 0 else counted(-by, "D")
            ways.append(counted(by, "C") if by > 0 else back)
        return ways


def absolute(y: int, x: int) -> str:
    """Give the sequence to a cell from wherever the cursor is."""
    if x:
        return f"\x1b[{y + 1};{x + 1}H" if y else f"\x1b[;{x + 1}H"
    return f"\x1b[{y + 1}H" if y else "\x1b[H"


def counted(count: int, letter: str) -> str:
    """Give a sequence that does something some times; ``""`` for no time."""
    if count <= 0:
        return ""
    return f"\x1b[{letter}" if count == 1 else f"\x1b[{count}{letter}"


def _sent(way: str) -> int:
    """Count the bytes of a way, with those that the system puts before a line feed."""
    return len(way) + way.count("\n") - way.count("\r\n")

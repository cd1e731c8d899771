"""What a terminal shows is written down, and read back by a program that goes on from there.

Must not know who keeps it in between, nor how a frame is made.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from reader.wire.looks import Look
from reader.wire.painter import Painter
from reader.wire.picture import Row


class Standing(NamedTuple):
    """What stands on the terminal when an application starts.

    ``cells`` is what ``put_by`` gave of it; ``attributes`` are those that the terminal had before
    anybody changed them (``termios.tcgetattr``), to be restored at the end.
    """

    cells: str
    attributes: list[Any] | None = None


class PutBy(NamedTuple):
    """A screen for the next start: what draws it from nothing, and its cells for ``read_back``."""

    drawing: str
    cells: str


def put_by(painter: Painter) -> PutBy | None:
    """Put by what a terminal should show; None where not all of it is known."""
    rows = [row for row in painter.wanted if row is not None]
    if not rows or len(rows) < painter.size[1]:
        return None
    return PutBy(painter.drawing(list(rows)), _written(painter, rows))


def _written(painter: Painter, rows: Sequence[Row]) -> str:
    numbers = sorted({look for row in rows for look in row.looks})
    places = {ord(number): chr(place) for place, number in enumerate(numbers)}
    return json.dumps(
        {
            "size": painter.size,
            "looks": [painter.looks.look(number) for number in numbers],
            "rows": [
                (painter.cells.spelled(row.text), row.looks.translate(places)) for row in rows
            ],
        }
    )


def read_back(painter: Painter, text: str) -> bool:
    """Make a new painter stand on what was written down; tell whether it was understood."""
    try:
        said = json.loads(text)
        width, height = said["size"]
        looks = {
            place: painter.looks.number(Look(tuple(attributes), *rest))
            for place, (attributes, *rest) in enumerate(said["looks"])
        }
        rows = [_row(painter, looks, *row) for row in said["rows"]]
    except (ValueError, KeyError, TypeError):
        return False
    painter.resize(width, height)
    # The first row is drawn over by what measures the terminal.
    painter.stand([None, *(row if row and len(row.text) == width else None for row in rows[1:])])
    return True


def _row(painter: Painter, looks: dict[int, str], text: str, numbers: str) -> Row | None:
    """Give a row again; None where its text has other cells now."""
    cells = painter.cells.of(text)
    return Row(cells, numbers.translate(looks)) if len(cells) == len(numbers) else None

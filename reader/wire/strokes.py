"""What is to be drawn in a frame, stroke by stroke, and the orders in which that can be done.

Must not know where the cursor stands nor which sequences draw a stroke.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from reader.wire.looks import Looks

_THERE = 6  # bytes of a move to the next stroke of a look


class Stroke(NamedTuple):
    """Cells of one look to be written at a place, or the sequence that erases them.

    ``ground``: cells of the same look will be written where it erases, and must come after it.
    ``loose``: so many blanks at the end of the text stand there already.
    """

    y: int
    x: int
    text: str
    look: str
    erasing: str = ""
    ground: bool = False
    loose: int = 0

    @property
    def blank(self) -> bool:
        """Whether it shows nothing but its ground, whatever it is that it shows it with."""
        return not self.ground and not self.text.strip(" ")


def gain_by_look(strokes: Iterable[Stroke], look: str, looks: Looks) -> int:
    """Estimate the bytes that are saved when strokes are drawn by look and not row by row."""
    dressed, moved = [0], 0
    met, end = {look}, (-1, -1)
    for stroke in strokes:
        if stroke.look != look:
            dressed.append(len(looks.way(look, stroke.look)))
            moved += _THERE if stroke[:2] == end else 0  # else it is moved to in any order
            look = stroke.look
            met.add(look)
        end = (stroke.y, stroke.x + len(stroke.text))
    return sum(dressed) * (len(dressed) - len(met)) // len(dressed) - moved


def by_look(strokes: Iterable[Stroke], look: str, looks: Looks) -> Iterator[Stroke]:
    """Order strokes by look, beginning with the pen's, then always to the one nearest.

    A blank one stays with the one before it where it can.
    """
    groups = _grouped(strokes, look, looks)
    yield from groups.pop(look, ())
    while groups:
        look = min(groups, key=lambda other: len(looks.way(look, other)))
        yield from groups.pop(look)


def _grouped(strokes: Iterable[Stroke], last: str, looks: Looks) -> dict[str, list[Stroke]]:
    groups: dict[str, list[Stroke]] = {}
    for stroke in strokes:
        alike = bool(last) and looks.on_a_blank(last) == looks.on_a_blank(stroke.look)
        if not (stroke.blank and alike):
            last = stroke.look
        groups.setdefault(last, []).append(stroke)
    return groups


def without_loose(strokes: Iterable[Stroke], passing: int) -> Iterator[Stroke]:
    """Leave out blanks that stand there already, unless the next stroke begins behind them.

    Up to ``passing`` of them are written then: to go past them takes as many bytes.
    """
    for stroke, following in pairwise(chain(strokes, [None])):
        if stroke is None:
            return
        if stroke.loose and not (_goes_on(stroke, following) and stroke.loose <= passing):
            text = stroke.text[: -stroke.loose]
            if text:
                yield stroke._replace(text=text, loose=0)
        else:
            yield stroke


def _goes_on(stroke: Stroke, following: Stroke | None) -> bool:
    return following is not None and (stroke.y, stroke.x + len(stroke.text)) == following[:2]

"""What Textual's compositor gives becomes cells: strips into the painter's wanted picture.

Must not know how or when the picture reaches the terminal.
"""

from __future__ import annotations

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from reader.wire.painter import Painter
from reader.wire.seam import look_of, pieces, size_of

# Remembered before all are forgotten: strips for a large screen or some small ones, since every
# line that is drawn anew is a new one and takes 3 kB with what it keeps itself; and styles.
_STRIPS = 256
_STYLES = 4096


class Reading:
    """Reads updates into a painter. Strips and styles that were met before are looked up.

    ``colours``: what the console sends, to which the colours of a style are brought down.
    """

    def __init__(self, painter: Painter, colours: ColorSystem) -> None:
        self._painter = painter
        self._colours = colours
        self._strips: dict[int, tuple[Strip, str, str]] = {}
        self._numbers: dict[Style | None, str] = {}

    def read(self, update: object) -> None:
        """Put an update where the painter wants it.

        Raise SteeringError when it holds control characters, which only Textual can send on.
        """
        size = size_of(update)
        if size is not None and size != self._painter.size:
            self._painter.resize(*size)
        for y, x, strip in pieces(update):
            text, looks = self._cells_of(strip)
            self._painter.put(y, x, text, looks)

    def _cells_of(self, strip: Strip) -> tuple[str, str]:
        known = self._strips.get(id(strip))
        if known is None:
            if len(self._strips) > _STRIPS:
                self._strips.clear()
            # The strip is kept with its cells, so that its id stays its own.
            known = self._strips[id(strip)] = (strip, *self._measured(strip))
        return known[1], known[2]

    def _measured(self, strip: Strip) -> tuple[str, str]:
        cells, looks = self._painter.cells, ""
        text = ""
        for part, style, _control in strip:
            if not part:
                continue
            text = cells.after(text, part)
            looks += self._number(style) * (len(text) - len(looks))
        return text, looks[: len(text)]

    def _number(self, style: Style | None) -> str:
        number = self._numbers.get(style)
        if number is None:
            if len(self._numbers) > _STYLES:
                self._numbers.clear()
            look = look_of(style, self._colours)
            number = self._numbers[style] = self._painter.looks.number(look)
        return number

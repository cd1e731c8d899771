"""What the output layer itself costs: CPU for a page of new rows, the dearest frame there is.

    python -m benchmarks.frames [--frames N] [--size 80x24 --size 200x50]

Rows of made-up words as the screens have them (a list, a text in the middle, both side by side),
every row another one in each frame. *reading* is to take in what the compositor gives, *painting*
to find the bytes for it; beside them what Textual takes to write the same screen without the layer,
and the bytes of both. The bar is 3 ms at 200x50, reading and painting together.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from benchmarks.tellings import vocabulary
from reader.wire.abilities import XTERM
from reader.wire.painter import Painter
from reader.wire.reading import Reading

_MEASURE = 72  # columns of a text
_PAPER = Style.parse("#d8d6cf on #16161a")
_BOLD, _MARK = _PAPER + Style(bold=True), _PAPER + Style.parse("#e0b35c")


class Rows:
    """Rows of a screen so many columns wide, each with words of its own."""

    def __init__(self, width: int) -> None:
        self._width, self._draw = width, random.Random(7)
        self._words = vocabulary(random.Random(7), 4000)

    def listed(self) -> Strip:
        return self._strip(self._entry(self._width))

    def read(self) -> Strip:
        return self._strip(self._prose(self._width))

    def beside(self) -> Strip:
        half = self._width * 45 // 100
        return self._strip([*self._entry(half), *self._prose(self._width - half)])

    def _entry(self, columns: int) -> list[Segment]:
        head = f" ● 12:34 {self._draw.choice(self._words):16}"
        room = max(0, columns - len(head) - 3)
        said = self._said(8)[:room].ljust(room)
        return [Segment(head + said, _BOLD), Segment("≡2 ", _MARK)]

    def _prose(self, columns: int) -> list[Segment]:
        return [Segment(self._said(12)[:_MEASURE].center(columns)[:columns], _PAPER)]

    def _said(self, count: int) -> str:
        return " ".join(self._draw.choices(self._words, k=count))

    def _strip(self, segments: list[Segment]) -> Strip:
        return Strip(segments).adjust_cell_length(self._width, _PAPER)


def main() -> None:
    asked = _arguments()
    print(f"CPU ms a frame, the least of {asked.frames}; bytes, their median")
    for size in asked.size or ["80x24", "200x50"]:
        columns, rows = map(int, size.split("x"))
        kinds = Rows(columns)
        for name in ("listed", "read", "beside"):
            made = [_screen(getattr(kinds, name), columns, rows) for _ in range(asked.frames + 1)]
            print(f"{size:>7} {name:8} " + _told(made))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--size", action="append")
    return parser.parse_args()


def _screen(row: Callable[[], Strip], columns: int, rows: int) -> LayoutUpdate:
    return LayoutUpdate([[row()] for _ in range(rows)], Region(0, 0, columns, rows))


def _told(frames: list[LayoutUpdate]) -> str:
    """Send frames one after the other; give what they took."""
    painter = Painter(XTERM)
    reading = Reading(painter, ColorSystem.TRUECOLOR)
    console = Console(color_system="truecolor", force_terminal=True)
    took: list[tuple[float, float, float]] = []
    sizes: list[tuple[int, int]] = []
    gc.freeze()  # as the screens do: what is alive now is not looked through again
    for frame in frames:
        began = time.process_time()
        reading.read(frame)
        read = time.process_time()
        ours = painter.frame()
        painted = time.process_time()
        stock = frame.render_segments(console)
        took.append((read - began, painted - read, time.process_time() - painted))
        sizes.append((len(ours.encode()), len(stock.encode())))
    read, painted, stock = (1000 * min(each) for each in zip(*took[1:], strict=True))
    few, many = (statistics.median(each) for each in zip(*sizes[1:], strict=True))
    return (
        f"reading {read:.2f} + painting {painted:.2f} = {read + painted:.2f}, {few:,.0f} bytes; "
        f"Textual {stock:.2f}, {many:,.0f} bytes"
    )


if __name__ == "__main__":
    main()

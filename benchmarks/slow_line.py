"""How a slow line feels: 9.6 kB a second down, 150 ms for a round trip.

    python -m benchmarks.slow_line [--size 80x24 --size 200x50] [--hold SECONDS]

*felt*: a key pressed until the last byte that it brings at once is delivered, median of five; what
comes when no other key does (the article beside the list) is waited for, and not counted.
*settles*: a key held, 30 presses a second, for two seconds; then how long the picture still moves.
All that a program writes is taken at once and delivered at the line's rate, as by large buffers on
the way. The bars: felt no more than 1.1 times newsboat's, settled within 0.5 s, with panes side by
side (ours at 200x50: the list with an article beside it, two tellings) within 1 s. *bytes held* are
those of all keys that were held.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.readers import Reader, readers
from benchmarks.terminals import Terminal

_RATE, _DELAY = 9600.0, 0.15  # bytes a second; seconds
_PRESSES = 30  # a second
_AT_ONCE = 0.04  # seconds of sleep without a byte: a key has shown all that it shows at once
_QUIET = 0.6  # the same for what follows when no other key comes
_COLUMNS = (
    *("list felt ms", "settles s", "text felt ms", "settles s", "compare felt ms", "settles s"),
    "bytes held",
)


def main() -> None:
    """Run every program at every size, and print a table for each."""
    asked = _arguments()
    with TemporaryDirectory() as folder:
        programs = readers(Path(folder), asked.articles, seed=7)
        if asked.only:
            programs = [each for each in programs if each.name.startswith(tuple(asked.only))]
        for size in asked.size or ["80x24", "200x50"]:
            columns, rows = map(int, size.split("x"))
            print(f"\n{size}, {_RATE:,.0f} bytes a second, {1000 * _DELAY:.0f} ms")
            print(f"{'':20}" + "".join(f"{name:>16}" for name in _COLUMNS))
            for reader in programs:
                felt = measured(reader, (columns, rows), asked.hold)
                print(f"{reader.name:20}" + "".join(f"{each:>16}" for each in felt), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--size", action="append")
    parser.add_argument("--hold", type=float, default=2.0)
    parser.add_argument("--only", action="append", help="the beginning of a program's name")
    return parser.parse_args()


def measured(reader: Reader, size: tuple[int, int], hold: float) -> tuple[str, ...]:
    """Press single keys and hold one: in the list, in a text, in two tellings side by side."""
    reader.begin_anew()
    with Terminal(reader.command, reader.environment, size, rate=_RATE, delay=_DELAY) as terminal:
        terminal.settle(3.0)
        for key in reader.ready:
            terminal.press(key)
            terminal.settle(1.5)
        desk = _Desk(terminal, hold)
        told = [*desk.felt(reader.down)]
        desk.go(reader.open)
        told += desk.felt(reader.line)
        desk.go(reader.back)
        if reader.compare:
            desk.go(reader.compare)
            told += desk.felt(reader.line)
        else:
            told += ["-", "-"]
    return (*told, f"{desk.held:,}")


class _Desk:
    """A program at the end of the line. ``held``: bytes of the keys that were held."""

    def __init__(self, terminal: Terminal, hold: float) -> None:
        self._terminal, self._hold = terminal, hold
        self.held = 0

    def go(self, key: str) -> None:
        """Go to another screen."""
        self._terminal.press(key)
        self._terminal.settle(2.0)

    def felt(self, key: str) -> tuple[str, str]:
        """Give how long a key takes, and how long its picture moves after it was held."""
        felt = _felt(self._terminal, key)
        before = len(self._terminal.received)
        settles = _held(self._terminal, key, self._hold)
        self.held += len(self._terminal.received) - before
        return f"{felt:.0f}", f"{settles:.2f}"


def _felt(terminal: Terminal, key: str) -> float:
    """Give the milliseconds from a press to the last byte of what it changes at once."""
    times = []
    for _ in range(5):
        pressed = time.monotonic()
        terminal.press(key)
        times.append(1000 * max(0.0, terminal.settle(_AT_ONCE) - pressed))
        terminal.settle(_QUIET)
    return statistics.median(times)


def _held(terminal: Terminal, key: str, seconds: float) -> float:
    """Hold a key down; give the seconds that the picture still moves after it is let go."""
    begun = time.monotonic()
    for number in range(round(seconds * _PRESSES)):
        terminal.press(key)
        terminal.read_for(max(0.0, begun + (number + 1) / _PRESSES - time.monotonic()))
    let_go = time.monotonic()
    return max(0.0, terminal.settle(2.0) - let_go)


if __name__ == "__main__":
    main()

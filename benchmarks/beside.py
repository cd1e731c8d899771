"""What keys take while a collection is read for the first time, and with nothing going on.

    python -m benchmarks.beside [--articles 6000] [--size 80x24] [--words 400]

A made-up collection (``benchmarks.press``, a text file an article) is opened that was never read.
Moves in the list, an article opened and left, one marked: these are pressed over and over, each
once the one before is answered, until the scan behind the list is over. Then it is opened again,
with nothing to scan, and the same keys are pressed. A key is answered when the screen shows it,
whatever else is painted meanwhile: the cursor in another row, the article, the mark gone.
Milliseconds, by what the footer says is being done.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyte

from benchmarks.press import printed, write_texts
from benchmarks.scale_peers import opened
from benchmarks.screens import UNSEEN
from benchmarks.terminals import Terminal

_PATIENCE = 60.0  # seconds to the first rows
_LOST = 5.0  # seconds after which a key is given up
_REST = 0.4  # seconds after a key that lays the screen out, as a reader takes
_PAINTED = 0.6  # more of them where the first rows stand before the program is loaded
_IDLE, _LOOKING, _ALL = "nothing", "looking", "all of it"
_LAST = re.compile(r" ([\d,]+)/\1 $")
_DOWN = re.compile(r"· [\d,]+/[\d,]+ $")
_SAID = {
    _LOOKING: "looking for changes",
    "reading": "reading",
    "indexing": "indexing",
    "taking in": "taking in",
    "comparing": "comparing stories",
}


class Pressed(NamedTuple):
    """A key that was answered: which deed, beside what, after how many milliseconds."""

    deed: str
    beside: str
    taken: float


class Screen:
    """What a terminal shows, as far as a key changes it."""

    def __init__(self, terminal: Terminal, size: tuple[int, int]) -> None:
        self._terminal = terminal
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0
        self.beside = _LOOKING

    def follow(self) -> None:
        """Draw what has come."""
        new = bytes(self._terminal.received[self._fed :])
        self._fed += len(new)
        self._stream.feed(UNSEEN.sub(b"", new))

    def note_stage(self) -> None:
        """See what the footer says is going on, where it says that at all."""
        said = self._row(self._screen.lines - 1)
        if self.reads or "undoes" in said:
            return
        stage = next((name for name, words in _SAID.items() if words in said), "")
        if stage or self.beside != _LOOKING:
            self.beside = stage or _IDLE

    @property
    def shown(self) -> str:
        """All that is seen."""
        return "\n".join(self._screen.display)

    @property
    def cursor(self) -> int:
        """The row on which the cursor lies: the one whose ground is another."""
        grounds = [self._screen.buffer[row][30].bg for row in range(self._screen.lines)]
        odd = [row for row, each in enumerate(grounds[2:-1], 2) if grounds.count(each) == 1]
        return odd[0] if odd else -1

    @property
    def reads(self) -> bool:
        """Whether an article is open: the foot says how far down it is, before its number."""
        return _DOWN.search(self._row(self._screen.lines - 1)) is not None

    @property
    def at_the_end(self) -> bool:
        """Whether there is nothing below the cursor."""
        return _LAST.search(self._row(self._screen.lines - 1)) is not None

    @property
    def mark(self) -> str:
        """The mark before the row of the cursor."""
        return self._row(self.cursor)[1]

    def _row(self, number: int) -> str:
        row = self._screen.buffer[number]
        return "".join(row[column].data for column in range(self._screen.columns))


class Typist:
    """Presses keys, and waits for each to be answered."""

    def __init__(self, terminal: Terminal, screen: Screen) -> None:
        self._terminal, self._screen = terminal, screen
        self._pauses = random.Random(5)
        self._down = False  # whether the last move went there
        self.found: list[Pressed] = []

    def rest(self, seconds: float) -> None:
        """Read for some seconds, as nobody presses anything."""
        self._terminal.read_for(seconds)
        self._screen.follow()

    def press(self, deed: str, key: str, answered: Callable[[], bool]) -> None:
        """Press a key and note what it took. Raise TimeoutError."""
        beside, pressed = self._screen.beside, time.monotonic()
        self._terminal.press(key)
        while True:
            self._terminal.wait_for_more(_LOST)
            now = time.monotonic()
            self._screen.follow()
            if answered():
                break
            if now - pressed > _LOST:
                raise TimeoutError(f"{deed} was not answered:\n{self._screen.shown}")
        self.found.append(Pressed(deed, beside, 1000 * (now - pressed)))
        self.rest(self._pauses.uniform(0.03, 0.07))

    def move(self) -> None:
        """Move the cursor by a row: down, where there is another, and up again."""
        before = self._screen.cursor
        self._down = not (self._down or self._screen.at_the_end)
        key = "j" if self._down else "k"
        self.press("moves", key, lambda: self._screen.cursor not in (before, -1))
        self._screen.note_stage()

    def mark(self) -> None:
        """Mark the article under the cursor, or take the mark back."""
        before = self._screen.mark
        self.press("marks", "r", lambda: self._screen.mark != before)

    def open_and_leave(self) -> None:
        """Open the article under the cursor to read, and go back to the list."""
        self.press("opens", "\r", lambda: self._screen.reads)
        self.rest(_REST)
        self.press("goes back", "q", lambda: not self._screen.reads)
        self.rest(_REST)


def _deeds(typist: Typist) -> Iterator[Callable[[], None]]:
    """Give a few seconds of a reader's keys, again and again."""
    moves = [typist.move] * 8
    return cycle([*moves, typist.mark, *moves, typist.mark, *moves, typist.open_and_leave])


class Session:
    """The program in use on ``count`` articles: what its keys took, and what it held, in MB."""

    def __init__(self, work: Path, count: int, size: tuple[int, int]) -> None:
        self._program, self._size = opened(work, count), size
        self.found: list[Pressed] = []
        self.memory = self.lasted = 0.0

    def use(self, enough: Callable[[Screen, int], bool], rest: float) -> None:
        """Press keys from its first rows on, after a rest, until there are enough of them."""
        program = self._program
        with Terminal(program.command, program.environment, self._size) as terminal:
            terminal.wait_for(b"unread", _PATIENCE)
            screen, begun = Screen(terminal, self._size), time.monotonic()
            typist = Typist(terminal, screen)
            typist.rest(rest)
            while screen.at_the_end:  # of a list with a single article so far
                typist.rest(_REST)
            for deed in _deeds(typist):
                deed()
                self.lasted, self.memory = time.monotonic() - begun, terminal.memory
                if enough(screen, len(typist.found)):
                    break
                if screen.beside == _LOOKING and self.lasted > _PATIENCE:
                    raise TimeoutError(f"no scan was seen:\n{screen.shown}")
            self.found = typist.found
            terminal.press(program.ends)
            terminal.settle(0.3)


def _print(found: list[Pressed], idle: list[Pressed]) -> None:
    cells = defaultdict[tuple[str, str], list[float]](list)
    for each in found:
        cells[each.deed, each.beside].append(each.taken)
        cells[each.deed, _ALL].append(each.taken)
    for each in idle:
        cells[each.deed, _IDLE].append(each.taken)
    columns = ("keys", "p50, ms", "p95", "max", "to nothing", "p95")
    print(f"{'':12}{'beside':14}" + "".join(f"{name:>12}" for name in columns))
    for (deed, beside), taken in sorted(cells.items()):
        row = _summed(taken)
        pairs = zip(row[:2], _summed(cells[deed, _IDLE] or taken), strict=False)
        cost = [f"{each:.1f}" for each in row] + [f"{a / b:.1f}" for a, b in pairs]
        print(f"{deed:12}{beside:14}{len(taken):12}" + "".join(f"{each:>12}" for each in cost))


def _summed(taken: list[float]) -> tuple[float, float, float]:
    ranked = sorted(taken)
    return ranked[len(ranked) // 2], ranked[int(0.95 * len(ranked))], ranked[-1]


def main() -> None:
    """Make a collection, press keys through its first scan, and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--words", type=int, default=400, help="median length of an article")
    parser.add_argument("--size", default="80x24")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # every start would compile all anew
    columns, rows = map(int, asked.size.split("x"))
    with TemporaryDirectory() as folder:
        work = Path(folder)
        write_texts(work / "articles", printed(asked.articles, 1, asked.words))
        first, again = (Session(work, asked.articles, (columns, rows)) for _ in range(2))
        first.use(lambda screen, _: screen.beside == _IDLE, _REST)
        again.use(lambda _, keys: keys >= len(first.found), _REST + _PAINTED)
    scanned = f"{asked.articles:,} articles, {asked.size}: scanned in {first.lasted:.1f} s"
    print(f"{scanned}, {first.memory:.0f} MB held at most; opened again, {again.memory:.0f}")
    _print(first.found, again.found)


if __name__ == "__main__":
    main()

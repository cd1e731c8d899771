"""What a key costs on the line, in bytes and in CPU, beside other readers.

    python -m benchmarks.bytes [--articles N] [--size 80x24 --size 200x50] [--tries N]

Made-up articles in a temporary folder; every program runs in a pseudo-terminal that answers its
questions, and begins as if nothing had been read yet. Bytes are all that reach the terminal until
it has been quiet, medians of some tries; CPU is that of the whole program in milliseconds a key,
over all keys of a deed. The bar is newsboat's number in the same column.

Where an article is shown beside the list it follows when the keys have paused: *preview* is what
comes then, at the start, on the way back and after any of the keys that move, as no other reader
here has it; until all is quiet both numbers were sent. Its bar is 1.15 times
the *text* behind it, which are the bytes of the words on the screen that were others before.
What comes from a mouse that moves, and from ten seconds of nothing, must be 0.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.readers import Reader, readers
from benchmarks.screens import Shown
from benchmarks.terminals import Terminal

_AT_ONCE = 0.04  # seconds of sleep without a byte: a key has shown all that it shows at once
_QUIET = 0.5  # the same for what follows when no other key comes
_LONG = 1.5  # the same for what may have to be computed first
_PATIENCE = 30.0  # seconds to a program's first byte
_MOTION = "".join(f"\x1b[<35;{5 + step % 30};{5 + step % 9}M" for step in range(60))


@dataclass
class Cost:
    """What a deed took, a key: bytes at once and afterwards, new words of each, CPU."""

    bytes: list[int] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    text: list[int] = field(default_factory=list)
    later_text: list[int] = field(default_factory=list)
    milliseconds: float = 0.0


def main() -> None:
    """Run every program at every size, and print a table for each."""
    asked = _arguments()
    with TemporaryDirectory() as folder:
        programs = readers(Path(folder), asked.articles, seed=7)
        if asked.only:
            programs = [each for each in programs if each.name.startswith(tuple(asked.only))]
        for size in asked.size or ["80x24", "200x50"]:
            columns, rows = map(int, size.split("x"))
            print(f"\n{size}: bytes a key / CPU ms a key, medians of {asked.tries}")
            print(f"{'':14}" + "".join(f"{each.name[:20]:>21}" for each in programs))
            found = [measured(each, (columns, rows), asked.tries) for each in programs]
            _print(found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=320)
    parser.add_argument("--size", action="append")
    parser.add_argument("--only", action="append", help="the beginning of a program's name")
    parser.add_argument("--tries", type=int, default=5)
    return parser.parse_args()


def measured(reader: Reader, size: tuple[int, int], tries: int) -> dict[str, Cost]:
    """Press the keys of every deed in one program."""
    reader.begin_anew()
    with Terminal(reader.command, reader.environment, size) as terminal:
        desk = _Desk(terminal, size)
        terminal.wait_for_more(_PATIENCE)
        first = desk.cost([""], _LONG)
        for key in reader.ready:
            first.bytes[0] += desk.cost([key], _LONG).bytes[0]
        return {"first": first, **_pressed(desk, reader, size[1], tries)}


def _pressed(desk: _Desk, reader: Reader, rows: int, tries: int) -> dict[str, Cost]:
    costs = {"down": desk.cost([reader.down] * tries)}
    desk.cost([reader.down * rows], _LONG)
    costs["scroll"] = desk.cost([reader.down] * tries)
    costs["page"] = desk.cost([reader.page] * tries)
    costs["open"] = desk.cost([reader.open], _LONG)
    costs["line"] = desk.cost([reader.line] * tries)
    costs["text page"] = desk.cost([reader.text_page])
    costs["back"] = desk.cost([reader.back], _LONG)
    if reader.compare:
        costs["compare"] = desk.cost([reader.compare], _LONG)
        costs["change"] = desk.cost([reader.change] * tries)
        costs["compare line"] = desk.cost([reader.line] * tries)
        desk.cost([reader.back], _LONG)
        costs["story"] = desk.cost([reader.story], _LONG)
        costs["story line"] = desk.cost([reader.down, reader.up] * tries)  # a story may be short
        desk.cost([reader.back], _LONG)
        costs["search"] = desk.cost([*reader.search])
    costs["mouse"] = desk.moved()
    costs["idle 10 s"] = desk.idle(10.0)
    return costs


class _Desk:
    """One program at its terminal, with what is seen there."""

    def __init__(self, terminal: Terminal, size: tuple[int, int]) -> None:
        self._terminal, self._shown = terminal, Shown(*size)
        self._drawn = 0

    def cost(self, keys: Sequence[str], quiet: float = _QUIET) -> Cost:
        """Press keys one after the other, each when nothing more comes from the one before."""
        spent, found = self._terminal.cpu, Cost()
        for key in keys:
            self._terminal.press(key)
            self._terminal.settle(_AT_ONCE)
            at_once = self._take()
            self._terminal.settle(quiet)
            later = self._take()
            for into, number in zip(
                (found.bytes, found.text, found.later, found.later_text),
                (*at_once, *later),
                strict=True,
            ):
                into.append(number)
        found.milliseconds = 1000 * (self._terminal.cpu - spent) / len(keys)
        return found

    def moved(self) -> Cost:
        """Move the mouse. A terminal tells that only to a program that asked for it."""
        spent = self._terminal.cpu
        asked = self._terminal.received.rfind(b"\x1b[?1003h")
        if asked > self._terminal.received.rfind(b"\x1b[?1003l"):
            self._terminal.press(_MOTION)
        self._terminal.settle(_QUIET)
        return Cost([self._take()[0]], milliseconds=1000 * (self._terminal.cpu - spent))

    def idle(self, seconds: float) -> Cost:
        """Press nothing for some seconds."""
        spent = self._terminal.cpu
        self._terminal.read_for(seconds)
        return Cost([self._take()[0]], milliseconds=1000 * (self._terminal.cpu - spent))

    def _take(self) -> tuple[int, int]:
        """Draw what came; count its bytes, and those of the words that it changed."""
        data = bytes(self._terminal.received[self._drawn :])
        self._drawn += len(data)
        return len(data), self._shown.feed(data)


def _print(found: list[dict[str, Cost]]) -> None:
    for deed in found[0]:
        costs = [each.get(deed) for each in found]
        print(f"{deed:14}" + "".join(f"{_at_once(cost):>21}" for cost in costs))
        if any(cost is not None and any(cost.later) for cost in costs):
            print(
                f"{'  preview':14}" + "".join(f"{_later(cost):>21}" for cost in costs), flush=True
            )


def _at_once(cost: Cost | None) -> str:
    if cost is None:
        return "-"
    return f"{statistics.median(cost.bytes):,.0f} / {cost.milliseconds:.0f}"


def _later(cost: Cost | None) -> str:
    if cost is None or not any(cost.later):
        return "-"
    sent, text = statistics.median(cost.later), statistics.median(cost.later_text)
    return f"{sent:,.0f} = {sent / max(1, text):.2f} text"


if __name__ == "__main__":
    main()

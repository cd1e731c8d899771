"""What a key costs on the line, in bytes and in CPU, beside other readers.

    python -m benchmarks.bytes [--articles N] [--size 80x24 --size 200x50] [--tries N]

Made-up articles in a temporary folder; every program runs in a pseudo-terminal that answers its
questions. Bytes are all that reach the terminal until it has been quiet, medians of some tries;
CPU is that of the whole program in milliseconds a key, over all keys of a deed. The bar is
newsboat's number in the same column.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.readers import Reader, readers
from benchmarks.terminals import Terminal

_QUIET = 0.35  # seconds without a byte, after which a deed is done
_LONG = 1.5  # the same for what may have to be computed first
_COLUMNS = (
    *("first", "down", "scroll", "page", "open", "line", "text page", "back"),
    *("compare", "change", "compare line", "search", "idle 3 s"),
)

Cost = tuple[float, float]  # bytes, CPU milliseconds


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
            print(f"{'':20}" + "".join(f"{name:>15}" for name in _COLUMNS))
            for reader in programs:
                costs = measured(reader, (columns, rows), asked.tries)
                cells = (_cell(costs.get(name)) for name in _COLUMNS)
                print(f"{reader.name:20}" + "".join(cells), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--size", action="append")
    parser.add_argument("--only", action="append", help="the beginning of a program's name")
    parser.add_argument("--tries", type=int, default=5)
    return parser.parse_args()


def _cell(cost: Cost | None) -> str:
    return f"{'-':>15}" if cost is None else f"{f'{cost[0]:,.0f} / {cost[1]:.0f}':>15}"


def measured(reader: Reader, size: tuple[int, int], tries: int) -> dict[str, Cost]:
    """Press the keys of every deed in one program."""
    costs: dict[str, Cost] = {}
    with Terminal(reader.command, reader.environment, size) as terminal:
        terminal.settle(2.0)
        costs["first"] = (len(terminal.received), 1000 * terminal.cpu)
        for key in reader.ready:
            terminal.press(key)
            terminal.settle(1.0)

        def cost(keys: Sequence[str], quiet: float = _QUIET) -> Cost:
            spent, sizes = terminal.cpu, []
            for key in keys:
                before = len(terminal.received)
                terminal.press(key)
                terminal.settle(quiet)
                sizes.append(len(terminal.received) - before)
            return statistics.median(sizes), 1000 * (terminal.cpu - spent) / len(keys)

        costs["down"] = cost([reader.down] * tries)
        terminal.press(reader.down * (size[1]))
        terminal.settle(1.0)
        costs["scroll"] = cost([reader.down] * tries)
        costs["page"] = cost([reader.page] * tries)
        costs["open"] = cost([reader.open], _LONG)
        costs["line"] = cost([reader.line] * tries)
        costs["text page"] = cost([reader.text_page] * 2)
        costs["back"] = cost([reader.back], _LONG)
        if reader.compare:
            costs["compare"] = cost([reader.compare], _LONG)
            costs["change"] = cost([reader.change] * tries)
            costs["compare line"] = cost([reader.line] * tries)
            terminal.press(reader.back)
            terminal.settle(1.0)
            costs["search"] = cost([*reader.search])
        costs["idle 3 s"] = _idle(terminal)
    return costs


def _idle(terminal: Terminal) -> Cost:
    before, spent = len(terminal.received), terminal.cpu
    terminal.read_for(3.0)
    return len(terminal.received) - before, 1000 * (terminal.cpu - spent)


if __name__ == "__main__":
    main()

"""What a key costs on the compare screen: CPU time of the thread that answers keys, by length.

    python benchmarks/compare_keys.py [--words 1000 50000] [--change 5 40] [--size 120x40]

Two invented texts of each length, some of their words changed (``--change`` per cent), become a
collection of their own and are opened in the real program without a terminal. Of each deed the
most that one turn of the event loop took is told: no key can be answered before it is over. What a
worker does beside the screen does not count.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import thread_time

from textual.pilot import Pilot

from benchmarks.compare import changed, invented
from reader.library import Library, open_library
from reader.settings import Directories
from reader.tui.app import BroadsheetApp
from reader.tui.compare_screen import CompareScreen

# What is pressed, one after the other, and what the table calls it.
DEEDS = (
    ("next change", "n"),
    ("next fact", "] f"),
    ("end", "G"),
    ("previous change", "N"),
    ("top", "g g"),
    ("layout", "i"),
    ("layout back", "i"),
    ("only changes", "c"),
    ("everything", "c"),
    ("fold the same", "z"),
    ("open the same", "z"),
    ("more detail", "+"),
    ("less detail", "-"),
    ("least detail", "-"),
    ("detail back", "+"),
    ("swap", "tab"),
    ("search, first letter", "/ e"),
    ("search, kept", "enter"),
    ("next hit", "n"),
    ("end of search", "escape"),
    ("list", "F"),
    ("list, end", "G"),
    ("list, away", "escape"),
)


def main() -> None:
    options = _options()
    columns = [
        _cost_of_deeds(words, change, options.size)
        for words in options.words
        for change in options.change
    ]
    heads = [f"{words:,}, {change} %" for words in options.words for change in options.change]
    print(f"{'CPU ms, longest turn':<24}" + "".join(f"{head:>14}" for head in heads))
    for name in columns[0]:
        print(f"{name:<24}" + "".join(f"{column[name]:>14.0f}" for column in columns))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--words", type=int, nargs="*", default=[1_000, 50_000])
    parser.add_argument("--change", type=int, nargs="*", default=[5, 40], help="per cent")
    parser.add_argument("--size", type=_size, default=(120, 40), help="columns x lines")
    return parser.parse_args()


def _size(said: str) -> tuple[int, int]:
    width, height = said.split("x")
    return int(width), int(height)


def _cost_of_deeds(words: int, change: int, size: tuple[int, int]) -> dict[str, float]:
    chance = random.Random(words)
    text = invented(words, chance)
    with TemporaryDirectory() as place:
        folder = Path(place, "collection")
        folder.mkdir()
        Path(folder, "one.txt").write_text(text, encoding="utf-8")
        Path(folder, "two.txt").write_text(changed(text, change / 100, chance), encoding="utf-8")
        where = Directories(Path(place, "config"), Path(place, "cache"))
        with open_library([folder], where) as library:
            for _ in library.scan():
                pass
            return asyncio.run(_measured(library, size))


async def _measured(library: Library, size: tuple[int, int]) -> dict[str, float]:
    app = BroadsheetApp(library, theme="newsprint-dark")
    gc.collect()
    gc.freeze()  # as the reader's window does once it stands
    costs: dict[str, float] = {}
    sides = library.find("one.txt"), library.find("two.txt")
    async with app.run_test(size=size) as pilot:
        with _longest_turn() as turn:
            screen = CompareScreen(library, *sides)
            await app.push_screen(screen)
            await _settle(pilot)
        costs["opening"] = turn[0]
        for name, keys in DEEDS:
            with _longest_turn() as turn:
                await pilot.press(*keys.split())
                await _settle(pilot)
            costs[name] = turn[0]
        for width in (size[0] - 10, 90, 200):
            with _longest_turn() as turn:
                await pilot.resize_terminal(width, size[1])
                await _settle(pilot)
            costs[f"resize to {width}"] = turn[0]
    return costs


async def _settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way, beside the screen or on it."""
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):
        await pilot.pause()


@contextmanager
def _longest_turn() -> Iterator[list[float]]:
    """Give the longest turn of the event loop's handlers in here, in milliseconds."""
    longest = [0.0]
    name = "_run"  # asyncio has no public word for one turn
    run = getattr(asyncio.Handle, name)

    def measured(handle: asyncio.Handle) -> None:
        start = thread_time()
        run(handle)
        longest[0] = max(longest[0], (thread_time() - start) * 1000)

    setattr(asyncio.Handle, name, measured)
    try:
        yield longest
    finally:
        setattr(asyncio.Handle, name, run)


if __name__ == "__main__":
    main()

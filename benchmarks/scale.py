"""What a collection costs at each size: to read, to search, to mark, to open, to move in.

    python -m benchmarks.scale [--articles N …] [--index-only] [--peers-up-to N] [--size 80x24]

The collections are made up and seeded (``benchmarks.press``), a text file an article. With
``--index-only`` they are files of JSON lines, a thousand articles of some 40 words in each, which
are entered in the index through the store's own functions and never read: for sizes that would
take hours. Each figure stands beside a limit or a peer of the same run: a bare loop that fills
SQLite and FTS5, a bare walk, the full text asked directly, a minimal Textual application,
newsboat, neomutt and notmuch where they are installed. CPU time before wall time; read the
figures as ratios. What should not grow with the collection is printed beside the smallest one.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import scale_peers, wholesale
from benchmarks.answers import answers
from benchmarks.press import Printed, printed, write_texts
from benchmarks.scan import bare_index, scanned, timed, walk
from benchmarks.searching import KINDS, TRIES, asked_directly, searched
from benchmarks.stocking import stock
from benchmarks.waits import Program, felt, started
from reader.library import Library, open_library
from reader.settings import Directories

_INDEX_ONLY_WORDS = 40


def main() -> None:
    """Make each collection, measure it, and print its tables."""
    asked = _arguments()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # every start would compile all anew
    size = tuple(map(int, asked.size.split("x")))
    with _workplace(asked.keep) as work:
        made = [_made(work / str(count), count, asked) for count in asked.articles]
        for each in made:
            _print_reading(each, asked.index_only)
        for each in made:
            _print_searching(each)
        for each in made:
            _print_deeds(each)
        _print_waits(made, (size[0], size[1]), asked)
        for each in made:
            _print_answers(each, (size[0], size[1]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--index-only", action="store_true", help="fill the index, read no file")
    parser.add_argument("--words", type=int, default=400, help="median length of an article")
    parser.add_argument("--peers-up-to", type=int, default=10_000, metavar="N")
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--keys", type=int, default=100)
    parser.add_argument("--tries", type=int, default=5, help="starts of each program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make collections here, or reuse")
    return parser.parse_args()


@contextmanager
def _workplace(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with TemporaryDirectory() as folder:
        yield Path(folder)


# --------------------------------------------------------------------------- the collections


@dataclass(frozen=True, slots=True)
class Made:
    """A collection that is ready to be opened. ``stages``: CPU seconds of its making."""

    count: int
    work: Path
    size: int  # bytes of its files
    stages: dict[str, float]
    words: int
    seed: int

    @property
    def folder(self) -> Path:
        return self.work / "articles"

    @property
    def places(self) -> Directories:
        return Directories(self.work / "config", self.work / "cache")

    @property
    def index(self) -> Path:
        """The index: the one database of its cache."""
        return next(self.places.cache.glob("*.db"))

    def open(self) -> Library:
        return open_library([self.folder], self.places)

    def articles(self, count: int) -> Iterator[Printed]:
        """Print the first of its articles again, for a peer."""
        return printed(min(count, self.count), self.seed, self.words)


def _made(work: Path, count: int, asked: argparse.Namespace) -> Made:
    words = _INDEX_ONLY_WORDS if asked.index_only else asked.words
    folder, there = work / "articles", (work / "articles").exists()
    articles = printed(count, asked.seed, words)
    if there:
        size, stages = sum(each.stat().st_size for each in folder.rglob("*.*")), {}
    elif asked.index_only:
        size, seconds = timed(lambda: stock(folder, work / "cache", articles))
        stages = {"entered in the index, no file read": seconds}
    else:
        size, stages = write_texts(folder, articles), {}
    made = Made(count, work, size, stages, words, asked.seed)
    if not there and not asked.index_only:
        with made.open() as library:
            stages |= {f"scan: {name}": each for name, each in scanned(library).stages.items()}
    return made


# --------------------------------------------------------------------------- reading


def _print_reading(made: Made, index_only: bool) -> None:
    print(f"\n{made.count:,} articles, {made.size / 1e6:,.1f} MB of files")
    for name, seconds in made.stages.items():
        _print_rate(name, made.count, seconds)
    if made.stages and not index_only:
        whole = sum(made.stages.values())
        bare = bare_index(made.folder, made.work / "bare.db")
        _print_rate("scan: all", made.count, whole)
        _print_rate("bare read, parse, SQLite, FTS5", made.count, bare)
        print(f"{'all to the bare loop':36}{bare / whole:9.2f}x its rate")
    with made.open() as library:
        ours = min(timed(lambda: list(library.scan()))[1] for _ in range(5))
    bare = min(timed(lambda: walk(made.folder))[1] for _ in range(5))
    beside = "" if index_only else f", {ours / bare:.2f}x a bare walk"
    print(f"{'unchanged, scanned again':36}{1000 * ours:9.1f} ms CPU{beside}")
    index = sum(each.stat().st_size for each in made.places.cache.rglob("*") if each.is_file())
    parts = f"{index / made.size:.2f}x the files, {index / made.count:,.0f} bytes an article"
    print(f"{'index on disk':36}{index / 1e6:9.1f} MB, {parts}", flush=True)


def _print_rate(name: str, articles: int, seconds: float) -> None:
    print(f"{name:36}{articles / max(seconds, 1e-6):9,.0f} articles a CPU second")


# --------------------------------------------------------------------------- searching


def _print_searching(made: Made) -> None:
    print(f"\n{made.count:,} articles, searched: CPU ms, the median and the most of {TRIES}")
    print(f"{'':20}{'newest 50':>18}{'best 50':>18}{'all, listed':>20}{'FTS5, newest 50':>20}")
    with made.open() as library:
        for kind in KINDS:
            newest, best, listed = searched(library, kind)
            bare = asked_directly(made.index, kind)
            print(f"{kind.name:20}{newest:>18}{best:>18}{listed:>20}{bare:>20}", flush=True)
    peer = scale_peers.notmuch(made.work, made.articles(10_000)) if made.count <= 10_000 else ""
    if peer:
        print(peer)


# --------------------------------------------------------------------------- deeds


def _print_deeds(made: Made) -> None:
    print(f"\n{made.count:,} articles, marked")
    with made.open() as library:
        for name, cost in wholesale.deeds(library):
            print(f"{name:36}{cost}", flush=True)


# --------------------------------------------------------------------------- waiting


def _print_waits(made: Sequence[Made], size: tuple[int, int], asked: argparse.Namespace) -> None:
    print(f"\n{size[0]}x{size[1]}: ms; starts are medians of {asked.tries}, keys of {asked.keys}")
    columns = ("first rows", "answers a key", "CPU", "in view p50/p95", "edge p50/p95", "MB")
    print(f"{'':28}" + "".join(f"{name:>17}" for name in columns))
    for program in _programs(made, asked.peers_up_to):
        first, answers, cpu = started(program, size, asked.tries)
        in_view, edge, memory = felt(program, size, asked.keys)
        waits = (f"{each.middle:.1f} / {each.most:.1f}" for each in (in_view, edge))
        cells = (f"{first:.0f}", f"{answers:.0f}", f"{cpu:.0f}", *waits, f"{memory:.0f}")
        print(f"{program.name:28}" + "".join(f"{each:>17}" for each in cells), flush=True)


def _print_answers(made: Made, size: tuple[int, int]) -> None:
    print(f"\n{made.count:,} articles, {size[0]}x{size[1]}: until a key is answered at all")
    for name, cost in answers(scale_peers.opened(made.work, made.count), size):
        print(f"{name:36}{cost}", flush=True)


def _programs(made: Sequence[Made], peers_up_to: int) -> Iterator[Program]:
    yield scale_peers.minimal()
    yield from (scale_peers.opened(each.work, each.count) for each in made)
    for each in made:
        if each.count <= peers_up_to:
            yield from scale_peers.readers(each.work, list(each.articles(each.count)))


if __name__ == "__main__":
    main()

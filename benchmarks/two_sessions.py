"""What marks and rows cost one session while another reads the same collection for the first time.

    python -m benchmarks.two_sessions [--articles 20000] [--words 400]

A made-up collection (``benchmarks.press``, a text file an article) is scanned by a command of its
own. Beside it this process marks articles read and unread, one at a time at random moments, and
asks for rows, as the screens do; then it does as much of both with nothing going on. The bar
(design, PERFORMANCE.md section 6): no mark is refused, a mark within 25 ms at 95 %, rows at most
twice what they take idle. Milliseconds by the clock; a bare statement is SQLite's own, into a
table of its own, on disk like a mark.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.press import printed, write_texts
from reader.library import Library, open_library
from reader.model import StateError
from reader.settings import Directories

_PAGE = 50  # rows asked for at once
_ROWS = 200  # articles that are marked and looked at
_PATIENCE = 60.0  # seconds until so many are there
_BETWEEN = 0.03, 0.1  # seconds

Taken = dict[str, list[float]]


def main() -> None:
    """Make a collection, mark beside its first scan and after it, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=400, help="median length of an article")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory() as folder:
        work = Path(folder)
        write_texts(work / "articles", printed(asked.articles, 1, asked.words))
        where = Directories(work / "config", work / "cache")
        with _scanning(work) as scan, open_library([work / "articles"], where) as library:
            beside, refused = _used(library, lambda done: scan.poll() is not None)
            idle, _ = _used(library, lambda done: done >= len(beside["a mark"]))
        _print(beside, idle, _bare(work / "bare.db", len(beside["a mark"])))
        print(f"{refused} marks refused while {asked.articles:,} articles were read")


@contextmanager
def _scanning(work: Path) -> Iterator[subprocess.Popen[bytes]]:
    places = [f"--{name}-dir={work / name}" for name in ("config", "cache")]
    words = [sys.executable, "-m", "reader", "list", str(work / "articles"), *places]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as scan:
        try:
            yield scan
        finally:
            scan.kill()


def _used(library: Library, over: Callable[[int], bool]) -> tuple[Taken, int]:
    """Mark and look until it is ``over``, which is told how many marks were made."""
    chance, refused = random.Random(3), 0
    ids = _first_ids(library)
    taken: Taken = {"a mark": [], f"{_PAGE} rows": []}
    while not over(len(taken["a mark"])):
        article, read = chance.choice(ids), chance.random() < 0.5
        begun = time.perf_counter()
        try:
            library.mark_read([article], read)
        except StateError:
            refused += 1
        marked = time.perf_counter()
        start = chance.randrange(_ROWS - _PAGE)
        library.rows(ids[start : start + _PAGE])
        taken["a mark"].append(1000 * (marked - begun))
        taken[f"{_PAGE} rows"].append(1000 * (time.perf_counter() - marked))
        time.sleep(chance.uniform(*_BETWEEN))
    return taken, refused


def _first_ids(library: Library) -> list[str]:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if len(ids := [row.id for row in islice(library.select(), _ROWS)]) == _ROWS:
            return ids
        time.sleep(0.1)
    raise TimeoutError(f"the scan did not enter {_ROWS} articles")


def _bare(path: Path, count: int) -> list[float]:
    taken = []
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE marks (key INTEGER PRIMARY KEY, read INTEGER)")
        for number in range(count):
            begun = time.perf_counter()
            db.execute("INSERT OR REPLACE INTO marks VALUES (?, 1)", (number % _ROWS,))
            taken.append(1000 * (time.perf_counter() - begun))
    return taken


def _print(beside: Taken, idle: Taken, bare: list[float]) -> None:
    print(f"{'ms, median / 95 % / most':28}{'beside a scan':>24}{'idle':>24}")
    for name in beside:
        print(f"{name:28}{_summed(beside[name]):>24}{_summed(idle[name]):>24}")
    print(f"{'a bare statement':28}{'':24}{_summed(bare):>24}")


def _summed(taken: list[float]) -> str:
    ranked = sorted(taken)
    middle, most = ranked[len(ranked) // 2], ranked[int(0.95 * len(ranked))]
    return f"{middle:.2f} / {most:.2f} / {ranked[-1]:.2f}"


if __name__ == "__main__":
    main()

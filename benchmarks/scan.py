"""What a first scan costs by stage, what an unchanged one costs, and what the index weighs.

    python -m benchmarks.scan [--articles N] [--words N] [--seed N] [--folder PATH]

A made-up, seeded collection of pages by day and outlet, a fifth of them told again elsewhere, or
a folder of your own. Beside it, in the same run: a bare loop that reads the files, takes the
first line for the headline and fills SQLite and FTS5; and a bare walk with one stat a file.
Articles per CPU second; the page cache is warm. Of ours, what does and keeps the same as the bare
loop (files read, catalogue, full text) stands beside it apart from what that has not (which line is
what, fingerprints, stories).
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks.furnished import pages
from benchmarks.measured import Clock
from reader.anatomy import read_article
from reader.library import Library, open_library
from reader.model import Draft, UnreadableError
from reader.settings import Directories
from reader.sources import Collection, read_file
from reader.store.index import catalogue, digesting
from reader.store.index.index import Index

_OUTLETS = ("CNN", "Reuters", "CBC News", "The Guardian", "UrduPoint", "Al Jazeera")
_WRITERS = ("Ana Silva", "John Smith", "Mary O'Neill", "Wei Zhang", "Lena Vogel")
_FIRST_DAY = datetime.date(2021, 1, 1)
_DAYS = 400

# What a bare loop does too, and what it keeps no table for.
_ALIKE = (catalogue.__name__, digesting.__name__)
_UNLIKE = ("fingerprints", "pairs", "stories", "tellings", "furniture", "departed", "judged")


def main() -> None:
    """Make the collection, or take the one that is named, and measure it."""
    asked = _arguments()
    with TemporaryDirectory() as temporary:
        work = Path(temporary)
        folder = asked.folder or work / "articles"
        if not asked.folder:
            _make(folder, asked.articles, asked.words, asked.seed)
        _measure(folder, work)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--words", type=int, default=450, help="of a page, furniture included")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    return parser.parse_args()


# --------------------------------------------------------------------------- the collection


def _make(folder: Path, articles: int, words: int, seed: int) -> None:
    """Write a file an article: headline, byline, date, then made-up story and furniture."""
    chance = random.Random(seed)
    for number, page in enumerate(pages(articles, words, seed)):
        day = _FIRST_DAY + datetime.timedelta(days=chance.randrange(_DAYS))
        outlet = chance.choice(_OUTLETS)
        place = folder / day.isoformat() / outlet.replace(" ", "-").lower()
        place.mkdir(parents=True, exist_ok=True)
        title = " ".join(page.text.split()[:9]).capitalize()
        head = [title, f"By {chance.choice(_WRITERS)}, {outlet}", f"{day:%B} {day.day}, {day.year}"]
        (place / f"{number:07}.txt").write_text("\n\n".join([*head, page.text]), encoding="utf-8")


# --------------------------------------------------------------------------- measuring


def _measure(folder: Path, work: Path) -> None:
    drafts, reading = timed(lambda: list(_drafts(folder)))
    size = sum(len(draft.text.encode(errors="replace")) for draft in drafts)
    print(f"{len(drafts):,} articles, {size / 1e6:.1f} MB of text")
    _print_rate("read the files", len(drafts), reading)
    _print_rate("anatomy", len(drafts), timed(lambda: [read_article(each) for each in drafts])[1])
    bare, bare_size = bare_index(folder, work / "bare.db"), (work / "bare.db").stat().st_size
    places = Directories(work / "config", work / "cache")
    with open_library([folder], places) as library:
        with _transactions() as made:
            clock = scanned(library)
        count = library.counts().articles
        for stage, seconds in clock.stages.items():
            _print_rate(f"scan: {stage}", count, seconds)
        whole = sum(clock.stages.values())
        _print_rate("scan: all", count, whole)
        alike = reading + sum(each.cpu for each in made if each.wing in _ALIKE)
        _print_rate("of it files, catalogue, full text", count, alike)
        _print_rate("bare read, parse, SQLite, FTS5", len(drafts), bare)
        print(f"{'all to the bare loop':34}{bare / whole:8.2f}x its rate")
        print(f"{'the like of it to the bare loop':34}{bare / alike:8.2f}x its rate")
        lengths = [each.length for each in made]
        print(f"{'longest transaction':34}{max(lengths):8.1f} ms, {_p95(lengths):.1f} at 95 %")
        _print_rescan(library, folder)
    (database,) = places.cache.glob("*.db")
    _print_sizes(database, bare_size, size)


def _print_sizes(database: Path, bare: int, text: int) -> None:
    """Print what the index weighs, with and without what a bare one has not."""
    whole = sum(each.stat().st_size for each in database.parent.iterdir() if each.is_file())
    engine = sum(each.stat().st_size for each in database.parent.glob("*/*"))
    print(
        f"{'index to text':34}{whole / text:8.2f}x, the story engine's files {engine / text:.2f}x"
    )
    with closing(sqlite3.connect(database)) as db:
        marks = ", ".join("?" * len(_UNLIKE))
        query = "SELECT sum(pgsize) FROM dbstat WHERE name IN"
        query += f" (SELECT name FROM sqlite_schema WHERE tbl_name IN ({marks}))"
        try:
            (unlike,) = db.execute(query, _UNLIKE).fetchone()
        except sqlite3.OperationalError:  # not every SQLite is built with that table
            return
    alike = whole - unlike
    print(f"{'bare index to text':34}{bare / text:8.2f}x")
    print(
        f"{'of ours catalogue, full text':34}{alike / text:8.2f}x, {alike / bare:.2f}x the bare one"
    )


def _drafts(folder: Path) -> Iterator[Draft]:
    for found in Collection.of([folder]).files():
        try:
            yield from (each for each in read_file(found) if isinstance(each, Draft))
        except UnreadableError:
            continue


def timed(deed: Callable[[], Any]) -> tuple[Any, float]:
    """Do it; give what it gave and the CPU seconds it took."""
    began = time.process_time()
    return deed(), time.process_time() - began


def _print_rate(name: str, articles: int, seconds: float) -> None:
    print(f"{name:34}{articles / max(seconds, 1e-6):8,.0f} articles a CPU second")


def scanned(library: Library) -> Clock:
    """Scan; what passes between two reports is the later one's stage, a fifth of a second each."""
    clock = Clock()
    for progress in library.scan():
        clock.count(progress.stage)
    return clock


class _Transaction(NamedTuple):
    """How long it held the lock, in milliseconds of the wall clock; its CPU seconds, and whose."""

    wing: str
    length: float
    cpu: float


@contextmanager
def _transactions() -> Iterator[list[_Transaction]]:
    """Note each write transaction."""
    made: list[_Transaction] = []
    plain = Index.do

    def noted(self: Index, deed: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        began, cpu = time.perf_counter(), time.process_time()
        try:
            return plain(self, deed, *arguments, **named)
        finally:
            length = 1000 * (time.perf_counter() - began)
            made.append(_Transaction(deed.__module__, length, time.process_time() - cpu))

    Index.do = noted  # type: ignore[method-assign]  # looked at from outside, for this run only
    try:
        yield made
    finally:
        Index.do = plain  # type: ignore[method-assign]  # as it was


def _p95(values: Iterable[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _print_rescan(library: Library, folder: Path) -> None:
    """Print what finding nothing new costs, beside a walk that stats every file."""
    ours = statistics.median(timed(lambda: list(library.scan()))[1] for _ in range(5))
    bare = statistics.median(timed(lambda: walk(folder))[1] for _ in range(5))
    print(f"{'unchanged':34}{1000 * ours:8.1f} ms, {ours / bare:.2f}x a bare walk")


def walk(folder: str | os.PathLike[str]) -> int:
    """Count files with one stat each, as bare as Python can."""
    count = 0
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.is_dir():
                count += walk(entry.path)
            else:
                entry.stat()
                count += 1
    return count


def bare_index(folder: Path, place: Path) -> float:
    """Fill a table and a full text from the first line and the rest; give the CPU seconds."""
    began = time.process_time()
    with closing(sqlite3.connect(place, isolation_level=None)) as db:
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = NORMAL",
            "PRAGMA cache_size = -65536",
            "CREATE TABLE articles (key INTEGER PRIMARY KEY, path TEXT, date TEXT, title TEXT)",
            "CREATE INDEX articles_by_date ON articles (date, key)",
            "CREATE VIRTUAL TABLE words USING fts5(title, body, content='')",
            "BEGIN",
        ):
            db.execute(statement)
        for key, path in enumerate(sorted(folder.rglob("*.txt"))):
            title, _, body = path.read_text(encoding="utf-8", errors="replace").partition("\n")
            row = (key, str(path), path.parent.name, title)
            db.execute("INSERT INTO articles VALUES (?, ?, ?, ?)", row)
            db.execute(
                "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", (key, title, body)
            )
        db.execute("COMMIT")
    return time.process_time() - began


if __name__ == "__main__":
    main()

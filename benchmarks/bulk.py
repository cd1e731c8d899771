"""What a large collection costs the story engine: CPU seconds by stage, and memory.

    python -m benchmarks.bulk [--articles N] [--words N] [--seed N] [--folder PATH]

Made-up news with furniture (see ``furnished``), placed by the program itself in an index of its
own, which has everything but texts and full text. Making the pages and entering them is not
counted. Memory is that of the whole process: its own, which has to be there, and what it has
mapped from files, which the system holds while it has room.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.furnished import pages
from benchmarks.measured import Clock, OwnMemory, mapped, peak
from reader.duplicates import fingerprint
from reader.engines import Engine, Engines, News
from reader.model import Article, Field, Provenance, StoryText, article_id, content_id
from reader.record import replace
from reader.sources import Collection
from reader.store.index import catalogue, digesting, files, listed, rounds, stages
from reader.store.index.catalogue import Reading
from reader.store.index.digesting import Digest
from reader.store.index.index import Index
from reader.store.index.rounds import Begun
from reader.store.index.stages import MATCHED, NEW
from reader.store.state.state import State
from reader.tellings import place_articles

_BATCH = 500  # pages in one file
_LATER = 200  # pages that come one by one when all others are placed


def main() -> None:
    """Build the collection, time each stage and print a table."""
    asked = _arguments()
    with TemporaryDirectory(dir=asked.folder) as folder:
        _measure(asked, Path(folder))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=660, help="of a page, furniture included")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where its files lie for a while")
    return parser.parse_args()


def _measure(asked: argparse.Namespace, folder: Path) -> None:
    clock, own = Clock(), OwnMemory()
    index = Index(folder / "index.db", lambda: None)
    for number, some in enumerate(_batches(pages(asked.articles, asked.words, asked.seed))):
        clock.skip()
        prints = list(map(fingerprint, some))
        clock.count("fingerprints")
        _enter(index, f"{number:06}", some, prints)
    before = own.look()
    _place(index, folder, clock, own)
    found = " and ".join(f"{_count(index, table):,} {table}" for table in ("pairs", "stories"))
    print(f"{asked.articles:,} articles of {asked.words} words: {found}")
    for stage, seconds in clock.stages.items():
        print(f"{stage:28}{seconds:8.1f} CPU s")
    print(f"{'all':28}{sum(clock.stages.values()):8.1f} CPU s, peak {peak():,.0f} MB")
    print(
        f"own memory: {before:,.0f} MB after the fingerprints, {own.most:,.0f} MB at most", end=""
    )
    grown = 1e6 * (own.most - before) / asked.articles
    print(f" ({grown:,.0f} bytes an article more); mapped {mapped():,.0f} MB", flush=True)
    engine = _another_session(index)
    _one_more(engine, index, pages(_LATER, asked.words, asked.seed + 1))


def _place(index: Index, folder: Path, clock: Clock, own: OwnMemory) -> None:
    """Let the program place everything."""
    collection, state = Collection.of([folder]), State(folder / "state.db", lambda: None)
    clock.skip()
    with own.watched():
        for stage, done, _ in place_articles(collection, index, state, Engines()):
            comparing = stage == "stories" and done
            clock.count("comparing" if comparing else "furniture and candidates")
        clock.count("stories, and keeping all")


def _another_session(index: Index) -> Engine:
    """Time going on from what was kept; give the engine that does."""
    clock, name = Clock(), "later"
    begun = index.do(rounds.begin, name)
    engine = Engines().take(begun, index)
    _filled(engine, index, begun)
    clock.count("a later session goes on")
    index.do(rounds.end, name)
    for stage, seconds in clock.stages.items():
        print(f"{stage:28}{seconds:8.2f} CPU s", flush=True)
    return engine


def _filled(engine: Engine, index: Index, begun: Begun) -> News:
    filling = engine.filling(index, begun)
    while True:
        try:
            next(filling)
        except StopIteration as end:
            news: News = end.value
            return news


def _one_more(engine: Engine, index: Index, later: Iterable[StoryText]) -> None:
    """Time pages that come later and go again, one at a time: until the page is placed, and
    until everything is settled that this makes doubtful."""
    placed, settled, gone, begun = [], [], [], Begun(fresh=False, after="")
    names = []
    for number, text in enumerate(later):
        names.append(f"later {number:06}")
        began = time.process_time()
        prints = [fingerprint(text)]
        spent = time.process_time() - began
        _enter(index, names[-1], [text], prints)
        began = time.process_time() - spent
        news = _filled(engine, index, begun)
        done = [time.process_time() for changes in engine.update() if changes.done]
        placed.append(1000 * (done[0] - began))
        settled.append(1000 * (time.process_time() - began))
        index.do(rounds.settle, deque(news.new), deque())
    for name in names:
        file = index.ask(files.known, [name])[name].id
        index.do(catalogue.forget_files, deque([file]))
        began = time.process_time()
        news = _filled(engine, index, begun)
        for _ in engine.update():
            pass
        gone.append(1000 * (time.process_time() - began))
        index.do(rounds.settle, deque(), deque(news.gone))
    for name, taken in (("placed", placed), ("all settled", settled), ("one less", gone)):
        middle, most, mean = np.median(taken), np.percentile(taken, 95), np.mean(taken)
        print(f"one more, {name:18}median {middle:.1f}, p95 {most:.1f}, mean {mean:.1f} CPU ms")


# --------------------------------------------------------------------------- the index


def _batches(texts: Iterator[StoryText]) -> Iterator[list[StoryText]]:
    while some := list(islice(texts, _BATCH)):
        yield some


def _enter(index: Index, path: str, texts: Sequence[StoryText], prints: Sequence[bytes]) -> None:
    """Enter pages as a file's articles that wait to be placed. Their words are left out: nothing
    here asks for them."""
    made = [_article(path, place, text) for place, text in enumerate(texts)]
    readings = deque([Reading(path, 0, 0, made)])
    while readings:
        index.do(catalogue.put, readings, anew=False)
    entries = index.ask(listed.at_stage, NEW, -1, len(made))
    index.do(stages.advance, [entry.key for entry in entries], MATCHED)
    digests = deque(
        Digest(
            entry.key,
            replace(texts[entry.position], id=entry.id, text="", spans=()),
            prints[entry.position],
        )
        for entry in entries
    )
    while digests:
        index.do(digesting.digest, digests)


def _article(path: str, place: int, text: StoryText) -> Article:
    outlet = Field(text.outlet, Provenance.DECLARED, 1.0) if text.outlet else None
    name = article_id(path, place)
    return Article(name, content_id(text.text), path, place, "", outlet=outlet)


def _count(index: Index, table: str) -> int:
    return int(index.ask(lambda db: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]))


if __name__ == "__main__":
    main()

"""What a large collection costs the story engine: CPU seconds by stage, and peak memory.

    python -m benchmarks.bulk [--articles N] [--words N] [--seed N] [--in-memory]

Made-up news: two in five articles are told more than once (whole, cut, edited or under a
beginning of its own), seven in ten carry the furniture of one of 60 sites. Fingerprints lie in a
database on disk, as in the program, and the engine's long arrays in nameless files, but for
--in-memory. Making the texts is not counted; memory is that of the whole process: its own, which
has to be there, and what it has mapped from files, which the system holds while it has room.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.tellings import vocabulary
from reader.duplicates import Facts, Snapshots, StoryIndex, facts_of, fingerprint, group
from reader.model import Pair, Span, StoryText

_FURNISHED = 0.7
_ASIDE_WORDS = 200  # of a furnished page
_SITES = 60
_TOPIC_WORDS = 25
_KEPT = 200  # recent stories that may be told again


def main() -> None:
    """Build the collection, time each stage and print a table."""
    asked = _arguments()
    with TemporaryDirectory() as folder:
        _measure(asked, Path(folder) / "prints.db")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=660, help="of a page, furniture included")
    parser.add_argument("--in-memory", action="store_true", help="no files for long arrays")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _measure(asked: argparse.Namespace, place: Path) -> None:
    clock = Clock()
    stored = sqlite3.connect(place)
    stored.execute("CREATE TABLE prints (article TEXT PRIMARY KEY, print BLOB)")

    def fetch(article: str) -> bytes:
        row = stored.execute("SELECT print FROM prints WHERE article = ?", (article,))
        return bytes(row.fetchone()[0])

    facts: dict[str, Facts] = {}
    own = OwnMemory()
    engine = place.parent / "engine"
    index = StoryIndex(fetch, facts.__getitem__, None if asked.in_memory else engine)
    for text in pages(asked.articles, asked.words, asked.seed):
        clock.skip()
        print_ = fingerprint(text)
        stored.execute("INSERT INTO prints VALUES (?, ?)", (text.id, print_))
        facts[text.id] = facts_of(text)
        index.add(text.id, print_, facts[text.id])
        clock.count("fingerprints")
    stored.commit()
    before = own.look()
    pairs: list[Pair] = []
    for changes in index.update():
        pairs += changes.added
        clock.count("furniture and candidates" if not changes.done else "comparing")
        own.look()
    engine_most = own.most
    stories = group(pairs, (), facts)
    clock.count("stories")
    found = f"{len(pairs):,} pairs, {len(stories):,} stories"
    print(f"{asked.articles:,} articles of {asked.words} words: {found}")
    for stage, seconds in clock.stages.items():
        print(f"{stage:28}{seconds:8.1f} CPU s")
    print(f"{'all':28}{sum(clock.stages.values()):8.1f} CPU s, peak {peak():,.0f} MB")
    print(f"own memory: {before:,.0f} MB after the fingerprints, {engine_most:,.0f} MB at most")
    print(f"until stories are formed, {own.look():,.0f} MB then; mapped {mapped():,.0f} MB")
    _another_session(index, fetch, facts, engine)
    _one_more(index, stored, facts, asked)


def _another_session(
    index: StoryIndex, fetch: Callable[[str], bytes], facts: dict[str, Facts], folder: Path
) -> None:
    """Time keeping the index in files and going on from there."""
    clock = Clock()
    Snapshots(folder).save("round", index.state())
    clock.count("keeping it in files")
    state = Snapshots(folder).load("round") or {}
    StoryIndex(fetch, facts.__getitem__).resume(state)
    clock.count("going on from there")
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    for stage, seconds in clock.stages.items():
        print(f"{stage:28}{seconds:8.2f} CPU s, {size:,.0f} MB")


def _one_more(
    index: StoryIndex,
    stored: sqlite3.Connection,
    facts: dict[str, Facts],
    asked: argparse.Namespace,
) -> None:
    """Time pages that come later and go again, one at a time: until the page is placed, and
    until everything is settled that this makes doubtful."""
    placed, settled, gone = [], [], []
    for text in pages(200, asked.words, asked.seed + 1, "later"):
        began = time.process_time()
        print_ = fingerprint(text)
        stored.execute("INSERT INTO prints VALUES (?, ?)", (text.id, print_))
        facts[text.id] = facts_of(text)
        index.add(text.id, print_, facts[text.id])
        own = [time.process_time() for changes in index.update() if changes.done]
        placed.append(1000 * (own[0] - began))
        settled.append(1000 * (time.process_time() - began))
    for text in pages(200, asked.words, asked.seed + 1, "later"):
        began = time.process_time()
        index.remove(text.id)
        for _ in index.update():
            pass
        gone.append(1000 * (time.process_time() - began))
    for name, taken in (("placed", placed), ("all settled", settled), ("one less", gone)):
        middle, most, mean = np.median(taken), np.percentile(taken, 95), np.mean(taken)
        print(f"one more, {name:18}median {middle:.1f}, p95 {most:.1f}, mean {mean:.1f} CPU ms")


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self._last = time.process_time()

    def skip(self) -> None:
        """Leave out what passed since the last call."""
        self._last = time.process_time()

    def count(self, stage: str) -> None:
        """Count what passed since the last call for a stage."""
        now = time.process_time()
        self.stages[stage] = self.stages.get(stage, 0.0) + now - self._last
        self._last = now


def pages(count: int, words: int, seed: int, prefix: str = "p") -> Iterator[StoryText]:
    """Make pages, one at a time. The same seed gives the same press, whatever the prefix."""
    chance, draw = random.Random(seed), np.random.default_rng(seed)
    known = vocabulary(random.Random(7), 60_000)
    weights = np.cumsum(1 / (np.arange(len(known)) + 10))
    sites = [_furniture(random.Random(number), known) for number in range(_SITES)]
    own = words - int(_FURNISHED * _ASIDE_WORDS)
    recent: list[list[str]] = []
    for number in range(count):
        if recent and chance.random() < 0.25:
            story = _told_again(chance, recent)
        else:
            story = _story(chance, draw, known, weights, own)
            recent = [*recent[-_KEPT:], story]
        site = chance.randrange(_SITES) if chance.random() < _FURNISHED else None
        around = [line for line in sites[site] if chance.random() < 0.9] if site is not None else []
        text = "\n".join([*around[:10], *story, *around[10:]])
        outlet = f"Gazette {site}" if site is not None and chance.random() < 0.5 else None
        yield StoryText(f"{prefix}{number:07}", text, (Span(0, len(text)),), outlet=outlet)


def _furniture(chance: random.Random, known: list[str]) -> list[str]:
    lengths = [chance.choice((2, 3, 5, 8, 15)) for _ in range(_ASIDE_WORDS // 6)]
    return [" ".join(chance.choices(known, k=length)).capitalize() for length in lengths]


def _story(
    chance: random.Random,
    draw: np.random.Generator,
    known: list[str],
    weights: np.ndarray[tuple[int], np.dtype[np.float64]],
    words: int,
) -> list[str]:
    """Give a story as lines of one to three sentences."""
    length = chance.randint(words // 2, 3 * words // 2)
    places = np.searchsorted(weights, draw.random(length) * weights[-1])
    topic = chance.choices(known, k=_TOPIC_WORDS)
    flow = [topic[at % _TOPIC_WORDS] if at % 5 == 0 else known[at] for at in places.tolist()]
    sentences = [" ".join(flow[at : at + 18]).capitalize() + "." for at in range(0, length, 18)]
    return [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]


def _told_again(chance: random.Random, recent: list[list[str]]) -> list[str]:
    story = chance.choice(recent)
    shape = chance.randrange(4)
    if shape == 1:
        return story[: max(2, len(story) // 2)]
    if shape == 2:
        return [line for line in story if chance.random() < 0.8] or story
    if shape == 3:
        return [*chance.choice(recent)[:2], *story]
    return story


class OwnMemory:
    """What this process holds that lies in no file, in MB."""

    def __init__(self) -> None:
        self.most = 0.0

    def look(self) -> float:
        """Give what it is now, and note the most that was ever seen."""
        now = _resident("RssAnon")
        self.most = max(self.most, now)
        return now


def mapped() -> float:
    """Give what this process has mapped from files and the system holds, in MB."""
    return _resident("RssFile")


def _resident(kind: str) -> float:
    """Ask Linux; elsewhere nothing tells the two apart."""
    try:
        said = Path("/proc/self/status").read_text()
    except OSError:
        return math.nan
    (line,) = (line for line in said.splitlines() if line.startswith(kind))
    return int(line.split()[1]) / 1024


def peak() -> float:
    """Give this process's peak memory in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()

"""How long a search takes by what is asked, beside the full text asked directly.

The words are those of ``benchmarks.press``, whose commonness is known by their rank. Must not
know how the collection was made.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.tellings import vocabulary
from reader.library import Library
from reader.model import Grouping

TRIES = 9
_MOST = 50


class Kind(NamedTuple):
    """One kind of query, in the program's language and in that of FTS5 (if it has words)."""

    name: str
    query: str
    directly: str = ""


def _kinds() -> list[Kind]:
    known = vocabulary(random.Random(7), 60_000)
    often, common, some, rare = known[0], known[60], known[1500], known[40_000]
    nowhere = f'"{" ".join(known[:5])}"'  # each is common, and they never stand in this order
    return [
        Kind("rare word", rare, f'"{rare}"'),
        Kind("word", some, f'"{some}"'),
        Kind("common word", often, f'"{often}"'),
        Kind("two words", f"{common} {some}", f'"{common}" AND "{some}"'),
        Kind("either of two", f"{rare} OR {some}", f'"{rare}" OR "{some}"'),
        Kind("one, not the other", f"{some} -{often}", f'"{some}" NOT "{often}"'),
        Kind("phrase", f'"{often} {known[1]}"', f'"{often} {known[1]}"'),
        Kind("phrase, nowhere", nowhere, nowhere),
        Kind("beginning", f"{some[:5]}*", f'"{some[:5]}"*'),
        Kind("headline", f"headline:{common}", f'headline : "{common}"'),
        Kind("month", "from:2023-02 to:2023-02"),
        Kind("outlet", f"outlet:{known[2000]}"),
    ]


KINDS = _kinds()


def searched(library: Library, kind: Kind) -> tuple[str, str, str]:
    """Ask the program for the newest, as when one types, for the best, and for all that pass."""
    wanted = library.understand(kind.query)
    newest = _timed(lambda: library.newest(wanted, Grouping.DATE, _MOST))
    best = _timed(lambda: library.ranked(wanted, _MOST)) if kind.directly else "-"
    return newest, best, _timed(lambda: library.groups(wanted, Grouping.DATE))


def asked_directly(index: Path, kind: Kind) -> str:
    """Ask the full text of an index for the newest hits and nothing else."""
    if not kind.directly:
        return "-"
    query = "SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC LIMIT ?"
    with closing(sqlite3.connect(index)) as db:
        return _timed(lambda: db.execute(query, (kind.directly, _MOST)).fetchall())


def _timed(deed: Callable[[], object]) -> str:
    """Give the median and the most of its CPU ms: what others do meanwhile is left out."""
    taken = []
    for _ in range(TRIES):
        began = time.process_time()
        deed()
        taken.append(1000 * (time.process_time() - began))
    return f"{statistics.median(taken):.2f} / {max(taken):.2f}"

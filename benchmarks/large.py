"""What one huge file costs: lines of JSON, scanned from nothing, and its last article opened.

    python -m benchmarks.large [--megabytes N] [--words N] [--seed N] [--reading]

A made-up, seeded file of articles of that many words. The peak of memory is the process's own, as
the system counts it; ``--reading`` stops before full text and stories, to tell them apart. Beside
it: the peak of a bare loop that reads the lines and parses them.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.library import open_library
from reader.model import Filter, Grouping
from reader.settings import Directories

_LETTERS = "etaoinshrdlucmfwypvbgk"


def main() -> None:
    """Make the file, scan it, open its last article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=800)
    parser.add_argument("--words", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reading", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as temporary:
        place = Path(temporary) / "articles.jsonl"
        _make(place, asked.megabytes * 1_000_000, asked.words, asked.seed)
        print(f"{place.stat().st_size / 1e6:,.0f} MB of JSON lines")
        print(f"{'bare loop':24}{_bare(place):8,.0f} MB at most", flush=True)
        _measure(place, Path(temporary), whole=not asked.reading)


def _make(place: Path, size: int, words: int, seed: int) -> None:
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 11))) for _ in range(40_000)]
    number = 0
    with place.open("w", encoding="utf-8") as file:
        while file.tell() < size:
            number += 1
            found = chance.choices(vocabulary, k=words)
            sentences = [" ".join(found[at : at + 18]).capitalize() for at in range(0, words, 18)]
            paragraphs = [". ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
            title = " ".join(found[:9]).capitalize()
            month, day = chance.randint(1, 12), chance.randint(1, 28)
            printed = f"20{chance.randint(10, 24)}-{month:02}-{day:02}"
            text = ".\n\n".join(paragraphs) + "."
            record = {"title": title, "published": printed, "publisher": "Post", "text": text}
            file.write(json.dumps(record) + "\n")


def _bare(place: Path) -> float:
    """Give the peak of another process that reads the lines and keeps none."""
    loop = (
        "import json, resource, sys\n"
        "for line in open(sys.argv[1]): json.loads(line)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", loop, str(place)]
    return int(subprocess.run(command, capture_output=True, check=True).stdout) / 1_000


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def _measure(place: Path, work: Path, *, whole: bool) -> None:
    began, stage, spent, peak = time.process_time(), "", 0.0, 0.0
    with open_library([place], Directories(work / "config", work / "cache")) as library:
        for progress in library.scan():
            if progress.stage != stage:  # what was done since the last report is of the new stage
                if stage:
                    _print(stage, spent, peak)
                if stage and not whole:
                    break
                stage = progress.stage
            spent, peak = time.process_time() - began, _peak()
        if whole:
            _print(stage, spent, peak)
        (*_, last) = library.groups(Filter(), Grouping.DATE)[0].ids
        began = time.process_time()
        library.article(last)
        print(f"{'opening one article':24}{1000 * (time.process_time() - began):8,.0f} CPU ms")


def _print(stage: str, spent: float, peak: float) -> None:
    print(f"{stage:24}{peak:8,.0f} MB at most, {spent:,.0f} CPU seconds so far", flush=True)


if __name__ == "__main__":
    main()

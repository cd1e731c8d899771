"""Collections that tempt a story engine to blow up, and what they cost it.

python -m benchmarks.extremes [--seed N]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.engine import settled
from benchmarks.measured import apart
from benchmarks.tellings import build
from reader.duplicates import StoryIndex, facts_of, fingerprint
from reader.model import Span, StoryText


def main() -> None:
    """Print a line for each collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    texts = [page.text for page in build(None, 6000, parser.parse_args().seed).sources]
    print(f"{'extreme':36}{'CPU s':>8}{'pairs':>10}{'memory MB':>11}")
    for name, collection in _collections(texts).items():
        taken = apart(_pairs, collection)
        print(f"{name:36}{taken.seconds:8.1f}{taken.result:10,}{taken.megabytes:11,.0f}")


def _collections(texts: Sequence[str]) -> dict[str, list[str]]:
    long = " ".join(texts).split()
    return {
        "10,000 articles of three words": [f"Only {n} words" for n in range(10_000)],
        "10,000 copies of one text": [texts[0]] * 10_000,
        "2,000 near copies of one text": [f"{texts[0]} Copy {n} of it." for n in range(2000)],
        "200 articles of one repeated word": ["buffalo " * (500 + n) for n in range(200)],
        "2 articles of 200,000 words": [" ".join(long[at : at + 200_000]) for at in (0, 5000)],
    }


def _pairs(texts: Sequence[str]) -> int:
    index = StoryIndex()
    for number, text in enumerate(texts):
        whole = StoryText(f"{number:05}", text, (Span(0, len(text)),))
        index.add(whole.id, fingerprint(whole), facts_of(whole))
    return len(settled(index))


if __name__ == "__main__":
    main()

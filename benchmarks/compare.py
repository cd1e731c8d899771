"""What it costs to open a comparison: CPU time by length and kind of text, beside difflib.

    python benchmarks/compare.py [--words 1000 10000 50000] [--rounds N] [--limit SECONDS]

For the pair 002/004 of seeds/, and for invented texts of each length a side: few words changed
(5 %), many (40 %), a text of which nine sentences in ten are one of eight (repetitive), and two
that share nothing but their vocabulary. *compare* makes the comparison, *rows* lays it out at 120
columns and draws the first screen, *open* is both: what a reader waits for. Then, for the first
four lengths of its table, how much of *open* a word costs: near linear is a column that hardly
rises. *difflib* is SequenceMatcher on the same folded tokens, given up after the limit.

The least of N rounds counts, each with the memories of folded words emptied, because the first
comparison of a session has none. Last come the two texts that break such programs: a line of 5 MB
without a sentence's end, and one sentence repeated 20,000 times on both sides.
"""

from __future__ import annotations

import argparse
import gc
import random
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from time import process_time
from types import FrameType
from typing import NamedTuple

from benchmarks.alignment import seed_sentences
from reader.compare import compare_articles
from reader.compare.likeness import stem
from reader.model import Article, Comparison, Field, Provenance, Span, article_id, content_id
from reader.pages.columns import Columns
from reader.pages.comparison_cells import Cells
from reader.text.folding import fold_word, folded_words
from reader.text.sentences import paragraphs

_SENTENCE = 22  # words, as in the seeds
_PARAGRAPH = 3  # sentences
_SCREEN = 40  # lines
_COLUMNS = 120


class Cost(NamedTuple):
    """CPU milliseconds."""

    compare: float
    rows: float

    @property
    def open(self) -> float:
        return self.compare + self.rows


class TooLongError(Exception):
    """A measurement took longer than it was given."""


def main() -> None:
    options = _options()
    gc.collect()
    gc.freeze()  # as the reader's window does once it stands
    print(f"{'CPU ms':<34}{'compare':>9}{'rows':>7}{'open':>8}{'µs/word':>9}{'difflib':>10}")
    seeds = tuple(article_of("\n".join(seed_sentences(number))) for number in ("002", "004"))
    _print_line("seed pair", seeds[0], seeds[1], options)
    for length in options.words:
        for kind, make in KINDS.items():
            a, b = make(length, random.Random(length))
            _print_line(f"{length:,} words, {kind}", article_of(a), article_of(b), options)
    if not options.no_extremes:
        print()
        for name, text_a, text_b in extremes():
            cost = _cost(article_of(text_a), article_of(text_b))
            print(f"{name:<34}{cost.compare:>9.0f}{cost.rows:>7.0f}{cost.open:>8.0f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--words", type=int, nargs="*", default=[1_000, 10_000, 50_000])
    parser.add_argument("--rounds", type=int, default=3, help="the least of so many counts")
    parser.add_argument("--limit", type=float, default=20, help="seconds that difflib is given")
    parser.add_argument("--no-extremes", action="store_true", help="leave out the last two")
    return parser.parse_args()


# --------------------------------------------------------------------------- texts


def few(words: int, chance: random.Random) -> tuple[str, str]:
    text = invented(words, chance)
    return text, changed(text, 0.05, chance)


def many(words: int, chance: random.Random) -> tuple[str, str]:
    text = invented(words, chance)
    return text, changed(text, 0.4, chance)


def repetitive(words: int, chance: random.Random) -> tuple[str, str]:
    """Give two texts of which nine sentences in ten are one of eight."""
    stock = sentences_of(8 * _SENTENCE, chance)
    texts = []
    for _ in range(2):
        fresh = iter(sentences_of(words, chance))
        count = words // _SENTENCE
        texts.append(
            [chance.choice(stock) if chance.random() < 0.9 else next(fresh) for _ in range(count)]
        )
    return _printed(texts[0]), _printed(texts[1])


def nothing_shared(words: int, chance: random.Random) -> tuple[str, str]:
    return invented(words, chance), invented(words, chance)


Make = Callable[[int, random.Random], tuple[str, str]]
KINDS: dict[str, Make] = {
    "few changes": few,
    "many changes": many,
    "repetitive": repetitive,
    "nothing shared": nothing_shared,
}

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORDS = random.Random(1)
_VOCABULARY = ["".join(_WORDS.choices(_LETTERS, k=_WORDS.randint(2, 10))) for _ in range(9_000)]
_FREQUENCY = [1 / (rank + 3) for rank in range(len(_VOCABULARY))]  # Zipf's law


def sentences_of(words: int, chance: random.Random) -> list[str]:
    """Invent sentences of words that are as frequent as words are."""
    drawn = iter(chance.choices(_VOCABULARY, _FREQUENCY, k=words))
    return [
        " ".join(next(drawn) for _ in range(_SENTENCE)).capitalize() + "."
        for _ in range(words // _SENTENCE)
    ]


def invented(words: int, chance: random.Random) -> str:
    return _printed(sentences_of(words, chance))


def _printed(sentences: Sequence[str]) -> str:
    starts = range(0, len(sentences), _PARAGRAPH)
    return "\n".join(" ".join(sentences[at : at + _PARAGRAPH]) for at in starts)


def changed(text: str, share: float, chance: random.Random) -> str:
    """Put other words of the text in the place of some; sentences and paragraphs stay."""
    pool = [word for word in text.split() if not word.endswith(".")]
    lines = (
        " ".join(_other(word, share, pool, chance) for word in line.split(" "))
        for line in text.split("\n")
    )
    return "\n".join(lines)


def _other(word: str, share: float, pool: Sequence[str], chance: random.Random) -> str:
    kept = word.endswith(".") or chance.random() >= share
    return word if kept else chance.choice(pool)


def extremes() -> Iterator[tuple[str, str, str]]:
    """Give the texts on which comparisons hang."""
    chance = random.Random(5)
    line = " ".join(chance.choices(_VOCABULARY, _FREQUENCY, k=750_000))[:5_000_000]
    yield "a line of 5 MB, 5 % changed", line, changed(line, 0.05, chance)
    once = "The council met on Tuesday and put the matter off again. "
    yield "one sentence, 20,000 times", once * 20_000, once * 19_000


def article_of(text: str) -> Article:
    """Give a text as an article whose first line is its headline."""
    lines = paragraphs(text)
    first = Span(lines[0].start, min(lines[0].end, lines[0].start + 200))
    headline = Field(first.of(text), Provenance.HEADER, 1.0, span=first) if len(lines) > 1 else None
    name = content_id(text)
    body = tuple(lines[1:]) if headline else tuple(lines)
    return Article(article_id(name, 0), name, name, 0, text, headline, body=body)


# --------------------------------------------------------------------------- time


def _print_line(name: str, a: Article, b: Article, options: argparse.Namespace) -> None:
    cost = min((_cost(a, b) for _ in range(options.rounds)), key=lambda each: each.open)
    words = len(a.text.split()) + len(b.text.split())
    print(
        f"{name:<34}{cost.compare:>9.0f}{cost.rows:>7.0f}{cost.open:>8.0f}"
        f"{cost.open * 1000 / words:>9.1f}{_difflib(a, b, options.limit):>10}",
        flush=True,
    )


def _cost(a: Article, b: Article) -> Cost:
    fold_word.cache_clear()
    stem.cache_clear()
    start = process_time()
    found = compare_articles(a, b)
    compared = process_time()
    _first_screen(found)
    return Cost((compared - start) * 1000, (process_time() - compared) * 1000)


def _first_screen(found: Comparison) -> None:
    columns = Columns(Cells(found), _COLUMNS)
    for line in range(min(_SCREEN, len(columns))):
        columns.line(line)


def _difflib(a: Article, b: Article, limit: float) -> str:
    tokens_a, tokens_b = folded_words(a.text), folded_words(b.text)
    start = process_time()
    try:
        with _given(limit):
            SequenceMatcher(None, tokens_a, tokens_b).get_opcodes()
    except TooLongError:
        return f"> {limit * 1000:.0f}"
    return f"{(process_time() - start) * 1000:.0f}"


@contextmanager
def _given(seconds: float) -> Iterator[None]:
    """Raise TooLongError when what is done inside takes longer than so much CPU time."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


if __name__ == "__main__":
    main()

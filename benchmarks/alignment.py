"""Which sentence answers which: links found against links known, and what it costs.

    python benchmarks/alignment.py [--rounds N] [--words 1000 10000 50000]

The pair 002/004 of seeds/ was linked by hand (22 pairs on the diagonal). From it variants with
known links are made by a seeded generator: paragraphs moved, sentences merged, split, a
ten-sentence excerpt, words replaced or dropped, both sides furnished with boilerplate, a block
repeated. Every figure is a mean over N rounds of chance. Beside each stands a line diff (difflib,
replaced lines paired by position). Then the links made between seeds that tell different
stories, where each link is an error, and the CPU time of a whole comparison by length.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from time import process_time
from typing import NamedTuple

from reader.compare import align, compare_articles
from reader.decode import decode
from reader.model import Article, Field, Provenance, article_id, content_id
from reader.settings import shipped
from reader.text.sentences import paragraphs, sentences

Links = frozenset[tuple[int, int]]
LINKED = 22  # sentence pairs of 002/004, on the diagonal


class Case(NamedTuple):
    """Two lists of sentences and the links between them."""

    a: list[str]
    b: list[str]
    gold: Links


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float


def main() -> None:
    options = _options()
    original = hand_linked()
    print(
        f"{'links':<22}{'precision':>10}{'recall':>8}{'F1':>7}  line diff:{'P':>6}{'R':>6}{'F1':>6}"
    )
    for name, make in VARIANTS.items():
        rounds = [make(original, random.Random(number)) for number in range(options.rounds)]
        ours = _mean([score(linked(case), case.gold) for case in rounds])
        lines = _mean([score(line_diff(case), case.gold) for case in rounds])
        print(f"{name:<22}{ours.precision:>10.3f}{ours.recall:>8.3f}{ours.f1:>7.3f}", end="")
        print(f"{lines.precision:>19.2f}{lines.recall:>6.2f}{lines.f1:>6.2f}")
    _print_unrelated()
    _print_times(options.words)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of chance per variant")
    parser.add_argument("--words", type=int, nargs="*", default=[1_000, 10_000, 50_000])
    return parser.parse_args()


# --------------------------------------------------------------------------- the seeds


def seed_sentences(number: str) -> list[str]:
    """Give the sentences of one sample article, headline and furniture included."""
    path = next(shipped("seeds").glob(f"{number}_*.txt"))
    text, _ = decode(path.read_bytes())
    return [sentence.of(text) for sentence in sentences(text)]


def hand_linked() -> Case:
    gold = frozenset((k, k) for k in range(LINKED))
    return Case(seed_sentences("002"), seed_sentences("004"), gold)


# --------------------------------------------------------------------------- variants

Variant = Callable[[Case, random.Random], Case]


def unchanged(case: Case, chance: random.Random) -> Case:
    return case


def moved(case: Case, chance: random.Random) -> Case:
    """Cut a's story into four blocks and shuffle them."""
    cuts = sorted(chance.sample(range(3, LINKED - 1), 3))
    blocks = [list(range(x, y)) for x, y in zip([1, *cuts], [*cuts, LINKED], strict=True)]
    while blocks == sorted(blocks):
        chance.shuffle(blocks)
    order = [0, *(k for block in blocks for k in block), *range(LINKED, len(case.a))]
    return _reordered(case, order)


def excerpt(case: Case, chance: random.Random) -> Case:
    """Keep ten sentences of a, in order."""
    return _reordered(case, sorted(chance.sample(range(LINKED), 10)))


def _reordered(case: Case, order: Sequence[int]) -> Case:
    place = {old: new for new, old in enumerate(order)}
    gold = frozenset((place[a], b) for a, b in case.gold if a in place)
    return Case([case.a[k] for k in order], case.b, gold)


def merged(case: Case, chance: random.Random) -> Case:
    """Join every sentence of a with the next one, about one time in three."""
    groups: list[list[int]] = []
    k = 0
    while k < len(case.a):
        size = 2 if 0 < k < LINKED - 2 and chance.random() < 0.45 else 1
        groups.append(list(range(k, k + size)))
        k += size
    texts = [", and ".join(case.a[k].rstrip(".") for k in group) + "." for group in groups]
    home = {k: new for new, group in enumerate(groups) for k in group}
    return Case(texts, case.b, frozenset((home[a], b) for a, b in case.gold))


def split(case: Case, chance: random.Random) -> Case:
    """Cut the longer sentences of a in two, near their middle."""
    texts: list[str] = []
    homes: list[int] = []
    for k, text in enumerate(case.a):
        words = text.split()
        middle = len(words) // 2 + chance.randint(-2, 2)
        parts = [words] if len(words) < 18 or k == 0 else [words[:middle], words[middle:]]
        texts += [" ".join(part) for part in parts]
        homes += [k] * len(parts)
    partners = dict(case.gold)
    gold = frozenset((new, partners[old]) for new, old in enumerate(homes) if old in partners)
    return Case(texts, case.b, gold)


def noisy(share: float) -> Variant:
    """Replace or drop this share of a's words, half by half."""

    def variant(case: Case, chance: random.Random) -> Case:
        pool = " ".join(seed_sentences("001") + seed_sentences("003")).split()

        def spoil(word: str) -> list[str]:
            if chance.random() >= share:
                return [word]
            return [chance.choice(pool)] if chance.random() < 0.5 else []

        texts = [" ".join(w for word in text.split() for w in spoil(word)) for text in case.a]
        return Case([text or "." for text in texts], case.b, case.gold)

    return variant


def furnished(case: Case, chance: random.Random) -> Case:
    """Put different boilerplate before and after both sides."""
    lines = [*BOILERPLATE]
    chance.shuffle(lines)
    top_a, end_a, top_b, end_b = (lines[k::4] for k in range(4))
    gold = frozenset((a + len(top_a), b + len(top_b)) for a, b in case.gold)
    return Case([*top_a, *case.a, *end_a], [*top_b, *case.b, *end_b], gold)


def repeated(case: Case, chance: random.Random) -> Case:
    """Repeat a block of b after its story; a's sentences belong to the first occurrence."""
    start = chance.randrange(1, LINKED - 5)
    block = case.b[start : start + 5]
    return Case(case.a, [*case.b[:LINKED], *block, *case.b[LINKED:]], case.gold)


BOILERPLATE = (
    "Skip to main content.",
    "Sign up for our morning newsletter.",
    "Subscribe now for unlimited access to every article.",
    "You have two free articles remaining this month.",
    "Share this page with a friend.",
    "Follow us for breaking updates around the clock.",
    "Advertisement.",
    "This site uses cookies to improve your experience.",
    "All rights reserved by the publisher.",
    "Contact the newsroom with corrections or tips.",
    "Most read this week.",
    "Gardeners share ten tricks for a greener lawn.",
    "The best kettles, tested by our kitchen team.",
    "Weather: rain spreading from the west by evening.",
    "Listen to the latest episode of our podcast.",
    "Terms of service apply to all comments.",
    "Print this story.",
    "Download our app to get alerts on your phone.",
    "Crossword: try today's puzzle.",
    "Five recipes for a quick weekday supper.",
    "Manage your privacy settings here.",
    "Lottery results for Saturday's draw.",
    "Your horoscope for the coming week.",
    "Help us to keep local journalism alive.",
)

VARIANTS: dict[str, Variant] = {
    "original": unchanged,
    "paragraphs moved": moved,
    "sentences merged": merged,
    "sentences split": split,
    "excerpt of ten": excerpt,
    "20 % of words replaced": noisy(0.2),
    "40 % of words replaced": noisy(0.4),
    "55 % of words replaced": noisy(0.55),
    "both furnished": furnished,
    "block repeated": repeated,
}


# --------------------------------------------------------------------------- scores


def linked(case: Case) -> Links:
    """Give the links of the program's alignment."""
    return frozenset((x, y) for a, b, _ in align(case.a, case.b) for x in a for y in b)


def line_diff(case: Case) -> Links:
    """Give the links of a line diff: equal lines, and replaced lines by position."""
    matcher = SequenceMatcher(None, case.a, case.b, autojunk=False)
    return frozenset(
        (i1 + k, j1 + k)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag in ("equal", "replace")
        for k in range(min(i2 - i1, j2 - j1))
    )


def score(found: Links, gold: Links) -> Score:
    right = len(found & gold)
    precision = right / len(found) if found else 0.0
    recall = right / len(gold) if gold else 1.0
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def _mean(scores: Iterable[Score]) -> Score:
    columns = list(zip(*scores, strict=True))
    return Score(*(sum(column) / len(column) for column in columns))


def _print_unrelated() -> None:
    texts = {number: seed_sentences(number) for number in ("000", "001", "002", "003", "004")}
    texts["004"] = texts["004"][:LINKED]
    pairs = [pair for pair in combinations(texts, 2) if pair != ("002", "004")]
    cases = [Case(texts[one], texts[two], frozenset()) for one, two in pairs]
    ours = sum(len(linked(case)) for case in cases)
    lines = sum(len(line_diff(case)) for case in cases)
    print(f"\nlinks made in {len(cases)} unrelated pairs: {ours} (line diff: {lines})")


# --------------------------------------------------------------------------- time


def _print_times(lengths: Sequence[int]) -> None:
    print(
        f"\n{'CPU ms, comparison':<22}{'few changes':>14}{'many changes':>14}{'nothing shared':>16}"
    )
    pair = [_article("\n".join(side)) for side in hand_linked()[:2]]
    print(f"{'seed pair':<22}{_milliseconds(pair[0], pair[1]):>14.0f}")
    for length in lengths:
        chance = random.Random(length)
        text = _invented(length, chance)
        others = [_changed(text, 0.05, chance), _changed(text, 0.4, chance)]
        others.append(_invented(length, random.Random(-length)))
        times = [_milliseconds(_article(text), _article(other)) for other in others]
        print(f"{f'{length:,} words a side':<22}", end="")
        print(f"{times[0]:>14.0f}{times[1]:>14.0f}{times[2]:>16.0f}")


def _milliseconds(a: Article, b: Article) -> float:
    start = process_time()
    compare_articles(a, b)
    return (process_time() - start) * 1000


def _invented(words: int, chance: random.Random) -> str:
    """Give paragraphs of invented words, as frequent as words are (Zipf), 22 to a sentence."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(9_000)]
    frequency = [1 / (rank + 3) for rank in range(len(vocabulary))]

    def sentence() -> str:
        return " ".join(chance.choices(vocabulary, frequency, k=22)).capitalize() + "."

    return "\n".join(" ".join(sentence() for _ in range(3)) for _ in range(words // 66))


def _changed(text: str, share: float, chance: random.Random) -> str:
    words = text.split(" ")
    return " ".join(chance.choice(words) if chance.random() < share else word for word in words)


def _article(text: str) -> Article:
    lines = paragraphs(text)
    headline = Field(lines[0].of(text), Provenance.HEADER, 1.0, span=lines[0])
    name = content_id(text)
    return Article(article_id(name, 0), name, name, 0, text, headline, body=tuple(lines[1:]))


if __name__ == "__main__":
    main()

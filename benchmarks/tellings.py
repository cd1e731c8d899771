"""A set of articles of which it is known which come from which: for benchmarks/stories.py.

Built from the folder of development data where it is there, and of made-up text otherwise; the
same seed gives the same set. Knows nothing of how stories are found.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

# Kinds of copy that are made here of every source. Machine paraphrases and rewrites come with the
# data; where there is none, cruder ones are made.
MADE = ("verbatim", "truncated", "excerpt", "light edit", "synonyms")
FURNISHED = 0.7  # of all pages
_FILES = ("rewrites.jsonl", "same-event.jsonl", "same-event-pairs.csv", "furniture.json")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Made:
    """One page. ``cluster`` is shared by a source and what comes from it; None for a loner.

    ``event`` is shared by reports of one event. ``half`` is 0 or 1: thresholds may be chosen on
    0 only. ``text`` carries furniture where ``site`` is given.
    """

    id: str
    kind: str  # "source", one of MADE, "paraphrase (chatgpt)" …, "open ended", "report"
    text: str
    half: int
    cluster: str | None = None
    event: str | None = None
    site: str | None = None
    before: int = 0  # characters of furniture above its own text
    after: int = 0  # and below


@dataclass(frozen=True, slots=True)
class Set:
    """All pages, and which reports of one event are derived from each other, or perhaps."""

    pages: list[Made]
    sources: list[Made]  # before furniture
    derived: frozenset[tuple[str, str]]
    doubtful: frozenset[tuple[str, str]]
    origin: str


def build(folder: Path | None, size: int, seed: int) -> Set:
    """Build a set of about ``size`` pages (and never fewer than the data has)."""
    chance = random.Random(seed)
    data = folder if folder and all((folder / name).is_file() for name in _FILES) else None
    told = list(_from_data(data)) if data else list(_made_up(chance, size // 9))
    sources = [page for page in told if page.kind == "source"]
    pages = [copy for source in sources for copy in _copies(source, sources, chance)]
    pages = [*sources, *pages, *(page for page in told if page.kind != "source")]
    if data is None:
        pages += [copy for source in sources for copy in _retold(source, chance)]
    pages += _reports(data) if data else _made_up_reports(chance, size // 100)
    pages += _made_up(chance, max(0, size - len(pages)), "filler")
    sites = _sites(data, chance, len(pages))
    derived, doubtful = _gold(data) if data else (frozenset(), frozenset())
    furnished = [_furnished(page, sites, chance) for page in pages]
    return Set(furnished, sources, derived, doubtful, str(data or "made-up text"))


# --------------------------------------------------------------------------- sources


def _from_data(folder: Path) -> Iterator[Made]:
    for number, line in enumerate((folder / "rewrites.jsonl").read_text().splitlines()):
        item = json.loads(line)
        kind = {"src": "source", "open_ended": "open ended"}.get(item["kind"])
        if kind is None:
            model = "chatgpt" if item["model"].startswith("chatgpt") else "others"
            kind = f"{item['kind']} ({model})"
        cluster = item["cluster"]
        yield Made(f"r{number}", kind, item["text"], _half(cluster), cluster)


def _reports(folder: Path) -> Iterator[Made]:
    for line in (folder / "same-event.jsonl").read_text().splitlines():
        item = json.loads(line)
        event = item["event"]
        yield Made(item["id"], "report", item["text"], _half(event), None, event)


def _gold(folder: Path) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    with (folder / "same-event-pairs.csv").open() as lines:
        rows = [(row["i"], row["j"], row["lab"]) for row in csv.DictReader(lines)]
    pairs = {label: {pair(i, j) for i, j, lab in rows if lab == label} for label in "DP"}
    return frozenset(pairs["D"]), frozenset(pairs["P"])


def pair(a: str, b: str) -> tuple[str, str]:
    """Name a pair, whichever comes first."""
    return (a, b) if a < b else (b, a)


def _half(name: str) -> int:
    return random.Random(name).getrandbits(1)


def _made_up(chance: random.Random, count: int, prefix: str = "m") -> Iterator[Made]:
    """Make news of no language: words by Zipf's law, topics with words of their own."""
    words = vocabulary(chance, 20_000)
    weights = [1 / (rank + 10) for rank in range(len(words))]
    for number in range(count):
        topic = chance.choices(words[300:], k=25)
        flow = chance.choices(words, weights, k=chance.randint(150, 600))
        text = " ".join(_sentences(chance, flow, topic))
        name = f"{prefix}{number}"
        yield Made(name, "source", text, _half(name), name)


def _made_up_reports(chance: random.Random, events: int) -> Iterator[Made]:
    """Make four reports of each event: the same names and two quotations, else their own text."""
    words = vocabulary(chance, 20_000)
    weights = [1 / (rank + 10) for rank in range(len(words))]
    for event in range(events):
        topic = chance.choices(words[300:], k=25)
        quoted = list(_sentences(chance, chance.choices(words, weights, k=45), topic))
        for number in range(4):
            flow = chance.choices(words, weights, k=chance.randint(150, 600))
            own = list(_sentences(chance, flow, topic))
            for quotation in quoted:
                own.insert(chance.randint(0, len(own)), quotation)
            name = f"event{event}"
            yield Made(f"{name}-{number}", "report", " ".join(own), _half(name), None, name)


def vocabulary(chance: random.Random, size: int) -> list[str]:
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    found: dict[str, None] = {}
    while len(found) < size:
        rank = len(found)
        longest = 1 if rank < 60 else 3 if rank < 1500 else 4
        found["".join(chance.choices(syllables, k=chance.randint(1, longest)))] = None
    return list(found)


def _sentences(chance: random.Random, flow: list[str], topic: list[str]) -> Iterator[str]:
    while flow:
        length = chance.randint(8, 24)
        words, flow = flow[:length], flow[length:]
        words = [chance.choice(topic) if chance.random() < 0.2 else word for word in words]
        yield " ".join(words).capitalize() + "."


# --------------------------------------------------------------------------- copies


def _copies(source: Made, sources: Sequence[Made], chance: random.Random) -> Iterator[Made]:
    sentences = _SENTENCE.split(source.text)
    words = source.text.split()
    foreign = [" ".join(chance.choice(sources).text.split()[:20]) + "." for _ in range(2)]
    excerpt = chance.randint(0, max(0, len(sentences) * 7 // 10))
    texts = (
        source.text,
        " ".join(words[: len(words) * 35 // 100]),
        " ".join([*foreign, *sentences[excerpt : excerpt + max(3, len(sentences) * 3 // 10)]]),
        _edited(sentences, chance, 0.10, 0.04, 0.08),
        _edited(sentences, chance, 0.45, 0.0, 0.0),
    )
    for kind, text in zip(MADE, texts, strict=True):
        name = f"{source.id}-{kind.replace(' ', '-')}"
        yield Made(name, kind, text, source.half, source.cluster)


def _retold(source: Made, chance: random.Random) -> Iterator[Made]:
    """Make what a machine's paraphrase and free rewrite are like, more crudely: words replaced,
    clauses turned round; sentences left out and run together."""
    sentences = _SENTENCE.split(source.text)
    kept = [each for each in sentences if chance.random() > 0.3] or sentences
    turned = [_turned(each) if chance.random() < 0.3 else each for each in sentences]
    joined = " ".join(kept).replace(". ", ", ", len(kept) // 4)
    texts = {
        "paraphrase (made up)": _edited(turned, chance, 0.5, 0.05, 0.0),
        "rewrite (made up)": _edited(_SENTENCE.split(joined), chance, 0.45, 0.1, 0.0),
    }
    for kind, text in texts.items():
        yield Made(f"{source.id}-{kind}", kind, text, source.half, source.cluster)


def _turned(sentence: str) -> str:
    words = sentence.rstrip(".").split()
    return " ".join([*words[len(words) // 2 :], *words[: len(words) // 2]]) + "."


def _edited(
    sentences: Iterable[str],
    chance: random.Random,
    replaced: float,
    deleted: float,
    dropped: float,
) -> str:
    """Give the sentences with shares of words replaced or deleted and of sentences dropped."""
    stand_ins: dict[str, str] = {}

    def changed(match: re.Match[str]) -> str:
        word = match.group()
        draw = chance.random()
        if draw < deleted:
            return ""
        if draw > deleted + replaced:
            return word
        return stand_ins.setdefault(word.lower(), _stand_in(chance))

    kept = [sentence for sentence in sentences if chance.random() >= dropped]
    return " ".join(_WORD.sub(changed, sentence) for sentence in kept)


def _stand_in(chance: random.Random) -> str:
    return "".join(chance.choices("abcdefghiklmnoprstuvw", k=chance.randint(4, 9)))


# --------------------------------------------------------------------------- furniture


def _sites(folder: Path | None, chance: random.Random, pages: int) -> dict[str, list[str]]:
    """Give the lines of up to 60 sites, fewer for small sets: some dozen pages each."""
    wanted = max(4, min(60, int(pages * FURNISHED) // 25))
    if folder is None:
        words = vocabulary(chance, 3000)
        return {
            f"site{number}": [
                " ".join(chance.choices(words, k=chance.choice((2, 2, 3, 4, 8, 15)))).capitalize()
                for _ in range(60)
            ]
            for number in range(wanted)
        }
    found = json.loads((folder / "furniture.json").read_text())
    rich = [item for item in found if item["words"] >= 100]
    return {item["site"]: item["lines"] for item in chance.sample(rich, min(wanted, len(rich)))}


def _furnished(page: Made, sites: dict[str, list[str]], chance: random.Random) -> Made:
    if chance.random() >= FURNISHED:
        return page
    site = chance.choice(sorted(sites))
    shown = [line for line in sites[site] if chance.random() < 0.9]
    above = len(shown) * chance.randint(20, 60) // 100
    own = f"Published {chance.randint(1, 28)} May 2021 by Desk {chance.randint(100, 999)}"
    head = "\n".join([*shown[:above], own, ""])
    foot = "\n".join(["", *shown[above:]])
    return replace(page, text=head + page.text + foot, site=site, before=len(head), after=len(foot))

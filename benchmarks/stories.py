"""How well and how fast stories are found: a seeded set, beside MinHash and TF-IDF cosine.

    python -m benchmarks.stories [--data FOLDER] [--size N] [--seed N] [--no-peers] [--extremes]

Every page of the set is known to come from another or not (benchmarks/tellings.py); 70 % carry
the furniture of real sites. Thresholds of ours were chosen on half 0; the tables report half 1.
Peers get the threshold that serves them best on half 0, and both the raw pages and, since
furniture decides everything, the pages as our engine leaves them.

Precision is over all pairs found that have a page of the kind; articles that came from one
source count as one story. Pairs of sources that are near copies by nature are ignored, and so is
what comes of them. "Open ended" texts (machine-written on the same claim, not a telling) have a
row of their own: there, recall is the share wrongly flagged.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import peers
from benchmarks.tellings import MADE, Made, Set, build, pair
from reader.duplicates import Facts, StoryIndex, facts_of, fingerprint, group
from reader.model import Pair, Relation, Span, StoryText

Scores = dict[tuple[str, str], float]
Groups = dict[str, str]
_DEFAULT = Path(__file__).parents[1].parent / "shared" / "data" / "stories"


def main() -> None:
    """Build the set, run everything on it and print the tables."""
    asked = _arguments()
    if asked.extremes:  # first, while the process is still small
        _print_extremes(asked.seed)
    made = build(asked.data, asked.size, asked.seed)
    print(f"{len(made.pages):,} pages from {made.origin}, seed {asked.seed}")
    truth = Truth(made)
    ours = run_ours(made)
    print(_speed_line("ours", ours.seconds, len(made.pages)), f"(fingerprints {ours.rate:,.0f}/s)")
    print(f"placing one more: median {ours.one[0]:.1f} ms, p95 {ours.one[1]:.1f} ms")
    print(f"peak memory {_peak():,.0f} MB; core {ours.core_words:.0f} words a page\n")
    _print_kinds(truth, ours)
    _print_event(truth, ours.scores)
    _print_furniture(made, ours)
    if not asked.no_peers:
        _print_peers(truth, made, ours)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_DEFAULT, help="folder of development data")
    parser.add_argument("--size", type=int, default=4000, help="pages; fillers are added up to it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--extremes", action="store_true", help="also time extreme articles")
    return parser.parse_args()


# --------------------------------------------------------------------------- what is true


class Truth:
    """What comes from what."""

    def __init__(self, made: Set) -> None:
        self.pages = {page.id: page for page in made.pages}
        self.made = made
        self.sources = {page.cluster: page for page in made.pages if page.kind == "source"}
        self.copies = [page for page in made.pages if page.cluster and page.kind != "source"]
        self._natural = _natural_copies(made.sources)

    def of(self, a: str, b: str) -> bool | None:
        """Tell whether two pages are tellings of one story; None when nobody knows."""
        one, other = self.pages[a], self.pages[b]
        if one.event and one.event == other.event:
            key = pair(a, b)
            return (
                True if key in self.made.derived else None if key in self.made.doubtful else False
            )
        if one.cluster is None or other.cluster is None:
            return None if one.event or other.event else False
        if "open ended" in (one.kind, other.kind):
            return None
        if pair(one.cluster, other.cluster) in self._natural:
            return None
        return one.cluster == other.cluster


def _natural_copies(sources: Sequence[Made]) -> set[tuple[str, str]]:
    """Give the pairs of clusters whose sources share a tenth of the smaller's word 5-grams."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = []
    for number, source in enumerate(sources):
        words = source.text.lower().split()
        runs = set(zip(*(words[at:] for at in range(5)), strict=False))
        sizes.append(len(runs))
        for run in runs:
            holders[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) < 50:
            shared.update((a, b) for a in numbers for b in numbers if a < b)
    return {
        pair(sources[a].cluster or "", sources[b].cluster or "")
        for (a, b), count in shared.items()
        if count >= min(sizes[a], sizes[b]) / 10
    }


# --------------------------------------------------------------------------- ours


@dataclass(frozen=True, slots=True)
class Run:
    """What a method found and what it took."""

    scores: Scores  # of pairs taken for one story
    groups: Groups
    relations: dict[tuple[str, str], Relation]
    seconds: float  # CPU
    rate: float  # fingerprints a CPU second
    one: tuple[float, float]  # CPU milliseconds to place one more page: median, 95 %
    core_words: float
    cores: dict[str, str]  # the pages without the furniture learned
    aside: dict[str, tuple[Span, ...]]  # the furniture learned


def run_ours(made: Set) -> Run:
    """Run the engine on the whole set, furniture and all."""
    texts = [
        StoryText(page.id, page.text, (Span(0, len(page.text)),), outlet=page.site)
        for page in made.pages
    ]
    began = time.process_time()
    prints = [fingerprint(text) for text in texts]
    printed = time.process_time()
    index = StoryIndex()
    for text, print_ in zip(texts, prints, strict=True):
        index.add(text.id, print_, facts_of(text))
    found = _collected(index)
    pairs = [found[key] for key in sorted(found)]
    stories = group(pairs, (), {text.id: facts_of(text) for text in texts})
    ended = time.process_time()
    aside = {text.id: index.furniture(text.id) for text in texts}
    cores = {text.id: _without(text.text, aside[text.id]) for text in texts}
    return Run(
        scores={key: p.score for key, p in found.items() if p.relation.one_story},
        groups={article: story.id for story in stories for article in story.articles},
        relations={key: p.relation for key, p in found.items()},
        seconds=ended - began,
        rate=len(texts) / (printed - began),
        one=_one_more(index, texts[:: max(1, len(texts) // 200)]),
        core_words=sum(len(core.split()) for core in cores.values()) / len(cores),
        cores=cores,
        aside=aside,
    )


def _collected(index: StoryIndex) -> dict[tuple[str, str], Pair]:
    found: dict[tuple[str, str], Pair] = {}
    for changes in index.update():
        for key in changes.dropped:
            found.pop(key, None)
        found.update({(p.a, p.b): p for p in changes.added})
    return found


def _one_more(index: StoryIndex, texts: Sequence[StoryText]) -> tuple[float, float]:
    """Time placing pages again, one at a time, under new names."""
    taken = []
    for number, text in enumerate(texts):
        began = time.process_time()
        index.add(f"again-{number}", fingerprint(text), Facts(outlet=text.outlet))
        _collected(index)
        taken.append(1000 * (time.process_time() - began))
    return float(np.median(taken)), float(np.percentile(taken, 95))


def _without(text: str, spans: Iterable[Span]) -> str:
    kept, at = [], 0
    for span in spans:
        kept.append(text[at : span.start])
        at = span.end
    return " ".join([*kept, text[at:]])


# --------------------------------------------------------------------------- tables


def _print_kinds(truth: Truth, run: Run) -> None:
    kinds = [*MADE, *sorted({p.kind for p in truth.copies} - set(MADE))]
    ari = _rand_index(truth, run.groups, half=1)
    print(f"{'kind (half 1)':24}{'pages':>7}{'P':>8}{'R':>8}{'F1':>8}   relations found")
    for kind in kinds:
        pages = [page for page in truth.copies if page.kind == kind and page.half == 1]
        precision, recall = _quality(truth, run.scores, pages)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{kind:24}{len(pages):7}{precision:8.3f}{recall:8.3f}{f1:8.3f}   ", end="")
        print(_relations(truth, run, pages))
    made = [page for page in truth.copies if page.kind != "open ended" and page.half == 1]
    precision, recall = _quality(truth, run.scores, made)
    print(f"all: precision {precision:.4f}, recall {recall:.3f}, ARI of the stories {ari:.3f}\n")


def _quality(truth: Truth, found: Iterable[tuple[str, str]], pages: Iterable[Made]) -> Quality:
    """Give precision over all pairs with one of the pages, and recall of their sources."""
    wanted = {page.id: truth.sources[page.cluster].id for page in pages if page.cluster}
    keys = set(found)
    touching = [key for key in keys if key[0] in wanted or key[1] in wanted]
    verdicts = Counter(truth.of(*key) for key in touching)
    right = sum(pair(copy, source) in keys for copy, source in wanted.items())
    sure = verdicts[True] + verdicts[False]
    return verdicts[True] / max(1, sure), right / max(1, len(wanted))


Quality = tuple[float, float]


def _relations(truth: Truth, run: Run, pages: Iterable[Made]) -> str:
    counts: Counter[str] = Counter()
    for page in pages:
        relation = run.relations.get(pair(page.id, truth.sources[page.cluster].id))
        counts[relation.value if relation else "none"] += 1
    return ", ".join(f"{name} {count}" for name, count in counts.most_common(4))


def _print_event(truth: Truth, found: Iterable[tuple[str, str]]) -> None:
    if not any(page.event for page in truth.pages.values()):
        return
    share = _flagged(truth, found)
    for half in (0, 1):
        print(
            f"reports of one event, half {half}: independent pairs flagged {share[half, False]}, "
            f"derived pairs found {share[half, True]}"
        )
    print()


def _print_furniture(made: Set, run: Run) -> None:
    """Say how much of the furniture was learned, and what was lost of the texts."""
    print(f"{'furniture (words)':24}{'pages':>7}{'learned':>9}{'own lost':>10}{'lead lost':>11}")
    groups = {
        "with furniture": [page for page in made.pages if page.site],
        "without": [page for page in made.pages if not page.site],
        "excerpts": [page for page in made.pages if page.kind == "excerpt"],
    }
    for name, pages in groups.items():
        found = [_learned(page, run.aside[page.id]) for page in pages]
        around, learned, own, lost, leads = (sum(each) for each in zip(*found, strict=True))
        share = f"{learned / around:9.3f}" if around else " " * 9
        print(f"{name:24}{len(pages):7}{share}{lost / own:10.4f}{leads / len(pages):11.4f}")
    print()


def _learned(page: Made, aside: Sequence[Span]) -> tuple[int, int, int, int, bool]:
    """Count words of furniture, those set aside, own words, those set aside; and tell whether
    the first words of the text are among them."""
    start, end = page.before, len(page.text) - page.after
    head, own, foot = Span(0, start), Span(start, end), Span(end, len(page.text))
    around = _words(page.text, head, [head]) + _words(page.text, foot, [foot])
    found = _words(page.text, head, aside) + _words(page.text, foot, aside)
    lead = any(span.start <= start < span.end for span in aside)
    return around, found, _words(page.text, own, [own]), _words(page.text, own, aside), lead


def _words(text: str, within: Span, spans: Iterable[Span]) -> int:
    """Count the words of some spans that lie within another."""
    return sum(
        len(text[max(span.start, within.start) : min(span.end, within.end)].split())
        for span in spans
        if span.start < within.end and span.end > within.start
    )


def _flagged(truth: Truth, found: Iterable[tuple[str, str]]) -> dict[tuple[int, bool], str]:
    keys = set(found)
    events: dict[str, list[Made]] = defaultdict(list)
    for page in truth.pages.values():
        if page.event:
            events[page.event].append(page)
    all_, hit = Counter[tuple[int, bool]](), Counter[tuple[int, bool]]()
    for reports in events.values():
        for at, one in enumerate(reports):
            for other in reports[:at]:
                verdict = truth.of(one.id, other.id)
                if verdict is not None:
                    all_[one.half, verdict] += 1
                    hit[one.half, verdict] += pair(one.id, other.id) in keys
    return {
        (half, kind): f"{hit[half, kind]}/{all_[half, kind]}"
        f" = {100 * hit[half, kind] / max(1, all_[half, kind]):.2f} %"
        for half in (0, 1)
        for kind in (False, True)
    }


def _rand_index(truth: Truth, groups: Groups, half: int) -> float:
    """Give the adjusted Rand index (Hubert and Arabie 1985) over sources, copies and fillers."""
    pages = [
        p for p in truth.pages.values() if p.cluster and p.half == half and p.kind != "open ended"
    ]
    cells = Counter((p.cluster, groups.get(p.id, p.id)) for p in pages)
    rows = Counter(p.cluster for p in pages)
    columns = Counter(groups.get(p.id, p.id) for p in pages)
    together = sum(n * (n - 1) / 2 for n in cells.values())
    by_row = sum(n * (n - 1) / 2 for n in rows.values())
    by_column = sum(n * (n - 1) / 2 for n in columns.values())
    expected = by_row * by_column / max(1.0, len(pages) * (len(pages) - 1) / 2)
    return (together - expected) / max(1e-9, (by_row + by_column) / 2 - expected)


# --------------------------------------------------------------------------- peers


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table of methods."""

    name: str
    text: str  # "raw" pages, or "cut" as our engine leaves them
    at: float  # the threshold
    found: Scores
    rate: float  # pages a CPU second


def _print_peers(truth: Truth, made: Set, ours: Run) -> None:
    print(f"{'method (half 1)':30}{'text':>5}{'at':>6}{'P':>7}{'R':>7}{'F1':>7}{'pages/s':>9}")
    rate = len(made.pages) / ours.seconds
    _print_result(truth, Result("ours", "raw", 0.0, ours.scores, rate))
    ids = [page.id for page in made.pages]
    texts = {"raw": [page.text for page in made.pages], "cut": [ours.cores[i] for i in ids]}
    for name, method in ((peers.minhash_name(), peers.minhash), ("TF-IDF cosine", peers.cosine)):
        for kind, given in texts.items():
            began = time.process_time()
            found = {pair(ids[a], ids[b]): score for (a, b), score in method(given).items()}
            rate = len(given) / (time.process_time() - began)
            at = _best_threshold(truth, found)
            kept = {key: score for key, score in found.items() if score >= at}
            _print_result(truth, Result(name, kind, at, kept, rate))


def _print_result(truth: Truth, result: Result) -> None:
    pages = [page for page in truth.copies if page.kind != "open ended" and page.half == 1]
    precision, recall = _quality(truth, result.found, pages)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{result.name:30}{result.text:>5}{result.at:6.2f}", end="")
    print(f"{precision:7.3f}{recall:7.3f}{f1:7.3f}{result.rate:9,.0f}", end="")
    print("   independent pairs flagged", _flagged(truth, result.found)[1, False])


def _best_threshold(truth: Truth, found: Scores) -> float:
    """Choose the threshold of the best F1 on half 0."""
    pages = [page for page in truth.copies if page.kind != "open ended" and page.half == 0]
    best = (0.0, 1.0)
    for at in np.arange(0.1, 0.96, 0.05).tolist():
        kept = [key for key, score in found.items() if score >= at]
        precision, recall = _quality(truth, kept, pages)
        best = max(best, (2 * precision * recall / max(1e-9, precision + recall), at))
    return best[1]


def _print_extremes(seed: int) -> None:
    """Time collections that tempt an engine to blow up."""
    words = [page.text for page in build(None, 6000, seed).sources]
    long = " ".join(words).split()
    collections = {
        "10,000 articles of three words": [f"Only {n} words" for n in range(10_000)],
        "10,000 copies of one text": [words[0]] * 10_000,
        "2,000 near copies of one text": [f"{words[0]} Copy {n} of it." for n in range(2000)],
        "200 articles of one repeated word": ["buffalo " * (500 + n) for n in range(200)],
        "2 articles of 200,000 words": [" ".join(long[at : at + 200_000]) for at in (0, 5000)],
    }
    print(f"{'extreme':36}{'CPU s':>8}{'pairs':>10}{'peak MB':>9}")
    for name, texts in collections.items():
        began = time.process_time()
        index = StoryIndex()
        for number, text in enumerate(texts):
            whole = StoryText(f"{number:05}", text, (Span(0, len(text)),))
            index.add(whole.id, fingerprint(whole), Facts())
        pairs = len(_collected(index))
        print(f"{name:36}{time.process_time() - began:8.1f}{pairs:10,}{_peak():9,.0f}")
    print()


def _speed_line(name: str, seconds: float, pages: int) -> str:
    return f"{name}: {pages / seconds:,.0f} pages a CPU second"


def _peak() -> float:
    """Give this process's peak memory in MB, the set itself included."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()

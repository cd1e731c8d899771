"""Our engine, run on the whole of a set: what it finds, what it learns, what it takes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.tellings import Made
from benchmarks.truth import Groups, Scores
from reader.duplicates import Facts, StoryIndex, facts_of, fingerprint, group
from reader.model import Pair, Relation, Span, StoryText


@dataclass(frozen=True, slots=True)
class Run:
    """What the engine found."""

    scores: Scores  # of pairs taken for one story
    groups: Groups
    relations: dict[tuple[str, str], Relation]
    rate: float  # fingerprints a CPU second
    seconds: float  # CPU, fingerprints included
    one: tuple[float, float]  # CPU milliseconds to place one more page: median, 95 %
    cores: dict[str, str]  # the pages without the furniture learned
    aside: dict[str, tuple[Span, ...]]  # the furniture learned

    @property
    def core_words(self) -> float:
        """Give the words a page is left with."""
        return sum(len(core.split()) for core in self.cores.values()) / len(self.cores)


def run(pages: Sequence[Made]) -> Run:
    """Run the engine on all pages, furniture and all."""
    texts = [
        StoryText(page.id, page.text, (Span(0, len(page.text)),), outlet=page.site)
        for page in pages
    ]
    began = time.process_time()
    prints = [fingerprint(text) for text in texts]
    printed = time.process_time()
    index = StoryIndex()
    for text, print_ in zip(texts, prints, strict=True):
        index.add(text.id, print_, facts_of(text))
    found = settled(index)
    pairs = [found[key] for key in sorted(found)]
    stories = group(pairs, (), {text.id: facts_of(text) for text in texts})
    ended = time.process_time()
    aside = {text.id: index.furniture(text.id) for text in texts}
    return Run(
        scores={key: p.score for key, p in found.items() if p.relation.one_story},
        groups={article: story.id for story in stories for article in story.articles},
        relations={key: p.relation for key, p in found.items()},
        rate=len(texts) / (printed - began),
        seconds=ended - began,
        one=_one_more(index, texts[:: max(1, len(texts) // 200)]),
        cores={text.id: _without(text.text, aside[text.id]) for text in texts},
        aside=aside,
    )


def settled(index: StoryIndex) -> dict[tuple[str, str], Pair]:
    """Settle what was added to a new index; give its pairs."""
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
        settled(index)
        taken.append(1000 * (time.process_time() - began))
    return float(np.median(taken)), float(np.percentile(taken, 95))


def _without(text: str, spans: Iterable[Span]) -> str:
    kept, at = [], 0
    for span in spans:
        kept.append(text[at : span.start])
        at = span.end
    return " ".join([*kept, text[at:]])

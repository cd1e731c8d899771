"""Made-up pages of news with a site's furniture around them, for the story engine's benchmarks.

Two in five are told more than once (whole, cut, edited or under a beginning of their own), seven
in ten carry the furniture of one of 60 sites. Must not know what is measured on them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np

from benchmarks.tellings import vocabulary
from reader.model import Span, StoryText

_FURNISHED = 0.7
_ASIDE_WORDS = 200  # of a furnished page
_SITES = 60
_TOPIC_WORDS = 25
_KEPT = 200  # recent stories that may be told again


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

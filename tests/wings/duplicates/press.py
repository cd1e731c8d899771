"""A made-up press for the tests of this wing: news of no language, pages with furniture."""

from __future__ import annotations

import random
from collections.abc import Iterable

from reader.duplicates import StoryIndex, facts_of, fingerprint
from reader.model import Pair, Relation, Span, StoryText

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=syllables))


def sentence(chance: random.Random, length: int = 14) -> str:
    """Give a sentence in which, as in most languages, about half of the words are short."""
    words = [word(chance, chance.choice((1, 1, 2, 3, 3, 4))) for _ in range(length)]
    return " ".join(words).capitalize() + "."


def story(seed: int | str, sentences: int = 12) -> list[str]:
    chance = random.Random(f"story {seed}")
    return [sentence(chance) for _ in range(sentences)]


def rewritten(sentences: Iterable[str], share: float = 0.35, seed: int = 1) -> list[str]:
    """Replace a share of the words, the same word always by the same other one."""
    chance = random.Random(seed)
    stand_ins: dict[str, str] = {}
    result = []
    for found in sentences:
        words = found.rstrip(".").split()
        for at, old in enumerate(words):
            if chance.random() < share:
                words[at] = stand_ins.setdefault(old, word(chance, 3))
        result.append(" ".join(words) + ".")
    return result


def site(name: str, lines: int = 8) -> list[str]:
    chance = random.Random(f"site {name}")
    return [sentence(chance, chance.randint(3, 12)) for _ in range(lines)]


def text_of(
    article: str,
    body: str,
    *,
    headline: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    agencies: tuple[str, ...] = (),
    date: str | None = None,
    mark: str | None = None,
) -> StoryText:
    host = url.split("/")[2] if url else None
    spans = (Span(0, len(body)),)
    return StoryText(article, body, spans, (), headline, outlet, host, url, agencies, date, mark)


def index_of(texts: Iterable[StoryText]) -> tuple[StoryIndex, dict[tuple[str, str], Pair]]:
    index = StoryIndex()
    pairs: dict[tuple[str, str], Pair] = {}
    for text in texts:
        index.add(text.id, fingerprint(text), facts_of(text))
    settle(index, pairs)
    return index, pairs


def settle(index: StoryIndex, pairs: dict[tuple[str, str], Pair]) -> None:
    """Run an update and apply its changes to what is known."""
    for changes in index.update():
        for key in changes.dropped:
            del pairs[key]
        for pair in changes.added:
            pairs[pair.a, pair.b] = pair


def relation(one: StoryText, other: StoryText) -> Relation | None:
    _, pairs = index_of((one, other))
    return next((pair.relation for pair in pairs.values()), None)

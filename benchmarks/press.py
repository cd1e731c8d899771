"""A made-up press of any size: what a seed prints, as files in a folder.

Lengths as news has them (log-normal), 240 outlets of which a few print most, twenty years of days
of which the last hold most, one article in a hundred without a date, one in five told again
elsewhere: whole, cut, or with words replaced. The same seed gives the same articles, however many
are asked for. Must not know what is measured on them.
"""

from __future__ import annotations

import datetime
import json
import math
import random
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.tellings import vocabulary

LINES = 1000  # articles in one file of JSON lines
_WORDS, _NAMES = 60_000, 240  # in the vocabulary; outlets
_FIRST = datetime.datetime(2004, 6, 1)
_DAYS = 20 * 365
_UNDATED, _AGAIN = 0.01, 0.2  # of all articles
_RECENT = 300  # stories that may be told again
_SPREAD = 0.5  # of the logarithm of an article's length
_SENTENCE, _PARAGRAPH = 19, 3  # words; sentences
_DRAWN = 1 << 20  # words drawn at once


class Printed(NamedTuple):
    """One article. ``again`` is the number of the article that it tells again, if it does."""

    number: int
    headline: str
    outlet: str
    when: datetime.datetime | None
    body: tuple[str, ...]
    again: int | None

    @property
    def date(self) -> str | None:
        """Give the day and minute in ISO form."""
        return self.when.strftime("%Y-%m-%dT%H:%M") if self.when else None


def printed(count: int, seed: int, words: int = 400) -> Iterator[Printed]:
    """Print articles, one at a time; ``words`` is the median of their lengths."""
    press = _Press(seed, words)
    return (press.article(number) for number in range(count))


class _Press:
    """What is drawn from, and the stories that may be told again."""

    def __init__(self, seed: int, words: int) -> None:
        self._chance = random.Random(seed)
        self._draw = np.random.default_rng(seed)
        self._median = math.log(words)
        self._known = vocabulary(random.Random(7), _WORDS)
        self._weights = np.cumsum(1 / (np.arange(_WORDS) + 10))
        self._drawn = self._words()
        self._outlets = [
            f"{self._known[2000 + number].capitalize()} {('Times', 'Post', 'Herald')[number % 3]}"
            for number in range(_NAMES)
        ]
        self._shares = list(np.cumsum(1 / (np.arange(_NAMES) + 4)))
        self._recent: deque[Printed] = deque(maxlen=_RECENT)

    def article(self, number: int) -> Printed:
        outlet = self._chance.choices(self._outlets, cum_weights=self._shares)[0]
        if self._recent and self._chance.random() < _AGAIN:
            return self._again(number, outlet)
        length = round(math.exp(self._chance.gauss(self._median, _SPREAD)))
        headline = " ".join(islice(self._drawn, self._chance.randint(6, 12))).capitalize()
        made = Printed(number, headline, outlet, self._day(), self._body(max(30, length)), None)
        self._recent.append(made)
        return made

    def _again(self, number: int, outlet: str) -> Printed:
        told = self._chance.choice(self._recent)
        later = datetime.timedelta(minutes=self._chance.randrange(1, 2 * 24 * 60))
        when = told.when + later if told.when else None
        shape, body = self._chance.randrange(4), told.body
        if shape == 0:
            body = body[: max(1, len(body) // 2)]
        elif shape == 1:
            body = tuple(map(self._edited, body))
        return Printed(number, told.headline, outlet, when, body, told.number)

    def _edited(self, paragraph: str) -> str:
        chance, words = self._chance, paragraph.split()
        return " ".join(next(self._drawn) if chance.random() < 0.1 else word for word in words)

    def _day(self) -> datetime.datetime | None:
        if self._chance.random() < _UNDATED:
            return None
        days = _DAYS * math.sqrt(self._chance.random())
        return _FIRST + datetime.timedelta(minutes=round(days * 24 * 60))

    def _body(self, length: int) -> tuple[str, ...]:
        flow = list(islice(self._drawn, length))
        sentences = [
            " ".join(flow[at : at + _SENTENCE]).capitalize() + "."
            for at in range(0, length, _SENTENCE)
        ]
        return tuple(
            " ".join(sentences[at : at + _PARAGRAPH]) for at in range(0, len(sentences), _PARAGRAPH)
        )

    def _words(self) -> Iterator[str]:
        """Draw words by Zipf's law, for ever."""
        while True:
            drawn = self._draw.random(_DRAWN) * self._weights[-1]
            for place in np.searchsorted(self._weights, drawn).tolist():
                yield self._known[place]


# --------------------------------------------------------------------------- as files


def write_texts(folder: Path, articles: Iterator[Printed]) -> int:
    """Write a text file an article, by day and outlet; give their bytes."""
    size = 0
    for each in articles:
        day = each.when.date().isoformat() if each.when else "undated"
        place = folder / day[:7] / each.outlet.replace(" ", "-").lower()
        place.mkdir(parents=True, exist_ok=True)
        date = f"{each.when:%B} {each.when.day}, {each.when:%Y %H:%M}" if each.when else ""
        head = [each.headline, f"Source: {each.outlet}", date, f"({each.outlet}) - {each.body[0]}"]
        text = "\n\n".join(line for line in (*head, *each.body[1:]) if line) + "\n"
        size += (place / f"{each.number:07}.txt").write_bytes(text.encode())
    return size


def write_lines(path: Path, articles: Sequence[Printed]) -> int:
    """Write one file of JSON lines; give its bytes."""
    lines = (
        json.dumps(
            {
                "title": each.headline,
                "source": each.outlet,
                "date": each.date,
                "text": "\n\n".join(each.body),
            }
        )
        for each in articles
    )
    return path.write_bytes("".join(f"{line}\n" for line in lines).encode())

"""Names for sentences, by which a correction finds them in a text that was edited since.

Knows one article; must not know where a name is kept, nor what was said of the sentence.
"""

from __future__ import annotations

from collections import Counter
from zlib import crc32

from reader.compare.telling import Telling, telling_of
from reader.model import Article, content_id
from reader.named import NamedTuple

_KEPT = 32  # words of a sketch: the least by their hash, so that two sketches can be compared
_ALIKE = 0.6  # share of the words of both wordings that are common: the sentence was edited
_WORDS = 4  # … at least so many of them: of a short sentence, nothing is clear
_AHEAD = 0.2  # … and by so much more than any other sentence has


class Place(NamedTuple):
    """The ordinal of a named sentence; ``exact`` where it says what it said."""

    ordinal: int
    exact: bool


class Sentences:
    """The sentences of an article by name.

    A name is 16 hex digits of its folded words' hash, a dot, and how often the same stood before;
    then ``~`` and a sketch of its words, by which an edited sentence is known again. Names that
    were given before there were sketches have none, and are found by their words alone.
    """

    def __init__(self, article: Article) -> None:
        telling = telling_of(article)
        self._sketches = [_sketch(telling, k) for k in range(len(telling.sentences))]
        keys = _keys(telling)
        self._places = {key: ordinal for ordinal, key in enumerate(keys)}
        self.names = [
            f"{key}~{''.join(f'{each:04x}' for each in sketch)}"
            for key, sketch in zip(keys, self._sketches, strict=True)
        ]

    def find(self, name: str) -> Place | None:
        """Find a sentence by its words, else the one that is clearly what became of it."""
        key, _, sketch = name.partition("~")
        if key in self._places:
            return Place(self._places[key], True)
        ordinal = self._edited({int(sketch[at : at + 4], 16) for at in range(0, len(sketch), 4)})
        return None if ordinal is None else Place(ordinal, False)

    def _edited(self, sketch: set[int]) -> int | None:
        likest = sorted(
            ((_likeness(sketch, set(own)), ordinal) for ordinal, own in enumerate(self._sketches)),
            reverse=True,
        )
        if not likest or likest[0][0] < _ALIKE:
            return None
        best, ordinal = likest[0]
        if len(sketch.intersection(self._sketches[ordinal])) < _WORDS:
            return None
        return ordinal if len(likest) == 1 or likest[1][0] <= best - _AHEAD else None


def _keys(telling: Telling) -> list[str]:
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for ordinal in range(len(telling.sentences)):
        words = content_id(" ".join(telling.folded_of(ordinal)))[:16]
        keys.append(f"{words}.{seen[words]}")
        seen[words] += 1
    return keys


def _sketch(telling: Telling, ordinal: int) -> list[int]:
    """Give the least hashes of a sentence's words (Broder's bottom sketch, 1997), sorted."""
    tokens = telling.tokens_of((ordinal,))
    words = {telling.folded[token] for token in tokens if telling.is_word[token]}
    return sorted({crc32(word.encode(errors="replace")) & 0xFFFF for word in words})[:_KEPT]


def _likeness(one: set[int], two: set[int]) -> float:
    """Estimate the share of common words among all words, 0 to 1."""
    least = sorted(one | two)[:_KEPT]
    return sum(each in one and each in two for each in least) / len(least) if least else 0.0

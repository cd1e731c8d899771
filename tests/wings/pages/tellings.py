"""Comparisons made by hand: rows of two sentences become texts, spans and edits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from reader.model import (
    Comparison,
    ComparisonRow,
    Edit,
    Fact,
    FactChange,
    FactKind,
    Op,
    RowKind,
    Sentence,
    Side,
    Span,
)

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass
class Told:
    """A side under way: its text grows sentence by sentence."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    paragraph: int = -1

    def say(self, words: str, *, begins: bool, furniture: bool, headline: bool) -> int:
        """Add a sentence, on a new line where it ``begins`` a paragraph; give its ordinal."""
        if begins or not self.sentences:
            self.paragraph += 1
        if self.sentences:
            self.text += "\n" if begins else " "
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words
        self.sentences.append(Sentence(span, self.paragraph, furniture, headline))
        return len(self.sentences) - 1

    def side(self) -> Side:
        story = [each for each in self.sentences if not each.furniture]
        counted = [
            sum(len(each.span.of(self.text).split()) for each in sentences)
            for sentences in (story, self.sentences)
        ]
        return Side(self.text, tuple(self.sentences), *counted)


@dataclass(frozen=True)
class Pair:
    """One row to make: the left sentence, the right one, or both. Several are divided by ``|``."""

    a: str = ""
    b: str = ""
    kind: RowKind | None = None
    begins: bool = True
    furniture: bool = False
    headline: bool = False


def compared(*pairs: Pair, strangers: bool = False) -> Comparison:
    """Make a comparison of rows; words are compared as difflib does."""
    left, right = Told(), Told()
    rows = []
    for pair in pairs:
        a, b = _say(left, pair.a, pair), _say(right, pair.b, pair)
        edits = _edits(left, right, a, b) if a and b else ()
        rows.append(
            ComparisonRow(
                pair.kind or _kind(a, b, edits),
                a,
                b,
                edits,
                headline=pair.headline,
                furniture=pair.furniture,
            )
        )
    return Comparison(
        left.side(), right.side(), tuple(rows), (), 0.5, 0.6, 0.5, 0.3, strangers=strangers
    )


def with_fact(
    comparison: Comparison, kind: FactKind, row: int, a: str, b: str, similarity: float = 0.0
) -> Comparison:
    """Add a fact: words of the left text, and words of the right one that stand for them."""
    spans = [
        Span(side.text.index(words), side.text.index(words) + len(words)) if words else None
        for side, words in ((comparison.a, a), (comparison.b, b))
    ]
    change = FactChange.ALTERED if a and b else FactChange.ONLY_A if a else FactChange.ONLY_B
    fact = Fact(kind, change, row, spans[0], spans[1], similarity)
    return replace(comparison, facts=(*comparison.facts, fact))


def moved(comparison: Comparison, row: int, ghost: int, label: str = "m1") -> Comparison:
    """Make one row a moved one and another its place on the right side."""
    rows = list(comparison.rows)
    a, b = rows[row].a, rows[ghost].b
    kind = RowKind.MOVED
    rows[row] = replace(rows[row], kind=kind, a=a, b=b, partner=ghost, label=label)
    rows[ghost] = replace(rows[ghost], kind=kind, a=a, b=b, partner=row, label=label, ghost=True)
    return replace(comparison, rows=tuple(rows))


def _say(side: Told, sentences: str, pair: Pair) -> tuple[int, ...]:
    said: Sequence[str] = [each for each in sentences.split("|") if each]
    return tuple(
        side.say(
            words,
            begins=pair.begins and number == 0,
            furniture=pair.furniture,
            headline=pair.headline,
        )
        for number, words in enumerate(said)
    )


def _kind(a: Sequence[int], b: Sequence[int], edits: Sequence[Edit]) -> RowKind:
    if not a or not b:
        return RowKind.ONLY_A if a else RowKind.ONLY_B
    same = all(edit.op is Op.EQUAL for edit in edits)
    return RowKind.SAME if same else RowKind.EDITED


def _edits(left: Told, right: Told, a: Sequence[int], b: Sequence[int]) -> tuple[Edit, ...]:
    spans = [_tokens(left, a), _tokens(right, b)]
    words = [
        [span.of(side.text).lower() for span in tokens]
        for side, tokens in zip((left, right), spans, strict=True)
    ]
    opcodes = SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes()
    return tuple(
        Edit(Op(name), _over(spans[0][i:j]), _over(spans[1][k:m])) for name, i, j, k, m in opcodes
    )


def _tokens(side: Told, ordinals: Sequence[int]) -> list[Span]:
    spans = [side.sentences[ordinal].span for ordinal in ordinals]
    return [
        Span(*match.span())
        for span in spans
        for match in _TOKEN.finditer(side.text, span.start, span.end)
    ]


def _over(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)

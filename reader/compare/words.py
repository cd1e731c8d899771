"""Edits inside an answered pair: what was replaced, added, dropped, or moved within the sentence.

Knows two tellings and the token ranges to compare; must not know rows, facts or widths.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reader.compare.blocks import Block, matching_blocks
from reader.compare.lexicon import FUNCTION_WORDS
from reader.compare.moved_phrases import moved_phrases
from reader.compare.telling import Telling
from reader.model import Edit, Op, Span
from reader.named import NamedTuple
from reader.pattern import pattern

# Makes a named tuple of all its fields without the Python frame of its constructor, which is most
# of that one's cost: a long text has ten thousands of edits and spans.
_made = tuple.__new__


# An enum's member is looked up anew, and slowly, wherever it is named.
_EQUAL, _REPLACE = Op.EQUAL, Op.REPLACE

_JOINT = pattern(r" |(?<!\d)-|-(?!\d)")


class Step(NamedTuple):
    """Token numbers on both sides, end exclusive, that are equal or not."""

    equal: bool
    a: range
    b: range


class WordDiff(NamedTuple):
    """The edits of a pair, and the blocks of equal tokens they rest on (token numbers)."""

    edits: tuple[Edit, ...]
    blocks: tuple[Block, ...]


def compare_words(a: Telling, of_a: range, b: Telling, of_b: range) -> WordDiff:
    """Compare the tokens of two aligned groups of sentences."""
    found = matching_blocks(a.folded[of_a.start : of_a.stop], b.folded[of_b.start : of_b.stop])
    first_a, first_b = of_a.start, of_b.start
    blocks = tuple([_made(Block, (i + first_a, j + first_b, n)) for i, j, n in found])
    steps = _absorbed(list(_steps(blocks, of_a, of_b)), a)
    return WordDiff(tuple(_Writer(a, b, of_a, of_b).edits(steps)), blocks)


def _steps(blocks: Sequence[Block], of_a: range, of_b: range) -> Iterator[Step]:
    i, j = of_a.start, of_b.start
    for at_a, at_b, size in (*blocks, (of_a.stop, of_b.stop, 0)):
        if i < at_a or j < at_b:
            yield _made(Step, (False, range(i, at_a), range(j, at_b)))
        i, j = at_a + size, at_b + size
        if size:
            yield _made(Step, (True, range(at_a, i), range(at_b, j)))


def _absorbed(steps: list[Step], a: Telling) -> list[Step]:
    """Take a single function word or mark between two changes into them, if one substitutes.

    Whole phrases read better than confetti.
    """
    merged: list[Step] = []
    for step in steps:
        if not step.equal and len(merged) >= 2 and _yields(merged[-2], merged[-1], step, a):
            before = merged[-2]
            merged[-2:] = [
                Step(
                    False,
                    range(before.a.start, step.a.stop),
                    range(before.b.start, step.b.stop),
                )
            ]
        else:
            merged.append(step)
    return merged


def _yields(before: Step, middle: Step, after: Step, a: Telling) -> bool:
    if before.equal or not middle.equal or len(middle.a) > 1:
        return False
    if not ((before.a and before.b) or (after.a and after.b)):
        return False  # nothing is substituted
    token = middle.a.start
    return not a.is_word[token] or a.folded[token] in FUNCTION_WORDS


class _Writer:
    """Turns steps into edits with spans of the two texts."""

    def __init__(self, a: Telling, b: Telling, of_a: range, of_b: range) -> None:
        self._a, self._b = a, b
        self._from_a, self._from_b = of_a.start, of_b.start
        self._moved_from: set[int] = set()  # first tokens of the phrases that moved
        self._moved_to: set[int] = set()

    def edits(self, steps: list[Step]) -> Iterator[Edit]:
        changes = [(step.a, step.b) for step in steps if not step.equal]
        kept = sum([len(step.a) for step in steps if step.equal])
        changed = sum([max(len(of_a), len(of_b)) for of_a, of_b in changes])
        moved_a, moved_b = moved_phrases(self._a, self._b, changes, words=kept >= changed)
        self._moved_from = {phrase.start for phrase in moved_a}
        self._moved_to = {phrase.start for phrase in moved_b}
        for step in steps:
            if step.equal:
                yield from self._same(step)
            elif moved_a and not self._stays(step):
                yield from self._moved_apart(step, moved_a, moved_b)
            else:
                yield self._change(step.a, step.b, step)

    def _same(self, step: Step) -> Sequence[Edit]:
        """Give what is equal once folded: as one run, where it is alike to the letter."""
        _, a, b = step
        if self._a.written[a.start : a.stop] == self._b.written[b.start : b.stop]:
            return (_made(Edit, (_EQUAL, self._span_a(a), self._span_b(b), False)),)
        return list(self._alike_or_not(step))

    def _alike_or_not(self, step: Step) -> Iterator[Edit]:
        """Give runs that are alike to the letter, and between them those that look different."""
        start = 0
        alike = [
            self._a.written[i] == self._b.written[j] for i, j in zip(step.a, step.b, strict=True)
        ]
        for end in range(1, len(alike) + 1):
            if end == len(alike) or alike[end] != alike[start]:
                a, b = step.a[start:end], step.b[start:end]
                if alike[start]:
                    yield _made(Edit, (_EQUAL, self._span_a(a), self._span_b(b), False))
                else:
                    yield Edit(_REPLACE, self._span_a(a), self._span_b(b), cosmetic=True)
                start = end

    def _stays(self, step: Step) -> bool:
        """Tell whether nothing moved out of a change or into it."""
        return self._moved_from.isdisjoint(step.a) and self._moved_to.isdisjoint(step.b)

    def _moved_apart(
        self, step: Step, moved_a: Sequence[range], moved_b: Sequence[range]
    ) -> Iterator[Edit]:
        """Give one change, with the phrases that moved out of it or into it set apart."""
        pieces_a = list(_pieces(step.a, moved_a))
        pieces_b = list(_pieces(step.b, moved_b))
        rest_a = [piece for moved, piece in pieces_a if not moved]
        rest_b = [piece for moved, piece in pieces_b if not moved]
        for k in range(max(len(rest_a), len(rest_b), 1)):
            a = rest_a[k] if k < len(rest_a) else None
            b = rest_b[k] if k < len(rest_b) else None
            yield from self._moved_until(pieces_a, a, on_a=True, at=step)
            yield from self._moved_until(pieces_b, b, on_a=False, at=step)
            if a or b:
                yield self._change(a or range(0), b or range(0), step)
        yield from self._moved_until(pieces_a, None, on_a=True, at=step)
        yield from self._moved_until(pieces_b, None, on_a=False, at=step)

    def _moved_until(
        self,
        pieces: list[tuple[bool, range]],
        until: range | None,
        *,
        on_a: bool,
        at: Step,
    ) -> Iterator[Edit]:
        """Give the moved pieces that stand before the next unmoved one, and forget them."""
        while pieces and (pieces[0][0] or pieces[0][1] == until):
            moved, piece = pieces.pop(0)
            if not moved:
                return
            if on_a:
                yield Edit(Op.MOVE, self._span_a(piece), self._nothing_b(at.b.start))
            else:
                yield Edit(Op.MOVE, self._nothing_a(at.a.start), self._span_b(piece))

    def _change(self, a: range, b: range, step: Step) -> Edit:
        if not b:
            return Edit(Op.DELETE, self._span_a(a), self._nothing_b(step.b.start))
        if not a:
            return Edit(Op.INSERT, self._nothing_a(step.a.start), self._span_b(b))
        spans = self._span_a(a), self._span_b(b)
        return _made(Edit, (_REPLACE, *spans, self._looks_only(a, b)))

    def _looks_only(self, a: range, b: range) -> bool:
        """Tell whether a change is one of spacing, hyphens or contraction alone."""
        one, two = self._a.folded[a.start : a.stop], self._b.folded[b.start : b.stop]
        first, second = one[0][:1], two[0][:1]
        if first != second and first.isalnum() and second.isalnum():
            return False
        return _unjointed(one) == _unjointed(two)

    def _span_a(self, tokens: range) -> Span:
        return _made(Span, (self._a.starts[tokens.start], self._a.ends[tokens.stop - 1]))

    def _span_b(self, tokens: range) -> Span:
        return _made(Span, (self._b.starts[tokens.start], self._b.ends[tokens.stop - 1]))

    def _nothing_a(self, token: int) -> Span:
        return _point(self._a, self._from_a, token)

    def _nothing_b(self, token: int) -> Span:
        return _point(self._b, self._from_b, token)


def _unjointed(folded: Sequence[str]) -> str:
    """Write words together, without what folding leaves between joined ones."""
    return _JOINT.sub("", "".join(folded))


def _point(telling: Telling, first: int, token: int) -> Span:
    """Give the empty span after the token before ``token``: where the other side has words."""
    if token > first:
        at = telling.ends[token - 1]
    else:
        at = telling.starts[token] if token < len(telling.starts) else len(telling.text)
    return Span(at, at)


def _pieces(tokens: range, moved: Sequence[range]) -> Iterator[tuple[bool, range]]:
    """Cut a range at the moved phrases inside it."""
    at = tokens.start
    first = bisect_left(moved, tokens.start, key=lambda phrase: phrase.start)
    for phrase in moved[first : bisect_left(moved, tokens.stop, key=lambda phrase: phrase.start)]:
        if at < phrase.start:
            yield False, range(at, phrase.start)
        yield True, phrase
        at = phrase.stop
    if at < tokens.stop:
        yield False, range(at, tokens.stop)

"""Sentences painted with roles: which words stand out, and two sides woven into one text.

Knows texts, spans and edits; must not know which words deserve a role, nor a comparison's rows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate, pairwise

from reader.model import Comparison, ComparisonRow, Edit, Fact, Side, Span
from reader.pages.wrapping import Run
from reader.pattern import pattern

BREAK = Run("\n")  # in a cell, a paragraph ends here
_STRETCH = pattern(rb"(.)\1*", re.DOTALL)


class Hand(StrEnum):
    """The side of a comparison."""

    A = "a"
    B = "b"

    def of(self, comparison: Comparison) -> Side:
        return comparison.a if self is Hand.A else comparison.b

    def ordinals(self, row: ComparisonRow) -> tuple[int, ...]:
        return row.a if self is Hand.A else row.b

    def edit(self, edit: Edit) -> Span:
        return edit.a if self is Hand.A else edit.b

    def fact(self, fact: Fact) -> Span | None:
        return fact.a if self is Hand.A else fact.b


class Places:
    """Some spans of one text, to be asked what they have in common with another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def within(self, span: Span) -> Iterator[Span]:
        """Give the parts of the spans that lie in ``span``, in order."""
        for index in range(bisect_right(self._reach, span.start), len(self._spans)):
            start, end = self._spans[index]
            if start >= span.end:
                return
            if max(start, span.start) < min(end, span.end):
                yield Span(max(start, span.start), min(end, span.end))


class Painted:
    """One sentence of one side, with a role over each of its characters.

    ``gaps`` are the offsets at which the other side has words that this one lacks; ``signs`` are
    what is written between its words: where, before (-1) or after (1) a gap there, and what.
    """

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.gaps: list[int] = []
        self.signs: list[tuple[int, int, Run]] = []
        self._roles = [""]
        self._paint = bytearray(span.end - span.start)

    def paint(self, span: Span, role: str) -> None:
        """Lay a role over what the sentence has of a span; the last role laid is seen."""
        start = max(span.start, self.span.start) - self.span.start
        end = min(span.end, self.span.end) - self.span.start
        if start < end:
            if role not in self._roles:
                self._roles.append(role)
            self._paint[start:end] = bytes([self._roles.index(role)]) * (end - start)

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """Give the stretches of one role each between two offsets, which may lie outside."""
        start, end = max(start, self.span.start), min(end, self.span.end)
        if len(self._roles) == 1:  # nothing was painted
            if start < end:
                yield Run(self.text[start:end])
            return
        base = self.span.start
        for match in _STRETCH.finditer(self._paint, start - base, max(start, end) - base):
            text = self.text[base + match.start() : base + match.end()]
            yield Run(text, self._roles[match[0][0]])

    def runs_with_gaps(self, mark: str) -> Iterator[Run]:
        """Give all of the sentence with its signs, and a mark wherever the other side has words."""
        start = self.span.start
        for at, _order, sign in sorted([*self._gap_signs(mark), *self.signs]):
            yield from self.runs(start, at)
            yield sign
            start = max(start, at)
        yield from self.runs(start, self.span.end)

    def _gap_signs(self, mark: str) -> Iterator[tuple[int, int, Run]]:
        for gap in set(self.gaps):
            yield gap, 0, Run(f" {mark}" if gap > self.span.start else f"{mark} ", "missing")


class Weave:
    """Walks both sides of a row at once and gives the text passed over, never twice."""

    def __init__(self, left: list[Painted], right: list[Painted]) -> None:
        self._painted = {Hand.A: left, Hand.B: right}
        self._at = {hand: side[0].span.start for hand, side in self._painted.items()}
        self._blank = True  # nothing, or a blank, was given last
        self._blank_before = True  # the same, before what was given last

    def unchanged(self, edit: Edit) -> list[Run]:
        """Give what both sides have, as the left one spells it."""
        self._at[Hand.B] = max(self._at[Hand.B], edit.b.end)
        runs = self._take(Hand.A, edit.a.end)
        apart = not self._blank_before and _blank_before(self._painted[Hand.B], edit.b)
        return [Run(" "), *runs] if apart and _begins_a_word(runs) else runs

    def changed(self, edit: Edit, hand: Hand) -> list[Run]:
        """Give one side's words of a change, with a blank before them where there was one."""
        span = hand.edit(edit)
        if span.start >= span.end:
            return []
        self._at[hand] = max(self._at[hand], span.start)
        replaces = hand is Hand.B and edit.a.start < edit.a.end
        runs = self._take(hand, span.end)
        apart = replaces or _blank_before(self._painted[hand], span)
        return [Run(" "), *runs] if apart and not self._blank_before else runs

    def rest(self) -> list[Run]:
        """Give what stands after the last edit on the left."""
        return self._take(Hand.A, self._painted[Hand.A][-1].span.end)

    def _take(self, hand: Hand, end: int) -> list[Run]:
        start = self._at[hand]
        self._at[hand] = max(start, end)
        runs = list(_between(self._painted[hand], start, end))
        self._blank_before = self._blank
        if runs:
            self._blank = runs[-1].text[-1:].isspace()
        return runs


def _blank_before(painted: Iterable[Painted], span: Span) -> bool:
    """Tell whether a blank, or another sentence's end, stands before some words."""
    for sentence in painted:
        if sentence.span.start < span.start <= sentence.span.end:
            return sentence.text[span.start - 1].isspace()
    return True


def _begins_a_word(runs: Sequence[Run]) -> bool:
    return bool(runs) and runs[0].text[:1].isalnum()


def _between(painted: Iterable[Painted], start: int, end: int) -> Iterator[Run]:
    """Give the text between two offsets, a blank for what lies between sentences."""
    last: int | None = None
    for sentence in painted:
        if sentence.span.end <= start or sentence.span.start >= end:
            continue
        if sentence.span.start > (start if last is None else last):
            yield Run(" ")
        yield from sentence.runs(start, end)
        last = sentence.span.end


def joined(painted: Iterable[Painted], missing: str, starts: Container[int] = ()) -> Iterator[Run]:
    """Give the sentences of one side one after the other, with a break before some ``starts``."""
    last: int | None = None
    for sentence in painted:
        if last is not None and sentence.span.start in starts:
            yield BREAK
        elif last is not None and sentence.span.start != last:
            yield Run(" ")
        if missing:
            yield from sentence.runs_with_gaps(missing)
        else:
            yield from sentence.runs(*sentence.span)
        last = sentence.span.end


def note_gap(painted: Iterable[Painted], at: int) -> None:
    """Note in the sentence around an offset that the other side has words there."""
    for sentence in painted:
        if sentence.span.start <= at <= sentence.span.end:
            sentence.gaps.append(at)
            return


def bracket(painted: Iterable[Painted], span: Span, opening: Run, closing: Run) -> None:
    """Write brackets around the words of a span, which may go on in the next sentence."""
    for sentence in painted:
        if sentence.span.start <= span.start < sentence.span.end:
            sentence.signs.append((span.start, 1, opening))
        if sentence.span.start < span.end <= sentence.span.end:
            sentence.signs.append((span.end, -1, closing))


def in_one_piece(*sides: Sequence[Painted]) -> bool:
    """Tell whether on each side nothing but blanks stands between a row's sentences."""
    return all(side and _unbroken(side) for side in sides)


def _unbroken(side: Sequence[Painted]) -> bool:
    return all(not one.text[one.span.end : two.span.start].strip() for one, two in pairwise(side))

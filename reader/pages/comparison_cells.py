"""What the cells of a comparison say: each row's text, cut where words changed, without a width.

A role names why a stretch of text stands out (``changed_a``, ``fact_b``, ``moved_a`` …); several
are divided by blanks. Knows the records and the detail asked for; must not know how wide a cell
is, where a line breaks, or what a role looks like.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise

from reader.model import (
    Comparison,
    ComparisonRow,
    Edit,
    Fact,
    FactKind,
    Op,
    RowKind,
    Sentence,
    Side,
    Span,
)
from reader.named import NamedTuple
from reader.pages.breaks import uneven_breaks
from reader.pages.comparison_marks import UNICODE_MARKS, Marks
from reader.pages.kept import kept
from reader.pages.painting import (
    Hand,
    Painted,
    Places,
    Weave,
    bracket,
    in_one_piece,
    joined,
    note_gap,
)
from reader.pages.similar import similar_phrase, similar_rows
from reader.pages.wrapping import Run
from reader.pattern import pattern

Cell = tuple[Run, ...]


class Detail(IntEnum):
    """How much of what differs is marked, and gone to by the keys for changes."""

    FACTS = 1
    WORDING = 2
    COSMETIC = 3


class Brackets(NamedTuple):
    """What stands around changed words where styles cannot be trusted to show them."""

    opening: str
    closing: str


# wdiff's notation, and the same idea for words that stand elsewhere in the other sentence.
BRACKETS = {
    "changed_a": Brackets("[-", "-]"),
    "changed_b": Brackets("{+", "+}"),
    "moved_a": Brackets("{<", "<}"),
    "moved_b": Brackets("{>", ">}"),
}
_LONG_WORD = pattern(r"[^\W\d_]{4,}|\d|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Cells:
    """The texts of a comparison's rows at one detail, made when they are first asked for.

    ``brackets``: for where styles are not shown, changed words inline stand in brackets as well,
    and side by side the words that stand elsewhere in the other sentence. Inline those always do,
    for one style could not tell their two places.
    """

    def __init__(
        self,
        comparison: Comparison,
        detail: Detail = Detail.WORDING,
        marks: Marks = UNICODE_MARKS,
        *,
        brackets: bool = False,
    ) -> None:
        self.comparison = comparison
        self.detail = detail
        self.marks = marks
        self.brackets = brackets
        self._facts: dict[int, list[Fact]] = {}
        for fact in comparison.facts:
            self._facts.setdefault(fact.row, []).append(fact)
        self._similar = similar_rows(comparison)
        self._breaks = uneven_breaks(comparison) if detail is Detail.COSMETIC else {}

    # ----- what differs

    def facts(self, index: int) -> Sequence[Fact]:
        """Give the facts that differ in a row."""
        return self._facts.get(index, ())

    @kept()
    def changes(self, index: int) -> Sequence[tuple[int, Edit]]:
        """Give the edits of a row that count at this detail, in order, with their ordinals."""
        return [
            (at, edit)
            for at, edit in enumerate(self.comparison.rows[index].edits)
            if self._counts(index, edit)
        ]

    def differs(self, index: int) -> bool:
        """Tell whether a row says anything at this detail beyond “the same”."""
        row = self.comparison.rows[index]
        if self.detail is Detail.FACTS:
            return bool(self.facts(index))
        if row.kind in (RowKind.SAME, RowKind.EDITED) and index not in self._breaks:
            return bool(self.changes(index)) or (row.kind is RowKind.EDITED and not row.edits)
        return True

    def _counts(self, index: int, edit: Edit) -> bool:
        if edit.op is Op.EQUAL:
            return False
        if edit.cosmetic:
            return self.detail is Detail.COSMETIC
        if self.detail is Detail.FACTS:
            sides = ((self._places(index, hand, quotes=True), hand.edit(edit)) for hand in Hand)
            return any(any(stated.within(span)) for stated, span in sides)
        return True

    def partner(self, index: int) -> int | None:
        """Give the other place of a moved row, or the row that a one-sided one is like."""
        moved, similar = self.comparison.rows[index].partner, self._similar.get(index)
        return similar.row if moved is None and similar is not None else moved

    # ----- a row's text

    @kept()
    def side(self, index: int, hand: Hand, here: Edit | None = None) -> Cell:
        """Give a row's text on one side; ``here`` is the change that the reader has come to.

        On the side where a moved sentence does not stand, a few words say where it does.
        """
        row = self.comparison.rows[index]
        if row.kind is RowKind.MOVED and row.ghost == (hand is Hand.A):
            return self._pointer(row, index, hand)
        if self._points_to_like(index, hand):
            return self._like(index)
        painted = self._painted(index, hand, here)
        return tuple(joined(painted, self.marks.missing, self._starts(index, hand)))

    def measured(self, index: int, hand: Hand) -> Cell:
        """Give what ``side`` says without its roles, which cost time and take no room."""
        row = self.comparison.rows[index]
        if row.kind is RowKind.MOVED and row.ghost == (hand is Hand.A):
            return self.side(index, hand)
        if self._points_to_like(index, hand):
            return self._like(index)
        bare = self._bare(index, hand)
        return tuple(joined(bare, self.marks.missing, self._starts(index, hand)))

    @kept()
    def inline(self, index: int, here: Edit | None = None) -> tuple[Cell, ...]:
        """Give a row as one text with both sides' words, or as two where that would be unreadable.

        Of words that are the same on both sides, the left side's spelling is shown.
        """
        row = self.comparison.rows[index]
        if row.kind is RowKind.MOVED:
            return (self._bracketed_whole(index, Hand.B if row.ghost else Hand.A, here),)
        if row.kind is RowKind.ONLY_A:
            return (self._bracketed_whole(index, Hand.A, here) + self._like(index, " "),)
        if row.kind is RowKind.ONLY_B:
            return (self._bracketed_whole(index, Hand.B, here) + self._like(index, " "),)
        if row.kind is RowKind.SAME and not self.changes(index):
            return ((*self._breaks_of(index, Hand.B), *self.side(index, Hand.A, here)),)
        left, right = (self._painted(index, hand, here) for hand in Hand)
        if row.kind is RowKind.REWRITTEN or not row.edits or not in_one_piece(left, right):
            return tuple(tuple(joined(side, "")) for side in (left, right))
        signs = (*self._breaks_of(index, Hand.A), *self._breaks_of(index, Hand.B))
        return ((*signs, *self._woven(index, left, right)),)

    def _breaks_of(self, index: int, hand: Hand) -> Cell:
        """Give a sign for a row's paragraphs on one side, where the text stands for both."""
        held = index in self._breaks and self._breaks[index][hand]
        return (Run(f"{self.marks.paragraph} ", f"cosmetic_{hand}"),) if held else ()

    def _bracketed_whole(self, index: int, hand: Hand, here: Edit | None) -> Cell:
        row = self.comparison.rows[index]
        painted = self._painted(index, hand, here)
        runs = tuple(joined(painted, "", self._starts(index, hand)))
        if not self.brackets:
            return runs
        opening, closing = BRACKETS[f"{'moved' if row.kind is RowKind.MOVED else 'changed'}_{hand}"]
        role = runs[0].role if runs else ""
        return (Run(opening, role), *runs, Run(closing, role))

    def _bare(self, index: int, hand: Hand) -> list[Painted]:
        """Give a row's sentences unpainted, with the places where the other side has words."""
        row, side = self.comparison.rows[index], hand.of(self.comparison)
        bare = [Painted(side.text, side.sentences[n].span) for n in hand.ordinals(row)]
        if row.kind is not RowKind.REWRITTEN and row.edits and bare:
            at = bare[0].span.start
            for edit in row.edits:
                span = hand.edit(edit)
                if span.start < span.end:
                    at = max(at, span.end)
                    if self.brackets and edit.op is Op.MOVE and self._counts(index, edit):
                        kind = f"moved_{hand}"
                        opening, closing = (Run(sign, kind) for sign in BRACKETS[kind])
                        bracket(bare, span, opening, closing)
                elif self._counts(index, edit):
                    note_gap(bare, at)
        self._note_breaks(index, hand, bare)
        return bare

    def _note_breaks(self, index: int, hand: Hand, bare: list[Painted]) -> None:
        """Write a sign where this side alone begins a paragraph."""
        offsets = self._breaks[index][hand] if index in self._breaks else ()
        for sentence in bare:
            if sentence.span.start in offsets:
                sign = Run(f"{self.marks.paragraph} ", f"cosmetic_{hand}")
                sentence.signs.append((sentence.span.start, -1, sign))

    def _painted(self, index: int, hand: Hand, here: Edit | None) -> list[Painted]:
        row = self.comparison.rows[index]
        painted = self._bare(index, hand)
        base = _base_role(row, hand)
        for sentence in painted if base else ():
            sentence.paint(sentence.span, base)
        if row.kind is RowKind.REWRITTEN:
            self._paint_kept(row, hand, painted)
        else:
            self._paint_changes(index, hand, painted, here)
        return painted

    def _starts(self, index: int, hand: Hand) -> Container[int]:
        """Give where paragraphs start in a row that only one side has.

        Rows of both sides run on: a paragraph that ends on one side only is no change.
        """
        row = self.comparison.rows[index]
        if row.kind not in (RowKind.ONLY_A, RowKind.ONLY_B) or len(hand.ordinals(row)) == 1:
            return ()
        sentences = hand.of(self.comparison).sentences
        inside = [sentences[ordinal] for ordinal in hand.ordinals(row)]
        return {
            after.span.start
            for before, after in pairwise(inside)
            if before.paragraph != after.paragraph
        }

    def _paint_kept(self, row: ComparisonRow, hand: Hand, painted: list[Painted]) -> None:
        """Mark lightly what a rewritten sentence kept, where it is more than small words."""
        text = hand.of(self.comparison).text
        for edit in row.edits:
            span = hand.edit(edit)
            if edit.op is Op.EQUAL and _LONG_WORD.search(text, span.start, span.end):
                for sentence in painted:
                    sentence.paint(span, "kept")

    def _paint_changes(
        self, index: int, hand: Hand, painted: list[Painted], here: Edit | None
    ) -> None:
        row = self.comparison.rows[index]
        base = _base_role(row, hand)
        facts = self._places(index, hand, quotes=False)
        for edit in row.edits:
            span = hand.edit(edit)
            if span.start < span.end and self._counts(index, edit):
                now = " here" if edit == here else ""
                for role, part in _layers(edit, hand, span, facts):
                    for sentence in painted:
                        sentence.paint(part, f"{role}{now} {base}".rstrip())

    @kept()
    def _places(self, index: int, hand: Hand, *, quotes: bool) -> Places:
        """Give the words of a row that state facts, in quotations or not."""
        facts = (each for each in self.facts(index) if quotes or each.kind is not FactKind.QUOTE)
        return Places(span for fact in facts if (span := hand.fact(fact)))

    def _woven(self, index: int, left: list[Painted], right: list[Painted]) -> Iterator[Run]:
        """Give both sides' words in one text, each change where it stands."""
        weave = Weave(left, right)
        for edit in self.comparison.rows[index].edits:
            if not self._counts(index, edit):
                yield from weave.unchanged(edit)
                continue
            kind = "moved" if edit.op is Op.MOVE else "changed"
            for hand in Hand:
                if runs := weave.changed(edit, hand):
                    yield from self._in_brackets(runs, f"{kind}_{hand}")
        yield from weave.rest()

    def _in_brackets(self, runs: list[Run], kind: str) -> Iterator[Run]:
        if not self.brackets and not kind.startswith("moved"):
            yield from runs
            return
        opening, closing = BRACKETS[kind]
        blank = [run for run in runs[:1] if run.text.isspace()]
        words = runs[len(blank) :]
        yield from blank
        yield Run(opening + words[0].text, words[0].role)
        yield from words[1:]
        yield Run(closing, words[-1].role)

    def _points_to_like(self, index: int, hand: Hand) -> bool:
        """Tell whether the empty cell of a one-sided row says where its like stands."""
        similar = self._similar.get(index)
        return similar is not None and similar.hand is hand

    def _like(self, index: int, before: str = "") -> Cell:
        """Say where a one-sided row has its like; nothing where it has none."""
        similar = self._similar.get(index)
        if similar is None:
            return ()
        phrase = similar_phrase(self.comparison, index, similar, self.marks)
        return (Run(before + phrase, "ghost"),)

    def _pointer(self, row: ComparisonRow, index: int, hand: Hand) -> Cell:
        """Say where the other side has a moved sentence; once for a run that moved together."""
        before = self.comparison.rows[index - 1] if index else None
        if before and (before.label, before.ghost) == (row.label, row.ghost) and row.label:
            return ()
        side = "left" if hand is Hand.A else "right"
        where = "further down" if (row.partner or 0) > index else "further up"
        return (Run(f"{self.marks.ellipsis} {where} on the {side} (m goes there)", "ghost"),)


def _base_role(row: ComparisonRow, hand: Hand) -> str:
    """Name what a row's text is as a whole."""
    if row.furniture:
        return "aside"
    if row.kind is RowKind.MOVED:
        return f"moved_row_{hand}"
    if row.kind in (RowKind.ONLY_A, RowKind.ONLY_B):
        return f"only_{hand}"
    return "headline" if row.headline else ""


def _layers(edit: Edit, hand: Hand, span: Span, facts: Places) -> Iterator[tuple[str, Span]]:
    """Give what to paint for one change: its words, and over them what of it is a fact."""
    kind = "cosmetic" if edit.cosmetic else "moved" if edit.op is Op.MOVE else "changed"
    yield f"{kind}_{hand}", span
    if kind != "changed":
        return
    for words in facts.within(span):
        yield f"fact_{hand}", words


def sentence_words(side: Side, sentences: Iterable[Sentence]) -> int:
    """Count the blank-separated words of some sentences."""
    return sum(len(sentence.span.of(side.text).split()) for sentence in sentences)

"""Where a reader of a comparison stops: its changes and facts in order, and what each says.

Knows the comparison and the detail asked for; must not know lines, widths or keys.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence

from reader.model import (
    Comparison,
    ComparisonRow,
    Edit,
    Fact,
    FactChange,
    FactKind,
    Op,
    RowKind,
    Span,
)
from reader.named import NamedTuple
from reader.pages.comparison_cells import Cells
from reader.pages.comparison_marks import FACT_LETTERS, UNICODE_MARKS, Marks
from reader.pages.folds import published_otherwise
from reader.pages.painting import Hand

_QUOTE_MARKS = "\"'“”„«‘’"
_QUOTED = 100  # characters of a sentence or quotation that a list shows


_BEFORE, _WHOLE = -2, -1  # where a row begins, and a stop that is about all of it


class Place(NamedTuple):
    """Where in a comparison one is: a later place is a greater one.

    ``at`` is the ordinal of an edit in its row; a change and a fact in the same words have the
    same place.
    """

    row: int
    at: int = _BEFORE


class Stop(NamedTuple):
    """A place to go to: a row, and in it the words that changed, where they are known."""

    row: int
    edit: Edit | None = None
    fact: int | None = None  # ordinal among the comparison's facts, where it is one
    at: int = _WHOLE  # ordinal among the row's edits

    @property
    def place(self) -> Place:
        return Place(self.row, self.at)


class Entry(NamedTuple):
    """One line of the list of changes: a heading without a row, or something to jump to."""

    text: str
    row: int | None = None
    fact: int | None = None  # ordinal among the comparison's facts


def change_stops(texts: Cells) -> list[Stop]:
    """Give what ``n`` stops at, in order: edits, rewritten and moved rows, one-sided rows.

    Furniture counts row by row, where both sides have it and it differs; what only one side has
    of it is a change in the short lines above the story only. A moved phrase or sentence is one
    change although it stands at two places.
    """
    if texts.comparison.strangers:
        return []
    published = frozenset(published_otherwise(texts.comparison))
    rows = range(len(texts.comparison.rows))
    return [stop for index in rows for stop in _stops(texts, index, published)]


def _stops(texts: Cells, index: int, published: Container[int]) -> Iterator[Stop]:
    row = texts.comparison.rows[index]
    if row.ghost or not texts.differs(index):
        return
    if not row.story and not (row.a and row.b) and index not in published:
        return
    stops = [Stop(index)]
    if row.kind in (RowKind.SAME, RowKind.EDITED) and row.edits:
        changes = texts.changes(index)
        stops = [
            Stop(index, edit, None, at) for at, edit in changes if not _other_end(edit)
        ] or stops
    yield from stops[:1] if row.furniture else stops


def _other_end(edit: Edit) -> bool:
    """Tell whether an edit is where a moved phrase came to: where it left counts already."""
    return edit.op is Op.MOVE and edit.a.start >= edit.a.end


def fact_stops(comparison: Comparison) -> list[Stop]:
    """Give what ``]f`` stops at: one stop for each of the comparison's facts, from the top down."""
    rows = {fact.row for fact in comparison.facts}
    edits = {row: _Changed(comparison.rows[row].edits) for row in rows}
    stops = [
        Stop(fact.row, edits[fact.row].first_in(fact), ordinal, edits[fact.row].place_of(fact))
        for ordinal, fact in enumerate(comparison.facts)
    ]
    return sorted(stops, key=lambda stop: stop.place)


def stop_beyond(stops: Sequence[Stop], place: Place, step: int) -> int | None:
    """Give the index of the first stop after a place (``step`` 1), or the last before it (-1)."""
    if step > 0:
        index = bisect_right(stops, place, key=lambda stop: stop.place)
    else:
        index = bisect_left(stops, place, key=lambda stop: stop.place) - 1
    return index if 0 <= index < len(stops) else None


def stops_passed(stops: Sequence[Stop], place: Place) -> int:
    """Count the stops at or before a place."""
    return bisect_right(stops, place, key=lambda stop: stop.place)


class _Changed:
    """The changes of one row, by the places of their words on each side."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._all = edits
        self._edits = {
            hand: [
                edit
                for edit in edits
                if edit.op is not Op.EQUAL and hand.edit(edit).start < hand.edit(edit).end
            ]
            for hand in Hand
        }
        self._ends = {
            hand: [hand.edit(edit).end for edit in some] for hand, some in self._edits.items()
        }
        self._order = {edit: place for place, edit in enumerate(edits)}

    def first_in(self, fact: Fact) -> Edit | None:
        """Find the first change that touches a fact's words, on either side."""
        found = [edit for hand in Hand if (edit := self._first(hand, hand.fact(fact)))]
        return min(found, key=self._order.__getitem__, default=None)

    def place_of(self, fact: Fact) -> int:
        """Give the ordinal of that change, or else of the words in which the fact begins."""
        found = self.first_in(fact)
        if found is not None:
            return self._order[found]
        for hand in Hand:
            if span := hand.fact(fact):
                ends = (hand.edit(edit).end for edit in self._all)
                return next((at for at, end in enumerate(ends) if end > span.start), _WHOLE)
        return _WHOLE

    def _first(self, hand: Hand, span: Span | None) -> Edit | None:
        if span is None:
            return None
        at = bisect_right(self._ends[hand], span.start)
        edit = next(iter(self._edits[hand][at : at + 1]), None)
        return edit if edit and hand.edit(edit).start < span.end else None


# --------------------------------------------------------------------------- the list


def entries(comparison: Comparison, marks: Marks = UNICODE_MARKS) -> list[Entry]:
    """Give the list of changes under headings: facts, sentences of one side, then the others.

    Facts stand in the order in which the keys come to them.
    """
    facts = [
        Entry(fact_phrase(comparison, comparison.facts[stop.fact], marks), stop.row, stop.fact)
        for stop in fact_stops(comparison)
        if stop.fact is not None
    ]
    moved = [
        Entry(f"{row.label} {_beginning(comparison, index, Hand.A, marks)}".strip(), index)
        for index, row in enumerate(comparison.rows)
        if row.kind is RowKind.MOVED and not row.ghost
    ]
    return [
        Entry(f"FACTS ({len(facts)})"),
        *facts,
        Entry(f"ONLY ON THE LEFT ({_count(comparison, RowKind.ONLY_A)})"),
        *_one_sided(comparison, RowKind.ONLY_A, Hand.A, marks),
        Entry(f"ONLY ON THE RIGHT ({_count(comparison, RowKind.ONLY_B)})"),
        *_one_sided(comparison, RowKind.ONLY_B, Hand.B, marks),
        Entry(f"MOVED ({len(moved)})"),
        *moved,
        *_told_otherwise(comparison, RowKind.EDITED, marks),
        *_told_otherwise(comparison, RowKind.REWRITTEN, marks),
    ]


def _told_otherwise(comparison: Comparison, kind: RowKind, marks: Marks) -> Iterator[Entry]:
    """Name each sentence that both sides have in other words, under a heading; of strangers none"""
    rows = () if comparison.strangers else comparison.rows
    found = [
        Entry(_beginning(comparison, index, Hand.A, marks), index)
        for index, row in enumerate(rows)
        if row.kind is kind
    ]
    yield Entry(f"{kind.value.upper()} ({len(found)})")
    yield from found


def fact_phrase(comparison: Comparison, fact: Fact, marks: Marks = UNICODE_MARKS) -> str:
    """Say in one line what became of a fact."""
    letter = FACT_LETTERS[fact.kind]
    left, right = (
        _short(span.of(hand.of(comparison).text), marks) if (span := hand.fact(fact)) else ""
        for hand in Hand
    )
    if fact.change is FactChange.ONLY_A:
        return f"{letter} {left} (only left)"
    if fact.change is FactChange.ONLY_B:
        return f"{letter} {right} (only right)"
    if fact.kind is FactKind.QUOTE:
        return f"{letter} {fact.similarity:.0f} % {left.lstrip(_QUOTE_MARKS)}"
    return f"{letter} {left} {marks.arrow} {right}"


def _count(comparison: Comparison, kind: RowKind) -> int:
    return sum(_sentences(row) for row in comparison.rows if row.kind is kind and row.story)


def _sentences(row: ComparisonRow) -> int:
    return len(row.a) + len(row.b)


def _one_sided(comparison: Comparison, kind: RowKind, hand: Hand, marks: Marks) -> Iterator[Entry]:
    """Name each sentence of the story that one side has; a long end and furniture in one line."""
    first, aside = None, 0
    for index, row in enumerate(comparison.rows):
        if row.kind is kind and row.own_end:
            yield Entry(f"[not on the other side, {_sentences(row):,} sentences]", index)
        elif row.kind is kind and row.furniture:
            first, aside = (index if first is None else first), aside + _sentences(row)
        elif row.kind is kind:
            yield Entry(_beginning(comparison, index, hand, marks), index)
    if first is not None:
        yield Entry(f"[page furniture, {aside:,} sentence{'s' * (aside != 1)}]", first)


def _beginning(comparison: Comparison, index: int, hand: Hand, marks: Marks) -> str:
    row, side = comparison.rows[index], hand.of(comparison)
    ordinals = hand.ordinals(row)
    return _short(side.sentences[ordinals[0]].span.of(side.text), marks) if ordinals else ""


def _short(text: str, marks: Marks) -> str:
    flat = " ".join(text[: 4 * _QUOTED].split())
    return flat if len(flat) <= _QUOTED else flat[: _QUOTED - 1].rstrip() + marks.ellipsis

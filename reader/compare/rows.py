"""The rows of a comparison: answered groups and one-sided sentences in reading order.

Knows two tellings and the groups that answer each other; must not know how they were found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reader.compare.align import Group
from reader.compare.blocks import Block
from reader.compare.chain import heaviest_chain
from reader.compare.likeness import Likeness
from reader.compare.telling import Telling
from reader.compare.words import compare_words
from reader.model import ComparisonRow, RowKind
from reader.record import record, replace

EDITED = 0.5  # least cosine of a pair that was edited rather than rewritten


@record(frozen=True, slots=True)
class Layout:
    """The rows in order, and for each the blocks of equal tokens in it (none for a ghost)."""

    rows: tuple[ComparisonRow, ...]
    blocks: tuple[tuple[Block, ...], ...]


def lay_out(a: Telling, b: Telling, groups: Sequence[Group]) -> Layout:
    """Build the rows: in order of a; what only b has stands where it does beside its neighbours."""
    paired = _paired(a, b, groups)
    anchors = _in_order([row for row in paired if row.kind is not RowKind.MOVED])
    in_line = {id(row) for row in anchors}
    loose = [row for row in paired if id(row) not in in_line]
    return _finished(a, b, list(_woven(a, b, anchors, loose)))


# --------------------------------------------------------------------------- answered groups


def _paired(a: Telling, b: Telling, groups: Sequence[Group]) -> list[ComparisonRow]:
    headline_a = tuple(k for k, sentence in enumerate(a.sentences) if sentence.headline)
    headline_b = tuple(k for k, sentence in enumerate(b.sentences) if sentence.headline)
    headline = Group(headline_a, headline_b)
    likes = _likenesses(a, b, [*groups, headline])
    rows = [
        ComparisonRow(
            RowKind.MOVED if group.moved else _kind(a, b, group, like),
            group.a,
            group.b,
            similarity=like,
            furniture=_all_aside(a, b, group),
        )
        for group, like in zip(groups, likes, strict=False)
    ]
    if headline_a or headline_b:
        rows.append(_headline(a, b, headline, likes[-1]))
    return rows


def _headline(a: Telling, b: Telling, group: Group, like: float) -> ComparisonRow:
    if not group.b:
        kind = RowKind.ONLY_A
    elif not group.a:
        kind = RowKind.ONLY_B
    else:
        kind = _kind(a, b, group, like)
    return ComparisonRow(kind, group.a, group.b, similarity=like, headline=True)


def _likenesses(a: Telling, b: Telling, groups: Sequence[Group]) -> list[float]:
    """Give the cosine of every group's two sides, each taken as one text."""
    unknown = [group for group in groups if group.likeness is None]
    likeness = Likeness(
        [_folded(a, group.a) for group in unknown], [_folded(b, group.b) for group in unknown]
    )
    found = {id(group): likeness.of(k, k) for k, group in enumerate(unknown)}
    return [found.get(id(group), group.likeness or 0.0) for group in groups]


def _folded(telling: Telling, ordinals: tuple[int, ...]) -> tuple[str, ...]:
    tokens = telling.tokens_of(ordinals)
    return telling.folded[tokens.start : tokens.stop]


def _kind(a: Telling, b: Telling, group: Group, like: float) -> RowKind:
    if _folded(a, group.a) == _folded(b, group.b):
        return RowKind.SAME
    return RowKind.EDITED if like >= EDITED else RowKind.REWRITTEN


def _all_aside(a: Telling, b: Telling, group: Group) -> bool:
    return all(a.sentences[k].furniture for k in group.a) and all(
        b.sentences[k].furniture for k in group.b
    )


def _in_order(rows: Sequence[ComparisonRow]) -> list[ComparisonRow]:
    """Give the rows that follow each other on both sides; a headline may stand out of line."""
    by_place = {(row.a[0], row.b[0]): row for row in rows if row.a and row.b}
    chain = heaviest_chain(
        (*place, 0.5 if row.headline else 1.0) for place, row in by_place.items()
    )
    return [by_place[place] for place in chain]


# --------------------------------------------------------------------------- weaving


def _woven(
    a: Telling, b: Telling, anchors: Sequence[ComparisonRow], loose: Sequence[ComparisonRow]
) -> Iterator[ComparisonRow]:
    """Give every row in order; a loose row comes at its place in a and, as a ghost, in b."""
    at_a = {row.a[0]: row for row in loose if row.a}
    at_b = {row.b[0]: row for row in loose if row.b}
    taken_a = {k for row in (*anchors, *loose) for k in row.a}
    taken_b = {k for row in (*anchors, *loose) for k in row.b}
    end = ComparisonRow(RowKind.SAME, (len(a.sentences),), (len(b.sentences),))
    i = j = 0
    for anchor in (*anchors, end):
        yield from _stretch(a, range(i, anchor.a[0]), at_a, taken_a, RowKind.ONLY_A)
        yield from _stretch(b, range(j, anchor.b[0]), at_b, taken_b, RowKind.ONLY_B)
        if anchor is not end:
            yield anchor
        i, j = anchor.a[-1] + 1, anchor.b[-1] + 1


def _stretch(
    telling: Telling,
    ordinals: range,
    loose: dict[int, ComparisonRow],
    taken: set[int],
    kind: RowKind,
) -> Iterator[ComparisonRow]:
    """Give the rows of one side between two anchors; furniture runs are one row each."""
    for place, run in groupby(ordinals, key=lambda k: _place(telling, k, taken)):
        numbers = tuple(run)
        if place == "taken":
            yield from _loose_rows(numbers, loose, kind)
        elif place == "story":
            yield from (_one_sided(kind, (number,)) for number in numbers)
        else:
            story = not telling.sentences[numbers[0]].furniture
            yield replace(_one_sided(kind, numbers, furniture=True), own_end=story)


def _place(telling: Telling, ordinal: int, taken: set[int]) -> str:
    if ordinal in taken:
        return "taken"
    if telling.region[ordinal]:
        return f"furniture {telling.region[ordinal]}"
    return "story"


def _loose_rows(
    numbers: Iterable[int], loose: dict[int, ComparisonRow], kind: RowKind
) -> Iterator[ComparisonRow]:
    for number in numbers:
        row = loose.get(number)
        ghost = row is not None and kind is RowKind.ONLY_B and bool(row.a)
        if row is None or (ghost and row.headline):
            continue
        yield replace(row, ghost=True) if ghost else row


def _one_sided(
    kind: RowKind, ordinals: tuple[int, ...], *, furniture: bool = False
) -> ComparisonRow:
    if kind is RowKind.ONLY_A:
        return ComparisonRow(kind, a=ordinals, furniture=furniture)
    return ComparisonRow(kind, b=ordinals, furniture=furniture)


# --------------------------------------------------------------------------- labels and edits


def _finished(a: Telling, b: Telling, rows: list[ComparisonRow]) -> Layout:
    labelled = _labelled(rows)
    finished: list[ComparisonRow] = []
    blocks: list[tuple[Block, ...]] = []
    for row in labelled:
        if not (row.a and row.b):
            finished.append(row)
            blocks.append(())
            continue
        diff = compare_words(a, a.tokens_of(row.a), b, b.tokens_of(row.b))
        finished.append(replace(row, edits=diff.edits))
        blocks.append(() if row.ghost else diff.blocks)
    return Layout(tuple(finished), tuple(blocks))


def _labelled(rows: list[ComparisonRow]) -> list[ComparisonRow]:
    """Tell moved rows their ghosts, and give one label to neighbours that moved together."""
    homes = {row.a: k for k, row in enumerate(rows) if row.a and row.b and not row.ghost}
    ghosts = {row.a: k for k, row in enumerate(rows) if row.ghost}
    number, last = 0, ComparisonRow(RowKind.MOVED, (-9,), (-9,))
    for ordinals in sorted(ghosts):
        home, ghost = homes[ordinals], ghosts[ordinals]
        row = rows[home]
        if (row.a[0], row.b[0]) != (last.a[-1] + 1, last.b[-1] + 1):
            number += 1
        last = row
        rows[home] = replace(row, partner=ghost, label=f"m{number}")
        rows[ghost] = replace(rows[ghost], partner=home, label=f"m{number}")
    return rows

"""The signs of a comparison: what the gutter says of a row, which letter stands for which fact.

One set, the same on the screen, in a pipe and in the ``?`` page, so that nothing is ever said by
colour alone:

    =  the same            ≈  edited              %  rewritten (little is shared word for word)
    <  only on the left    >  only on the right   ↓ ↑  moved, with its label m1, m2 …
    +  one sentence told as several, or several as one; ``:`` on its further lines

and after the mark the kinds of fact that differ: ``"`` quotation, ``#`` number, ``@`` name or
title, ``D`` date, ``!`` negation, ``S`` who says it. In ASCII ``≈`` is ``~``, the arrows are
``v`` and ``^``. A side's sign points to the side where the text stands, as sdiff's does, because
neither telling is the old one and the sides can be swapped.

Knows the records and the terminal's marks; must not know any width or style.
"""

from __future__ import annotations

from reader.model import ComparisonRow, FactKind, RowKind
from reader.pages.glyphs import UNICODE, Glyphs
from reader.record import record


@record(frozen=True, slots=True)
class Marks:
    """The signs that a comparison needs beyond a list's. Each is one cell wide."""

    same: str = "="
    edited: str = "≈"
    rewritten: str = "%"
    only_a: str = "<"
    only_b: str = ">"
    down: str = "↓"
    up: str = "↑"
    joined: str = "+"
    continued: str = ":"
    missing: str = "‸"
    paragraph: str = "¶"
    here: str = "▌"
    folded: str = "▸"
    unfolded: str = "▾"
    divider: str = "│"
    rule: str = "─"
    dot: str = "·"
    ellipsis: str = "…"
    arrow: str = "→"


UNICODE_MARKS = Marks()
ASCII_MARKS = Marks(
    edited="~",
    down="v",
    up="^",
    missing="^",
    paragraph="/",
    here=">",
    folded=">",
    unfolded="v",
    divider="|",
    rule="-",
    dot="-",
    ellipsis="~",
    arrow="-",
)

FACT_LETTERS = {
    FactKind.QUOTE: '"',
    FactKind.NUMBER: "#",
    FactKind.NAME: "@",
    FactKind.DATE: "D",
    FactKind.NEGATION: "!",
    FactKind.ATTRIBUTION: "S",
}


def marks_for(glyphs: Glyphs) -> Marks:
    """Give the comparison's signs that go with a list's."""
    return UNICODE_MARKS if glyphs is UNICODE else ASCII_MARKS


def mark_of(row: ComparisonRow, index: int, marks: Marks) -> str:
    """Give the one sign that the gutter shows for a row."""
    match row.kind:
        case RowKind.MOVED:
            return marks.down if (row.partner or 0) > index else marks.up
        case RowKind.ONLY_A:
            return marks.only_a
        case RowKind.ONLY_B:
            return marks.only_b
        case RowKind.REWRITTEN:
            return marks.rewritten
    if len(row.a) > 1 or len(row.b) > 1:
        return marks.joined
    return marks.same if row.kind is RowKind.SAME else marks.edited


def legend(marks: Marks) -> list[tuple[str, str]]:
    """Give every sign with what it says, for the ``?`` page."""
    return [
        (marks.same, "the same"),
        (marks.edited, "edited"),
        (marks.rewritten, "rewritten; what stayed is underlined"),
        (marks.only_a, "only on the left"),
        (marks.only_b, "only on the right"),
        (f"{marks.down} {marks.up}", "moved: the other side has it further down, further up"),
        (marks.joined, "one sentence told as several, or several as one"),
        (marks.missing, "the other side has words here"),
        (marks.paragraph, "a paragraph begins on this side only; shown with all detail"),
        *((letter, f"{noun} that differs") for noun, letter in _fact_nouns()),
    ]


def _fact_nouns() -> list[tuple[str, str]]:
    nouns = {
        FactKind.QUOTE: "a quotation",
        FactKind.NUMBER: "a number",
        FactKind.NAME: "a name or title",
        FactKind.DATE: "a date",
        FactKind.NEGATION: "a negation or reservation",
        FactKind.ATTRIBUTION: "the word for who says it",
    }
    return [(nouns[kind], letter) for kind, letter in FACT_LETTERS.items()]

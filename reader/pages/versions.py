"""One sentence in every telling: what each of several comparisons sets against it.

Knows comparisons whose left side is the telling that the sentence was taken from; must not know
how they were made, nor any width.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Comparison, RowKind
from reader.named import NamedTuple
from reader.pages.comparison_cells import Cell, Cells, Detail
from reader.pages.comparison_heading import SideName
from reader.pages.comparison_marks import Marks, mark_of
from reader.pages.painting import Hand
from reader.pages.wrapping import Line, Run, wrap

_INDENT = 3  # cells


class Version(NamedTuple):
    """How one telling has a sentence: the row's mark, and its words; no words if it has none."""

    name: SideName
    mark: str
    words: Cell


def own_version(name: SideName, comparison: Comparison, ordinals: Sequence[int]) -> Version:
    """Give the sentences (ordinals of the left side) as the telling has them itself."""
    side = comparison.a
    return Version(
        name, "", (Run(" ".join(side.sentences[n].span.of(side.text) for n in ordinals)),)
    )


def version_in(
    name: SideName, comparison: Comparison, ordinals: Sequence[int], marks: Marks
) -> Version:
    """Give what the right side sets against sentences of the left one, its changes marked."""
    if comparison.strangers:
        return Version(name, "", ())
    texts = Cells(comparison, Detail.COSMETIC, marks, brackets=True)
    words: list[Run] = []
    mark = ""
    for index, row in enumerate(comparison.rows):
        if row.b and not set(ordinals).isdisjoint(row.a) and not row.ghost:
            mark = mark or mark_of(row, index, marks)
            there = row.partner if row.kind is RowKind.MOVED and row.partner is not None else index
            words += [Run(" ")] * bool(words) + list(texts.side(there, Hand.B))
    return Version(name, mark, tuple(words))


def lines_of(versions: Sequence[Version], width: int, marks: Marks) -> list[Line]:
    """Lay the versions out: who tells, and below in how many words."""
    lines: list[Line] = []
    for number, version in enumerate(versions):
        lines += [()] * bool(number)
        sign = Run(f" {version.mark or ' '} ", "letters")
        lines.append((sign, Run(version.name.source or version.name.headline, "source")))
        words = version.words or (Run("this telling does not have it", "ghost"),)
        indent = Run(" " * _INDENT)
        lines += [(indent, *line) for line in wrap(words, max(1, width - 2 * _INDENT))]
    return lines

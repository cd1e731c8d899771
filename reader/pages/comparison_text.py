"""A comparison as plain text, for pipes, screen readers and files: nothing is lost with the styles.

Changed words are written as wdiff does, ``[-left-]`` ``{+right+}``; words that stand elsewhere in
the other side's sentence ``{<here on the left<}`` ``{>here on the right>}``. The gutter says what
each row is. Must not know files, terminals or styles.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import Comparison
from reader.pages.changes import fact_phrase
from reader.pages.columns import GUTTER, PANE_MOST, Columns, Layout
from reader.pages.comparison_cells import Cells, Detail
from reader.pages.comparison_heading import summary_parts
from reader.pages.comparison_marks import UNICODE_MARKS, Marks, mark_of
from reader.pages.folds import LineKind, fold_mark
from reader.pages.markdown import escaped, letters_escaped
from reader.pages.painting import Hand
from reader.pages.wrapping import Line, Run, shorten, wrap

_UNWRAPPED = 1_000_000_000  # cells: no line is longer
_TAGS = {
    "changed_a": "del",
    "fact_a": "del",
    "moved_a": "em",
    "changed_b": "ins",
    "fact_b": "ins",
    "moved_b": "em",
}


def plain(
    comparison: Comparison,
    names: tuple[str, str],
    width: int,
    relation: str | None = None,
    marks: Marks = UNICODE_MARKS,
) -> Iterator[str]:
    """Give the comparison as lines of at most ``width`` cells; 0 wraps nothing.

    First the names, what is shared and the facts that differ; then the rows inline, with page
    furniture folded to one line.
    """
    measure = width or _UNWRAPPED
    for sign, name in zip((marks.only_a, marks.only_b), names, strict=True):
        yield from _flat(f"{sign} {name}", measure)
    yield from _flat(_summary(comparison, relation, marks), measure)
    for fact in comparison.facts:
        yield shorten("  " + fact_phrase(comparison, fact, marks), measure, marks.ellipsis)
    yield marks.rule * min(measure, GUTTER + PANE_MOST)
    texts = Cells(comparison, Detail.WORDING, marks, brackets=True)
    columns = Columns(texts, measure, Layout.INLINE, most=PANE_MOST if width else _UNWRAPPED)
    for line in columns.lines():
        yield _written(line.gutter, line.left) if line.kind is not LineKind.GAP else ""


def _written(gutter: Line, text: Line) -> str:
    return "".join(run.text for run in (*gutter, *text)).rstrip().removesuffix(" (Enter opens)")


def _summary(comparison: Comparison, relation: str | None, marks: Marks) -> str:
    parts = [part.full for part in summary_parts(comparison, None, marks)]
    return f" {marks.dot} ".join([relation, *parts] if relation else parts)


def _flat(text: str, width: int) -> Iterator[str]:
    for line in wrap([Run(text)], width):
        yield "".join(run.text for run in line)


# --------------------------------------------------------------------------- Markdown


def markdown(
    comparison: Comparison, names: tuple[str, str], relation: str | None = None
) -> Iterator[str]:
    """Give the comparison as Markdown: what is shared, the facts, then a table of the rows.

    Words that differ are between ``<del>`` or ``<ins>``. Page furniture is counted, not shown.
    """
    marks = UNICODE_MARKS
    yield f"# {escaped(names[0])} {marks.dot} {escaped(names[1])}"
    yield ""
    yield escaped(_summary(comparison, relation, marks))
    if comparison.facts:
        yield ""
        yield from (f"- {escaped(fact_phrase(comparison, fact))}" for fact in comparison.facts)
    yield ""
    yield f"| | {escaped(names[0])} | {escaped(names[1])} |"
    yield "|---|---|---|"
    yield from _table(comparison, marks)


def _table(comparison: Comparison, marks: Marks) -> Iterator[str]:
    texts = Cells(comparison, Detail.WORDING, marks)
    folded = Columns(texts, _UNWRAPPED, Layout.SIDES, most=_UNWRAPPED)
    for block in folded.blocks:
        rows = comparison.rows[block.first : block.last + 1]
        sign = mark_of(rows[0], block.first, marks)
        if block.kind is LineKind.FOLD:
            sign, _kind = fold_mark(rows, block.first, marks)
            line = folded.line(folded.place(block.first).start)
            left, right = (escaped(_words(side)) for side in (line.left, line.right))
        else:
            left, right = (_emphasised(texts.side(block.first, hand)) for hand in Hand)
        yield f"| {escaped(sign)} | {left} | {right} |".replace("  ", " ")


def _emphasised(line: Line) -> str:
    """Write a cell with the words that differ between the tags for that.

    Markdown's own asterisks would not do: beside a comma they are taken for asterisks.
    """
    return " ".join("".join(_tagged(run) for run in line).split())


def _tagged(run: Run) -> str:
    text = letters_escaped(run.text.replace("\n", " "))
    tag = _TAGS.get(run.role.split(" ")[0])
    return f"<{tag}>{text}</{tag}>" if tag else text


def _words(line: Line) -> str:
    return "".join(run.text for run in line).removesuffix(" (Enter opens)")

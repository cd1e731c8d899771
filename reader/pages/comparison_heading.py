"""What stands above a comparison: who the two tellings are, what they share, and the ribbon.

Knows the records; must not know styles, nor how the comparison below is laid out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.dates.writing import long_form
from reader.model import Article, Comparison, ComparisonRow, FactKind, Pair, RowKind
from reader.named import NamedTuple
from reader.pages.columns import GUTTER
from reader.pages.comparison_cells import Cells
from reader.pages.comparison_marks import FACT_LETTERS, UNICODE_MARKS, Marks, mark_of
from reader.pages.details import title_of
from reader.pages.wrapping import Line, Run, breadth, cells, shorten
from reader.record import record

NOUNS = {
    FactKind.QUOTE: ("quotation", "quotations"),
    FactKind.NUMBER: ("number", "numbers"),
    FactKind.NAME: ("name", "names"),
    FactKind.DATE: ("date", "dates"),
    FactKind.NEGATION: ("negation", "negations"),
    FactKind.ATTRIBUTION: ("attribution", "attributions"),
}
_SOUGHT = (FactKind.NUMBER, FactKind.DATE)  # whether these differ is worth saying either way
# Of the rows that share one place of a ribbon, the one that a reader would look for is shown.
_TELLING = (
    RowKind.MOVED,
    RowKind.REWRITTEN,
    RowKind.ONLY_A,
    RowKind.ONLY_B,
    RowKind.EDITED,
    RowKind.SAME,
)
_LEAST_HEADLINE = 12  # cells: less of a headline tells nothing


@record(frozen=True, slots=True)
class SideName:
    """What a comparison calls one of its two articles: its headline, and who told it when."""

    headline: str
    source: str = ""
    outlet: str = ""  # the source where there is little room

    def __str__(self) -> str:
        return f"{self.source}: {self.headline}" if self.source else self.headline


def side_name(article: Article) -> SideName:
    """Name an article for a comparison; what was worked out is marked with ``?``."""
    outlet, date = article.outlet, article.date
    told_by = f"{outlet.value}{'?' * outlet.doubtful}" if outlet else "outlet unknown"
    told_on = f"{long_form(date.value.iso)}{'?' * date.doubtful}" if date else "no date"
    return SideName(title_of(article), f"{told_by}, {told_on}", told_by)


# --------------------------------------------------------------------------- names


class Over(NamedTuple):
    """Where the two columns stand below: the first cell of the left text, and each one's width."""

    start: int
    pane: int


def names_line(
    names: tuple[SideName, SideName], width: int, marks: Marks, over: Over | None = None
) -> Line:
    """Name both tellings in one line: over their columns, or one after the other."""
    if over is None:
        each = max(1, (width - len("   ")) // 2)
        divider = Run(f" {marks.divider} ", "rule")
        left, right = _named(names[0], each - 1, marks), _named(names[1], each, marks)
        return (Run(" "), *left, divider, *right)
    left, right = (_named(name, over.pane, marks) for name in names)
    blank = over.pane - cells(left)
    gutter = (Run(" "), Run(marks.divider, "rule"), Run(" " * (GUTTER - 2)))
    return (Run(" " * over.start), *left, Run(" " * blank), *gutter, *right)


def _named(name: SideName, width: int, marks: Marks) -> Line:
    """Give headline and source in ``width`` cells; first the date gives way, then the headline."""
    for source in (name.source, name.outlet or name.source):
        room = width - breadth(source) - 2
        if room >= _LEAST_HEADLINE:
            headline = shorten(name.headline, room, marks.ellipsis)
            return (Run(headline, "headline"), Run("  "), Run(source, "source"))
    return (Run(shorten(name.source, max(0, width), marks.ellipsis), "source"),)


# --------------------------------------------------------------------------- what they share


class _Part(NamedTuple):
    """Something to say of a comparison, in full and in short. Important parts come first."""

    full: str
    short: str
    core: bool = False  # said before anything else is said in full


def summary_line(comparison: Comparison, pair: Pair | None, width: int, marks: Marks) -> str:
    """Say how the tellings relate, what they share and what differs, in ``width`` cells.

    What matters most is said in any case, and in full where there is room; then what else fits.
    """
    divider = f" {marks.dot} "
    parts = summary_parts(comparison, pair, marks)
    said = [part.short for part in parts if part.core]
    while len(said) > 1 and breadth(divider.join(said)) > width:
        said.pop()
    for index, part in enumerate(parts[: len(said)]):
        fuller = [*said[:index], part.full, *said[index + 1 :]]
        if breadth(divider.join(fuller)) <= width:
            said = fuller
    for part in parts[len(said) :]:
        for phrase in (part.full, part.short):
            if breadth(divider.join([*said, phrase])) <= width:
                said.append(phrase)
                break
    return shorten(divider.join(said), width, marks.ellipsis)


def summary_parts(
    comparison: Comparison,
    pair: Pair | None = None,
    marks: Marks = UNICODE_MARKS,
) -> list[_Part]:
    """Give all there is to say of a comparison as a whole, the most important first."""
    relation = [_Part(pair.relation.value, pair.relation.value, True)] if pair else []
    if comparison.strangers:
        return [*relation, _Part("no shared passages", "no shared passages", True)]
    return [
        *relation,
        _shares(comparison),
        _facts(comparison),
        _rows(comparison, marks),
        _quotes(comparison),
        *_corrections(comparison),
        *_furniture(comparison),
        *_furniture_rows(comparison, marks),
        *_evidence(pair),
    ]


def _shares(comparison: Comparison) -> _Part:
    left, right = comparison.shared_a, comparison.shared_b
    return _Part(
        f"shared {left:.0%} of left, {right:.0%} of right",
        f"shared {left:.0%}, {right:.0%}",
        core=True,
    )


def _furniture(comparison: Comparison) -> list[_Part]:
    told = f"{comparison.shared_a:.0%}, {comparison.shared_b:.0%}"
    whole = f"{comparison.shared_a_all:.0%}, {comparison.shared_b_all:.0%}"
    return [_Part(f"with page furniture {whole}", f"all {whole}")] if whole != told else []


def _furniture_rows(comparison: Comparison, marks: Marks) -> list[_Part]:
    """Say that page furniture is not all the same: it is folded, and no sentence of the story."""
    kinds = (RowKind.EDITED, RowKind.REWRITTEN)
    count = sum(row.furniture and row.kind in kinds for row in comparison.rows)
    said = f"page furniture: {count} line{'s' * (count != 1)} edited"
    return [_Part(said, f"furniture {marks.edited}{count}")] if count else []


def _facts(comparison: Comparison) -> _Part:
    """Count what differs, kind by kind, and say so where numbers and dates do not."""
    counts = Counter(fact.kind for fact in comparison.facts)
    kinds = [kind for kind in FACT_LETTERS if counts[kind]]
    if not kinds:
        return _Part("no fact differs", "no fact differs", core=True)
    said = [f"{counts[kind]} {NOUNS[kind][counts[kind] > 1]}" for kind in kinds]
    verb = "differs" if counts.total() == 1 else "differ"
    quiet = [f"no {NOUNS[kind][0]}" for kind in _SOUGHT if not counts[kind]]
    return _Part(
        "; ".join([", ".join(said) + f" {verb}", *[", ".join(quiet)] * bool(quiet)]),
        "facts " + " ".join(f"{FACT_LETTERS[kind]}{counts[kind]}" for kind in kinds),
        core=True,
    )


def _rows(comparison: Comparison, marks: Marks) -> _Part:
    rows = Counter[RowKind]()
    for row in comparison.rows:
        if row.story and not row.ghost:
            rows[row.kind] += len(row.a) + len(row.b) if row.own_end else 1
    named = [
        (RowKind.SAME, "same", marks.same),
        (RowKind.EDITED, "edited", marks.edited),
        (RowKind.REWRITTEN, "rewritten", marks.rewritten),
        (RowKind.MOVED, "moved", marks.down),
        (RowKind.ONLY_A, "only left", marks.only_a),
        (RowKind.ONLY_B, "only right", marks.only_b),
    ]
    present = [(rows[kind], noun, mark) for kind, noun, mark in named if rows[kind]]
    return _Part(
        "sentences: " + ", ".join(f"{count} {noun}" for count, noun, _ in present),
        " ".join(f"{mark}{count}" for count, _, mark in present),
        core=True,
    )


def _quotes(comparison: Comparison) -> _Part:
    same, altered = comparison.quotes_same, comparison.quotes_altered
    if not same + altered:
        return _Part("no quotation in both", "no quotes")
    return _Part(
        f"quotations: {same} same, {altered} altered", f"{same} of {same + altered} quotes same"
    )


def _corrections(comparison: Comparison) -> list[_Part]:
    """Say that not all of this was worked out: a reader of a filed page must know."""
    count = comparison.corrections
    said = f"{count} pair{'s' * (count != 1)} of sentences set by hand"
    return [_Part(said, f"{count} by hand")] if count else []


def _evidence(pair: Pair | None) -> list[_Part]:
    return [_Part(f"likeness {pair.score:.2f}", f"likeness {pair.score:.2f}")] if pair else []


# --------------------------------------------------------------------------- the ribbon


def ribbon(texts: Cells, here: int, width: int) -> Line:
    """Draw the whole comparison in one line: a mark for each row, the reader's place marked.

    Furniture counts as one row. More rows than cells share them, and the kind that a reader
    would look for is shown.
    """
    rows = _ribbon_rows(texts)
    if not rows or width < 1 or texts.comparison.strangers:
        return ()
    places = min(width, len(rows))
    current = _place_of(rows, here)
    runs = []
    for place in range(places):
        shared = rows[place * len(rows) // places : (place + 1) * len(rows) // places]
        index = min(shared, key=lambda row: _TELLING.index(texts.comparison.rows[row].kind))
        row = texts.comparison.rows[index]
        role = f"mark_{row.kind.value}"
        reader = " ribbon_here" if current * places // len(rows) == place else ""
        runs.append(Run(mark_of(row, index, texts.marks), role + reader))
    return tuple(runs)


def row_of_ribbon(texts: Cells, place: int, width: int) -> int | None:
    """Give the first row that stands at a place of the ribbon; beyond its end, the last row."""
    rows = _ribbon_rows(texts)
    if not rows or width < 1 or texts.comparison.strangers:
        return None
    places = min(width, len(rows))
    return rows[-(-min(max(place, 0), places - 1) * len(rows) // places)]


def _ribbon_rows(texts: Cells) -> list[int]:
    """Give the rows that a ribbon shows: all of the story, the first of a run of furniture."""
    rows = texts.comparison.rows
    return [
        index
        for index, row in enumerate(rows)
        if not (row.furniture and index and _alike(row, rows[index - 1]))
    ]


def _alike(row: ComparisonRow, before: ComparisonRow) -> bool:
    return before.furniture and before.kind is row.kind


def _place_of(rows: Sequence[int], here: int) -> int:
    return max((place for place, row in enumerate(rows) if row <= here), default=0)

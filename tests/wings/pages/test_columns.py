"""A comparison laid out at a width: level rows, folds, gutter marks, both layouts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Comparison, Edit, FactKind, Op, RowKind, Span
from reader.pages.columns import GUTTER, MARKER, Columns, Layout
from reader.pages.comparison_cells import Cells, Detail
from reader.pages.comparison_marks import ASCII_MARKS
from reader.pages.folds import Folds, LineKind
from reader.pages.wrapping import Line, cells
from tests.wings.pages.tellings import Pair, compared, moved, with_fact

STORM = compared(
    Pair("Storm closes harbour", "Harbour closed by storm", headline=True),
    Pair(
        "The harbour was closed at noon on Friday, the harbour master said.",
        "The harbour was shut at noon on Saturday, the harbour master said.",
    ),
    Pair("Ferries waited.", "Ferries waited.", begins=False),
    Pair("Nobody was hurt.", "Nobody was hurt.", begins=False),
    Pair("Bakers stayed open.", ""),
    Pair("", "Schools stayed shut."),
    Pair("", "Most read", furniture=True),
    Pair("", "Ten ways to boil an egg", furniture=True),
)


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def drawn(columns: Columns) -> list[str]:
    """Draw the lines as a terminal would, the right edge trimmed."""
    rows = []
    for line in columns.lines():
        left = text(line.left) + " " * (columns.left_width - cells(line.left))
        parts = [text(line.gutter), text(line.left)]
        if columns.layout is Layout.SIDES:
            parts = [left, text(line.gutter), text(line.right)]
        rows.append("".join(parts).rstrip())
    return rows


def marks(columns: Columns) -> list[str]:
    """Give what the gutter says on each row's first line, or a fold's."""
    said, seen = [], set()
    for line in columns.lines():
        if line.kind is not LineKind.GAP and (line.row, line.kind) not in seen:
            seen.add((line.row, line.kind))
            said.append(text(line.gutter).strip())
    return said


# ----- rows side by side


def test_rows_stand_level_and_paragraphs_of_the_left_are_parted() -> None:
    assert drawn(Columns(Cells(STORM), 80, Layout.SIDES)) == [
        "‸ Storm closes harbour               ≈     Harbour closed by storm ‸",
        "                                     │",
        "The harbour was closed at noon on    ≈     The harbour was shut at noon on",
        "Friday, the harbour master said.     │     Saturday, the harbour master said.",
        "Ferries waited.                      =     Ferries waited.",
        "Nobody was hurt.                     =     Nobody was hurt.",
        "                                     │",
        "Bakers stayed open.                  <",
        "                                     │",
        "                                     >     Schools stayed shut.",
        "                                     │",
        "                                     >     ▸ 2 sentences, 8 words: page furnit…",
    ]


@pytest.mark.parametrize("width", [40, 63, 80, 100, 120, 161, 200, 400])
@pytest.mark.parametrize("layout", Layout)
def test_no_line_is_wider_than_asked_and_every_line_of_a_row_says_which(
    width: int, layout: Layout
) -> None:
    columns = Columns(Cells(STORM), width, layout)
    columns.settle()
    assert columns.width <= max(width, MARKER + GUTTER + 4)
    for number, line in enumerate(columns.lines()):
        assert cells(line.left) <= columns.left_width
        assert cells(line.right) <= columns.right_width
        assert cells(line.gutter) == GUTTER
        assert columns.row_at(number) == line.row
        if line.kind is not LineKind.GAP:
            assert number in columns.place(line.row)


def test_under_a_hundred_columns_the_layout_is_inline_by_itself() -> None:
    assert Columns(Cells(STORM), 99).layout is Layout.INLINE
    assert Columns(Cells(STORM), 100).layout is Layout.SIDES


def test_a_comparison_of_nothing_has_no_lines() -> None:
    columns = Columns(Cells(compared()), 120)
    assert len(columns) == 0
    assert columns.place(0) == range(0)
    assert columns.shown_row(3) == 0


# ----- the gutter


def test_every_row_has_one_mark_and_letters_for_the_facts_that_differ() -> None:
    told = with_fact(STORM, FactKind.DATE, 1, "Friday", "Saturday")
    told = with_fact(told, FactKind.NAME, 1, "harbour master", "harbour master")
    assert marks(Columns(Cells(told), 120)) == ["≈", "≈ @D", "=", "=", "<", ">", ">"]
    ascii_marks = marks(Columns(Cells(told, marks=ASCII_MARKS), 120))
    assert ascii_marks == ["~", "~ @D", "=", "=", "<", ">", ">"]


def test_more_letters_than_fit_go_to_the_next_line() -> None:
    told = compared(Pair("One two.", "One three."))
    for kind in FactKind:
        told = with_fact(told, kind, 0, "two", "three")
    gutters = [text(line.gutter).rstrip() for line in Columns(Cells(told), 120).lines()]
    assert gutters == [' ≈ "#@', " │ D!S"]


def test_a_split_sentence_has_its_own_mark_on_every_line() -> None:
    told = compared(
        Pair("The harbour was shut and ferries waited.", "It was shut.|Ferries waited.")
    )
    gutters = [text(line.gutter).strip() for line in Columns(Cells(told), 60, Layout.SIDES).lines()]
    assert gutters == ["+", ":"]


def test_a_moved_sentence_stands_at_both_places_and_points_to_the_other() -> None:
    told = moved(
        compared(
            Pair("Bakers stayed open.", ""), Pair("Same.", "Same."), Pair("", "Bakers stayed shut.")
        ),
        row=0,
        ghost=2,
    )
    shown = drawn(Columns(Cells(told), 120))
    assert shown[0].startswith("Bakers stayed open.")
    assert shown[0].endswith("↓ m1  … further down on the right (m goes there)")
    assert shown[-1].startswith("… further up on the left (m goes there)")
    assert shown[-1].endswith("↑ m1  Bakers stayed shut.")


def test_where_a_run_has_moved_to_is_said_once() -> None:
    told = compared(
        Pair("One sentence.", ""),
        Pair("Two.", ""),
        Pair("Same.", "Same."),
        Pair("", "One sentence."),
        Pair("", "Two."),
    )
    told = moved(moved(told, row=0, ghost=3), row=1, ghost=4)
    shown = "".join(drawn(Columns(Cells(told), 120)))
    assert shown.count("further down") == 1
    assert shown.count("further up") == 1


def test_strangers_are_two_plain_columns_without_marks() -> None:
    told = compared(Pair("One.", "Two.", kind=RowKind.REWRITTEN), strangers=True)
    assert marks(Columns(Cells(told), 120)) == ["│"]


# ----- folds


def test_furniture_is_one_counted_line_until_it_is_opened() -> None:
    closed = Columns(Cells(STORM), 160)
    assert drawn(closed)[-1].endswith(
        ">     ▸ 2 sentences, 8 words only on the right: page furniture (Enter opens)"
    )
    fold = closed.folded.fold_of(7)
    assert fold == 6
    assert closed.hidden(7)
    opened = Columns(Cells(STORM), 160, folds=Folds().turn(fold))
    assert "▾ 2 sentences" in drawn(opened)[-4]
    assert [line.split()[-1] for line in drawn(opened)[-3:]] == ["read", "│", "egg"]
    assert not opened.hidden(7)
    assert opened.folded.fold_of(7) == 6


def test_furniture_above_the_story_says_so() -> None:
    told = compared(Pair("By Our Staff|On Friday", "", furniture=True), Pair("One.", "One."))
    shown = drawn(Columns(Cells(told), 160))
    assert "2 sentences, 5 words only on the left: above the story" in shown[0]


def test_folded_furniture_that_differs_is_never_marked_as_the_same() -> None:
    told = compared(
        Pair("One.", "One."),
        Pair("Comments", "Comments", furniture=True),
        Pair("12 people like it", "13 people like it", furniture=True),
    )
    for layout in Layout:
        columns = Columns(Cells(told), 160, layout)
        assert marks(columns)[-1] == "≈"
        assert "2 sentences, 5 words: page furniture, edited" in drawn(columns)[-1]


def test_a_date_above_the_story_that_differs_is_not_folded() -> None:
    menu = "Sport " * 30
    told = compared(
        Pair("Storm", "Storm", headline=True),
        Pair("Front page", "Front page", furniture=True),
        Pair("By Ada Quist", "By Ada Quist", furniture=True),
        Pair("March 3, 2024 | 09:15", "March 4, 2024 | 11:00", furniture=True),
        Pair(f"{menu}today", f"{menu}tomorrow", furniture=True),
        Pair("More", "More", furniture=True),
        Pair("One.", "One."),
    )
    shown = [line for line in drawn(Columns(Cells(told), 160)) if line.strip(" │")]
    assert ["▸" in line for line in shown] == [False, True, False, True, False]
    assert "09:15" in shown[2]
    assert " = " in shown[1]
    assert " ≈ " in shown[3]


def test_a_single_sentence_of_furniture_is_shown_as_it_is() -> None:
    told = compared(Pair("One.", "One."), Pair("Comments are closed.", "", furniture=True))
    assert drawn(Columns(Cells(told), 160))[-1].startswith("Comments are closed.")
    assert drawn(Columns(Cells(told), 160, folds=Folds(only_changes=True)))[-1].startswith(
        "▸ 1 sen"
    )


def test_a_narrow_fold_leaves_out_the_hint_and_the_side_first() -> None:
    columns = Columns(Cells(STORM), 100)
    assert drawn(columns)[-1].endswith("▸ 2 sentences, 8 words: page furniture")


def test_runs_of_the_same_fold_on_demand() -> None:
    columns = Columns(Cells(STORM), 120, folds=Folds(same=True))
    folded = next(line for line in drawn(columns) if "the same" in line)
    assert folded.count("2 sentences") == 2
    assert columns.shown_row(3) == 2
    opened = Columns(Cells(STORM), 120, folds=Folds(same=True).turn(2))
    assert not opened.hidden(3)


def test_only_changes_folds_single_rows_too_and_never_the_headline() -> None:
    told = compared(
        Pair("Title", "Title", headline=True), Pair("One.", "One."), Pair("Two.", "Three.")
    )
    shown = drawn(Columns(Cells(told), 120, folds=Folds(only_changes=True)))
    assert shown[0].startswith("Title")
    assert "1 sentence the same" in shown[2]
    assert drawn(Columns(Cells(told), 120, folds=Folds(same=True)))[2].startswith("One.")


# ----- detail


def test_at_the_detail_of_facts_other_wording_is_not_marked() -> None:
    told = with_fact(STORM, FactKind.DATE, 1, "Friday", "Saturday")
    roles = {
        detail: [(run.text, run.role) for run in Cells(told, detail).inline(1)[0] if run.role]
        for detail in Detail
    }
    assert roles[Detail.FACTS] == [("Friday", "fact_a"), ("Saturday", "fact_b")]
    assert ("closed", "changed_a") in roles[Detail.WORDING]


def test_a_cosmetic_difference_shows_only_at_the_detail_for_it() -> None:
    told = compared(Pair("Harbour 'shut'.", "Harbour “shut”."))
    row = told.rows[0]
    edits = tuple(edit._replace(cosmetic=True) for edit in row.edits)
    told = replace(told, rows=(replace(row, kind=RowKind.SAME, edits=edits),))
    assert not Cells(told, Detail.WORDING).differs(0)
    assert Cells(told, Detail.COSMETIC).differs(0)
    shown = [run.role for run in Cells(told, Detail.COSMETIC).inline(0)[0]]
    assert "cosmetic_a" in shown
    assert "cosmetic_b" in shown


# ----- inline


def test_inline_weaves_both_sides_in_brackets_where_styles_are_not_to_be_trusted() -> None:
    texts = Cells(STORM, brackets=True)
    shown = drawn(Columns(texts, 80, Layout.INLINE))
    assert (
        shown[2] == " ≈     The harbour was [-closed-] {+shut+} at noon on [-Friday-] {+Saturday+},"
    )
    assert " <     [-Bakers stayed open.-]" in shown
    assert " >     {+Schools stayed shut.+}" in shown


def said_first() -> Comparison:
    """Make a row in which one word stands first on the left and last on the right."""
    told = compared(Pair("Today he spoke.", "He spoke today."))
    a, b = told.a.text, told.b.text
    edits = (
        Edit(Op.MOVE, Span(0, 5), Span(0, 0)),
        Edit(Op.EQUAL, Span(6, 14), Span(0, 8), cosmetic=True),
        Edit(Op.MOVE, Span(14, 14), Span(9, 14)),
        Edit(Op.EQUAL, Span(14, len(a)), Span(14, len(b))),
    )
    return replace(told, rows=(replace(told.rows[0], kind=RowKind.EDITED, edits=edits),))


def test_words_that_moved_stand_in_brackets_at_both_places_in_one_column() -> None:
    for brackets in (False, True):
        (shown,) = drawn(Columns(Cells(said_first(), brackets=brackets), 80, Layout.INLINE))
        assert shown == " ≈     {<Today<} he spoke {>today>}."


def test_side_by_side_without_styles_words_that_moved_stand_in_brackets_too() -> None:
    columns = Columns(Cells(said_first(), brackets=True), 120)
    columns.settle()
    left, right = re.split("≈", drawn(columns)[0])
    assert left.split() == ["{<Today<}", "he", "spoke", "‸."]
    assert right.split() == ["‸", "He", "spoke", "{>today>}."]
    assert len(columns) == 1
    assert "{" not in drawn(Columns(Cells(said_first()), 120))[0]


def test_a_rewritten_row_stands_as_two_texts_with_what_stayed_marked() -> None:
    told = compared(
        Pair("Harbour closed all day.", "Ships avoid the harbour.", kind=RowKind.REWRITTEN)
    )
    columns = Columns(Cells(told), 60, Layout.INLINE)
    assert drawn(columns) == [
        " % <   Harbour closed all day.",
        " │ >   Ships avoid the harbour.",
    ]
    assert [run.text for run in Cells(told).inline(0)[0] if run.role == "kept"] == ["Harbour"]


# ----- what holds for any comparison

WORD = st.sampled_from(
    ["harbour", "noon", "closed,", "“open”", "港が閉まる", "e\u0301te\u0301", "a"]
)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
PAIRS = st.lists(
    st.one_of(
        st.builds(Pair, a=SENTENCE, b=SENTENCE, begins=st.booleans()),
        st.builds(Pair, a=SENTENCE, begins=st.booleans(), furniture=st.booleans()),
        st.builds(Pair, b=SENTENCE, begins=st.booleans(), furniture=st.booleans()),
        st.builds(Pair, a=SENTENCE, b=SENTENCE, kind=st.just(RowKind.REWRITTEN)),
    ),
    max_size=8,
)


def unfolded(comparison: Comparison, width: int, layout: Layout) -> Columns:
    everything = frozenset(range(len(comparison.rows)))
    return Columns(Cells(comparison), width, layout, Folds(turned=everything))


@settings(max_examples=120, deadline=None)
@given(PAIRS, st.integers(20, 220))
def test_every_word_of_both_texts_is_there_in_order_side_by_side(
    pairs: list[Pair], width: int
) -> None:
    comparison = compared(*pairs)
    columns = unfolded(comparison, width, Layout.SIDES)
    for hand, side in (("left", comparison.a), ("right", comparison.b)):
        seen = "".join(
            run.text
            for line in columns.lines()
            if line.kind is LineKind.ROW
            for run in getattr(line, hand)
            if run.role != "missing"
        )
        assert "".join(seen.split()) == "".join(side.text.split())


@settings(max_examples=120, deadline=None)
@given(PAIRS, st.integers(20, 220))
def test_inline_has_every_word_of_both_texts_in_order(pairs: list[Pair], width: int) -> None:
    comparison = compared(*pairs)
    columns = unfolded(comparison, width, Layout.INLINE)
    seen = [text(line.left) for line in columns.lines() if line.kind is LineKind.ROW]
    for side in (comparison.a, comparison.b):
        assert _stands_in(side.text, "".join(seen))


@settings(max_examples=60, deadline=None)
@given(PAIRS, st.integers(20, 220), st.booleans(), st.sampled_from(Layout))
def test_the_height_is_known_and_every_row_has_its_place(
    pairs: list[Pair], width: int, same: bool, layout: Layout
) -> None:
    comparison = compared(*pairs)
    columns = Columns(Cells(comparison), width, layout, Folds(same=same))
    columns.settle()
    lines = list(columns.lines())
    assert len(lines) == len(columns)
    for row in range(len(comparison.rows)):
        place = columns.place(row)
        assert len(place) > 0
        assert {lines[number].row for number in place} == {columns.shown_row(row)}


def _stands_in(told: str, shown: str) -> bool:
    """Tell whether every letter of one text is found in the other, in order."""
    letters = iter(shown)
    return all(letter in letters for letter in "".join(told.split()))

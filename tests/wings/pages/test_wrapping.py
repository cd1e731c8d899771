"""Breaking text into lines of cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.pages.wrapping import Run, breadth, cells, line_spans, shorten, wrap

# Letters with marks on them, wide ones, a family of joined emoji, blanks of several kinds.
LETTERS = st.sampled_from(
    [*"abcé’“—ñЖ漢字、。한글👩ｶא \u00a0\u3000\t", "e\u0301", "👩\u200d🚒", "☎\ufe0f"]
)
TEXT = st.lists(LETTERS, max_size=60).map("".join)


def lines(text: str, width: int) -> list[str]:
    return ["".join(run.text for run in line) for line in wrap([Run(text)], width)]


def test_lines_break_at_blanks_and_never_inside_a_word_that_fits() -> None:
    assert lines("the harbour was closed at noon", 11) == ["the harbour", "was closed", "at noon"]


def test_a_word_longer_than_the_line_is_broken_and_nothing_of_it_is_lost() -> None:
    assert lines("see https://quay.example/harbour", 8) == [
        "see",
        "https://",
        "quay.exa",
        "mple/har",
        "bour",
    ]


def test_several_blanks_at_a_break_do_not_begin_the_next_line() -> None:
    assert lines("one   two", 4) == ["one", "two"]


def test_no_break_space_holds_its_words_together() -> None:
    assert lines("cost 5\u00a0000 pounds", 9) == ["cost", "5\u00a0000", "pounds"]


def test_wide_characters_count_as_two_cells_and_may_part_anywhere() -> None:
    assert lines("港の閉鎖が続く", 6) == ["港の閉", "鎖が続", "く"]


def test_a_line_of_chinese_never_begins_with_a_full_stop_nor_ends_with_an_opening_mark() -> None:
    assert lines("港の閉鎖。終", 8) == ["港の閉", "鎖。終"]
    assert lines("港の閉「終」", 8) == ["港の閉", "「終」"]


def test_a_mark_that_never_begins_a_line_does_so_where_nothing_else_fits() -> None:
    assert lines("x ab、", 3) == ["x", "ab", "、"]


def test_korean_breaks_at_its_blanks() -> None:
    assert lines("항구가 문을 닫았다", 11) == ["항구가 문을", "닫았다"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert lines("e\u0301e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301e\u0301"]


def test_what_a_terminal_would_act_on_becomes_a_space() -> None:
    assert lines("one\ttwo\nthree", 20) == ["one two three"]


def test_roles_survive_a_break() -> None:
    wrapped = wrap([Run("the "), Run("harbour was", "changed_a"), Run(" closed")], 11)
    assert wrapped == [
        (Run("the "), Run("harbour", "changed_a")),
        (Run("was", "changed_a"), Run(" closed")),
    ]


def test_no_text_is_one_empty_line() -> None:
    assert wrap([], 10) == [()]
    assert wrap([Run("", "x")], 10) == [()]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("harbour", 7, "harbour"),
        ("harbour closed", 9, "harbour…"),
        ("港の閉鎖", 5, "港の…"),
        ("a", 0, ""),
    ],
)
def test_shortening_counts_cells_and_says_that_something_is_missing(
    text: str, width: int, expected: str
) -> None:
    assert shorten(text, width) == expected


@settings(max_examples=150, deadline=None)
@given(TEXT, st.integers(2, 30))
def test_every_character_but_blanks_is_there_in_order_and_no_line_is_too_wide(
    text: str, width: int
) -> None:
    wrapped = lines(text, width)
    blanks = str.maketrans("", "", " \t\u3000")
    assert "".join(wrapped).translate(blanks) == text.translate(blanks)
    assert all(cell_len(line) <= width for line in wrapped)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXT, st.sampled_from(["", "a", "b"])), max_size=5), st.integers(2, 30))
def test_runs_and_spans_agree(parts: list[tuple[str, str]], width: int) -> None:
    runs = [Run(*part) for part in parts]
    text = "".join(run.text for run in runs)
    wrapped = wrap(runs, width)
    spans = line_spans(text, width)
    assert [sum(len(run.text) for run in line) for line in wrapped] == [
        span.end - span.start for span in spans
    ]
    assert all(cells(line) <= width for line in wrapped)


@given(TEXT)
@settings(max_examples=300)
def test_a_text_is_as_broad_as_rich_measures_it(text: str) -> None:
    assert breadth(text) == cell_len(text)


def test_every_letter_said_to_take_one_cell_takes_one() -> None:
    letters = [chr(code) for code in range(0x20, 0x3000)]
    assert [breadth(letter) for letter in letters] == [cell_len(letter) for letter in letters]


def test_a_text_cut_to_its_beginning_keeps_no_blank_before_the_mark() -> None:
    assert shorten("The harbour is shut", 12) == "The harbour…"
    assert shorten("The harbour — shut", 13) == "The harbour…"
    assert shorten("The harbour", 0) == ""

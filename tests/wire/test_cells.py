"""Text as cells: as many as Rich counts, and back again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.wire.cells import CONTINUED, Cells, SteeringError
from reader.wire.picture import Picture

_PRINTED = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30)


@given(_PRINTED)
def test_there_are_as_many_cells_as_rich_counts(text: str) -> None:
    assert len(Cells().of(text)) == cell_len(text)


@pytest.mark.parametrize(
    "text", ["plain", "“curly” – dash", "日本語", "e\u0301te\u0301", "👨‍👩‍👧", "⚠️ x"]
)
def test_what_became_cells_is_spelled_as_it_was(text: str) -> None:
    cells = Cells()
    assert cells.spelled(cells.of(text)) == text


@pytest.mark.parametrize("text", ["a\x1b[31mb", "tab\t", "\x9b31m", "\x00"])
def test_what_steers_a_terminal_has_no_cells(text: str) -> None:
    with pytest.raises(SteeringError):
        Cells().of(text)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("abc", 3),
        ("a“b”…", 5),
        ("日本x", 5),
        ("ab❤️c", 2),
        ("😀", 0),
        ("e\u0301", 0),
        ("x\u00ad", 1),
    ],
)
def test_where_terminals_begin_to_disagree(text: str, doubt: int) -> None:
    cells = Cells()
    assert cells.first_doubt(cells.of(text)) == doubt


def test_ambiguous_characters_are_doubtful_where_they_were_seen_to_be_wide() -> None:
    cells = Cells()
    cells.doubt_wide(True)
    assert cells.first_doubt("a“b") == 1
    assert cells.first_doubt("añb") == 3


def test_an_accent_joins_the_letter_before_it() -> None:
    cells = Cells()
    joined = cells.after(cells.of("abe"), "\u0301c")
    assert len(joined) == 4
    assert cells.spelled(joined) == "abe\u0301c"


def test_half_of_a_wide_character_leaves_a_blank() -> None:
    picture = Picture(6, 1)
    picture.put(0, 0, "日" + CONTINUED + "本" + CONTINUED + "xy", "aabbcc")
    picture.put(0, 1, "-", "d")
    picture.put(0, 2, "+", "e")
    row = picture.rows[0]
    assert row is not None
    assert row.text == " -+ xy"
    assert row.looks == "adebcc"

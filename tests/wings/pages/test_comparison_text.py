"""A comparison written for pipes and files, and what stands above one on the screen."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.model import Evidence, FactKind, Pair, Relation
from reader.pages.comparison_cells import Cells
from reader.pages.comparison_heading import (
    Over,
    SideName,
    names_line,
    ribbon,
    row_of_ribbon,
    summary_line,
)
from reader.pages.comparison_marks import ASCII_MARKS, UNICODE_MARKS, legend
from reader.pages.comparison_text import markdown, plain
from reader.pages.wrapping import cells
from tests.wings.pages import tellings
from tests.wings.pages.tellings import compared, with_fact

NAMES = ("The Daily Quay: Storm", "Island Post: Storm")
STORM = with_fact(
    compared(
        tellings.Pair("Harbour closed on Friday.", "Harbour shut on Saturday."),
        tellings.Pair("Bakers stayed open.", ""),
        tellings.Pair("", "Schools stayed shut."),
        tellings.Pair("", "Most read|Ten ways to boil an egg", furniture=True),
    ),
    FactKind.DATE,
    0,
    "Friday",
    "Saturday",
)
RELATED = Pair("a", "b", Relation.REWRITTEN, 0.5, 0.6, 0.7, Evidence(0.4, 0.3, 0.6))


# ----- plain text


def test_plain_text_says_all_that_styles_would() -> None:
    lines = list(plain(STORM, NAMES, 80, "rewritten"))
    assert lines[:2] == ["< The Daily Quay: Storm", "> Island Post: Storm"]
    assert lines[2].startswith("rewritten · shared 50% of left, 60% of right · 1 date differs")
    assert "  D Friday → Saturday" in lines
    assert " ≈ D   Harbour [-closed-] {+shut+} on [-Friday-] {+Saturday+}." in lines
    assert " <     [-Bakers stayed open.-]" in lines
    assert " >     {+Schools stayed shut.+}" in lines
    assert lines[-1] == " >     ▸ 2 sentences, 8 words only on the right: page furniture"


@pytest.mark.parametrize("width", [30, 60, 100])
def test_plain_text_keeps_to_its_width(width: int) -> None:
    assert all(cell_len(line) <= width for line in plain(STORM, NAMES, width))


def test_width_nought_wraps_nothing() -> None:
    long = compared(tellings.Pair("word " * 300 + "end.", "word " * 300 + "finish."))
    lines = list(plain(long, NAMES, 0))
    assert any(line.endswith("[-end-] {+finish+}.") for line in lines)


def test_plain_text_can_be_ascii() -> None:
    assert "".join(plain(STORM, NAMES, 80, marks=ASCII_MARKS)).isascii()


# ----- Markdown


def test_markdown_is_one_table_with_the_changed_words_tagged() -> None:
    lines = list(markdown(STORM, NAMES, "rewritten"))
    assert lines[0] == "# The Daily Quay: Storm · Island Post: Storm"
    rows = [line for line in lines if line.startswith("|")]
    assert rows[2] == (
        "| ≈ | Harbour <del>closed</del> on <del>Friday</del>. "
        "| Harbour <ins>shut</ins> on <ins>Saturday</ins>. |"
    )
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)


def test_folded_furniture_that_differs_is_said_to_in_every_form() -> None:
    told = compared(
        tellings.Pair("One.", "One."),
        tellings.Pair("Comments", "Comments", furniture=True),
        tellings.Pair("12 people like it", "13 people like it", furniture=True),
    )
    text = list(plain(told, NAMES, 88))
    assert text[-1] == " ≈     ▸ 2 sentences, 5 words: page furniture, edited"
    table = list(markdown(told, NAMES))
    assert table[-1].startswith("| ≈ | ▸ 2 sentences, 5 words: page furniture, edited |")
    for form in (text, table):
        assert "page furniture: 1 line edited" in " ".join(form)


def test_markdown_takes_nothing_of_an_article_for_its_own() -> None:
    told = compared(tellings.Pair("A *b* [c](d) <i>", "A *b* [c](d) <b>"))
    lines = list(markdown(told, ("One | two", "Three")))
    assert lines[0].startswith("# One \\| two")
    assert "A \\*b\\* \\[c\\](d)" in lines[-1]
    assert "<i>" not in lines[-1]


# ----- above the comparison


@pytest.mark.parametrize("width", [20, 38, 60, 80, 120, 200])
def test_the_summary_fits_and_says_first_what_matters_most(width: int) -> None:
    said = summary_line(STORM, RELATED, width, UNICODE_MARKS)
    assert cell_len(said) <= width
    assert said.startswith("rewritten")


def test_the_summary_says_that_numbers_do_not_differ() -> None:
    said = summary_line(STORM, RELATED, 200, UNICODE_MARKS)
    assert "1 date differs; no number" in said
    assert "with page furniture 50%, 30%" in said


@pytest.mark.parametrize("width", [20, 40, 80])
def test_names_fit_beside_each_other(width: int) -> None:
    names = (
        SideName("Storm " * 20, "The Daily Quay, 2 Mar", "The Daily Quay"),
        SideName("港" * 50),
    )
    line = names_line(names, width, UNICODE_MARKS)
    assert cells(line) <= width


def test_names_stand_over_their_columns() -> None:
    names = (SideName("Storm", "Quay"), SideName("Waves", "Post"))
    line = names_line(names, 60, UNICODE_MARKS, Over(1, 26))
    text = "".join(run.text for run in line)
    assert text.index("Storm") == 1
    assert text.index("Waves") == 1 + 26 + 7


def test_the_ribbon_has_a_mark_for_each_row_and_shows_the_place() -> None:
    line = ribbon(Cells(STORM), 1, 50)
    assert "".join(run.text for run in line) == "≈<>>"
    assert [run.text for run in line if "ribbon_here" in run.role] == ["<"]


def test_a_long_ribbon_is_compressed_to_its_width() -> None:
    long = compared(*[tellings.Pair("Same.", "Same.")] * 99, tellings.Pair("Only here.", ""))
    line = ribbon(Cells(long), 99, 10)
    assert "".join(run.text for run in line) == "=========<"


def test_a_place_of_the_ribbon_leads_to_a_row_and_back() -> None:
    long = Cells(compared(*[tellings.Pair("Same.", "Same.")] * 99, tellings.Pair("Only here.", "")))
    for width in (10, 37, 200):
        for place in range(min(width, 100)):
            row = row_of_ribbon(long, place, width)
            assert row is not None
            line = ribbon(long, row, width)
            assert [at for at, run in enumerate(line) if "ribbon_here" in run.role] == [place]
    assert row_of_ribbon(long, 10_000, 50) == 98
    assert row_of_ribbon(Cells(compared()), 0, 50) is None


def test_every_sign_is_explained() -> None:
    explained = "".join(sign for sign, _meaning in legend(UNICODE_MARKS))
    assert set('=≈%<>↓↑+‸"#@D!S') <= set(explained)

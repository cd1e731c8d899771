"""An article's line in a list, at every width."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from reader.model import Grouping, Mark, Row
from reader.pages.glyphs import ASCII, UNICODE, glyphs
from reader.pages.listing import Heading
from reader.pages.rows import heading_line, row_line
from reader.pages.wrapping import Line

ROW = Row(
    id="a",
    path="a.txt",
    position=0,
    headline="Harbour closed as storm nears the coast",
    date="2024-03-02T09:15",
    outlet="The Daily Quay",
    tellings=3,
    mark=Mark(starred=True),
)


def said(line: Line) -> str:
    return "".join(run.text for run in line)


def test_a_row_says_time_outlet_headline_star_and_tellings() -> None:
    text = said(row_line(ROW, 90, Grouping.DATE))
    assert text.startswith(" ● 09:15 The Daily Quay  Harbour closed as storm")
    assert text.endswith("★ ≡3 ")


def test_under_an_outlet_heading_the_day_stands_instead_of_the_outlet() -> None:
    text = said(row_line(ROW, 80, Grouping.OUTLET))
    assert "2024-03-02" in text
    assert "Quay" not in text


def test_what_is_doubtful_is_marked_and_what_is_unknown_is_left_blank() -> None:
    doubtful = replace(ROW, outlet_doubtful=True, outlet="Quay", date="2024-03", date_doubtful=True)
    assert "Quay?" in said(row_line(doubtful, 80, Grouping.STORY))
    assert "2024-03?   Quay?" in said(row_line(doubtful, 80, Grouping.STORY))
    exact = replace(doubtful, date="2024-03-02")
    assert " 2024-03-02?Quay? " in said(row_line(exact, 80, Grouping.STORY))
    bare = replace(ROW, outlet=None, date=None, outlet_doubtful=True, date_doubtful=True)
    text = said(row_line(bare, 80, Grouping.DATE))
    assert "?" not in text
    assert " — " in text


def test_a_read_article_has_no_mark() -> None:
    assert "●" not in said(row_line(replace(ROW, mark=Mark(read=True)), 80, Grouping.DATE))


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("width", [12, 20, 30, 39, 40, 53, 80, 200])
@pytest.mark.parametrize(
    "headline", [ROW.headline, "港の閉鎖が続く　フェリーは欠航", "", "e\u0301" * 90]
)
def test_a_row_fills_its_width_exactly(grouping: Grouping, width: int, headline: str) -> None:
    line = row_line(replace(ROW, headline=headline), width, grouping)
    assert cell_len(said(line)) == width


def test_the_headline_gives_way_last() -> None:
    assert all("Harbour" in said(row_line(ROW, width, Grouping.DATE)) for width in range(22, 100))
    assert "The Daily…" in said(row_line(ROW, 40, Grouping.DATE))
    assert "09:15" not in said(row_line(ROW, 40, Grouping.DATE))
    assert "Daily" not in said(row_line(ROW, 30, Grouping.DATE))


def test_found_words_are_shown_in_the_headline() -> None:
    line = row_line(ROW, 90, Grouping.DATE, hits=re.compile("storm", re.IGNORECASE))
    assert [run.text for run in line if run.role == "hit"] == ["storm"]


def test_a_heading_counts_and_ends_in_a_short_rule() -> None:
    heading = Heading("2024-03-02", "Sat 2 Mar 2024", 1234, folded=True)
    text = said(heading_line(heading, 40))
    assert text == "▸Sat 2 Mar 2024 · 1,234 ───"
    assert cell_len(said(heading_line(heading, 12))) <= 14


def test_without_utf_8_every_mark_is_ascii() -> None:
    heading = Heading("", "No date", 1, folded=True)
    lines = [row_line(ROW, 60, Grouping.DATE, ASCII), heading_line(heading, 60, ASCII)]
    assert all(said(line).isascii() for line in lines)
    assert glyphs("ascii") is glyphs("ISO-8859-1") is ASCII
    assert glyphs("UTF-8") is glyphs("utf8") is UNICODE

"""All that is known of an article in lines, and the lines of the file it was read from."""

from __future__ import annotations

import pytest

from reader.model import Article, Field, PrintedDate, Provenance, Span
from reader.pages.glyphs import ASCII
from reader.pages.provenance import SourceSheet, known
from reader.pages.wrapping import Line, cells
from reader.record import replace

TEXT = "Ferry back\n\nPublished 3 May 2022\n\nThe ferry is back.\n"
DATED = Field(
    PrintedDate.from_iso("2022-05-03"),
    Provenance.HEADER,
    0.94,
    "Published 3 May 2022",
    Span(12, 32),
    (Field(PrintedDate.from_iso("2022-05-01"), Provenance.URL, 0.6, "/2022/05/01/"),),
)
ARTICLE = Article(
    "0" * 16,
    "0" * 32,
    "a/b.txt",
    2,
    TEXT,
    headline=Field("Ferry back", Provenance.HEADER, 0.75, "Ferry back", Span(0, 10)),
    date=DATED,
    outlet=Field("Island Post", Provenance.INFERRED, 0.6, "its domain, twice"),
    authors=Field(("Ann Lee", "Bo Ek"), Provenance.DECLARED, 0.97, "author"),
    body=(Span(34, 52),),
)


def _text(lines: tuple[Line, ...] | list[Line]) -> str:
    return "\n".join("".join(run.text for run in line).rstrip() for line in lines)


def test_every_field_says_its_value_where_it_was_read_and_how_sure() -> None:
    headline, date, outlet, authors, file, absent = known(ARTICLE, 100)
    assert _text(headline.lines).split("\n") == [
        " headline    Ferry back",
        "             read near the headline, line 1 · 75 % sure",
    ]
    assert "3 May 2022 (to the day)" in _text(date.lines)
    assert "line 3: “Published 3 May 2022” · 94 % sure" in _text(date.lines)
    assert "Island Post?" in _text(outlet.lines)
    assert "worked out: “its domain, twice” · 60 % sure" in _text(outlet.lines)
    assert "Ann Lee, Bo Ek" in _text(authors.lines)
    assert "a/b.txt · article 3 of the file · utf-8 · 4 words" in _text(file.lines)
    assert "updated, wire, place, address, mark, language" in _text(absent.lines)
    assert (headline.span, outlet.span) == (Span(0, 10), None)


def test_what_was_read_elsewhere_is_shown_as_it_stands_there() -> None:
    headline, _, outlet, authors, *_ = known(ARTICLE, 100)
    assert headline.elsewhere == ()
    assert _text(outlet.elsewhere) == " Worked out:\n\n   its domain, twice"
    assert _text(authors.elsewhere).split("\n") == [
        " Declared in a/b.txt, beside the text:",
        "",
        "   author: Ann Lee, Bo Ek",
    ]
    stated = Field("Island Post", Provenance.DECLARED, 0.9, "publisher: Island Post: Sports")
    (shown,) = known(replace(ARTICLE, outlet=stated), 100)[2].elsewhere[2:]
    assert [run.text for run in shown if run.role == "here"] == ["Island Post: Sports"]
    narrow = known(replace(ARTICLE, path="a/very/long/folder/b.jsonl"), 20)[3].elsewhere
    assert all(cells(line) <= 20 for line in narrow)
    assert _text(known(ARTICLE, 20, ASCII)[2].elsewhere).isascii()


def test_a_reading_that_was_not_believed_is_shown() -> None:
    date = known(ARTICLE, 100)[1]
    assert "not believed: 1 May 2022 · read in the address: “/2022/05/01/”" in _text(date.lines)


def test_the_other_reading_of_a_date_that_nothing_decides_is_no_disbelief() -> None:
    other = replace(DATED, value=PrintedDate.from_iso("2022-03-05"), conflicts=())
    undecided = replace(DATED, conflicts=(other, *DATED.conflicts))
    date = _text(known(replace(ARTICLE, date=undecided, numbers="?"), 100)[1].lines)
    assert " or: 5 Mar 2022" in date
    assert "not believed: 1 May 2022" in date
    decided = replace(ARTICLE, date=undecided, numbers="?day user")
    assert "not believed: 5 Mar 2022" in _text(known(decided, 100)[1].lines)


@pytest.mark.parametrize("width", [16, 20, 38, 80])
def test_lines_keep_to_the_width(width: int) -> None:
    assert all(cells(line) <= width for each in known(ARTICLE, width) for line in each.lines)
    assert all(cells(line) <= width for line in SourceSheet(TEXT, Span(12, 32), width).around(9)[0])


def test_ascii_has_only_ascii_beside_the_articles_own_words() -> None:
    assert all(_text(each.lines).isascii() for each in known(ARTICLE, 80, ASCII))


def test_the_source_is_marked_among_its_neighbours_with_their_numbers() -> None:
    lines, at = SourceSheet(TEXT, Span(12, 32), 60).around(1)
    assert _text(lines).split("\n") == ["    2", "    3 Published 3 May 2022", "    4"]
    assert at == 1
    assert [run.text for run in lines[at] if run.role == "here"] == ["Published 3 May 2022"]


def test_a_source_on_the_first_and_on_the_last_line() -> None:
    assert SourceSheet(TEXT, Span(0, 5), 60).around(2).at == 0
    lines, at = SourceSheet("one\ntwo", Span(4, 7), 60).around(5)
    assert (_text(lines), at) == ("    1 one\n    2 two", 1)


def test_a_source_over_several_lines_is_marked_in_each() -> None:
    lines, _ = SourceSheet("one\ntwo\nsix", Span(1, 9), 60).around(3)
    assert [run.text for line in lines for run in line if run.role == "here"] == ["ne", "two", "s"]


def test_a_line_of_five_million_characters_costs_what_is_near() -> None:
    text = "x " * 2_500_000
    lines, _ = SourceSheet(text, Span(2_000_000, 2_000_003), 60).around(10)
    assert len(lines) < 40
    assert _text(lines).count("…") == 2


def test_an_article_of_which_nothing_is_known() -> None:
    bare = replace(ARTICLE, headline=None, date=None, outlet=None, authors=None, position=0)
    file, absent = known(bare, 80)
    assert "headline, date, updated, outlet, wire, author" in _text(absent.lines)
    assert "of the file" not in _text(file.lines)

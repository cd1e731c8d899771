"""An article set in lines: what is said above the text, the text, what is folded below."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.model import (
    Article,
    Evidence,
    Field,
    Pair,
    PrintedDate,
    Provenance,
    Relation,
    Row,
    SetAside,
    Span,
    Verdict,
)
from reader.pages.details import Telling, shortened
from reader.pages.glyphs import ASCII
from reader.pages.prose import (
    FURNITURE,
    PageLine,
    Setting,
    article_page,
    hits_in,
    wrapped,
)

FIRST = "The harbour was closed at noon."
SECOND = "Ferries waited.The islands [had] no bread."
TEXT = f"Harbour closed\nHARBOUR CLOSED\n{FIRST}\n{SECOND}\nMost read\n\nTen ways to boil an egg"


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ARTICLE = Article(
    id="a",
    content="c",
    path="a.txt",
    position=0,
    text=TEXT,
    headline=Field("Harbour closed", Provenance.HEADER, 0.9, span=Span(0, 14)),
    date=Field(PrintedDate(2024, 3, 2, 9, 15, "GMT"), Provenance.HEADER, 0.9),
    outlet=Field("Island Post", Provenance.INFERRED, 0.8, "“islandpost.example” twice"),
    agencies=Field(("Gull News",), Provenance.DATELINE, 0.9),
    authors=Field(("Ada Mole", "Ben Pier"), Provenance.HEADER, 0.9),
    place=Field("QUAYSIDE", Provenance.DATELINE, 0.9),
    header=(span_of("HARBOUR CLOSED"),),
    body=(span_of(FIRST), span_of("Ferries waited."), span_of("The islands [had] no bread.")),
    set_aside=(SetAside(span_of("Most read\n\nTen ways to boil an egg"), 5, 7, "teasers"),),
)
TELLING = Telling(
    Row("b", "b.txt", 0, "Storm shuts harbour", None, "Quay", outlet_doubtful=True, tellings=2),
    Pair("a", "b", Relation.REWRITTEN, 0.81, 0.28, 0.7, Evidence(0.4, 0.2, 9, "was closed at", 3)),
)


def said(line: PageLine) -> str:
    return "".join(run.text for run in line.runs)


def page_text(setting: Setting, article: Article = ARTICLE) -> list[str]:
    return [said(line) for line in article_page(article, setting).lines]


def test_headline_fields_and_doubts_stand_above_the_text() -> None:
    assert page_text(Setting(72))[:6] == [
        "Harbour closed",
        "",
        "Island Post? · Ada Mole, Ben Pier",
        "2 Mar 2024 09:15 GMT · QUAYSIDE · wire: Gull News",
        "outlet Island Post? · worked out: “islandpost.example” twice",
        "",
    ]


def test_the_repeated_headline_is_shown_once() -> None:
    assert sum("harbour closed" in line.casefold() for line in page_text(Setting(72))) == 1


def test_paragraphs_stand_apart_and_glued_sentences_are_broken() -> None:
    text = "\n".join(page_text(Setting(72)))
    assert f"{FIRST}\n\nFerries waited.\n\nThe islands [had] no bread." in text


def test_furniture_is_folded_under_one_counted_line() -> None:
    page = article_page(ARTICLE, Setting(72))
    assert said(page.lines[-1]) == "── 2 lines of page furniture ▸ · v shows the file as it is"
    assert page.lines[-1].opens == FURNITURE
    assert said(page.lines[page.end]) == "The islands [had] no bread."
    opened = page_text(Setting(72, furniture=True))
    assert opened[-3:] == ["(teasers)", "Most read", "Ten ways to boil an egg"]


def test_the_other_telling_is_named_with_what_is_shared() -> None:
    lines = article_page(ARTICLE, Setting(200, (TELLING,))).lines
    line = next(line for line in lines if line.opens == "b")
    assert said(line) == (
        "≡ rewritten in Quay?, no date · 81 % of this is told there, 28 % of that here · d compares"
    )
    assert any("3 words in a row: “was closed at”" in said(each) for each in lines)


def test_the_file_as_it_is_shows_every_line() -> None:
    assert page_text(Setting(200, as_it_is=True)) == TEXT.split("\n")


@pytest.mark.parametrize("as_it_is", [False, True])
@pytest.mark.parametrize("width", [2, 7, 20, 38, 72])
def test_lines_keep_to_the_measure_and_know_what_they_show(width: int, as_it_is: bool) -> None:
    page = article_page(ARTICLE, Setting(width, furniture=True, as_it_is=as_it_is))
    for line in page.lines:
        assert cell_len(said(line)) <= width
        if line.span is not None:
            assert said(line) == line.span.of(TEXT)


def test_every_word_of_the_story_is_shown() -> None:
    shown = " ".join(page_text(Setting(11))).split()
    for span in ARTICLE.body:
        for word in span.of(TEXT).split():
            assert word in shown


@pytest.mark.parametrize("width", [10, 30, 72])
def test_a_place_survives_another_width(width: int) -> None:
    place = TEXT.index("islands")
    page = article_page(ARTICLE, Setting(width))
    line = page.lines[page.line_at(place)]
    assert line.span is not None
    assert line.span.start <= place < line.span.end + 1
    assert page.line_at(0) == 0
    assert page.place_of(page.line_at(place)) == line.span.start


def test_an_article_of_nothing_still_has_a_page() -> None:
    empty = Article("e", "e", "e.txt", 0, "")
    text = page_text(Setting(40), empty)
    assert "outlet unknown" in text
    assert "no date" in text


def test_hits_are_shown_across_the_ends_of_lines() -> None:
    page = article_page(ARTICLE, Setting(20))
    hit = span_of("closed at noon")
    found = [
        run.text
        for line in page.lines
        if line.span
        for run in hits_in(line.runs, line.span, [hit])
        if run.role == "hit"
    ]
    assert "".join(found).replace(" ", "") == "closedatnoon"


def test_what_the_program_says_is_ascii_where_it_must_be() -> None:
    setting = Setting(72, (TELLING,), marks=ASCII)
    assert all(line.isascii() for line in page_text(setting))


def test_plain_wrapping_breaks_at_words() -> None:
    assert wrapped("one two\tthree", 8) == ["one two", "three"]


def test_the_users_word_stands_before_what_was_computed() -> None:
    apart = Telling(TELLING.row, TELLING.pair, Verdict.APART)
    lines = page_text(Setting(200, (apart,)))
    (line,) = [line for line in lines if "Quay" in line]
    assert line.strip().startswith("you said: not the same story: in Quay?, no date · 81 %")
    assert "≡" not in line
    assert "d compares" not in line
    assert any("by its words: rewritten" in line for line in lines)
    same = Telling(TELLING.row, None, Verdict.SAME)
    assert "≡ same story · your word: in Quay?, no date · d compares" in page_text(
        Setting(200, (same,))
    )


def test_a_telling_that_a_third_joins_and_those_not_named_are_said() -> None:
    lines = page_text(Setting(200, (Telling(TELLING.row, None),), 9994))
    assert "≡ the same story, by way of another, in Quay?, no date · d compares" in lines
    assert "  9,994 more · 3 divides the list by story" in lines


def test_a_long_passage_is_quoted_by_its_ends() -> None:
    words = [f"w{number}" for number in range(31)]
    assert shortened(" ".join(words[:30])) == " ".join(words[:30])
    assert shortened(" ".join(words)) == " ".join([*words[:15], "[…]", *words[16:]])

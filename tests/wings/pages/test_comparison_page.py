"""A comparison as a page of HTML: whole, closed in itself, readable without any style."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from reader.compare import compare_articles
from reader.model import FileProof, Span
from reader.pages.comparison_page import Exhibit, page
from tests.faces.made_up import made_article
from tests.faces.made_up_story import FIRST, OTHER, SECOND

_FILES = tuple(FileProof(f"{name}.txt", 1234, name * 64) for name in "ab")
_VOID = {"meta", "br", "col"}


class Structure(HTMLParser):
    """Notes what is open, what the page asks for elsewhere, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def written(first: object = FIRST, second: object = SECOND) -> str:
    a, b = first, second
    assert isinstance(a, type(FIRST))
    assert isinstance(b, type(FIRST))
    sides = Exhibit(a, _FILES[0]), Exhibit(b, _FILES[1])
    return "\n".join(page(sides, "rewritten", compare_articles(a, b)))


def test_it_is_whole_and_needs_nothing_else() -> None:
    found = Structure()
    found.feed(written())
    assert found.open == []
    assert found.addresses == []
    assert not found.tags & {"script", "img", "link", "iframe"}
    assert "url(" not in written()


def test_it_names_both_files_their_hashes_and_how_every_field_is_known() -> None:
    text = written()
    for file in _FILES:
        assert file.sha256 in text
        assert file.path in text
    for article in (FIRST, SECOND):
        assert article.content in text
        for field in (article.headline, article.outlet, article.date):
            assert field is not None
            assert str(field.value) in text
            assert field.provenance.value in text
    assert text.count("not found") > 4  # a field that is not known is named as well


def test_what_differs_stands_in_tags_and_signs_and_not_in_colours_alone() -> None:
    text = written()
    assert '<del><b class="fact">Friday</b></del>' in text
    assert '<ins><b class="fact">Saturday</b></ins>' in text
    assert re.search(r'class="sign">≈\n[^<]*D', text)
    assert "Ten ways to boil an egg" in text  # page furniture is evidence too
    assert "@media print" in text


def test_an_article_cannot_write_tags() -> None:
    evil = made_article("e", "<script>alert(1)</script>", ['A "quoted" <b>word</b> & more.'])
    text = written(evil, OTHER)
    assert "<script>" not in text
    assert "<b>word" not in text
    assert "&lt;script&gt;" in text


def test_two_pages_of_one_comparison_are_equal() -> None:
    assert written() == written()


def test_corrections_by_hand_are_told() -> None:
    sides = Exhibit(FIRST, _FILES[0]), Exhibit(SECOND, _FILES[1])
    corrected = compare_articles(FIRST, SECOND, breaks=[(1, 1)])
    assert "1 pair of sentences set by hand" in "\n".join(page(sides, None, corrected))


def test_strangers_are_printed_side_by_side() -> None:
    text = written(FIRST, OTHER)
    assert "no shared passages" in text
    assert "Flour costs more" in text


def test_a_field_without_words_in_the_text_is_told_too() -> None:
    assert FIRST.outlet is not None
    guessed = replace(FIRST, outlet=replace(FIRST.outlet, source="", span=Span(0, 0)))
    assert "The Daily Quay" in written(guessed)

"""Whole pages copied as text, in the manners of many sites: what a careful reader finds there."""

from __future__ import annotations

import pytest

from benchmarks.cases import Case, made_up
from reader.anatomy import read_article
from reader.model import Article

PAGES = [case for case in made_up() if case.kind == "made-up page"]


@pytest.fixture(params=PAGES, ids=lambda case: case.draft.path)
def page(request: pytest.FixtureRequest) -> tuple[Case, Article]:
    case: Case = request.param
    return case, read_article(case.draft)


def test_headline_date_and_authors(page: tuple[Case, Article]) -> None:
    case, article = page
    assert article.headline
    assert article.headline.value == case.title
    assert (article.date.value.iso[:10] if article.date else None) == case.date
    if case.authors:
        assert article.authors
        assert article.authors.value == case.authors


def test_the_story_begins_and_ends_where_it_does(page: tuple[Case, Article]) -> None:
    case, article = page
    told = "\n".join(span.of(article.text) for span in article.body)
    assert case.first
    assert case.last
    assert told.startswith(case.first[:60])
    assert told.endswith(case.last[-60:])


def test_every_span_holds_what_was_read_there(page: tuple[Case, Article]) -> None:
    _, article = page
    for field in (article.headline, article.date, article.outlet, article.authors, article.url):
        if field and field.span:
            assert field.span.of(article.text).strip()


def test_the_outlet_is_found_where_the_page_says_it_and_hardly_ever_wrong() -> None:
    read = [(case.outlet, read_article(case.draft).outlet) for case in PAGES]
    stated = [(gold, found) for gold, found in read if gold]
    wrong = [(gold, found) for gold, found in read if found and found.value != gold]
    assert sum(found is not None and found.value == gold for gold, found in stated) >= 37
    assert len(wrong) <= 1

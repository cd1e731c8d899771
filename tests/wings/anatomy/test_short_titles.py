"""Titles of one or two words, which look like much else, and bylines of houses nobody knows."""

from __future__ import annotations

import pytest

from reader.anatomy import read_article
from reader.model import Article, Draft
from tests.wings.anatomy.bridge import STORY

DATE = "2022-03-04"


def _read(*header: str) -> Article:
    return read_article(Draft("article.txt", 0, "\n".join([*header, "", STORY]), {}))


def _headline(article: Article) -> str | None:
    return article.headline.value if article.headline else None


@pytest.mark.parametrize("title", ["Ferry strike", "İstanbul'da görüşme", "서울 회의"])
@pytest.mark.parametrize("below", ["By John Smith", "By Test Press", "March 4, 2022"])
def test_a_short_title_stands_right_above_what_every_article_has(title: str, below: str) -> None:
    assert _headline(_read(title, below, DATE)) == title


def test_one_word_is_a_title_above_a_byline() -> None:
    assert _headline(_read("Ferries", "By John Smith", DATE)) == "Ferries"


@pytest.mark.parametrize("title", ["서울 회의 개최", "Ferry strike ends", "Ferry strike"])
def test_a_byline_that_names_a_house_nobody_knows_is_no_headline(title: str) -> None:
    article = _read(title, "By Test Press", DATE)
    assert _headline(article) == title
    assert not article.authors


@pytest.mark.parametrize("title", ["By the numbers", "Von Wagner geht", "Por la paz"])
@pytest.mark.parametrize("below", ["By John Smith", "March 4, 2022"])
def test_a_title_that_opens_as_a_byline_does_names_nobody(title: str, below: str) -> None:
    assert _headline(_read(title, below, DATE)) == title


@pytest.mark.parametrize(
    "above", ["John Smith", "Sports", "Reuters", "March 2022", "Advertisement"]
)
def test_what_may_be_something_else_is_no_title(above: str) -> None:
    assert _headline(_read(above, "March 4, 2022")) is None

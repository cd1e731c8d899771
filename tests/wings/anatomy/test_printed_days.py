"""The declared day against the one that is printed near the title, of pages and of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from reader.anatomy import read_article
from reader.model import Article, Draft, Provenance
from tests.wings.anatomy.bridge import STORY, TITLE


def _page(printed: str, **declared: str) -> Article:
    """Read a page whose story has lost the lines under its headline."""
    told = {"headline": TITLE, "html:under headline": printed, **declared}
    return read_article(Draft("a.html", 0, STORY, told, format="HTML"))


def _text(printed: str, **declared: str) -> Article:
    """Read a text with the lines under its headline, of which a record says more."""
    return read_article(Draft("a.jsonl", 0, f"{TITLE}\n\n{printed}\n\n{STORY}", declared))


def _day(article: Article) -> tuple[str, str, float]:
    assert article.date
    return article.date.value.iso[:10], article.date.provenance.value, article.date.confidence


Reading: TypeAlias = Callable[..., Article]

both = pytest.mark.parametrize("read", [_page, _text])


@both
@pytest.mark.parametrize("printed", ["5 March 2024", "By Ana Silva\nPublished 5 March 2024 10:00"])
def test_a_printed_day_is_believed_where_a_declared_one_differs(
    read: Reading, printed: str
) -> None:
    article = read(printed, datePublished="2024-06-20T08:00:00Z")
    assert _day(article) == ("2024-03-05", "header", 0.6)
    assert article.date
    (other,) = article.date.conflicts
    assert (other.value.iso, other.provenance) == ("2024-06-20T08:00", Provenance.DECLARED)


@both
def test_two_days_are_no_dispute(read: Reading) -> None:
    article = read("5 March 2024", datePublished="2024-03-07T08:00:00Z")
    assert _day(article)[:2] == ("2024-03-07", "declared")


@both
@pytest.mark.parametrize("printed", ["Updated: 20 June 2024", "更新时间：2024年6月20日"])
def test_a_printed_day_of_change_is_a_field_of_its_own(read: Reading, printed: str) -> None:
    article = read(printed, datePublished="2024-03-05T08:00:00Z")
    assert _day(article) == ("2024-03-05", "declared", 0.97)
    assert article.updated
    assert article.updated.value.iso == "2024-06-20"


@both
def test_a_day_without_a_label_may_be_the_declared_one_of_change(read: Reading) -> None:
    said = {"datePublished": "2024-03-05T08:00Z", "dateModified": "2024-06-20T09:30Z"}
    article = read("Thursday 20 June 2024 10:30", **said)
    assert _day(article) == ("2024-03-05", "declared", 0.97)


@both
def test_the_printed_day_is_kept_where_the_declared_one_was_converted(read: Reading) -> None:
    article = read("Dec 19, 2023 3:57 AM", datePublished="2023-12-18T22:57-05:00")
    assert _day(article) == ("2023-12-19", "header", 0.99)
    assert article.date
    assert (article.date.source, article.date.conflicts) == ("Dec 19, 2023 3:57 AM", ())


@both
def test_a_day_later_at_another_time_is_not_that_moment(read: Reading) -> None:
    article = read("Dec 19, 2023 5:04 AM", datePublished="2023-12-18T22:57-05:00")
    assert _day(article)[:2] == ("2023-12-18", "declared")


def test_a_caption_among_the_lines_of_a_page_says_nothing_of_its_day() -> None:
    caption = "Tanks of the army near the town of Northam, 24 April 2023"
    assert _day(_page(caption, datePublished="2023-04-28")) == ("2023-04-28", "declared", 0.97)


def test_a_page_that_declares_nothing_is_dated_by_what_it_prints() -> None:
    article = _page("By Ana Silva\nPublished:\n5 March 2024", htmldate="2024-06-20")
    assert _day(article)[:2] == ("2024-03-05", "header")

"""Texts saved without their page: a headline on top, and a story that pictures and posts part."""

from __future__ import annotations

import datetime

import pytest

from reader.anatomy import read_article
from reader.model import Article, Draft

TODAY = datetime.date(2026, 11, 20)
LEAD = (
    "The ferry that ran on to the sandbank off Northam late on Monday was pulled free at dawn, and "
    "all of the 212 people who had been on board reached the harbour without harm."
)
SECOND = (
    "Its captain told the harbour office that the lights of the outer buoy had been dark, which "
    "the county, whose buoys they are, denied for most of the morning before it said nothing more."
)
THIRD = (
    "“We were told to sit down and to hold on to what was near,” said one of the passengers, a "
    "teacher who had been on her way home. Nobody was hurt, and the tea was free."
)
CAPTIONS = (
    "Agency The ferry stands on the sand at low water",
    "Picture Desk Passengers wait for the boats that took them off",
    "Picture Desk A tug pulls at the ferry in the morning",
    "Agency Crowds watch from the pier",
    "Agency The outer buoy, dark for weeks",
)
LATER = (
    "The company will run no ferry for the rest of the week. It asked all who hold tickets to come "
    "to its office, where they will be given their money or a place on a bus around the bay.",
    "A hearing is to be held in the town hall next month, at which the captain, the company and "
    "the county will each be asked what they knew of the buoy and when they had known it.",
    "The sandbank itself has moved by some forty metres since it was last drawn on a chart, and "
    "fishermen say that they had told everyone who would listen about it since the winter.",
)


def _read(text: str) -> Article:
    return read_article(Draft("ferry.txt", 0, text, {}), today=TODAY)


def _headline(article: Article) -> str | None:
    return article.headline.value if article.headline else None


def _told(article: Article) -> str:
    return "\n".join(span.of(article.text) for span in article.body)


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "apart"])
def test_a_story_parted_by_captions_begins_on_top(between: str) -> None:
    title = "Ferry pulled free at dawn after night on sandbank"
    article = _read(title + "\n\n" + between.join([LEAD, SECOND, *CAPTIONS, THIRD, *LATER]))
    assert _headline(article) == title
    assert all(each in _told(article) for each in (LEAD, SECOND, THIRD, *LATER))


@pytest.mark.parametrize(
    "title",
    [
        "What is a sandbank, how do they move, and what did the ferry's captain know of this one?",
        "‘Nobody told us!’ Ferry captain says county kept silent on dark buoy for weeks",
        "The captain said the buoy was dark. The county says that it never was and never had been.",
    ],
)
def test_a_long_headline_that_stands_alone_is_the_headline(title: str) -> None:
    article = _read(title + "\n\n" + "\n".join([LEAD, SECOND, THIRD, *LATER]))
    assert _headline(article) == title
    assert _told(article).startswith(LEAD)


def test_a_headline_written_as_names_are_is_one_where_it_stands_alone() -> None:
    assert _headline(_read(f"Every New Ferry Explained\n\n{LEAD}\n{SECOND}")) is not None
    assert _headline(_read(f"Jane Roe\n\n{LEAD}\n{SECOND}")) is None


@pytest.mark.parametrize(
    "first",
    [
        LEAD,
        "NORTHAM, March 4 (Reuters) - A ferry with 212 people on board was pulled free.",
        "[Get more stories like this one in our morning letter, which is sent every day. Sign up.]",
    ],
)
def test_a_first_paragraph_set_apart_like_the_others_is_no_headline(first: str) -> None:
    article = _read("\n\n".join([first, SECOND, THIRD, *LATER]))
    assert _headline(article) is None


@pytest.mark.parametrize(
    "post",
    [
        "Loud — Ed Hale (@edhale124) December 27, 2017",
        "I saw it. Really dark out there. — Sarah Bay (@SarahB205) December 27, 2017",
        "A post shared by Jane Roe (@jane.roe) on Feb 4, 2018 at 9:50pm PST",
    ],
)
def test_the_date_of_a_post_that_is_shown_is_not_the_articles(post: str) -> None:
    title = "Ferry pulled free at dawn after night on sandbank"
    article = _read("\n".join([title, "", LEAD, SECOND, "What a night!!", post, THIRD, *LATER]))
    assert article.date is None
    assert _headline(article) == title
    assert _told(article).startswith(LEAD)


def test_the_handle_of_the_author_leaves_the_date_beside_it() -> None:
    header = "By Jane Roe (@janeroe) March 4, 2019"
    article = _read("\n\n".join(["Ferry pulled free at dawn", header, LEAD, SECOND, THIRD]))
    assert article.date is not None
    assert article.date.value.iso == "2019-03-04"


def test_the_story_goes_on_below_a_link_to_more_where_long_paragraphs_follow() -> None:
    text = "\n".join([LEAD, SECOND, THIRD, "Read more", *LATER, LEAD.replace("ferry", "liner")])
    told = _told(_read(f"Ferry pulled free at dawn after night\n\n{text}"))
    assert all(each in told for each in LATER)
    assert "Read more" not in told


@pytest.mark.parametrize(
    "caption",
    [
        "FILE PHOTO: A view of the harbour, March 3, 2019. REUTERS/Jane Roe/File Photo",
        "A view of the harbour in March 2019. Photograph: Jane Roe/Northam Echo",
        "The ferry on the sand at low water. Jane Roe/Northam Echo",
        "The ferry, seen from the pier on March 3, 2019. (Jane Roe / Northam Echo)",
    ],
)
def test_a_caption_above_a_body_is_no_headline(caption: str) -> None:
    article = _read("\n\n".join([caption, LEAD, SECOND, THIRD]))
    assert article.headline is None
    assert article.date is None


@pytest.mark.parametrize(
    "title",
    [
        "Photo of a ferry on the sand wins prize",
        "‘No way off’ for 24/7 ferry crews",
        "Best photos by our readers in 2019",
    ],
)
def test_a_headline_may_speak_of_pictures(title: str) -> None:
    article = _read("\n\n".join([title, LEAD, SECOND, THIRD]))
    assert article.headline is not None
    assert article.headline.value == title

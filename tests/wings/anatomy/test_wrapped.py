"""Texts whose lines were wrapped to a width are read as if they had not been."""

from __future__ import annotations

import textwrap

import pytest

from reader.anatomy import read_article
from reader.model import Article, Draft
from reader.text.sentences import paragraphs, sentences
from reader.text.wrapping import soft_breaks

TITLE = "Old bridge to close for two years while its piers are mended"
HEADER = [TITLE, "By Ada Venn", "Thursday 13 May 2021"]
STORY = [
    "NORTHAM (Reuters) - The council voted on Tuesday to close the old bridge for repairs that "
    "will take two years. Engineers told members that the piers had moved by four centimetres.",
    "“We had no choice,” said the mayor, who has led the town since May 2011. The work will begin "
    "once the river falls, and 12,000 drivers a day will have to find another way.",
    "Traders of the old town fear for their sales, and want free buses until it is finished, but "
    "the county has promised nothing so far and waits for what the ministry may say in autumn.",
]
LETTER = "\n\n".join([*HEADER, *STORY])


def _wrapped(text: str, width: int, apart: str = "\n\n") -> str:
    return apart.join(textwrap.fill(one, width) for one in text.split("\n\n"))


def _read(text: str) -> Article:
    return read_article(Draft("a.txt", 0, text))


def _told(article: Article) -> tuple[object, ...]:
    fields = (article.headline, article.date, article.authors, article.outlet, article.agencies)
    return tuple(field.value if field else None for field in fields)


@pytest.mark.parametrize("apart", ["\n\n", "\n\n\n", "\n    "])
@pytest.mark.parametrize("width", [50, 65, 72, 80])
def test_a_wrapped_article_is_read_as_the_unwrapped_one(width: int, apart: str) -> None:
    if apart == "\n    ":  # paragraphs told by their indent stand below the header
        body = apart + apart.join(textwrap.fill(one, width) for one in STORY)
        wrapped = _wrapped("\n\n".join(HEADER), width) + "\n" + body
    else:
        wrapped = _wrapped(LETTER, width, apart)
    plain, found = _read(LETTER), _read(wrapped)
    assert _told(found) == _told(plain)
    assert plain.date is not None
    assert [" ".join(one.split()) for one in found.paragraphs] == list(plain.paragraphs)


@pytest.mark.parametrize("width", [50, 72])
def test_the_lead_of_a_wrapped_body_is_no_headline(width: int) -> None:
    article = _read(_wrapped("\n\n".join(STORY), width))
    assert article.headline is None
    assert len(article.body) == len(STORY)


@pytest.mark.parametrize("width", [40, 72])
def test_sentences_go_on_over_the_ends_of_wrapped_lines(width: int) -> None:
    text = _wrapped(LETTER, width)
    found = [" ".join(span.of(text).split()) for span in sentences(text)]
    assert found == [span.of(LETTER) for span in sentences(LETTER)]
    inside = [span for one in paragraphs(text) for span in sentences(text, one)]
    assert inside == sentences(text)


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "\n".join(HEADER),
        "\n".join(["Home", "World news", "Sport and more", "The weather", "Sign in to your page"]),
        "\n".join(f"{n}. a thing that is to be bought in town" for n in range(1, 9)),
        "\n".join(f"- {one} of the many things to be bought" for one in ("bread", "milk", "salt")),
        "the rose is red\nthe violet is blue\nand as the poet said\nso are you",
        _wrapped(LETTER, 72) + "\n\n" + STORY[0],  # one paragraph was left whole
        "",
        "\n\n\n",
    ],
)
def test_what_was_not_wrapped_keeps_its_lines(text: str) -> None:
    assert soft_breaks(text) == frozenset()


def test_only_the_ends_of_filled_lines_are_soft() -> None:
    items = "\n".join(["- the bread that was bought", "- the milk that was not"])
    text = _wrapped(LETTER, 72) + "\n\n" + items
    soft = soft_breaks(text)
    assert all(text[at] == "\n" for at in soft)
    assert not any(at >= text.index("- the bread") for at in soft)
    assert len(soft) == sum(one.count("\n") for one in _wrapped(LETTER, 72).split("\n\n"))


def test_what_is_set_aside_of_a_wrapped_text_is_counted_in_stored_lines() -> None:
    notice = "© 2021 Northam Post. All rights reserved. No part of this page may be used again."
    text = _wrapped(LETTER + "\n\n" + notice, 60)
    (aside,) = _read(text).set_aside
    assert aside.span.of(text) == textwrap.fill(notice, 60)
    lines = text.split("\n")
    assert lines[aside.first_line - 1].startswith("© 2021")
    assert aside.last_line == len(lines)

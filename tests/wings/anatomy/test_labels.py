"""Texts that open with labelled lines: "Title: …", "Source: …", in any order and language."""

from __future__ import annotations

import pytest

from reader.anatomy import read_article
from reader.model import Article, Draft

STORY = (
    "The ferry that ran on to the sandbank off Northam late on Monday was pulled free at dawn, and "
    "all of the 212 people who had been on board reached the harbour without harm.\n\n"
    "Its captain told the harbour office that the lights of the outer buoy had been dark, which "
    "the county, whose buoys they are, denied for most of the morning.\n"
)
TITLE = "Ferry pulled free at dawn after night on sandbank"


def _read(*header: str) -> Article:
    return read_article(Draft("ferry.txt", 0, "\n".join([*header, "", STORY]), {}))


def _fields(article: Article) -> tuple[object, ...]:
    read = (article.headline, article.outlet, article.authors)
    return tuple(field.value if field else None for field in read)


@pytest.mark.parametrize(
    ("header", "outlet", "author"),
    [
        (
            [f"TITLE: {TITLE}", "SOURCE: The Northam Echo", "AUTHOR: Jane Roe"],
            "The Northam Echo",
            "Jane Roe",
        ),
        (
            [
                f"Headline: {TITLE}",
                "Byline: By Jane Roe, Staff Writer",
                "Section: A01",
                "Publication: Washington Post",
            ],
            "The Washington Post",
            "Jane Roe",
        ),
        (
            [f"Title: {TITLE}", "", "Source: https://www.bbc.co.uk/news/1", "", "By: Jane Roe"],
            "BBC News",
            "Jane Roe",
        ),
        (
            [f"Titel: {TITLE}", "Quelle: Northamer Bote", "Autorin: Jana Roth"],
            "Northamer Bote",
            "Jana Roth",
        ),
        (
            [f"Titulo: {TITLE}", "Periódico: El Faro de Northam", "Autora: Juana Ruiz"],
            "El Faro de Northam",
            "Juana Ruiz",
        ),
        ([f"标题：{TITLE}", "来源：北港日报", "作者：王小明"], "北港日报", "王小明"),
    ],
    ids=["capitals", "others between", "address", "German", "Spanish", "Chinese"],
)
def test_what_labels_say_is_read(header: list[str], outlet: str, author: str) -> None:
    article = _read(*header)
    assert _fields(article) == (TITLE, outlet, (author,))
    assert article.body[0].of(article.text).startswith("The ferry that ran")
    for field in (article.headline, article.outlet, article.authors):
        assert field is not None
        assert field.span is not None
        assert field.span.of(article.text) in field.source


def test_one_labelled_line_alone_decides_nothing() -> None:
    article = _read(TITLE, "Source: a person who was there")
    assert article.outlet is None
    assert _fields(article)[0] == TITLE


def test_labels_below_the_top_are_the_storys_own() -> None:
    listing = "Title: The Sea and I\nPublisher: Gull Books\n"
    article = read_article(Draft("ferry.txt", 0, f"{TITLE}\n\n{STORY}\n{listing}", {}))
    assert _fields(article) == (TITLE, None, None)


@pytest.mark.parametrize(
    ("label", "iso"),
    [
        ("Date: 20220224", "2022-02-24"),
        ("Datum: 24.02.22", "2022-02-24"),
        ("Published: 24/02/22", "2022-02-24"),
        ("Date: Thu Feb 24 10:05:00 +0000 2022", "2022-02-24"),
        ("Fecha: 2022. 2. 24.", "2022-02-24"),
        ("Date: 24 Feb 2022", "2022-02-24"),
        ("Date: unknown", None),
        ("Date: 12345", None),
        ("Date: 2022", None),
        ("Date: Thursday", None),
    ],
)
def test_a_labelled_day_may_be_written_in_a_form_that_needs_its_label(
    label: str, iso: str | None
) -> None:
    date = _read(f"Title: {TITLE}", label, "Author: Jane Roe").date
    assert (date.value.iso[:10] if date else None) == iso

"""Whose letter it is: outlets and people behind the "From" of newsletters and alerts."""

from __future__ import annotations

import pytest

from reader.anatomy import read_article
from reader.model import Draft, Provenance

STORY = (
    "The council voted on Tuesday to close the old bridge, and the mayor was glad of it.\n\n" * 3
)


@pytest.mark.parametrize(
    ("sender", "outlet", "author"),
    [
        ("The Post <news@post.example>", "The Post", None),
        ("Alerts <alerts@quay.example>", "quay.example", None),
        ("No-Reply <noreply@mail.quay.example>", "quay.example", None),
        ("Quay Echo Alerts <alerts@quay.example>", "Quay Echo", None),
        ("Quay Echo Daily <daily@quayecho.example>", "Quay Echo", None),
        ("The Quay Daily <news@the-quay-daily.example>", "The Quay Daily", None),
        ("Daily News <daily-news@mail.dailynews.example>", "dailynews.example", None),
        ("Daily Briefing <b@nytimes.com>", "The New York Times", None),
        ("CNN Breaking News <bn@mail.cnn.com>", "CNN", None),
        ("Google Alerts <googlealerts-noreply@google.com>", None, None),
        ("Newsletter <bounce@mailchimpapp.net>", None, None),
        ("South Sun <editor@gmail.com>", "South Sun", None),
        ("Jane Roe at The Daily Quay <jane@quay.example>", "The Daily Quay", "Jane Roe"),
        ("Jane Roe from Quay Echo <jane@substack.com>", "Quay Echo", "Jane Roe"),
        ("Jane Roe <jane@gmail.com>", None, "Jane Roe"),
        ("Jane Roe <jane@quay.example>", "quay.example", "Jane Roe"),
        ("alerts@quay.example", "quay.example", None),
        ("somebody", None, None),
        ("", None, None),
    ],
)
def test_the_sender_of_a_letter(sender: str, outlet: str | None, author: str | None) -> None:
    told = {"From": sender, "title": "Old bridge to close"}
    article = read_article(Draft("a.eml", 0, STORY, told, format="mail"))
    assert (article.outlet.value if article.outlet else None) == outlet
    assert (article.authors.value if article.authors else None) == (author and (author,))
    if article.outlet:
        assert article.outlet.provenance is Provenance.DECLARED


def test_the_byline_of_a_letter_goes_before_its_sender() -> None:
    told = {"From": "Jane Roe <jane@quay.example>", "title": "Old bridge to close"}
    text = f"Old bridge to close\n\nBy Bo Lint\n\n{STORY}"
    article = read_article(Draft("a.eml", 0, text, told, format="mail"))
    assert article.authors
    assert article.authors.value == ("Bo Lint",)

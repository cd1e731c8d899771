"""Where a story was filed: a line, a date or a byline above it that names a city."""

from __future__ import annotations

import pytest

from reader.anatomy import read_article
from reader.anatomy.places import is_city, kind_of
from reader.model import Draft, Provenance

STORY = (
    "The council voted on Tuesday to close the old bridge at Northam for repairs that are to take "
    "two years and to cost more than anyone in the town had been told before.\n\n"
    "Engineers told members that the piers had moved by almost four centimetres since June 1987, "
    "when the last survey was made by the county and put into a drawer.\n"
)


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (("By Jane Roe", "12 March 2019", "LAGOS"), "LAGOS"),
        (("By Jane Roe", "12 March 2019", "OSLO, Norway"), "OSLO, Norway"),
        (("By Jane Roe", "12 March 2019", "Wagga Wagga, Australia"), "Wagga Wagga, Australia"),
        (("New York", "12 March 2019"), "New York"),
        (("LAGOS, March 12, 2019",), "LAGOS"),
        (("Bruxelles, le 12 mars 2019",), "Bruxelles"),
        (("Москва, 12 марта 2019",), "Москва"),
        (("By Jane Roe in Oslo", "12 March 2019"), "Oslo"),
        (("القاهرة - أحمد علي", "12 مارس 2019"), "القاهرة"),
        (("London", "Paris", "Rome", "12 March 2019"), None),
        (("Europe", "12 March 2019"), None),
        (("Jordan", "12 March 2019"), None),
        (("WORLD", "12 March 2019"), None),
        (("By Jane Roe in Northam", "12 March 2019"), None),
    ],
)
def test_the_place_above_a_story(header: tuple[str, ...], place: str | None) -> None:
    text = "\n\n".join(["Old bridge to close for two years", *header, STORY])
    article = read_article(Draft("a.txt", 0, text))
    assert (article.place.value if article.place else None) == place
    assert article.date
    assert article.date.value.iso == "2019-03-12"
    if article.place:
        assert article.place.provenance is Provenance.HEADER
        assert article.place.span
        assert article.place.value in article.place.span.of(text)
    assert article.body[0].of(text).startswith("The council")


def test_the_dateline_goes_before_the_header() -> None:
    text = f"Old bridge to close\n\nOslo\n\n12 March 2019\n\nBERGEN (AP) — {STORY}"
    place = read_article(Draft("a.txt", 0, text)).place
    assert place
    assert (place.value, place.provenance) == ("BERGEN", Provenance.DATELINE)


def test_a_city_is_no_country_and_no_word() -> None:
    assert is_city("Lagos")
    assert is_city("St. Petersburg")
    assert is_city("Springfield, Ill.")
    assert kind_of("France") == "country"
    assert not any(map(is_city, ("France", "nice", "Roe, Jane", "", "Lagos said", "LA", "Asia")))

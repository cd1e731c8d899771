"""Counts by outlet, month, tellings …: each is what its own query lists."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model import Facet, Filter, Grouping
from tests.desk.conftest import Desk

_STORY = (
    "The council of the northern islands voted late on Tuesday to keep the winter ferry for "
    "another year, after nine hours of debate and a count that had to be taken twice."
)


@pytest.fixture
def library(desk: Desk) -> Library:
    """Three copies of one story, from outlets of which one name is part of another."""
    outlets = ("Quay Post", "Quay Post Weekly", "Island Wire")
    for number, outlet in enumerate(outlets * 2):
        story = _STORY if number < 3 else f"Something else was said of number {number}. " * 5
        body = f'{{"title": "Told {number}", "date": "2022-0{5 + number // 4}-0{number + 1}", '
        body += f'"source": "{outlet}", "text": "{story}"}}'
        (desk.folder / f"n{number}.json").write_text(body)
    for name, date in (("coarse", "2022-07"), ("month", "2022-05")):
        body = f'{{"title": "The {name} one", "date": "{date}", '
        body += f'"text": "Nobody knew the {name}."}}'
        (desk.folder / f"{name}.json").write_text(body)
    library = desk.open()
    library.amend(library.find("coarse.json"), {"date": "2022"})
    return library


def _facets(library: Library, query: str = "") -> dict[str, Facet]:
    return {each.name: each for each in library.facets(library.understand(query))}


@pytest.mark.parametrize("query", ["", "said OR voted", "from:2022-05-02", "-told", "island"])
def test_every_count_is_what_its_query_lists(library: Library, query: str) -> None:
    for facet in _facets(library, query).values():
        for share in facet.shares:
            wanted = library.understand(f"{share.query} ({query})")
            assert library.counts(wanted).articles == share.articles, share


def test_an_outlet_is_told_from_one_whose_name_begins_alike(library: Library) -> None:
    shares = {each.label: each for each in _facets(library)["outlet"].shares}
    assert shares["Quay Post"].articles == shares["Quay Post Weekly"].articles == 2
    assert shares["Quay Post"].query == 'outlet:"=Quay Post"'


def test_what_is_not_known_can_be_asked_for(library: Library) -> None:
    shares = {each.label: each for facet in _facets(library).values() for each in facet.shares}
    assert shares["outlet unknown"].query == "no:outlet"
    assert shares["outlet unknown"].articles == 5
    assert shares["2022, month unknown"].query == "on:2022 no:month"


def test_months_are_newest_first_and_undated_last(library: Library) -> None:
    months = _facets(library)["month"].shares
    assert [(each.label, each.articles) for each in months] == [
        ("2022-06", 2),
        ("2022-05", 5),
        ("2022, month unknown", 1),
        ("no date", 3),
    ]


def test_tellings_are_counted_with_those_told_once(library: Library) -> None:
    stories = {each.label: each.articles for each in _facets(library)["story"].shares}
    assert stories["told 3 times"] == 3
    total = library.counts(Filter()).articles
    assert stories["told once"] == total - 3
    assert len(library.groups(Filter(), Grouping.STORY)[0].ids) == 3


def test_relations_are_counted(library: Library) -> None:
    relations = {each.label: each.articles for each in _facets(library)["relation"].shares}
    assert sum(relations.values()) >= 3


def test_nothing_is_counted_where_nothing_passes(library: Library) -> None:
    assert all(not facet.shares for facet in _facets(library, "zebra").values())

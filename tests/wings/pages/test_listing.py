"""Lines of a list: headings, ids, folding, and the way from an article to its line and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Group, Grouping
from reader.pages.divisions import ALL, Folded
from reader.pages.listing import Heading, Listing, heading_label

GROUPS = [
    Group("2024-03-02", "Sat 2 Mar 2024", ["a", "b"]),
    Group("2024-02-27", "Tue 27 Feb 2024", ["c"]),
    Group("", "No date", ["d", "e"]),
]
GROUPS_OF = {"a": "2024-03-02", "b": "2024-03-02", "c": "2024-02-27", "d": "", "e": ""}


def test_a_heading_stands_above_its_articles() -> None:
    listing = Listing(GROUPS)
    assert len(listing) == 8
    assert listing.at(0) == Heading("2024-03-02", "Sat 2 Mar 2024", 2, folded=False)
    assert [listing.at(line) for line in (1, 2, 4, 6, 7)] == ["a", "b", "c", "d", "e"]


def test_a_folded_division_is_its_heading_alone() -> None:
    listing = Listing(GROUPS, Folded.only("2024-03-02"))
    assert len(listing) == 6
    assert listing.at(0) == Heading("2024-03-02", "Sat 2 Mar 2024", 2, folded=True)
    assert listing.at(2) == "c"
    assert listing.line_of("b") == 0
    assert listing.line_of("d") == 4
    assert listing.count == 5


def test_beyond_the_end_there_is_nothing() -> None:
    with pytest.raises(IndexError):
        Listing(GROUPS).at(8)
    with pytest.raises(IndexError):
        Listing([]).at(0)
    assert Listing(GROUPS).line_of("nobody") is None


def test_no_group_is_looked_through_but_the_one_an_article_is_known_to_be_in() -> None:
    listing = Listing([Group("2024-03-03", "Sun 3 Mar 2024", ("c",)), *GROUPS], home=GROUPS_OF.get)
    assert listing.line_of("c") == 6  # the first that holds it is passed over
    assert listing.beside("c", 1) == "d"
    assert listing.line_of("nobody") is None
    assert listing.fold(Folded.only("2024-03-03")).line_of("c") == 5


def test_neighbours_are_fetched_in_blocks_that_do_not_overlap() -> None:
    listing = Listing(GROUPS)
    assert listing.near(1, 4) == ["a", "b"]
    assert listing.near(4, 4) == ["c", "d", "e"]
    assert listing.near(7, 4) == ["c", "d", "e"]


def test_the_rank_counts_articles_folded_away_too() -> None:
    assert [Listing(GROUPS).rank(line) for line in (0, 1, 2, 4, 7)] == [0, 1, 2, 3, 5]
    assert Listing(GROUPS, Folded.only("2024-03-02")).rank(2) == 3


def test_beside_goes_across_divisions_and_stops_at_the_ends() -> None:
    listing = Listing(GROUPS)
    assert listing.beside("b", 1) == "c"
    assert listing.beside("c", -1) == "b"
    assert listing.beside("a", -1) is None
    assert listing.beside("e", 1) is None


def test_onward_goes_round_at_the_end_and_leaves_out_where_it_began() -> None:
    listing = Listing(GROUPS, Folded.only("2024-02-27"))
    assert list(listing.onward("a")) == ["b", "c", "d", "e"]
    assert list(listing.onward("d")) == ["e", "a", "b", "c"]
    assert list(listing.onward("b")) == ["c", "d", "e", "a"]
    assert list(listing.onward(None)) == list(listing.onward("nobody")) == ["a", "b", "c", "d", "e"]


def test_a_heading_is_said_on_one_line() -> None:
    assert heading_label(Grouping.DATE, GROUPS[0]) == "Sat 2 Mar 2024 · 2"
    assert heading_label(Grouping.DATE, Group("", "", ["a"])) == "No date · 1"
    assert heading_label(Grouping.OUTLET, Group("", "", [])) == "Outlet unknown · 0"


@given(st.lists(st.integers(min_value=1, max_value=6), max_size=8), st.data())
def test_every_line_leads_back_to_itself(sizes: list[int], data: st.DataObject) -> None:
    groups = [
        Group(str(number), "", [f"{number}.{place}" for place in range(size)])
        for number, size in enumerate(sizes)
    ]
    keys = data.draw(st.sets(st.sampled_from([group.key for group in groups]))) if groups else set()
    folded = Folded(frozenset(keys), data.draw(st.booleans()))
    listing = Listing(groups, folded)
    shown = sum(0 if folded.hold(group.key) else len(group.ids) for group in groups)
    assert len(listing) == len(groups) + shown
    assert listing.any_folded == any(folded.hold(group.key) for group in groups)
    for line in range(len(listing)):
        item = listing.at(line)
        if isinstance(item, Heading):
            assert listing.line_of_heading(item.key) == line == listing.heading_of(line)
            assert item.folded == folded.hold(item.key)
        else:
            assert listing.line_of(item) == line
            assert listing.heading_of(line) < line


def test_an_article_may_take_several_lines() -> None:
    listing = Listing(GROUPS, Folded.only("2024-02-27"), tall=2)
    assert len(listing) == 1 + 4 + 1 + 1 + 4
    assert [listing.at(line) for line in (1, 2, 3, 4)] == ["a", "a", "b", "b"]
    assert [listing.first_line(line) for line in (0, 1, 2, 3, 4, 5)] == [0, 1, 1, 3, 3, 5]
    assert [listing.line_of(each) for each in "abcd"] == [1, 3, 5, 7]
    assert [listing.rank(line) for line in (0, 1, 2, 3, 4, 7, 8)] == [0, 1, 1, 2, 2, 4, 4]
    assert listing.near(1, 5) == ["a", "b"]
    assert listing.fold(ALL).tall == 2

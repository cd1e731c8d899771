"""Lists under headings in few bytes: they are what plain lists of groups would be."""

from __future__ import annotations

import random
import tracemalloc
from itertools import accumulate

import pytest

from reader.model import Group, Groups, PrintedDate
from reader.pages.divisions import ALL, Folded
from reader.pages.listing import Heading, Listing
from reader.store.ids import Ids
from reader.store.index import headings, order
from reader.store.index.headings import Headings
from reader.store.index.shelving import DayShelves, Shelves, Shelving

_DATES = ("2022-10-11", "2022-10-10", "2022-10", "2022", "2021-12-31", "987-03-04")


def _number(iso: str) -> int:
    return order.first_key(PrintedDate.from_iso(iso)) >> order.DAY_SHIFT


def _blobs(chance: random.Random, count: int) -> list[bytes]:
    return [chance.randbytes(8) for _ in range(count)]


def _shelves(of: Headings, contents: list[list[bytes]]) -> Shelves:
    shelving = Shelving()
    for blobs in contents:
        shelving.fill(blobs)
    return shelving.under(of)


_DAYS = headings.Days([*map(_number, _DATES), 0])
_STORIES = headings.Stories((bytes([n] * 8), f"Éxodo {n} – 港口") for n in range(3))
_NAMES = headings.Names([("CTV", "CTV"), ("Urdu Times", "Urdu Times"), ("", "Outlet unknown")])
_KEYS = {
    _DAYS: [*(date if date[0] != "9" else f"0{date}" for date in _DATES), ""],
    _STORIES: [*(bytes([n] * 8).hex() for n in range(3)), ""],
    _NAMES: ["CTV", "Urdu Times", ""],
}


@pytest.mark.parametrize("of", _KEYS, ids=["days", "stories", "names"])
def test_every_heading_is_found_by_its_key(of: Headings) -> None:
    keys = _KEYS[of]
    assert [of.key(number) for number in range(len(of))] == keys
    assert [of.find(key) for key in keys] == list(range(len(keys)))
    for stranger in ("2020", "2022-10-12", "ff" * 8, "Urdu", "02" * 4, "zebra"):
        assert of.find(stranger) == -1


def test_headings_say_what_a_list_says() -> None:
    said = [_DAYS.label(number) for number in range(len(_DAYS))]
    assert said[:4] == ["Tue 11 Oct 2022", "Mon 10 Oct 2022", "Oct 2022", "2022"]
    assert said[-1] == "No date"
    assert [_STORIES.label(n) for n in (1, 3)] == ["Éxodo 1 – 港口", "Told once"]


@pytest.mark.parametrize("of", _KEYS, ids=["days", "stories", "names"])
def test_shelves_are_the_groups_that_a_plain_list_would_hold(of: Headings) -> None:
    chance = random.Random(7)
    contents = [_blobs(chance, chance.randrange(1, 9)) for _ in range(len(of))]
    shelves = _shelves(of, contents)
    plain = [
        Group(of.key(number), of.label(number), Ids(blobs)) for number, blobs in enumerate(contents)
    ]
    assert shelves == Groups(plain) == plain
    assert shelves[-1] == plain[-1]
    assert shelves[1:] == plain[1:]
    assert list(shelves.above()) == list(accumulate(map(len, contents), initial=0))
    for number, group in enumerate(plain):
        assert shelves.find(group.key) == number
        for place, article in enumerate(group.ids):
            assert shelves[number].ids.index(article) == place
            assert article not in shelves[number - 1].ids
    with pytest.raises(IndexError):
        shelves[len(plain)]


def test_what_is_told_once_may_be_missing() -> None:
    shelves = _shelves(_STORIES, [_blobs(random.Random(1), 2) for _ in range(3)])
    assert len(shelves) == 3
    assert shelves.find("") == -1


def test_a_shelf_without_articles_is_none() -> None:
    shelving = Shelving()
    assert [shelving.fill([]), shelving.fill([b"a" * 8]), shelving.fill(iter(()))] == [0, 1, 0]
    assert len(shelving.under(_NAMES)) == 1


def test_a_day_is_asked_for_when_it_is_looked_at() -> None:
    asked = []

    def fetch(day: int, first: int, count: int) -> list[bytes]:
        asked.append(day)
        return [bytes([first + at] * 8) for at in range(count)]

    days = DayShelves([(_number("2022-10-11"), 3), (_number("2022-10-10"), 2), (0, 1)], fetch)
    listing = Listing(days, Folded.only(""))
    assert (listing.count, len(listing)) == (6, 8)
    assert listing.at(4) == Heading("2022-10-10", "Mon 10 Oct 2022", 2, False)
    assert not asked
    assert [listing.at(5), listing.at(6), listing.at(5)] == ["00" * 8, "01" * 8, "00" * 8]
    assert asked == [_number("2022-10-10")]
    assert listing.at(7) == Heading("", "No date", 1, True)


def test_a_long_list_by_story_takes_few_bytes() -> None:
    """One object a story, or one a heading, would take ten times as much."""
    count = 20_000
    tracemalloc.start()
    try:
        stories = headings.Stories((n.to_bytes(8, "big"), "A headline") for n in range(count))
        contents = ([n.to_bytes(8, "big"), bytes(8)] for n in range(count))
        shelving = Shelving()
        assert all(map(shelving.fill, contents))
        listing = Listing(shelving.under(stories)).fold(ALL)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert listing.count == 2 * count
    assert held / count < 100

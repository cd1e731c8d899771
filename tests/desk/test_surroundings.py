"""What stands around an article in a long list is a part of that list, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from reader.library import Library, open_library
from reader.model import Filter, Grouping, Groups
from reader.settings import Directories

_ORDERS = [Grouping.OUTLET, Grouping.STORY, Grouping.HEADLINE]
_MOST = 5
_STORY = (
    "The council voted on Tuesday to close the old bridge at {} for repairs that take two years.",
    "Engineers told members in {} that the piers had moved by four centimetres since last June.",
    "The mayor of {} said that ferries would carry those who work on the other side of the river.",
    "A spokeswoman for {} said that nobody knew yet what the work would cost in the second year.",
)
_PLACES = ("Northam", "Southam", "Westley", "Eastport", "Hillford", "Lowmoor", "Fairbeck")
_OUTLETS = ("The Guardian", "Reuters", "CNN", "", "Al Jazeera")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("articles")
    for number in range(42):
        _write(folder / f"{number:02}.txt", number)
    cache = tmp_path_factory.mktemp("cache")
    with open_library(folder, Directories(cache, cache)) as opened:
        opened.update()
        assert opened.counts().stories < opened.counts().articles  # some stories have tellings
        yield opened


def _write(path: Path, number: int) -> None:
    """Write an article: some of one headline, of one minute, without a date, told twice."""
    place, outlet = _PLACES[number % 7], _OUTLETS[number % 5]
    told = number % 7 if number % 3 else number + 100
    lines = [line.format(f"{place} {told}") for line in _STORY]
    head = [f"Council of {place} votes to close the bridge", f"By Ana Silva, {outlet}".rstrip(", ")]
    if number % 6:
        head.append(f"March {number % 4 + 1}, 2022")
    path.write_text("\n\n".join([*head, *lines]), encoding="utf-8")


def _flat(groups: Groups) -> list[str]:
    return [article for group in groups for article in group.ids]


@pytest.mark.parametrize("grouping", _ORDERS)
def test_it_is_a_part_of_the_list_in_its_order(library: Library, grouping: Grouping) -> None:
    everything = _flat(library.groups(Filter(), grouping))
    assert len(everything) == 42
    for article in everything:
        near = _flat(library.around(article, grouping, _MOST))
        at = [everything.index(each) for each in near]
        assert article in near
        assert at == sorted(at)
        assert all(b == a + 1 for a, b in pairwise(at))


@pytest.mark.parametrize("grouping", _ORDERS)
def test_it_reaches_as_far_as_was_asked_or_to_the_end(library: Library, grouping: Grouping) -> None:
    everything = _flat(library.groups(Filter(), grouping))
    for place, article in enumerate(everything):
        near = _flat(library.around(article, grouping, _MOST))
        before, behind = min(place, _MOST), min(len(everything) - 1 - place, _MOST)
        assert len(near) == before + behind + 1


@pytest.mark.parametrize("grouping", _ORDERS)
@pytest.mark.parametrize("article", [None, "0123456789abcdef"])
def test_without_an_article_the_first_are_given(
    library: Library, grouping: Grouping, article: str | None
) -> None:
    near = _flat(library.around(article, grouping, _MOST))
    everything = _flat(library.groups(Filter(), grouping))
    assert near == everything[: _MOST + 1]

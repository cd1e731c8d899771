"""Counts to narrow the list by, one step after the other, and Esc back."""

from __future__ import annotations

import pytest

from reader.model import Facet, Share
from reader.pages.facet_lines import facet_lines
from reader.pages.glyphs import ASCII
from reader.pages.wrapping import cells
from reader.tui.browse_screen import BrowseScreen
from reader.tui.facets_screen import FacetList, FacetsScreen
from reader.tui.narrowing import narrowed
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import opened, press, title

_FACETS = [
    Facet("outlet", (Share("The Daily Quay", "harbour", 2), Share("unknown", "no:outlet", 1)), 9),
    Facet("month", (Share("2024-03", "storm", 2),), 1),
    Facet("agency", (), 0),
]


class _Counting(MadeUpLibrary):
    def facets(self, wanted: object) -> list[Facet]:  # type: ignore[override]  # a list will do
        return _FACETS


@pytest.mark.parametrize(
    ("before", "query", "both"),
    [
        ("", "on:2022-03", "on:2022-03"),
        ("joly", "on:2022-03", "joly on:2022-03"),
        ("a OR b", "on:2022-03", "on:2022-03 (a OR b)"),
        ("outlet:ctv", 'outlet:"CTV News"', 'outlet:"CTV News" (outlet:ctv)'),
        ("from:2022-03-05", "on:2022-03", "on:2022-03 (from:2022-03-05)"),
        ("outlet:ctv", "tellings:2 -tellings:3", "outlet:ctv tellings:2 -tellings:3"),
    ],
)
def test_a_narrower_query_means_both(before: str, query: str, both: str) -> None:
    assert narrowed(before, query) == both


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_fit_and_say_the_counts(width: int) -> None:
    lines = [line for facet in _FACETS for line in facet_lines(facet, width, ASCII)]
    assert all(cells(line.runs) <= width for line in lines)
    said = ["".join(run.text for run in line.runs) for line in lines]
    assert "Outlets - 9" in said[0]
    assert "The Daily Quay" in said[1]
    assert "2  =" in said[1]
    assert "7 more" in said[3]
    assert all(said_line.isascii() for said_line in said)


async def test_counts_narrow_the_list_and_escape_goes_back_step_by_step() -> None:
    async with opened(_Counting()) as (pilot, screen):
        await press(pilot, "/", *"the", "enter", "c")
        counts = pilot.app.screen
        assert isinstance(counts, FacetsScreen)
        await counts.workers.wait_for_complete()
        await pilot.pause()
        chosen = counts.query_one(FacetList).chosen
        assert chosen is not None
        assert chosen.label == "The Daily Quay"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, BrowseScreen)
        assert screen.query_text == "the harbour"
        assert "the harbour · by date" in title(screen)
        await press(pilot, "c")
        await pilot.app.screen.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, "tab", "enter")
        assert screen.query_text == "the harbour storm"
        await press(pilot, "escape")
        assert screen.query_text == "the harbour"
        await press(pilot, "escape")
        assert screen.query_text == "the"
        await press(pilot, "escape")
        assert screen.query_text == ""

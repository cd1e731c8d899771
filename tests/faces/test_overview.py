"""The overview screen: walked by keys, its numbers open lists, and Escape there comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Grouping
from reader.pages.glyphs import ASCII, UNICODE, Glyphs
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.overview_screen import OverviewScreen
from reader.tui.overview_view import OverviewView
from reader.tui.status_line import StatusLine
from tests.faces.press import TELLINGS, collection

Snap = Callable[..., bool]

pytestmark = pytest.mark.usefixtures("still")


@asynccontextmanager
async def on_overview(
    library: Library, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], BrowseScreen]]:
    app = BroadsheetApp(library, theme="newsprint-dark", marks=UNICODE)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        home = app.screen
        assert isinstance(home, BrowseScreen)
        await press(pilot, "O")
        yield pilot, home


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def said(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#footer", StatusLine).text


async def test_numbers_are_walked_and_said(tmp_path: Path) -> None:
    async with on_overview(collection(tmp_path, TELLINGS)) as (pilot, _home):
        assert said(pilot).startswith("1 Mar 2024: 1 article")
        await press(pilot, "l")
        assert said(pilot).startswith("2 Mar 2024: 2 articles")
        await press(pilot, "j")
        assert said(pilot).startswith("1 without any date")
        await press(pilot, "G")
        assert "prints" in said(pilot)


async def test_a_number_opens_its_list_and_escape_comes_back_to_it(tmp_path: Path) -> None:
    async with on_overview(collection(tmp_path, TELLINGS)) as (pilot, home):
        await press(pilot, "l", "enter")
        assert pilot.app.screen is home
        assert home.query_text == "on:2024-03-02"
        assert home.articles.listing.count == 2
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, OverviewScreen)
        assert home.filter.empty
        assert said(pilot).startswith("2 Mar 2024: 2 articles")
        await press(pilot, "q")
        assert pilot.app.screen is home
        await press(pilot, "escape")
        assert pilot.app.screen is home


async def test_stories_open_as_a_list_by_story(tmp_path: Path) -> None:
    async with on_overview(collection(tmp_path, TELLINGS)) as (pilot, home):
        for _ in range(30):
            if said(pilot).startswith("1 story of 4 tellings"):
                break
            await press(pilot, "j")
        await press(pilot, "enter")
        assert home.grouping is Grouping.STORY
        assert home.articles.listing.count == 4


async def test_a_list_that_was_narrowed_further_does_not_come_back(tmp_path: Path) -> None:
    async with on_overview(collection(tmp_path, TELLINGS)) as (pilot, home):
        await press(pilot, "enter")
        home.search("harbour")
        await press(pilot, "escape")
        assert pilot.app.screen is home


async def test_the_rows_that_have_no_room_are_opened_too(tmp_path: Path) -> None:
    told = {
        f"paper{number}": (f"Paper {number:02}", f"2024-03-{number + 1:02}", "harbour")
        for number in range(12)
    }
    async with on_overview(collection(tmp_path, told)) as (pilot, home):
        for _ in range(30):
            if said(pilot).startswith("4 outlets more"):
                break
            await press(pilot, "j")
        await press(pilot, "enter")
        assert said(pilot).startswith("Paper 08: 1 article")
        await press(pilot, "enter")
        assert home.articles.listing.count == 1
        await press(pilot, "escape")
        assert said(pilot).startswith("Paper 08: 1 article")
        await press(pilot, "q", "O", "G")
        assert "pairs more" in said(pilot)


async def test_the_mouse_goes_to_a_number_and_then_opens_it(tmp_path: Path) -> None:
    async with on_overview(collection(tmp_path, TELLINGS)) as (pilot, home):
        view = pilot.app.screen.query_one(OverviewView)
        await press(pilot, "j")
        target = view.target
        assert target
        await press(pilot, "k")
        for _ in range(2):
            assert pilot.app.screen is not home
            await pilot.click(OverviewView, offset=(target.start + 1, target.line))
            await pilot.pause()
        assert home.query_text == target.query


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_wide_letters_do_not_shift_the_cursor(tmp_path: Path, size: tuple[int, int]) -> None:
    told = {"wire": ("日本経済新聞社", "2024-03-02", "harbour"), "isle": ("東京", None, "harbour")}
    async with on_overview(collection(tmp_path, told), size) as (pilot, _home):
        view = pilot.app.screen.query_one(OverviewView)
        await press(pilot, "j")
        while (target := view.target) and target.query != 'outlet:"=日本経済新聞社" story':
            await press(pilot, "l" if "日本" in target.query else "j")
        assert target is not None
        strip = view.render_line(target.line - view.scroll_offset.y)
        ground = view.role_style("cursor")
        on = [
            segment.style is not None and ground.bgcolor == segment.style.bgcolor
            for segment in strip
            for _ in range(segment.cell_length)
        ]
        assert on.index(True) == target.start
        assert strip.cell_length == view.size.width


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("few", [0, 1])
async def test_hardly_anything_to_count(tmp_path: Path, size: tuple[int, int], few: int) -> None:
    library = collection(tmp_path, dict(list(TELLINGS.items())[:few]))
    async with on_overview(library, size) as (pilot, _home):
        assert isinstance(pilot.app.screen, OverviewScreen)
        await press(pilot, "j", "l", "h", "k", "G", "enter")


@pytest.mark.parametrize(
    ("size", "theme", "marks"),
    [
        pytest.param((80, 24), "newsprint-dark", UNICODE, id="80x24"),
        pytest.param((120, 40), "newsprint-light", UNICODE, id="120x40"),
        pytest.param((40, 10), "ansi", ASCII, id="ascii-40x10"),
    ],
)
def test_picture(
    snap_compare: Snap, tmp_path: Path, size: tuple[int, int], theme: str, marks: Glyphs
) -> None:
    app = BroadsheetApp(collection(tmp_path, TELLINGS), theme=theme, marks=marks)

    async def run(pilot: Pilot[Any]) -> None:
        await press(pilot, "O", "l")

    assert snap_compare(app, terminal_size=size, run_before=run)

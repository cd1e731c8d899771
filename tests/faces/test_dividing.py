"""A very long list in another order: what stands around the cursor at once, then all of it."""

from __future__ import annotations

import pytest

from reader.tui import counting
from reader.tui.browse_screen import BrowseScreen
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import footer, opened, press

pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture(autouse=True)
def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_LONG", 2)


def _hold_back(screen: BrowseScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no long list come."""
    monkeypatch.setattr(screen.looking, "gather", lambda *_: None)


@pytest.mark.parametrize("key", ["2", "3", "4"])
async def test_what_stands_around_the_cursor_is_there_at_once(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "j")
        chosen, whole = screen.current, screen.articles.listing.count
        _hold_back(screen, monkeypatch)
        await press(pilot, key)
        assert screen.current == chosen
        near = library.around(chosen, screen.grouping, 100)
        assert screen.articles.listing.count == sum(len(group.ids) for group in near) < whole
        assert "gathering the list" in footer(screen)


async def test_then_all_of_it_comes_and_the_cursor_stays() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "j")
        chosen, whole = screen.current, screen.articles.listing.count
        await press(pilot, "2")
        await screen.workers.wait_for_complete()
        await pilot.pause()
        assert (screen.current, screen.articles.listing.count) == (chosen, whole)
        assert "gathering" not in footer(screen)


async def test_a_filtered_list_is_gathered_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "f", *"unread", "enter")
        await screen.workers.wait_for_complete()
        await pilot.pause()
        shown = screen.articles.listing.count
        _hold_back(screen, monkeypatch)
        await press(pilot, "2")
        assert screen.articles.listing.count == shown


async def test_a_folded_list_is_gathered_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "2")
        await screen.workers.wait_for_complete()
        await press(pilot, "Z", "1", "j")
        shown = screen.articles.listing.count
        _hold_back(screen, monkeypatch)
        await press(pilot, "2")
        assert screen.articles.listing.count == shown
        assert "gathering the list" in footer(screen)

"""To a date by name, to headlines in order, and long lists that no key waits for."""

from __future__ import annotations

import pytest

from reader.model import Grouping
from reader.tui import counting
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import footer, opened, press, title

pytestmark = pytest.mark.usefixtures("still")


@pytest.mark.parametrize(
    ("said", "article", "told"),
    [
        ("2024-02", "a3", "27 Feb 2024"),
        ("27 feb 2024", "a3", "27 Feb 2024"),
        ("2024", "a1", "2 Mar 2024"),
        ("2019", "a3", "the nearest day: 27 Feb 2024"),
    ],
)
async def test_a_date_is_gone_to(said: str, article: str, told: str) -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "G", "2", "g", "d", *[" " if key == " " else key for key in said])
        await press(pilot, "enter")
        assert screen.current == article
        assert screen.grouping is Grouping.DATE
        assert told in footer(screen)


async def test_what_is_no_date_is_said_and_can_be_mended() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "g", "d", *"soon", "enter")
        assert "“soon” is no date" in footer(screen)
        assert screen.prompt.is_open
        await press(pilot, "escape")
        assert not screen.prompt.is_open
        assert screen.current == "a1"


async def test_a_list_that_takes_long_is_divided_while_the_old_one_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counting, "_LONG", 2)
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "j", "2")
        await screen.workers.wait_for_complete()
        await pilot.pause()
        assert title(screen).endswith("by outlet")
        assert screen.articles.listing.groups[0].key == "Island Post"
        assert screen.current == "a2"
    async with opened(library) as (pilot, screen):
        await screen.workers.wait_for_complete()
        await pilot.pause()
        assert screen.articles.listing.count == 4


async def test_a_date_is_gone_to_once_the_list_that_takes_long_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counting, "_LONG", 2)
    async with opened(MadeUpLibrary()) as (pilot, screen):
        screen.search("unread")
        await screen.workers.wait_for_complete()
        await press(pilot, "2")
        await screen.workers.wait_for_complete()
        await press(pilot, "g", "d", *"2024-02", "enter")
        await screen.workers.wait_for_complete()
        await pilot.pause()
        assert screen.grouping is Grouping.DATE
        assert screen.current == "a3"
        assert "27 Feb 2024" in footer(screen)

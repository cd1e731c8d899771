"""Search on the screen: hit lines under what is found, the best first, from hit to hit."""

from __future__ import annotations

import pytest

from reader.tui.browse_screen import BrowseScreen
from tests.faces.made_up import MadeUpLibrary, made_article
from tests.faces.test_browse import footer, opened, press, title

pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BrowseScreen, "pause", 0.01)


def _many(count: int) -> MadeUpLibrary:
    bodies = ["A ferry waited."] * (count - 1) + ["Ferry, ferry, ferry: all ferries waited."]
    return MadeUpLibrary(
        [
            made_article(f"n{n:03}", f"Headline {n}", ["First line.", body], date=f"{2400 - n}")
            for n, body in enumerate(bodies)
        ]
    )


def _lines(screen: BrowseScreen) -> list[str]:
    shown = range(len(screen.articles.listing))
    return ["".join(run.text for run in screen.articles.line(at)).strip() for at in shown]


async def test_each_article_found_shows_the_line_of_its_hit() -> None:
    async with opened(_many(3)) as (pilot, screen):
        await press(pilot, "/", *"waited")
        await screen.workers.wait_for_complete()
        await pilot.pause()
        lines = _lines(screen)
        assert lines.count("A ferry waited.") == 2
        assert "Ferry, ferry, ferry: all ferries waited." in lines
        marked = [run.text for run in screen.articles.line(2) if run.role == "hit"]
        assert marked == ["waited"]


async def test_the_cursor_goes_from_article_to_article_over_the_lines_between() -> None:
    async with opened(_many(4)) as (pilot, screen):
        await press(pilot, "/", *"ferry", "enter")
        seen = [screen.current]
        for _ in range(4):
            await press(pilot, "j")
            seen.append(screen.current)
        assert seen == ["n000", "n001", "n002", "n003", "n003"]
        await press(pilot, "k", "n", "N", "k")
        assert screen.current == "n001"
        await press(pilot, "G")
        assert screen.current == "n003"
        await press(pilot, "g", "g")
        assert screen.current == "n000"


async def test_of_very_many_the_newest_are_shown_at_once_and_then_all() -> None:
    async with opened(_many(200)) as (pilot, screen):
        screen.pause = 60
        await press(pilot, "/", *"ferry")
        assert screen.articles.listing.count == 50
        assert "the newest 50 articles" in title(screen)
        screen.pause = 0.01
        await press(pilot, "backspace", "y", "enter", "j")
        for _ in range(20):
            await screen.workers.wait_for_complete()
            await pilot.pause(0.02)
        assert screen.articles.listing.count == 200
        assert "200 articles" in title(screen)
        assert screen.current == "n001"


async def test_one_key_puts_the_best_hits_first_and_the_newest_again() -> None:
    async with opened(_many(5)) as (pilot, screen):
        await press(pilot, "5")
        assert "search for words first" in footer(screen)
        await press(pilot, "/", *"ferry", "ctrl+o")
        await screen.workers.wait_for_complete()
        await pilot.pause()
        assert title(screen).endswith("by rank")
        assert screen.articles.listing.at(1) == "n004"
        await press(pilot, "enter", "5")
        assert title(screen).endswith("by date")
        assert screen.articles.listing.at(1) == "n000"


async def test_a_line_that_finds_in_an_article_leaves_the_list_as_it_is() -> None:
    async with opened(_many(5)) as (pilot, screen):
        await press(pilot, "/", *"ferry", "enter", "enter", "/", *"came", "ctrl+o")
        assert "only what the list is searched for goes by rank" in footer(screen)
        assert not title(screen).endswith("by rank")


async def test_hits_are_followed_from_one_article_into_the_next() -> None:
    async with opened(_many(3)) as (pilot, screen):
        await press(pilot, "/", *"ferry", "enter", "enter")
        assert (screen.current, screen.view.hit) == ("n000", 0)
        await press(pilot, "n", "n")
        assert screen.current == "n002"
        await press(pilot, "n")
        assert "hit 2 of 3" in footer(screen)
        await press(pilot, "n", "n")
        assert "last article" in footer(screen)
        await press(pilot, "N", "N", "N")
        assert (screen.current, screen.view.hit) == ("n001", 0)

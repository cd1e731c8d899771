"""What comes while an article is open is counted, and moves nothing until it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.tui.browse_screen import BrowseScreen
from reader.tui.rescan import Rescan
from tests.faces.test_every_deed import _home, _library, _press, _said, _session

home = _home


def _come(home: Path, count: int) -> None:
    for number in range(count):
        text = f"---\ntitle: News {number}\ndate: 12/12/2022\n---\n\nIt came at {number} o'clock.\n"
        (home / "news" / f"new{number}.md").write_text(text)


async def _rescan(pilot: Pilot[None]) -> BrowseScreen:
    screen = pilot.app.screen
    assert isinstance(screen, BrowseScreen)
    screen.query_one(Rescan).start()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen.say_nothing()
    return screen


def _stand(screen: BrowseScreen) -> tuple[object, ...]:
    """Give all that a reader sees move."""
    listing, view = screen.articles.listing, screen.view
    seen = screen.current, screen.articles.cursor, screen.articles.scroll_offset.y
    return (*seen, listing.count, view.scroll_offset.y, view.tellings)


async def test_while_an_article_is_open_new_ones_are_counted_and_nothing_moves(home: Path) -> None:
    async with _session(home, "d.md") as pilot:
        await _press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, BrowseScreen)
        stood = _stand(screen)
        _come(home, 3)
        await _rescan(pilot)
        assert _stand(screen) == stood
        assert "3 new · R shows them" in _said(pilot)
        await _press(pilot, "R")
        assert screen.reading
        assert screen.articles.listing.count == 10
        assert screen.articles.chosen == screen.current == stood[0]
        assert "R shows" not in _said(pilot)


async def test_on_the_way_back_to_the_list_they_are_in_it(home: Path) -> None:
    async with _session(home, "d.md") as pilot:
        await _press(pilot, "enter")
        _come(home, 1)
        screen = await _rescan(pilot)
        chosen = screen.current
        await _press(pilot, "q")
        assert screen.articles.listing.count == 8
        assert screen.articles.chosen == chosen
        assert "R shows" not in _said(pilot)


async def test_on_the_list_they_come_in_and_the_cursor_stays_on_its_article(home: Path) -> None:
    async with _session(home, "d.md") as pilot:
        _come(home, 2)
        screen = await _rescan(pilot)
        assert screen.articles.listing.count == 9
        assert screen.articles.chosen == screen.library.find("d.md")


@pytest.mark.parametrize("reading", [True, False])
async def test_what_another_session_reads_in_is_held_back_too(home: Path, reading: bool) -> None:
    async with _session(home, "d.md") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BrowseScreen)
        await _press(pilot, *(["enter"] if reading else []))
        _come(home, 1)
        with _library(home) as other:
            other.update()
        screen.say_nothing()
        screen._look_around()
        await pilot.pause()
        assert screen.articles.listing.count == (7 if reading else 8)
        assert ("1 new · R shows them" in _said(pilot)) is reading

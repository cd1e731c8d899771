"""The one question about dates of numbers alone: asked once, answered by a key, kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library, open_library
from reader.model import Article, DateOrder
from reader.settings import Directories
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from tests.faces.test_browse import footer, press

STORY = "The council met again on the same question and put off its decision. " * 9


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, day in enumerate(("10/11/2022", "03/04/2022"), 1):
        text = f"Decision {number} put off\n\nPublished: {day}\n\n{STORY}\n"
        (folder / f"{number}.txt").write_text(text)
    return open_library([folder], Directories(tmp_path / "config", tmp_path / "cache"))


@asynccontextmanager
async def _opened(library: Library) -> AsyncIterator[tuple[Pilot[None], BrowseScreen]]:
    app = BroadsheetApp(library, theme="newsprint-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        yield pilot, screen


def _days(library: Library) -> set[str]:
    return {article.date.value.iso for article in _all(library) if article.date}


def _all(library: Library) -> list[Article]:
    return list(library.details([library.find("1.txt"), library.find("2.txt")]))


async def test_it_is_asked_and_answered_by_a_key(library: Library) -> None:
    with library:
        async with _opened(library) as (pilot, screen):
            assert "2 dates like 10/11/2022" in footer(screen)
            assert "Dd day first · Dm month first · Esc later" in footer(screen)
            await press(pilot, "D", "d")
            assert "dates are read day first" in footer(screen)
            assert _days(library) == {"2022-11-10", "2022-04-03"}
            await press(pilot, "D", "m")
            assert "Read the dates of 2 articles otherwise? y n" in footer(screen)
            assert _days(library) == {"2022-11-10", "2022-04-03"}
            await press(pilot, "y")
            assert _days(library) == {"2022-10-11", "2022-03-04"}


async def test_an_answer_is_kept_and_not_asked_for_again(library: Library) -> None:
    with library:
        for _ in library.scan():
            pass
        library.set_date_order(DateOrder.DAY)
        async with _opened(library) as (_pilot, screen):
            assert "10/11/2022" not in footer(screen)


async def test_it_stands_behind_what_else_is_said_and_is_put_off_once(library: Library) -> None:
    with library:
        async with _opened(library) as (pilot, screen):
            await press(pilot, "j", "s")
            assert "starred 1" in footer(screen)
            await press(pilot, "k")
            assert "10/11/2022" in footer(screen)
            await press(pilot, "escape")
            assert "10/11/2022" not in footer(screen)
            await press(pilot, "R")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert "10/11/2022" not in footer(screen)


async def test_an_answer_is_undone_like_any_deed(library: Library) -> None:
    with library:
        async with _opened(library) as (pilot, screen):
            await press(pilot, "D", "d")
            await press(pilot, "D", "m", "y")
            await press(pilot, "u")
            assert "Undo “dates are read month first” (2 articles)? y n" in footer(screen)
            await press(pilot, "y")
            assert _days(library) == {"2022-11-10", "2022-04-03"}
            assert "undone: dates are read month first" in footer(screen)

"""What a reader sees of a scan that goes on in a process of its own: what they see of any other."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader import apart
from reader.library import Library
from reader.spare import Spare
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.rescan import Rescan
from tests.faces.test_every_deed import _home, _library, _press

home = _home
_CAME = 40
_PATIENCE = 60.0  # seconds: for machines under load, not a bar
pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture(name="started")
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> list[Spare]:
    started = list[Spare]()

    def other(module: str) -> Spare:
        started.append(Spare(module))
        return started[-1]

    monkeypatch.setattr(apart, "_MUCH", 5)
    monkeypatch.setattr(apart, "Spare", other)
    return started


@asynccontextmanager
async def _read_before(home: Path) -> AsyncIterator[tuple[Pilot[None], BrowseScreen, Library]]:
    """Open a collection of seven articles that were read in before, and add forty."""
    with _library(home) as library:
        library.update()
        app = BroadsheetApp(library, theme="newsprint-dark")
        async with app.run_test(size=(80, 24)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            for number in range(_CAME):
                words = f"It came at {number} o'clock with the ferry.\n"
                text = f"---\ntitle: News {number}\ndate: 12/12/2022\n---\n\n{words}"
                (home / "news" / f"new{number}.md").write_text(text)
            assert isinstance(app.screen, BrowseScreen)
            yield pilot, app.screen, library


async def test_the_list_grows_and_the_cursor_stays(home: Path, started: list[Spare]) -> None:
    async with _read_before(home) as (pilot, screen, library):
        screen.articles.move_to_article(library.find("d.md"))
        screen.query_one(Rescan).start()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert len(started) == 1
        assert screen.articles.listing.count == 7 + _CAME
        assert screen.articles.chosen == library.find("d.md")
        assert screen.progress == ""
        assert library.settled
        assert screen.said[0].text == f"{7 + _CAME} articles read"


async def test_marks_made_meanwhile_are_kept(home: Path, started: list[Spare]) -> None:
    async with _read_before(home) as (pilot, screen, library):
        screen.articles.move_to_article(library.find("d.md"))
        screen.query_one(Rescan).start()
        await _press(pilot, "r", "s")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert started
        (row,) = library.rows([library.find("d.md")])
        assert row.mark.read
        assert row.mark.starred


async def test_asked_for_again_the_scan_begins_anew_and_one_process_is_left(
    home: Path, started: list[Spare]
) -> None:
    async with _read_before(home) as (pilot, screen, _library):
        for _ in range(3):
            screen.query_one(Rescan).start()
            await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert [each._process for each in started] == [None] * len(started)
        assert screen.articles.listing.count == 7 + _CAME


async def test_the_end_of_the_session_ends_the_process(home: Path, started: list[Spare]) -> None:
    async with _read_before(home) as (pilot, screen, _):
        screen.query_one(Rescan).start()
        await _press(pilot, "q")
    until = time.monotonic() + _PATIENCE  # its thread sees to it, for which no app waits
    while any(each._process for each in started):
        assert time.monotonic() < until
        await asyncio.sleep(0.01)
    with _library(home) as library:
        library.update()
        assert library.counts().articles == 7 + _CAME

"""Deeds on the real list of the samples: the user's word on stories, and state in trouble."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from reader.library import Library, open_library
from reader.model import Filter
from reader.settings import Directories, shipped
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen


def read(home: Path) -> Library:
    library = open_library([shipped("seeds")], Directories(home / "config", home / "cache"))
    for _ in library.scan():
        pass
    return library


def told(library: Library) -> list[set[str]]:
    """Give the stories of several tellings, each by the numbers of its files."""
    return [{row.path[:3] for row in library.rows(story.articles)} for story in library.stories()]


def screen_of(pilot: Pilot[None]) -> BrowseScreen:
    screen = pilot.app.screen
    assert isinstance(screen, BrowseScreen)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_split_and_undo(tmp_path: Path) -> None:
    with read(tmp_path) as library:
        async with BroadsheetApp(library, theme="ansi").run_test(size=(80, 24)) as pilot:
            await press(pilot, "G")
            assert told(library) == [{"002", "004"}]
            await press(pilot, "number_sign")
            assert told(library) == []
            assert library.counts(Filter()).stories == 5
            await press(pilot, "u")
            assert told(library) == [{"002", "004"}]


async def test_splitting_what_is_told_once_is_said(tmp_path: Path) -> None:
    with read(tmp_path) as library:
        async with BroadsheetApp(library, theme="ansi").run_test(size=(80, 24)) as pilot:
            await press(pilot, "g", "g", "number_sign")
            assert library.undo() is None


async def test_join_two_and_find_them_joined_the_next_day(tmp_path: Path) -> None:
    with read(tmp_path) as library:
        async with BroadsheetApp(library, theme="ansi").run_test(size=(80, 24)) as pilot:
            await press(pilot, "g", "g", "ampersand", "j")
            assert screen_of(pilot).joining is not None
            await press(pilot, "ampersand")
            assert screen_of(pilot).joining is None
            assert {"000", "003"} in told(library)
    with read(tmp_path) as library:
        assert {"000", "003"} in told(library)
        assert library.undo() is not None
        assert {"000", "003"} not in told(library)


async def test_joining_an_article_with_itself_gives_up(tmp_path: Path) -> None:
    with read(tmp_path) as library:
        async with BroadsheetApp(library, theme="ansi").run_test(size=(80, 24)) as pilot:
            await press(pilot, "g", "g", "ampersand", "ampersand")
            assert screen_of(pilot).joining is None
            assert library.undo() is None


async def test_what_cannot_be_kept_is_said_in_full_until_a_key(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the way")
    with read(tmp_path) as library:
        async with BroadsheetApp(library, theme="ansi").run_test(size=(60, 20)) as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            notice = pilot.app.screen.query_one("#notice", Static)
            assert notice.display
            assert str(tmp_path / "config") in str(notice.render())
            await press(pilot, "j")
            assert not notice.display

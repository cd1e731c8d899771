"""A key pressed before the stories are known, and news that reach a screen before it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader import scan
from reader.library import Library, open_library
from reader.settings import Directories
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.compare_screen import CompareScreen
from reader.tui.rescan import Rescan
from reader.tui.story_screen import StoryScreen
from tests.faces.press import TELLINGS, collection, write_press

pytestmark = pytest.mark.usefixtures("still")


def read_but_not_compared(place: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Open a library whose scan stopped before its stories, and let no other begin."""
    monkeypatch.setattr(Rescan, "start", lambda self: None)
    monkeypatch.setattr(scan, "_BEAT", 0.0)
    write_press(place / "press", TELLINGS)
    library = open_library([place / "press"], Directories(place / "config", place / "cache"))
    for progress in library.scan():
        if progress.stage == "indexing":
            break
    assert library.counts().articles == len(TELLINGS)
    assert not library.settled
    return library


async def at_wire(pilot: Pilot[Any], library: Library) -> BrowseScreen:
    await pilot.pause()
    home = pilot.app.screen
    assert isinstance(home, BrowseScreen)
    home.articles.move_to_article(library.find("wire.json"))
    await pilot.press("d")
    assert home.said[0].text.startswith("stories are still being compared")
    return home


async def test_a_comparison_asked_for_early_opens_when_the_story_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = read_but_not_compared(tmp_path, monkeypatch)
    async with BroadsheetApp(library).run_test(size=(80, 24)) as pilot:
        home = await at_wire(pilot, library)
        for _ in library.scan():
            pass
        home.query_one(Rescan).post_message(Rescan.Found())
        await pilot.pause()
        assert isinstance(pilot.app.screen, CompareScreen)
        assert library.find("wire.json") in (pilot.app.screen.left, pilot.app.screen.right)


async def test_another_key_takes_the_wish_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = read_but_not_compared(tmp_path, monkeypatch)
    async with BroadsheetApp(library).run_test(size=(80, 24)) as pilot:
        home = await at_wire(pilot, library)
        await pilot.press("k")
        for _ in library.scan():
            pass
        home.query_one(Rescan).post_message(Rescan.Ended(""))
        await pilot.pause()
        assert pilot.app.screen is home


async def test_a_scan_that_ends_does_not_talk_over_what_a_key_was_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = read_but_not_compared(tmp_path, monkeypatch)
    async with BroadsheetApp(library).run_test(size=(80, 24)) as pilot:
        home = await at_wire(pilot, library)
        scans = home.query_one(Rescan)

        async def said_after(sentence: str, *, alert: bool = False) -> str:
            scans.post_message(Rescan.Ended(sentence, alert=alert))
            await pilot.pause()
            return home.said[0].text

        answer = home.said[0].text
        assert await said_after("5 articles read") == answer
        assert await said_after("The disk is gone.", alert=True) == "The disk is gone."
        await pilot.press("k")
        assert await said_after("1 new article") == "1 new article"
        assert await said_after("2 new articles") == "2 new articles"


async def test_what_another_session_did_may_meet_a_screen_that_is_only_coming(
    tmp_path: Path,
) -> None:
    """It is told to the screens that stand; the coming one asks for what it shows anyway."""
    library = collection(tmp_path, TELLINGS)
    wire = library.find("wire.json")
    async with BroadsheetApp(library).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = pilot.app.screen
        assert isinstance(home, BrowseScreen)
        with library.again() as other:
            other.mark_read([wire])
        pilot.app.push_screen(StoryScreen(library, wire, home.marks))
        home._look_around()
        await pilot.pause()
        assert isinstance(pilot.app.screen, StoryScreen)


async def test_what_a_screen_was_to_do_soon_is_let_be_when_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = collection(tmp_path, TELLINGS)
    async with BroadsheetApp(library).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = pilot.app.screen
        assert isinstance(home, BrowseScreen)
        home.articles.move_to_article(library.find("wire.json"))
        await pilot.press("d")
        compared = pilot.app.screen
        assert isinstance(compared, CompareScreen)
        await pilot.app.pop_screen()
        monkeypatch.setattr(compared, "call_after_refresh", lambda deed, *given: deed(*given))
        compared.soon(compared.describe)
        await pilot.pause()
        assert pilot.app.screen is home

"""Told to go, the program goes: it answers no key that still waits, and no half-made screen."""

from __future__ import annotations

import pytest
from textual import events
from textual.screen import Screen

from reader.pages.glyphs import UNICODE
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.compare_screen import CompareScreen
from reader.tui.help_screen import HelpScreen
from reader.tui.keys import LIST
from reader.tui.palette_screen import PaletteScreen
from reader.tui.prompt import Prompt
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import opened, press


def _screens(library: MadeUpLibrary) -> list[Screen[None]]:
    one, two, *_ = library.marks
    return [
        PaletteScreen([], lambda _: (), UNICODE),
        HelpScreen(LIST),
        CompareScreen(library, one, two, UNICODE),
    ]


@pytest.mark.parametrize("number", range(3))
async def test_a_screen_that_comes_when_the_session_ends_is_left_empty(number: int) -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, _):
        pilot.app.push_screen(_screens(library)[number])
        pilot.app.exit()
    assert pilot.app.return_code == 0


async def test_keys_that_wait_when_the_program_is_told_to_go_are_not_answered() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        app = pilot.app
        assert isinstance(app, BroadsheetApp)
        before = len(library.deeds)
        for _ in range(5):
            screen.post_message(events.Key("s", "s"))
        app.hang_up()
    assert [deed for deed in library.deeds[before:] if deed[0] == "star"] == []


async def test_told_to_go_before_the_first_screen_stands_it_goes() -> None:
    app = BroadsheetApp(MadeUpLibrary(), theme="newsprint-dark")
    async with app.run_test():
        app.push_screen(BrowseScreen(MadeUpLibrary(), UNICODE))
        app.hang_up()
    assert app.return_code == 0


async def test_of_what_is_typed_at_once_only_the_whole_is_searched_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        searched: list[str] = []
        await press(pilot, "/")
        monkeypatch.setattr(screen, "search", lambda text, **_: searched.append(text))
        for letter in "harbour":
            screen.prompt.entry.post_message(events.Key(letter, letter))
        await pilot.pause()
        assert searched == ["harbour"]


async def test_a_line_has_an_end() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "/")
        entry = screen.query_one(Prompt).entry
        entry.post_message(events.Paste("quay " * 1000))
        await pilot.pause()
        full = entry.value
        await press(pilot, "x")
        assert entry.value == full
        await press(pilot, "backspace", "y")
        assert entry.value == full[:-1] + "y"

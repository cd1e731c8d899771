"""``?`` on every screen of the key table shows that screen's keys, and goes back to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.tui.app import BroadsheetApp
from reader.tui.help_screen import HelpScreen, KeyTable
from reader.tui.keys import HELPED, SCREENS, actions_for
from reader.tui.status_line import StatusLine
from tests.faces.press import TELLINGS, collection
from tests.faces.test_overview import press

WAYS = {
    "list": (),
    "bar": ("B",),
    "facets": ("c",),
    "article": ("enter",),
    "details": ("i",),
    "compare": ("d",),
    "changes": ("d", "F"),
    "story": ("t",),
    "overview": ("O",),
}


def test_every_screen_of_the_table_is_walked_to() -> None:
    assert set(WAYS) == set(SCREENS) == set(HELPED)


@asynccontextmanager
async def on_screen(name: str, place: Path) -> AsyncIterator[Pilot[None]]:
    """Walk to a screen of the table."""
    app = BroadsheetApp(collection(place, TELLINGS), theme="newsprint-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        for key in ("g", "g", *WAYS[name]):
            await press(pilot, key)
        yield pilot


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("name", WAYS)
async def test_help_is_about_the_screen_one_is_on(name: str, tmp_path: Path) -> None:
    async with on_screen(name, tmp_path) as pilot:
        app = pilot.app
        before = app.screen
        await press(pilot, "?")
        assert isinstance(app.screen, HelpScreen)
        assert SCREENS[name] in app.screen.query_one("#title", StatusLine).text
        table = app.screen.query_one(KeyTable)
        shown = "".join(run.text for at in range(len(actions_for(name))) for run in table.line(at))
        assert actions_for(name)[0].help[:20] in shown
        await press(pilot, "q")
        assert app.screen is before


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("name", ["facets", "details", "changes"])
async def test_deeds_are_done_by_name_there_too(name: str, tmp_path: Path) -> None:
    async with on_screen(name, tmp_path) as pilot:
        await press(pilot, ":")
        await press(pilot, *"keys of this", "enter")
        assert isinstance(pilot.app.screen, HelpScreen)

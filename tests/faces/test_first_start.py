"""What one who has never been here is shown, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from reader.library import open_library
from reader.pages.glyphs import UNICODE
from reader.settings import Directories
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.keys import ACTIONS
from reader.tui.welcome import TOLD
from tests.faces.press import TELLINGS, write_press
from tests.faces.test_browse import press


async def _starts(place: Path, *keys: str, size: tuple[int, int] = (80, 24)) -> list[str]:
    """Open the screens on a collection, press keys; give the lines of the welcome that are seen."""
    with open_library([place / "press"], Directories(place / "a", place / "b")) as library:
        app = BroadsheetApp(library, theme="newsprint-dark", marks=UNICODE)
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await press(pilot, *keys)
            seen = [each for each in app.screen.query("#welcome").results(Static) if each.display]
            return [line for each in seen for line in str(each.render()).splitlines()]


async def test_three_lines_say_what_to_press_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrowseScreen, "settle", 0)
    write_press(tmp_path / "press", TELLINGS)
    lines = await _starts(tmp_path, "j")
    assert len(lines) == 3
    assert lines[0] == "Enter reads · d compares two tellings · t shows the whole story"
    assert "? lists every key" in lines[2]
    assert await _starts(tmp_path) == []


async def test_they_are_whole_on_the_smallest_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrowseScreen, "settle", 0)
    write_press(tmp_path / "press", TELLINGS)
    lines = await _starts(tmp_path, "j", size=(40, 10))
    assert lines[0] == "Enter reads · d compares · t the story"
    assert max(map(len, lines)) <= 38  # a blank on either side


async def test_they_go_when_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrowseScreen, "settle", 0)
    write_press(tmp_path / "press", TELLINGS)
    assert await _starts(tmp_path, "j", "s") == []


def test_they_name_actions_that_there_are() -> None:
    known = {action.id for action in ACTIONS}
    assert {action for line in TOLD for action, _, _ in line} <= known

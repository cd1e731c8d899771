"""What the library cannot answer, wherever it is asked: it is said, and the session goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader import wholesale
from reader.library import Library
from reader.model import StateError
from reader.tui.browse_screen import BrowseScreen
from tests.faces.test_every_deed import _home, _press, _said, _session

home = _home


def _fails(*_: object) -> None:
    raise StateError("The disk fails.")


def _list(pilot: Pilot[None]) -> BrowseScreen:
    screen = pilot.app.screen
    assert isinstance(screen, BrowseScreen)
    return screen


def _shown(screen: BrowseScreen) -> list[str]:
    strips = (screen.articles.render_line(y) for y in range(screen.articles.size.height))
    return [line for strip in strips if (line := strip.text.strip())]


async def test_rows_that_cannot_be_read_are_blank_and_come_back(home: Path) -> None:
    async with _session(home) as pilot:
        screen = _list(pilot)
        before = _shown(screen)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(screen.articles, "_fetch", _fails)
            screen.articles.forget()
            await pilot.pause()
            assert len(_shown(screen)) < len(before)
        screen.articles.forget()
        await pilot.pause()
        assert _shown(screen) == before


async def test_a_list_that_cannot_be_divided_leaves_the_cursor_inside(home: Path) -> None:
    async with _session(home) as pilot:
        await _press(pilot, "G")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Library, "division", _fails)
            await _press(pilot, "/", *"plum")
            assert "The disk fails." in _said(pilot)
        await _press(pilot, "escape", "G", "k", "enter")
        assert _list(pilot).reading


async def test_a_comparison_whose_file_goes_while_very_many_are_taken_back_is_left(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wholesale, "PART", 2)
    async with _session(home) as pilot:
        await _press(pilot, "m", "y", "d")
        for file in (home / "news").iterdir():
            file.unlink()
        await _press(pilot, "u", "y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await _press(pilot, "q")
        assert _list(pilot).library.counts().unread == 7


@pytest.mark.parametrize("keys", [("x",), ("a", "k", "a")])
async def test_of_a_text_that_has_changed_no_sentence_is_corrected(
    home: Path, keys: tuple[str, ...]
) -> None:
    async with _session(home, "a.md") as pilot:
        await _press(pilot, "d", "G", "k")
        for name in ("a.md", "b.md", "c.md"):
            head = (home / "news" / name).read_text().split("\n\n")[0]
            (home / "news" / name).write_text(f"{head}\n\nNothing more is known.\n")
        await _press(pilot, *keys)
        assert "nothing was kept: a text has changed in its file" in _said(pilot)
        await _press(pilot, "q", "u")
        assert "nothing to undo" in _said(pilot)

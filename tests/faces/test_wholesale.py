"""Deeds on very many articles from the list: behind it, said when they are done, and undone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from reader import wholesale
from reader.library import Library
from reader.model import Filter
from reader.tui import counting
from reader.tui.browse_screen import BrowseScreen
from reader.tui.status_line import StatusLine
from reader.tui.wholesale import Wholesale
from tests.faces.test_every_deed import _home, _library, _press, _said, _session

home = _home


@pytest.fixture(autouse=True)
def _soon_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wholesale, "PART", 2)


async def test_all_are_marked_behind_the_list_and_undone_from_a_comparison(home: Path) -> None:
    async with _session(home) as pilot:
        await _press(pilot, "m")
        assert "Mark 7 articles as read?" in _said(pilot)
        await _press(pilot, "y")
        assert "marked 7 read · u undoes" in _said(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, BrowseScreen)
        assert screen.library.counts().unread == 0
        await _press(pilot, "d", "u")
        assert "Undo “marked 7 read” (7 articles)?" in _said(pilot)
        await _press(pilot, "y")
        assert "undone: marked 7 read" in _said(pilot)
        assert screen.library.counts().unread == 7
        await _press(pilot, "q", "ctrl+r", "y")
        assert "redone: marked 7 read" in _said(pilot)
        assert screen.library.counts().unread == 0


async def test_of_very_many_that_pass_a_filter_it_is_counted_behind_the_list(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_LONG", 0)
    async with _session(home) as pilot:
        await _press(pilot, "f", *"outlet:quay", "enter", "m")
        assert "Mark 4 articles as read?" in _said(pilot)
        await _press(pilot, "y")
        assert "marked 4 read" in _said(pilot)
        await _press(pilot, "j")  # what is unread now is counted behind the list
        assert " 0 unread" in pilot.app.screen.query_one("#title", StatusLine).text
        await _press(pilot, "m")
        assert "nothing here is unread" in _said(pilot)


class _Slow:
    """A deed that goes on part by part, as it is let."""

    def __init__(self, deed: Callable[[Library], Iterator[wholesale.Along]]) -> None:
        self._deed = deed
        self._further = threading.Semaphore(0)
        self.parts = 0

    def __call__(self, own: Library) -> Iterator[wholesale.Along]:
        for along in self._deed(own):
            self.parts += 1
            self._further.acquire()
            yield along

    def let(self, parts: int) -> None:
        self._further.release(parts)


async def _under_way(
    pilot: Any, deed: Callable[[Library], Iterator[wholesale.Along]], *, undoing: bool = False
) -> _Slow:
    """Begin a deed, and let it come to its second part."""
    slow = _Slow(deed)
    pilot.app.screen.query_one(Wholesale).start(slow, stepped=undoing, undoing=undoing)
    slow.let(1)
    while slow.parts < 2:
        await pilot.pause()
    return slow


def _mark_all(own: Library) -> Iterator[wholesale.Along]:
    return own.mark_all_read(Filter(), own.arrivals)


def _unread(pilot: Any) -> int:
    screen = pilot.app.screen
    assert isinstance(screen, BrowseScreen)
    return screen.library.counts().unread


async def test_undo_takes_back_all_of_a_deed_that_is_still_being_done(home: Path) -> None:
    async with _session(home) as pilot:
        slow = await _under_way(pilot, _mark_all)
        assert _unread(pilot) < 7
        await pilot.press("u")
        slow.let(9)
        await _press(pilot, "j")
        assert _unread(pilot) == 7
        await _press(pilot, "u")
        assert "nothing to undo" in _said(pilot)
        await _press(pilot, "ctrl+r")
        assert "Redo “marked 4 read” (4 articles)?" in _said(pilot)
    with _library(home) as library:
        assert library.counts().unread == 7
        assert library.notices == []


async def test_a_deed_that_is_being_taken_back_is_taken_back_whole(home: Path) -> None:
    async with _session(home):
        pass
    with _library(home) as library:
        assert [along.done for along in _mark_all(library)][-1] == 7
        step = library.next_undone()
        assert step is not None
    async with _session(home) as pilot:
        slow = await _under_way(pilot, lambda own: own.undo_by_parts(step), undoing=True)
        await pilot.press("u", "m", "ctrl+r")
        slow.let(9)
        await _press(pilot, "j")
        assert _unread(pilot) == 7
        assert pilot.app.screen.library.next_undone() is None  # type: ignore[attr-defined]  # the browse screen


async def test_what_was_done_meanwhile_is_taken_back_first(home: Path) -> None:
    async with _session(home) as pilot:
        slow = await _under_way(pilot, _mark_all)
        await pilot.press("s", "u")
        assert "undone: starred 1" in _said(pilot)
        slow.let(9)
        await _press(pilot, "j")
        assert _unread(pilot) == 0


async def test_leaving_in_the_middle_takes_two_keys(home: Path) -> None:
    async with _session(home) as pilot:
        whole = pilot.app.screen.query_one(Wholesale)
        with whole._turn:
            await _press(pilot, "q")
            assert "leaves it at that" in _said(pilot)
            assert pilot.app.is_running
            await _press(pilot, "q")
        assert pilot.app.ending  # type: ignore[attr-defined]  # the program's own app


@pytest.mark.parametrize("keys", [("D", "m"), ("E", *"er", "enter")], ids=["dates", "outlet"])
async def test_what_holds_for_very_many_is_seen_as_soon_as_it_is_taken_back(
    home: Path, keys: tuple[str, ...]
) -> None:
    async with _session(home) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BrowseScreen)

        def shown() -> list[tuple[str | None, str | None]]:
            found = [screen.library.find(f"{name}.md") for name in "abcdefg"]
            return [(row.date, row.outlet) for row in screen.library.rows(found)]

        before = shown()
        await _press(pilot, *keys)
        after = shown()
        assert after != before
        await _press(pilot, "u", "y")
        assert "undone: " in _said(pilot)
        assert shown() == before
        await _press(pilot, "ctrl+r", "y")
        assert "redone: " in _said(pilot)
        assert shown() == after


async def test_of_a_deed_that_broke_off_it_is_said_at_the_next_start_until_a_key(
    home: Path,
) -> None:
    async with _session(home):
        pass
    with _library(home) as library:
        next(library.mark_all_read(Filter(), library.arrivals))
    async with _session(home) as pilot:
        assert pilot.app.screen.has_class("-noticed")
        notice = str(pilot.app.screen.query_one("#notice", Static).render())
        assert "marked 2 read, of 7; undo takes it back" in notice
        await _press(pilot, "j")
        assert not pilot.app.screen.has_class("-noticed")
    async with _session(home) as pilot:
        assert not pilot.app.screen.has_class("-noticed")
        await _press(pilot, "u", "y")
        assert pilot.app.screen.library.counts().unread == 7  # type: ignore[attr-defined]  # the browse screen

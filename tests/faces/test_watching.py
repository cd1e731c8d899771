"""Watching the folder, and a file that was read while it was still being written."""

from __future__ import annotations

import asyncio
import builtins
import os
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.library import open_library
from reader.model import BroadsheetError, Progress
from reader.settings import Directories, Settings
from reader.tui import watching
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.watching import is_seen
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import footer, opened

_WATCH = replace(Settings(), values={"watch": True})
_TURNS = 1200  # of a twentieth of a second: a minute, for machines under load, not a bar


def _write(place: Path, said: str) -> None:
    place.write_text(f"The ferry waits\n\nPublished 3 May 2022\n\n{said} at noon on that day.\n")


async def _until_listed(
    screen: BrowseScreen, count: int, again: Callable[[], None] = lambda: None
) -> None:
    """Wait until so many are listed; do ``again`` every two seconds what should bring them."""
    for turn in range(_TURNS):
        if screen.articles.listing.count == count:
            return
        if turn % 40 == 39:
            again()
        await asyncio.sleep(0.05)
    raise AssertionError(f"{screen.articles.listing.count} articles, not {count}")


async def test_what_comes_into_a_watched_folder_is_listed(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    folder = tmp_path / "articles"
    folder.mkdir()
    _write(folder / "a.txt", "A ferry waited")
    where = Directories(tmp_path / "config", tmp_path / "cache")
    with open_library([folder], where) as library:
        app = BroadsheetApp(library, settings=_WATCH)
        async with app.run_test():
            screen = app.screen
            assert isinstance(screen, BrowseScreen)
            screen.settled_after = 600
            await _until_listed(screen, 1)
            # The watch begins in a thread of its own, which tells nobody when.
            await _until_listed(screen, 2, lambda: _write(folder / "b.txt", "Another ferry waited"))
            (folder / "a.txt").unlink()
            await _until_listed(screen, 1)


def test_hidden_files_are_not_seen() -> None:
    assert is_seen(None, "/x/a.txt")
    assert not is_seen(None, "/x/.a.txt.swp")


async def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "watchfiles":
            raise ImportError(name)
        return load(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(BroadsheetError, match=r"broadsheet\[watch\]"):
        watching.watchfiles()
    async with opened(MadeUpLibrary(), settings=_WATCH) as (_pilot, screen):
        assert "broadsheet[watch]" in footer(screen)
        assert screen.articles.listing.count == 4


def test_a_file_that_changed_just_now_is_counted_as_fresh(tmp_path: Path) -> None:
    for name in ("old.txt", "new.txt"):
        _write(tmp_path / name, name)
    an_hour_ago = time.time() - 3600
    os.utime(tmp_path / "old.txt", (an_hour_ago, an_hour_ago))
    with open_library(
        [tmp_path], Directories(tmp_path / "k", tmp_path / "c"), in_memory=True
    ) as one:
        assert one.update().fresh == 1
        assert one.update().fresh == 0, "nothing was read"


def test_a_file_read_half_written_is_read_again(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", "A ferry waited")
    with open_library(
        [tmp_path], Directories(tmp_path / "k", tmp_path / "c"), in_memory=True
    ) as one:
        one.update()
        with (tmp_path / "a.txt").open("a") as file:
            file.write("\nThe lighthouse was dark until ten in the evening, the keeper said.\n")
        assert one.update().changed == 1
        assert one.counts(one.understand("lighthouse")).articles == 1


class _StillWriting(MadeUpLibrary):
    """Its first scan meets a file that is still being written."""

    scans = 0

    def scan(self, *, again: bool = False) -> Generator[Progress, None, None]:
        type(self).scans += 1
        yield Progress("reading", 1, 1, fresh=int(self.scans == 1))


async def test_the_screen_scans_again_when_a_fresh_file_has_settled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(BrowseScreen, "settled_after", 0.05)
    monkeypatch.setattr(_StillWriting, "scans", 0)
    async with opened(_StillWriting()) as (pilot, _screen):
        for _ in range(_TURNS):
            if _StillWriting.scans > 1:
                break
            await asyncio.sleep(0.05)
        await pilot.pause(0.3)
        assert _StillWriting.scans == 2

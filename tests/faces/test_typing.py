"""A search while it is typed: the word at its end may go on, until Enter is pressed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library, open_library
from reader.settings import Directories
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from tests.faces.test_browse import press, title

pytestmark = pytest.mark.usefixtures("still")
_TEXTS = (
    "The quay was closed\n\nNobody left the harbour on that day, as the ferry lay still.\n",
    "The pier was closed\n\nOf all harbours on that coast this is the one that silts up.\n",
    "The mole was closed\n\nThose who came to the market on that day found it empty.\n",
)


def _library(place: Path) -> Library:
    folder = place / "articles"
    folder.mkdir()
    for number, text in enumerate(_TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    library = open_library([folder], Directories(place / "config", place / "cache"))
    for _ in library.scan():
        pass
    return library


@asynccontextmanager
async def searching(place: Path, typed: str) -> AsyncIterator[tuple[Pilot[Any], BrowseScreen]]:
    async with BroadsheetApp(_library(place)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = pilot.app.screen
        assert isinstance(home, BrowseScreen)
        await press(pilot, "/", *typed)
        yield pilot, home


async def test_what_begins_with_the_letters_is_shown_until_the_word_is_whole(
    tmp_path: Path,
) -> None:
    async with searching(tmp_path, "harbou") as (pilot, home):
        assert home.articles.listing.count == 2
        await press(pilot, "r")
        assert home.articles.listing.count == 2
        await press(pilot, "enter")
        assert home.articles.listing.count == 1
        assert home.query_text == "harbour"


async def test_a_beginning_that_is_no_word_is_kept_and_said(tmp_path: Path) -> None:
    async with searching(tmp_path, "mark") as (pilot, home):
        await press(pilot, "enter")
        assert home.articles.listing.count == 1
        assert "mark*" in title(home)


async def test_enter_leaves_the_cursor_where_it_was_moved_to(tmp_path: Path) -> None:
    async with searching(tmp_path, "harb") as (pilot, home):
        await press(pilot, "down")
        chosen = home.current
        await press(pilot, "enter")
        assert home.current == chosen

"""Tags on a line and details in a form, by keys, on a real library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from reader.library import Library, open_library
from reader.model import Grouping
from reader.pages.glyphs import ASCII, UNICODE, Glyphs
from reader.settings import Directories
from reader.tui.amend_screen import AmendScreen
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.status_line import StatusLine
from tests.faces.test_state_commands import collection


@pytest.fixture(name="library")
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(BrowseScreen, "settle", 0)
    where = Directories(tmp_path / "config", tmp_path / "cache")
    with open_library([collection(tmp_path / "articles")], where) as library:
        for _ in library.scan():
            pass
        yield library


@asynccontextmanager
async def opened(
    library: Library, size: tuple[int, int] = (100, 30), marks: Glyphs = UNICODE
) -> AsyncIterator[tuple[Pilot[None], BrowseScreen]]:
    app = BroadsheetApp(library, theme="newsprint-dark", marks=marks)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        screen.articles.move_to_article(library.find("harbour.txt"))
        yield pilot, screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def footer(screen: BrowseScreen) -> str:
    return screen.query_one("#footer", StatusLine).text


def tags(library: Library) -> tuple[str, ...]:
    (row,) = library.rows([library.find("harbour.txt")])
    return row.mark.tags


# --------------------------------------------------------------------------- tags


async def test_tags_are_given_taken_away_and_undone(library: Library) -> None:
    async with opened(library) as (pilot, screen):
        await press(pilot, "T", *"sea #todo", "enter")
        assert tags(library) == ("sea", "todo")
        assert "tagged 1 #sea, #todo · u undoes" in footer(screen)
        line = "".join(run.text for run in screen.articles.line(screen.articles.cursor))
        assert "#sea" in line
        await press(pilot, "T")
        assert screen.prompt.entry.value == "sea todo "
        await press(pilot, *["backspace"] * 5, "enter")
        assert tags(library) == ("sea",)
        await press(pilot, "u")
        assert tags(library) == ("sea", "todo")
        await press(pilot, "f", *"tag:todo", "enter")
        assert screen.articles.listing.count == 1


async def test_escape_and_a_bad_tag_change_nothing(library: Library) -> None:
    async with opened(library) as (pilot, screen):
        await press(pilot, "T", *"sea", "escape")
        assert tags(library) == ()
        await press(pilot, "T", *("x" * 70), "enter")
        assert "no tag" in footer(screen)
        assert screen.prompt.is_open
        await press(pilot, "escape")
        assert tags(library) == ()


async def test_an_article_is_tagged_while_it_is_read(library: Library) -> None:
    async with opened(library) as (pilot, screen):
        await press(pilot, "enter", "T", *"sea", "enter")
        assert screen.reading
        assert tags(library) == ("sea",)


# --------------------------------------------------------------------------- details


def form(pilot: Pilot[None]) -> AmendScreen:
    assert isinstance(pilot.app.screen, AmendScreen)
    return pilot.app.screen


def shown(library: Library) -> tuple[str, str | None, str | None]:
    (row,) = library.rows([library.find("harbour.txt")])
    return row.headline, row.date, row.outlet


@pytest.mark.parametrize(
    ("size", "marks"), [((100, 30), UNICODE), ((80, 24), UNICODE), ((40, 12), ASCII)]
)
async def test_the_form_shows_what_is_known_and_how(
    library: Library, size: tuple[int, int], marks: Glyphs
) -> None:
    async with opened(library, size, marks) as (pilot, _screen):
        await press(pilot, "e")
        screen = form(pilot)
        assert screen.query_one("#headline", Input).value == "Tidings of the harbour"
        known = [str(each.render()) for each in screen.query(".known").results(Static)]
        assert known[1] == "not known"
        assert "header" in known[0]
        for widget in (*screen.query(Input), screen.query_one("#said", Static)):
            assert screen.region.contains_region(widget.region)
            assert widget.region.height


async def test_details_are_corrected_and_undone(library: Library) -> None:
    async with opened(library) as (pilot, screen):
        await press(pilot, "enter", "e", "tab", *"11 Oct 2022", "down", *"Quay", "enter")
        assert shown(library) == ("Tidings of the harbour", "2022-10-11", "Quay")
        assert "corrected the date and the outlet · u undoes" in footer(screen)
        assert screen.view.article is not None
        assert screen.view.article.outlet is not None
        assert screen.current == library.find("harbour.txt")
        assert library.settled  # the stories were told again behind the list
        await press(pilot, "e")
        known = [str(each.render()) for each in form(pilot).query(".known").results(Static)]
        assert known[2] == "corrected by you; read as nothing"
        await press(pilot, "escape", "u")
        assert shown(library)[1:] == (None, None)
        assert screen.view.article.outlet is None
        await press(pilot, "ctrl+r")
        assert shown(library)[2] == "Quay"


async def test_keys_typed_ahead_go_to_the_field_that_was_asked_for(library: Library) -> None:
    async with opened(library) as (pilot, _screen):
        await press(pilot, "e")
        screen = form(pilot)
        for key in ("tab", *"2022", "enter"):
            screen.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    assert shown(library)[:2] == ("Tidings of the harbour", "2022")


async def test_typing_what_was_read_takes_the_correction_back(library: Library) -> None:
    article = library.find("harbour.txt")
    library.amend(article, {"headline": "Other"})
    async with opened(library) as (pilot, _screen):
        await press(pilot, "e", *["backspace"] * 5, *"Tidings of the harbour", "enter")
        assert library.rows([article])[0].mark.amended == ()


async def test_what_cannot_be_understood_is_said_in_the_form(library: Library) -> None:
    before = shown(library)
    async with opened(library) as (pilot, _screen):
        await press(pilot, "e", "tab", *"soon", "enter")
        said = form(pilot).query_one("#said", Static)
        assert "no date" in str(said.render())
        assert said.has_class("-alert")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BrowseScreen)
    assert shown(library) == before


async def test_the_form_left_as_it_is_changes_nothing(library: Library) -> None:
    async with opened(library) as (pilot, screen):
        await press(pilot, "e", "enter")
        assert isinstance(pilot.app.screen, BrowseScreen)
        assert "corrected" not in footer(screen)
    assert library.undo() is None
    assert len(library.groups(library.understand(""), Grouping.OUTLET)) == 1


async def test_what_is_pasted_is_one_clean_line(library: Library) -> None:
    async with opened(library) as (pilot, screen):
        await press(pilot, "/")
        pasted = "break\x1b[2J\x07\r\nwater\x00 \u202erebuild\x9b31m"
        screen.prompt.entry.post_message(events.Paste(pasted))
        await pilot.pause()
        value = screen.prompt.entry.value
        assert value.isprintable()
        assert value.split()[0].startswith("break")
        assert "\n" not in value
        await press(pilot, "escape", "e")
        form(pilot).query_one("#headline", Input).post_message(events.Paste(pasted))
        await pilot.pause()
        assert form(pilot).query_one("#headline", Input).value.isprintable()


async def test_an_outlet_is_renamed_on_a_line_and_renamed_back(
    library: Library, tmp_path: Path
) -> None:
    story = "The ferry crews went back to work on Tuesday after nine days. " * 9
    page = f"---\ntitle: Ferry strike ends\noutlet: Quay Post\n---\n\n{story}\n"
    (tmp_path / "articles" / "ferry.md").write_text(page)
    async with opened(library) as (pilot, screen):
        await press(pilot, "E")
        assert "its outlet is not known · e says it" in footer(screen)
        ferry = library.find("ferry.md")
        screen.articles.move_to_article(ferry)
        await press(pilot, "E")
        assert screen.prompt.entry.value == "Quay Post"
        await press(pilot, *["backspace"] * 4, *"Herald", "enter")
        assert "renamed Quay Post to Quay Herald · u undoes" in footer(screen)
        assert [row.outlet for row in library.rows([ferry])] == ["Quay Herald"]
        await press(pilot, "u")
        assert [row.outlet for row in library.rows([ferry])] == ["Quay Post"]

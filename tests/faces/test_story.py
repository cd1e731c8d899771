"""The story screen, driven by keys over a small collection that is really read and grouped."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Grouping
from reader.pages.glyphs import ASCII, UNICODE, Glyphs
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.compare_screen import CompareScreen
from reader.tui.line_view import LineView
from reader.tui.status_line import StatusLine
from reader.tui.story_screen import StoryScreen
from reader.tui.telling_story import Summary
from tests.faces.press import TELLINGS, collection

pytestmark = pytest.mark.usefixtures("still")


@asynccontextmanager
async def on_story(
    library: Library,
    of: str = "wire.json",
    size: tuple[int, int] = (80, 24),
    marks: Glyphs = UNICODE,
) -> AsyncIterator[tuple[Pilot[None], BrowseScreen]]:
    app = BroadsheetApp(library, theme="newsprint-dark", marks=marks)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        home = app.screen
        assert isinstance(home, BrowseScreen)
        home.articles.move_to_article(library.find(of))
        await press(pilot, "t")
        yield pilot, home


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


def story(pilot: Pilot[None]) -> StoryScreen:
    screen = pilot.app.screen
    assert isinstance(screen, StoryScreen)
    return screen


def lines(pilot: Pilot[None], selector: str) -> list[str]:
    view = pilot.app.screen.query_one(selector, LineView)
    drawn = (view.line(at) for at in range(view.virtual_size.height))
    return [" ".join("".join(run.text for run in line).split()) for line in drawn]


def said(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#footer", StatusLine).text


def current(pilot: Pilot[None], library: Library) -> str:
    article = story(pilot).current
    assert article is not None
    return library.rows([article])[0].path.removesuffix(".json")


async def test_tellings_stand_in_order_of_time_with_what_is_shared(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, _home):
        words = " ".join(lines(pilot, "#summary"))
        assert "4 tellings, 1 witness: all 4 print one text" in words
        assert "Coast Radio bears no date" in words
        assert "A witness is an independent source" in words
        told = lines(pilot, "#tellings")
        assert [line.split(" ")[0] for line in told[::2]] == ["1", "2", "3", "4"]
        assert told[0].startswith("1 2 Mar 2024 Quay Post")
        assert told[6].startswith("4 no date Coast Radio")
        assert "100 % of it stands in 1" in told[3]
        assert current(pilot, library) == "wire"


async def test_a_low_screen_says_in_brief_who_was_first_and_in_full_beside_a_figure(
    tmp_path: Path,
) -> None:
    told = {"a": ("Quay Post", "2024-03-02", "harbour"), "b": ("Island", "2024-03-09", "harbour")}
    async with on_story(collection(tmp_path, told), "a.json", (40, 10)) as (pilot, _home):
        assert summary(pilot) == "2 tellings, 1 witness; Quay Post was first."
        await press(pilot, "tab")
        said = summary(pilot)
        assert "both print one text" in said
        assert "First: Quay Post, 2 Mar 2024." in said
        assert story(pilot).figures.size.height >= 3
        await press(pilot, "tab")
        assert summary(pilot).endswith("was first.")


def summary(pilot: Pilot[None]) -> str:
    """Give what the sentences say, however they are broken."""
    view = story(pilot).query_one(Summary)
    lines = (view.line(at) for at in range(view.virtual_size.height))
    return " ".join("".join(run.text for run in line).strip() for line in lines)


async def test_tab_turns_from_the_shares_to_the_plot(tmp_path: Path) -> None:
    async with on_story(collection(tmp_path, TELLINGS)) as (pilot, _home):
        shares = lines(pilot, "#figures")
        assert shares[0].startswith("How much of each row")
        assert any(line.startswith("2 Reuters") for line in shares)
        await press(pilot, "tab")
        times = lines(pilot, "#figures")
        assert times[0].startswith("When each outlet ran it: 2 Mar 2024 to 5 Mar 2024")
        assert any(line.startswith("Coast Radio") and "no date" in line for line in times)


async def test_both_figures_are_shown_where_they_fit(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library, size=(120, 40)) as (pilot, _home):
        figures = lines(pilot, "#figures")
        assert figures[0].startswith("How much")
        assert any(line.startswith("When each outlet") for line in figures)


async def test_any_two_tellings_are_compared(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, _home):
        await press(pilot, "m", "G", "d")
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert library.rows([screen.left, screen.right])[0].path == "wire.json"
        assert library.rows([screen.right])[0].path == "late.json"
        await press(pilot, "q")
        assert current(pilot, library) == "late"


async def test_enter_reads_the_article_and_back_comes_to_the_story(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, home):
        await press(pilot, "j", "enter")
        assert pilot.app.screen is home
        assert home.reading
        assert home.current == library.find("isle.json")
        await press(pilot, "q")
        assert current(pilot, library) == "isle"
        await press(pilot, "q")
        assert pilot.app.screen is home
        assert not home.reading


async def test_a_split_is_followed_at_once_and_undone(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, _home):
        await press(pilot, "#")
        assert "Part telling 2 from the 3 others of this story?" in said(pilot)
        await press(pilot, "y")
        assert "split 3 pairs · u undoes" in said(pilot)
        assert "3 tellings, 1 witness" in lines(pilot, "#summary")[0]
        told = lines(pilot, "#tellings")
        assert "Not the same story, but close to it:" in told
        assert "you said: not the same story" in told[-1]
        assert current(pilot, library) == "wire"
        await press(pilot, "u")
        assert "Undo “split 3 pairs” (4 articles)?" in said(pilot)
        await press(pilot, "y")
        assert "4 tellings" in lines(pilot, "#summary")[0]
        await press(pilot, "ctrl+r", "y")
        assert "3 tellings" in lines(pilot, "#summary")[0]
        # What is close to the story is joined where it stands.
        await press(pilot, "&")
        assert "Make one story of 4 articles?" in said(pilot)
        await press(pilot, "y")
        assert "joined 3 pairs" in said(pilot)
        assert "4 tellings" in lines(pilot, "#summary")[0]


async def test_a_story_that_falls_apart_stays_on_the_screen(tmp_path: Path) -> None:
    two = {name: TELLINGS[name] for name in ("wire", "quay")}
    library = collection(tmp_path, two)
    async with on_story(library) as (pilot, _home):
        await press(pilot, "#")
        assert lines(pilot, "#summary") == ["This article’s story is told only once."]
        await press(pilot, "u")
        assert "2 tellings" in lines(pilot, "#summary")[0]


async def test_a_telling_is_joined_with_an_article_of_the_list(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, home):
        await press(pilot, "&", "q")
        home.articles.move_to_article(library.find("plums.json"))
        await press(pilot, "&", "y")
        account = library.account(library.find("plums.json"))
        assert account is not None
        assert len(account.tellings) == 5
        assert len(account.witnesses) == 2


async def test_an_article_told_once_has_no_story_screen(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library, "plums.json") as (pilot, home):
        assert pilot.app.screen is home
        assert "told only once" in said(pilot)


async def test_in_a_list_by_story_a_split_leaves_the_cursor_in_the_story(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, home):
        await press(pilot, "q", "3")
        assert home.grouping is Grouping.STORY
        home.articles.move_to_article(library.find("quay.json"))
        await press(pilot, "#", "y")
        left = home.current
        assert left is not None
        assert library.rows([left])[0].tellings == 3


@pytest.mark.parametrize("key", ["t", "d"])
async def test_what_others_do_while_a_screen_is_made_waits_for_it(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, home):
        await press(pilot, "q")
        monkeypatch.setattr(library, "changed", lambda: True)
        home.action_story_show() if key == "t" else home.action_browse_compare()
        assert pilot.app.screen is not home
        home._look_around()  # as it does each second, whatever is on its way
        await pilot.pause()
        assert isinstance(pilot.app.screen, StoryScreen if key == "t" else CompareScreen)


async def test_the_story_of_a_comparison_is_one_key_away(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, _home):
        await press(pilot, "q", "d", "t")
        assert current(pilot, library) == "wire"
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, CompareScreen)


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50)])
async def test_every_size_shows_the_witnesses_the_tellings_and_the_figures(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library, size=size, marks=ASCII) as (pilot, _home):
        assert "1 witness" in " ".join(lines(pilot, "#summary"))
        await press(pilot, "tab")
        figures = story(pilot).figures
        assert figures.size.height > 0
        assert all(ord(letter) < 128 for line in lines(pilot, "#figures") for letter in line)


async def test_a_story_of_hundreds_is_drawn_line_by_line(tmp_path: Path) -> None:
    many = {f"n{number:03}": (f"Outlet {number}", "2024-03-02", "harbour") for number in range(200)}
    library = collection(tmp_path, many)
    asked: list[str] = []
    ties = library.ties

    def counted(article: str) -> object:
        asked.append(article)
        return ties(article)

    library.ties = counted  # type: ignore[method-assign, assignment]  # counts the questions
    async with on_story(library, "n150.json") as (pilot, _home):
        assert "200 tellings, 1 witness" in lines(pilot, "#summary")[0]
        assert len(set(asked)) < 60
        await press(pilot, "G")
        assert "200/200" in said(pilot)
        assert len(set(asked)) < 80


async def test_deeds_are_done_by_name_here_too(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, _home):
        await press(pilot, ":", *"plot", "enter")
        assert lines(pilot, "#figures")[0].startswith("When each outlet")


async def test_a_story_of_which_nothing_is_left_answers_its_keys(tmp_path: Path) -> None:
    library = collection(tmp_path, TELLINGS)
    async with on_story(library) as (pilot, home):
        for root in library.roots:
            for file in Path(root).iterdir():
                file.unlink()
        with library.again() as other:
            other.update()
        home._look_around()
        await pilot.pause()
        assert story(pilot).pane.count == 0
        await press(pilot, *"jkGg", "g", "tab", "m", "d", "#", "&", "enter")
        assert story(pilot).current is None

"""Every deed there is a key for: kept, taken back and done again, each by another session.

A deed that changes more than one article says how many first, on its way and back.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from reader.library import Library, open_library
from reader.model import Correction, Filter, Grouping, Judgement, Verdict
from reader.settings import Directories
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.compare_screen import CompareScreen
from reader.tui.keys import ACTIONS
from reader.tui.status_line import StatusLine

STORY = (
    "The harbour council voted on Tuesday to rebuild the northern breakwater before winter. "
    "Engineers warned that the old stones had shifted by a metre since the last spring tide. "
    "Mayor Edda Brandt told residents that the work would cost nine million crowns in all. "
    "Fishermen said that their boats had been damaged twice and that nobody had paid for it."
)
OTHER = (
    "Growers in the valley reported the smallest plum harvest in twenty years after late frost. "
    "Markets in the capital have already doubled their prices, and bakers will follow them soon."
)
_FILES = {
    "a.md": ("Harbour to be rebuilt", "10/11/2022", "Quay Post", STORY),
    "b.md": ("Breakwater will be rebuilt", "09/11/2022", "Island Post", STORY.replace("nine", "8")),
    "c.md": ("Council votes for harbour", "08/11/2022", "Quay Post", STORY + " It was late."),
    "d.md": ("Plums are dear", "03/04/2022", "Quay Post", OTHER),
    "e.md": ("Plums will be dear", "04/05/2022", "Island Post", OTHER + " So they said."),
    "f.md": ("A library on the ferry", "05/06/2022", "Island Post", "Books came by sea. " * 9),
    "g.md": ("A bell is cast", "06/06/2022", "Quay Post", "Bronze was poured at dawn. " * 9),
}


class Deed(NamedTuple):
    """Keys pressed at an article, after an answer if there was a question, and what is said.

    ``on_the_way`` is said before the deed is done, ``on_the_way_back`` before it is undone.
    """

    at: str
    keys: tuple[str, ...]
    on_the_way: str = ""
    on_the_way_back: str = ""


DEEDS = {
    "browse.star": Deed("a.md", ("s",)),
    "browse.read": Deed("a.md", ("r",)),
    "list.mark_all": Deed("a.md", ("m",), "Mark 7 articles as read?", "(7 articles)?"),
    "browse.tag": Deed("a.md", ("T", *"sea", "enter")),
    "browse.amend": Deed("f.md", ("e", *"X", "enter")),
    "browse.rename": Deed("f.md", ("E", *"er", "enter"), "", "(3 articles)?"),
    "dates.day_first": Deed("a.md", ("D", "d"), "", "(6 articles)?"),
    "dates.month_first": Deed("a.md", ("D", "m"), "", "(6 articles)?"),
    "story.split": Deed("a.md", ("#",), "from 2 others of its story?", "(3 articles)?"),
    "story.join": Deed("g.md", ("&", "j", "&")),
    "compare.pin": Deed("a.md", ("d", "G", "a", "k", "a")),
    "list.save": Deed("a.md", ("f", *"quay", "enter", "S", *"sea", "enter")),
    "compare.break": Deed("a.md", ("d", "G", "k", "x")),
}
# Areas of the key table that move, show, ask and leave: nothing of that is undone; nor what does
# no more in the others. (How the list is divided, folded and scrolled is kept, as a place is; the
# keys that changed it change it back.)
_MOVING = {
    *("move", "screen", "app", "help", "palette", "prompt", "form", "answer", "article", "bar"),
    *("facets", "details", "changes", "overview", "telling"),
}
_SHOW = {
    *("list.open", "list.search", "list.facets", "list.bar", "list.to_date", "list.fold"),
    *("list.fold_all", "list.saved", "list.clear", "list.rescan", "list.quit", "list.by_date"),
    *("list.by_outlet", "list.by_story", "list.by_headline", "list.by_rank"),
    *("compare.next", "compare.previous", "compare.next_fact", "compare.previous_fact"),
    *("compare.swap", "compare.layout", "compare.changes", "compare.write", "compare.open"),
    *("compare.facts", "compare.find", "compare.fold", "compare.partner", "compare.versions"),
    *("compare.copy", "compare.more", "compare.less", "compare.choose", "compare.next_telling"),
    *("state.undo", "state.redo"),
    *("browse.compare", "browse.filter", "browse.next_unread", "browse.next_hit"),
    *("browse.previous_hit", "browse.open_address", "browse.copy_address"),
    *("browse.copy_citation", "browse.details", "story.show", "story.figure"),
    "dates.as_shown",  # takes an answer back: see below
}


def test_every_action_is_a_deed_of_this_file_or_keeps_nothing() -> None:
    every = {action.id for action in ACTIONS}
    assert {each for each in every if each.partition(".")[0] not in _MOVING} == DEEDS.keys() | _SHOW


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name, (headline, date, outlet, text) in _FILES.items():
        head = f"---\ntitle: {headline}\ndate: {date}\noutlet: {outlet}\n---\n"
        (tmp_path / "news" / name).write_text(f"{head}\n{text}\n")
    return tmp_path


def _library(home: Path) -> Library:
    return open_library([home / "news"], Directories(home / "config", home / "cache"))


@asynccontextmanager
async def _session(home: Path, at: str = "a.md") -> AsyncIterator[Pilot[None]]:
    """Open the program anew on the same state, as the next day, with the cursor at an article."""
    with _library(home) as library:
        app = BroadsheetApp(library, theme="newsprint-dark")
        async with app.run_test(size=(110, 40)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert isinstance(app.screen, BrowseScreen)
            app.screen.say_nothing()
            app.screen.articles.move_to_article(library.find(at))
            yield pilot


async def _press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press({"#": "number_sign", "&": "ampersand"}.get(key, key))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def _said(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#footer", StatusLine).text


async def _answered(pilot: Pilot[None], wanted: str) -> None:
    """See that it was asked how many, and say yes; or that nothing was asked."""
    asked = _said(pilot)
    assert (wanted in asked) if wanted else ("?" not in asked), asked
    if wanted:
        await _press(pilot, "y")


def _kept(home: Path) -> list[object]:
    """Give everything that was said of the articles, as a list and a comparison show it."""
    with _library(home) as library:
        for _ in library.scan():
            pass
        ids = [each for group in library.groups(Filter(), Grouping.DATE) for each in group.ids]
        rows = sorted(library.rows(ids), key=lambda row: row.path)
        shown = [
            (row.headline, row.date, row.outlet, row.mark.read, row.mark.starred, row.mark.tags)
            for row in rows
        ]
        a, b = library.find("a.md"), library.find("b.md")
        pairs = {(one, two) for one in ids for two in library.told_with(one)}
        compared = [
            (row.a, row.b, row.kind)
            for one, two in ((a, b), (a, library.find("c.md")))
            for row in library.compare(one, two).rows
        ]
        judged = sorted(library.verdicts().items())
        order = library.date_order()
        return [shown, sorted(pairs), judged, compared, order, library.searches()]


@pytest.mark.parametrize("name", DEEDS)
async def test_a_deed_is_kept_undone_and_redone_each_by_another_session(
    home: Path, name: str
) -> None:
    deed = DEEDS[name]
    before = _kept(home)
    async with _session(home, deed.at) as pilot:
        await _press(pilot, *deed.keys)
        await _answered(pilot, deed.on_the_way)
    after = _kept(home)
    assert after != before
    async with _session(home) as pilot:
        await _press(pilot, "u")
        await _answered(pilot, deed.on_the_way_back)
        assert "undone: " in _said(pilot)
    assert _kept(home) == before
    async with _session(home) as pilot:
        await _press(pilot, "ctrl+r")
        await _answered(pilot, deed.on_the_way_back)
        assert "redone: " in _said(pilot)
    assert _kept(home) == after


async def test_a_question_that_is_answered_with_no_changes_nothing(home: Path) -> None:
    async with _session(home) as pilot:
        await _press(pilot, "m", "y", "u", "n")
        assert "nothing was done" in _said(pilot)
        await _press(pilot, "u", "j", "u", "escape")
    with _library(home) as library:
        assert library.counts().unread == 0


async def test_the_line_to_rename_an_outlet_says_of_how_many_articles(home: Path) -> None:
    async with _session(home) as pilot:
        await _press(pilot, "E")
        label = pilot.app.screen.query_one("#prompt-label").render()
        assert "Quay Post (4 articles) is" in str(label)


async def test_to_make_one_story_of_two_it_is_said_of_how_many_articles(home: Path) -> None:
    with _library(home) as library:
        for _ in library.scan():
            pass
        assert [len(story.articles) for story in library.stories()] == [3, 2]
    async with _session(home, "a.md") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BrowseScreen)
        await _press(pilot, "&")
        screen.articles.move_to_article(screen.library.find("d.md"))
        await _press(pilot, "&")
        assert "Make one story of 5 articles?" in _said(pilot)
        await _press(pilot, "y")
        assert [len(story.articles) for story in screen.library.stories()] == [5]


async def test_an_answer_about_dates_is_taken_back_with_a_word_of_how_many(home: Path) -> None:
    async with _session(home) as pilot:
        await _press(pilot, "D", "d", "D", "s")
        assert "Read the dates of 6 articles otherwise?" in _said(pilot)
        await _press(pilot, "y")
        assert pilot.app.screen.library.date_order().answer is None  # type: ignore[attr-defined]  # the browse screen


async def test_on_the_comparison_it_is_asked_too(home: Path) -> None:
    async with _session(home) as pilot:
        await _press(pilot, "m", "y", "d", "u")
        assert "Undo “marked 7 read” (7 articles)? y n" in _said(pilot)
        await _press(pilot, "G", "n")
        assert "nothing was done" in _said(pilot)
        await _press(pilot, "u", "y")
        assert "undone: marked 7 read" in _said(pilot)


async def test_what_another_session_did_meanwhile_is_not_undone_instead(home: Path) -> None:
    async with _session(home) as pilot:
        await _press(pilot, "m", "y", "u")
        with _library(home) as other:
            other.star([other.find("b.md")])
        await _press(pilot, "y")
        assert "Another session did something meanwhile" in _said(pilot)
    with _library(home) as library:
        assert library.counts().unread == 0
        assert library.rows([library.find("b.md")])[0].mark.starred


# --------------------------------------------------------------------------- another session


async def test_what_another_session_says_comes_into_an_open_comparison(home: Path) -> None:
    async with _session(home) as pilot:
        below = pilot.app.screen
        assert isinstance(below, BrowseScreen)
        await _press(pilot, "d")
        shown = pilot.app.screen
        assert isinstance(shown, CompareScreen)
        before = shown.comparison
        below._look_around()
        assert shown.comparison is before
        with _library(home) as other:
            other.correct(shown.left, shown.right, [(3, 1)], Correction.PIN)
        below._look_around()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert shown.comparison is not None
        assert any((row.a, row.b) == ((3,), (1,)) for row in shown.comparison.rows)


async def test_what_another_session_says_comes_into_an_open_story(home: Path) -> None:
    async with _session(home) as pilot:
        below = pilot.app.screen
        assert isinstance(below, BrowseScreen)
        await _press(pilot, "t")
        assert len(pilot.app.screen.told) == 3  # type: ignore[attr-defined]  # the story screen
        with _library(home) as other:
            a, b, c = (other.find(f"{name}.md") for name in "abc")
            said = [Judgement(min(a, each), max(a, each), Verdict.APART) for each in (b, c)]
            other.judge(said)
        below._look_around()
        await pilot.pause()
        assert len(pilot.app.screen.told) == 2  # type: ignore[attr-defined]  # the story screen


def test_others_are_looked_for_more_often_than_every_two_seconds() -> None:
    assert BrowseScreen.look_every <= 1

"""The user's own keys: obeyed everywhere, and named with their line where they cannot be."""

from __future__ import annotations

import random

import pytest

from reader.model import Article
from reader.settings import Binding, Settings
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.help_screen import HelpScreen, KeyTable
from reader.tui.keymap import keymap_of, normal
from reader.tui.keys import ACTIONS, ARTICLE, COMPARE, HELP, LIST, KeyReader
from reader.tui.status_line import StatusLine
from tests.faces.made_up import ARTICLES, MadeUpLibrary


def wishes(**keys: str | list[str]) -> Settings:
    """Give settings that bind actions (``browse_star="A"``), one on each line."""
    bound = {
        name.replace("_", ".", 1): Binding((each,) if isinstance(each, str) else tuple(each), line)
        for line, (name, each) in enumerate(keys.items(), start=1)
    }
    return Settings(keys=bound)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("A", "A"),
        ("Ctrl-d", "ctrl+d"),
        ("gg", "g g"),
        ("] c", "] c"),
        ("PgUp", "pageup"),
        ("Esc", "escape"),
        (" ", "space"),
        ("F2", "f2"),
        ("é", "é"),
    ],
)
def test_keys_are_understood_as_readers_write_them(written: str, key: str) -> None:
    assert normal(written) == key


def test_a_binding_takes_the_place_of_all_default_keys() -> None:
    keymap, complaints = keymap_of(wishes(browse_star="A", move_first=["gg", "Home"]))
    assert complaints == []
    assert keymap.keys_of("browse.star") == ("A",)
    assert keymap.name("browse.star") == "A"
    reader = KeyReader(keymap.actions_for(LIST))
    assert reader.press("s") is None
    star = reader.press("A")
    assert star is not None
    assert star.id == "browse.star"
    assert keymap.keys_of("move.first") == ("g g", "home")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (wishes(browse_satr="A"), ["line 1", "browse.satr", "browse.star"]),
        (wishes(browse_star="crtl+d"), ["line 1", "crtl+d"]),
        (wishes(browse_star="a b c"), ["a b c"]),
        (wishes(browse_star="r"), ["“r”", "browse.star", "browse.read", "list", "s stands"]),
        (wishes(browse_star="g"), ["browse.star", "move.first"]),
        (wishes(browse_star="j k"), ["browse.star", "move.down"]),
        (wishes(list_quit=[]), ["list.quit", "needs a key"]),
        (wishes(compare_choose=["1"]), ["compare.choose", "nine"]),
    ],
)
def test_a_binding_that_cannot_be_is_named_and_the_default_stands(
    settings: Settings, words: list[str]
) -> None:
    keymap, complaints = keymap_of(settings)
    (complaint,) = complaints
    assert all(word in complaint for word in words), complaint
    defaults, _ = keymap_of(Settings())
    assert [a.keys for a in keymap.actions_for(LIST)] == [
        a.keys for a in defaults.actions_for(LIST)
    ]


def test_two_keys_may_change_places() -> None:
    keymap, complaints = keymap_of(wishes(browse_star="r", browse_read="s"))
    assert complaints == []
    assert keymap.keys_of("browse.read") == ("s",)


def test_of_two_wishes_for_one_key_the_earlier_line_holds() -> None:
    keymap, complaints = keymap_of(wishes(browse_read="A", browse_star="A"))
    assert len(complaints) == 1
    assert "line 2" in complaints[0]
    assert keymap.keys_of("browse.read") == ("A",)
    assert keymap.keys_of("browse.star") == ("s",)


def test_a_key_can_be_taken_away() -> None:
    keymap, complaints = keymap_of(wishes(app_suspend=[]))
    assert complaints == []
    assert "app.suspend" not in [each.id for each in keymap.actions_for(LIST)]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_wished_no_key_means_two_things(seed: int) -> None:
    chance = random.Random(seed)
    keys = ["s", "r", "g", "j", "x", "gg", "] c", "ctrl+d", "enter", "q", "Z", "F9", "nonsense"]
    wished = {
        chance.choice(ACTIONS).id: Binding(
            tuple(chance.sample(keys, chance.randint(0, 2))), chance.randint(1, 9)
        )
        for _ in range(12)
    }
    keymap, _ = keymap_of(Settings(keys=wished))
    for screen in (LIST, ARTICLE, COMPARE, HELP):
        held = [key for action in keymap.actions_for(screen) for key in action.keys]
        assert len(held) == len(set(held))
        assert not {key.split(" ")[0] for key in held if " " in key} & set(held)


# --------------------------------------------------------------------------- in the app


def _app(settings: Settings, articles: tuple[Article, ...] = ARTICLES) -> BroadsheetApp:
    return BroadsheetApp(MadeUpLibrary(articles), theme="ansi", settings=settings)


async def test_footer_help_and_sentences_show_the_users_keys() -> None:
    app = _app(wishes(browse_star="A", state_undo="U"))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        assert "A star" in screen.query_one("#footer", StatusLine).text
        await pilot.press("A")
        await pilot.pause()
        assert "U undoes" in screen.query_one("#footer", StatusLine).text
        await pilot.press("U", "?")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        lines = [run.text for line in app.screen.query_one(KeyTable)._lines for run in line]
        assert any(text.split() == ["A"] for text in lines)
        assert not any(text.split() == ["s"] for text in lines)


async def test_complaints_are_said_once_at_the_start_and_wait_for_nothing() -> None:
    settings = wishes(browse_satr="A")
    app = _app(settings)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen.has_class("-noticed")
        await pilot.press("j")
        await pilot.pause()
        assert not app.screen.has_class("-noticed")
        assert isinstance(app.screen, BrowseScreen)
        assert app.screen.current == "a2"


async def test_the_measure_is_the_users() -> None:
    from dataclasses import replace

    from reader.tui.article_view import ArticleView

    app = _app(replace(Settings(), values={"measure": 40}))
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        view = app.screen.query_one(ArticleView)
        widths = [len("".join(run.text for run in view.line(at)).strip()) for at in range(20)]
        assert 30 < max(widths) <= 40

"""Which theme a terminal gets, and that every theme says everything the style sheets ask for."""

from __future__ import annotations

import re

import pytest
from rich.segment import Segment
from textual.app import App
from textual.color import Color

from reader.settings import Settings, shipped
from reader.tui import themes, theming
from reader.tui.app import BroadsheetApp
from reader.tui.drawn_rows import DrawnRows
from reader.tui.terminal import Encodable, has_links, theme_for
from tests.faces.made_up import MadeUpLibrary


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"TERM": "xterm-256color"}, "newsprint-dark"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "newsprint-dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "newsprint-light"),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, "newsprint-dark"),
        ({"TERM": "xterm"}, "ansi"),
        ({"TERM": "xterm", "COLORFGBG": "0;15"}, "ansi-light"),
        ({"TERM": "linux"}, "ansi"),
        ({}, "ansi"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "ansi"),
        ({"TERM": "linux", "BROADSHEET_THEME": "newsprint-light"}, "newsprint-light"),
    ],
)
def test_the_terminal_chooses_the_theme(environment: dict[str, str], theme: str) -> None:
    assert theme_for(environment) == theme
    assert theme in themes.names()


def test_every_theme_names_the_same_things() -> None:
    keys = [set(each.variables) for each in themes.themes() if not each.ansi]
    assert all(each == keys[0] for each in keys)
    ansi = next(each for each in themes.themes() if each.ansi)
    assert keys[0] <= set(ansi.variables)


def test_every_variable_of_the_style_sheets_is_in_the_themes() -> None:
    asked = {
        name
        for sheet in shipped("styles").glob("*.tcss")
        for name in re.findall(r"\$([a-z-]+)", sheet.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= set(themes.variables())


def test_the_ansi_theme_has_no_colour_of_its_own() -> None:
    ansi = next(each for each in themes.themes() if each.ansi)
    assert not any(value.startswith("#") for value in ansi.variables.values())


def test_links_only_where_the_terminal_has_them() -> None:
    assert has_links({"TERM": "xterm-256color"})
    assert not has_links({"TERM": "linux"})


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("ascii", "café “港” — ok", 'caf? "??" - ok'),
        ("latin-1", "café “港”", 'café "??"'),
        ("ascii", "e\u0301", "e"),
        ("utf-8", "港 ●", "港 ●"),
    ],
)
def test_what_an_encoding_cannot_say_keeps_its_width(encoding: str, text: str, said: str) -> None:
    shown = Encodable(encoding).apply([Segment(text)], Color(0, 0, 0))
    assert [each.text for each in shown] == [said]


async def test_a_theme_is_switched_live_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    library = MadeUpLibrary()
    app = BroadsheetApp(library, theme="newsprint-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.screen.styles.background
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert app.theme == "newsprint-light"
        assert app.screen.styles.background != before
        assert library.recall("theme", everywhere=True) == "newsprint-light"
        for _ in range(3):
            await pilot.press("ctrl+t")
        await pilot.pause()
        assert app.theme == "newsprint-dark"


async def _drawn(first: str, then: str) -> list[list[Segment]]:
    """Give the rows of the list and of the footer, begun in one theme and switched to another."""
    library = MadeUpLibrary()
    app = BroadsheetApp(library, theme=first)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        theming.switch(app, then, Settings(), library)
        await pilot.pause()
        rows = [
            row
            for part in app.screen.query(DrawnRows)
            if part.display
            for row in part.render_lines(part.size.region)
        ]
        return [list(row) for row in rows]


@pytest.mark.parametrize("theme", themes.names())
async def test_a_theme_that_was_switched_to_looks_as_from_the_start(theme: str) -> None:
    fresh = await _drawn(theme, theme)
    for other in themes.names():
        assert await _drawn(other, theme) == fresh, other


async def test_the_palette_offers_themes_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    app = BroadsheetApp(MadeUpLibrary(), theme="newsprint-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *"theme", "space", *"light")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.theme == "newsprint-light"


def test_the_kept_theme_comes_again_unless_the_settings_or_the_terminal_say_no(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library, app = MadeUpLibrary(), App[None]()
    for theme in themes.themes():
        app.register_theme(theme)
    monkeypatch.setenv("TERM", "xterm-256color")
    said = theming.switch(app, "newsprint-light", Settings(), library)
    assert said == "newsprint-light, from now on"
    assert theming.first_theme(Settings(), library) == "newsprint-light"
    wanted = Settings(values={"theme": "ansi"})
    assert theming.first_theme(wanted, library) == "ansi"
    assert "settings.toml wants ansi" in theming.switch(app, "newsprint-dark", wanted, library)
    monkeypatch.setenv("TERM", "linux")
    assert theming.first_theme(Settings(), library) == "ansi"
    assert theming.theme_after("ansi") == "ansi-light"
    assert theming.theme_after("ansi-light") == "ansi"

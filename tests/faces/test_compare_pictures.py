"""Pictures of the compare screen. After a change that is meant: ``pytest --snapshot-update``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.pages.glyphs import ASCII, UNICODE, Glyphs
from reader.tui.app import BroadsheetApp
from reader.tui.compare_screen import CompareScreen
from tests.faces.made_up_story import TellingLibrary
from tests.faces.rest import at_rest

Snap = Callable[..., bool]

pytestmark = pytest.mark.usefixtures("still")


def comparing(
    library: TellingLibrary, marks: Glyphs, keys: list[str]
) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.app.push_screen(CompareScreen(library, "t1", "t2", marks))
        await pilot.pause()
        await pilot.press(*keys)
        await at_rest(pilot)

    return run


@pytest.mark.parametrize(
    ("size", "theme", "keys"),
    [
        pytest.param((80, 24), "newsprint-dark", [], id="inline-80x24"),
        pytest.param((120, 40), "newsprint-dark", ["n"], id="sides-120x40"),
        pytest.param((200, 50), "newsprint-light", ["n", "n"], id="list-200x50"),
        pytest.param((120, 40), "newsprint-light", ["G", "enter"], id="furniture-120x40"),
        pytest.param((80, 24), "newsprint-dark", ["F", "j"], id="facts-80x24"),
        pytest.param((40, 10), "newsprint-dark", [], id="small-40x10"),
    ],
)
def test_picture(snap_compare: Snap, size: tuple[int, int], theme: str, keys: list[str]) -> None:
    library = TellingLibrary()
    app = BroadsheetApp(library, theme=theme, marks=UNICODE)
    assert snap_compare(app, terminal_size=size, run_before=comparing(library, UNICODE, keys))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_picture_in_the_terminal_s_own_colours(snap_compare: Snap, size: tuple[int, int]) -> None:
    library = TellingLibrary()
    app = BroadsheetApp(library, theme="ansi", marks=UNICODE)
    assert snap_compare(app, terminal_size=size, run_before=comparing(library, UNICODE, ["n"]))


def test_picture_without_colours(snap_compare: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    library = TellingLibrary()
    app = BroadsheetApp(library, theme="ansi", marks=UNICODE)
    run = comparing(library, UNICODE, ["n"])
    assert snap_compare(app, terminal_size=(120, 30), run_before=run)


def test_picture_in_ascii(snap_compare: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    library = TellingLibrary()
    app = BroadsheetApp(library, theme="newsprint-dark", marks=ASCII)
    run = comparing(library, ASCII, ["n"])
    assert snap_compare(app, terminal_size=(120, 30), run_before=run)


def test_picture_of_one_sentence_in_every_telling(snap_compare: Snap) -> None:
    library = TellingLibrary()
    app = BroadsheetApp(library, theme="newsprint-dark", marks=UNICODE)

    async def run(pilot: Pilot[Any]) -> None:
        await comparing(library, UNICODE, ["v"])(pilot)
        await at_rest(pilot)

    assert snap_compare(app, terminal_size=(100, 30), run_before=run)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_picture_in_one_column_without_colours(
    snap_compare: Snap, monkeypatch: pytest.MonkeyPatch, glyphs: Glyphs
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    library = TellingLibrary()
    app = BroadsheetApp(library, theme="ansi", marks=glyphs)
    run = comparing(library, glyphs, ["n"])
    assert snap_compare(app, terminal_size=(80, 24), run_before=run)

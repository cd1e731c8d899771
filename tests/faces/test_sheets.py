"""The style sheets that the first screen does without: read when they are wanted, or before."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings import Settings, shipped
from reader.tui import themes
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.palette_screen import PaletteScreen
from reader.tui.sheets import FIRST, LATER, read_ahead, sheets
from tests.faces.made_up import MadeUpLibrary


def test_every_shipped_sheet_is_read_by_somebody() -> None:
    assert {path.stem for path in shipped("styles").glob("*.tcss")} == {*FIRST, *LATER}


def test_each_later_sheet_is_brought_by_a_screen() -> None:
    from reader.tui.keyed_screen import KeyedScreen

    for name in ("amend", "compare", "details", "facets", "overview", "story", "versions"):
        __import__(f"reader.tui.{name}_screen")
    found, kinds = set(), [KeyedScreen]
    while kinds:
        kind = kinds.pop()
        found |= set(kind.SHEETS)
        kinds += kind.__subclasses__()
    assert found == set(LATER)


def _has(app: BroadsheetApp, name: str) -> bool:
    (path,) = sheets(name)
    return app.stylesheet.has_source(str(path))


async def test_the_first_screen_reads_its_own_alone() -> None:
    app = BroadsheetApp(MadeUpLibrary())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert _has(app, "browse")
        assert not any(_has(app, name) for name in LATER)


@pytest.mark.parametrize("ahead", [True, False])
async def test_the_users_sheet_lies_over_one_that_is_read_later(
    tmp_path: Path, ahead: bool
) -> None:
    own = tmp_path / "styles.tcss"
    own.write_text("PaletteScreen { background: $alert; }")
    app = BroadsheetApp(MadeUpLibrary(), theme="newsprint-dark", settings=Settings(styles=own))
    async with app.run_test() as pilot:
        await pilot.pause()
        if ahead:
            read_ahead(app, iter(sheets("palette")))
            assert _has(app, "palette")
        await pilot.press(":")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        assert app.screen.styles.background.hex.lower() == themes.variables()["alert"]
        assert app.screen.query_one("#window").styles.max_width is not None  # ours holds too


async def test_reading_ahead_reads_one_after_the_other() -> None:
    app = BroadsheetApp(MadeUpLibrary())
    async with app.run_test() as pilot:
        await pilot.pause()
        rest = iter(sheets(*LATER))
        for number in range(1, len(LATER) + 1):
            read_ahead(app, rest)
            assert sum(_has(app, name) for name in LATER) >= number
        assert isinstance(app.screen, BrowseScreen)

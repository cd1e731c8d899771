"""Pictures of the story screen. After a change that is meant: ``pytest --snapshot-update``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.pages.glyphs import ASCII, UNICODE, Glyphs
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from tests.faces.press import TELLINGS, collection
from tests.faces.rest import at_rest

Snap = Callable[..., bool]

pytestmark = pytest.mark.usefixtures("still")


@pytest.mark.parametrize(
    ("size", "theme", "marks"),
    [
        pytest.param((80, 24), "newsprint-dark", UNICODE, id="80x24"),
        pytest.param((120, 40), "newsprint-light", UNICODE, id="120x40"),
        pytest.param((40, 10), "ansi", ASCII, id="ascii-40x10"),
    ],
)
def test_picture(
    snap_compare: Snap,
    tmp_path: Path,
    size: tuple[int, int],
    theme: str,
    marks: Glyphs,
) -> None:
    library = collection(tmp_path, TELLINGS)
    app = BroadsheetApp(library, theme=theme, marks=marks)

    async def run(pilot: Pilot[Any]) -> None:
        await at_rest(pilot)
        home = pilot.app.screen
        assert isinstance(home, BrowseScreen)
        home.articles.move_to_article(library.find("wire.json"))
        await pilot.press("t", "j")
        await at_rest(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)

"""Pictures of the browse screen. After a change that is meant: ``pytest --snapshot-update``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.pages.glyphs import UNICODE
from reader.tui.app import BroadsheetApp
from tests.faces.made_up import MadeUpLibrary
from tests.faces.rest import at_rest

Compare = Callable[..., bool]

pytestmark = pytest.mark.usefixtures("still")


def pressing(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await at_rest(pilot)
        await pilot.press(*keys)
        await at_rest(pilot)

    return run


@pytest.mark.parametrize(
    ("size", "theme", "keys"),
    [
        pytest.param((80, 24), "newsprint-dark", ["j", "s"], id="list-80x24"),
        pytest.param((80, 24), "newsprint-dark", ["enter", "space"], id="article-80x24"),
        pytest.param((120, 40), "newsprint-light", ["j"], id="panes-120x40"),
        pytest.param((120, 40), "newsprint-dark", ["3", "/", *"harbour"], id="search-120x40"),
        pytest.param((40, 10), "newsprint-dark", ["j"], id="list-40x10"),
        pytest.param((40, 10), "ansi", ["j", "enter"], id="article-40x10"),
        pytest.param((80, 24), "newsprint-dark", ["?"], id="help-80x24"),
    ],
)
def test_picture(snap_compare: Compare, size: tuple[int, int], theme: str, keys: list[str]) -> None:
    app = BroadsheetApp(MadeUpLibrary(), samples=True, theme=theme, marks=UNICODE)
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))

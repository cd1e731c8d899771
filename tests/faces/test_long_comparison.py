"""A comparison of many rows: what a key makes the screen do does not grow with the texts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from reader.pages.columns import ColumnLine, Columns
from reader.pages.comparison_cells import Cells
from reader.pages.glyphs import UNICODE
from reader.tui.app import BroadsheetApp
from reader.tui.compare_screen import CompareScreen
from tests.faces.made_up import MadeUpLibrary, made_article
from tests.faces.made_up_story import TellingLibrary

ROWS = 900


def _sentence(number: int, told: str) -> str:
    tail = "and much was said about it, " * (number % 4)
    return f"On day {number} the keeper of lamp {number * 7} {told} ship {number}, {tail}he wrote."


def _article(name: str, told: str) -> list[str]:
    return [
        _sentence(number, "saw" if number % 5 else told)
        for number in range(ROWS)
        if told == "saw" or number % 40
    ]


LONG = made_article("l1", "The log of the lamp", _article("l1", "saw"))
OTHER = made_article("l2", "The log of a lamp", _article("l2", "hailed"))


class LongLibrary(TellingLibrary):
    def __init__(self) -> None:
        super().__init__()
        MadeUpLibrary.__init__(self, (LONG, OTHER))


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the rows that are wrapped, as they are."""
    rows: list[int] = []
    measure = Columns._row_height

    def counting(self: Columns, row: int) -> int:
        rows.append(row)
        return measure(self, row)

    monkeypatch.setattr(Columns, "_row_height", counting)
    return rows


@asynccontextmanager
async def opened(size: tuple[int, int]) -> AsyncIterator[tuple[Pilot[None], CompareScreen]]:
    library = LongLibrary()
    app = BroadsheetApp(library, theme="newsprint-dark", marks=UNICODE)
    async with app.run_test(size=size) as pilot:
        screen = CompareScreen(library, "l1", "l2", UNICODE)
        await app.push_screen(screen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.comparison is not None
        yield pilot, screen


def shown(screen: CompareScreen) -> list[ColumnLine]:
    """Give the lines in view."""
    view = screen.view
    assert view.columns is not None
    top = view.scroll_offset.y
    return [view.columns.line(at) for at in range(top, top + view.size.height)]


def settled(screen: CompareScreen) -> list[ColumnLine]:
    """Give what would be in view if everything had been measured before."""
    view = screen.view
    assert view.columns is not None
    top = view.columns.anchor(view.scroll_offset.y)
    whole = Columns(view.columns.texts, view.size.width, view.layout_shown, view.folds)
    whole.settle()
    first = whole.line_at(top)
    assert first + view.size.height <= len(whole)
    return [whole.line(at) for at in range(first, first + view.size.height)]


def words(lines: list[ColumnLine]) -> str:
    return " ".join(run.text for line in lines for run in line.left)


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_only_what_is_near_is_measured(size: tuple[int, int], measured: list[int]) -> None:
    few = ROWS // 4
    async with opened(size) as (pilot, screen):
        assert 0 < len(measured) < few
        for keys in (["G"], ["g", "g"], ["n", "n"], ["i"], ["i"], ["c"], ["c"], ["+"], ["tab"]):
            measured.clear()
            await pilot.press(*keys)
            await pilot.pause()
            assert len(measured) < few, keys
        measured.clear()
        await pilot.resize_terminal(size[0] + 30, size[1])
        await pilot.pause()
        assert 0 < len(measured) < few
        assert screen.view.columns is not None


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (40, 10)])
async def test_what_is_shown_is_what_would_be_if_all_were_measured(size: tuple[int, int]) -> None:
    keys = "nGkkN bbNnjjzGbbzibb cGkkNc\t+-kbb"
    async with opened(size) as (pilot, screen):
        for key in keys:
            await pilot.press({" ": "space", "\t": "tab"}.get(key, key))
            await pilot.pause()
            assert shown(screen) == settled(screen), key


async def test_at_the_ends_the_first_and_the_last_line_stand_at_the_edge() -> None:
    async with opened((100, 30)) as (pilot, screen):
        await pilot.press("G")
        assert f"ship {ROWS - 1}," in words(shown(screen)[-4:])
        for _ in range(30):
            await pilot.press("b")
        for _ in range(60):
            await pilot.press("space")
        await pilot.press("g", "g")
        assert "The log of" in words(shown(screen)[:1])


async def test_the_keys_find_ready_what_takes_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened((120, 30)) as (pilot, screen):
        await pilot.app.workers.wait_for_complete()
        made: list[int] = []
        differs = Cells.differs

        def counting(self: Cells, index: int) -> bool:
            made.append(index)
            return differs(self, index)

        monkeypatch.setattr(Cells, "differs", counting)
        await pilot.press("c", "c", "z", "z", "+", "-", "-", "+", "tab", "tab")
        await pilot.pause()
        assert not made
        assert screen.view.changes

"""Keys, resizes and clicks in any order: the compare screen stands, and the reader is seen."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual.pilot import OutOfBounds, Pilot

from reader.model import Article
from reader.pages.glyphs import UNICODE
from reader.tui.app import BroadsheetApp
from reader.tui.compare_screen import CompareScreen
from tests.faces.made_up import MadeUpLibrary, made_article
from tests.faces.made_up_story import TellingLibrary

STEPS = 150
KEYS = (
    *("n", "N", "] c", "[ c", "] f", "[ f", "m", "m", "v", "q", "F", "enter", "enter", "escape"),
    *("j", "k", "g g", "G", "ctrl+d", "ctrl+u", "space", "b", "pagedown", "pageup", "home", "end"),
    *("tab", "i", "c", "z", "+", "-", "1", "2", "3", "4", "9", "a", "a", "x", "u", "ctrl+r", "y"),
    *("/ e enter", "/ z q escape", "/ t h e ctrl+o enter n N escape", "?", "ctrl+l", "down", "up"),
)
SIZES = ((80, 24), (120, 40), (200, 50), (40, 10), (99, 17), (30, 8), (100, 12))
WORDS = (
    *("lamp", "ship", "keeper", "storm", "harbour", "1,200", "Friday", "“never”", "Ada Quist"),
    *("said", "not", "العربية", "東京", "e\u0301te\u0301", "👩\u200d🚒"),
)


class AnyLibrary(TellingLibrary):
    """Three tellings whose sentences were moved, dropped and reworded by chance."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        story = [
            " ".join(chance.choices(WORDS, k=chance.randint(2, 40))).capitalize() + "."
            for _ in range(40)
        ]
        MadeUpLibrary.__init__(self, tuple(self._told(n, story, chance) for n in range(1, 5)))

    def _told(self, number: int, story: list[str], chance: random.Random) -> Article:
        told = [sentence for sentence in story if chance.random() < 0.8]
        cut = chance.randrange(len(told))
        told = [*told[cut:], *told[:cut]]
        told = [sentence.replace(chance.choice(WORDS), chance.choice(WORDS)) for sentence in told]
        paragraphs = [" ".join(told[at : at + 3]) for at in range(0, len(told), 3)]
        return made_article(f"t{number}", story[0], paragraphs, aside=["Most read"] * 9)


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("seed", range(2))
async def test_any_keys_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    library = AnyLibrary(chance)
    app = BroadsheetApp(library, theme="newsprint-dark", marks=UNICODE)
    async with app.run_test(size=chance.choice(SIZES)) as pilot:
        for step in range(STEPS):
            if not any(isinstance(each, CompareScreen) for each in app.screen_stack):
                await app.push_screen(CompareScreen(library, "t1", "t2", UNICODE))
            await _do_something(pilot, chance)
            await pilot.pause()
            if isinstance(app.screen, CompareScreen):
                _look(app.screen, f"seed {seed}, step {step}")


async def _do_something(pilot: Pilot[None], chance: random.Random) -> None:
    drawn = chance.random()
    if drawn < 0.06:
        await pilot.resize_terminal(*chance.choice(SIZES))
    elif drawn < 0.12:
        size = pilot.app.size
        place = chance.randrange(size.width), chance.randrange(size.height)
        try:
            await pilot.click(offset=place)
        except OutOfBounds:
            assert pilot.app.size != size
    else:
        await pilot.press(*chance.choice(KEYS).split())


def _look(screen: CompareScreen, when: str) -> None:
    """Make sure that the reader's row is in view, and that every line in view can be drawn."""
    view = screen.view
    if view.columns is None or not view.size or not view.is_on_screen:
        return
    lines = range(view.virtual_size.height)[view.scroll_offset.y :][: view.size.height]
    place = view.columns.place(view.row)
    assert place.start in range(view.virtual_size.height), when
    assert {*place}.intersection(lines), when
    for at in lines:
        assert view.columns.line(at).row < len(view.columns.comparison.rows), when

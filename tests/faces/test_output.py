"""The screens over the output layer: whatever is pressed, the terminal shows what it should."""

from __future__ import annotations

from random import Random

import pytest
from rich.color import ColorSystem
from rich.console import Console
from textual.screen import Screen

from reader.tui.app import BroadsheetApp
from reader.wire import seam
from reader.wire.abilities import XTERM
from reader.wire.painter import Painter
from reader.wire.reading import Reading
from tests.faces.made_up import MadeUpLibrary, made_article
from tests.wire.emulator import Emulator

_KEYS = (
    *("j", "j", "j", "k", "k", "G", "g", "space", "b", "enter", "enter", "q", "d", "n", "N", "i"),
    *("1", "2", "3", "z", "Z", "s", "r", "u", "slash", "x", "escape", "tab", "question_mark"),
    *("ctrl+d", "ctrl+u", "down", "up", "pagedown", "home", "ctrl+l"),
)
_TEXTS = (
    "Zürich “quoted” – and a dash. 日本語 and 한국어 stand in the middle of it. ",
    "The minister said that the bridge would be closed for the whole of the winter. ",
)


class _Watched(BroadsheetApp):
    """Shows every frame to two emulators: one behind the layer, one behind Textual's own."""

    def emulate(self, size: tuple[int, int]) -> None:
        self.painter = Painter(XTERM)
        self.reading = Reading(self.painter, ColorSystem.TRUECOLOR)
        self.ours, self.stock = Emulator(*size), Emulator(*size)
        self.painter.forget()

    def _display(self, screen: Screen[object], renderable: object) -> None:
        if seam.understood(renderable) and not self._batch_count:
            console = Console(color_system="truecolor", force_terminal=True)
            whole = seam.size_of(renderable)
            if whole not in (None, self.painter.size):
                self.emulate(whole or (0, 0))
            self.reading.read(renderable)
            self.stock.feed(renderable.render_segments(console))  # type: ignore[attr-defined]  # an update


@pytest.mark.parametrize("seed", range(3))
async def test_random_keys(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    random = Random(seed)
    articles = [
        made_article(
            f"{number:02}",
            f"{random.choice(_TEXTS)[:50]} {number}",
            [random.choice(_TEXTS) * 4 for _ in range(9)],
            date=f"2022-03-{number % 28 + 1:02}",
        )
        for number in range(40)
    ]
    app = _Watched(MadeUpLibrary(articles), theme="newsprint-dark")
    app.emulate((80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        for step in range(50):
            if random.random() < 0.06:
                await pilot.resize_terminal(random.randint(40, 130), random.randint(12, 40))
            key = random.choice(_KEYS)
            await pilot.press(key)
            await pilot.pause()
            if not app.is_running:
                break
            app.ours.feed(app.painter.frame())
            for y, rows in enumerate(zip(app.ours.rows(), app.stock.rows(), strict=True)):
                assert rows[0] == rows[1], f"step {step}, {key}, row {y}"

"""While the first picture is held, nothing is drawn and no layout waits for the time of a frame."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Label

from reader.wire.app import LightApp, LightScreen


class Sample(LightApp[None]):
    """``held`` is what the line would say, which a headless application has not."""

    held = True

    @property
    def holds_picture(self) -> bool:
        return self.held

    def get_default_screen(self) -> LightScreen[None]:
        return LightScreen()

    def compose(self) -> ComposeResult:
        yield Label("one")


@pytest.mark.parametrize("held", [True, False])
async def test_a_held_screen_is_laid_out_at_once(
    held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Sample()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.held = held
        monkeypatch.setattr(Timer, "resume", lambda timer: None)  # the time of no frame comes
        label = Label("another")
        app.screen.mount(label)
        for _ in range(500):  # turns of the loop: a pause of the pilot would lay it out
            await asyncio.sleep(0)
        assert label.size.width == (len("another") if held else 0)

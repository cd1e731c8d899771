"""What a key changes is drawn when the key is answered; what needs a layout waits, in one frame."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Label

from reader.wire.app import LightApp, LightScreen


class Counter(Widget):
    """Says how many keys there were."""

    keys = 0

    def render(self) -> str:
        return f"{self.keys} keys"


class Keyed(LightScreen[None]):
    """Counts its frames. What a key does, beside being counted, stands in ``deeds``."""

    frames = 0
    deeds = ""

    def compose(self) -> ComposeResult:
        yield Counter()
        yield Label("one", id="label")

    def on_key(self, event: events.Key) -> None:
        counter = self.query_one(Counter)
        counter.keys += 1
        if "draw" in self.deeds:
            counter.refresh()
        if "lay out" in self.deeds:
            self.query_one("#label", Label).update("one or two")
        if "style" in self.deeds:
            self.query_one("#label", Label).styles.display = "none"

    def _compositor_refresh(self) -> None:
        self.frames += 1
        super()._compositor_refresh()


class Sample(LightApp[None]):
    """``at_once`` is false where Textual is to do it all by itself."""

    at_once = True

    def get_default_screen(self) -> Keyed:
        return Keyed()


async def _pressed(pilot: Pilot[None], deeds: str) -> Keyed:
    """Press a key that does this, and give the screen when all is answered."""
    screen = pilot.app.screen
    assert isinstance(screen, Keyed)
    assert isinstance(pilot.app, Sample)
    screen._draws_at_once = pilot.app.at_once
    await pilot.pause(0.1)  # no frame has just been drawn
    screen.deeds, screen.frames = deeds, 0
    pilot.app.post_message(events.Key("a", "a"))
    for _ in range(50):  # turns of the loop
        await asyncio.sleep(0)
    return screen


@pytest.mark.parametrize(
    ("deeds", "frames"), [("draw", 1), ("", 0), ("draw, lay out", 0), ("draw, style", 0)]
)
async def test_only_what_asks_for_no_more_than_to_be_drawn_is_drawn_at_once(
    deeds: str, frames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Sample()
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(Timer, "resume", lambda timer: None)  # the time of no frame comes
        screen = await _pressed(pilot, deeds)
        assert screen.frames == frames


@pytest.mark.parametrize("deeds", ["draw", "draw, lay out", "draw, style"])
async def test_a_key_comes_to_no_more_frames_than_textual_makes(deeds: str) -> None:
    frames = dict[bool, int]()
    for at_once in (False, True):
        app = Sample()
        async with app.run_test() as pilot:
            app.at_once = at_once
            screen = await _pressed(pilot, deeds)
            await pilot.pause(0.1)
            frames[at_once] = screen.frames
            assert "1 keys" in str(screen._compositor.render_strips()[0].text)
    assert 1 <= frames[True] <= frames[False]


async def test_keys_that_come_faster_than_frames_are_left_to_textual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Sample()
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr("reader.wire.app.monotonic", lambda: 7.0)  # time stands still
        screen = await _pressed(pilot, "draw")
        monkeypatch.setattr(Timer, "resume", lambda timer: None)
        for _ in range(5):
            pilot.app.post_message(events.Key("a", "a"))
        for _ in range(100):
            await asyncio.sleep(0)
        assert screen.frames == 1
        assert screen.query_one(Counter).keys == 6

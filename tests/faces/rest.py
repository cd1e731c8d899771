"""Waiting for a screen that is laid out in steps, until it says the same thing twice."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

_LOOKS = 100


async def at_rest(pilot: Pilot[Any]) -> None:
    """Wait until nothing of the screen changes any more. Raise AssertionError if it never rests."""
    seen: list[str] = []
    for _ in range(_LOOKS):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        now = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        if now == seen:
            return
        seen = now
    raise AssertionError("the screen never came to rest:\n" + "\n".join(seen))

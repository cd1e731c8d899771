"""A size that reaches a screen while another is on its way."""

from __future__ import annotations

from asyncio import timeout

import pytest
from textual import events
from textual.geometry import Size

from reader.tui.line_view import LineView
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import opened


async def test_two_sizes_at_once_do_not_follow_each_other_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each laid the screen out anew, and so sent the other one again: without end or output."""
    drawn = 0

    def count(view: LineView, event: events.Resize) -> None:
        nonlocal drawn
        drawn += 1

    async with opened(MadeUpLibrary(), size=(100, 30)) as (pilot, screen):
        monkeypatch.setattr(LineView, "on_resize", count)
        for _ in range(3):
            screen.post_message(events.Resize(Size(80, 24), Size(80, 24)))
            screen.call_later(lambda: None)  # so that neither takes the other's place
            screen.post_message(events.Resize(Size(100, 30), Size(100, 30)))
            screen.call_later(lambda: None)
        async with timeout(60):  # patience, not a bar
            for _ in range(20):
                await pilot.pause()
        assert screen.size == Size(100, 30)
    assert drawn < 20

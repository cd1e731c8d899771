"""What passes a filter of very many is counted anew only where it may be another number now."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Counts, Filter
from reader.tui import counting
from reader.tui.status_line import StatusLine
from tests.faces.test_every_deed import _home, _press, _said, _session

home = _home


async def test_of_very_many_only_the_unread_are_counted_when_one_is_marked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[Counts | None]()
    answer = Library.counts

    def counts(self: Library, wanted: Filter = Filter(), before: Counts | None = None) -> Counts:
        if not wanted.empty:
            asked.append(before)
        return answer(self, wanted, before)

    monkeypatch.setattr(counting, "_LONG", 0)
    monkeypatch.setattr(Library, "counts", counts)
    async with _session(home) as pilot:
        await _press(pilot, "f", *"outlet:quay", "enter", "j")
        title = pilot.app.screen.query_one("#title", StatusLine)
        assert " 4 unread" in title.text
        asked.clear()
        await _press(pilot, "r", "j")
        assert " 3 unread" in title.text
        await _press(pilot, "j", "k", "k")
        assert [before and before.unread for before in asked] == [4]
        asked.clear()
        await _press(pilot, "m")
        assert "Mark 3 articles as read?" in _said(pilot)
        assert not asked
        await _press(pilot, "y", "j")
        assert " 0 unread" in title.text

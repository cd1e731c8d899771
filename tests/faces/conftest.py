"""What tests of the faces share: screens that wait for no clock, and a command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.shell import Shell


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for a clock, and the terminal is one of many colours."""
    from reader.tui.browse_screen import BrowseScreen

    monkeypatch.setattr(BrowseScreen, "settle", 0)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")

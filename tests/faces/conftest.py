"""What tests of the faces share: screens that wait for no clock, and a command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faces.shell import Shell
from tests.house import secure_shell


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for a clock, and the terminal is one of many colours."""
    from reader.tui.browse_screen import BrowseScreen

    monkeypatch.setattr(BrowseScreen, "settle", 0)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[secure_shell.SecureShell]:
    """A real sshd on the loopback address; the test is skipped where there is none."""
    if why := secure_shell.missing():
        pytest.skip(why)
    try:
        running = secure_shell.SecureShell(tmp_path_factory.mktemp("sshd"))
    except (OSError, RuntimeError) as error:
        pytest.skip(f"no sshd can be run here: {error}")
    with running:
        yield running

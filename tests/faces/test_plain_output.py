"""The output layer is on, and off by a setting or by an environment variable."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.house.terminal_start import Terminal

pytestmark = pytest.mark.slow

ASKED = b"\x1b[6n"  # where the cursor is, which the layer asks after each frame and Textual never


@pytest.mark.parametrize(
    ("settings", "environment", "light"),
    [
        ("", {}, True),
        ("plain-output = true\n", {}, False),
        ("", {"BROADSHEET_PLAIN_OUTPUT": "1"}, False),
        ("plain-output = true\n", {"BROADSHEET_PLAIN_OUTPUT": "0"}, True),
    ],
)
def test_the_layer_is_on_unless_it_is_not_wanted(
    tmp_path: Path, settings: str, environment: dict[str, str], light: bool
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(settings, "utf-8")
    program = [sys.executable, "-m", "reader"]
    with Terminal(program, home=tmp_path, columns=80, rows=24, **environment) as terminal:
        terminal.wait_for("1/5")
        terminal.press("j")
        terminal.wait_for("2/5")
        assert (ASKED in terminal.received) is light

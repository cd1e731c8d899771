"""The same in a real tmux and a real screen: what they hold of our stream is what they hold of
Textual's own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.console import Console

from reader.wire.abilities import XTERM, Abilities
from reader.wire.painter import Painter
from reader.wire.reading import Reading
from tests.wire.made_up_screens import AGREED, Screens
from tests.wire.panes import HEIGHT, WIDTH, Pane, ScreenPane, TmuxPane

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_tmux_shows_what_textual_would_have_it_show(tmp_path: Path, seed: int) -> None:
    # tmux does all that xterm does.
    _compare(TmuxPane(tmp_path, "ours"), TmuxPane(tmp_path, "stock"), XTERM, "truecolor", seed)


@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.skipif(shutil.which("screen") is None, reason="screen is not installed")
def test_screen_shows_what_textual_would_have_it_show(tmp_path: Path, seed: int) -> None:
    able = replace(XTERM, erase_cells=False, erase_coloured=False, slants=False)
    _compare(ScreenPane(tmp_path, "ours"), ScreenPane(tmp_path, "stock"), able, "256", seed)


def _compare(ours: Pane, stock: Pane, able: Abilities, colours: str, seed: int) -> None:
    """Play one session to both, one through the layer, and look at both after each step."""
    console = Console(color_system=colours, force_terminal=True)  # type: ignore[arg-type]  # a name
    painter = Painter(able)
    reading = Reading(painter, console._color_system or ColorSystem.TRUECOLOR)
    screens = Screens(seed, WIDTH, HEIGHT, AGREED)
    try:
        for step in range(25):
            update = screens.step() if step else screens.whole()
            reading.read(update)
            ours.feed(painter.frame())
            stock.feed(update.render_segments(console))
            for y, (left, right) in enumerate(zip(ours.rows(), stock.rows(), strict=True)):
                assert left == right, f"step {step}, row {y}"
    finally:
        ours.end()
        stock.end()

"""The same in a real tmux and a real screen: what they hold of our stream is what they hold of
Textual's own."""

from __future__ import annotations

import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
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
    _compare_apart(TmuxPane, tmp_path, XTERM, "truecolor", seed)


@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.skipif(shutil.which("screen") is None, reason="screen is not installed")
def test_screen_shows_what_textual_would_have_it_show(tmp_path: Path, seed: int) -> None:
    able = XTERM._replace(erase_cells=False, erase_coloured=False, slants=False)
    _compare_apart(ScreenPane, tmp_path, able, "256", seed)


def _compare_apart(
    kind: type[Pane], folder: Path, able: Abilities, colours: str, seed: int
) -> None:
    """Compare in a process of its own.

    Rich and Textual keep what a style looks like in the colours that it was first drawn in.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        apart.submit(_compare, kind, folder, able, colours, seed).result()


def _compare(kind: type[Pane], folder: Path, able: Abilities, colours: str, seed: int) -> None:
    """Play one session to both, one through the layer, and look at both after each step."""
    ours, stock = kind(folder, "ours"), kind(folder, "stock")
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

"""What is private to Textual and used here is still as it was when it was read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from itertools import product

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widgets import Input, Static

from reader.wire import seam
from reader.wire.abilities import XTERM, Abilities
from reader.wire.app import LightApp
from reader.wire.looks import Looks

_STYLES = [
    Style.parse(words)
    for words in (
        "bold dim italic underline blink blink2 reverse conceal strike",
        "underline2 frame encircle overline #102030 on #405060",
        "red on bright_blue not bold",
        "color(200) on default",
    )
]


def test_textual_still_has_what_is_used_of_it() -> None:
    assert seam.fits()


@pytest.mark.parametrize(
    ("style", "colours"), product(_STYLES, [ColorSystem.TRUECOLOR, ColorSystem.STANDARD])
)
def test_a_look_has_the_parameters_that_textual_sends(style: Style, colours: ColorSystem) -> None:
    look = seam.look_of(style, colours)
    sent = Strip.render_ansi(style, colours).split(";")
    ours = ";".join((*look.attributes, look.ink, look.ground)).split(";")
    assert [each for each in ours if each] == [each for each in sent if each not in ("39", "49")]


class _Small(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("some text")
        yield Input("typed")


async def test_the_compositor_gives_updates_of_the_two_kinds_that_are_read() -> None:
    kinds: set[type] = set()
    seen: list[str] = []

    class Watched(_Small):
        def _display(self, screen: object, renderable: object) -> None:
            if renderable is not None:
                kinds.add(type(renderable))
                seen.extend(strip.text for _, _, strip in seam.pieces(renderable))

    async with Watched().run_test() as pilot:
        await pilot.press("x")
        await pilot.pause()
    assert kinds == {LayoutUpdate, ChopsUpdate}
    assert any("some text" in text for text in seen)
    assert any("x" in text for text in seen)


async def test_in_a_headless_test_the_layer_stays_out() -> None:
    class Light(LightApp[None]):
        pass

    app = Light()
    async with app.run_test():
        assert app._line is None


def test_the_colours_are_those_of_the_console() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="256")
    assert seam.colour_system(console) == ColorSystem.EIGHT_BIT


@pytest.mark.parametrize(
    ("term", "able"),
    [("xterm-of-next-year", XTERM), ("unheard-of", Abilities()), ("", Abilities())],
)
def test_a_terminal_that_the_system_does_not_know(term: str, able: Abilities) -> None:
    code = "from reader.wire.abilities import abilities; print(abilities())"
    kept = {**os.environ, "TERM": term}  # of its own: curses reads one entry in a process
    said = subprocess.run(
        [sys.executable, "-c", code], env=kept, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == repr(able)


def test_the_way_between_looks_is_never_longer_than_a_fresh_start() -> None:
    looks = Looks()
    numbers = [looks.number(seam.look_of(style, ColorSystem.TRUECOLOR)) for style in _STYLES]
    for old, new in product(numbers, numbers):
        assert len(looks.way(old, new)) <= len(looks.way("", new))

"""Text can be read in every theme: WCAG's 4.5 to 1, for whatever the styles can bring together.

Reckoned twice: over every colour and every ground that the rules of one widget name, and over what
real screens draw. The terminal's own colours are those of two palettes that are wide-spread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style

from reader.library import open_library
from reader.pages.glyphs import UNICODE
from reader.settings import directories, shipped
from reader.tui import themes
from reader.tui.app import BroadsheetApp

LEAST = 4.5
RGB = tuple[int, int, int]
# xterm's colours, and those of the Linux console (VGA's). 0 to 7, then the bright ones.
_XTERM = ["000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5"]
_XTERM += ["7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff"]
_VGA = ["000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa"]
_VGA += ["555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff"]
PALETTES = {"xterm": _XTERM, "vga": _VGA}
THEMES = [(theme.name, palette) for theme in themes.themes() for palette in PALETTES]


def _luminance(colour: RGB) -> float:
    """Give the relative luminance, as WCAG 2 defines it."""
    parts = [part / 255 for part in colour]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(a: RGB, b: RGB) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_reckoning_is_that_of_the_standard() -> None:
    assert _contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert _contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def _rgb(text: str) -> RGB:
    digits = text.removeprefix("#")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


class Palette:
    """What the colours of a theme are on a terminal."""

    def __init__(self, theme: str, name: str) -> None:
        self.theme = next(each for each in themes.themes() if each.name == theme)
        self._colours = [_rgb(each) for each in PALETTES[name]]
        # The terminal's own ground and ink, which an ansi theme takes as they are.
        self.own = (
            (_rgb("e5e5e5"), _rgb("000000")) if self.theme.dark else ((0, 0, 0), _rgb("ffffff"))
        )

    def named(self, value: str, *, ground: bool) -> RGB:
        """Give a colour of themes.toml."""
        if value == "ansi_default":
            return self.own[ground]
        if value.startswith("ansi_"):
            names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
            name = value.removeprefix("ansi_")
            bright = 8 * name.startswith("bright_")
            return self._colours[bright + names.index(name.removeprefix("bright_"))]
        return _rgb(value)

    def drawn(self, colour: Color | None, *, ground: bool) -> RGB:
        """Give a colour as a screen was drawn with it."""
        if colour is None or colour.is_default:
            return self.own[ground]
        if colour.number is not None and colour.number < 16:
            return self._colours[colour.number]
        triplet = colour.get_truecolor()
        return triplet.red, triplet.green, triplet.blue


# --------------------------------------------------------------------------- by the rules


def _declared() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Give every rule of the shipped styles: its widget, its selector, and what it declares."""
    for sheet in sorted(shipped("styles").glob("*.tcss")):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        stack: list[str] = []
        for part in re.findall(r"[^{}]+\{|\}|[^{};]+;", text):
            if part.endswith("{"):
                stack.append(" ".join(part[:-1].split()))
            elif part == "}":
                stack.pop()
            else:
                name, _, value = part.rstrip(";").partition(":")
                yield stack[0], " ".join(stack), {name.strip(): value.strip()}


def _rules() -> dict[str, dict[str, dict[str, str]]]:
    """Give the declarations of every selector, by the widget it belongs to."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for widget, selector, said in _declared():
        name = re.split(r"[ .:]", widget)[0]
        found.setdefault(name, {}).setdefault(selector, {}).update(said)
    return found


def _pairs() -> Iterator[tuple[str, str, str]]:
    """Give where, ink and ground, as variables: all that one widget's rules can bring together."""
    for widget, rules in _rules().items():
        own = next(
            (r["background"] for s, r in rules.items() if s == widget and "background" in r),
            "$paper",
        )
        grounds = {own, "$paper"} | {
            each["background"]
            for each in rules.values()
            if "background" in each and "color" not in each
        }
        for selector, said in rules.items():
            ink, ground = said.get("color"), said.get("background")
            if ink and ground:
                yield selector, ink, ground
            elif ink:
                yield from ((selector, ink, each) for each in sorted(grounds))


def test_the_rules_are_read() -> None:
    found = list(_pairs())
    assert len(found) > 80
    assert any("line--when" in where and ground == "$cursor" for where, _, ground in found)
    assert ("$hit-ink", "$hit") in {(ink, ground) for _, ink, ground in found}
    assert any(
        "line--changed_a" in where and ground == "$left-ground" for where, _, ground in found
    )


@pytest.mark.parametrize(("theme", "palette"), THEMES)
def test_whatever_the_rules_bring_together_can_be_read(theme: str, palette: str) -> None:
    colours = Palette(theme, palette)
    variables = colours.theme.variables
    weak = {
        f"{where}: {ink} on {ground} {ratio:.2f}"
        for where, ink, ground in _pairs()
        for ratio in [
            _contrast(
                colours.named(variables[ink.strip("$").split()[0]], ground=False),
                colours.named(variables[ground.strip("$").split()[0]], ground=True),
            )
        ]
        if ratio < LEAST
    }
    assert weak == set()


def test_nothing_is_dimmed() -> None:
    """How much a terminal takes away from dim text, nobody can reckon."""
    said = [value for _, _, rule in _declared() for value in rule.values()]
    assert not [each for each in said if "dim" in each.split() or "opacity" in each]
    assert not [theme.name for theme in themes.themes() if "dim" in theme.variables.values()]


# --------------------------------------------------------------------------- as drawn

_KEYS = {
    "list": ("j",),
    "searched": ("slash", *"joly", "enter"),
    "article": ("G", "enter"),
    "found": ("G", "enter", "slash", *"moscow", "enter"),
    "compared": ("G", "d"),
    "changed": ("G", "d", "c", "n", "right_square_bracket", "f"),
    "facts": ("G", "d", "F"),
    "help": ("question_mark",),
    "details": ("i",),
    "palette": ("colon",),
    "amended": ("e",),
    "story": ("G", "t"),
}


@pytest.mark.parametrize("theme", themes.names())
async def test_whatever_is_drawn_can_be_read(theme: str, tmp_path: Path) -> None:
    where = directories(str(tmp_path / "config"), str(tmp_path / "cache"))
    seen: dict[tuple[RGB, RGB], str] = {}
    with open_library([shipped("seeds")], where) as library:
        for _ in library.scan():
            pass
        for name, keys in _KEYS.items():
            app = BroadsheetApp(library, theme=theme, marks=UNICODE)
            async with app.run_test(size=(120, 40)) as pilot:
                await app.workers.wait_for_complete()
                for key in keys:
                    await pilot.press(key)
                    await app.workers.wait_for_complete()
                    await pilot.pause()
                for pair, text in _drawn(app, Palette(theme, "xterm")):
                    seen.setdefault(pair, f"{name}: {text}")
    assert len(seen) >= (4 if themes.is_ansi(theme) else 15)
    weak = {
        f"{text} {_contrast(*pair):.2f}" for pair, text in seen.items() if _contrast(*pair) < LEAST
    }
    assert weak == set()


def _drawn(app: BroadsheetApp, colours: Palette) -> Iterator[tuple[tuple[RGB, RGB], str]]:
    """Give the ink and the ground of all that is on the screen, with a text that has them.

    What lies behind a window is faded, for it cannot be used: only the window counts then.
    """
    windows = app.screen.query("#window")
    area = windows.first().region if windows else app.screen.region
    for strip in app.screen._compositor.render_strips()[area.y : area.bottom]:
        for text, style, _ in strip.crop(area.x, area.right):
            if any(letter.isalnum() for letter in text):
                look = style or Style.null()
                assert not look.dim
                ink = colours.drawn(look.color, ground=False)
                yield (ink, colours.drawn(look.bgcolor, ground=True)), text.strip()

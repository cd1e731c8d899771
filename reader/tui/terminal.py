"""What this terminal can do, and how Textual is told to speak to it sparingly.

Reads the environment only: asking the terminal would cost a round trip before the first line.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter

_LIGHT_GROUNDS = ("7", "15")  # in COLORFGBG: white and bright white


def theme_for(environment: Mapping[str, str] = os.environ) -> str:
    """Choose a theme: the terminal's own 16 colours where there are no more, or none wanted.

    ``BROADSHEET_THEME`` names one outright: ``newsprint-light``, ``ansi`` …
    A light ground is known only where COLORFGBG says so.
    """
    if named := environment.get("BROADSHEET_THEME"):
        return named
    light = environment.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_GROUNDS
    if "NO_COLOR" in environment or not _many_colours(environment):
        return "ansi-light" if light else "ansi"
    return "newsprint-light" if light else "newsprint-dark"


def _many_colours(environment: Mapping[str, str]) -> bool:
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return True
    return "256color" in environment.get("TERM", "")


def has_links(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether the terminal takes a link (OSC 8) without showing its bytes."""
    return environment.get("TERM", "") not in ("linux", "dumb", "vt100", "vt220")


class Encodable(LineFilter):
    """Replaces what the locale's encoding cannot say by as many cells of something it can.

    Without it Python writes escapes such as ``\\u2026``, and every line after one is displaced.
    """

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(self._said(each.text), each.style, each.control) for each in segments]

    def _said(self, text: str) -> str:
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            return "".join(_said_in(letter, self._encoding) for letter in text)
        return text


_NEAREST = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": ".", "•": "*"}


@lru_cache(maxsize=4096)
def _said_in(letter: str, encoding: str) -> str:
    """Give a character, or what stands for it in an encoding, in the same number of cells."""
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return _NEAREST.get(letter) or "?" * cell_len(letter)
    return letter


def quiet_driver() -> type[Driver] | None:
    """Give a driver that asks for clicks, drags and the wheel but not for every mouse motion.

    None where Textual's own choice must stand (Windows, a browser, and whatever else is not a Unix
    terminal).
    """
    if os.name != "posix" or "TEXTUAL_DRIVER" in os.environ:
        return None
    from reader.wire.driver import LightDriver

    class QuietDriver(LightDriver):
        """Reports motion only while a button is held (1002), which selecting text needs."""

        def _enable_mouse_support(self) -> None:
            if self._mouse:
                self.write("\x1b[?1000h\x1b[?1002h\x1b[?1006h")
                self.flush()

        def _disable_mouse_support(self) -> None:
            if self._mouse:
                self.write("\x1b[?1000l\x1b[?1002l\x1b[?1006l")
                self.flush()

    return QuietDriver

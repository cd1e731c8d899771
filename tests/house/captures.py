"""What the screens show on the samples, captured from a terminal, a file for each size.

``python -m tests.house.captures`` writes the files of tests/faces/captures anew: look at what
changed before it is kept.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tests.house.terminal_start import Terminal

PROGRAM = [sys.executable, "-m", "reader"]
FOLDER = Path(__file__).parents[1] / "faces" / "captures"
SIZES = [(40, 10), (80, 24), (120, 40), (200, 50), (400, 100)]
_LARGE = 20_000  # cells of a screen of which the list alone is kept
PLAIN = {"LANG": "C", "LC_ALL": "C"}  # a locale without UTF-8
# A screen's name, what is pressed to come to it, and what is seen there and not before.
SCREENS = [
    ("list", "", "1/5"),
    ("article", "G\r", "top "),
    ("comparison", "d", "next change"),
    ("story", "qt", "tellings,"),
]


def file_of(columns: int, rows: int, terminal: str = "") -> Path:
    """Name the file that holds the screens of a size on some kind of terminal.

    ``16``: with few colours, or none, where words bear signs; ``C``: without UTF-8; ``C-16``.
    """
    return FOLDER / f"{columns}x{rows}{terminal and '-'}{terminal}.txt"


def kept(file: Path) -> dict[str, str]:
    """Read the screens of a file, by their names."""
    parts = file.read_text(encoding="utf-8").split("\f")
    return {name: screen for name, _, screen in (part.partition("\n") for part in parts)}


def plain(screen: str) -> str:
    """Give a screen without the blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in screen.splitlines()) + "\n"


def read_through(home: Path) -> None:
    """Read the samples: what a first scan has to say depends on how long it takes."""
    places = ["--config-dir", str(home / "config"), "--cache-dir", str(home / "cache")]
    subprocess.run([*PROGRAM, *places, "scan"], check=True, capture_output=True)


def visit(columns: int, rows: int, keyboard: Keyboard) -> Iterator[str]:
    """Go from screen to screen on a keyboard; give the name of each when it is there."""
    shown = SCREENS[:1] if columns * rows > _LARGE else SCREENS
    for name, keys, wanted in shown:
        keyboard.press(keys)
        keyboard.wait_for(wanted)
        yield name


class Keyboard(Protocol):
    """What a terminal offers here, of the tests' own or another."""

    def press(self, keys: str) -> None:
        """Type keys."""

    def wait_for(self, wanted: str) -> None:
        """Wait until something is on the screen."""

    def shown(self) -> str:
        """Give the screen as it is now, or after a moment."""

    def rested(self) -> str:
        """Give the screen when it has not changed for a while."""


def _write(columns: int, rows: int, kind: str = "", **environment: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        read_through(home)
        with Terminal(PROGRAM, home=home, columns=columns, rows=rows, **environment) as terminal:
            names = visit(columns, rows, terminal)
            found = [f"{name}\n{plain(terminal.rested())}" for name in names]
    file_of(columns, rows, kind).write_text("\f".join(found), encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for size in SIZES:
        _write(*size)
    _write(80, 24, "16", TERM="xterm")
    _write(80, 24, "C", **PLAIN)
    _write(80, 24, "C-16", TERM="xterm", **PLAIN)

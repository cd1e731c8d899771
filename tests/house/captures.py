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

# Texts whose characters are wide, marked, joined or turned, and what is seen of each when open.
WORDS = {
    "wide.txt": "港の閉鎖が続く　フェリーは欠航\n\n" + "嵐のため港は閉鎖された。" * 9,
    "marks.txt": "Cafe\u0301 by the quay\n\n" + "Ne\u0301e a\u0300 l\u2019i\u0302le. " * 30,
    "emoji.txt": "Flags 🇨🇦 over 👩‍👩‍👧 quay\n\n" + "The 👍🏽 wave 🚢 over the quay. " * 30,
    "turned.txt": "مرحبا بالميناء\n\n" + "أغلق الميناء يوم الثلاثاء. " * 30,
}
WORDS_SEEN = [("emoji", "wave"), ("marks", "by the quay"), ("turned", "أغلق"), ("wide", "嵐")]


def file_of(columns: int, rows: int, terminal: str = "") -> Path:
    """Name the file that holds the screens of a size on some kind of terminal.

    ``16``: with few colours, or none, where words bear signs; ``C``: without UTF-8; ``C-16``.
    ``words``: of the texts of ``WORDS``.
    """
    return FOLDER / f"{columns}x{rows}{terminal and '-'}{terminal}.txt"


def kept(file: Path) -> dict[str, str]:
    """Read the screens of a file, by their names."""
    parts = file.read_text(encoding="utf-8").split("\f")
    return {name: screen for name, _, screen in (part.partition("\n") for part in parts)}


def plain(screen: str) -> str:
    """Give a screen without the blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in screen.splitlines()) + "\n"


def read_through(home: Path, *folder: str) -> None:
    """Read the samples, or a folder: what a first scan has to say depends on how long it takes."""
    places = ["--config-dir", str(home / "config"), "--cache-dir", str(home / "cache")]
    subprocess.run([*PROGRAM, *places, "scan", *folder], check=True, capture_output=True)


def visit(columns: int, rows: int, keyboard: Keyboard) -> Iterator[str]:
    """Go from screen to screen on a keyboard; give the name of each when it is there."""
    shown = SCREENS[:1] if columns * rows > _LARGE else SCREENS
    for name, keys, wanted in shown:
        keyboard.press(keys)
        keyboard.wait_for(wanted)
        yield name


def put_words(home: Path) -> Path:
    """Write the texts of ``WORDS`` into a folder, and give it."""
    folder = home / "articles"
    folder.mkdir()
    for name, text in WORDS.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return folder


def visit_words(keyboard: Keyboard) -> Iterator[str]:
    """Open one after the other of these texts, by the name of their file."""
    keyboard.press("2")
    keyboard.wait_for("by outlet")
    yield "list"
    for name, wanted in WORDS_SEEN:
        keyboard.press(f"gg/{wanted}\r\r")
        keyboard.wait_for("marked 1 read")  # it is short: its end is seen at once
        yield name
        keyboard.press("q")
        keyboard.wait_for("Enter open")


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


def _write_words() -> None:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        command = [*PROGRAM, str(put_words(home))]
        read_through(home, command[-1])
        with Terminal(command, home=home, columns=80, rows=24) as terminal:
            names = visit_words(terminal)
            found = [f"{name}\n{plain(terminal.rested())}" for name in names]
    file_of(80, 24, "words").write_text("\f".join(found), encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for size in SIZES:
        _write(*size)
    _write(80, 24, "16", TERM="xterm")
    _write_words()
    _write(80, 24, "C", **PLAIN)
    _write(80, 24, "C-16", TERM="xterm", **PLAIN)

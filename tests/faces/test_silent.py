"""A terminal that answers no question shows the same as one that does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.settings import shipped
from tests.house.answering import Answering
from tests.house.terminal_start import Terminal

pytestmark = pytest.mark.slow

PROGRAM = [sys.executable, "-m", "reader"]
# What is pressed, and what is seen then and not before.
STEPS = [
    ("", "1/5"),
    ("j", "2/5"),
    ("\r", "as it is"),
    ("J", "· 3/5"),
    ("q", "Enter open"),
    ("G", "5/5"),
    ("d", "next change"),
    ("nnn", "Joly"),
    ("q", "Enter open"),
    ("2", "by outlet"),
    ("/envoy", "envoy"),
    ("\r", "Esc"),
]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("seeds"), tmp_path / "articles"))


def opened(kind: type[Terminal], home: Path, folder: Path) -> Terminal:
    return kind([*PROGRAM, str(folder)], home=home, columns=120, rows=24)


def read_through(home: Path, folder: Path) -> None:
    """Read the collection: what a first scan has to say depends on how long it takes."""
    places = ["--config-dir", str(home / "config"), "--cache-dir", str(home / "cache")]
    subprocess.run([*PROGRAM, *places, "scan", str(folder)], check=True, capture_output=True)


def visit(terminal: Terminal, screens: list[str]) -> None:
    """Go through the steps; screens that were seen by another terminal are waited for."""
    for at, (keys, seen) in enumerate(STEPS):
        terminal.press(keys)
        terminal.wait_for(seen, gone="looking")
        if at == len(screens):
            screens.append(terminal.rested())
        terminal.wait_for(screens[at])
    terminal.press("\x1b")
    terminal.wait_for_quiet()
    terminal.press("1ggq")
    assert terminal.wait_for_end() == 0


def test_a_silent_terminal_shows_the_same_as_one_that_answers(tmp_path: Path, folder: Path) -> None:
    """At the first start, and at the second, which is shown before the program is there."""
    first: list[str] = []
    second: list[str] = []
    for kind in (Answering, Terminal):
        read_through(tmp_path / kind.__name__, folder)
        for screens in (first, second):
            with opened(kind, tmp_path / kind.__name__, folder) as terminal:
                visit(terminal, screens)

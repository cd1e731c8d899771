"""The samples on every terminal: the screens that are kept in captures, byte for byte of text.

By TERM, colours, locale and size; inside tmux; over an sshd of the test's own. What may be sent to
which terminal is in test_terminals; the captures are made by ``python -m tests.house.captures``.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faces.test_in_real_tmux import Tmux
from tests.faces.test_terminals import surroundings
from tests.house import captures
from tests.house.captures import PLAIN, PROGRAM, SIZES
from tests.house.secure_shell import SecureShell
from tests.house.terminal_start import Terminal

pytestmark = pytest.mark.slow

TERMS = ["xterm", "xterm-256color", "tmux-256color", "screen", "linux", "vt100"]
COLOURS: list[dict[str, str]] = [
    {"TERM": "xterm", "BROADSHEET_THEME": "ansi"},  # the terminal's own sixteen
    {"NO_COLOR": "1"},
    {"COLORTERM": "truecolor", "BROADSHEET_THEME": "newsprint-light"},
]
_LOOKS = 5  # at a screen that has come to rest: under load a frame may come late
_OF_256 = re.compile(rb"\x1b\[[0-9;]*[34]8;[25];")


def compare(keyboard: captures.Keyboard, columns: int, rows: int, kind: str = "") -> None:
    """See that each screen of the samples becomes the one that is kept."""
    names = captures.visit(columns, rows, keyboard)
    same(keyboard, names, captures.file_of(columns, rows, kind))


def same(keyboard: captures.Keyboard, names: Iterator[str], file: Path) -> None:
    """See that each screen becomes the one that is kept in a file."""
    kept = captures.kept(file)
    for name in names:
        shown = captures.plain(keyboard.shown())
        for _ in range(_LOOKS if shown != kept[name] else 0):
            shown = captures.plain(keyboard.rested())
            if shown == kept[name]:
                break
        assert shown == kept[name], f"{name}: was it meant? python -m tests.house.captures"


def look(home: Path, columns: int, rows: int, kind: str = "", **environment: str) -> bytes:
    """Compare in a terminal of the tests' own; give all that it was sent."""
    captures.read_through(home)
    with Terminal(PROGRAM, home=home, columns=columns, rows=rows, **environment) as terminal:
        compare(terminal, columns, rows, kind)
        return bytes(terminal.received)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_every_size_is_used_as_it_is_kept(tmp_path: Path, columns: int, rows: int) -> None:
    look(tmp_path, columns, rows)


@pytest.mark.parametrize("term", TERMS)
def test_every_terminal_shows_the_same(tmp_path: Path, term: str) -> None:
    look(tmp_path, 80, 24, "" if "256" in term else "16", TERM=term)


@pytest.mark.parametrize("term", TERMS)
def test_every_terminal_shows_the_same_in_ascii(tmp_path: Path, term: str) -> None:
    kind = "C" if "256" in term else "C-16"
    assert look(tmp_path, 80, 24, kind, TERM=term, **PLAIN).isascii()


@pytest.mark.parametrize("colours", COLOURS, ids=lambda each: "-".join(each.values()))
def test_no_word_or_mark_rests_on_colour(tmp_path: Path, colours: dict[str, str]) -> None:
    many = "COLORTERM" in colours
    sent = look(tmp_path, 80, 24, "" if many else "16", **colours)
    assert bool(_OF_256.search(sent)) is many


def test_wide_marked_joined_and_turned_texts_are_shown_as_they_are_kept(tmp_path: Path) -> None:
    folder = str(captures.put_words(tmp_path))
    captures.read_through(tmp_path, folder)
    with Terminal([*PROGRAM, folder], home=tmp_path, columns=80, rows=24) as terminal:
        same(terminal, captures.visit_words(terminal), captures.file_of(80, 24, "words"))


# --------------------------------------------------------------------------- in between


class _InTmux:
    """A tmux window, as a keyboard and a screen."""

    def __init__(self, tmux: Tmux) -> None:
        self._tmux = tmux

    def press(self, keys: str) -> None:
        if keys:
            self._tmux.run("send-keys", "-l", keys)

    def wait_for(self, wanted: str) -> None:
        self._tmux.wait_for(wanted)

    def shown(self) -> str:
        return self._tmux.screen

    def rested(self) -> str:
        return self._tmux.rested()


@pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here")
@pytest.mark.parametrize("term", ["tmux-256color", "screen"])
def test_in_tmux_it_is_the_same(tmp_path: Path, term: str) -> None:
    captures.read_through(tmp_path)
    tmux = Tmux(tmp_path, term, (80, 24))
    try:
        compare(_InTmux(tmux), 80, 24, "" if "256" in term else "16")
    finally:
        tmux.end()


def test_over_ssh_it_is_the_same(tmp_path: Path, sshd: SecureShell) -> None:
    captures.read_through(tmp_path)
    command = sshd.command([*surroundings(tmp_path), *PROGRAM])
    with Terminal(command, home=tmp_path, columns=80, rows=24) as terminal:
        compare(terminal, 80, 24)

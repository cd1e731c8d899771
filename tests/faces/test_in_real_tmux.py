"""The real program in a real tmux: drawn, resized, copied from, pasted into, detached and back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here"),
]
PROGRAM = [sys.executable, "-m", "reader"]
PATIENCE = 60.0  # seconds: for machines under load, not a bar
SETTINGS = """
set -g status off
set -g escape-time 0
set -g set-clipboard on
set -g focus-events on
"""


class Tmux:
    """A tmux server of its own with the program in its only window."""

    def __init__(self, home: Path, term: str, size: tuple[int, int], **environment: str) -> None:
        settings = home / "tmux.conf"
        settings.write_text(f'{SETTINGS}set -g default-terminal "{term}"\n')
        self._server = [
            "tmux",
            "-u",
            "-L",
            f"broadsheet-{os.getpid()}-{home.name[-20:]}",
            "-f",
            str(settings),
        ]
        surroundings = {
            "BROADSHEET_CONFIG_DIR": str(home / "config"),
            "BROADSHEET_CACHE_DIR": str(home / "cache"),
            "LC_ALL": "C.UTF-8",
            **environment,
        }
        # Sizes that another terminal left behind are not to be believed.
        left = {"COLUMNS": "80", "LINES": "24"}
        given = (f"{name}={value}" for name, value in {**surroundings, **left}.items())
        words = ["env", *given, *PROGRAM]
        columns, rows = map(str, size)
        # Kept open after the program, so that what it left on the screen can be seen.
        shell = f"{shlex.join(words)}; echo ended with $?; exec cat"
        self.run("new-session", "-d", "-x", columns, "-y", rows, shell)

    def run(self, *words: str) -> str:
        """Give tmux a command; give what it prints."""
        done = subprocess.run([*self._server, *words], capture_output=True, text=True, check=True)
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys as tmux names them."""
        self.run("send-keys", *keys)

    @property
    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    def wait_for(self, wanted: str) -> None:
        """Wait until something is on the screen. Raise AssertionError, showing the screen."""
        until = time.monotonic() + PATIENCE
        while wanted not in (shown := self.screen):
            assert time.monotonic() < until, f"never saw {wanted!r}:\n{shown}"
            time.sleep(0.05)

    def rested(self) -> str:
        """Give the screen when it has not changed for a while: frames come one after another."""
        seen, since = self.screen, time.monotonic()
        while time.monotonic() - since < 1.0:
            time.sleep(0.1)
            if (shown := self.screen) != seen:
                seen, since = shown, time.monotonic()
        return seen

    def end(self) -> None:
        subprocess.run([*self._server, "kill-server"], check=False, capture_output=True)


@pytest.fixture(name="tmux")
def _tmux(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Tmux]:
    term, size = getattr(request, "param", ("tmux-256color", (100, 30)))
    tmux = Tmux(tmp_path, term, size)
    try:
        yield tmux
    finally:
        tmux.end()


@pytest.mark.parametrize(
    "tmux",
    [
        ("tmux-256color", (80, 24)),
        ("screen-256color", (120, 40)),
        ("screen", (40, 10)),
        ("tmux-256color", (200, 50)),
    ],
    indirect=True,
    ids=str,
)
def test_the_samples_are_read_compared_and_left(tmux: Tmux) -> None:
    tmux.wait_for("1/5")
    tmux.press("s")
    tmux.wait_for("★")
    tmux.press("G")
    tmux.wait_for("5/5")
    tmux.press("d")
    tmux.wait_for("next change")
    tmux.run("resize-window", "-x", "110", "-y", "35")
    tmux.wait_for("Question Period")
    tmux.press("q")
    tmux.wait_for("5/5")
    tmux.press("q")
    tmux.wait_for("ended with 0")
    assert tmux.run("display", "-p", "#{alternate_on}#{mouse_any_flag}#{cursor_flag}") == "001\n"


def test_what_is_copied_comes_into_the_clipboard_and_the_footer_says_so(tmux: Tmux) -> None:
    tmux.wait_for("1/5")
    tmux.press("Y")
    tmux.wait_for("copied the citation and the text")
    assert "Russia Demands Ottawa" in tmux.run("show-buffer")


def test_what_is_pasted_into_the_search_is_one_line_and_no_key(tmux: Tmux) -> None:
    tmux.wait_for("1/5")
    tmux.press("/")
    tmux.wait_for("Enter keep")
    tmux.run("set-buffer", "open\ninvitation")
    tmux.run("paste-buffer", "-p")
    tmux.wait_for("open invitation")
    tmux.press("C-u")
    tmux.press("Escape")
    tmux.wait_for("1/5")


def test_a_session_that_is_left_and_taken_up_again_is_as_it_was(tmux: Tmux) -> None:
    tmux.wait_for("1/5")
    tmux.press("G", "Enter")
    tmux.wait_for("Question Period")
    before = tmux.rested()
    tmux.run("resize-window", "-x", "60", "-y", "20")
    tmux.wait_for("5/5")
    tmux.run("resize-window", "-x", "100", "-y", "30")
    tmux.wait_for(before)

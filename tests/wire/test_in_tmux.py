"""The same in a real tmux: what it holds of our stream is what it holds of Textual's own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.console import Console

from reader.wire.abilities import XTERM
from reader.wire.painter import Painter
from reader.wire.reading import Reading
from tests.wire.emulator import Emulator, Seen
from tests.wire.made_up_screens import AGREED, Screens

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
WIDTH, HEIGHT = 70, 20
_UNKNOWN = re.compile("\x1b\\[[>=?][0-9;]*[a-zA-Z]|\x1b\\[[0-9;]*t")  # modes and questions
PATIENCE = 20.0  # seconds, for machines under load


class Pane:
    """A tmux of its own whose only pane shows what is written to a pipe.

    A client is attached in a pseudo-terminal: what counts is what it draws there, since a capture
    leaves out cells that were erased in a colour.
    """

    def __init__(self, folder: Path, name: str) -> None:
        server = ["tmux", "-u", "-L", f"wire-test-{os.getpid()}-{name}"]
        pipe, config = folder / name, folder / "tmux.conf"
        os.mkfifo(pipe)
        config.write_text("set -g status off\nset -g set-titles on\nset -g escape-time 0\n")
        with config.open("a") as file:
            file.write("set -g set-titles-string '#{pane_title}'\n")
            file.write("set -ga terminal-overrides ',*:Tc'\n")
        show = f"stty raw -echo; printf '\\033[?7l'; exec cat '{pipe}'"
        self._emulator = Emulator(WIDTH, HEIGHT)
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
            here = {**os.environ, "TERM": "xterm-256color"}
            os.execvpe("tmux", [*server, "-f", str(config), "new-session", show], here)
        self._kill = [*server, "kill-server"]
        self._pipe = pipe.open("wb", buffering=0)
        self._received, self._marks = "", 0

    def feed(self, data: str) -> None:
        """Write to the terminal, and wait until everything has been drawn."""
        self._marks += 1
        mark = f"taken {self._marks}."
        self._pipe.write(f"{data}\x1b]2;{mark}\x07".encode())
        until = time.monotonic() + PATIENCE
        while mark not in self._received or select.select([self._fd], [], [], 0.05)[0]:
            assert time.monotonic() < until, "tmux did not take what was written"
            if select.select([self._fd], [], [], 0.2)[0]:
                self._received += os.read(self._fd, 65536).decode(errors="surrogateescape")
        whole = self._received.encode(errors="surrogateescape").decode()
        self._emulator.feed(_UNKNOWN.sub("", whole))
        self._received = ""

    def rows(self) -> list[list[Seen]]:
        return self._emulator.rows()

    def end(self) -> None:
        self._pipe.close()
        subprocess.run(self._kill, check=False, capture_output=True)  # gone, if the pipe was last
        os.close(self._fd)
        os.waitpid(self._pid, 0)


@pytest.fixture
def panes(tmp_path: Path) -> Iterator[tuple[Pane, Pane]]:
    made = (Pane(tmp_path, "ours"), Pane(tmp_path, "stock"))
    yield made
    for pane in made:
        pane.end()


@pytest.mark.parametrize("seed", [3, 4])
def test_tmux_shows_what_textual_would_have_it_show(panes: tuple[Pane, Pane], seed: int) -> None:
    ours, stock = panes
    painter = Painter(XTERM)  # tmux does all that xterm does
    reading = Reading(painter, ColorSystem.TRUECOLOR)
    console = Console(color_system="truecolor", force_terminal=True)
    screens = Screens(seed, WIDTH, HEIGHT, AGREED)
    for step in range(25):
        update = screens.step() if step else screens.whole()
        reading.read(update)
        ours.feed(painter.frame())
        stock.feed(update.render_segments(console))
        for y, (left, right) in enumerate(zip(ours.rows(), stock.rows(), strict=True)):
            assert left == right, f"step {step}, row {y}"

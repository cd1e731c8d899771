"""Real tmux and real screen to look at: a pane that shows what is written to a pipe.

A client is attached in a pseudo-terminal, and what counts is what it draws there, since a capture
leaves out cells that were erased in a colour.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from tests.wire.emulator import Emulator, Seen

WIDTH, HEIGHT = 70, 20
PATIENCE = 60.0  # seconds, for machines under load
_UNKNOWN = re.compile("\x1b\\[[>=?][0-9;]*[a-zA-Z]|\x1b\\[[0-9;]*t")  # modes and questions
_SHOW = "stty raw -echo; printf '\\033[?7l'; exec cat '{pipe}'"
_TMUX = """
set -g status off
set -g set-titles on
set -g escape-time 0
set -g set-titles-string '#{pane_title}'
set -ga terminal-overrides ',*:Tc'
"""
_SCREEN = "startup_message off\nvbell off\ndefutf8 on\ndeflog off\n"


class Pane:
    """The only pane of a server of its own. ``mark`` is written behind everything to be drawn, and
    the client's terminal sees ``echo`` when that was taken; in both ``{}`` is a number.
    """

    mark, echo = "", ""

    def __init__(self, folder: Path, name: str) -> None:
        pipe, settings = folder / name, folder / "settings"
        os.mkfifo(pipe)
        self._emulator = Emulator(WIDTH, HEIGHT)
        command, self._kill = self.commands(
            settings, f"wire-{os.getpid()}-{name}", _SHOW.format(pipe=pipe)
        )
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
            here = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
            here["SCREENDIR"] = str(folder / "sockets")
            os.execvpe(command[0], list(command), here)
        self._environment = {**os.environ, "SCREENDIR": str(folder / "sockets")}
        self._pipe = pipe.open("wb", buffering=0)
        self._received, self._marks = "", 0

    def commands(self, settings: Path, name: str, show: str) -> tuple[Sequence[str], Sequence[str]]:
        """Write the settings; give what starts a server with a client, and what ends it."""
        raise NotImplementedError

    def feed(self, data: str) -> None:
        """Write to the terminal, and wait until everything has been drawn."""
        self._marks += 1
        echo = self.echo.format(self._marks)
        self._pipe.write((data + self.mark.format(self._marks)).encode())
        until = time.monotonic() + PATIENCE
        while echo not in self._received or select.select([self._fd], [], [], 0.05)[0]:
            assert time.monotonic() < until, "what was written was never taken"
            if select.select([self._fd], [], [], 0.2)[0]:
                self._received += os.read(self._fd, 65536).decode(errors="surrogateescape")
        whole = self._received.encode(errors="surrogateescape").decode()
        self._emulator.feed(_UNKNOWN.sub("", whole.replace(echo, "")))
        self._received = ""

    def rows(self) -> list[list[Seen]]:
        return self._emulator.rows()

    def end(self) -> None:
        self._pipe.close()
        # The server may be gone already, if the pipe was its last.
        subprocess.run(self._kill, check=False, capture_output=True, env=self._environment)
        os.close(self._fd)
        os.waitpid(self._pid, 0)


class TmuxPane(Pane):
    """In tmux, which tells its client the title that a pane gives itself."""

    mark, echo = "\x1b]2;taken {}.\x07", "taken {}."

    def commands(self, settings: Path, name: str, show: str) -> tuple[Sequence[str], Sequence[str]]:
        settings.write_text(_TMUX)
        server = ["tmux", "-u", "-L", name]
        return [*server, "-f", str(settings), "new-session", show], [*server, "kill-server"]


class ScreenPane(Pane):
    """In GNU screen, which hands a device control string to its client's terminal as it is."""

    mark, echo = "\x1bPtaken {}.\x1b\\", "taken {}."

    def commands(self, settings: Path, name: str, show: str) -> tuple[Sequence[str], Sequence[str]]:
        settings.write_text(_SCREEN)
        settings.with_name("sockets").mkdir(mode=0o700, exist_ok=True)
        start = ["screen", "-U", "-c", str(settings), "-S", name, "sh", "-c", show]
        return start, ["screen", "-S", name, "-X", "quit"]

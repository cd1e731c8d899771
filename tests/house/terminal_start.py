"""The real program in a pseudo-terminal: a keyboard, a screen, and every byte it was sent.

Run as a script with the command to start (``terminal_start.py broadsheet``), it opens the
samples, compares two tellings and quits; the exit code says whether a user would have seen that.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import pyte
from wcwidth import wcwidth

PATIENCE = 60.0  # seconds: for machines under load, not a bar
_QUIET = 0.3  # seconds without a byte


class Terminal:
    """A program in a pseudo-terminal of a given size.

    ``received`` is every byte the program sent; ``screen`` what a terminal made of them.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        home: Path,
        columns: int = 120,
        rows: int = 40,
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.received = bytearray()
        self.code: int | None = None  # once it has ended; negative: the signal
        self._drawing = True
        surroundings = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "BROADSHEET_CONFIG_DIR": str(home / "config"),
            "BROADSHEET_CACHE_DIR": str(home / "cache"),
        } | environment
        self.pid, self._fd = pty.fork()
        if self.pid == 0:  # the child becomes the program
            os.execvpe(command[0], list(command), surroundings)
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by the kernel."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self._fd, keys.encode())

    def send(self, data: bytes) -> None:
        """Send bytes as fast as they are taken, and keep what comes without drawing it."""
        self._drawing = False
        while data and not self.ended:
            _, free, _ = select.select([], [self._fd], [], 0.01)
            if free:
                data = data[os.write(self._fd, data[:512]) :]
            while self._read(0.002):
                pass

    @property
    def text(self) -> str:
        """Give what is on the screen, a line each.

        Not as pyte gives it: that fails where half of a wide character was written over, which a
        terminal shows as a blank.
        """
        return "\n".join(map(self._line, range(self.screen.lines)))

    def _line(self, y: int) -> str:
        shown, stub = [], False
        for x in range(self.screen.columns):
            letter = self.screen.buffer[y][x].data
            if letter or not stub:
                shown.append(letter or " ")
            stub = bool(letter) and wcwidth(letter[0]) == 2
        return "".join(shown)

    def wait_for(self, wanted: str, *, gone: str | None = None) -> None:
        """Read on until ``wanted`` is on the screen and ``gone`` is not.

        Raise AssertionError, showing the screen, when that does not come about.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if wanted in self.text and not (gone and gone in self.text):
                return
            if not self._read(0.2) and self.ended:
                break
        raise AssertionError(f"never saw {wanted!r}; the screen was:\n{self.text}")

    def wait_for_quiet(self) -> None:
        """Read on until the program has nothing more to say."""
        until = time.monotonic() + PATIENCE
        while self._read(_QUIET) and time.monotonic() < until:
            pass

    def shown(self) -> str:
        """Give the screen when all that was sent at once has come."""
        self.wait_for_quiet()
        return self.text

    def rested(self) -> str:
        """Give the screen when it has not changed for a while."""
        before = None
        while before != self.text:
            before = self.text
            for _ in range(3):
                self.wait_for_quiet()
        return self.text

    def wait_for_end(self) -> int:
        """Read on until the program ends; give its exit code (negative: the signal)."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self._read(0.1)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.pid = 0
                while self._read(0.1):
                    pass
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"the program did not end; the screen was:\n{self.text}")

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> int:
        """Close the terminal, as a line that drops, and give the program's exit code."""
        os.close(self._fd)
        self._fd = -1
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        raise AssertionError("the program did not end with its terminal")

    def line_settings(self) -> list[object]:
        """Give how the kernel treats what is typed (echo, whole lines), as termios tells it."""
        return list(termios.tcgetattr(self._fd))

    @property
    def ended(self) -> bool:
        if not self.pid:
            return True
        done, status = os.waitpid(self.pid, os.WNOHANG)
        if done:
            self.pid, self.code = 0, os.waitstatus_to_exitcode(status)
        return bool(done)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.received += data
        if self._drawing:
            self.feed(data)
        return bool(data)

    def feed(self, data: bytes) -> None:
        """Draw what came."""
        self._stream.feed(data)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.pid:
            self.kill()
            os.waitpid(self.pid, 0)
        if self._fd >= 0:
            os.close(self._fd)


def tour(command: Sequence[str]) -> None:
    """Open the samples, compare the two tellings of one story, quit."""
    with tempfile.TemporaryDirectory() as home, Terminal(command, home=Path(home)) as terminal:
        terminal.wait_for("5 articles")
        terminal.wait_for("≡2")
        terminal.press("G")
        terminal.press("d")
        terminal.wait_for("rewritten")
        terminal.press("q")
        terminal.wait_for("5 articles")
        terminal.press("q")
        code = terminal.wait_for_end()
        if code:
            raise AssertionError(f"the program ended with {code}")


if __name__ == "__main__":
    tour(sys.argv[1:])
    sys.stdout.write("the program started, compared and quit in a pseudo-terminal\n")

"""An application in a pseudo-terminal that is drawn cell by cell, with every style.

It answers what it is asked for: where the cursor is, and whether it can show a frame at once.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from tests.wire.emulator import Emulator, Seen

PATIENCE = 60.0  # seconds: for machines under load, not a bar
_TOP = Path(__file__).parents[2]
_OTHER_SCREEN, _BACK = "\x1b[?1049h", "\x1b[?1049l"
_QUESTION = re.compile(r"\x1b\[6n|\x1b\[\?2026\$p")
# Modes, questions and titles, of which pyte takes some for text.
_UNSEEN = re.compile(
    r"\x1b\[[<=>?][\d;]*[a-zA-Z]|\x1b\[\??[\d;]*\$p|\x1b\[[\d;]*[nt]"
    r"|\x1b\](?!8;)[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_].*?\x1b\\",
    re.DOTALL,
)
# What a read may break off: a sequence up to its letter, an address or a title up to its end.
_UNFINISHED = re.compile(r"\x1b(?:\[[^a-zA-Z~]*|[\]P_][^\x07\x1b]*\x1b?)?\Z")


class Live:
    """A program at its terminal. ``command`` are words for Python, ``received`` is all it sent.

    ``answers``: whether the terminal answers what it is asked.
    """

    def __init__(
        self,
        size: tuple[int, int],
        *,
        answers: bool = True,
        command: Sequence[str] = ("-m", "tests.wire.sample"),
        **environment: str,
    ) -> None:
        self.received = ""
        self.environment = environment
        self._answers, self._pending = answers, ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.terminal = Emulator(*size)
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            here = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
            os.chdir(_TOP)
            os.execvpe(
                sys.executable, [sys.executable, *command], {**os.environ, **here, **environment}
            )
        self.tell_size(*size)

    def tell_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size. What it does with its rows is its own affair."""
        self.terminal = Emulator(columns, rows)
        self.terminal.feed(
            "\x1b[41m" + "what a terminal makes of a new size " * 40 + "\x1b[m\x1b[H"
        )
        self.tell_size(columns, rows)

    def press(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def read(self, seconds: float) -> bool:
        """Draw what comes within some seconds; tell whether anything came."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        text = self._decoder.decode(data)
        self.received += text
        self._draw(self._pending + text)
        return bool(data)

    def _draw(self, text: str) -> None:
        cut = _UNFINISHED.search(text)
        self._pending = text[cut.start() :] if cut else ""
        text = text[: cut.start()] if cut else text
        at = 0
        for question in _QUESTION.finditer(text):
            self._feed(text[at : question.start()])
            at = question.end()
            if self._answers:
                cursor = self.terminal.screen.cursor
                column = min(cursor.x, self.terminal.screen.columns - 1) + 1
                place = f"\x1b[{cursor.y + 1};{column}R"
                self.press(place if question[0].endswith("n") else "\x1b[?2026;2$y")
        self._feed(text[at:])

    def _feed(self, text: str) -> None:
        # The other screen is empty when it is gone to.
        for part in re.split(f"({re.escape(_OTHER_SCREEN)})", text):
            clears = part == _OTHER_SCREEN
            self.terminal.feed("\x1b[m\x1b[H\x1b[J" if clears else _UNSEEN.sub("", part))

    def wait_for(self, wanted: str) -> None:
        """Read on until a text is on the screen."""
        until = time.monotonic() + PATIENCE
        while wanted not in self.text:
            assert time.monotonic() < until, f"never saw {wanted!r}:\n{self.text}"
            self.read(0.1)

    def wait_for_bytes(self, wanted: str, since: int = 0) -> None:
        """Read on until something has been sent."""
        until = time.monotonic() + PATIENCE
        while wanted not in self.received[since:]:
            assert time.monotonic() < until, f"never came {wanted!r}"
            self.read(0.1)

    @property
    def text(self) -> str:
        return "\n".join("".join(cell.text for cell in row) for row in self.rows())

    def rows(self) -> list[list[Seen]]:
        return self.terminal.rows()

    def sleep_and_wake(self) -> None:
        """Put the program to sleep, write on its terminal as a shell would, and wake it."""
        os.kill(self.pid, signal.SIGTSTP)
        until = time.monotonic() + PATIENCE
        while not os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG)[0]:
            assert time.monotonic() < until, "it did not go to sleep"
            self.read(0.05)
        while self.read(0.05):
            pass
        assert self.received.rfind(_BACK) > self.received.rfind(_OTHER_SCREEN)
        self.terminal.feed("\x1b[m\x1b[H\x1b[Ja shell wrote this\r\n\x1b[1;44m$ ls\r\none two\r\n")
        os.kill(self.pid, signal.SIGCONT)

    def __enter__(self) -> Live:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

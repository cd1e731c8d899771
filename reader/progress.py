"""How far long work is: a bar on standard error, where that is a terminal, and nothing elsewhere.

Must not know what the work is.
"""

from __future__ import annotations

import os
import sys
import time

from reader.hints import TextIO

_QUIET = 0.3  # seconds: shorter work shows no bar
_PAUSE = 0.1  # seconds between two paintings
_CELLS = 24


class Bar:
    """One line that is painted over itself: what is done, a bar, how many, how long still.

    Use it as a context: at the end the line is taken away.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + _QUIET
        self._stage, self._begun, self._from = "", 0.0, 0
        self._painted = False

    def show(self, stage: str, done: int, total: int | None) -> None:
        """Say how far it is; without a total nothing is shown."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._begun, self._from = stage, now, done
        if not self._shown or not total or now < self._next:
            return
        self._next = now + _PAUSE
        self._write("\r" + self._line(done, total, now) + "\x1b[K")
        self._painted = True

    def _line(self, done: int, total: int, now: float) -> str:
        share = min(1.0, done / total)
        full = round(share * _CELLS)
        bar = "#" * full + "-" * (_CELLS - full)
        line = f"{self._stage} [{bar}] {done:,} of {total:,}{self._left(done, total, now)}"
        return line[: _width(self._stream) - 1]

    def _left(self, done: int, total: int, now: float) -> str:
        """Say how long it will still take, once that can be told."""
        spent, steps = now - self._begun, done - self._from
        if spent < 1 or steps <= 0 or done >= total:
            return ""
        seconds = round(spent / steps * (total - done))
        return f", {seconds // 60}:{seconds % 60:02} left"

    def clear(self) -> None:
        """Take the line away."""
        if self._painted:
            self._write("\r\x1b[K")
            self._painted = False

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_how: object) -> None:
        self.clear()


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):  # no terminal of its own, or one that tells no size
        return 80

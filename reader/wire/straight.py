"""The way to the terminal past the thread that Textual writes with, where nothing has to wait.

To hand a frame over costs more than the terminal takes to receive it: the thread may not run
before the event loop rests. What the terminal cannot take at once goes through the thread as
ever, so that a slow or stopped one holds nobody up. Must not know what is written.
"""

from __future__ import annotations

import os
from _thread import allocate_lock
from contextlib import suppress
from typing import TextIO


class Straight:
    """A terminal's file as the thread sees it, and a way of its own to the same terminal.

    Whoever gives the thread something to write says so first (``expect``): nothing may overtake
    what is still on its way.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._expected = self._written = self._gone = 0  # writes of the thread
        self._counting = allocate_lock()
        self._left = b""  # the end of what the terminal took only the beginning of
        self._way = _way_to(file)

    @property
    def encoding(self) -> str:
        return self._file.encoding

    def fileno(self) -> int:
        return self._file.fileno()

    # ----- for the thread

    def write(self, text: str) -> int:
        """Write, however long the terminal takes for it."""
        left, self._left = self._left, b""
        while left:
            left = left[os.write(self._file.fileno(), left) :]
        self._written += 1
        return self._file.write(text)

    def flush(self) -> None:
        self._file.flush()
        self._gone = self._written

    # ----- for everybody else

    def expect(self) -> None:
        """Note that the thread is about to be given something."""
        with self._counting:  # it may be the thread that reads the keys who writes
            self._expected += 1

    def send(self, text: str) -> str | None:
        """Send what the terminal takes at once; give what the thread has to write, if anything.

        That may be nothing but a sign to write the rest of the text, which is kept here.
        """
        if self._way is None or self._gone != self._expected:
            return text
        data = text.encode(self._file.encoding, self._file.errors or "strict")
        try:
            sent = os.write(self._way, data)
        except OSError:  # it is full, or gone: the thread meets that in its own time
            return text
        self._left = data[sent:]
        return "" if self._left else None

    def close(self) -> TextIO:
        """Give the way up, and the file back."""
        way, self._way = self._way, None
        if way is not None:
            os.close(way)
        return self._file


def _way_to(file: TextIO) -> int | None:
    """Open a file's terminal once more, not to wait on it; None where it is none or may not be.

    Not the same description: others who write to it, a shell say, do not expect to be refused.
    """
    with suppress(OSError, ValueError):
        known = os.fstat(file.fileno()).st_rdev
        way = os.open(os.ttyname(file.fileno()), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        if os.fstat(way).st_rdev == known:
            return way
        os.close(way)
    return None

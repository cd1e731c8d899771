"""Programs in pseudo-terminals: keys go in, bytes come out and are counted.

The terminal answers what is asked of it (cursor, modes), as a real one does. A line of a certain
rate and delay can stand between.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections import deque
from collections.abc import Mapping, Sequence
from types import TracebackType

_QUESTION = re.compile(rb"\x1b\[6n|\x1b\[\?2026\$p")
_ANSWERS = {b"\x1b[6n": b"\x1b[1;2R", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
_LONGEST = 8  # bytes of an unfinished question
_OF_PROCESS = 2  # in the number of a clock: of all threads of a process, what they were given


class Terminal:
    """A program in a pseudo-terminal of ``columns`` by ``rows``.

    ``rate`` is what the line carries down in bytes a second, ``delay`` its round trip in seconds;
    without a rate it carries everything at once. ``begun``: when the program was started, on the
    monotonic clock.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int],
        *,
        rate: float = 0.0,
        delay: float = 0.0,
    ) -> None:
        columns, rows = size
        self._rate, self._delay = rate, delay
        self._free = 0.0  # when the line will have carried what it was given
        self._answers: deque[tuple[float, bytes]] = deque()
        self.received = bytearray()
        self._asked = 0  # up to where questions were answered: a read may end within one
        self.spent = 0.0  # CPU seconds that the program had used when the last bytes came
        self.begun = time.monotonic()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            kept = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvpe(command[0], list(command), {**os.environ, **kept, **environment})
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: str) -> None:
        """Type keys; over a slow line they arrive after half a round trip."""
        self._answers.append((time.monotonic() + self._delay / 2, keys.encode()))

    def settle(self, quiet: float) -> float:
        """Read until nothing has come for some seconds; give when the last byte was delivered.

        The seconds count while the program sleeps: on a busy machine it may only wait for its turn.
        """
        last = time.monotonic()
        while time.monotonic() - last < quiet or self._answers:
            if self._pass(0.01):
                last = max(time.monotonic(), self._free)
            elif self._is_busy:
                last = max(last, time.monotonic())
        return self._free

    def read_for(self, seconds: float) -> None:
        """Read for some seconds."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._pass(min(0.01, max(0.0, until - time.monotonic())))

    def wait_for(self, wanted: bytes, seconds: float) -> float:
        """Read until these bytes have come; give when. Raise TimeoutError."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self._pass(0.0005) and wanted in self.received:
                return time.monotonic()
        raise TimeoutError(f"{wanted!r} never came")

    def wait_for_more(self, seconds: float) -> None:
        """Read until anything comes, for some seconds at most."""
        before, until = len(self.received), time.monotonic() + seconds
        while len(self.received) == before and time.monotonic() < until:
            self._pass(0.0005)

    @property
    def memory(self) -> float:
        """The megabytes that the program held at most."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:  # noqa: PTH123 - no file on disk
            (most,) = (line.split()[1] for line in file if line.startswith("VmHWM"))
        return int(most) / 1024

    @property
    def cpu(self) -> float:
        """The CPU seconds that the program has used, to the microsecond."""
        return time.clock_gettime(~self.pid << 3 | _OF_PROCESS)

    @property
    def _is_busy(self) -> bool:
        """Tell whether the program's main thread runs, or would if it were its turn."""
        return self._status()[0] in ("R", "D")

    def _status(self) -> list[str]:
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:  # noqa: PTH123 - no file on disk
            return file.read().rpartition(")")[2].split()

    def _pass(self, seconds: float) -> bool:
        """Carry what is there in both directions; tell whether anything came."""
        now = time.monotonic()
        while self._answers and self._answers[0][0] <= now:
            os.write(self._fd, self._answers.popleft()[1])
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self._carry(data)
        return bool(data)

    def _carry(self, data: bytes) -> None:
        before = len(self.received)
        self.received += data
        self.spent = self.cpu
        now = time.monotonic()
        begins = max(now, self._free)
        for question in _QUESTION.finditer(self.received, self._asked):
            self._asked = question.end()
            sent = (question.end() - before) / self._rate if self._rate else 0
            self._answers.append((begins + sent + self._delay, _ANSWERS[question[0]]))
        self._asked = max(self._asked, len(self.received) - _LONGEST)
        taken = len(data) / self._rate if self._rate else 0
        self._free = begins + taken + (self._delay / 2 if begins == now else 0)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

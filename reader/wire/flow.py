"""When the next frame may go: one in flight, so that a slow line never falls behind.

(A second may follow one that was small: what a key changes often comes in two.)

After a frame the terminal is asked where its cursor stands; the answer comes when the frame has
been drawn. Until then nothing more is sent. Frames that were held are not kept: the next one
brings the terminal from what it shows to what it should show by then.

Nothing is held for a terminal that has never answered, nor for longer than ``PATIENCE``. Must not
know what a frame holds. Time comes from a clock that is given, in seconds.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

ASK = "\x1b[6n"  # report the cursor's position (DSR 6)
PATIENCE = 3.0  # seconds after which an answer is given up
_LITTLE = 512  # bytes in flight behind which another frame may go
_UNANSWERED = 8  # questions without any answer, after which none are asked
_LET_DOWN = 3  # answers given up in a row, after which none are waited for
_TRY_AGAIN = 0.03  # seconds until writes that have not left us are looked at again


class Flow:
    """The traffic of frames. ``backlog``: how many writes have not been handed to the system."""

    def __init__(
        self, backlog: Callable[[], int], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._backlog, self._clock = backlog, clock
        self.restart()

    def restart(self) -> None:
        """Begin anew: whether this terminal answers is not known."""
        self._answers = False
        self._asks = True
        self._flying: deque[int] = deque()  # bytes of the frames not answered yet
        self._since = 0.0  # when the last was asked
        self._given_up = 0

    def wait(self) -> float:
        """Give the seconds for which no frame may go; 0 when one may go now."""
        if self._backlog():
            return _TRY_AGAIN
        if not self._answers or sum(self._flying) < _LITTLE:
            return 0.0
        left = self._since + PATIENCE - self._clock()
        if left > 0:
            return left
        self._give_up()
        return 0.0

    def question(self, size: int) -> str:
        """Give what is to be sent behind a frame of some bytes, which is taken to be sent now."""
        if not self._asks:
            return ""
        self._flying.append(size)
        self._since = self._clock()
        if not self._answers and len(self._flying) > _UNANSWERED:
            self._asks = False
        return ASK

    def answered(self) -> None:
        """Note that the terminal has reported its cursor."""
        self._answers = True
        self._given_up = 0
        if self._flying:
            self._flying.popleft()

    def _give_up(self) -> None:
        self._flying.clear()
        self._given_up += 1
        if self._given_up >= _LET_DOWN:
            self._asks = self._answers = False

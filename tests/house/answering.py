"""A terminal that answers what it is asked, as most do; ``Terminal`` itself is a silent one."""

from __future__ import annotations

import os
import re

from tests.house.terminal_start import Terminal

# Where the cursor is, whether a mode is known (2: known and off, 0: not known), what it is.
_QUESTION = re.compile(rb"\x1b\[(?:(6n)|\?(\d+)\$p|(c))")
_KNOWN = {b"2026": 2}


class Answering(Terminal):
    """Tells where its cursor stands, that it shows frames at once, and that it is a VT220."""

    def feed(self, data: bytes) -> None:
        begun = 0
        for question in _QUESTION.finditer(data):
            super().feed(data[begun : question.end()])
            begun = question.end()
            self.send_answer(*question.groups())
        super().feed(data[begun:])

    def send_answer(self, cursor: bytes | None, mode: bytes | None, _device: bytes | None) -> None:
        if cursor:
            at = self.screen.cursor
            answer = f"\x1b[{at.y + 1};{at.x + 1}R"
        elif mode:
            answer = f"\x1b[?{mode.decode()};{_KNOWN.get(mode, 0)}$y"
        else:
            answer = "\x1b[?62c"
        os.write(self._fd, answer.encode())

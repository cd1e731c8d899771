"""What a program's bytes put on a terminal's screen: how much text of it is new.

Must not know the program, nor how its bytes were carried.
"""

from __future__ import annotations

import re

import pyte

# Questions, modes and titles: pyte takes some of them for text.
UNSEEN = re.compile(
    rb"\x1b\[[<=>?][\d;]*[a-zA-Z]|\x1b\[\??[\d;]*\$p|\x1b\[[\d;]*t|\x1b[\]_P].*?(?:\x1b\\|\x07)",
    re.DOTALL,
)
_WORD = re.compile(r"\S+")


class Shown:
    """A screen of ``columns`` by ``rows`` that is fed with what a program writes."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._before = list(self._screen.display)

    def feed(self, data: bytes) -> int:
        """Draw some bytes; give those of the words that stand now where others stood."""
        self._stream.feed(UNSEEN.sub(b"", data))
        before, self._before = self._before, list(self._screen.display)
        rows = zip(before, self._before, strict=True)
        return sum(_new(old, new) for old, new in rows if old != new)


def _new(old: str, new: str) -> int:
    """Count the bytes of a row's words that are not where they were, each with a blank."""
    words = (match for match in _WORD.finditer(new) if match[0] != old[slice(*match.span())])
    return sum(len(match[0].encode()) + 1 for match in words)

"""A driver that tells the line what befalls the terminal: start, sleep, writes of others.

Must not know what the line does with it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.wire.line import Line
from reader.wire.straight import Straight

_OTHER_SCREEN = "\x1b[?1049h"


class LightDriver(LinuxDriver):
    """Textual's own driver for Unix terminals, with a line on it or none."""

    line: Line | None = None
    found: list[Any] | None = None  # the terminal's attributes before all, if they were changed
    _straight: Straight | None = None  # from the start to the end of each turn at the terminal

    def _get_terminal_size(self) -> tuple[int, int]:
        """Ask the terminal itself: COLUMNS and LINES say how large it was for another program."""
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self.fileno)
            if columns and rows:
                return columns, rows
        return super()._get_terminal_size()

    def start_application_mode(self) -> None:
        if self.line is not None:
            self.line.begin()
            file: Any = self._file
            self._straight = Straight(file)
            file = self._straight  # all that the thread asks of a file
            self._file = file
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it so
        if self.found is not None:
            self.attrs_before = self.found

    def stop_application_mode(self) -> None:
        if self.line is not None:
            self._hand_over(self.line.painter.rest())
        super().stop_application_mode()

    def close(self) -> None:
        super().close()
        if self._straight is not None:
            file: Any = self._straight.close()
            self._file, self._straight = file, None

    def send_message(self, message: Message) -> None:
        """Hand a key on to the application's own thread, as Textual does with a task for each."""
        self._loop.call_soon_threadsafe(self._app.post_message, message)

    def write(self, data: str) -> None:
        """Write what is not a frame: it may move the cursor, or change how the terminal writes."""
        if self.line is not None:
            self.line.painter.lose_pen()
            if data == _OTHER_SCREEN and self.line.stands:
                return  # it is there already, and some terminals would clear it
        self._hand_over(data)

    def send(self, frame: str) -> None:
        """Write a frame, after which the cursor is where the line believes it to be."""
        left = self._straight.send(frame) if self._straight is not None else frame
        if left is not None:
            self._hand_over(left)

    def _hand_over(self, data: str) -> None:
        if self._straight is not None:
            self._straight.expect()
        super().write(data)

"""The line to one terminal: what it should show, and a frame of it whenever one may go.

Puts the reading, the painter and the flow together. Must not know the application or its driver.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from rich.color import ColorSystem

from reader.wire.abilities import Abilities
from reader.wire.cells import SteeringError
from reader.wire.flow import ASK, Flow
from reader.wire.painter import Painter
from reader.wire.reading import Reading
from reader.wire.standing import PutBy, put_by, read_back

_HELD = 1.0  # seconds after which what is held goes anyway
_AT_ONCE = 512  # bytes that reach a terminal in one piece, so that no half frame is ever drawn
_TOGETHER, _SHOWN = "\x1b[?2026h", "\x1b[?2026l"  # synchronized output, where it is understood


class Host(Protocol):
    """What a line asks of the application that it belongs to."""

    def send(self, data: str) -> None:
        """Hand bytes to the terminal, without waiting for it."""

    def cursor(self) -> tuple[int, int] | None:
        """Give the column and row where the cursor should be left; None where nobody types."""

    def synchronizes(self) -> bool:
        """Tell whether the terminal said that it can show a frame at once."""

    def later(self, seconds: float, deed: Callable[[], None]) -> None:
        """Do something after some seconds."""

    def draw(self) -> None:
        """Show what was not drawn while frames were held."""


class Line:
    """One terminal at the end of a line, from the start of a program to its end.

    ``probe`` is a character of ambiguous width, or nothing where the line cannot carry it. The
    first frame draws over it; where the cursor stood behind it tells how wide such characters are.
    """

    def __init__(
        self, host: Host, able: Abilities, colours: ColorSystem, flow: Flow, probe: str = ""
    ) -> None:
        self.painter = Painter(able)
        self._reading = Reading(self.painter, colours)
        self._host, self._flow = host, flow
        self._probe = probe
        self._probes = bool(probe)  # whether the next frame is to probe
        self._probed = False  # whether the next answer is that to the probe
        self._waiting = False
        self._trusted = False  # whether what the terminal shows at the start is known
        self.stood = False  # whether it was, and has not been resized since
        self._held = False

    def stand_on(self, cells: str) -> bool:
        """Begin with a terminal that shows this (see ``standing``); tell whether it is understood.

        Frames are held until ``let_go``: so what stands there is mended at once, and only where it
        is no longer so.
        """
        self._trusted = read_back(self.painter, cells)
        self._held = self._held or self._trusted
        return self._trusted

    @property
    def holds(self) -> bool:
        """Tell whether frames are held, so that none need be drawn."""
        return self._held

    @property
    def stands(self) -> bool:
        """Tell whether the program starts on a screen that is shown already."""
        return self._trusted

    def put_by(self, update: object) -> PutBy | None:
        """Give what an update of the whole screen shows, without sending it."""
        try:
            self._reading.read(update)
        except SteeringError:
            return None
        return put_by(self.painter)

    def hold(self) -> None:
        """Hold frames until ``let_go``, though not for long: the first layouts are not the last."""
        self._held = True

    def let_go(self) -> None:
        """Let frames go from now on."""
        if self._held:
            self._held = False
            self._host.draw()
            self.go()

    def resized(self, size: tuple[int, int]) -> None:
        """Note that the terminal has a size: what it does to its rows is its own affair.

        That its size is told, and more than once, before the first frame changes nothing.
        """
        self._trusted = self._trusted and size == self.painter.size
        self.stood = self._trusted
        if not self.stood:
            self.painter.forget()

    def show(self, update: object) -> None:
        """Take an update of the compositor, and send a frame if one may go.

        Raise SteeringError when the update holds control characters, which only Textual sends on.
        """
        self._reading.read(update)
        self.go()

    def go(self) -> None:
        """Send a frame if one is due and may go; else see to it that it goes later."""
        if self._held or self._waiting or not self.painter.due:
            return
        if seconds := self._flow.wait():
            self._waiting = True
            self._host.later(seconds, self._again)
        elif frame := self.painter.frame(self._host.cursor()):
            self._trusted = False
            question = self._flow.question(len(frame))
            self._host.send(self._probing() + self._whole(frame) + question)

    def answered(self, column: int) -> None:
        """Note that the terminal has drawn the last frame, and has its cursor in a column."""
        if self._probed:
            self._probed = False
            if column > 1:
                self.painter.cells.doubt_wide(True)
                self.painter.forget()
        else:
            self._flow.answered()
        self._again()

    def begin(self) -> None:
        """Begin with a terminal of which nothing is known: at the start, or after a sleep."""
        self._flow.restart()
        self._probes, self._probed = bool(self._probe), False
        self.painter.cells.doubt_wide(False)
        if not self._trusted:
            self.painter.forget()
        if self._held and not self._trusted:
            self._host.later(_HELD, self.let_go)

    def _again(self) -> None:
        self._waiting = False
        self.go()

    def _probing(self) -> str:
        """Give what measures the probe, once; a first frame begins with an absolute move."""
        if not self._probes:
            return ""
        self._probes, self._probed = False, True
        return "\r" + self._probe + ASK

    def _whole(self, frame: str) -> str:
        if len(frame) > _AT_ONCE and self._host.synchronizes():
            return _TOGETHER + frame + _SHOWN
        return frame

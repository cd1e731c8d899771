"""The application class to derive from: Textual's own, with the output layer under it.

Must not know how frames are made. Where anything is not as expected (a headless test, another
driver, another Textual, Windows), Textual's own output stands, untouched.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from rich.console import RenderableType
from textual import events, on
from textual.app import App
from textual.constants import MAX_FPS
from textual.driver import Driver
from textual.screen import Screen

from reader.wire import seam
from reader.wire.abilities import abilities
from reader.wire.cells import SteeringError
from reader.wire.flow import Flow
from reader.wire.line import Line
from reader.wire.standing import PutBy, Standing

R = TypeVar("R")
_PROBE = "“"  # of ambiguous width: two cells in terminals set up for East Asian text


class LightApp(App[R]):
    """An application that sends only what changes on the screen.

    ``holds_first_picture``: whether nothing is sent until ``let_picture_go``, for an application
    that is laid out more than once before its first picture is whole.
    """

    holds_first_picture = False
    _line: Line | None = None

    def wants_light_output(self) -> bool:
        """Tell whether the layer is wanted: not with TEXTUAL_PLAIN_OUTPUT=1."""
        return os.environ.get("TEXTUAL_PLAIN_OUTPUT", "") in ("", "0")

    def writes_unicode(self) -> bool:
        """Tell whether the terminal takes more than ASCII: Python believes it of every C locale."""
        return True

    def standing(self) -> Standing | None:
        """Give what the terminal shows when the application starts, if that is known."""
        return None

    def let_picture_go(self) -> None:
        """Send what was drawn since the start: the first picture is whole."""
        if self._line is not None:
            self._line.let_go()

    @property
    def holds_picture(self) -> bool:
        """Tell whether nothing is sent yet of what is drawn."""
        return self._line is not None and self._line.holds

    @property
    def stood(self) -> bool:
        """Tell whether the application started on a screen that the terminal showed already."""
        return self._line is not None and self._line.stood

    def put_by(self) -> PutBy | None:
        """Give the screen as it is now, for ``standing`` at the next start.

        None where the layer does not draw it.
        """
        if self._line is None:
            return None
        return self._line.put_by(seam.whole(self.screen))

    def get_driver_class(self) -> type[Driver]:
        kind = super().get_driver_class()
        if os.name != "posix":
            return kind
        from textual.drivers.linux_driver import LinuxDriver

        from reader.wire.driver import LightDriver

        return LightDriver if kind is LinuxDriver else kind

    def redraw(self) -> None:
        """Paint the whole screen anew: something else has written to the terminal."""
        if self._line is not None:
            self._line.painter.forget()
        self.refresh(layout=True)

    # ----- from Textual to the line

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        driver = super()._build_driver(headless, inline, mouse, size)
        if headless or inline or os.name != "posix" or not seam.fits():
            return driver
        from reader.wire.driver import LightDriver

        if isinstance(driver, LightDriver) and self.wants_light_output():
            flow = Flow(lambda: seam.backlog(driver))
            host = _Host(self, driver.send)
            colours = seam.colour_system(self.console)
            probe = _PROBE if self.writes_unicode() and seam.carries(driver, _PROBE) else ""
            able = abilities()._replace(newline=seam.newline(driver))
            self._line = driver.line = Line(host, able, colours, flow, probe)
            if self.holds_first_picture:
                self._line.hold()
            if (standing := self.standing()) and self._line.stand_on(standing.cells):
                driver.found = standing.attributes
        return driver

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        line = self._line
        if line is None or renderable is None or not seam.lets_paint(self):
            super()._display(screen, renderable)
            return
        if not seam.understood(renderable):
            super()._display(screen, renderable)
            line.painter.forget()
            return
        try:
            line.show(renderable)
        except SteeringError:
            self._leave_to_textual()
        self.post_display_hook()

    def _leave_to_textual(self) -> None:
        """Take the layer out for good: this application's widgets steer the terminal themselves."""
        from reader.wire.driver import LightDriver

        if self._line is not None and isinstance(self._driver, LightDriver):
            self._driver.send(self._line.painter.rest())
            self._driver.line = None
        self._line = None
        self.refresh(layout=True)

    async def _on_resize(self, event: events.Resize) -> None:
        # Textual calls App._on_resize as well, by itself.
        if self._line is not None:
            self._line.resized((event.size.width, event.size.height))
            self.call_after_refresh(self._line.go)

    def _on_cursor_position(self, event: events.CursorPosition) -> None:
        if self._line is not None:
            self._line.answered(event.x)

    @on(Driver.SignalResume)
    def _wake_line(self) -> None:
        if self._line is not None:
            self._line.go()


class LightScreen(Screen[R]):
    """A screen that is not drawn in vain: while the first picture is held it is only laid out, and
    later only what has changed is drawn."""

    def __init__(
        self, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name, id, classes)
        seam.draw_sparingly(self)
        self._draws_at_once = seam.can_draw_at_once(self)
        self._drawn_at = 0.0  # seconds, of a clock that never goes back

    @property
    def _is_held(self) -> bool:
        return isinstance(self.app, LightApp) and self.app.holds_picture

    def _compositor_refresh(self) -> None:
        if not self._is_held:
            super()._compositor_refresh()
            self._drawn_at = monotonic()

    async def on_event(self, event: events.Event) -> None:
        """Answer what happens, and show at once what a key has changed.

        Textual sends five messages from the part that changed to the frame that shows it. Keys that
        come faster than frames may go are left to it, which shows what several of them changed.
        """
        await super().on_event(event)
        may = isinstance(event, events.Key) and self._draws_at_once and not self._is_held
        if may and monotonic() - self._drawn_at > 1 / MAX_FPS:
            seam.draw_at_once(self)

    def on_idle(self) -> None:
        """Lay out at once what is held: Textual waits for the next sixtieth of a second, and the
        first picture is whole after four layouts."""
        if self._is_held:
            seam.lay_out(self)


class _Host:
    """What the line needs to know of the application."""

    def __init__(self, app: LightApp[R], send: Callable[[str], None]) -> None:
        self._app, self.send = app, send

    def cursor(self) -> tuple[int, int] | None:
        """Where somebody types, an input method opens its window at the terminal's cursor."""
        app = self._app
        return app.screen.outer_size.clamp_offset(app.cursor_position) if app.focused else None

    def synchronizes(self) -> bool:
        return seam.synchronizes(self._app)

    def later(self, seconds: float, deed: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_later(seconds, deed)

    def draw(self) -> None:
        if self._app.screen_stack:
            seam.draw(self._app.screen)

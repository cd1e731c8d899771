"""The application: theme, styles and the first screen. All else is in the screens.

``run`` is the one way in. Must not know what any screen does.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual import on
from textual.geometry import Size

from reader.library import Library
from reader.model import QueryError
from reader.pages.glyphs import UNICODE, Glyphs, encoding_of, glyphs
from reader.settings import Settings
from reader.tui import themes
from reader.tui.browse_screen import BrowseScreen
from reader.tui.keyed_screen import KeyedScreen
from reader.tui.keymap import keymap_of
from reader.tui.leaving import Leaver
from reader.tui.sheets import FIRST, LATER, read_ahead, sheets
from reader.tui.terminal import Encodable, has_links, quiet_driver
from reader.tui.theming import first_theme, switch, theme_after
from reader.tui.user_styles import usable
from reader.wire.app import LightApp
from reader.wire.standing import Standing

if TYPE_CHECKING:
    from reader.first_sight import FirstSight

DEFAULTS = Settings()
# Seconds that a thread behind the screens may go on while a key waits for its turn. Python's own
# 0.005 are felt: answering one key takes several turns.
_TURN = 0.001
# Objects that are made before the youngest are looked through for garbage: a millisecond's work.
_YOUNG = 2_000
_SETTLED = 1.0  # seconds after which what the first screen lacks is read
# Below the first of each the screen says that it is too small; from 100 columns the two panes
# stand side by side; under 16 lines what is read once makes room. What the classes mean is
# written in styles/.
_BY_WIDTH = [(0, "-slim"), (40, "-narrow"), (100, "-wide")]
_BY_HEIGHT = [(0, "-flat"), (10, "-low"), (16, "-tall")]


class BroadsheetApp(Leaver, LightApp[None]):
    """One collection, opened in a terminal."""

    TITLE = "broadsheet"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = _BY_WIDTH
    VERTICAL_BREAKPOINTS = _BY_HEIGHT

    holds_first_picture = True  # the browse screen lets it go

    ending = False  # whether the session is over: see ``leaving``
    sight: FirstSight | None = None  # what stands on the terminal when the program starts

    def __init__(
        self,
        library: Library,
        *,
        samples: bool = False,
        theme: str = "",
        marks: Glyphs | None = None,
        settings: Settings = DEFAULTS,
    ) -> None:
        chosen = theme or first_theme(settings, library)
        self.settings = settings
        self.keymap, clashes = keymap_of(settings)
        own, broken = usable(settings.styles, themes.variables())
        unread = _unread_searches(settings, library)
        self._complaints = [*settings.complaints, *clashes, *unread, *broken]
        # With NO_COLOR Textual greys its colours unless it speaks the terminal's own.
        super().__init__(
            driver_class=quiet_driver(),
            css_path=[*sheets(*FIRST)],
            ansi_color=True if themes.is_ansi(chosen) else None,
        )
        for sheet in own:  # over all others, those too that are read later
            told = sheet.read_text(encoding="utf-8")
            self.stylesheet.add_source(told, (str(sheet), ""), tie_breaker=1)
        self.animation_level = "none"
        for each in themes.themes():
            self.register_theme(each)
        self.theme = chosen
        self.stylesheet.set_variables(self.get_css_variables())
        self._first_look = True  # whether the styles are read with that theme's colours, once
        self._marks = marks or glyphs()
        if self._marks is not UNICODE:
            self._filters.append(Encodable(encoding_of()))
        self._library = library
        self._samples = samples

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables()

    def refresh_css(self, animate: bool = True) -> None:
        """Read the styles with another theme's colours: the first one's they have already.

        Textual asks for it at every start, and it takes as long as to read them the first time.
        """
        if self._first_look:
            self._first_look = False
        else:
            super().refresh_css(animate)

    def get_default_screen(self) -> BrowseScreen:
        screen = BrowseScreen(
            self._library,
            self._marks,
            links=has_links(),
            samples=self._samples,
            complaints=self._complaints,
        )
        # The first resize would style every widget a second time.
        return screen.add_class(*_classes_at(self.size), update=False)

    def wants_light_output(self) -> bool:
        return not self.settings.switch("plain-output")

    def writes_unicode(self) -> bool:
        return self._marks is UNICODE

    def standing(self) -> Standing | None:
        cells = self.sight.take() if self.sight is not None else b""
        if self.sight is None or not cells:
            return None
        return Standing(cells.decode(), self.sight.before)

    @on(BrowseScreen.Settled)
    def _keep_sight(self) -> None:
        """Put the list by, as it is now, for the first sight of the next start."""
        if self.sight is None or not self.screen_stack:  # the program ends
            return
        screen = self.screen
        if not isinstance(screen, BrowseScreen) or not screen.as_at_the_start:
            return
        screen.fall_silent()
        if put_by := self.put_by():
            drawing = put_by.drawing.encode(encoding_of(), errors="replace")
            last = not self._samples
            self.sight.keep(self._library.roots, drawing, put_by.cells.encode(), last=last)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, lambda _app: self.action_screen_redraw())
        if self.is_headless:
            return
        self._heed_signals()
        self.call_after_refresh(_leave_alone)
        self.set_timer(_SETTLED, lambda: read_ahead(self, iter(sheets(*LATER))))

    def _heed_signals(self) -> None:
        """Hang up when told to go.

        Not by the event loop's own handlers: a signal comes to them through the pipe that also
        wakes the loop for every key, and is lost while that is full of keys.
        """
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                number = getattr(signal, name)
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(self.hang_up))

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        try:
            if not self.ending:
                self._keep_sight()
        finally:  # whatever is wrong with a picture, who is told to go goes
            self.ending = True
            super().exit(result, return_code, message)

    def hang_up(self) -> None:
        """Store what is not stored yet, and end: the terminal or the machine is going away."""
        try:
            for screen in self.screen_stack:
                if isinstance(screen, BrowseScreen) and screen.is_mounted:
                    screen.leave()
        finally:
            self.exit()

    def action_help_quit(self) -> None:
        """Answer Ctrl-C where nothing is selected, without a notice that would move by itself."""
        if isinstance(self.screen, KeyedScreen):
            quits = self.keymap.name("list.quit")
            self.screen.say(f"{quits} goes back, and on the list it quits")

    async def action_quit(self) -> None:
        self.hang_up()

    def action_screen_redraw(self) -> None:
        """Paint the whole screen anew: something else has written to the terminal."""
        self.redraw()

    def action_screen_theme(self) -> None:
        """Show the next theme at once, and at the next start too."""
        said = switch(self, theme_after(self.theme), self.settings, self._library)
        if isinstance(self.screen, KeyedScreen):
            self.screen.say(said)

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the mouse pointer as it is: Textual's bytes for it are text to some terminals."""

    def action_app_suspend(self) -> None:
        self.action_suspend_process()


def _classes_at(size: Size) -> list[str]:
    """Name what a screen of this size is."""
    sides = ((size.width, _BY_WIDTH), (size.height, _BY_HEIGHT))
    return [max(step for step in steps if step[0] <= side)[1] for side, steps in sides]


def _unread_searches(settings: Settings, library: Library) -> list[str]:
    """Give sentences about the saved searches of the settings that nobody can search for."""
    complaints = []
    for name, query in settings.searches.items():
        try:
            library.understand(query)
        except QueryError as error:
            from reader.settings.reading import complaint

            line = settings.search_lines.get(name, 0)
            complaints.append(complaint(settings.file, line, f"@{name}: {error}"))
    return complaints


def _leave_alone() -> None:
    """Never look through again for garbage what is alive now: it lives as long as the program.

    From now on look often, at little: a start makes much that is no garbage, a key makes what is.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG)
    gc.enable()


def run(
    library: Library, *, samples: bool, settings: Settings, sight: FirstSight | None = None
) -> int:
    """Open the screens on a library until the reader quits; give the exit code.

    ``samples`` says that the collection is the shipped one, which a line on the screen tells.
    ``sight`` is what stands on the terminal already, and keeps it for the next start.
    """
    sys.setswitchinterval(_TURN)
    app = BroadsheetApp(library, samples=samples, settings=settings)
    app.sight = sight
    app.run()
    return app.return_code or 0

"""The first sight: the screen of the last visit, shown again before anything heavy is loaded.

Loading what draws the screens takes ten times as long as starting Python. So a session puts its
screen by when it ends, as the bytes that draw it, and the next one writes them out in its first
milliseconds; the screens then go on from there and mend what is no longer so. In any doubt (another
size, terminal, colour, setting, version; an option on the command line; a pipe) nothing is shown.

From the first sight on the terminal hands over keys as they are typed and does not echo them, so
that none is lost. Imports as little as can be; must not know what is on the screen.
"""

from __future__ import annotations

# What signal is made of; signal itself loads enum, which takes half as long as Python's own start.
import _signal as signal  # type: ignore[import-not-found]  # built in, and in no stub
import os
import termios

from reader.customary import CACHE, CONFIG, customary
from reader.version import RULES, __version__

TYPE_CHECKING = False  # as every type checker knows it; typing takes long to load
if TYPE_CHECKING:
    from typing import Any

    Attributes = list[Any]  # what termios.tcgetattr gives

_FOLDER = ".sight"  # in the cache directory
_MOST = 61  # screens put by; a prime, so that a number's remainder is of all its digits
# What decides how a screen looks, beside what begins with these.
_TOLD_BY = (
    *("TERM", "TERM_PROGRAM", "COLORTERM", "COLORFGBG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR"),
    *("LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8"),
)
_PREFIXES = ("BROADSHEET_", "TEXTUAL_")
_BEGIN = b"\x1b[?1049h\x1b[?25l"  # the other screen, and no cursor
_END = b"\x1b[?25h\x1b[?1049l"
_TOP = b"\x1b[H"  # where the next who writes finds the cursor
_LOCAL, _INPUT, _KEYS = 3, 0, 6  # places in what tcgetattr gives


class FirstSight:
    """The first sight of one start of the program, named by its command line's words."""

    def __init__(self, words: list[str]) -> None:
        self.cells = b""  # what of the screen that is shown whoever goes on from it must know
        self._paths, self._places = _parted(words)
        self._before: Attributes | None = None  # how the terminal was
        self._taken = False

    @property
    def shown(self) -> bool:
        """Tell whether a screen is shown that nobody has taken over yet."""
        return self._before is not None and not self._taken

    @property
    def before(self) -> Attributes | None:
        """Give the terminal's attributes as they were, if they were changed."""
        return self._before

    # ----- at the start

    def show(self) -> None:
        """Show the screen of the last visit, if there is no doubt that it fits."""
        place = self._place(self._paths)
        if place is None or not _is_terminal():
            return
        try:
            with open(place, "rb") as file:
                header, roots, drawing, cells = file.read().split(b"\0", 3)
            if header != self._circumstances(self._paths) or not _are_there(roots):
                return
            self._before = termios.tcgetattr(0)
            self._leave_cleanly()
            termios.tcsetattr(0, termios.TCSANOW, _typing(termios.tcgetattr(0)))
            os.write(2, _BEGIN + drawing + _TOP)
        except (OSError, ValueError, termios.error):
            return
        self.cells = cells

    def _leave_cleanly(self) -> None:
        """Give the terminal back when the program is told to go meanwhile."""

        def go(number: int, _frame: object) -> None:
            self.end()
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, go)

    def take(self) -> bytes:
        """Take the screen over from here on; give its cells, empty where none is shown."""
        cells = self.cells if self.shown else b""
        self._taken = True
        return cells

    def end(self) -> None:
        """Give the terminal back as it was."""
        before, self._before = self._before, None
        if before is None:
            return
        if not self._taken:
            os.write(2, _END)
        termios.tcsetattr(0, termios.TCSANOW, before)

    # ----- for the next start

    def keep(self, roots: list[str], drawing: bytes, cells: bytes, *, last: bool) -> None:
        """Put a screen by for the next start with the same words.

        ``roots``: what has to be there then. ``last``: also for a start that names no collection.
        """
        for paths in [self._paths, *([[]] if last and self._paths else [])]:
            place = self._place(paths)
            if place is None or not _is_terminal() or b"\0" in drawing:
                return
            named = "\n".join(roots).encode(errors="surrogateescape")
            parts = (self._circumstances(paths), named, drawing, cells)
            try:
                os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
                with open(f"{place}.{os.getpid()}", "wb") as file:
                    file.write(b"\0".join(parts))
                os.replace(f"{place}.{os.getpid()}", place)
            except OSError:
                return  # the next start is as if there had been none before

    def _place(self, paths: list[str] | None) -> str | None:
        """Give the file for these paths; None where nobody says where it would lie."""
        cache = self._places.get(CACHE)
        if paths is None or not cache or not self._places.get(CONFIG):
            return None
        # The start without a name has a file to itself: it is put by beside one that has a name.
        file = f"{int.from_bytes(_named(paths)) % _MOST:02}" if paths else "last"
        return os.path.join(cache, _FOLDER, file)

    def _circumstances(self, paths: list[str] | None) -> bytes:
        """Give everything that must be the same for a screen to be shown again."""
        columns, rows = os.get_terminal_size(2)
        config = self._places[CONFIG]
        told = sorted(
            f"{name}={value}"
            for name, value in os.environ.items()
            if name in _TOLD_BY or name.startswith(_PREFIXES)
        )
        wishes = [_stamp(os.path.join(config, name)) for name in ("settings.toml", "styles.tcss")]
        facts = [__version__, str(RULES), f"{columns}x{rows}", config, *wishes, *told]
        said = "\n".join(facts).encode(errors="surrogateescape")
        return said.replace(b"\0", b"") + b"\n" + _named(paths or [])


def _parted(words: list[str]) -> tuple[list[str] | None, dict[str, str]]:
    """Divide a command line into paths and places; no paths where there is any other option."""
    paths, places, rest = [], _usual(), iter(words)
    for word in rest:
        name, sign, value = word.removeprefix("--").partition("=")
        if not word.startswith("-"):
            paths.append(word)
        elif word.startswith("--") and name in (CONFIG, CACHE):
            places[name] = value if sign else next(rest, "")
        else:
            return None, {}
    absolute = {name: os.path.abspath(os.path.expanduser(p)) for name, p in places.items() if p}
    return paths, absolute


def _usual() -> dict[str, str]:
    """Give the directories that the command line does not name; empty where that takes long."""
    usual = {CONFIG: "", CACHE: ""} | customary("broadsheet")
    named = {name: os.environ.get(f"BROADSHEET_{name.upper().replace('-', '_')}") for name in usual}
    return {name: named[name] or place for name, place in usual.items()}


def _named(paths: list[str]) -> bytes:
    """Name paths as they were typed, and the folder that relative ones start from."""
    relative = any(not os.path.isabs(path) for path in paths)
    return "\n".join([os.getcwd() if relative else "", *paths]).encode(errors="surrogateescape")


def _is_terminal() -> bool:
    """Tell whether input, output and errors are one terminal whose size nobody overrides."""
    if os.environ.get("COLUMNS") or os.environ.get("LINES"):
        return False
    if os.environ.get("TERM") in (None, "", "dumb") or not all(map(os.isatty, (0, 1, 2))):
        return False
    return len({os.fstat(each).st_rdev for each in (0, 1, 2)}) == 1


def _are_there(roots: bytes) -> bool:
    return all(map(os.path.lexists, roots.split(b"\n"))) if roots else False


def _stamp(path: str) -> str:
    """Tell one state of a file from another."""
    try:
        status = os.stat(path)
    except OSError:
        return "-"
    return f"{status.st_mtime_ns}.{status.st_size}"


def _typing(attributes: Attributes) -> Attributes:
    """Give the attributes of a terminal that hands over each key and echoes none.

    Ctrl-C still ends the program, which is only starting; Ctrl-Z waits for the screens.
    """
    keys = attributes[_KEYS]
    keys[termios.VMIN], keys[termios.VTIME], keys[termios.VSUSP] = 1, 0, b"\0"
    attributes[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    attributes[_INPUT] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
    return attributes

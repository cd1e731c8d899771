"""The one command: reads arguments, opens the screens or runs a command, gives the exit code.

Knows both faces. Textual is imported inside one function, when the screens open.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module

from reader.hints import TYPE_CHECKING
from reader.model import BroadsheetError, NotFoundError
from reader.opening import chosen_paths, name_problems, places_of, say
from reader.settings import Directories, Settings, settings_in

if TYPE_CHECKING:
    import argparse

    from reader.first_sight import FirstSight
    from reader.library import Library

_FIRST_LOOK = 0.5  # seconds of reading before a new collection's first screen
_DONE, _TROUBLE = 0, 2
_UNWRITABLE = (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT)  # a full disk, a lost one
_INTERRUPTED = 130  # as of a program that SIGINT ended


def run(words: list[str], sight: FirstSight | None = None) -> int:
    """Run the command; give the exit code: 0 done, 1 nothing found or different, 2 trouble.

    ``sight`` is what the terminal may show already, for the screens to go on from.
    """
    _fill_streams()
    try:
        return _run(words, sight)
    except BroadsheetError as error:
        if sight is not None:
            sight.end()
        say(str(error))
        return _TROUBLE
    except BrokenPipeError:
        _forget_output()
        return _DONE
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        _forget_output()
        say(f"What was asked for cannot be written: {error.strerror}.")
        return _TROUBLE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(words: list[str], sight: FirstSight | None) -> int:
    if all(os.sep in word and not word.startswith("-") for word in words):
        # Paths alone, or nothing at all: to make the parsers would take longer than to obey.
        return _open_screens(words, places_of(None), watch=False, sight=sight)
    options = _parsed(words)
    if hasattr(options, "deed"):
        code = _deed(options.deed)(options)
        sys.stdout.flush()
        return code
    return _open_screens(options.paths, places_of(options), watch=options.watch, sight=sight)


def _parsed(words: list[str]) -> argparse.Namespace:
    """Read a command line. Raise BroadsheetError for one that cannot be understood."""
    from reader import arguments

    places, rest = arguments.places_parser().parse_known_args(words)
    command = next((word for word in rest if not word.startswith("-")), "")
    if command not in arguments.COMMANDS:
        return arguments.screens_parser().parse_args(rest, namespace=places)
    if rest[0] == command:
        parser = arguments.CommandParser(command=command)
        options, unknown = parser.parse_known_args(rest[1:], namespace=places)
        if not unknown:
            return options
    # Only a misplaced word needs the parser of them all.
    return arguments.commands_parser().parse_args(rest, namespace=places)


def _deed(named: str) -> Callable[[argparse.Namespace], int]:
    """Give the function of ``module:function``; only the module that does it is loaded."""
    module, _, name = named.partition(":")
    deed: Callable[[argparse.Namespace], int] = getattr(import_module(module), name)
    return deed


def _fill_streams() -> None:
    """Open what was closed before the start (``>&-``), lest a database be given its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))


def _forget_output() -> None:
    """Let what is still buffered go nowhere: whoever read the pipe has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())


# --------------------------------------------------------------------------- the screens


def _open_screens(
    named: Sequence[str], where: Directories, *, watch: bool, sight: FirstSight | None
) -> int:
    from reader.library import open_library

    settings = settings_in(where)
    _require_no_mistyped_command(named, settings)
    paths, samples = chosen_paths(named, where, settings)
    outlets, searches = settings.outlets, settings.searches
    with open_library(paths, where, outlets=outlets, searches=searches) as library:
        _require_terminal(shown=sight is not None and sight.shown)
        if sight is not None and not library.counts().articles:
            sight.end()  # there is something to say that no screen shows
        _require_articles(library)
        if not samples:
            library.remember_collection()
        import gc

        gc.disable()  # until the screens stand: nothing that is made till then is garbage
        from reader.tui import spared

        spared.load()
        from reader.tui import app

        if watch:
            settings = _watching(settings)
        try:
            return app.run(library, samples=samples, settings=settings, sight=sight)
        finally:
            _forget_output()  # the terminal may be gone


def _watching(settings: Settings) -> Settings:
    """Give the settings with watching wanted. Raise BroadsheetError without what it needs."""
    from reader.record import replace
    from reader.tui.watching import watchfiles

    watchfiles()
    return replace(settings, values={**settings.values, "watch": True})


def _require_no_mistyped_command(words: Sequence[str], settings: Settings) -> None:
    """Raise NotFoundError for a word that is nothing but nearly a command."""
    word = words[0] if words else ""
    if not word or word in settings.collections or os.sep in word or os.path.lexists(word):
        return
    from difflib import get_close_matches

    from reader.arguments import COMMANDS

    for near in get_close_matches(word, COMMANDS, 1, 0.7):
        raise NotFoundError(
            f"There is no “{word}”, nor a command of that name; did you mean “{near}”?"
        )


def _require_terminal(*, shown: bool) -> None:
    """Raise BroadsheetError where no screen can be drawn, naming the commands that need none.

    ``shown``: a screen stands there already. A terminal that was made too small since then may be
    made larger again, and until then the screens say so themselves.
    """
    plain = "the commands list, show, stories and diff need none"
    if "TEXTUAL_DRIVER" in os.environ:  # a page in a browser, which ``serve`` is drawn to
        return
    # Textual draws on standard error: sent elsewhere, the screen would stay dark.
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise BroadsheetError(f"The screens need a terminal for input, output and errors; {plain}.")
    if os.environ.get("TERM") in ("dumb", "", None):
        raise BroadsheetError(f"TERM names no terminal that can draw screens; {plain}.")
    for name in ("COLUMNS", "LINES"):  # the size of another's terminal, or of this one before
        os.environ.pop(name, None)
    if shown:
        return
    columns, rows = os.get_terminal_size()
    if 0 < columns < 40 or 0 < rows < 10:  # a line that does not say has 0 of either
        raise BroadsheetError(
            f"The terminal is {columns}×{rows}; the screens need 40×10, and {plain}."
        )


def _require_articles(library: Library) -> None:
    """Give a collection that was never read a moment's scan, so that it opens with articles.

    A small one is read whole; of a large one the screens read the rest behind the list. Raise
    NotFoundError when it holds no article at all.
    """
    if library.counts().articles:
        return
    found, until = 0, time.monotonic() + _FIRST_LOOK
    progress = None
    for progress in library.scan():
        found = progress.new
        if found and time.monotonic() > until:
            return
    if not found and not library.counts().articles:  # another session may have read them
        name_problems(progress)
        raise NotFoundError(f"No article was found in {library.name}.")

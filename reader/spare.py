"""A spare Python: a process that works beside this one, told and answering in pickles.

It stands back behind the keys and the screen, and has a session of its own, so that no signal of
the terminal's comes to it. It can be lost at any moment, or not be had at all: whoever has one must
be able to go on without. Nothing in here knows what is said.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

from reader.version import EDITION

if TYPE_CHECKING:
    from subprocess import Popen

_NICE = 10  # how far it stands back, whoever starts it
# Stands back before it loads anything, which takes as much time as reading many files. A program
# that was replaced since this one was started would put what it does elsewhere, or otherwise.
_BEGIN = (
    "import os; nice = getattr(os, 'nice', int); nice(max(0, {} - nice(0)));"
    "from reader.version import EDITION; EDITION == {!r} or exit();"
    "from {} import serve; serve()"
)


class LostError(Exception):
    """The process at the other end is gone, or was never there."""


def may_be_had() -> bool:
    """Tell whether a Python can be started by the name of this one.

    A program of its own, with Python inside, would start itself once more.
    """
    return Path(sys.executable or "").name.startswith("python")


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Line:
    """Two pipes to another process. What is said there is heard here in the same order."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self.incoming, self._outgoing = incoming, outgoing

    def say(self, what: object) -> None:
        """Hand something over. Raise LostError."""
        import pickle

        try:
            pickle.dump(what, self._outgoing, pickle.HIGHEST_PROTOCOL)
            self._outgoing.flush()
        except OSError as error:
            raise LostError from error

    def hear(self) -> Any:
        """Wait for what comes next. Raise LostError when nothing comes any more."""
        import pickle

        try:
            return pickle.load(self.incoming)
        except Exception as error:  # half a pickle, or none, may raise any
            raise LostError from error


class Spare:
    """One spare Python, from ``with`` on until it is over. It runs ``serve`` of a module."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._process: Popen[bytes] | None = None
        self._line: Line | None = None

    def __enter__(self) -> Self:
        from subprocess import DEVNULL, PIPE, Popen

        # -P: no module of the folder we are in.
        command = [sys.executable, "-P", "-c", _BEGIN.format(_NICE, EDITION, self._module)]
        with suppress(OSError):
            self._process = Popen(
                command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True
            )
            if self._process.stdin is not None and self._process.stdout is not None:
                self._line = Line(self._process.stdout, self._process.stdin)
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def say(self, what: object) -> None:
        """Tell it something; nothing where it is lost, as ``hear`` tells."""
        if self._line is not None:
            try:
                self._line.say(what)
            except LostError:
                self.end()

    def hear(self) -> Any:
        """Wait for what it says next. Raise LostError."""
        if self._line is None:
            raise LostError
        try:
            return self._line.hear()
        except LostError:
            self.end()
            raise

    def kill(self) -> None:
        """From another thread: let who hears it find it lost."""
        process = self._process
        if process is not None:
            process.kill()

    def end(self) -> None:
        """End it wherever it is, and leave nothing of it."""
        process, self._process, self._line = self._process, None, None
        if process is not None:
            process.kill()
            with suppress(OSError):  # what it was not told any more
                process.communicate()


def asker() -> Line:
    """Give, in the spare process, the line to who started it; what else is printed goes nowhere."""
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # a library may print
    return Line(sys.stdin.buffer, outgoing)


def end_with(line: Line) -> None:
    """End this process as soon as the other end is gone, in whatever it is doing."""
    from threading import Thread

    def wait() -> None:
        with suppress(OSError):
            line.incoming.read()
        os._exit(0)

    Thread(target=wait, daemon=True).start()

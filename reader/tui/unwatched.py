"""Things that live long, kept out of sight of Python's garbage collector.

The collector looks through everything there is, now and then, for circles that nobody holds; over
a long comparison that stops the screen for a tenth of a second. Nothing made here is a circle:
it goes when the last who holds it goes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Rest:
    """The collector's rest: as long as any thread makes something."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._makers = 0

    def begin(self) -> None:
        with self._lock:
            self._makers += 1
            gc.disable()

    def end(self) -> None:
        with self._lock:
            self._makers -= 1
            if not self._makers:
                gc.freeze()
                gc.enable()


_REST = _Rest()


@contextmanager
def unwatched() -> Iterator[None]:
    """Let the collector rest while something large is made in here, and never look through it."""
    _REST.begin()
    try:
        yield
    finally:
        _REST.end()

"""Watching the collection's folders: says when files changed, once they have been quiet.

Through watchfiles, which asks the operating system; must not know what follows from a change.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from textual.message import Message
from textual.widget import Widget

from reader.model import BroadsheetError

_QUIET = 1000  # milliseconds without a change before the changes are told
_PATIENCE = 30_000  # milliseconds after which changes are told that never pause
_LOOKS = 250  # milliseconds between looks whether to stop


def watchfiles() -> ModuleType:
    """Give the library that watches. Raise BroadsheetError that says how to get it."""
    try:
        import watchfiles as library
    except ImportError as error:
        raise BroadsheetError(
            "Watching a folder needs an extra library: pip install 'broadsheet[watch]'."
        ) from error
    return library


class Watching(Widget):
    """Nothing to see: a thread that waits for files to change, until the screen goes."""

    DEFAULT_CSS = "Watching { display: none; }"

    class Changed(Message):
        """Files came, changed or went, and were quiet since."""

    class Failed(Message):
        """The folder cannot be watched; the sentence says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, roots: Sequence[str]) -> None:
        super().__init__()
        self._roots = roots
        self._over = threading.Event()

    def on_mount(self) -> None:
        try:
            library = watchfiles()
        except BroadsheetError as error:
            self.post_message(self.Failed(str(error)))
            return
        self.run_worker(lambda: self._watch(library), thread=True, exit_on_error=False)

    def on_unmount(self) -> None:
        self._over.set()

    def _watch(self, library: ModuleType) -> None:
        """Run in a thread: tell of changes until the screen goes."""
        changes = library.watch(
            *self._roots,
            watch_filter=is_seen,
            debounce=_PATIENCE,
            step=_QUIET,
            stop_event=self._over,
            rust_timeout=_LOOKS,
            yield_on_timeout=False,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        try:
            for _ in changes:
                self.post_message(self.Changed())
        except (OSError, RuntimeError) as error:  # no more watches to be had, a network drive
            self.post_message(self.Failed(f"The folder cannot be watched: {error}."))


def is_seen(_: object, path: str) -> bool:
    """Tell whether a collection would hold this file: hidden ones it does not."""
    return not Path(path).name.startswith(".")

"""Deeds on very many articles, done behind the list: a worker with its own library.

Tells how far such a deed is; must not know what it does, nor how that is shown.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, get_current_worker

from reader.library import Library
from reader.model import BroadsheetError, Step
from reader.tui.posted import message

if TYPE_CHECKING:
    from reader.wholesale import Along

    Deed = Callable[[Library], Iterator[Along]]

_PACE = 0.25  # seconds between two reports


class Wholesale(Widget):
    """Nothing to see: does one deed at a time, and posts how far it is.

    One that is taken back while it goes on stops where it is, and all that was done goes back. One
    that the program's end breaks off stays done as far as it was, and undoable.
    """

    DEFAULT_CSS = "Wholesale { display: none; }"

    @message
    class Moved(Message):
        """More of a deed is done, on disk and in the index; the sentence says how much."""

        sentence: str

    @message
    class Ended(Message):
        """A deed is done. ``stepped``: it took another one back, or did it again."""

        phrase: str
        stepped: bool
        alert: bool = False

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._turn = threading.Lock()  # held while a deed is done
        self._stopped = False
        self._number = 0  # of the deed in the log; 0: not there yet
        self._undoing = False
        self._turns_back = False  # whether all of it is to be taken back when it has stopped
        self._told = 0.0

    @property
    def busy(self) -> bool:
        """Tell whether a deed is being done."""
        return self._turn.locked()

    def start(self, deed: Deed, *, stepped: bool = False, undoing: bool = False) -> None:
        """Do a deed from now on; ``stepped``: it takes another one back, or does it again."""
        self._stopped = self._turns_back = False
        self._number, self._undoing = 0, undoing
        self.run_worker(lambda: self._do(deed, stepped), thread=True, exit_on_error=False)

    def does(self, step: Step | None) -> bool:
        """Tell whether a deed of the log is the one that is being done, or may become it."""
        return self.busy and (step is None or self._number in (0, step.number))

    def turn_back(self) -> None:
        """Let the deed that is being done be taken back, all that was done of it; one that takes
        another back goes on."""
        if not self._undoing:
            self._turns_back = self._stopped = True

    def _do(self, deed: Deed, stepped: bool) -> None:
        """Run in a thread."""
        worker, phrase, alert = get_current_worker(), "", False
        with self._turn:
            try:
                with self._library.again() as own:
                    phrase = self._followed(worker, deed(own))
                    if self._turns_back and (back := self._taking_back(own)):
                        phrase, stepped = self._followed(worker, back), True
            except BroadsheetError as error:
                phrase, alert = str(error), True
        if self.is_attached:
            self.post_message(self.Ended(phrase, stepped, alert))

    def _taking_back(self, own: Library) -> Iterator[Along] | None:
        """Give the way back of the deed that was stopped, if it did anything."""
        step = own.next_undone()
        if step is None or step.number != self._number:
            return None
        self._stopped, self._turns_back, self._undoing = False, False, True
        return own.undo_by_parts(step)

    def _followed(self, worker: Worker[None], deed: Iterator[Along]) -> str:
        """Follow a deed to its end, or until it is stopped; give what it did."""
        phrase = ""
        for along in deed:
            phrase, self._number = along.phrase, along.number
            if worker.is_cancelled or self._stopped:
                break
            if time.monotonic() - self._told > _PACE and self.is_attached:
                self._told = time.monotonic()
                self.post_message(self.Moved(f"{phrase} · {along.done:,} of {along.total:,}"))
        return phrase

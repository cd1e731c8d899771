"""The scan that runs behind the list: a worker with its own library, and what it tells.

Knows the pace at which the list is worth drawing anew; must not know how progress is shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from reader.library import Library
from reader.model import BroadsheetError, Progress
from reader.tui.posted import message

if TYPE_CHECKING:
    from reader.apart import Scan

_SPOKEN = {"stories": "comparing stories", "gathering": "taking in what is compared:"}
_SURE = 2.0  # seconds of a stage after which the rest can be reckoned
_PATIENCE = 2.0  # seconds a scan waits for the first picture at most
_PAUSE = 0.5  # seconds between two sentences: a key may have to wait until one is painted
_UNSAID = 0.4  # seconds: a scan that takes no longer, as most that find nothing, is not spoken of


class Rescan(Widget):
    """Nothing to see: starts scans one after another and posts what they find."""

    DEFAULT_CSS = "Rescan { display: none; }"

    @message
    class Moved(Message):
        """The scan has come further; the sentence says how far."""

        sentence: str

    @message
    class Found(Message):
        """The list is worth asking for anew."""

    @message
    class Ended(Message):
        """The scan is over; the sentence, if any, says what it changed or why it failed."""

        sentence: str
        alert: bool = False
        fresh: bool = False  # whether files may have been read that were still being written

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._current: Scan | None = None  # the one that may speak; another still runs for a while
        self._may_begin = Event()

    def begin(self) -> None:
        """Let scans go on: the first picture stands, and needs the time of no thread any more."""
        self._may_begin.set()

    def start(self) -> None:
        """Begin a scan; one that is under way is given up."""
        from reader.apart import Scan

        self.give_up()
        scan = self._current = Scan()
        self.run_worker(lambda: self._scan(scan), thread=True, exclusive=True, exit_on_error=False)

    def give_up(self) -> None:
        """End the scan that is under way, if any; it says nothing any more."""
        scan, self._current = self._current, None
        if scan is not None:
            scan.give_up()

    def on_unmount(self) -> None:
        self.give_up()

    def _scan(self, scan: Scan) -> None:
        """Run in a thread: loop over the scan and post what is worth telling."""
        self._may_begin.wait(_PATIENCE)
        try:
            self._follow(scan)
        except BroadsheetError as error:
            self._post(scan, self.Ended(str(error), alert=True))
        except Exception as error:  # noqa: BLE001  # the border of a worker: the session goes on
            cause = f"{type(error).__name__}: {error}"
            self._post(scan, self.Ended(f"The rescan stopped: {cause}.", alert=True))

    def _follow(self, scan: Scan) -> None:
        from reader.apart import open_one

        speaks = time.monotonic() + _UNSAID
        pace, estimate, last = Pace(), Estimate(), Progress("reading")
        with self._library.again() as own:
            for last in scan.run(own):
                left = estimate.left(last)
                if time.monotonic() > speaks:
                    speaks = time.monotonic() + _PAUSE
                    self._post(scan, self.Moved(spoken(last) + left))
                if pace.worth_showing(last):
                    self._post(scan, self.Found())
            if scan is self._current:
                self._tell_end(scan, last, own.counts().articles)
                open_one(own)

    def _tell_end(self, scan: Scan, last: Progress, articles: int) -> None:
        if last.new or last.changed or last.gone:
            self._post(scan, self.Found())
        told = outcome(last, articles)
        self._post(scan, self.Ended(told, alert=bool(last.problems), fresh=bool(last.fresh)))

    def _post(self, scan: Scan, message: Message) -> None:
        if scan is self._current and self.is_attached:
            self.post_message(message)


class Pace:
    """Decides when a list that grows is worth drawing anew: at each doubling, at each new stage.

    So the cost of all the drawings together stays in proportion to the articles.
    """

    def __init__(self) -> None:
        self._stage = "reading"
        self._shown = 16

    def worth_showing(self, progress: Progress) -> bool:
        if progress.stage != self._stage:
            self._stage = progress.stage
            return bool(progress.new or progress.changed)
        found = progress.new + progress.changed
        if found >= 2 * self._shown:
            self._shown = found
            return True
        return False


def spoken(progress: Progress) -> str:
    """Say how far a scan is: ``reading 1,234 of 20,000``."""
    if not progress.done and not progress.total:
        return "looking for changes"
    total = f" of {progress.total:,}" if progress.total is not None else ""
    doing = _SPOKEN.get(progress.stage, progress.stage)
    return f"{doing} {progress.done:,}{total}"


class Estimate:
    """How long a stage of a scan will still take, by how long its part so far took."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage, self._begun, self._from = "", 0.0, 0

    def left(self, progress: Progress) -> str:
        """Say it in a few words; nothing in the first seconds of a stage."""
        now = self._clock()
        if progress.stage != self._stage:
            self._stage, self._begun, self._from = progress.stage, now, progress.done
        done, taken = progress.done - self._from, now - self._begun
        if not progress.total or done <= 0 or taken < _SURE:
            return ""
        seconds = taken / done * (progress.total - progress.done)
        if seconds < 1:
            return ""
        if seconds < 90:
            return f" · {round(seconds)} s left"
        return f" · {round(seconds / 60):,} min left"


def outcome(progress: Progress, whole: int = 0) -> str:
    """Say what a scan changed, and which files could not be read; nothing where nothing is new.

    ``whole`` counts the articles there are: where most of them are new, they are said instead.
    """
    counted = ((progress.new, "new"), (progress.changed, "changed"), (progress.gone, "gone"))
    parts = [f"{count:,} {name}" for count, name in counted if count]
    if 2 * progress.new > whole > 0:
        parts = [f"{whole:,} articles read"]
    if progress.problems:
        first = progress.problems[0]
        others = len(progress.problems) - 1
        parts.append(f"{first.name}: {first.cause}" + (f" and {others:,} more" if others else ""))
    return " · ".join(parts)

"""Looking things up behind the list: the lines that hold hits, and lists that are long.

A worker with its own library, so that no key waits for a file or for a million articles. Must not
know how anything is shown.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from reader.library import Library
from reader.model import BroadsheetError, Counts, Filter, Group, NotFoundError, UnreadableError
from reader.pages.finding import excerpt
from reader.tui.posted import message

_HITS, _LISTS, _COUNTS, _ONE = "hits", "lists", "counts", "one"

Gather = Callable[[Library], Sequence[Group]]


class Looking(Widget):
    """Nothing to see: reads on while keys are pressed, and posts what it found.

    What was found for an earlier question is not posted any more once another was asked.
    """

    DEFAULT_CSS = "Looking { display: none; }"

    @message
    class HitRead(Message):
        """A line of an article that holds a hit; empty where its file has none any more."""

        article: str
        excerpt: str
        wanted: Filter

    @message
    class Gathered(Message):
        """A whole list, and what it holds."""

        groups: Sequence[Group]
        counts: Counts
        wanted: Filter

    @message
    class Counted(Message):
        """How many articles pass a filter."""

        counts: Counts
        wanted: Filter

    @message
    class Sought(Message):
        """The article that was looked for from ``since`` on; None where there is none."""

        article: str | None
        since: str | None

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._waiting: deque[str] = deque()  # articles whose hits are asked for
        self._reading = False
        self._wanted = Filter()
        self._room = 0
        self._counting = False
        self._uncounted: tuple[Filter, Counts | None] | None = None  # what is to be counted next
        self._number = 0  # of the list that is gathered
        self._asked: Library | None = None  # whom it is asked of

    # ----- the lines that hold hits

    def read_hits(self, articles: Iterable[str], wanted: Filter, room: int) -> None:
        """Read for each article a line of up to ``room`` characters that holds a hit."""
        if wanted != self._wanted:
            self._waiting.clear()
        self._wanted, self._room = wanted, room
        self._waiting.extendleft(reversed(list(articles)))  # what came into view last goes first
        if not self._reading and self._waiting:
            self._reading = True
            self.run_worker(self._read, group=_HITS, thread=True, exit_on_error=False)

    def _read(self) -> None:
        """Run in a thread, until nothing waits."""
        worker = get_current_worker()
        try:
            with self._library.again() as own:
                while self._waiting and not worker.is_cancelled:
                    self._read_one(own, self._waiting.popleft(), self._wanted)
        except (BroadsheetError, IndexError):  # the queue was emptied meanwhile
            pass
        finally:
            self._reading = False

    def _read_one(self, own: Library, article: str, wanted: Filter) -> None:
        try:
            rows = own.rows([article])
            headline = rows[0].headline if rows else ""
            found = excerpt(own.text(article), wanted, headline, self._room)
        except (UnreadableError, NotFoundError):
            found = ""
        self._post(self.HitRead(article, found, wanted))

    # ----- long lists

    def gather(self, wanted: Filter, gather: Gather) -> None:
        """Gather a list; one that is being gathered is given up."""
        self.give_up()
        number = self._number
        self.run_worker(
            lambda: self._gather(number, wanted, gather),
            group=_LISTS,
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def give_up(self) -> None:
        """Gather no list any more, until another is asked for."""
        self._number += 1
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.break_off()

    def _gather(self, number: int, wanted: Filter, gather: Gather) -> None:
        try:
            with self._library.again() as own:
                if number != self._number:
                    return
                self._asked = own
                groups, counts = gather(own), own.counts(wanted)
        except BroadsheetError:
            return  # the newest stay on the screen
        if number == self._number:
            self._post(self.Gathered(groups, counts, wanted))

    # ----- one article

    def seek(self, since: str | None, question: Callable[[Library], str | None]) -> None:
        """Look for an article, from another one on; who asked before gets no answer any more."""
        self.run_worker(
            lambda: self._seek(since, question),
            group=_ONE,
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def _seek(self, since: str | None, question: Callable[[Library], str | None]) -> None:
        worker = get_current_worker()
        try:
            with self._library.again() as own:
                found = question(own)
        except BroadsheetError:
            return
        if not worker.is_cancelled:
            self._post(self.Sought(found, since))

    # ----- counts

    def count(self, wanted: Filter, before: Counts | None = None) -> None:
        """Count what passes a filter, once for all that ask while it is being counted.

        ``before`` is what passed before some of it was marked, if nothing else has changed.
        """
        self._uncounted = wanted, before
        if not self._counting:
            self._counting = True
            self.run_worker(self._count, group=_COUNTS, thread=True, exit_on_error=False)

    def _count(self) -> None:
        """Run in a thread, until nobody has asked since."""
        try:
            with self._library.again() as own:
                while self._uncounted is not None:
                    (wanted, before), self._uncounted = self._uncounted, None
                    counts = own.counts(wanted, before)
                    if self._uncounted is None:
                        self._post(self.Counted(counts, wanted))
        except BroadsheetError:
            return  # what was counted last stays in the title
        finally:
            self._counting = False

    def _post(self, message: Message) -> None:
        if self.is_attached:
            self.post_message(message)

"""The part of the browse screen that counts what is shown: at once, or of very many behind it."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from reader.library import Library
from reader.model import Counts, Filter
from reader.named import NamedTuple
from reader.pages.glyphs import Glyphs
from reader.tui.looking import Looking
from reader.tui.reading import ReadingPart

_LONG = 20_000  # articles that take longer to divide, or to count, than a key may wait


class _Counted(NamedTuple):
    """What passed a filter when it was counted last; ``holds``: but for marks, ``unmarked``: those
    too."""

    wanted: Filter
    counts: Counts
    holds: bool = True
    unmarked: bool = True


class CountingPart(ReadingPart, part=True):
    """How many articles pass the filter, and how many of them are unread."""

    def __init__(self, library: Library, marks: Glyphs) -> None:
        super().__init__(library, marks)
        self._last_count: _Counted | None = None
        self._awaiting: Callable[[int], None] | None = None  # who asked for the unread ones

    @property
    def looking(self) -> Looking:
        return self.query_one(Looking)

    @property
    def many(self) -> bool:
        """Tell whether a look at every article would make a key wait."""
        return self.library.counts().articles > _LONG

    def show_title(self, counts: Counts | None = None) -> None:
        """Say what is shown; of very many that pass a filter, as last counted until it is known."""
        if counts is not None:
            self._last_count = _Counted(self.filter, counts)
        elif self.counts_later:
            known = self._of_this_filter
            counts = known and known.counts
            if not (self.partial or (known and known.holds and known.unmarked)):
                self.looking.count(self.filter, counts if known and known.holds else None)
        super().show_title(counts)

    @property
    def _of_this_filter(self) -> _Counted | None:
        known = self._last_count
        return known if known and known.wanted == self.filter else None

    def reload(self) -> None:
        self._last_count = self._last_count and self._last_count._replace(holds=False)
        super().reload()

    def did(self, phrase: str) -> None:
        self._last_count = self._last_count and self._last_count._replace(unmarked=False)
        super().did(phrase)

    @property
    def counts_later(self) -> bool:
        return not self.filter.empty and self.many

    def with_unread(self, then: Callable[[int], None]) -> None:
        """Count what is unread of what passes the filter, and go on; of very many, no key waits."""
        if self.filter.empty or not self.many:
            then(self.library.counts(self.filter).unread)
            return
        known = self._of_this_filter
        if known and known.holds and known.unmarked:
            then(known.counts.unread)
            return
        self.say("counting …")
        self._awaiting = then
        self.looking.count(self.filter)

    @on(Looking.Counted)
    def _counts_known(self, message: Looking.Counted) -> None:
        then, self._awaiting = self._awaiting, None
        if message.wanted != self.filter:
            return
        if not self.partial:
            self.show_title(message.counts)
        if then is not None:
            self.say_nothing()
            with self.sentences():
                then(message.counts.unread)

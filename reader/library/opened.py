"""A collection that is open: its files, its index, its state, and what keeps the three together.

Must not know how anything is shown, nor what is asked of a collection.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType, TracebackType

from reader import amending, naming
from reader import scan as rescan
from reader.engines import Engines
from reader.hints import TYPE_CHECKING, Self
from reader.model import NotFoundError, Problem, Progress, Row, StateError
from reader.moved import follow_move, note_place
from reader.named import NamedTuple
from reader.store.following import take_over
from reader.store.homes import find_homes
from reader.store.index import catalogue, listed, outlet_names, rounds, shelves
from reader.store.index.index import Index
from reader.store.roots import identity
from reader.store.sqlite import BusyError
from reader.store.state.state import State
from reader.tellings import tell_again

if TYPE_CHECKING:
    from reader.settings import Directories
    from reader.sources import Collection
    from reader.store.index.listed import Entry
    from reader.store.shelter import Shelter
    from reader.store.state.remembered import Identity


class Named(NamedTuple):
    """What the settings call things: outlets by folded names as read, filters by their names.

    ``written`` are both names of every outlet, as the user wrote them: texts name them too.
    """

    outlets: Mapping[str, str] = MappingProxyType({})
    searches: Mapping[str, str] = MappingProxyType({})
    written: frozenset[str] = frozenset()


class Opened:
    """One open collection. Belongs to the thread that opened it."""

    name: str  # what to call the collection: the folder's name, or "3 files"

    def __init__(
        self,
        collection: Collection,
        where: Directories,
        shelter: Shelter,
        engines: Engines | None = None,
        named: Named | None = None,
    ) -> None:
        self.name = collection.name
        self._collection = collection
        self._where = where
        self._shelter = shelter
        self._met: tuple[Problem, ...] = ()  # what this library's own last scan met
        self._engines = engines or Engines()
        self._named = named or Named()
        self._state = State(where.state, shelter.place_for("state.db"))
        self._index = Index(where.index(collection.key), shelter.place_for("index.db"))
        self._outlets: Mapping[str, str] = {}
        self._moved = self._follow_move()
        self._broken_off = self._state.broken_off(collection.key)
        self._name_outlets()
        self._take_over_marks()
        self._tell_again()  # should the last session have been killed before it could
        self._seen = self._versions()

    def close(self) -> None:
        """Let go of both databases."""
        self._note_place(once=True)
        self._index.close()
        self._state.close()

    def break_off(self) -> None:
        """From another thread: let what is asked of this library now end in StateError."""
        self._index.break_off()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def notices(self) -> list[str]:
        """Sentences to show once: state set aside as damaged, a folder that is read-only …"""
        half = [self._broken_off] if self._broken_off else []
        return [*self._state.notices, *half, *self._moved, *self._index.notices]

    def heed(self) -> None:
        """Take it that the notices were read: a deed that broke off is spoken of once."""
        if self._broken_off:
            self._state.forget_broken_off(self._collection.key)
            self._broken_off = None

    @property
    def lasting(self) -> bool:
        """Tell whether what the user does outlives the program; ``notices`` say why not."""
        return self._state.lasting

    @property
    def roots(self) -> list[str]:
        """The folders and files that the collection is made of."""
        return [os.fspath(place) for place in self._collection.roots]

    @property
    def settled(self) -> bool:
        """Tell whether every article that is listed was compared with the others."""
        return self._index.ask(rounds.is_settled)

    @property
    def at_home(self) -> bool:
        """Tell whether index and state lie where they belong, for other processes to find."""
        return self._state.lasting and self._index.at_home

    @property
    def _rooms(self) -> tuple[Collection, Index, State]:
        """The three that a deed on the whole collection is done with."""
        return self._collection, self._index, self._state

    # ----- files and index

    def scan(self, *, again: bool = False) -> Generator[Progress, None, None]:
        """Bring the index up to date with the files; ``again`` reads unchanged files too.

        Yields a few times a second and once at the end. Other readers of the index see whole
        batches only. Stopping early loses nothing: the next scan goes on from there.
        """
        manner = rescan.Manner(self._named.written, again)
        for progress in rescan.scan(*self._rooms, self._engines, manner):
            self._name_outlets()  # there was no index before; and another may have renamed one
            self._met = progress.problems
            yield progress
        self._note_place(once=not (progress.new or progress.changed or progress.gone))
        self._seen = self._versions()

    def take_up(self, scanned: Progress) -> None:
        """Go on with what a scan in another process has done; it ended so."""
        self._engines.drop()
        self._name_outlets()
        self._met = scanned.problems
        self._seen = self._versions()

    def update(self) -> Progress:
        """Scan to the end; give where it ended: how many are new, changed, gone."""
        return deque(self.scan(), maxlen=1)[0]

    def problems(self) -> list[Problem]:
        """Give the files that could not be used, as the last scan found them."""
        # Where no file could be used, no index was begun that would hold them.
        return self._index.ask(catalogue.problems) or list(self._met)

    def holds(self, path: Path) -> bool:
        """Tell whether a file lies in the collection, or would if it were there."""
        place = path.absolute()
        places = {place.parent.resolve() / place.name, place.resolve()}
        return any(each.is_relative_to(root) for each in places for root in self._collection.roots)

    def changed(self) -> bool:
        """Tell whether index or state were changed by anybody else since the last call."""
        before, now = self._seen, self._versions()
        if before != now:
            self._name_outlets()
        self._take_over_marks()
        self._seen = self._versions()
        return before != now

    def _versions(self) -> tuple[int, int]:
        return self._index.data_version(), self._state.data_version()

    def _follow_move(self) -> list[str]:
        with suppress(StateError):  # what cannot be kept now is found at the next start
            said = follow_move(self._collection, self._state)
            return [said] if said else []
        return []

    def _note_place(self, *, once: bool = False) -> None:
        with suppress(StateError):
            noted = once and self._state.knows_place(self._collection.key)
            if not (noted or self._state.blank):
                note_place(self._collection, self._index, self._state)

    # ----- naming an article

    def find(self, reference: str) -> str:
        """Give the id for an id, an unambiguous beginning of one, or a path (``path#N``).

        A path is relative to the collection, absolute, or relative to the working directory.
        Raise NotFoundError or AmbiguousError.
        """
        return naming.find(self._collection, self._index, reference)

    def rows(self, ids: Sequence[str]) -> list[Row]:
        """Give rows in the order asked; ids that are gone are left out."""
        return self._index.ask(shelves.rows, ids)

    def row(self, article: str) -> Row:
        """Give one row. Raise NotFoundError."""
        for row in self.rows([article]):
            return row
        raise self._none(article)

    def _entry(self, article: str) -> Entry:
        for entry in self._entries([article]):
            return entry
        raise self._none(article)

    def _none(self, article: str) -> NotFoundError:
        return NotFoundError(f"There is no article {article} in {self.name}.")

    def _entries(self, articles: Iterable[str]) -> list[Entry]:
        return self._index.ask(listed.entries, list(articles))

    def _identity(self, entry: Entry) -> Identity:
        return identity(self._collection.locate, entry)

    # ----- what the user said, in the index too

    def _name_outlets(self) -> None:
        """Let the user's names of outlets hold, what was said here before the settings."""
        self._outlets = {
            **self._named.outlets,
            **self._state.decided(self._collection.key, outlet_names.RENAMED),
        }
        with suppress(BusyError):
            if not self._index.blank and self._index.ask(outlet_names.known) != self._outlets:
                self._index.do(outlet_names.put, self._outlets)

    def _take_over_marks(self) -> None:
        """Copy the user's deeds into the index, and form the stories anew when they ask for it.

        The deeds are safe in the state: an index that cannot take them now does so later.
        """
        with suppress(BusyError):
            find_homes(self._collection.locate, self._index, self._state)
            if take_over(self._collection.locate, self._index, self._state):
                amending.amend_outdated(self._collection, self._index)
                self._tell_again()

    def _tell_again(self) -> None:
        with suppress(BusyError):
            if not self._index.blank:
                tell_again(self._collection, self._index, self._state)

"""How the user's marks find their articles again: the one place that knows state and index.

The state says what was done to a text at a path; the index says which texts are at which paths
now. Marks are copied into the index, and where a file was renamed, moved or edited, the state
follows it. Nothing is ever removed from the state. Must not know how files are read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reader.hints import TYPE_CHECKING
from reader.named import NamedTuple
from reader.store import editions
from reader.store.index import listed, mark_copies, stages
from reader.store.index.stages import MATCHED, NEW
from reader.store.roots import Locate, Roots, file_of, identity
from reader.store.sqlite import BusyError
from reader.store.state.remembered import Change, Identity, Remembered

if TYPE_CHECKING:
    import sqlite3

    from reader.model import Mark
    from reader.store.editions import Wording
    from reader.store.index.index import Index
    from reader.store.index.listed import Entry
    from reader.store.state.state import State

_BATCH = 1000
_FOUND = 500  # marks found and copied in one transaction
_GATHERED, _AT_ONCE = 16_000, 2000  # marks copied in the list's order; in one transaction


# --------------------------------------------------------------------------- copying marks


def take_over(locate: Locate, index: Index, state: State) -> bool:
    """Copy what changed in the state into the index; tell whether anything had."""
    if index.blank:
        return False
    life = state.life()
    copied, revision = index.ask(mark_copies.up_to)
    if copied == life.identity and revision >= life.revision:
        return False
    if copied != life.identity:
        revision = 0
        if not copied and life.revision <= 1:
            return False  # nobody has ever marked anything
        index.do(mark_copies.drop)
    change = Change(revision)
    while changed := state.changed_since(change, _FOUND):
        index.do(_put_changed, locate, changed)
        change = changed[-1].change
    index.do(mark_copies.note, life.identity, life.revision)
    return True


class Copier:
    """Copies what a long deed marks read into the index, without asking the state for it again.

    That is right only as long as nobody else changes anything in between, and no article goes to
    another place in the list: otherwise ``take_over`` finds out what there is to copy.
    """

    def __init__(self, locate: Locate, index: Index, state: State) -> None:
        self._locate, self._index, self._state = locate, index, state
        self._revision = self._copied()
        self._waiting: list[int] = []

    def _copied(self) -> int | None:
        life, revision = self._index.ask(mark_copies.up_to)
        return revision if life == self._state.life().identity else None

    def marked(self, keys: Sequence[int], revision: int) -> None:
        """Take note of what was marked in one revision; it is copied with others."""
        if revision == self._revision:
            return  # all of these were read before
        follows = self._revision is not None and revision == self._revision + 1
        self._revision = revision if follows else None
        self._waiting.extend(keys)
        if len(self._waiting) >= _GATHERED:
            self.copy()

    def copy(self) -> None:
        """Let the index show what was marked so far; where it is locked, later."""
        keys, self._waiting = sorted(self._waiting), []
        try:
            if self._revision is not None and self._put(keys):
                life = self._state.life().identity  # its file is begun with the first part
                self._index.do(mark_copies.note, life, self._revision)
            else:
                take_over(self._locate, self._index, self._state)
                self._revision = self._copied()
        except BusyError:
            self._revision = None

    def _put(self, keys: Sequence[int]) -> bool:
        """Enter marks; tell whether all these articles are where they were in the list."""
        parts = (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
        return all(self._index.do(mark_copies.put_read, part) == len(part) for part in parts)


def _put_changed(db: sqlite3.Connection, locate: Locate, changed: Sequence[Remembered]) -> None:
    """Enter marks. Found in the same transaction: an article may get another key in between."""
    mark_copies.put(db, _found(db, locate, changed))


def _found(
    db: sqlite3.Connection, locate: Locate, changed: Sequence[Remembered]
) -> Iterator[tuple[int, Mark]]:
    """Give the articles of the index that these are about, by key."""
    marks = {known.identity: known.mark for known in changed}
    contents = {known.identity.content for known in changed}
    for entry in listed.saying_any(db, contents):
        mark = marks.get(identity(locate, entry))
        if mark is not None:
            yield entry.key, mark


# --------------------------------------------------------------------------- following


class _Claim(NamedTuple):
    """An article that has no marks of its own yet, and what may be kept about it."""

    entry: Entry
    identity: Identity
    saying: list[Remembered]  # the same text, wherever it lay
    at: list[Remembered]  # the same path, whatever it said


class Following:
    """One round of finding the marks of new articles, when the catalogue is complete.

    Four chances, in order: the very same text at the very same path; the same text, its old
    file gone from the disk, or its place in the same file taken by another; another text at the
    same path, if it is an edition of the one before (see ``editions``); the same text, whose old
    path says something else now. Two copies keep separate marks, since neither's old place is
    empty. Another text at another path has its chance later (see ``renewals``).
    """

    def __init__(
        self,
        locate: Locate,
        roots: Sequence[Path],
        index: Index,
        state: State,
        wording: Wording,
    ) -> None:
        self._locate = locate
        self._roots = Roots(roots)
        self._index = index
        self._state = state
        self._editions = editions.Editions(index, wording)
        self._left = Roots(_left_behind(state))
        self._taken: set[int] = set()  # rows of the state that found their article

    def run(self) -> Iterator[int]:
        """Find the marks of all NEW articles; give after each batch how many were looked at."""
        claims: list[_Claim] = []
        after, looked_at = -1, 0
        while entries := self._index.ask(listed.at_stage, NEW, after, _BATCH):
            after, looked_at = entries[-1].key, looked_at + len(entries)
            claims += self._still_looking(entries)
            yield looked_at
        for chance in (self._moved, self._edited, self._swapped):
            claims = self._follow(claims, chance)
        self._finish()

    def _still_looking(self, entries: list[Entry]) -> list[_Claim]:
        """Copy the marks of exact matches; give the others about which anything is kept."""
        if not self._state.any():
            return []
        names = {identity(self._locate, entry): entry for entry in entries}
        exact = {known.identity: known for known in self._state.about(list(names))}
        marks = [(names[name].key, known.mark) for name, known in exact.items()]
        self._index.do(mark_copies.put, marks)
        self._taken.update(known.row for known in exact.values())
        claims = (self._claim(entry, name) for name, entry in names.items() if name not in exact)
        return [claim for claim in claims if claim.saying or claim.at]

    def _claim(self, entry: Entry, name: Identity) -> _Claim:
        saying = [each for each in self._state.saying(name.content) if not self._is_left(each)]
        return _Claim(entry, name, saying, self._state.at(name.path))

    def _is_left(self, known: Remembered) -> bool:
        """Tell of what lay in a collection that was moved, and so was said again elsewhere."""
        path = known.identity.path
        return self._left.hold(path) and not self._roots.hold(path)

    def _follow(
        self, claims: list[_Claim], chance: Callable[[_Claim], Remembered | None]
    ) -> list[_Claim]:
        """Give each claim its chance; those left over have the next one."""
        moves: list[tuple[int, Identity]] = []
        copies: list[tuple[int, Identity]] = []
        left = []
        for claim in claims:
            known = chance(claim)
            if known is None:
                left.append(claim)
                continue
            self._taken.add(known.row)
            kept = moves if self._roots.surely_left(known.identity.path) else copies
            kept.append((known.row, claim.identity))
        if moves:
            self._state.follow(moves)
        if copies:
            self._state.copy(copies)
        return left

    def _moved(self, claim: _Claim) -> Remembered | None:
        return self._first(claim.saying, lambda known: self._is_gone(known, claim))

    def _is_gone(self, known: Remembered, claim: _Claim) -> bool:
        file = file_of(known.identity.path)
        if file == file_of(claim.identity.path):
            return not self._still_there(known)
        return not os.path.lexists(file)

    def _edited(self, claim: _Claim) -> Remembered | None:
        if claim.saying:
            return None
        return self._first(
            claim.at, lambda known: self._editions.follows(claim.entry, known.identity.content)
        )

    def _swapped(self, claim: _Claim) -> Remembered | None:
        return self._first(
            claim.saying,
            lambda known: self._roots.hold(known.identity.path) and not self._still_there(known),
        )

    def _first(
        self, known: list[Remembered], fits: Callable[[Remembered], bool]
    ) -> Remembered | None:
        return next((each for each in known if each.row not in self._taken and fits(each)), None)

    def _still_there(self, known: Remembered) -> bool:
        """Tell whether the index has this very text at this very path."""
        entries = self._index.ask(listed.saying, known.identity.content)
        return any(identity(self._locate, entry) == known.identity for entry in entries)

    def _finish(self) -> None:
        """Let every NEW article go on, then copy what has followed."""
        while entries := self._index.ask(listed.at_stage, NEW, -1, _BATCH):
            keys = [entry.key for entry in entries]
            self._index.do(stages.advance, keys, MATCHED)
        take_over(self._locate, self._index, self._state)


def _left_behind(state: State) -> list[Path]:
    """Give the places of collections that were moved from there."""
    known = state.collections(left=True).values()
    return [Path(place) for each in known for place in each.roots]

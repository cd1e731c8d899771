"""The desk's story engines: kept from one round of a session to the next, and between sessions.

Feeds the duplicates wing from the index. Must not know how likeness is measured, nor what the
user said.
"""

from __future__ import annotations

from _thread import allocate_lock  # what threading gives, without all that it brings along
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from reader.hints import TYPE_CHECKING, TypeVar
from reader.model import NotFoundError, StoryText
from reader.named import NamedTuple
from reader.store.ids import Ids, packed
from reader.store.index import relations, rounds
from reader.store.index.stages import DIGESTED, PLACED

if TYPE_CHECKING:
    from reader.duplicates import Changes, Facts
    from reader.store.index.index import Index
    from reader.store.index.rounds import Begun

_BATCH = 500
_PAIRS = 5000  # asked for at once
_AT_HAND = 16_000_000  # bytes of fingerprints at hand while a round is at work
_AHEAD = 500_000  # bytes of those that are read before they are asked for
_KEPT_MOST = 30_000  # articles of an engine that is kept in memory: some 100 MB


R = TypeVar("R")
Filling = Generator[int, None, R]


class News(NamedTuple):
    """What a round finds new, and what it finds gone (or about to come anew)."""

    new: Ids
    gone: list[str]


class Engines:
    """The story engine of a session, kept from one round to the next.

    So a file that comes, goes or changes costs what it touches, not a reading of all that is
    known. Shared by the libraries of one session, in whatever threads.
    """

    def __init__(self) -> None:
        self._guard = allocate_lock()
        self._kept: tuple[str, Engine] | None = None

    def take(self, begun: Begun, index: Index) -> Engine:
        """Give the engine as the last round left it, if it is here; it is ours then."""
        with self._guard:
            kept, self._kept = self._kept, None
        kept_on = kept and kept[0] == begun.after and not begun.fresh
        return kept[1] if kept and kept_on else Engine(_beside(index))

    def put(self, name: str, engine: Engine) -> None:
        """Keep an engine as the round of that name left it: here, and beside the index."""
        in_files = engine.save(name)
        with self._guard:
            keep = in_files or len(engine.stories) <= _KEPT_MOST
            self._kept = (name, engine) if keep else None

    def drop(self) -> None:
        """Keep none in memory: another process has done a round since."""
        with self._guard:
            self._kept = None


class _AtHand:
    """What a round has just read of the articles it takes in, as long as there is room: each is
    asked for four times."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[bytes, Facts]] = {}
        self._room = _AT_HAND

    def put(self, article: str, fingerprint: bytes, facts: Facts) -> None:
        """Keep an article, unless there is no room."""
        self._room -= len(fingerprint)
        if self._room > 0:
            self._kept[article] = fingerprint, facts

    def get(self, article: str) -> tuple[bytes, Facts] | None:
        """Give an article, if it is here."""
        return self._kept.get(article)


class _Ahead:
    """Fingerprints that are read before they are asked for, as soon as two are asked for one after
    the other: a round goes through all of them four times, and to ask for each takes longer."""

    def __init__(self) -> None:
        self._read: dict[str, bytes] = {}
        self._row = -1  # of the last one

    def fingerprint(self, index: Index, article: str) -> bytes:
        """Give an article's fingerprint. Raise NotFoundError when it has none."""
        found = self._read.get(article)
        if found is None:
            row, found = index.ask(rounds.fingerprint, article)
            if row == self._row + 1:
                row, self._read = index.ask(rounds.fingerprints_behind, row, _AHEAD)
            self._row = row
        return found


class Engine:
    """A story index that reads the stored fingerprints: first as they were, then as they are."""

    def __init__(self, folder: Path | None) -> None:
        from reader.duplicates import Snapshots, StoryIndex

        self._index: Index | None = None  # while a round has it at work
        self._snapshots = Snapshots(folder) if folder else None
        self._former: dict[str, bytes] = {}  # fingerprints of what is gone or has changed
        self._at_hand, self._ahead = _AtHand(), _Ahead()
        self._filled = False
        self._grown = False  # by so much that its memory should lie in files
        self.stories = StoryIndex(self._fingerprint, self._facts, folder)

    def filling(self, index: Index, begun: Begun) -> Filling[News]:
        """Put in what was placed before (unless it is to be done afresh), then what changed; give
        after each batch how many articles it took in."""
        self._index, self._at_hand, self._ahead = index, _AtHand(), _Ahead()
        departed = index.ask(rounds.departed)
        gone = [text.id for text, _ in departed]
        if begun.fresh:
            yield from self._add(PLACED)
        else:
            self._former = {text.id: fingerprint for text, fingerprint in departed}
            if not self._filled and not self._resumed(begun.after):
                yield from self._restore([text for text, _ in departed])
            for article in gone:
                self.stories.remove(article)
            self._former = {}
        new = yield from self._add(DIGESTED)
        self._grown = self._grown or not self._filled or len(new) > _BATCH
        self._filled = True
        return News(new, gone)

    def update(self) -> Iterator[Changes]:
        """Give the changes in batches; at the end let go of the index."""
        yield from self.stories.update()
        self._index, self._at_hand, self._ahead = None, _AtHand(), _Ahead()

    def save(self, name: str) -> bool:
        """Keep the state beside the index, for other sessions; tell whether that was possible."""
        if self._snapshots is None:
            return False
        try:
            self._snapshots.save(name, self.stories.state())
        except OSError:  # no room: another session reads everything from the index
            return False
        if self._grown and len(self.stories) > _KEPT_MOST:
            state = self._snapshots.load(name)
            if state is None:
                return False
            self.stories.resume(state)
            self._grown = False
        return True

    # ----- what the stories ask

    def _fingerprint(self, article: str) -> bytes:
        former = self._former.get(article)
        known = None if former else self._at_hand.get(article)
        return former or (known and known[0]) or self._ahead.fingerprint(self._asked, article)

    def _facts(self, article: str) -> Facts:
        from reader.duplicates import facts_of

        if known := self._at_hand.get(article):
            return known[1]
        found = self._asked.ask(rounds.texts, (article,))
        if not found:
            raise NotFoundError(f"There is no article {article}.")
        return facts_of(found[0])

    @property
    def _asked(self) -> Index:
        if self._index is None:
            raise RuntimeError("a story index was asked between two rounds")
        return self._index

    # ----- filling

    def _resumed(self, after: str) -> bool:
        """Go on where the round of that name ended, if its state was kept."""
        state = self._snapshots.load(after) if self._snapshots else None
        if state is not None:
            self.stories.resume(state)
            self._filled = True
        return state is not None

    def _restore(self, departed: Sequence[StoryText]) -> Filling[None]:
        """Read everything from the index: the slow way, which is always there."""
        from reader.duplicates import facts_of

        for text in departed:
            self.stories.add(text.id, self._former[text.id], facts_of(text))
        yield from self._add(PLACED)
        self.stories.restore(pair_ends(self._asked))

    def _add(self, stage: int) -> Filling[Ids]:
        """Add the articles of a stage; give their ids."""
        from reader.duplicates import facts_of

        added, after = bytearray(), -1
        while found := self._asked.ask(rounds.prints, stage, after, _BATCH):
            for _, text, fingerprint in found:
                facts = facts_of(text)
                self._at_hand.put(text.id, fingerprint, facts)
                self.stories.add(text.id, fingerprint, facts)
                added += packed(text.id)
            after = found[-1][0]
            yield len(found)
            if len(found) < _BATCH:
                break
        return Ids((bytes(added),))


def pair_ends(index: Index, *, telling: bool = False) -> Iterator[tuple[str, str]]:
    """Give the ends of all relations, or of those that may make one story of two articles; few
    are in memory at once."""
    after = -1
    while found := index.ask(relations.ends, after, _PAIRS, telling=telling):
        yield from ((a, b) for _, a, b in found)
        after = found[-1][0]


def _beside(index: Index) -> Path | None:
    """Give the place of an engine's files beside an index, if that is a file."""
    return index.path.with_suffix(".engine") if isinstance(index.path, Path) else None

"""The desk's word on stories: which articles are compared, and what the user said about them.

Runs the duplicates wing over the index. Must not know how likeness is measured or stored.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Judgement, NotFoundError, Pair, Story, StoryText
from reader.sources import Collection
from reader.store import catalogue, relations
from reader.store.following import identity
from reader.store.index import Index
from reader.store.stages import DIGESTED, PLACED
from reader.store.state import Identity, State

if TYPE_CHECKING:
    from reader.duplicates import Changes, StoryIndex

_BATCH = 500
_KEPT_MOST = 30_000  # articles of an engine that is kept between rounds: some 150 MB


class Engines:
    """The story engine of a session, kept from one round to the next.

    So a file that comes, goes or changes costs what it touches, not a reading of all that is
    known. Shared by the libraries of one session, in whatever threads.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._kept: tuple[str, _Engine] | None = None

    def take(self, after: str) -> _Engine | None:
        """Give the engine as the round ``after`` left it, if it is here; it is ours then."""
        with self._guard:
            kept, self._kept = self._kept, None
        return kept[1] if kept and kept[0] == after else None

    def put(self, name: str, engine: _Engine) -> None:
        """Keep an engine as the round of that name left it, unless it is too large for that."""
        with self._guard:
            self._kept = (name, engine) if len(engine.stories) <= _KEPT_MOST else None


def place_articles(
    collection: Collection, index: Index, state: State, engines: Engines
) -> Iterator[tuple[int, int]]:
    """Compare what is new with what is there; give how many of how many are placed.

    When another process takes an article away meanwhile, the round stays open, and the next one
    compares everything afresh.
    """
    with suppress(NotFoundError):
        yield from _round(collection, index, state, engines)


def _round(
    collection: Collection, index: Index, state: State, engines: Engines
) -> Iterator[tuple[int, int]]:
    if not index.ask(relations.is_unsettled):
        return
    name = os.urandom(8).hex()
    begun = index.do(relations.begin_round, name)
    kept = engines.take(begun.after)
    engine = _Engine() if begun.fresh or kept is None else kept
    news = engine.fill(index, fresh=begun.fresh)
    touched = {*news.new, *news.gone}
    for changes in engine.update():
        index.do(_apply, engine.stories, changes)
        touched.update(end for pair in changes.added for end in (pair.a, pair.b))
        touched.update(end for pair in changes.dropped for end in pair)
        yield changes.done, changes.total
    form_stories(index, judgements(collection, index, state), None if begun.fresh else touched)
    index.do(relations.end_round, name, news.new, news.gone)
    engines.put(name, engine)


class _News(NamedTuple):
    """What a round finds new, and what it finds gone (or about to come anew)."""

    new: list[str]
    gone: list[str]


class _Engine:
    """A story index that reads the stored fingerprints: first as they were, then as they are."""

    def __init__(self) -> None:
        from reader.duplicates import StoryIndex

        self._index: Index | None = None  # while a round has it at work
        self._former: dict[str, bytes] = {}  # fingerprints of what is gone or has changed
        self._filled = False
        self.stories = StoryIndex(self._fingerprint)

    def _fingerprint(self, article: str) -> bytes:
        former = self._former.get(article)
        return former or self._asked.ask(relations.fingerprint, article)

    @property
    def _asked(self) -> Index:
        if self._index is None:
            raise RuntimeError("a story index was asked between two rounds")
        return self._index

    def fill(self, index: Index, *, fresh: bool) -> _News:
        """Put in what was placed before (unless it is to be done afresh), then what changed."""
        self._index = index
        departed = index.ask(relations.departed)
        gone = [text.id for text, _ in departed]
        if fresh:
            self._add(PLACED)
        else:
            self._former = {text.id: fingerprint for text, fingerprint in departed}
            if not self._filled:
                self._restore([text for text, _ in departed])
            for article in gone:
                self.stories.remove(article)
            self._former = {}
        self._filled = True
        return _News(self._add(DIGESTED), gone)

    def update(self) -> Iterator[Changes]:
        """Give the changes in batches; at the end let go of the index."""
        yield from self.stories.update()
        self._index = None

    def _restore(self, departed: Sequence[StoryText]) -> None:
        from reader.duplicates import facts_of

        for text in departed:
            self.stories.add(text.id, self._former[text.id], facts_of(text))
        self._add(PLACED)
        self.stories.restore(self._asked.ask(relations.pair_ids))

    def _add(self, stage: int) -> list[str]:
        """Add the articles of a stage; give their ids."""
        from reader.duplicates import facts_of

        added, after = [], -1
        while found := self._asked.ask(relations.prints, stage, after, _BATCH):
            for _, text, fingerprint in found:
                self.stories.add(text.id, fingerprint, facts_of(text))
                added.append(text.id)
            after = found[-1][0]
        return added


def _apply(db: sqlite3.Connection, stories: StoryIndex, changes: Changes) -> None:
    relations.drop_pairs(db, changes.dropped)
    relations.put_pairs(db, changes.added)
    for article in changes.furniture:
        relations.put_furniture(db, article, stories.furniture(article))


# --------------------------------------------------------------------------- the user's word


def judgements(collection: Collection, index: Index, state: State) -> list[Judgement]:
    """Give the user's judgements about articles that are in the collection now."""
    said = state.judgements()
    places = _places(collection, index, [end for one, other, _ in said for end in (one, other)])
    found = []
    for one, other, verdict in said:
        ends = sorted(places[end] for end in (one, other) if end in places)
        if len(ends) == 2 and ends[0] != ends[1]:
            found.append(Judgement(ends[0], ends[1], verdict))
    return sorted(found, key=lambda each: (each.a, each.b))


def _places(
    collection: Collection, index: Index, wanted: Iterable[Identity]
) -> dict[Identity, str]:
    """Give the ids of those articles that are here."""
    contents = {each.content for each in wanted}
    found = (entry for text in contents for entry in index.ask(catalogue.saying, text))
    return {identity(collection.locate, entry): entry.id for entry in found}


def tell_again(collection: Collection, index: Index, state: State) -> None:
    """Form anew the stories that the user's word has changed since they were formed."""
    form_stories(index, judgements(collection, index, state), ())


def form_stories(index: Index, judged: Sequence[Judgement], touched: Iterable[str] | None) -> None:
    """Form the stories of all relations and what the user said about them.

    ``touched`` are the articles that came, went or stand otherwise to another than when the
    stories were formed last: only what hangs together with them, or with a judgement that is
    new or taken back, is formed anew. None forms all.
    """
    if touched is None:
        pairs = index.ask(relations.pairs_to_group, judged)
        _exchange(index, _grouped(index, pairs, judged), None)
    else:
        _form_around(index, judged, touched)
    if touched is None or index.ask(relations.judged) != judged:
        index.do(relations.note_judged, judged)


def _form_around(index: Index, judged: Sequence[Judgement], touched: Iterable[str]) -> None:
    changed = set(index.ask(relations.judged)) ^ set(judged)
    ends = sorted({*touched, *(end for each in changed for end in (each.a, each.b))})
    if not ends:
        return
    # What was said and is taken back led somewhere, too.
    among = index.ask(relations.connected, ends, [*judged, *changed])
    concerned = [each for each in judged if each.a in among]
    pairs = index.ask(relations.pairs_among, sorted(among), concerned)
    _exchange(index, _grouped(index, pairs, concerned), sorted(among))


def _exchange(index: Index, found: Sequence[Story], among: Sequence[str] | None) -> None:
    """Store what is new among the stories, in transactions of bounded length."""
    gone, new = index.ask(relations.outdated, found, among)
    while gone or new:
        index.do(relations.exchange, gone, new)


def _grouped(index: Index, pairs: Sequence[Pair], judged: Sequence[Judgement]) -> list[Story]:
    from reader.duplicates import facts_of, group

    ends = {end for pair in pairs for end in (pair.a, pair.b)}
    ends |= {end for each in judged for end in (each.a, each.b)}
    facts = {text.id: facts_of(text) for text in index.ask(relations.texts, sorted(ends))}
    return group(pairs, judged, facts)

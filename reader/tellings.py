"""The desk's word on stories: which articles are compared, and what the user said about them.

Runs the duplicates wing over the index. Must not know how likeness is measured or stored.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

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


def place_articles(collection: Collection, index: Index, state: State) -> Iterator[tuple[int, int]]:
    """Compare what is new with what is there; give how many of how many are placed.

    When another process takes an article away meanwhile, the round stays open, and the next one
    compares everything afresh.
    """
    with suppress(NotFoundError):
        yield from _round(collection, index, state)


def _round(collection: Collection, index: Index, state: State) -> Iterator[tuple[int, int]]:
    if not index.ask(relations.is_unsettled):
        return
    name = os.urandom(8).hex()
    fresh = index.do(relations.begin_round, name)
    engine = _Engine(index)
    engine.fill(fresh=fresh)
    for changes in engine.stories.update():
        index.do(_apply, engine.stories, changes)
        yield changes.done, changes.total
    form_stories(index, judgements(collection, index, state))
    index.do(relations.end_round, name, engine.new, engine.gone)


class _Engine:
    """A story index filled from the stored fingerprints: first as it was, then as it is."""

    def __init__(self, index: Index) -> None:
        from reader.duplicates import StoryIndex

        self._index = index
        self._former: dict[str, bytes] = {}  # fingerprints of what is gone or has changed
        self.stories = StoryIndex(self._fingerprint)
        self.new: list[str] = []
        self.gone: list[str] = []

    def _fingerprint(self, article: str) -> bytes:
        former = self._former.get(article)
        return former or self._index.ask(relations.fingerprint, article)

    def fill(self, *, fresh: bool) -> None:
        """Put in what was placed before (unless it is to be done afresh), then what changed."""
        departed = self._index.ask(relations.departed)
        self.gone = [text.id for text, _ in departed]
        if fresh:
            self._add(PLACED)
        else:
            self._restore(departed)
        self._add(DIGESTED)

    def _restore(self, departed: Sequence[tuple[StoryText, bytes]]) -> None:
        from reader.duplicates import facts_of

        for text, fingerprint in departed:
            self._former[text.id] = fingerprint
            self.stories.add(text.id, fingerprint, facts_of(text))
        self._add(PLACED)
        self.stories.restore(self._index.ask(relations.pair_ids))
        for article in self.gone:
            self.stories.remove(article)
            del self._former[article]

    def _add(self, stage: int) -> None:
        from reader.duplicates import facts_of

        after = -1
        while found := self._index.ask(relations.prints, stage, after, _BATCH):
            for _, text, fingerprint in found:
                self.stories.add(text.id, fingerprint, facts_of(text))
                if stage == DIGESTED:
                    self.new.append(text.id)
            after = found[-1][0]


def _apply(db: sqlite3.Connection, stories: StoryIndex, changes: Changes) -> None:
    relations.drop_pairs(db, changes.dropped)
    relations.put_pairs(db, changes.added)
    for article in changes.furniture:
        relations.put_furniture(db, article, stories.furniture(article))


# --------------------------------------------------------------------------- the user's word


def judgements(collection: Collection, index: Index, state: State) -> list[Judgement]:
    """Give the user's judgements about articles that are in the collection now."""
    found = []
    for one, other, verdict in state.judgements():
        ends = [_article(collection, index, end) for end in (one, other)]
        known = sorted(end for end in ends if end)
        if len(known) == 2 and known[0] != known[1]:
            found.append(Judgement(known[0], known[1], verdict))
    return sorted(found, key=lambda each: (each.a, each.b))


def _article(collection: Collection, index: Index, wanted: Identity) -> str | None:
    entries = index.ask(catalogue.saying, wanted.content)
    return next((e.id for e in entries if identity(collection.locate, e) == wanted), None)


def tell_again(collection: Collection, index: Index, state: State) -> None:
    """Form anew the stories that the user's word has changed since they were formed."""
    judged = judgements(collection, index, state)
    changed = set(index.ask(relations.judged)) ^ set(judged)
    if not changed:
        return
    before = [each for each in changed if each not in judged]
    ends = sorted({end for each in changed for end in (each.a, each.b)})
    among = index.ask(relations.connected, ends, [*judged, *before])
    concerned = [each for each in judged if each.a in among]
    pairs = index.ask(relations.pairs_among, sorted(among), concerned)
    _exchange(index, _grouped(index, pairs, concerned), sorted(among))
    index.do(relations.note_judged, judged)


def form_stories(index: Index, judged: Sequence[Judgement]) -> None:
    """Form the stories of all relations and what the user said about them."""
    pairs = index.ask(relations.pairs_to_group, judged)
    _exchange(index, _grouped(index, pairs, judged), None)
    index.do(relations.note_judged, judged)


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

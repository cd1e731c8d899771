"""The desk's word on stories: which articles are compared, and what the user said about them.

Runs the duplicates wing over the index. Must not know how likeness is measured or stored.
"""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from reader.engines import Engines
from reader.model import Judgement, NotFoundError, Pair, Story
from reader.sources import Collection
from reader.store import catalogue, relations
from reader.store.index import Index
from reader.store.remembered import Identity
from reader.store.roots import identity
from reader.store.state import State

if TYPE_CHECKING:
    from reader.duplicates import Changes, StoryIndex

_BATCH = 200
P = ParamSpec("P")


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
    if begun.fresh:
        _until_done(index, relations.clear)
    engine = engines.take(begun, index)
    news = engine.fill(index, begun)
    touched = {*news.new, *news.gone}
    for changes in engine.update():
        _apply(index, engine.stories, changes)
        touched.update(end for pair in changes.added for end in (pair.a, pair.b))
        touched.update(end for pair in changes.dropped for end in pair)
        yield changes.done, changes.total
    form_stories(index, judgements(collection, index, state), None if begun.fresh else touched)
    _until_done(index, relations.settle, deque(news.new), deque(news.gone))
    index.do(relations.end_round, name)
    engines.put(name, engine)


def _apply(index: Index, stories: StoryIndex, changes: Changes) -> None:
    """Store what changed, in transactions of bounded length."""
    _until_done(index, relations.exchange_pairs, deque(changes.dropped), deque(changes.added))
    for at in range(0, len(changes.furniture), _BATCH):
        batch = changes.furniture[at : at + _BATCH]
        learned = deque((article, stories.furniture(article)) for article in batch)
        _until_done(index, relations.put_furniture, learned)


def _until_done(
    index: Index,
    deed: Callable[Concatenate[sqlite3.Connection, P], bool],
    *args: P.args,
    **kwargs: P.kwargs,
) -> None:
    """Do a deed again, as long as it tells that there is more to do."""
    while index.do(deed, *args, **kwargs):
        pass


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

"""The desk's word on stories: which articles are compared, and what the user said about them.

Runs the duplicates wing over the index. Must not know how likeness is measured or stored.
"""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain

from reader.engines import Engines, Filling, News, pair_ends
from reader.hints import TYPE_CHECKING, Concatenate, ParamSpec
from reader.model import Judgement, NotFoundError, Pair, Story
from reader.named import NamedTuple
from reader.store.index import days, formed, furniture, listed, relations, rounds
from reader.store.roots import identity

if TYPE_CHECKING:
    from reader.duplicates import Changes, StoryIndex
    from reader.sources import Collection
    from reader.store.index.index import Index
    from reader.store.state.remembered import Identity
    from reader.store.state.state import State

_BATCH = 200
_TOUCHED_MOST = 20_000  # articles, some 3 MB
P = ParamSpec("P")


class Placing(NamedTuple):
    """How far it is: ``gathering`` (the engine takes articles in), then ``stories``."""

    stage: str
    done: int
    total: int


def place_articles(
    collection: Collection, index: Index, state: State, engines: Engines
) -> Iterator[Placing]:
    """Compare what is new with what is there; tell how far that is.

    When another process takes an article away meanwhile, or changes one so that what is known of
    it does not fit together, the round stays open, and the next one compares everything afresh.
    """
    version = index.data_version()
    try:
        with suppress(NotFoundError):
            yield from _round(collection, index, state, engines)
    except (IndexError, KeyError, ValueError):
        if index.data_version() == version:  # nobody else wrote: it is a mistake of our own
            raise


def _round(
    collection: Collection, index: Index, state: State, engines: Engines
) -> Iterator[Placing]:
    if not index.ask(rounds.is_unsettled):
        return
    name = os.urandom(8).hex()
    begun = index.do(rounds.begin, name)
    if begun.fresh:
        _until_done(index, rounds.clear)
    engine = engines.take(begun, index)
    news = yield from _taken_in(engine.filling(index, begun), index.ask(days.articles))
    touched = _Touched(every=begun.fresh)
    touched.add(chain(news.new, news.gone))
    for changes in engine.update():
        _apply(index, engine.stories, changes)
        touched.add(end for pair in changes.added for end in (pair.a, pair.b))
        touched.add(end for pair in changes.dropped for end in pair)
        yield Placing("stories", changes.done, changes.total)
    form_stories(index, judgements(collection, index, state), touched.articles)
    for batch in _batches(news.new, _BATCH):
        _until_done(index, rounds.settle, deque(batch), deque())
    _until_done(index, rounds.settle, deque(), deque(news.gone))
    index.do(rounds.end, name)
    engines.put(name, engine)


class _Touched:
    """The articles whose stories may be others now: None when these are all, or too many to be
    named one by one."""

    def __init__(self, *, every: bool) -> None:
        self.articles: set[str] | None = None if every else set()

    def add(self, articles: Iterable[str]) -> None:
        """Name some more."""
        if self.articles is None:
            return
        for article in articles:
            self.articles.add(article)
            if len(self.articles) > _TOUCHED_MOST:
                self.articles = None
                return


def _batches(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (ids[at : at + size] for at in range(0, len(ids), size))


def _taken_in(filling: Filling[News], total: int) -> Generator[Placing, None, News]:
    """Tell how many articles the engine has taken in; those it knew already are not counted."""
    done = 0
    while True:
        try:
            done += next(filling)
        except StopIteration as end:
            news: News = end.value
            return news
        yield Placing("gathering", done, total)


def _apply(index: Index, stories: StoryIndex, changes: Changes) -> None:
    """Store what changed, in transactions of bounded length."""
    _until_done(index, relations.exchange, deque(changes.dropped), deque(changes.added))
    for batch in _batches(changes.furniture, _BATCH):
        learned = deque((article, stories.furniture(article)) for article in batch)
        _until_done(index, furniture.put, learned)


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
    found = (entry for text in contents for entry in index.ask(listed.saying, text))
    return {identity(collection.locate, entry): entry.id for entry in found}


def tell_again(collection: Collection, index: Index, state: State) -> None:
    """Form anew the stories that the user's word has changed since they were formed."""
    form_stories(index, judgements(collection, index, state), ())


def form_stories(index: Index, judged: Sequence[Judgement], touched: Iterable[str] | None) -> None:
    """Form the stories of all relations and what the user said about them.

    ``touched`` are the articles that came, went or stand otherwise to another than when the
    stories were formed last: only what hangs together with them, or with a judgement that is
    new or taken back, is formed anew. None forms all. Either way some hundred articles at a time,
    with all that hangs together with them: what else there is cannot concern them.
    """
    changed = set(index.ask(relations.judged)) ^ set(judged)
    # What was said and is taken back led somewhere, too.
    said = [*judged, *changed]
    if touched is None:
        parts = _all_parts(index, said)
    else:
        parts = _parts_around(index, {*touched, *_ends(changed)}, said)
    for part in parts:
        among = set(part)
        concerned = [each for each in judged if each.a in among]
        pairs = index.ask(relations.among, part, concerned)
        _exchange(index, _grouped(index, pairs, concerned), part)
    if touched is None:
        _let_go_of_unfounded(index, set(_ends(judged)))
    if changed:
        index.do(relations.note_judged, judged)


def _ends(judged: Iterable[Judgement]) -> Iterator[str]:
    return (end for each in judged for end in (each.a, each.b))


def _all_parts(index: Index, judged: Iterable[Judgement]) -> Iterator[list[str]]:
    """Give all articles that may share a story with another, some at a time; none in one part
    shares one with any in another."""
    from reader.duplicates import components, together

    said = ((each.a, each.b) for each in judged)
    return together(components(chain(pair_ends(index, telling=True), said)), _BATCH)


def _parts_around(index: Index, ends: set[str], judged: Sequence[Judgement]) -> Iterator[list[str]]:
    """Give the same for these articles and all that hangs together with them."""
    seen: set[str] = set()
    for batch in _batches(sorted(ends), _BATCH):
        around = index.ask(relations.connected, set(batch) - seen, judged)
        seen |= around
        yield sorted(around)


def _let_go_of_unfounded(index: Index, said: set[str]) -> None:
    """Take out stories that neither a relation nor the user's word (``said``) founds any more."""
    after = ""
    while found := index.ask(formed.unfounded, after, _BATCH):
        after = found[-1]
        gone = deque(story for story in found if story not in said)
        while gone:
            index.do(formed.exchange, gone, deque())


def _exchange(index: Index, found: Sequence[Story], among: Sequence[str]) -> None:
    """Store what is new among the stories, in transactions of bounded length."""
    gone, new = index.ask(formed.outdated, found, among)
    while gone or new:
        index.do(formed.exchange, gone, new)


def _grouped(index: Index, pairs: Sequence[Pair], judged: Sequence[Judgement]) -> list[Story]:
    from reader.duplicates import facts_of, group

    ends = {end for pair in pairs for end in (pair.a, pair.b)}
    ends |= {end for each in judged for end in (each.a, each.b)}
    facts = {text.id: facts_of(text) for text in index.ask(rounds.texts, sorted(ends))}
    return group(pairs, judged, facts)

"""A collection whose folder was moved or renamed is known again, and all that was kept comes along.

Known by its articles: nothing is left where it lay, and most of a few articles that were noted
there lie here, at the same paths within. Where several collections could be meant, none is. Knows
the state and how files are read; must not know how what is kept is kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from reader.hints import TYPE_CHECKING
from reader.model import BroadsheetError, Draft, content_id
from reader.sources import FoundFile
from reader.store.index import listed
from reader.store.roots import file_of, identity, is_occupied, rerooted
from reader.store.state.remembered import Identity
from reader.store.state.whereabouts import Whereabouts

if TYPE_CHECKING:
    from reader.sources import Collection
    from reader.store.index.index import Index
    from reader.store.state.state import State

_SAMPLE = 16  # articles that a collection is known by
_MOST = 0.5  # share of them above which it is the same collection

_Moves = Mapping[str, str]  # folders and files, where they were and where they are


def note_place(collection: Collection, index: Index, state: State) -> None:
    """Keep where a collection lies and what it is known by now."""
    sample = index.ask(listed.sample, _SAMPLE)
    if sample:
        articles = tuple(identity(collection.locate, entry) for entry in sample)
        state.note_collection(Whereabouts(collection.key, _places(collection), articles))


def follow_move(collection: Collection, state: State) -> str | None:
    """Let what was kept of a collection hold where it lies now; say so if that was any news.

    Only for a collection of which nothing is kept here yet, or which went on elsewhere meanwhile.
    """
    if state.knows_place(collection.key, still=True):
        return None
    known = state.collections()
    own = known.get(collection.key)
    likely = [_last(own, known)] if own else [each for each in known.values() if not each.became]
    found = [(each, moves) for each in likely if (moves := _moves(each, collection))]
    if len(found) != 1:
        return None
    [(before, moves)] = found
    after = Whereabouts(collection.key, _places(collection), tuple(_again(before, moves)))
    came = state.move_in(before, after, lambda path: rerooted(path, moves))
    place = ", ".join(moves)
    return f"Known again: what you did in {place} came along." if came else None


def _places(collection: Collection) -> tuple[str, ...]:
    return tuple(sorted(map(os.fspath, collection.roots)))


def _last(own: Whereabouts, known: Mapping[str, Whereabouts]) -> Whereabouts:
    """Give what a collection became in the end, going from place to place."""
    seen = {own.key}
    while own.became in known and own.became not in seen:
        own = known[own.became]
        seen.add(own.key)
    return own


def _moves(before: Whereabouts, collection: Collection) -> _Moves | None:
    """Tell what of a collection lies where now; None when it is another, or still there."""
    here = _places(collection)
    moves = _paired(
        [place for place in before.roots if place not in here],
        [place for place in here if place not in before.roots],
    )
    if not moves or any(is_occupied(Path(place)) for place in moves):
        return None
    return moves if _same_articles(before, moves) else None


def _paired(gone: list[str], new: list[str]) -> _Moves | None:
    """Tell which place became which: the only one, or the one of that name in a folder of all."""
    if len(gone) == len(new) == 1:
        return {gone[0]: new[0]}
    if not gone or not new:
        return None
    was, now = os.path.commonpath(gone), os.path.commonpath(new)
    moves = {place: now + place.removeprefix(was) for place in gone}
    return moves if set(moves.values()) == set(new) else None


def _same_articles(before: Whereabouts, moves: _Moves) -> bool:
    asked = list(_again(before, moves))
    return sum(map(_lies_there, asked)) > len(asked) * _MOST


def _again(before: Whereabouts, moves: _Moves) -> Iterator[Identity]:
    """Name the articles that a moved collection was known by where they should be now."""
    for path, content in before.sample:
        if place := rerooted(path, moves):
            yield Identity(place, content)


def _lies_there(article: Identity) -> bool:
    """Tell whether the first article of a file is this very text."""
    file = Path(file_of(article.path))
    if not file.is_file():
        return False
    from reader.sources import read_file

    try:
        drafts = read_file(FoundFile.at(file.name, file))
        first = next((each for each in drafts if isinstance(each, Draft)), None)
    except (BroadsheetError, OSError):
        return False
    return first is not None and content_id(first.text) == article.content

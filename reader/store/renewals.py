"""A marked article was loaded again at another place, and edited: the marks go along.

The place is another file, or another one in a file that holds many.

The last chance of ``following``, taken when the new texts have fingerprints and before the
stories are told of what went: by then the index still knows what the articles said that are
gone. Must not know how texts are measured.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reader.model import StoryText
from reader.named import NamedTuple
from reader.record import replace
from reader.store.following import take_over
from reader.store.index import listed, rounds
from reader.store.index.index import Index
from reader.store.index.stages import DIGESTED
from reader.store.roots import Locate, Roots, file_of, identity
from reader.store.state.remembered import Identity, Remembered
from reader.store.state.state import State

NEARLY = 0.7
"""Share of the longer text's word pairs from which an article may be the same one again.

One of which every tenth word was changed keeps 0.8; a cut or an excerpt, however true, is no
renewal, for it may be another's.
"""

_BATCH = 500


class Likeness(NamedTuple):
    """How texts are measured by their fingerprints: lent by the desk.

    ``signs`` are a few numbers of which like texts have some in common; ``alike`` is the share of
    the longer text that the other has, 0 to 1, or None where it cannot be told.
    """

    signs: Callable[[bytes], frozenset[int]]
    alike: Callable[[bytes, bytes], float | None]


class _Text(NamedTuple):
    name: Identity
    about: StoryText
    fingerprint: bytes


def follow_renewals(
    locate: Locate, places: Sequence[Path], index: Index, state: State, likeness: Likeness
) -> bool:
    """Let marks go from articles that are gone to new ones with nearly the same text; tell
    whether any did.

    Only where it is clear: one new article fits the old one and no other old one, nothing was
    ever done to it, and neither outlet, date nor address speaks against it.
    """
    roots = Roots(places)
    gone = _gone(locate, index)
    about = {known.identity: known for known in state.about(list(gone))}
    if not about:
        return False
    kept = {name: known.row for name, known in about.items()}
    left = [_as_read(text, about.get(text.name)) for text in _texts(index, gone)]
    pairs = _matched(left, _arrived(locate, index, state), likeness)
    found = [(old, new) for old, new in pairs if old in kept]
    moves = [(kept[old], new) for old, new in found if roots.surely_left(old.path)]
    copies = [(kept[old], new) for old, new in found if not roots.surely_left(old.path)]
    if moves:
        state.follow(moves)
    if copies:
        state.copy(copies)
    return bool(found) and take_over(locate, index, state)


def _gone(locate: Locate, index: Index) -> dict[Identity, str]:
    """Give the articles of which the file is there no longer, or the text, marked or not, by name.

    A text that still stands somewhere was left where it is by those who took it out of a file.
    """
    found = {identity(locate, entry): entry.id for entry in index.ask(listed.vanished)}
    there = {each.content for each in index.ask(listed.saying_any, {n.content for n in found})}
    return {
        name: article
        for name, article in found.items()
        if name.content not in there or not os.path.lexists(file_of(name.path))
    }


def _texts(index: Index, gone: Mapping[Identity, str]) -> list[_Text]:
    known = index.ask(rounds.former_texts, gone.values())
    names = {article: name for name, article in gone.items()}
    return [_Text(names[about.id], about, blob) for about, blob in known]


def _as_read(text: _Text, known: Remembered | None) -> _Text:
    """Leave out what the user corrected: of the new text nobody corrected anything yet."""
    amended = dict(known.mark.amended) if known else {}
    said = text.about
    return text._replace(
        about=replace(
            said,
            outlet=None if "outlet" in amended else said.outlet,
            date=None if "date" in amended else said.date,
        )
    )


def _arrived(locate: Locate, index: Index, state: State) -> list[_Text]:
    """Give the new articles of which nothing is kept, neither of the text nor of the file."""
    arrived: list[_Text] = []
    after = -1
    while batch := index.ask(rounds.prints, DIGESTED, after, _BATCH):
        after = batch[-1][0]
        found = index.ask(listed.entries, [text.id for _, text, _ in batch])
        there = {entry.id: entry for entry in found}  # another session may have taken some out
        for _, about, blob in batch:
            if entry := there.get(about.id):
                arrived.append(_Text(identity(locate, entry), about, blob))
    return [each for each in arrived if not state.saying(each.name.content)]


def _matched(
    gone: Sequence[_Text], arrived: Sequence[_Text], likeness: Likeness
) -> list[tuple[Identity, Identity]]:
    """Give the pairs of which neither side fits any other."""
    signed = defaultdict[int, list[int]](list)
    for number, text in enumerate(arrived):
        for sign in likeness.signs(text.fingerprint):
            signed[sign].append(number)
    fits = [
        (old.name, arrived[number].name)
        for old in gone
        for number in {at for sign in likeness.signs(old.fingerprint) for at in signed[sign]}
        if _fit(old, arrived[number], likeness)
    ]
    olds, news = Counter(old for old, _ in fits), Counter(new for _, new in fits)
    return [(old, new) for old, new in fits if olds[old] == news[new] == 1]


def _fit(old: _Text, new: _Text, likeness: Likeness) -> bool:
    a, b = old.about, new.about
    facts = ((a.outlet, b.outlet), (a.date, b.date), (a.url, b.url))
    if any(one and other and one != other for one, other in facts):
        return False
    return (likeness.alike(old.fingerprint, new.fingerprint) or 0.0) >= NEARLY

"""A story told of in numbers: its tellings, the sources they go back to, who had it first.

Puts together what the index knows of one story. Must not know how a relation is found, nor in
what words any of this is said.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reader.chronology import precedence
from reader.model import Account, Relation, Told, Witness
from reader.store.index import formed, tellings


def account_of(db: sqlite3.Connection, article: str) -> Account | None:
    """Give the account of an article's story; None where it is told once, or all of its tellings
    are gone: a story stays until the stories are formed anew."""
    story = formed.story_of(db, article)
    told = tellings.told(db, article)
    if story is None or not told:
        return None
    found = witnesses(told, tellings.one_text(db, article))
    return Account(story, tuple(told), tuple(found), precedence(told, story.first))


def witnesses(told: Sequence[Told], pairs: Iterable[tuple[str, str, Relation]]) -> list[Witness]:
    """Part tellings by the text they come from, the most printed text first.

    ``pairs`` are those that make two tellings of one text. A telling that none joins to another
    (the user joined it) is a witness of its own.
    """
    group_of = {each.id: {each.id} for each in told}
    rewritten: set[str] = set()
    for a, b, relation in pairs:
        if a not in group_of or b not in group_of:
            continue
        if relation is Relation.REWRITTEN:
            rewritten |= {a, b}
        if group_of[a] is not group_of[b]:
            small, large = sorted((group_of[a], group_of[b]), key=len)
            large |= small
            group_of |= dict.fromkeys(small, large)
    groups: dict[int, list[Told]] = {}
    for each in told:
        groups.setdefault(id(group_of[each.id]), []).append(each)
    found = [_witness(members, rewritten) for members in groups.values()]
    return sorted(found, key=lambda witness: -len(witness.articles))


def _witness(members: Sequence[Told], rewritten: set[str]) -> Witness:
    known = {name.casefold(): name for each in members for name in each.agencies}
    counted = Counter(name for each in members for name in _sources(each, known))
    agency, credits = counted.most_common(1)[0] if counted else (None, 0)
    ids = tuple(each.id for each in members)
    return Witness(ids, agency, credits, rewritten.isdisjoint(ids))


def _sources(told: Told, known: Mapping[str, str]) -> set[str]:
    """Name the agencies that a telling credits, or is: an outlet that another one credits.

    ``known`` are all that are credited, by their names in small letters.
    """
    own = known.get((told.outlet or "").casefold())
    return {*told.agencies, *([own] if own else [])}

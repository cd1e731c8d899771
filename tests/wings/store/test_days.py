"""The counts that triggers keep must be what counting would give, whatever was done."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.model import (
    Article,
    Counts,
    Field,
    Filter,
    Grouping,
    Mark,
    PrintedDate,
    Provenance,
    Span,
    StateError,
    Story,
    article_id,
    content_id,
)
from reader.store.ids import NOBODY, Ids, LateIds
from reader.store.index import catalogue, days, formed, listed, mark_copies, shelves
from reader.store.index.catalogue import Reading
from reader.store.index.index import Index
from reader.store.index.shelving import DayShelves

DATES = [None, "2023", "2023-05", "2023-05-01", "2023-05-01T10:30", "2023-05-02", "1999-12-31"]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with closing(Index(tmp_path / "index.db", lambda: None)) as made:
        yield made


def _article(number: int, date: str | None, text: str) -> Article:
    path = f"{number:03}.txt"
    printed = Field(PrintedDate.from_iso(date), Provenance.DECLARED, 1.0) if date else None
    place = article_id(path, 0), content_id(text), path, 0, text
    return Article(*place, date=printed, body=(Span(0, len(text)),))


def _put(index: Index, *articles: Article) -> None:
    readings = deque(Reading(each.path, len(each.text), 1, [each]) for each in articles)
    while readings:
        index.do(catalogue.put, readings, anew=False)


def _same(index: Index) -> None:
    """See that lists and counts made from the days are those made from the articles."""
    # A condition that every article passes asks the articles themselves.
    all_of_them = Filter(none_of=(Filter(starred=True, unread=True, since="2999"),))
    late = DayShelves(index.ask(days.every), lambda *of_a_day: index.ask(shelves.on_day, *of_a_day))
    found = index.ask(shelves.shelves, all_of_them, Grouping.DATE)
    assert late == found
    assert list(late.above()) == list(found.above())
    assert index.ask(shelves.counts, Filter()) == index.ask(shelves.counts, all_of_them)
    for number, group in enumerate(late):
        assert late.find(group.key) == found.find(group.key) == number
        for each in group.ids:
            assert index.ask(shelves.division, each, Grouping.DATE) == group.key


def test_the_days_are_right_after_any_deeds(index: Index) -> None:
    chance = random.Random(5)
    for _ in range(60):
        numbers = chance.sample(range(30), 8)
        deed = chance.randrange(4)
        if deed < 2:
            texts = [f"Text {chance.randrange(2)}" for _ in numbers]
            pairs = zip(numbers, texts, strict=True)
            _put(index, *(_article(n, chance.choice(DATES), text) for n, text in pairs))
        elif deed == 2:
            entries = index.ask(listed.entries, [article_id(f"{n:03}.txt", 0) for n in numbers])
            marks = [Mark(), Mark(read=True), Mark(starred=True), Mark(read=True, place=9)]
            index.do(mark_copies.put, [(each.key, chance.choice(marks)) for each in entries])
        else:
            gone = deque(chance.sample(range(1, 40), 5))
            index.do(catalogue.forget_files, gone)
        _same(index)
    assert index.ask(days.read) > 0
    index.do(mark_copies.drop)
    _same(index)
    assert index.ask(days.read) == 0


def test_of_what_cannot_be_entered_nothing_is(index: Index) -> None:
    _put(index, _article(1, None, "Text"))
    others = [_article(2, "2023", "Text"), _article(1, "2024", "Text")]
    twice = Reading("another.txt", 4, 1, others)
    before = index.ask(days.every)
    with pytest.raises(StateError):
        index.do(catalogue.put, deque([twice]), anew=False)
    assert index.ask(days.every) == before
    assert not index.ask(listed.entries, [others[0].id])
    _same(index)


def test_an_empty_index_has_no_days(index: Index) -> None:
    assert index.ask(days.every) == []
    assert index.ask(shelves.counts, Filter()) == Counts(0, 0, 0)


# --------------------------------------------------------------------------- ids that come late


def _blob(number: int) -> bytes:
    return number.to_bytes(8, "big")


def test_late_ids_are_the_same_as_others_and_fetched_once() -> None:
    asked: list[tuple[int, int]] = []
    blobs = [_blob(number) for number in range(1, 3001)]

    def fetch(first: int, count: int) -> list[bytes]:
        asked.append((first, count))
        return blobs[first : first + count]

    late = LateIds(3000, fetch)
    assert len(late) == 3000
    assert not asked
    assert late[2999] == blobs[2999].hex()
    assert late[-1] == late[2999]
    assert len(asked) == 1
    assert late == Ids(blobs)
    assert late[10:12] == [blobs[10].hex(), blobs[11].hex()]
    assert late.index(blobs[1234].hex()) == 1234
    assert _blob(4000).hex() not in late
    assert sorted(asked) == [(0, 1024), (1024, 1024), (2048, 952)]


def test_what_went_since_it_was_counted_leaves_a_place_without_an_article() -> None:
    late = LateIds(3, lambda first, count: [_blob(7)])
    assert list(late) == [_blob(7).hex(), NOBODY.hex() * 8, NOBODY.hex() * 8]


def test_an_id_is_found_where_it_begins_and_nowhere_else() -> None:
    one, two = bytes(range(8)), bytes(range(4, 12))
    ids = Ids([one, bytes(range(8, 16)), two])  # the second begins inside the first two
    assert ids.index(two.hex()) == 2
    assert "no id" not in ids
    with pytest.raises(ValueError, match="not here"):
        ids.index(_blob(99).hex())


# --------------------------------------------------------------------------- stories counted


def test_stories_and_their_tellings_are_counted_right_after_any_exchange(index: Index) -> None:
    """A telling may come into another story before its old one goes."""
    chance, ids = random.Random(3), [f"{number:016x}" for number in range(20)]
    for _ in range(60):
        members = tuple(chance.sample(ids, chance.randrange(2, 5)))
        new = deque([Story(members[0], members, "A headline", ())])
        gone = deque(chance.sample(ids, 4))
        index.do(formed.exchange, *((gone, deque()) if chance.random() < 0.4 else (deque(), new)))
        counted = index.ask(
            lambda db: db.execute(
                "SELECT (SELECT count(*) FROM stories), (SELECT count(*) FROM tellings)"
            ).fetchone()
        )
        assert index.ask(formed.told) == counted
    assert min(index.ask(formed.told)) > 0

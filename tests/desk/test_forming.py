"""Stories formed part by part are those formed of everything at once."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from reader import tellings
from reader.duplicates import components, group, together
from reader.model import Evidence, Judgement, Pair, Relation, Story, Verdict
from reader.store.index import formed, relations
from reader.store.index.index import Index

ARTICLES = [f"{number:016x}" for number in range(60)]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    opened = Index(tmp_path / "index.db", lambda: None)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("_BATCH", 3), ("_TOUCHED_MOST", 25)):
        monkeypatch.setattr(tellings, name, size)
    monkeypatch.setattr("reader.engines._PAIRS", 4)


def _pairs(chance: random.Random, count: int) -> dict[tuple[str, str], Pair]:
    found = {}
    for _ in range(count):
        a, b = sorted(chance.sample(ARTICLES, 2))
        shares = round(chance.random(), 4), round(chance.random(), 4)
        relation, score = chance.choice(list(Relation)), round(chance.random(), 4)
        found[a, b] = Pair(a, b, relation, *shares, score, Evidence(0.5, 0.5, 0.5))
    return found


def _judgements(chance: random.Random, count: int) -> list[Judgement]:
    ends = {tuple(sorted(chance.sample(ARTICLES, 2))) for _ in range(count)}
    return [Judgement(a, b, chance.choice(list(Verdict))) for a, b in sorted(ends)]


def _stored(index: Index) -> list[Story]:
    found = index.ask(formed.stories, (1 << 62, b""), 1000)
    return sorted((story for _, story in found), key=lambda story: story.id)


def _keep(index: Index, gone: list[tuple[str, str]], pairs: list[Pair]) -> None:
    found, left = deque(pairs), deque(gone)
    while index.do(relations.exchange, left, found):
        pass


@pytest.mark.parametrize("seed", range(25))
def test_what_is_formed_part_by_part_is_what_all_at_once_gives(index: Index, seed: int) -> None:
    chance = random.Random(seed)
    known: dict[tuple[str, str], Pair] = {}
    for number in range(6):
        gone = [ends for ends in sorted(known) if chance.random() < 0.3]
        new = _pairs(chance, chance.choice((2, 25)))
        judged = _judgements(chance, chance.choice((0, 4)))
        _keep(index, gone, list(new.values()))
        known = {ends: pair for ends, pair in known.items() if ends not in gone} | new
        touched = {end for ends in (*gone, *new) for end in ends}
        all_anew = number == 0 or chance.random() < 0.5
        tellings.form_stories(index, judged, None if all_anew else touched)
        assert _stored(index) == group(known.values(), judged, {})


def test_parts_are_whole_and_apart() -> None:
    chance = random.Random(2)
    pairs = [tuple(chance.sample(ARTICLES, 2)) for _ in range(30)]
    parts = list(components((a, b) for a, b in pairs))
    assert sorted(end for part in parts for end in part) == sorted({*(e for p in pairs for e in p)})
    for part in parts:
        assert part == sorted(part)
        inner = [pair for pair in pairs if pair[0] in part]
        assert all(other in part for _, other in inner)
        assert len(list(components((a, b) for a, b in inner))) == 1


def test_a_long_chain_is_one_part() -> None:
    ids = [f"{number:05}" for number in range(30_000)]
    random.Random(3).shuffle(ids)
    links = list(pairwise(ids))
    random.Random(4).shuffle(links)
    assert list(components(links)) == [sorted(ids)]
    assert list(components(())) == []


def test_small_parts_are_put_together_whole() -> None:
    parts = [["a", "b"], ["c", "d", "e"], ["f", "g"], ["h", "i"]]
    assert list(together(parts, 4)) == [["a", "b", "c", "d", "e"], ["f", "g", "h", "i"]]

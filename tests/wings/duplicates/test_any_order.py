"""In whatever order articles come, change and go, the result is that of a fresh build."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.duplicates import (
    StoryIndex,
    candidates,
    facts_of,
    fingerprint,
    names,
    partners,
    postings,
    shelves,
)
from reader.model import Pair, Span, StoryText
from tests.wings.duplicates import press

Pairs = dict[tuple[str, str], Pair]


def _page(chance: random.Random, name: str) -> StoryText:
    """One of few stories, whole, cut, rewritten or with a beginning of its own, on one of few
    sites: so that everything meets everything."""
    body = press.story(chance.randrange(3), 8)
    shape = chance.randrange(5)
    if shape == 1:
        body = body[: chance.randint(3, 7)]
    elif shape == 2:
        body = press.rewritten(body, 0.3)
    elif shape == 3:
        body = press.story(f"own {chance.random()}", 3) + body
    elif shape == 4:
        body = press.story(f"own {chance.random()}", chance.randint(1, 8))
    where = chance.choice((None, "north", "south", "east"))
    furniture = press.site(where) if where else []
    text = "\n".join([*furniture[:3], " ".join(body), *furniture[3:]])
    headline = chance.choice((None, " ".join(body[-1].split()[:6])))
    outlet = where if chance.random() < 0.5 else None
    return press.text_of(name, text, headline=headline, outlet=outlet)


def _add(index: StoryIndex, text: StoryText) -> None:
    index.add(text.id, fingerprint(text), facts_of(text))


def _furniture(index: StoryIndex, names: list[str]) -> dict[str, tuple[Span, ...]]:
    return {name: index.furniture(name) for name in names}


@pytest.mark.parametrize(("common", "anchors"), [(300, 6), (6, 2)])
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), pages=st.integers(2, 40), steps=st.integers(1, 12))
def test_any_order_gives_what_a_fresh_build_gives(
    common: int, anchors: int, seed: int, pages: int, steps: int
) -> None:
    """Also where features are held by so many that only anchors are met (the second case)."""
    before = candidates.COMMON, candidates.ANCHORS
    candidates.COMMON, candidates.ANCHORS = common, anchors
    try:
        _compare_with_fresh(random.Random(seed), pages, steps)
    finally:
        candidates.COMMON, candidates.ANCHORS = before


@pytest.mark.parametrize("seed", range(6))
def test_where_everything_lies_in_files_the_result_is_the_same(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where runs are merged and gone through in pieces, and what is new soon goes where the
    rest is."""
    for room, most in (
        (shelves, "_LONG"),
        (postings, "_LONG"),
        (postings, "_STRETCH"),
        (postings, "_ASKED"),
        (postings, "_PIECE"),
        (postings, "_TABLE_MOST"),
        (candidates, "_MET_AT_ONCE"),
        (names, "_NEW_MOST"),
        (partners, "_CHANGED_MOST"),
    ):
        monkeypatch.setattr(room, most, 7)
    _compare_with_fresh(random.Random(seed), 40, 8, tmp_path)
    assert not list(tmp_path.iterdir())  # of nameless files


def _compare_with_fresh(
    chance: random.Random, pages: int, steps: int, folder: Path | None = None
) -> None:
    index, known = StoryIndex(folder=folder), Pairs()
    held: dict[str, StoryText] = {}
    for _ in range(steps):
        for _ in range(chance.choice((1, 1, 2, pages))):
            name = f"page {chance.randrange(pages)}"
            gone = name in held
            index.remove(name)
            held.pop(name, None)
            if not gone or chance.random() < 0.5:
                held[name] = _page(chance, name)
                _add(index, held[name])
        press.settle(index, known)
        if chance.random() < 0.3:
            index = _carried_over(index, held)
    here = sorted(held)
    fresh, expected = press.index_of([held[name] for name in chance.sample(here, len(here))])
    assert known == expected
    assert _furniture(index, here) == _furniture(fresh, here)
    for name in here:
        assert index.pairs_of(name) == fresh.pairs_of(name)


def _carried_over(index: StoryIndex, held: dict[str, StoryText]) -> StoryIndex:
    """Go on with an index that knows only the state of this one."""
    other = StoryIndex(lambda name: fingerprint(held[name]), lambda name: facts_of(held[name]))
    other.resume({key: array.copy() for key, array in index.state().items()})
    return other


def test_when_an_anchor_goes_another_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies so many that they meet at one of them only still hang together without it."""
    monkeypatch.setattr(candidates, "COMMON", 4)
    monkeypatch.setattr(candidates, "ANCHORS", 1)
    body = " ".join(press.story("told often", 8))
    texts = {name: press.text_of(name, body) for name in map(str, range(12))}
    index, known = press.index_of(texts.values())
    while len(texts) > 2:
        met = Counter(end for pair in known for end in pair)
        assert set(met) == set(texts)  # nobody is left alone
        (anchor, _), *_ = met.most_common(1)
        del texts[anchor]
        index.remove(anchor)
        press.settle(index, known)
        assert known == press.index_of(texts.values())[1]
    assert len(known) == 1


def test_an_index_read_back_goes_on_where_it_stopped() -> None:
    chance = random.Random(5)
    texts = [_page(chance, f"page {number:02}") for number in range(40)]
    _, known = press.index_of(texts[:30])
    restored = StoryIndex()
    for text in texts[:30]:
        _add(restored, text)
    restored.restore(known)
    for text in texts[30:]:
        _add(restored, text)
    press.settle(restored, known)
    assert known == press.index_of(texts)[1]


def test_fingerprints_can_stay_where_they_are_stored() -> None:
    chance = random.Random(6)
    texts = [_page(chance, f"page {number:02}") for number in range(30)]
    stored = {text.id: fingerprint(text) for text in texts}
    index, known = StoryIndex(stored.__getitem__), Pairs()
    for text in texts:
        index.add(text.id, stored[text.id], facts_of(text))
    press.settle(index, known)
    index.remove(texts[0].id)
    del stored[texts[0].id]
    index.remove(texts[1].id)
    stored[texts[1].id] = fingerprint(texts[2])
    index.add(texts[1].id, stored[texts[1].id], facts_of(texts[1]))
    press.settle(index, known)
    changed = press.text_of(texts[1].id, texts[2].text, headline=texts[2].headline)
    changed = StoryText(
        texts[1].id, texts[2].text, texts[2].spans, (), texts[2].headline, texts[1].outlet
    )
    assert known == press.index_of([changed, *texts[2:]])[1]

"""One page after another teaches what all at once do: no doubt is left out."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.duplicates import frequencies
from reader.duplicates.fingerprints import Fingerprint, fingerprint, opened
from reader.duplicates.furniture import Furniture
from tests.wings.duplicates import press


@pytest.fixture(scope="module", autouse=True)
def _small_world() -> Iterator[None]:
    """Let every threshold lie within reach of a hundred pages."""
    small = {"_SPREAD_MOST": 12, "_BEYOND": 24, "_CAP": 5, "_CAP_SHARE": 0.1}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in small.items():
            patch.setattr(frequencies, name, value)
        yield


def _page(chance: random.Random) -> tuple[Fingerprint, str | None]:
    """A page of one of three sites, with lines of it and stories that several pages tell."""
    where = chance.choice(("north", "south", "east"))
    lines = [line for line in press.site(where, 12) if chance.random() < 0.8]
    story = press.story(chance.randrange(12), 6)[: chance.randint(0, 6)]
    story += press.story(f"own {chance.random()}", chance.randint(0, 3))
    taken = chance.choice((*story, *lines, "Good morning"))
    title = " ".join(taken.rstrip(".").split()[: chance.randint(3, 9)])
    headline = chance.choice((None, "Morning edition", title))
    body = "\n".join([*lines[:3], *story, *lines[3:]])
    text = press.text_of("any", body, headline=headline)
    return opened(fingerprint(text)), where if chance.random() < 0.5 else None


def _worked_off(furniture: Furniture, slice_: int) -> None:
    furniture.settle()
    while furniture.doubts:
        furniture.reconsider(slice_)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), pages=st.integers(20, 110), slice_=st.sampled_from((1, 7, 500)))
def test_pages_that_come_and_go_one_by_one_are_judged_as_if_all_at_once(
    seed: int, pages: int, slice_: int
) -> None:
    chance = random.Random(seed)
    known = [_page(chance) for _ in range(pages)]
    one_by_one = Furniture(lambda number: known[number][0])
    here: set[int] = set()
    for number, (_, outlet) in enumerate(known):
        one_by_one.add(number, outlet)
        here.add(number)
        if chance.random() < 0.2:
            one_by_one.remove(gone := chance.choice(sorted(here)))
            here.remove(gone)
        if number > 8 or chance.random() < 0.5:
            _worked_off(one_by_one, slice_)
    _worked_off(one_by_one, slice_)
    at_once = Furniture(lambda number: known[number][0])
    for number in chance.sample(sorted(here), len(here)):
        at_once.add(number, known[number][1])
    at_once.settle()
    assert at_once.doubts == 0
    for number in here:
        assert one_by_one.kept(number).tolist() == at_once.kept(number).tolist()


def test_a_page_of_a_large_site_makes_few_others_doubtful() -> None:
    """The site's lines take a step, and no page of it would be judged otherwise."""
    known = [
        opened(fingerprint(press.text_of("any", "\n".join([*press.site("north"), *story]))))
        for story in (press.story(number, 5) for number in range(33))
    ]
    furniture = Furniture(known.__getitem__)
    for number in range(31):
        furniture.add(number, None)
    furniture.settle()
    for number in (31, 32):
        furniture.add(number, None)
        furniture.settle()
        assert furniture.doubts == 0

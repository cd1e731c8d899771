"""Articles that are asked about together are answered as each one alone."""

from __future__ import annotations

import random

import numpy as np
import pytest

from reader.duplicates import candidates
from reader.duplicates.candidates import Candidates
from reader.duplicates.features import features
from reader.duplicates.fingerprints import fingerprint, opened
from reader.duplicates.measures import WINDOW, Core
from reader.duplicates.shelves import Shelf
from reader.model import Span, StoryText


def _cores() -> dict[int, Core]:
    """Make some articles that share passages: short, long over several windows, and empty."""
    chance = random.Random(5)
    words = ["".join(chance.choices("abdeiklmnorstu", k=7)) for _ in range(600)]
    told = [chance.choices(words, k=length) for length in (40, 80, 300, 2 * WINDOW, 0, 3, 120)]
    told += [[*told[2][:150], *told[6]], told[3][1000:2500], told[2], ["night", "wind"]]
    return {number: _core(" ".join(each)) for number, each in enumerate(told)}


def _core(text: str) -> Core:
    print_ = opened(fingerprint(StoryText("a", text, (Span(0, len(text)),))))
    return Core(print_, np.ones(len(print_.keys), np.bool_))


def test_features_of_many_articles_are_those_of_each() -> None:
    cores = list(_cores().values())
    together = [[keys.tolist() for keys in found] for found in features(cores)]
    alone = [[keys.tolist() for keys in found] for core in cores for found in features([core])]
    assert together == alone
    assert [len(found) for found in together] == [len(core.windows) for core in cores]
    assert all(keys == sorted(set(keys)) for found in together for keys in found)


@pytest.mark.parametrize("common", [1, 300])
def test_who_is_near_does_not_depend_on_who_asks_beside(
    common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "COMMON", common)
    cores, known = _cores(), Candidates(Shelf(None))
    known.replace({}, {number: (core, number * 7919) for number, core in cores.items()}, alone=True)
    alone = [known.of({number: core})[0] for number, core in cores.items()]
    assert known.of(cores) == alone
    assert {2, 7} & set(alone[9]) == {2, 7}
    assert all(number not in near for number, near in enumerate(alone))
    assert known.of({}) == []

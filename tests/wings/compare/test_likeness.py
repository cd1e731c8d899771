"""How alike sentences are, weighed one by one and all at once."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from reader.compare import likeness
from reader.compare.likeness import Likeness


def _sentences(seed: int, count: int) -> list[list[str]]:
    """Make sentences of words of which few are common and many are rare, some twice."""
    chance = random.Random(seed)
    words = [f"{chance.choice('bcdfgk')}{chance.choice('aeiou')}{n}word" for n in range(90)]
    made = [
        [words[int(90 * chance.random() ** 2)] for _ in range(chance.randint(0, 25))]
        for _ in range(count)
    ]
    return [*made, made[0], []]


@pytest.mark.parametrize("least", [0.1, 0.3, 0.5])
@pytest.mark.parametrize("seed", range(5))
def test_a_few_pairs_weighed_one_by_one_are_as_alike_as_many_at_once(
    seed: int, least: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = _sentences(seed, 20), _sentences(seed, 12) + _sentences(seed + 100, 20)
    one_by_one = Likeness(a, b).candidates(least)
    monkeypatch.setattr(likeness, "_FEW", 0)
    assert one_by_one == Likeness(a, b).candidates(least)
    assert one_by_one


def test_short_texts_are_compared_without_numpy() -> None:
    code = (
        "import sys; from reader.compare.likeness import Likeness;"
        "Likeness([['one', 'word']] * 9, [['one']] * 9).candidates(0.1);"
        "assert 'numpy' not in sys.modules;"
        "Likeness([['one', 'word']] * 99, [['one']] * 99).candidates(0.1);"
        "assert 'numpy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

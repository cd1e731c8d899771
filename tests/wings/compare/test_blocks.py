"""Matching blocks, and sentences that are none: against difflib, and by size."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest

from reader.compare import compare_articles
from reader.compare.blocks import matching_blocks
from tests.wings.compare.made import article


@pytest.mark.parametrize("seed", range(60))
def test_short_sequences_match_as_in_difflib(seed: int) -> None:
    chance = random.Random(seed)
    letters = "abcdefgh"[: chance.randint(2, 8)]
    a, b = (
        ["left", *chance.choices(letters, k=chance.randint(1, 30)), "end"],
        ["right", *chance.choices(letters, k=chance.randint(1, 30)), "stop"],
    )
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    assert [tuple(block) for block in matching_blocks(a, b)] == [
        tuple(block) for block in matcher.get_matching_blocks() if block.size
    ]


def test_a_line_without_an_end_is_cut_alike_on_both_sides() -> None:
    chance = random.Random(3)
    words = [f"word{chance.randrange(900)}" for _ in range(4_000)]
    changed = [*words[:1_000], "something", "new", *words[1_000:]]
    found = compare_articles(
        article(" ".join(words), headline=False), article(" ".join(changed), headline=False)
    )
    pieces = found.a.sentences
    assert len(pieces) > 50
    joined = " ".join(piece.span.of(found.a.text) for piece in pieces)
    assert joined.split() == found.a.text.split()
    assert sum(row.kind.value == "same" for row in found.rows) > 0.9 * len(found.rows)
    assert found.shared_a > 0.99

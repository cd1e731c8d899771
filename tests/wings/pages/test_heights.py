"""Heights that are guessed until a reader comes near."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.pages.heights import Heights

HEIGHTS = st.lists(st.integers(1, 30), min_size=1, max_size=60)


class Measured:
    """Real heights, and which of them were asked for."""

    def __init__(self, heights: list[int]) -> None:
        self.heights = heights
        self.asked: list[int] = []

    def __call__(self, block: int) -> int:
        self.asked.append(block)
        return self.heights[block]


def guessed(real: Measured, guess: int = 4) -> Heights:
    return Heights([guess] * len(real.heights), real)


@given(HEIGHTS, st.data())
def test_what_is_near_is_measured_once_and_right(heights: list[int], data: st.DataObject) -> None:
    real = Measured(heights)
    found = guessed(real)
    for _ in range(3):
        block = data.draw(st.integers(0, len(heights) - 1))
        lines = data.draw(st.integers(0, 40))
        found.settle(block, lines)
        above = below = 0
        for near in range(block, len(heights)):
            assert len(found.lines_of(near)) == heights[near]
            below += heights[near]
            if below > lines:
                break
        for near in range(block - 1, -1, -1):
            assert len(found.lines_of(near)) == heights[near]
            above += heights[near]
            if above > lines:
                break
    assert len(real.asked) == len(set(real.asked))
    assert found.total == sum(len(found.lines_of(block)) for block in range(len(heights)))


@given(HEIGHTS)
def test_measured_to_the_end_every_line_leads_to_its_block(heights: list[int]) -> None:
    found = guessed(Measured(heights))
    found.settle_all()
    told = [block for block, height in enumerate(heights) for _ in range(height)]
    assert [found.block_at(line) for line in range(found.total)] == told
    assert found.block_at(-1) == 0
    assert found.block_at(found.total) == len(heights) - 1


def test_it_is_told_whether_a_line_moved() -> None:
    found = guessed(Measured([4, 4, 9]))
    assert not found.settle(0, 7)
    assert found.settle(2, 0)
    assert not found.settle(2, 0)


def test_far_away_nothing_is_measured() -> None:
    real = Measured([2] * 1_000)
    found = guessed(real)
    found.settle(500, 20)
    assert set(real.asked) < set(range(480, 520))
    assert found.lines_of(0) == range(4)

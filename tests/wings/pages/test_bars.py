"""Bars of blocks, lying and standing."""

from __future__ import annotations

import pytest

from reader.pages.bars import lying, standing
from reader.pages.glyphs import ASCII


@pytest.mark.parametrize(
    ("share", "bar"),
    [(0, "    "), (1, "████"), (0.5, "██  "), (0.53, "██▏ "), (0.001, "▏   "), (7, "████")],
)
def test_a_lying_bar_fills_its_cells(share: float, bar: str) -> None:
    assert lying(share, 4) == bar


def test_ascii_has_whole_cells_and_still_shows_the_least() -> None:
    assert lying(0.5, 4, ASCII) == "##  "
    assert lying(0.01, 4, ASCII) == "#   "


def test_standing_bars_grow_from_the_foot() -> None:
    assert standing([0, 0.5, 1, 0.01], 2) == ["  █ ", " ██▁"]
    assert standing([1, 0], 2, ASCII) == ["# ", "# "]
    assert standing([], 2) == ["", ""]

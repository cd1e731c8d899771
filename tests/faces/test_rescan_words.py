"""What is said of a scan while it goes on: how far, and how long still."""

from __future__ import annotations

import pytest

from reader.model import Progress
from reader.tui.rescan import Estimate, spoken


def test_each_stage_is_named() -> None:
    assert spoken(Progress("reading")) == "looking for changes"
    assert spoken(Progress("reading", 12, 20_000)) == "reading 12 of 20,000"
    assert spoken(Progress("gathering", 500, 20_000)) == (
        "taking in what is compared: 500 of 20,000"
    )
    assert spoken(Progress("stories", 500, 900)) == "comparing stories 500 of 900"


@pytest.mark.parametrize(
    ("seconds", "done", "said"),
    [
        (1.0, 500, ""),  # too early to tell
        (10.0, 0, ""),  # nothing is done yet
        (10.0, 500, " · 10 s left"),
        (100.0, 100, " · 15 min left"),
        (10.0, 1000, ""),
    ],
)
def test_what_is_left_follows_from_what_was_done(seconds: float, done: int, said: str) -> None:
    times = iter([0.0, seconds])
    estimate = Estimate(lambda: next(times))
    assert estimate.left(Progress("indexing", 0, 1000)) == ""
    assert estimate.left(Progress("indexing", done, 1000)) == said


def test_a_new_stage_is_reckoned_anew() -> None:
    times = iter([0.0, 10.0, 20.0])
    estimate = Estimate(lambda: next(times))
    estimate.left(Progress("reading", 0, 1000))
    assert estimate.left(Progress("stories", 300, 1000)) == ""
    assert estimate.left(Progress("stories", 350, 1000)) == " · 130 s left".replace(
        "130 s", "2 min"
    )

"""The bar of articles per day: binned to its width, walked with the keys, narrowing the list."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages.day_bar import Bin, bar_line, bins_of, told
from reader.pages.glyphs import ASCII
from reader.pages.wrapping import Line
from reader.tui.day_bar import DayBar
from reader.written_queries import between
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import footer, opened, press

_DAY = datetime.date(2024, 2, 27)


def _on(*counts: int) -> list[tuple[datetime.date, int]]:
    days = ((_DAY + datetime.timedelta(days=at), count) for at, count in enumerate(counts))
    return [(day, count) for day, count in days if count]


@given(st.lists(st.integers(0, 9), max_size=60), st.integers(1, 40))
def test_every_article_is_in_one_bin_and_the_bins_fit(counts: list[int], width: int) -> None:
    bins = bins_of(_on(*counts), width)
    assert len(bins) <= width
    assert sum(each.articles for each in bins) == sum(counts)
    for one, next_one in pairwise(bins):
        assert next_one.first - one.last == datetime.timedelta(days=1)
    assert sum(len(run.text) for run in bar_line(bins)) == len(bins)


def test_heights_stand_to_each_other_as_the_counts_and_one_article_shows() -> None:
    bins = bins_of(_on(1, 0, 400, 800), 4)
    assert "".join(run.text for run in bar_line(bins)) == "▁ ▄█"
    assert "".join(run.text for run in bar_line(bins, range(2, 3), ASCII)) == ". :#"
    assert [run.role for run in bar_line(bins, range(1, 2))] == ["bar", "chosen", "bar"]


@pytest.mark.parametrize(
    ("bins", "query"), [(1, "on:2024-02-27"), (3, "from:2024-02-27 to:2024-02-29")]
)
def test_days_are_told_and_become_a_query(bins: int, query: str) -> None:
    found = bins_of(_on(1, 1, 1), 3)
    assert between(found[0].first, found[bins - 1].last) == query
    assert told(Bin(_DAY, _DAY, 1), Bin(_DAY, _DAY, 1), 1) == "2024-02-27 · 1 article"


async def test_the_bar_is_walked_and_narrows_the_list() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        assert not screen.bar.display
        await press(pilot, "B")
        await screen.workers.wait_for_complete()
        await pilot.pause()
        assert screen.bar.display
        assert "2024-03-02 · 2 articles" in footer(screen)
        await press(pilot, "h")
        assert "2024-03-01 · 0 articles" in footer(screen)
        await press(pilot, "l", "H", "H", "H", "H")
        assert "2024-02-27 to 2024-03-02 · 3 articles" in footer(screen)
        library.understand = lambda query, **_: MadeUpLibrary.understand(library, "storm")
        await press(pilot, "enter")
        assert screen.query_text == "from:2024-02-27 to:2024-03-02"
        assert not screen.walking
        library.understand = lambda query, **_: MadeUpLibrary.understand(library, query)
        await press(pilot, "escape")
        assert screen.query_text == ""
    async with opened(library) as (pilot, screen):
        assert screen.has_class("-bar")
        await press(pilot, "B", "B")
        assert not screen.has_class("-bar")


async def test_a_moved_cursor_draws_no_bar_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "B", "escape")
        await screen.workers.wait_for_complete()
        await pilot.pause()
        draw = DayBar.line

        def spy(bar: DayBar, at: int) -> Line:
            drawn.append(at)
            return draw(bar, at)

        monkeypatch.setattr(DayBar, "line", spy)
        monkeypatch.setattr(DayBar, "refresh", lambda *_args, **_named: drawn.append(-1))
        await press(pilot, "j", "k", "j")
    assert not drawn

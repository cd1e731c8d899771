"""The compare screen, driven by keys: moves, folds, sides, other tellings, finding, writing."""

from __future__ import annotations

import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.model import Article, Comparison, Hint, RowKind, Story, Verdict
from reader.pages.columns import GUTTER, Layout
from reader.pages.glyphs import ASCII, UNICODE, Glyphs
from reader.store.index.relations import Beside
from reader.tui import comparing
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.compare_heading import CompareHeading
from reader.tui.compare_screen import CompareScreen
from reader.tui.help_screen import HelpScreen
from reader.tui.keys import CHANGES, COMPARE, PROMPT
from reader.tui.status_line import StatusLine
from reader.tui.versions_screen import VersionsScreen
from tests.faces.made_up import made_article
from tests.faces.made_up_story import FIRST, SECOND, TellingLibrary

Compare = tuple[Pilot[None], CompareScreen]

pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@asynccontextmanager
async def opened(
    size: tuple[int, int] = (120, 40),
    *,
    sides: tuple[str, str] = ("t1", "t2"),
    library: TellingLibrary | None = None,
    marks: Glyphs = UNICODE,
    theme: str = "newsprint-dark",
) -> AsyncIterator[Compare]:
    used = library or TellingLibrary()
    app = BroadsheetApp(used, theme=theme)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        screen = CompareScreen(used, *sides, marks)
        await app.push_screen(screen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot, screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def foot(screen: CompareScreen) -> str:
    return screen.query_one("#footer", StatusLine).text


def said(screen: CompareScreen) -> str:
    """Give what the foot says, without the state at its right."""
    return re.split(r" +(?:telling \d|detail:)", foot(screen))[0]


def above(screen: CompareScreen) -> str:
    heading = screen.query_one(CompareHeading)
    lines = range(heading.virtual_size.height)
    return "\n".join("".join(run.text for run in heading.line(at)) for at in lines)


def words_here(screen: CompareScreen) -> str:
    """Give the reader's row as it is drawn."""
    view = screen.view
    assert view.columns is not None
    place = view.columns.place(view.row)
    return "\n".join("".join(run.text for run in view.line(at)) for at in place)


def line_on_screen(screen: CompareScreen) -> int:
    """Give how far below the top of the pane the reader's row begins."""
    view = screen.view
    assert view.columns is not None
    return view.columns.place(view.row).start - view.scroll_offset.y


def is_in_view(screen: CompareScreen) -> bool:
    view = screen.view
    assert view.columns is not None
    place, top = view.columns.place(view.row), view.scroll_offset.y
    return top <= place.start < top + view.size.height


def row_with(screen: CompareScreen, words: str) -> int:
    assert screen.comparison is not None
    for index, row in enumerate(screen.comparison.rows):
        for ordinal in row.a:
            if words in screen.comparison.a.sentences[ordinal].span.of(screen.comparison.a.text):
                return index
    raise AssertionError(words)


# ----- opening


async def test_it_opens_at_the_first_fact_and_says_what_the_tellings_share() -> None:
    async with opened() as (_pilot, screen):
        assert screen.where == COMPARE
        assert screen.comparison is not None
        assert screen.view.row == screen.comparison.facts[0].row
        assert "Storm closes harbour" in above(screen)
        assert "Island Post" in above(screen)
        assert "rewritten · shared" in above(screen)
        assert f"fact 1/{len(screen.comparison.facts)}" in above(screen)
        assert said(screen).startswith("n next change")
        assert isinstance(screen.library, TellingLibrary)
        assert screen.library.kept["compared"] == "t1 t2"


async def test_without_facts_it_opens_at_the_first_change() -> None:
    async with opened(sides=("t3", "t1")) as (_pilot, screen):
        first = screen.view.changes[0]
        assert screen.view.row == (screen.view.facts or [first])[0].row


async def test_strangers_are_two_plain_columns() -> None:
    async with opened(sides=("t1", "t4")) as (pilot, screen):
        assert "no shared passages" in above(screen)
        await press(pilot, "n")
        assert said(screen) == "nothing is shared, so nothing is marked"
        assert "no shared passages" in above(screen)
        assert "no change" not in above(screen)
        assert "Flour costs more" in "".join(
            "".join(run.text for run in screen.view.line(at))
            for at in range(screen.view.virtual_size.height)
        )


async def test_an_article_that_is_gone_is_said_where_one_came_from() -> None:
    library = TellingLibrary()
    library.broken = "t2"
    async with opened(library=library) as (pilot, screen):
        await pilot.pause()
        below = pilot.app.screen
        assert isinstance(below, BrowseScreen)
        assert below.query_one("#footer", StatusLine).text.startswith("The file of t2 is gone.")
        assert screen.comparison is None


async def test_long_texts_are_compared_beside_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "AT_ONCE", 10)
    async with opened() as (pilot, screen):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.comparison is not None
        assert "rewritten · shared" in above(screen)


async def test_a_long_comparison_that_fails_is_said_where_one_came_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparing, "AT_ONCE", 10)
    library = TellingLibrary()
    library.broken = "t2"
    async with opened(library=library) as (pilot, _screen):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_while_long_texts_are_compared_they_can_be_read_and_the_place_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparing, "AT_ONCE", 10)
    held = threading.Event()

    class Slow(TellingLibrary):
        def compare(self, a: str, b: str) -> Comparison:
            held.wait(10)
            return super().compare(a, b)

    app = BroadsheetApp(Slow(), theme="newsprint-dark")
    async with app.run_test(size=(120, 14)) as pilot:
        await app.workers.wait_for_complete()
        screen = CompareScreen(Slow(), "t1", "t2", UNICODE)
        await app.push_screen(screen)
        while screen.view.texts is None:
            await pilot.pause(0.01)
        assert screen.comparison is None
        assert "comparing" in above(screen)
        await press(pilot, "j", "j", "j", "j")
        assert "Bakers in the old town" in words_here(screen)
        at = line_on_screen(screen)
        await press(pilot, "a", "x", "tab", "]", "f", "v")  # nothing of that can be done yet
        held.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.comparison is not None
        assert "Bakers in the old town" in words_here(screen)
        assert line_on_screen(screen) == at


# ----- correcting


async def test_a_pair_is_broken_pinned_and_both_are_taken_back() -> None:
    async with opened() as (pilot, screen):
        view = screen.view
        view.go_to_row(row_with(screen, "Some 120 people"))
        await press(pilot, "x")
        assert said(screen) == "break: t1 t2"
        broken = screen.comparison
        assert broken is not None
        row = row_with(screen, "Some 120 people")
        assert view.row == row
        assert broken.rows[row].kind is RowKind.ONLY_A
        assert broken.corrections == 1
        await press(pilot, "u")
        assert said(screen) == "undone: break"
        assert screen.comparison is not None
        assert screen.comparison.rows[row_with(screen, "Some 120 people")].b

        view.go_to_row(row_with(screen, "Bakers in the old town"))
        await press(pilot, "a")
        assert "press a again" in said(screen)
        last = max(n for n, row in enumerate(screen.comparison.rows) if row.kind is RowKind.ONLY_B)
        view.go_to_row(last)
        schools = screen.comparison.rows[last].b
        await press(pilot, "a")
        assert said(screen) == "pin: t1 t2"
        assert screen.comparison.rows[row_with(screen, "Bakers in the old town")].b == schools


async def test_pinning_needs_a_sentence_of_either_side() -> None:
    async with opened() as (pilot, screen):
        screen.view.go_to_row(row_with(screen, "Bakers in the old town"))
        await press(pilot, "a", "a")
        assert said(screen) == "nothing was pinned: this row has nothing on the right"
        await press(pilot, "x")
        assert "no pair to break" in said(screen)
        assert screen.comparison is not None
        assert screen.comparison.corrections == 0


# ----- one sentence in every telling


async def test_a_window_shows_the_sentence_in_every_telling() -> None:
    async with opened() as (pilot, screen):
        screen.view.go_to_row(row_with(screen, "The harbour was closed at noon"))
        await press(pilot, "v")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        window = pilot.app.screen
        assert isinstance(window, VersionsScreen)
        lines = ["".join(run.text for run in line) for line in window.pane._lines]
        text = " ".join(" ".join(lines).split())
        assert [name for name in ("Daily Quay", "Island Post", "Coast Radio") if name in text] == [
            "Daily Quay",
            "Island Post",
            "Coast Radio",
        ]
        assert "The harbour was shut at noon on Saturday" in text
        assert text.count("The harbour was closed at noon on Friday") == 2
        await press(pilot, "q")
        assert pilot.app.screen is screen


async def test_a_telling_without_the_sentence_is_said_to_have_none() -> None:
    async with opened() as (pilot, screen):
        screen.view.go_to_row(row_with(screen, "Bakers in the old town"))
        await press(pilot, "v")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, VersionsScreen)
        text = " ".join(run.text for line in pilot.app.screen.pane._lines for run in line)
        assert text.count("this telling does not have it") == 2


# ----- moving


async def test_changes_and_facts_are_gone_through_in_order_and_end() -> None:
    async with opened() as (pilot, screen):
        view = screen.view
        await press(pilot, "g", "g")
        seen = []
        for _ in view.changes:
            await press(pilot, "n")
            seen.append((view.row, view.change_number))
            assert is_in_view(screen)
        assert [number for _row, number in seen] == sorted({number for _row, number in seen})
        assert seen[-1][1] == len(view.changes)
        await press(pilot, "n")
        assert said(screen) == f"that was the last of {len(view.changes)} changes"
        await press(pilot, "[", "c")
        assert view.change_number == len(view.changes) - 1


async def test_every_fact_is_come_to_even_where_two_are_in_the_same_words() -> None:
    async with opened() as (pilot, screen):
        view = screen.view
        assert len({stop.edit for stop in view.facts}) < len(view.facts)
        await press(pilot, "g", "g")
        seen = []
        for _ in view.facts:
            await press(pilot, "]", "f")
            seen.append(view.fact_number)
        assert seen == list(range(1, len(view.facts) + 1))
        await press(pilot, "]", "f")
        assert said(screen) == f"that was the last of {len(view.facts)} facts"
        for number in reversed(seen[:-1]):
            await press(pilot, "[", "f")
            assert view.fact_number == number
        await press(pilot, "[", "f")
        assert said(screen) == "no fact that differs stands above"


async def test_changes_and_facts_share_one_place_in_the_text() -> None:
    async with opened() as (pilot, screen):
        view = screen.view
        at_fact = view.change_number
        assert view.fact_number == 1
        assert at_fact > 0
        await press(pilot, "n")
        assert view.change_number == at_fact + 1
        places = []
        await press(pilot, "g", "g")
        for keys in [("]", "f"), ("]", "f"), ("n",), ("]", "f"), ("n",)]:
            await press(pilot, *keys)
            places.append((view.place, view.fact_number))
            told = f"change {view.change_number}/{len(view.changes)} · fact {view.fact_number}/"
            assert told in above(screen)
        assert all(one < other for one, other in pairwise(places))
        await press(pilot, "tab", "-", "+")
        assert (view.place, view.fact_number) == places[-1]


async def test_the_change_one_has_come_to_is_marked_in_the_text() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "g", "g", "n", "n")
        view = screen.view
        assert view.columns is not None
        here = [
            run.text
            for at in view.columns.place(view.row)
            for run in view.line(at)
            if "here" in run.role.split()
        ]
        assert here
        assert words_here(screen).startswith(" ▌") or words_here(screen).startswith("▌")


@pytest.mark.parametrize("size", [(120, 40), (40, 10)])
async def test_rows_are_gone_through_one_by_one_and_stay_in_view(size: tuple[int, int]) -> None:
    async with opened(size) as (pilot, screen):
        await press(pilot, "g", "g")
        assert screen.view.row == 0
        assert screen.view.scroll_offset.y == 0
        rows = [0]
        assert screen.view.columns is not None
        last = screen.view.columns.shown_row(10_000)
        while rows[-1] < last:
            await pilot.press("j")
            rows.append(screen.view.row)
            assert is_in_view(screen)
        assert rows == sorted(rows)
        while screen.view.row > 0:
            await pilot.press("k")
            assert is_in_view(screen)
        await press(pilot, "k")
        assert screen.view.scroll_offset.y == 0


async def test_pages_and_ends() -> None:
    async with opened((80, 12)) as (pilot, screen):
        await press(pilot, "G")
        last = screen.view.row
        assert is_in_view(screen)
        await press(pilot, "b")
        assert screen.view.row < last
        await press(pilot, "g", "g", "space")
        assert screen.view.row > 0
        row = screen.view.row
        await press(pilot, "ctrl+d")
        assert screen.view.row > row
        await press(pilot, "ctrl+u", "home")
        assert screen.view.row == 0


# ----- what is shown


async def test_furniture_opens_and_closes_by_enter_and_by_a_click() -> None:
    async with opened() as (pilot, screen):
        view = screen.view
        await press(pilot, "G", "k")
        assert screen.comparison is not None
        while not screen.comparison.rows[view.row].furniture:
            await press(pilot, "j")
        lines = view.virtual_size.height
        assert "page furniture" in words_here(screen)
        await press(pilot, "enter")
        assert view.virtual_size.height > lines
        await press(pilot, "enter")
        assert view.virtual_size.height == lines
        assert view.columns is not None
        at = view.columns.place(view.row).start - view.scroll_offset.y
        await pilot.click(view, offset=(3, at))
        await pilot.pause()
        assert view.virtual_size.height > lines
        await press(pilot, "g", "g", "enter")
        assert said(screen) == "nothing is folded here"


async def test_the_same_folds_and_only_changes_are_shown() -> None:
    async with opened() as (pilot, screen):
        lines = screen.view.virtual_size.height
        await press(pilot, "z")
        assert said(screen) == "what is the same is folded"
        assert screen.view.virtual_size.height < lines
        folded = screen.view.virtual_size.height
        await press(pilot, "z", "c")
        assert said(screen) == "only the changes"
        assert screen.view.virtual_size.height <= folded
        await press(pilot, "c")
        assert screen.view.virtual_size.height == lines


async def test_detail_is_more_or_less_and_counts_follow() -> None:
    async with opened() as (pilot, screen):
        wording = len(screen.view.changes)
        await press(pilot, "-")
        assert screen.view.detail.name == "FACTS"
        assert len(screen.view.changes) < wording
        assert f"/{len(screen.view.changes)} " in above(screen)
        await press(pilot, "-", "+", "+", "+")
        assert screen.view.detail.name == "COSMETIC"
        await press(pilot, "j")
        assert foot(screen).endswith("detail: cosmetic")


async def test_the_layout_switches_by_key_and_by_width() -> None:
    async with opened() as (pilot, screen):
        shown = [screen.view.layout_shown]
        for _ in range(2):
            await press(pilot, "i")
            shown.append(screen.view.layout_shown)
        assert shown == [Layout.SIDES, Layout.INLINE, Layout.SIDES]
    async with opened((80, 24)) as (_pilot, narrow):
        assert narrow.view.layout_shown is Layout.INLINE


async def test_a_resize_keeps_the_row_at_its_place_on_the_screen() -> None:
    async with opened((120, 24)) as (pilot, screen):
        await press(pilot, "G", "k", "k")
        view = screen.view
        row = view.row
        for width in (100, 80, 150, 60):
            assert view.columns is not None
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert view.row == row
            assert is_in_view(screen)


async def test_swapping_the_sides_keeps_the_place_and_every_row() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "n", "n")
        assert screen.comparison is not None
        row, before = screen.view.row, screen.comparison
        top = screen.view.scroll_offset.y
        await press(pilot, "tab")
        assert (screen.left, screen.right) == ("t2", "t1")
        assert screen.view.row == row
        assert screen.view.scroll_offset.y == top
        assert screen.comparison.a == before.b
        assert screen.comparison.count(RowKind.ONLY_A) == before.count(RowKind.ONLY_B)
        assert above(screen).index("Island Post") < above(screen).index("Storm closes")
        await press(pilot, "tab")
        assert screen.comparison.rows == before.rows
        assert screen.comparison.facts == before.facts


async def test_the_list_of_changes_jumps_into_the_text() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "F")
        assert screen.where == CHANGES
        assert not screen.view.display
        await press(pilot, "j", "enter")
        assert screen.where == COMPARE
        assert screen.view.display
        assert screen.view.fact_number == 2
        await press(pilot, "F", "q")
        assert screen.where == COMPARE
        assert screen.is_current


async def test_the_list_is_away_before_the_next_key_is_looked_at() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "F")
        screen.action_changes_open()  # the key after it may wait already: it is for the text
        assert screen.where == COMPARE


async def test_the_list_names_every_sentence_told_otherwise() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "F")
        lines = screen.change_list.virtual_size.height
        listed = [screen.change_list.line(at)[1].text for at in range(lines)]
        assert screen.comparison is not None
        assert f"EDITED ({screen.comparison.count(RowKind.EDITED)})" in listed
        assert any(line.startswith("Some 120 people") for line in listed)


async def test_both_names_stand_above_after_a_resize_beside_the_list() -> None:
    async with opened((140, 30)) as (pilot, screen):
        await press(pilot, "F")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Island Post" in above(screen)[:80]
        await pilot.resize_terminal(110, 24)
        await press(pilot, "q")
        await pilot.pause()
        names = above(screen).split("\n")[0]
        assert screen.view.columns is not None
        right = screen.view.columns.left_width + GUTTER
        assert names[right:].lstrip().startswith("Harbour shut")
        assert len(names.rstrip()) <= 110


async def test_on_a_wide_screen_the_list_stands_beside_the_text() -> None:
    async with opened((200, 50)) as (pilot, screen):
        assert screen.change_list.display
        assert screen.view.display
        assert screen.change_list.size.width < 40
        await pilot.click(screen.change_list, offset=(5, 2))
        await pilot.pause()
        assert screen.view.fact_number == 2


# ----- other tellings


async def test_digits_choose_another_telling_and_stay_at_the_sentence() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "g", "g", "j")
        words = "closed at noon"
        assert words in words_here(screen).replace("\n", " ")
        await press(pilot, "2")
        assert screen.right == "t3"
        assert "excerpt" in above(screen)
        assert screen.view.row == row_with(screen, words)
        assert foot(screen).endswith("telling 2/2")
        await press(pilot, "9")
        assert said(screen) == "other tellings: 2"
        await press(pilot, "1")
        assert screen.right == "t2"


async def test_zero_goes_through_all_tellings_and_round_the_end() -> None:
    async with opened() as (pilot, screen):
        seen = [screen.right]
        for _ in range(2):
            await press(pilot, "0")
            seen.append(screen.right)
        assert seen == ["t2", "t3", "t2"]
        assert foot(screen).endswith("telling 1/2")


class PartedLibrary(TellingLibrary):
    """The first telling was set apart from the second, and nothing tells its story any more."""

    def story_of(self, article: str) -> Story | None:
        return None

    def beside(self, article: str, most: int = 8) -> tuple[list[Beside], int]:
        said = {"t2": Verdict.APART}
        found = [
            Beside(pair.other(article), pair, said.get(pair.other(article)), False)
            for pair in self.pairs(article)
        ]
        return found[:most], len(found)


async def test_digits_leave_out_what_was_set_apart() -> None:
    async with opened(sides=("t1", "t3"), library=PartedLibrary()) as (pilot, screen):
        assert screen.others() == ["t3"]
        await press(pilot, "2")
        assert said(screen).startswith("other tellings: 1")
        assert screen.others("t4") == []


async def test_where_nothing_else_is_told_a_digit_says_so() -> None:
    async with opened(sides=("t4", "t1"), library=PartedLibrary()) as (pilot, screen):
        await press(pilot, "1")
        assert said(screen).startswith("there is no other telling")
        assert screen.right == "t1"


async def test_another_telling_that_cannot_be_read_leaves_all_as_it_is() -> None:
    library = TellingLibrary()
    async with opened(library=library) as (pilot, screen):
        before = screen.comparison
        library.broken = "t3"
        await press(pilot, "2")
        assert screen.right == "t2"
        assert screen.comparison is before
        assert "Island Post" in above(screen)
        assert said(screen).startswith("The file of t3 is gone.")


async def test_another_telling_that_is_long_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (pilot, screen):
        monkeypatch.setattr(comparing, "AT_ONCE", 10)
        await press(pilot, "2", "z", "tab", "n")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert (screen.left, screen.right) in (("t1", "t3"), ("t3", "t1"))
        assert screen.comparison is not None
        assert "Coast Radio" in above(screen)


async def test_a_hint_leads_to_the_sentence_that_is_like_it_and_back() -> None:
    async with opened() as (pilot, screen):
        view = screen.view
        made = screen.comparison
        assert made is not None
        left = row_with(screen, "Bakers in the old town")
        right = max(n for n, row in enumerate(made.rows) if row.kind is RowKind.ONLY_B)
        hint = Hint(made.rows[left].a[0], made.rows[right].b[0], 0.5)
        view.show(view.prepare(replace(made, hints=(hint,))), left)
        assert "similar text further down" in words_here(screen)
        await press(pilot, "m")
        assert view.row == right
        assert "similar text further up" in words_here(screen)
        await press(pilot, "i", "m")
        assert view.row == left
        assert "similar text further down" in words_here(screen)
        await press(pilot, "tab", "m")
        assert view.row == right
        assert "similar text further up" in words_here(screen)


async def test_a_sentence_at_one_place_has_no_partner() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "g", "g", "m")
        assert said(screen) == "this sentence stands at one place only, and no other is like it"


# ----- finding, writing, leaving


async def test_finding_goes_to_the_row_and_marks_the_words() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "/")
        assert screen.where == PROMPT
        await press(pilot, *"islands")
        await press(pilot, "enter")
        assert screen.where == COMPARE
        assert "islands" in words_here(screen)
        view = screen.view
        assert view.columns is not None
        hits = [
            run.text
            for at in range(view.virtual_size.height)
            for run in view.line(at)
            if "hit" in run.role.split()
        ]
        assert set(hits) == {"islands"}
        await press(pilot, "/", "escape")
        assert screen.is_current


async def test_while_words_are_searched_for_n_goes_from_hit_to_hit() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "g", "g", "/", *"islands", "enter")
        first = screen.view.row
        assert said(screen).startswith("n next hit  N previous hit  Esc end the search")
        await press(pilot, "n")
        assert screen.view.row > first
        assert "islands" in words_here(screen)
        await press(pilot, "N")
        assert screen.view.row == first
        changes = screen.view.change_number
        await press(pilot, "]", "c")
        assert screen.view.change_number == changes + 1
        await press(pilot, "escape")
        assert screen.is_current
        assert screen.view.wanted is None
        assert said(screen).startswith("n next change")
        await press(pilot, "/", *"islands", "enter", "/", "enter")
        assert screen.view.wanted is None
        await press(pilot, "escape")
        assert not screen.is_current


async def test_what_is_not_there_is_not_found() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "/", *"zebra", "enter")
        assert said(screen) == "not found"


async def test_what_is_found_in_two_texts_has_no_rank() -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "/", *"islands", "ctrl+o")
        assert said(screen) == "only what the list is searched for goes by rank"
        await press(pilot, "enter")
        assert "islands" in words_here(screen)


@pytest.mark.parametrize(
    ("name", "sign"),
    [("", "<del>"), (".txt", "[-"), (".md", "|---|"), (".json", '"sentences_a"')],
)
async def test_the_comparison_is_written_to_a_new_file(
    name: str, sign: str, tmp_path: Path
) -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "w")
        if name:
            await press(pilot, *["backspace"] * 5, *name)
        await press(pilot, "enter")
        assert said(screen).startswith("written to comparison")
    (written,) = tmp_path.iterdir()
    assert sign in written.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["c.pdf", "c"])
async def test_an_ending_that_names_no_form_is_refused(name: str, tmp_path: Path) -> None:
    async with opened() as (pilot, screen):
        await press(pilot, "w", *["backspace"] * len("comparison.html"), *name, "enter")
        assert ".html, .md, .txt or .json" in said(screen)
        assert said(screen).endswith("nothing was written.")
    assert list(tmp_path.iterdir()) == []


async def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    taken = tmp_path / "comparison.html"
    taken.write_text("mine", encoding="utf-8")
    async with opened() as (pilot, screen):
        await press(pilot, "w", "enter")
        assert said(screen) == "written to comparison-2.html"
        await press(pilot, "w", *["backspace"] * 7, *".html", "enter")
        assert "nothing was written" in said(screen)
    assert taken.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("key", ["q", "escape", "h", "left"])
async def test_back(key: str) -> None:
    async with opened() as (pilot, _screen):
        await press(pilot, key)
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_help_names_the_keys_of_this_screen() -> None:
    async with opened() as (pilot, _screen):
        await press(pilot, "?")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_a_selection_copies_the_article_s_own_words() -> None:
    from textual.geometry import Offset
    from textual.selection import Selection

    async with opened() as (pilot, screen):
        view = screen.view
        assert view.columns is not None
        at = view.columns.place(row_with(screen, "closed at noon")).start
        left = view.get_selection(Selection(Offset(4, at), Offset(9, at)))
        right = view.get_selection(Selection(Offset(80, at), Offset(84, at)))
        assert left is not None
        assert right is not None
        assert left[0] == FIRST.body[0].of(FIRST.text)
        assert right[0] == SECOND.body[0].of(SECOND.text)
        await pilot.pause()


async def test_in_one_column_a_selection_has_what_only_the_right_side_tells() -> None:
    from textual.geometry import Offset
    from textual.selection import Selection

    async with opened((80, 24)) as (_pilot, screen):
        view = screen.view
        assert view.columns is not None
        assert screen.comparison is not None
        rows = screen.comparison.rows
        row = max(index for index, row in enumerate(rows) if row.kind is RowKind.ONLY_B)
        view.go_to_row(row)
        at = view.columns.place(row).start
        found = view.get_selection(Selection(Offset(40, at), Offset(44, at)))
        assert found is not None
        assert found[0].startswith("Schools on the islands")


async def test_y_copies_what_is_dragged_over_else_both_versions_with_their_names() -> None:
    async with opened() as (pilot, screen):
        view = screen.view
        row = row_with(screen, "closed at noon")
        view.go_to_row(row)
        await press(pilot, "y")
        copied = pilot.app.clipboard
        for words in ("The Daily Quay, 2 Mar 2024", "Island Post, 2 Mar 2024"):
            assert words in copied
        for article in (FIRST, SECOND):
            assert article.body[0].of(article.text) in copied
        assert said(screen) == "copied as both sides have it, with their names"

        assert view.columns is not None
        line = view.columns.place(row).start - view.scroll_offset.y
        await pilot.mouse_down(view, offset=(view.size.width - 30, line))
        await pilot.hover(view, offset=(view.size.width - 10, line + 1))
        await pilot.mouse_up(view, offset=(view.size.width - 10, line + 1))
        await press(pilot, "y")
        assert pilot.app.clipboard == SECOND.body[0].of(SECOND.text)
        assert said(screen) == "copied what is selected"


async def test_it_says_how_many_changes_stand_above_until_one_moves() -> None:
    async with opened() as (pilot, screen):
        above = screen.view.change_number - 1
        assert above > 0
        assert f"{above} change{'s' * (above != 1)} above" in foot(screen)
        await press(pilot, "N")
        assert "above" not in foot(screen)


async def test_a_click_on_the_ribbon_goes_there() -> None:
    async with opened() as (pilot, screen):
        ribbon = "".join(run.text for run in screen.heading.line(2))
        last = len(ribbon.split("  ")[0].rstrip()) - 1
        await pilot.click(screen.heading, offset=(last, 2))
        await pilot.pause()
        assert screen.comparison is not None
        rows = screen.comparison.rows
        assert rows[screen.view.row].furniture or screen.view.row == len(rows) - 1
        await pilot.click(screen.heading, offset=(1, 2))
        await pilot.pause()
        assert screen.view.row == 0
        await pilot.click(screen.heading, offset=(last, 0))
        await pilot.pause()
        assert screen.view.row == 0


async def test_in_ascii_nothing_but_the_articles_needs_more() -> None:
    async with opened(marks=ASCII) as (_pilot, screen):
        drawn = above(screen) + words_here(screen)
        assert drawn.isascii()


# ----- hostile text


async def test_markup_in_an_article_is_only_text() -> None:
    hostile = made_article("t1", "[bold]Storm[/x]", ["The [red]harbour[/] was closed [at noon."])
    other = made_article("t2", "[bold]Storm[/x]", ["The [red]harbour[/] was shut [at noon."])

    class Hostile(TellingLibrary):
        def article(self, article: str) -> Article:
            return {"t1": hostile, "t2": other}[article]

    async with opened(library=Hostile()) as (_pilot, screen):
        assert "[bold]Storm[/x]" in above(screen)
        assert "[red]harbour[/]" in words_here(screen)

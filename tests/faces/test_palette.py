"""The palette: deeds by name, and outlets, days and headlines to go to."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from reader.model import Group, Grouping, Row
from reader.settings import Binding, Settings
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.choices import Kind, days, deeds, headlines, matching, outlets
from reader.tui.keys import LIST, actions_for
from reader.tui.palette_screen import ChoiceList
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import footer, opened, press


def _shown(pilot: Pilot[None]) -> list[str]:
    view = pilot.app.screen.query_one(ChoiceList)
    lines = (view.line(at) for at in range(view.virtual_size.height))
    return [" ".join("".join(run.text for run in line).split()) for line in lines]


# ----- matching


def test_every_word_typed_begins_a_word() -> None:
    offered = list(deeds(actions_for(LIST)))
    found = matching(offered, "mar un", 9)
    assert [choice.value for choice in found] == ["browse.read"]
    assert matching(offered, "zebra", 9) == []
    assert len(matching(offered, "", 5)) == 5


def test_what_begins_with_the_word_comes_first() -> None:
    found = matching(list(outlets([("Old Quay", 1), ("Quay Post", 2)])), "outlet quay", 9)
    assert [(choice.value, choice.hint) for choice in found] == [
        ("Old Quay", "1"),
        ("Quay Post", "2"),
    ]
    rows = [Row(name, "p", 0, name, None, "X") for name in ("On the quay", "Quay on fire")]
    assert [c.value for c in matching(list(headlines(rows)), "quay", 9)] == [
        "Quay on fire",
        "On the quay",
    ]


def test_accents_and_case_do_not_matter() -> None:
    found = matching(list(outlets([("Élan", 1)])), "elan", 9)
    assert [choice.kind for choice in found] == [Kind.OUTLET]


def test_days_are_found_by_name_and_in_figures() -> None:
    offered = list(days([Group("2024-03-02", "Sat 2 Mar 2024", ["1", "2"])]))
    assert matching(offered, "mar 2024", 9) == matching(offered, "2024-03-02", 9) == offered
    assert offered[0].hint == "2"


# ----- on the screen


async def test_a_deed_is_done_by_name() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, ":", *"group by outlet")
        assert _shown(pilot)[0] == "group by outlet 2"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, BrowseScreen)
        await pilot.pause()
        assert screen.grouping is Grouping.OUTLET


async def test_the_users_own_keys_are_shown_and_open_it() -> None:
    keys = {"browse.star": Binding(("A",), 1), "palette.open": Binding(("ctrl+o",), 2)}
    app = BroadsheetApp(MadeUpLibrary(), theme="ansi", settings=Settings(keys=keys))
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await press(pilot, "ctrl+o", *"star or")
        assert _shown(pilot) == ["star, or take the star away A"]


async def test_escape_does_nothing() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "ctrl+p", *"star", "escape")
        assert pilot.app.screen is screen
        assert MadeUpLibrary().marks["a1"] == screen.library.rows(["a1"])[0].mark


async def test_an_outlet_filters_the_list() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, ":", *"outlet isl", "enter")
        await pilot.pause()
        assert screen.query_text == 'outlet:"Island Post"'


async def test_a_day_is_gone_to_in_the_list_by_date() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "2", ":", *"2024-02", "enter")
        await pilot.pause()
        assert screen.grouping is Grouping.DATE
        assert screen.current == "a3"


async def test_a_headline_is_gone_to_though_a_filter_hides_it() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "/", *"storm", "enter", ":", *"bread")
        assert _shown(pilot)[-1].startswith("Bread prices rise for the third month")
        await press(pilot, "enter")
        await pilot.pause()
        assert screen.current == "a3"
        assert screen.filter.empty


async def test_nothing_fits_and_enter_is_harmless() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, ":", *"qqqq")
        assert _shown(pilot) == []
        await press(pilot, "down", "up", "enter")
        assert pilot.app.screen is screen
        assert "qqqq" not in footer(screen)


async def test_keys_typed_with_enter_are_not_lost() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, ":")
        for key in [*"2024-02", "enter"]:  # no waiting in between
            pilot.app.screen.post_message(_key(key))
        await pilot.pause()
        await pilot.pause()
        assert screen.current == "a3"


def _key(name: str) -> events.Key:
    return events.Key({"-": "minus"}.get(name, name), name if len(name) == 1 else None)


async def test_one_that_is_taken_away_while_it_comes_does_no_harm() -> None:
    """Typed ahead on a story: Enter, which leads back to the list, and the palette at once."""
    async with opened(MadeUpLibrary()) as (pilot, screen):
        app = pilot.app
        screen.action_palette_open()
        assert app.screen is not screen
        await app.pop_screen()
        await pilot.pause()
        assert app.screen is screen


async def test_a_deed_that_holds_here_no_more_is_left() -> None:
    """Typed ahead: the article was opened while its list's deeds were still offered."""
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "enter")
        assert screen.reading
        screen.do_by_name("list.quit")
        await pilot.pause()
        assert screen.reading


async def test_a_palette_that_is_left_twice_at_once_takes_nothing_else_with_it() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        for leave in ("action_palette_cancel", "action_palette_accept"):
            await press(pilot, ":", "x")
            palette = pilot.app.screen
            getattr(palette, leave)()
            getattr(palette, leave)()
            await pilot.pause()
            assert pilot.app.screen is screen

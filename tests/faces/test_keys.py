"""The table of keys: what it promises is there, and one key never means two things."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import reader.tui
from reader.tui.amend_screen import AmendScreen
from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.compare_screen import CompareScreen
from reader.tui.details_screen import DetailsScreen
from reader.tui.facets_screen import FacetsScreen
from reader.tui.help_screen import HelpScreen
from reader.tui.keyed_screen import KeyedScreen
from reader.tui.keys import (
    ACTIONS,
    ARTICLE,
    BAR,
    CHANGES,
    COMPARE,
    DETAILS,
    FACETS,
    FORM,
    HELP,
    LIST,
    OVERVIEW,
    PALETTE,
    PROMPT,
    QUESTION,
    STORY,
    KeyReader,
    actions_for,
    hints,
    markdown,
    spoken,
)
from reader.tui.overview_screen import OverviewScreen
from reader.tui.palette_screen import PaletteScreen
from reader.tui.story_screen import StoryScreen
from reader.tui.versions_screen import VersionsScreen

ALL = (LIST, ARTICLE, COMPARE, HELP, PROMPT, QUESTION)


@pytest.mark.parametrize("screen", ALL)
def test_no_key_has_two_deeds_on_one_screen(screen: str) -> None:
    counted = Counter(key for action in actions_for(screen) for key in action.keys)
    assert [key for key, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("screen", ALL)
def test_no_key_is_both_a_deed_and_the_beginning_of_another(screen: str) -> None:
    keys = {key for action in actions_for(screen) for key in action.keys}
    assert not {key.split(" ")[0] for key in keys if " " in key} & keys


def test_every_action_has_an_id_of_its_own_and_a_help() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert all(action.help and "." in action.id for action in ACTIONS)


OWNERS: dict[type[KeyedScreen], tuple[str, ...]] = {
    BrowseScreen: (LIST, BAR, ARTICLE, PROMPT, QUESTION),
    CompareScreen: (COMPARE, CHANGES, PROMPT, QUESTION),
    StoryScreen: (STORY, QUESTION),
    OverviewScreen: (OVERVIEW,),
    FacetsScreen: (FACETS,),
    DetailsScreen: (DETAILS,),
    AmendScreen: (FORM,),
    PaletteScreen: (PALETTE,),
    HelpScreen: (HELP,),
    VersionsScreen: (HELP,),
}


@pytest.mark.parametrize(
    ("owner", "screen"), [(owner, screen) for owner, where in OWNERS.items() for screen in where]
)
def test_every_action_has_a_method(owner: type[KeyedScreen], screen: str) -> None:
    for action in actions_for(screen):
        assert hasattr(owner, action.method) or hasattr(BroadsheetApp, action.method), action.id


def test_no_screen_and_no_part_of_the_table_is_left_out() -> None:
    for name in reader.tui.__path__:
        for file in Path(name).glob("*_screen.py"):
            import_module(f"reader.tui.{file.stem}")
    whole = {each for each in _below(KeyedScreen) if not _below(each)}
    assert whole == OWNERS.keys()
    named = {screen for action in ACTIONS for screen in action.screens}
    assert named == {screen for where in OWNERS.values() for screen in where}


def _below(kind: type[KeyedScreen]) -> set[type[KeyedScreen]]:
    nearest = {each for each in kind.__subclasses__() if each.__module__.startswith("reader.")}
    return nearest.union(*map(_below, nearest))


def test_a_sequence_waits_for_its_second_key() -> None:
    keys = KeyReader(actions_for(LIST))
    assert keys.press("g") is None
    assert keys.pending == "g"
    action = keys.press("g")
    assert action is not None
    assert action.id == "move.first"
    assert keys.pending == ""


def test_a_key_that_does_not_continue_a_sequence_stands_for_itself() -> None:
    keys = KeyReader(actions_for(LIST))
    keys.press("g")
    action = keys.press("j")
    assert action is not None
    assert action.id == "move.down"


def test_escape_gives_a_sequence_up_and_does_nothing_else() -> None:
    keys = KeyReader(actions_for(LIST))
    keys.press("g")
    assert keys.press("escape") is None
    assert keys.pending == ""


def test_keys_are_called_what_a_reader_calls_them() -> None:
    assert [spoken(key) for key in ("ctrl+d", "g g", "pagedown", "escape", "?", "] c")] == [
        "Ctrl-d",
        "gg",
        "PageDown",
        "Esc",
        "?",
        "]c",
    ]


def test_the_readme_table_and_the_footer_come_from_the_same_table() -> None:
    table = markdown()
    for action in actions_for(LIST):
        assert action.help in table
    assert ("d", "compare") in hints(LIST)
    assert all(label for _key, label in hints(ARTICLE))

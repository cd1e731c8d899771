"""The table of keys: what it promises is there, and one key never means two things."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.tui.app import BroadsheetApp
from reader.tui.browse_screen import BrowseScreen
from reader.tui.help_screen import HelpScreen
from reader.tui.keys import (
    ACTIONS,
    ARTICLE,
    COMPARE,
    HELP,
    LIST,
    PROMPT,
    QUESTION,
    KeyReader,
    actions_for,
    hints,
    markdown,
    spoken,
)

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


@pytest.mark.parametrize(
    ("screen", "owner"),
    [(LIST, BrowseScreen), (ARTICLE, BrowseScreen), (PROMPT, BrowseScreen), (HELP, HelpScreen)],
)
def test_every_action_has_a_method(screen: str, owner: type[object]) -> None:
    for action in actions_for(screen):
        assert hasattr(owner, action.method) or hasattr(BroadsheetApp, action.method), action.id


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

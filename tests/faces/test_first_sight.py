"""The screen of the last visit, shown before the program is loaded: the same, and only if sure."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import sys
import termios
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.first_sight import FirstSight
from reader.settings import directories, shipped
from tests.house.terminal_start import Terminal

pytestmark = pytest.mark.slow

PROGRAM = [sys.executable, "-m", "reader"]
OTHER_SCREEN = b"\x1b[?1049h"
# Only the first sight goes on like this: Textual's own start says other things first.
DRAWN_AT_ONCE = OTHER_SCREEN + b"\x1b[?25l\x1b["


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    shutil.copytree(shipped("seeds"), folder)
    for number in range(40):
        text = f"Council item {number:02}\n\n2023-05-{number % 28 + 1:02}\n\n"
        (folder / f"{number:02}.txt").write_text(text + f"Meeting {number:02} was long. " * 20)
    _visit(folder, tmp_path)  # the very first, which is told what to press: nothing is put by
    return folder


def _visit(folder: Path, home: Path, keys: str = "", **named: int | str) -> Terminal:
    """Open the collection and leave it as a reader does."""
    columns, rows = int(named.pop("columns", 80)), int(named.pop("rows", 24))
    others = {name: str(value) for name, value in named.items()}
    command = [*PROGRAM, str(folder)]
    with Terminal(command, home=home, columns=columns, rows=rows, **others) as terminal:
        terminal.wait_for("44 stories")
        for key in keys:
            terminal.press(key)
        if columns >= 100:
            terminal.wait_for("Meeting 23" if keys else "Meeting 27")  # in the pane beside the list
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    return terminal


def _start(command: list[str], home: Path) -> Terminal:
    return Terminal(command, home=home, columns=80, rows=24)


def _shown_at_once(terminal: Terminal) -> bool:
    return bytes(terminal.received).startswith(DRAWN_AT_ONCE)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 50)])
def test_the_last_screen_is_there_before_the_program_and_is_taken_over(
    tmp_path: Path, folder: Path, columns: int, rows: int
) -> None:
    first = _visit(folder, tmp_path, "jjjj", columns=columns, rows=rows)
    assert not _shown_at_once(first)
    command = [*PROGRAM, str(folder)]
    with Terminal(command, home=tmp_path, columns=columns, rows=rows) as terminal:
        terminal.wait_for("Enter open")
        assert _shown_at_once(terminal)
        assert b"\x1b[?2026$p" not in terminal.received  # Textual has not begun
        at_once = terminal.text
        terminal.press("k")
        terminal.wait_for("4/45")
        terminal.press("j")
        terminal.wait_for("5/45", gone="looking")
        if columns >= 100:
            terminal.wait_for("Meeting 23")
        assert terminal.text == at_once
        sent = bytes(terminal.received)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert sent.count(OTHER_SCREEN) == 1
    handed_over = sent[sent.index(b"\x1b[?2026$p") :]
    there = set(re.findall("Council item [0-9]+", at_once))
    again = [headline for headline in there if headline.encode() in handed_over]
    assert len(there) > 10
    assert len(again) <= 2, "only what the two keys changed is sent again"


def test_no_key_is_lost_that_is_typed_from_the_first_sight_on(tmp_path: Path, folder: Path) -> None:
    _visit(folder, tmp_path)
    for pause in (0.0, 0.02, 0.05):
        with _start([*PROGRAM, str(folder)], tmp_path) as terminal:
            terminal.wait_for("Enter open")
            for key in "gg" + "j" * 20 + "k" * 2:
                terminal.press(key)
                time.sleep(pause)
            terminal.wait_for("19/45")
            assert "jjj" not in terminal.text  # none was echoed
            terminal.press("q")
            assert terminal.wait_for_end() == 0


def test_keys_typed_before_the_first_sight_are_kept_too(tmp_path: Path, folder: Path) -> None:
    _visit(folder, tmp_path)
    with _start([*PROGRAM, str(folder)], tmp_path) as terminal:
        terminal.press("ggjjj")
        terminal.wait_for("4/45")


def test_what_changed_meanwhile_is_mended(tmp_path: Path, folder: Path) -> None:
    _visit(folder, tmp_path)
    (folder / "27.txt").unlink()
    with _start([*PROGRAM, str(folder)], tmp_path) as terminal:
        terminal.wait_for("Council item 27")
        assert _shown_at_once(terminal)
        terminal.wait_for("44 articles", gone="Council item 27")


@pytest.mark.parametrize(
    "other",
    [
        {"columns": 81},
        {"rows": 25},
        {"TERM": "xterm"},
        {"COLORTERM": "truecolor"},
        {"NO_COLOR": "1"},
        {"LANG": "C", "LC_ALL": "C"},
        {"BROADSHEET_THEME": "newsprint-light"},
        {"COLUMNS": "80", "LINES": "24"},
    ],
)
def test_in_any_doubt_nothing_is_shown_at_once(
    tmp_path: Path, folder: Path, other: dict[str, Any]
) -> None:
    _visit(folder, tmp_path)
    assert not _shown_at_once(_visit(folder, tmp_path, **other))


def test_other_settings_show_nothing_at_once(tmp_path: Path, folder: Path) -> None:
    _visit(folder, tmp_path)
    (tmp_path / "config" / "settings.toml").write_text("measure = 60\n")
    assert not _shown_at_once(_visit(folder, tmp_path))
    assert _shown_at_once(_visit(folder, tmp_path))


def test_a_start_without_a_name_takes_no_named_one_its_place(tmp_path: Path) -> None:
    places = ["--config-dir", str(tmp_path), "--cache-dir", str(tmp_path)]
    nameless = FirstSight(places)._place([])
    named = {FirstSight(places)._place([f"/articles/{number}"]) for number in range(1000)}
    assert len(named) > 1
    assert nameless not in named


def test_without_a_name_the_last_collection_is_shown_while_it_is_there(
    tmp_path: Path, folder: Path
) -> None:
    _visit(folder, tmp_path)
    with _start(PROGRAM, tmp_path) as terminal:
        terminal.wait_for("45 articles")
        assert _shown_at_once(terminal)
    folder.rename(tmp_path / "elsewhere")
    with _start(PROGRAM, tmp_path) as terminal:
        terminal.wait_for("5 articles")
        assert not _shown_at_once(terminal)


# Shows the first sight, and is then slow to go on.
SLOW = """
import signal, sys
from reader.first_sight import FirstSight
sight = FirstSight(sys.argv[1:])
sight.show()
signal.pause()
"""


def _echoes(terminal: Terminal) -> bool:
    local = termios.tcgetattr(terminal._fd)[3]
    return bool(local & termios.ECHO and local & termios.ICANON)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_program_is_there_leaves_the_terminal_clean(
    tmp_path: Path, folder: Path, number: signal.Signals
) -> None:
    _visit(folder, tmp_path)
    with _start([sys.executable, "-c", SLOW, str(folder)], tmp_path) as terminal:
        terminal.wait_for("Enter open")
        assert not _echoes(terminal)
        terminal.kill(number)
        assert terminal.wait_for_end() == -number
        assert _echoes(terminal)
        assert terminal.received.endswith(b"\x1b[?1049l")


# Shows the first sight, and goes on once the terminal has another size.
NARROWED = """
import os, sys, time
from reader.first_sight import FirstSight
from reader.running import run
sight = FirstSight(sys.argv[1:])
before = os.get_terminal_size()
sight.show()
while os.get_terminal_size() == before:
    time.sleep(0.01)
sys.exit(run(sys.argv[1:], sight))
"""


def test_a_terminal_made_too_small_meanwhile_may_be_made_larger_again(
    tmp_path: Path, folder: Path
) -> None:
    _visit(folder, tmp_path)
    with _start([sys.executable, "-c", NARROWED, str(folder)], tmp_path) as terminal:
        terminal.wait_for("Enter open")
        terminal.resize(20, 8)
        terminal.wait_for("broadsheet needs 40")
        terminal.resize(80, 24)
        terminal.wait_for("44 stories", gone="broadsheet needs")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_the_terminal_is_as_it_was_when_the_session_ends(tmp_path: Path, folder: Path) -> None:
    _visit(folder, tmp_path)
    with _start([*PROGRAM, str(folder)], tmp_path) as terminal:
        terminal.wait_for("Enter open")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert _echoes(terminal)


def test_trouble_is_said_on_the_screen_that_was_there_before(tmp_path: Path, folder: Path) -> None:
    _visit(folder, tmp_path)
    with closing(sqlite3.connect(tmp_path / "config" / "state.db")) as state:
        state.execute("PRAGMA user_version = 999")
    with _start([*PROGRAM, str(folder)], tmp_path) as terminal:
        assert terminal.wait_for_end() == 2
        assert _shown_at_once(terminal)
        assert _echoes(terminal)
        after = bytes(terminal.received).rpartition(b"\x1b[?1049l")[2]
        assert b"later version" in after


def test_the_places_are_those_of_the_rest_of_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in list(os.environ):
        if name.startswith(("BROADSHEET_", "XDG_")):
            monkeypatch.delenv(name)
    for changed in ({}, {"XDG_CACHE_HOME": str(tmp_path)}, {"BROADSHEET_CONFIG_DIR": "~/x"}):
        with monkeypatch.context() as within:
            within.setenv("HOME", str(tmp_path / "home"))
            for name, value in changed.items():
                within.setenv(name, value)
            where, places = directories(), FirstSight([])._places
            assert (places["config-dir"], places["cache-dir"]) == (
                str(where.config),
                str(where.cache),
            )
    named = FirstSight(["--cache-dir=a", "--config-dir", "b", "c"])
    assert named._paths == ["c"]
    assert named._places["cache-dir"] == str(Path("a").absolute())
    assert FirstSight(["list", "--json"])._paths is None

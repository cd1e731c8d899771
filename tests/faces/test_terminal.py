"""The real program in a pseudo-terminal, from launch to compare to quit and a second start."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

from reader.settings import shipped
from tests.house.terminal_start import Terminal, tour

pytestmark = pytest.mark.slow

PROGRAM = [sys.executable, "-m", "reader"]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("seeds"), tmp_path / "collection"))


def test_the_tour_of_the_samples() -> None:
    tour(PROGRAM)


def test_what_was_done_is_there_after_kill_and_a_second_start(
    tmp_path: Path, collection: Path
) -> None:
    command = [*PROGRAM, str(collection)]
    with Terminal(command, home=tmp_path) as first:
        first.wait_for("5 unread")
        first.press("2")
        first.wait_for("by outlet")
        first.press("ggs")
        first.wait_for("★")
        first.press("r")
        first.wait_for("4 unread")
        first.kill()
        assert first.wait_for_end() == -signal.SIGKILL
    with Terminal(PROGRAM, home=tmp_path) as second:  # no path: the last collection
        second.wait_for("4 unread")
        second.wait_for("by outlet")
        second.wait_for("★")
        second.press("u")
        second.wait_for("5 unread")
        second.press("q")
        assert second.wait_for_end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_clean(tmp_path: Path, number: signal.Signals) -> None:
    with Terminal(PROGRAM, home=tmp_path) as terminal:
        terminal.wait_for("5 unread")
        terminal.kill(number)
        terminal.wait_for_end()
        after = bytes(terminal.received)
    assert after.rfind(b"\x1b[?1049l") > after.rfind(b"\x1b[?1049h")
    assert after.rfind(b"\x1b[?25h") > after.rfind(b"\x1b[?25l")


HOSTILE = (
    "Headline with [bold]brackets[/bold] and [/x]\n\n"
    "WASHINGTON (Reuters) - A \x1b]0;owned\x07title, a \x1b[31mcolour, a \x9b31mbyte, "
    "a \u202eoverride and a NUL \x00 stand in this paragraph, which is long enough to be one. "
    "It has an end.\n\n"
    "\x1b[2J\x1b[H\x1bc\x1b]52;c;b3duZWQ=\x07 The second paragraph would clear the screen.\n"
)


def test_no_byte_of_an_article_is_obeyed(tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "one.txt").write_bytes(HOSTILE.encode())
    (folder / "two\x1b[31m.txt").write_bytes(HOSTILE.replace("second", "other").encode())
    with Terminal([*PROGRAM, str(folder)], home=tmp_path) as terminal:
        terminal.wait_for("[bold]brackets[/bold]")
        terminal.press("\r")
        terminal.wait_for("[/x]")
        terminal.press("v")
        terminal.wait_for("stand in this")
        terminal.press("d")
        terminal.press("q")
        terminal.press("q")
        terminal.press("q")
        terminal.press("q")
        terminal.wait_for_end()
        sent = terminal.received.decode(errors="surrogateescape")
    for harm in ("\x1b]0;owned", "\x1b]52", "\x1bc", "\x9b", "\x00", "\u202e", "\udc9b"):
        assert harm not in sent
    # Every escape sequence is one that the program means: no title, no clipboard, no reset.
    assert not re.search(r"\x1b\](?!8;|1[01];\?|4;)", sent)


@pytest.mark.parametrize(
    ("columns", "rows", "environment"),
    [
        (80, 24, {}),
        (120, 40, {"NO_COLOR": "1"}),
        (200, 50, {"TERM": "linux"}),
        (40, 10, {}),
        (80, 24, {"TERM": "screen-256color"}),
        (100, 30, {"LANG": "C", "LC_ALL": "C"}),
    ],
)
def test_sizes_and_terminals(
    tmp_path: Path, columns: int, rows: int, environment: dict[str, str]
) -> None:
    with Terminal(PROGRAM, home=tmp_path, columns=columns, rows=rows, **environment) as terminal:
        terminal.wait_for("UrduPoint")
        terminal.press("G")
        terminal.press("d")
        terminal.wait_for("Moscow")
        terminal.wait_for("next change")
        terminal.resize(100, 30)
        terminal.wait_for("Question")
        terminal.resize(80, 24)
        terminal.wait_for("Question")
        terminal.press("q")
        terminal.wait_for("UrduPoint")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_no_colour_is_sent_where_none_is_wanted(tmp_path: Path) -> None:
    with Terminal(PROGRAM, home=tmp_path, NO_COLOR="1") as terminal:
        terminal.wait_for("UrduPoint")
        terminal.press("G")
        terminal.press("d")
        terminal.wait_for("Question")
        sent = terminal.received.decode(errors="replace")
    colours = re.findall(r"\x1b\[[0-9;]*m", sent)
    assert colours
    assert not [c for c in colours if re.search(r"[\[;](3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]", c)]


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_draws_no_screens_is_told_so(tmp_path: Path, term: str) -> None:
    with Terminal(PROGRAM, home=tmp_path, TERM=term) as terminal:
        assert terminal.wait_for_end() == 2
        assert "list" in terminal.text
    assert not (tmp_path / "config").exists()

"""What goes wrong around the program: terminals that vanish, disks that fill, folders shut.

The real program in a pseudo-terminal. What was shown is kept, what cannot be kept is said on the
screen, reading goes on, and the terminal is left as it was found.
"""

from __future__ import annotations

import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.house.terminal_start import Terminal

pytestmark = pytest.mark.slow

PROGRAM = [sys.executable, "-m", "reader"]


def _state(home: Path) -> list[tuple[int, int]]:
    """Give what is read and starred, from a state that is whole."""
    with closing(sqlite3.connect(home / "config" / "state.db")) as kept:
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return sorted(kept.execute("SELECT read, starred FROM articles WHERE read OR starred"))


def _last_article(home: Path) -> str | None:
    with closing(sqlite3.connect(home / "config" / "state.db")) as kept:
        row = kept.execute("SELECT value FROM settings WHERE name = 'article'").fetchone()
        return str(row[0]) if row else None


# --------------------------------------------------------------------------- told to go

_SWITCHED = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_AT_REST = {7, 25}  # lines that wrap, a cursor that is seen


def _left_on(sent: bytes) -> set[int]:
    """Give the modes of the terminal that are not as they were found."""
    modes = {
        int(mode): switch == b"h"
        for modes, switch in _SWITCHED.findall(sent)
        for mode in modes.split(b";")
    }
    return {mode for mode, on in modes.items() if on is not (mode in _AT_REST)}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("where", ["list", "article", "comparison", "search", "form"])
def test_told_to_go_from_anywhere_the_terminal_is_left_as_it_was_found(
    tmp_path: Path, number: signal.Signals, where: str
) -> None:
    keys = {"list": "", "article": "G\r", "comparison": "Gd", "search": "/joly", "form": "Ge"}
    seen = {"article": "top ·", "comparison": "next change", "search": "joly"}
    with Terminal(PROGRAM, home=tmp_path) as terminal:
        before = terminal.line_settings()
        terminal.wait_for("1/5")
        terminal.press("s")
        terminal.wait_for("★")
        terminal.press(keys[where])
        terminal.wait_for({**seen, "form": "orrect"}.get(where, "UrduPoint"))
        terminal.kill(number)
        assert terminal.wait_for_end() in (0, -number)
        assert _left_on(bytes(terminal.received)) == set()
        assert b"Traceback" not in terminal.received
        assert terminal.line_settings() == before
    assert _state(tmp_path) == [(0, 1)]
    assert _last_article(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_go_among_very_many_keys_it_goes(tmp_path: Path, number: signal.Signals) -> None:
    for attempt in range(4):  # it is chance how many keys wait at that moment
        with Terminal(PROGRAM, home=tmp_path / str(attempt)) as terminal:
            terminal.wait_for("1/5")
            terminal.press("j" * 3000)
            terminal.wait_for("5/5")
            terminal.kill(number)
            assert terminal.wait_for_end() in (0, -number)


def test_a_terminal_that_is_closed_ends_the_program_and_keeps_its_place(tmp_path: Path) -> None:
    """As a window that is shut or a line that drops: SIGHUP, and nobody to write to."""
    with Terminal(PROGRAM, home=tmp_path) as terminal:
        terminal.wait_for("1/5")
        terminal.press("s")
        terminal.wait_for("★")
        terminal.press("jj")
        terminal.wait_for("3/5")
        assert terminal.hang_up() in (0, -signal.SIGHUP)
    assert _state(tmp_path) == [(0, 1)]
    with Terminal(PROGRAM, home=tmp_path) as second:
        second.wait_for("3/5")


# --------------------------------------------------------------------------- no room, no entry

# A mount of the program's own, which nobody else sees and which goes when it ends.
_ALONE = ["unshare", "--user", "--map-root-user", "--mount"]
_FULL = 'mount -t tmpfs -o size="$1" tmpfs "$0" && shift && exec "$@"'
_SHUT = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


def _mounted(how: str, place: Path, *words: str) -> list[str]:
    """Give the command that runs the program with a file system of its own at a place."""
    place.mkdir(parents=True, exist_ok=True)
    return [*_ALONE, "sh", "-c", how, str(place), *words, *PROGRAM]


@pytest.fixture(name="alone")
def _can_mount(tmp_path: Path) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare here to give a program a disk of its own")
    trial = [*_ALONE, "mount", "-t", "tmpfs", "tmpfs", str(tmp_path)]
    if subprocess.run(trial, check=False, capture_output=True).returncode:
        pytest.skip("no disk of its own can be given to a program here")


alone = pytest.mark.usefixtures("alone")


def _seen_from_inside(terminal: Terminal, path: Path) -> Path:
    return Path(f"/proc/{terminal.pid}/root{path}")


def _fill(folder: Path) -> Path:
    """Leave no room on a disk; give the file that takes it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    return filler


@alone
def test_a_disk_that_fills_is_said_in_the_footer_and_nothing_stored_is_lost(tmp_path: Path) -> None:
    config = tmp_path / "config"
    with Terminal(_mounted(_FULL, config, "2m"), home=tmp_path, columns=100) as terminal:
        terminal.wait_for("1/5")
        terminal.press("s")
        terminal.wait_for("★")
        inside = _seen_from_inside(terminal, config)
        filler = _fill(inside)
        for _ in range(40):  # until what SQLite has set aside is used up
            terminal.press("r")
        terminal.wait_for("is full")
        assert "full" in terminal.text.splitlines()[-1]
        terminal.press("G\r")
        terminal.wait_for("Question Period")  # reading goes on
        terminal.press("q")
        filler.unlink()
        terminal.press("s")
        terminal.wait_for("★ ≡2")
        copy = shutil.copytree(inside, tmp_path / "copy" / "config")
    assert len(_state(copy.parent)) >= 2


@alone
def test_without_room_from_the_start_it_is_said_and_reading_goes_on(tmp_path: Path) -> None:
    config = tmp_path / "config"
    with Terminal(_mounted(_FULL, config, "4k"), home=tmp_path, columns=100) as terminal:
        terminal.wait_for("1/5")
        terminal.press("s")
        terminal.wait_for("will be forgotten")
        terminal.wait_for("is full")
        terminal.wait_for("★")
        terminal.press("G\r")
        terminal.wait_for("Question Period")
        terminal.press("qq")
        assert terminal.wait_for_end() == 0


@alone
@pytest.mark.parametrize("what", ["config", "cache"])
def test_a_read_only_folder_is_said_and_reading_goes_on(tmp_path: Path, what: str) -> None:
    with Terminal(PROGRAM, home=tmp_path) as first:
        first.wait_for("1/5")
        first.press("s")
        first.wait_for("★")
        first.press("q")
        first.wait_for_end()
    before = {each: each.read_bytes() for each in (tmp_path / what).rglob("*") if each.is_file()}
    with Terminal(_mounted(_SHUT, tmp_path / what), home=tmp_path) as terminal:
        terminal.wait_for("cannot be kept" if what == "config" else "★")
        terminal.wait_for("★")
        terminal.press("Gr")
        terminal.wait_for("4 unread")
        terminal.press("\r")
        terminal.wait_for("Question Period")
        terminal.press("qq")
        assert terminal.wait_for_end() == 0
    assert {each: each.read_bytes() for each in before} == before


# --------------------------------------------------------------------------- in the midst of it


def _refuse_files(terminal: Terminal, refuse: bool) -> None:
    """Let no file of the program's grow any more, as on a disk that fails; or let them again."""
    _, most = resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (0 if refuse else most, most))


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="no limit can be set from outside")
def test_a_disk_that_fails_in_the_midst_is_said_and_reading_goes_on(tmp_path: Path) -> None:
    with Terminal(PROGRAM, home=tmp_path, columns=100) as terminal:
        terminal.wait_for("1/5")
        terminal.press("s")
        terminal.wait_for("★")
        terminal.wait_for_quiet()
        _refuse_files(terminal, refuse=True)
        terminal.press("r")
        terminal.wait_for("Nothing was changed")
        assert "Nothing was changed" in terminal.text.splitlines()[-1]
        terminal.press("2")
        terminal.wait_for("by outlet")
        terminal.wait_for("Places and settings are not kept")
        terminal.press("G\r")
        terminal.wait_for("as it is")
        terminal.press("Gq")
        terminal.wait_for("Enter open")
        assert "5 unread" in terminal.text
        _refuse_files(terminal, refuse=False)
        terminal.press("r")
        terminal.wait_for("4 unread")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert _state(tmp_path) == [(0, 1), (1, 0)]


# --------------------------------------------------------------------------- a later version's


@pytest.mark.parametrize("words", [[], ["list"], ["mark", "star", "004"], ["state", "export"]])
def test_a_state_of_a_later_version_is_refused_and_left_as_it_is(
    tmp_path: Path, words: list[str]
) -> None:
    with Terminal(PROGRAM, home=tmp_path) as first:
        first.wait_for("1/5")
        first.press("s")
        first.wait_for("★")
        first.press("q")
        assert first.wait_for_end() == 0
    with closing(sqlite3.connect(tmp_path / "config" / "state.db")) as state:
        state.execute("PRAGMA user_version = 999")
    before = {each: each.read_bytes() for each in (tmp_path / "config").iterdir()}
    with Terminal([*PROGRAM, *words], home=tmp_path) as terminal:
        assert terminal.wait_for_end() == 2
        shown = terminal.text.replace("\n", "")
        assert "A later version of broadsheet wrote" in shown
        assert "it was left untouched" in shown
        assert b"Traceback" not in terminal.received
    assert {each: each.read_bytes() for each in (tmp_path / "config").iterdir()} == before

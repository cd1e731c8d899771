"""Two versions of the program at work on one collection: neither takes anything from the other.

The later version is a copy of this one that reads files by other rules, or keeps the state in
other tables.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.version import EDITION, RULES
from tests.house.terminal_start import Terminal

pytestmark = pytest.mark.slow

TOP = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-P", "-m", "reader"]  # not from where the tests are run
TABLE = "\nMIGRATIONS = (*MIGRATIONS, lambda db: sqlite.script(db, 'CREATE TABLE later (x);\\n'))\n"


@pytest.fixture(name="later")
def _later(tmp_path: Path) -> Path:
    """Give the folder of a version with other rules."""
    folder = tmp_path / "later"
    for name in ("reader", "styles", "seeds"):
        shutil.copytree(TOP / name, folder / name)
    version = folder / "reader" / "version.py"
    version.write_text(version.read_text().replace(f"RULES = {RULES}", f"RULES = {RULES + 1}"))
    return folder


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    """Give a home with a collection of the five samples."""
    shutil.copytree(TOP / "seeds", tmp_path / "home" / "news")
    return tmp_path / "home"


def session(home: Path, version: Path = TOP) -> Terminal:
    return Terminal([*PROGRAM, str(home / "news")], home=home, PYTHONPATH=str(version))


def listed(home: Path, version: Path = TOP, *words: str) -> str:
    """Give what ``list`` prints, and what it has to say."""
    places = {"BROADSHEET_CONFIG_DIR": home / "config", "BROADSHEET_CACHE_DIR": home / "cache"}
    environment = os.environ | {name: str(place) for name, place in places.items()}
    command = [*PROGRAM, "list", *words, str(home / "news")]
    done = subprocess.run(
        command,
        env=environment | {"PYTHONPATH": str(version)},
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
    )
    return done.stdout + done.stderr


def indexes(home: Path) -> dict[str, int]:
    """Give the index files, and what tells a new one from the one that was there."""
    return {each.name: each.stat().st_ino for each in (home / "cache").glob("*.db")}


def test_each_keeps_its_own_index_and_sees_the_others_deeds(home: Path, later: Path) -> None:
    with session(home) as one, session(home, later) as other:
        one.wait_for("1/5")
        other.wait_for("1/5")
        one.press("s")
        one.wait_for("★")
        other.wait_for("★")
        other.press("jr")
        one.wait_for("4 unread")
        for each in (one, other, one):
            each.press("R")
            each.wait_for("5 articles")
        one.press("G\r")
        one.wait_for("Question Period")
        one.press("q")
        before = indexes(home)
        assert len(before) == 2
        for version in (TOP, later, TOP, later):
            assert listed(home, version).count("●") == 4
            assert "No article" not in listed(home, version)
        assert indexes(home) == before
        for each in (one, other):
            each.wait_for("5 articles")
            each.press("q")
            assert each.wait_for_end() == 0


def test_what_another_version_left_behind_is_swept(home: Path, later: Path) -> None:
    (home / "cache" / "of another collection").mkdir(parents=True)
    (home / "cache" / "0123.0.1.db").touch()
    listed(home)
    ((name, _),) = (each for each in indexes(home).items() if EDITION in each[0])
    listed(home, later)
    assert name not in indexes(home)
    assert set(indexes(home)) == {
        "0123.0.1.db",
        re.sub(rf"-{RULES}-", f"-{RULES + 1}-", name),
    }


def test_an_index_that_the_user_named_is_left_to_whoever_has_it_open(
    home: Path, later: Path
) -> None:
    index = home / "named.db"
    listed(home, TOP, "--index", str(index))
    with closing(sqlite3.connect(index)) as held:
        assert held.execute("SELECT count(*) FROM articles").fetchone() == (5,)
        said = listed(home, later, "--index", str(index))
        assert "another version of broadsheet has it open" in said
        assert held.execute("SELECT count(*) FROM articles").fetchone() == (5,)
    assert "another version" not in listed(home, later, "--index", str(index))


def test_marks_that_a_later_version_brought_up_to_date_are_not_written_to(
    home: Path, later: Path
) -> None:
    with (later / "reader" / "store" / "state" / "tables.py").open("a") as tables:
        tables.write(TABLE)
    with session(home) as one:
        one.wait_for("1/5")
        one.press("s")
        one.wait_for("★")
        with session(home, later) as other:
            other.wait_for("★")
            other.press("jr")
            other.wait_for("4 unread")
            one.wait_for("4 unread")
            one.press("s")
            one.wait_for("A later version of broadsheet wrote")
            one.press("G\r")
            one.wait_for("Question Period")
            one.press("qq")
            assert one.wait_for_end() == 0
            other.press("u")
            other.wait_for("5 unread")
            assert "★" in other.text

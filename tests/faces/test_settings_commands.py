"""Settings as the commands obey them: collections by name, outlets renamed, every place printed."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.faces.shell import Shell

ARTICLE = "Tidings of the {0}\n\nThe {0} council voted on Tuesday to rebuild the old {0}.\n"


@pytest.fixture(name="shell")
def _shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "home")
    shell.config.mkdir(parents=True)
    wire = tmp_path / "wire"
    wire.mkdir()
    for name in ("harbour", "orchard"):
        (wire / f"{name}.txt").write_text(ARTICLE.format(name))
    return shell


def settings(shell: Shell, text: str) -> None:
    (shell.config / "settings.toml").write_text(text)


def test_a_collection_is_opened_by_its_name(shell: Shell, tmp_path: Path) -> None:
    settings(shell, f'[collections]\nwire = "{tmp_path / "wire"}"\n')
    assert len(shell.records("list", "wire")) == 2
    assert shell.run("scan", "wire")[0] == 0
    code, _, err = shell.run("mark", "star", "harbour.txt", "--in", "wire")
    assert code == 0, err
    assert len(shell.records("list", "wire", "--filter", "starred")) == 1


def test_a_folder_of_the_same_name_is_opened_with_a_dot(shell: Shell, tmp_path: Path) -> None:
    settings(shell, f'[collections]\nwire = "{tmp_path / "elsewhere"}"\n')
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "one.txt").write_text(ARTICLE.format("library"))
    code, out, err = shell.run("list", "wire", cwd=tmp_path)
    assert (code, "library" in out) == (0, True), err
    assert "harbour" in shell.run("list", "./wire", cwd=tmp_path)[1]


def test_a_name_that_is_nothing_is_answered_with_the_nearest(shell: Shell) -> None:
    settings(shell, '[collections]\nwire = "/nowhere"\n')
    code, out, err = shell.run("list", "wier")
    assert (code, out) == (2, "")
    assert "wire" in err
    code, _, err = shell.run("list", "wire")
    assert code == 2
    assert "/nowhere" in err


def test_an_outlet_is_shown_as_the_user_calls_it(shell: Shell) -> None:
    before = {r["path"]: r["outlet"] for r in shell.records("list")}
    assert "UrduPoint" in before.values()
    settings(shell, '[outlets]\n"urdupoint" = "Sputnik"\n')
    after = {r["path"]: r["outlet"] for r in shell.records("list")}
    assert after == {
        path: "Sputnik" if outlet == "UrduPoint" else outlet for path, outlet in before.items()
    }
    assert len(shell.records("list", "--filter", "outlet:sputnik")) == 3
    assert shell.run("list", "--filter", "outlet:urdu")[0] == 1
    printed = shell.run("list", "--sort", "outlet")[1]
    assert len([line for line in printed.splitlines() if line.startswith("Sputnik")]) == 1
    first = next(path for path, outlet in before.items() if outlet == "UrduPoint")
    (shown,) = shell.records("show", first)
    assert shown["outlet"] == "Sputnik"
    settings(shell, "")
    assert {r["path"]: r["outlet"] for r in shell.records("list")} == before


def test_what_cannot_be_obeyed_is_said_and_the_command_goes_on(shell: Shell) -> None:
    settings(shell, "measur = 7\n")
    code, out, err = shell.run("list", "--json")
    assert code == 0
    assert len(out.splitlines()) == 5
    assert len([line for line in err.splitlines() if "line 1" in line]) == 1


@pytest.mark.parametrize("command", ["list", "where"])
def test_keys_that_cannot_be_are_said_by_commands_too(shell: Shell, command: str) -> None:
    settings(shell, '[keys]\n"browse.str" = "x"\n"browse.star" = "r"\n"browse.tag" = "X"\n')
    code, _, err = shell.run(command, "--json")
    assert code == 0
    said = err.splitlines()
    assert len([line for line in said if "line 2" in line and "browse.star" in line]) == 1
    assert len([line for line in said if "line 3" in line and "browse.read" in line]) == 1
    assert not [line for line in said if "line 4" in line]


def test_where_prints_every_place_and_flags_go_before_variables(
    shell: Shell, tmp_path: Path
) -> None:
    settings(shell, f'[collections]\nwire = "{tmp_path / "wire"}"\n')
    (record,) = shell.records("where")
    for name in ("config", "settings", "state", "user_styles", "cache", "index", "styles"):
        assert Path(record[name]).is_absolute()
    assert record["collections"] == {"wire": [str(tmp_path / "wire")]}
    assert Path(record["themes"]).is_file()
    (record,) = shell.records("where", "--state", "/a/state.db", "--index", "/b/i.db")
    assert (record["state"], record["index"]) == ("/a/state.db", "/b/i.db")
    (record,) = shell.records("where", "--seeds", str(tmp_path / "wire"))
    assert record["seeds"] == str(tmp_path / "wire")


def test_state_and_index_lie_where_they_were_put(shell: Shell, tmp_path: Path) -> None:
    state, index = tmp_path / "here" / "s.db", tmp_path / "there" / "i.db"
    flags = ("--state", str(state), "--index", str(index))
    wire = str(tmp_path / "wire")
    assert shell.run("mark", "star", "harbour.txt", "--in", wire, *flags)[0] == 0
    assert state.is_file()
    assert index.is_file()
    assert not (shell.config / "state.db").exists()
    assert not shell.cache.exists()


def test_a_default_file_is_printed_that_can_be_used(shell: Shell) -> None:
    code, out, _ = shell.run("where", "--default-settings")
    assert code == 0
    sections = ("compare", "collections", "outlets", "searches", "keys")
    assert tomllib.loads(out) == {name: {} for name in sections}
    settings(shell, out)
    assert shell.run("list", "--json")[2] == ""


def test_a_settings_file_that_is_not_there_is_one_sentence_and_two(
    shell: Shell, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    code, out, err = shell.run("list", "--settings", "no such.toml", cwd=tmp_path)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "no such.toml" in err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_in_place_of_the_directory_is_said_and_nothing_is_lost(
    shell: Shell, tmp_path: Path
) -> None:
    (way := tmp_path / "way").write_text("in the way")
    words = ("--config-dir", str(way), "--in", str(tmp_path / "wire"))
    code, out, err = shell.run("mark", "star", "harbour.txt", *words)
    assert (code, out) == (2, "")
    assert str(way) in err
    assert way.read_text() == "in the way"


def test_without_a_home_the_commands_say_so(tmp_path: Path) -> None:
    """A user id without an entry in the password file has no home but what HOME says."""
    surroundings = {"PATH": os.environ["PATH"], "HOME": "not/absolute"}
    script = (
        "import pwd, sys\n"
        "def nobody(number): raise KeyError(number)\n"
        "pwd.getpwuid = nobody\n"
        "from reader.cli import main\n"
        "sys.exit(main(['list']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=surroundings | {"PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "home" in done.stderr
    assert list(tmp_path.iterdir()) == []

"""The manual, the completions and the shapes say what the program does, all of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.arguments import COMMANDS
from reader.manual.document import manual
from reader.manual.drawing import plain, roff
from reader.manual.shells import SHELLS, completion
from reader.manual.usage import usages
from reader.model import Grouping
from reader.report.shapes import BY_NAME, SHAPES, keys_of
from reader.settings import shipped
from reader.settings.places import NAMED
from reader.settings.table import SETTINGS
from reader.store.index import query_conditions
from reader.tui import keys
from tests.faces.shell import Shell

SEEDS = str(shipped("seeds"))


# --------------------------------------------------------------------------- the manual


def test_the_manual_names_everything() -> None:
    text = "\n".join(plain(manual()))
    for name in COMMANDS:
        assert f"broadsheet {name}" in text
    for usage in usages().values():
        for option in (*usage.options, *usage.places):
            assert option.names[-1] in (text + "--help")
    for action in (each for screen in keys.SCREENS for each in keys.actions_for(screen)):
        assert keys.spoken_keys(action) in text
    assert all(setting.name in text for setting in SETTINGS)
    assert all(f"--{name}" in text for name in NAMED)
    assert all(shape.name in text for shape in SHAPES)
    assert all(f" {key}:" in text for key in query_conditions.KEYS)
    assert all(f" {flag}" in text for flag in query_conditions.FLAGS)


@pytest.mark.parametrize("width", [40, 80])
def test_running_text_keeps_to_the_width(width: int) -> None:
    sections = [each for each in manual() if each.title in ("DESCRIPTION", "FILTERS", "SETTINGS")]
    assert all(len(line) <= width for line in plain(sections, width))


def test_the_man_page_is_one_that_groff_takes() -> None:
    if shutil.which("groff") is None:
        pytest.skip("there is no groff here")
    source = "\n".join(roff(manual())) + "\n"
    assert source.isascii()
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-rLL=200n"], input=source, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    for words in ("--no-scan", "'outlet:ctv unread'", "broadsheet export"):
        assert words in done.stdout


def test_a_line_of_roff_is_never_an_order() -> None:
    orders = {".SH", ".SS", ".PP", ".TP", ".nf", ".fi", ".TH", ".nh", ".ad", '.\\"'}
    for line in roff(manual()):
        if line.startswith((".", "'")):
            assert line.split(" ")[0] in orders


# --------------------------------------------------------------------------- completions


def test_every_shell_is_told_every_option() -> None:
    for name in SHELLS:
        script = completion(name)
        for usage in usages().values():
            assert usage.name in script
            for option in (*usage.options, *usage.places):
                long = option.names[-1]
                assert (f"-l {long.removeprefix('--')}" if name == "fish" else long) in script


def _in_bash(tmp_path: Path, *words: str) -> list[str]:
    """Give what bash offers for the last word."""
    script = completion("bash") + (
        f'COMP_WORDS=("$@"); COMP_CWORD={len(words) - 1}; _broadsheet; '
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script, "bash", *words], capture_output=True, text=True, check=True,
        cwd=tmp_path,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes(tmp_path: Path) -> None:
    (tmp_path / "two words.txt").touch()
    (tmp_path / "folder").mkdir()
    assert _in_bash(tmp_path, "broadsheet", "st") == ["stories", "state"]
    assert _in_bash(tmp_path, "broadsheet", "list", "--so") == ["--sort"]
    assert _in_bash(tmp_path, "broadsheet", "list", "--sort", "") == [*Grouping]
    assert _in_bash(tmp_path, "broadsheet", "list", "--sort", "=", "o") == ["outlet"]
    assert _in_bash(tmp_path, "broadsheet", "search", "--sort", "r") == ["rank"]
    assert _in_bash(tmp_path, "broadsheet", "mark", "un") == ["unread", "unstar", "untag"]
    assert _in_bash(tmp_path, "broadsheet", "mark", "read", "two") == ["two words.txt"]
    assert _in_bash(tmp_path, "broadsheet", "--cache-dir", "x", "expo") == ["export"]
    assert _in_bash(tmp_path, "broadsheet", "list", "--cache-dir", "") == ["folder"]
    assert "two words.txt" in _in_bash(tmp_path, "broadsheet", "")


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_completes(tmp_path: Path) -> None:
    (tmp_path / "done.fish").write_text(completion("fish"))

    def offered(line: str) -> list[str]:
        order = f"source done.fish; complete -C '{line}'"
        done = subprocess.run(
            ["fish", "--no-config", "-c", order], capture_output=True, text=True, check=True,
            cwd=tmp_path, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        return [each.split("\t")[0] for each in done.stdout.splitlines()]

    assert "export" in offered("broadsheet ex")
    assert offered("broadsheet list --sort o") == ["outlet"]
    assert "--what" in offered("broadsheet export --wh")
    assert "unstar" in offered("broadsheet mark un")


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_completes(tmp_path: Path) -> None:
    (tmp_path / "_broadsheet").write_text(completion("zsh"))
    # The widget is called as the Tab key would, in a shell inside a pseudo-terminal.
    order = f"""
        zmodload zsh/zpty
        zpty -b shell zsh -f -i
        zpty -w shell 'PS1=; fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -D'
        zpty -w shell 'LISTMAX=0; bindkey "^I" complete-word; echo rea""dy'
        zpty -r -m shell out '*ready*'
        zpty -w -n shell $'broadsheet export --wha\\tstor\\t'
        zpty -r -m shell out '*stories*'
        print -r -- "$out"
    """
    done = subprocess.run(
        ["zsh", "-f", "-c", order], capture_output=True, text=True, check=False, cwd=tmp_path,
        timeout=60,
    )  # fmt: skip
    typed = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[^a-z-]", " ", done.stdout)
    assert "export --what stories" in " ".join(typed.split()), done.stdout + done.stderr


# --------------------------------------------------------------------------- shapes

PLAIN: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "whole": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "truth": lambda value: isinstance(value, bool),
    "any": lambda value: True,
}


def _check(value: Any, kind: str, where: str) -> None:
    """Hold a value to its kind, and an object to exactly the keys that are told."""
    if kind.endswith("?"):
        if value is not None:
            _check(value, kind[:-1], where)
    elif kind.startswith("["):
        assert isinstance(value, list), where
        for each in value:
            _check(each, kind[1:-1], f"{where}[]")
    elif kind.startswith("{"):
        assert isinstance(value, dict), where
        for each in value.values():
            _check(each, kind[1:-1], f"{where}{{}}")
    elif kind in PLAIN:
        assert PLAIN[kind](value), f"{where} is {value!r}, not {kind}"
    else:
        told = {key.name: key for key in keys_of(BY_NAME[kind])}
        assert set(value) <= set(told), f"{where} has keys that no page tells of"
        assert {name for name, key in told.items() if key.always} <= set(value), where
        for name, each in value.items():
            _check(each, told[name].kind, f"{where}.{name}")


PRINTED = [(shape.name, line) for shape in SHAPES for line in shape.printed_by]


@pytest.mark.parametrize(("name", "line"), PRINTED)
def test_every_object_is_as_it_is_told(shell: Shell, tmp_path: Path, name: str, line: str) -> None:
    folder = tmp_path / "held"
    shutil.copytree(SEEDS, folder)
    (folder / "empty.txt").touch()
    article = str(folder / "000_17466b128c7fc734.txt")
    other = str(next(folder.glob("004*")))
    needs = {"show": [article], "search": ["joly"], "diff": [article, other]}
    words = line.split()
    paths = [] if words[0] in ("where", "state") else [str(folder)]
    if words[0] == "state":
        shell.run("mark", "tag", "ferries", article, "--in", str(folder))
        shell.run("mark", "star", article, "--in", str(folder))
    flag = [] if words[0] == "state" else ["--json"]
    code, out, err = shell.run(*words, *needs.get(words[0], []), *paths, *flag)
    assert code in (0, 1), err
    found = [json.loads(each) for each in out.splitlines()]
    assert found
    for each in found:
        assert each["version"] == 1
        _check(each, name, name)


def test_every_kind_is_told() -> None:
    kinds = {key.kind.strip("[]{}?") for shape in SHAPES for key in shape.keys}
    assert kinds <= {*PLAIN, *BY_NAME}
    assert all(key.about for shape in SHAPES for key in shape.keys)


def test_every_command_with_json_has_a_shape() -> None:
    flagged = {
        usage.name
        for usage in usages().values()
        if any("--json" in each.names for each in usage.options)
    }
    assert flagged | {"state"} == {line.split()[0] for shape in SHAPES for line in shape.printed_by}

"""README.md is the only page a newcomer gets: what it says must be so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from reader.arguments import COMMANDS
from reader.cli import main
from reader.manual.usage import usages
from reader.store.index import query_conditions
from reader.tui import keys
from reader.version import __version__

TOP = Path(__file__).parents[2]
README = (TOP / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/broadsheet",
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest",
    ],
)
def test_the_two_commands_stand_there(command: str) -> None:
    assert f"    {command}\n" in README


def test_the_key_table_is_the_programs_own() -> None:
    begin = "<!-- keys: written by `python -m reader.tui.keys` -->"
    table = README.partition(begin)[2].partition("<!-- end of keys -->")[0]
    assert table.strip() == keys.markdown().strip()


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", README)
    assert pictures
    assert all((TOP / picture).is_file() for picture in pictures)


def test_every_command_named_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"^    broadsheet ([a-z]+) ", README, flags=re.MULTILINE)) | {"where"}
    assert len(named) >= 6
    for command in named:
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0
        assert command in capsys.readouterr().out


def test_the_python_in_it_runs_and_gives_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)
    guide = doctest.DocTestParser().get_doctest(README, {}, "README.md", "README.md", 0)
    assert len(guide.examples) > 8
    said = list[str]()
    done = doctest.DocTestRunner().run(guide, out=said.append)
    assert done.failed == 0, "".join(said)


def test_every_option_named_for_a_command_is_one() -> None:
    lines = re.findall(r"^    broadsheet ([a-z]+)(.*)$", README, flags=re.MULTILINE)
    for command, rest in ((name, rest) for name, rest in lines if name in usages()):
        usage = usages()[command]
        known = {name for each in (*usage.options, *usage.places) for name in each.names}
        choices = {choice for each in (*usage.options, *usage.operands) for choice in each.choices}
        assert set(re.findall(r"(?<=[\[ |])-{1,2}[a-z-]+", rest)) <= known, command
        for word in re.findall(r"\b[a-z]+(?:\|[a-z]+)+\b", rest):
            assert set(word.split("|")) <= choices, command


def test_every_word_of_the_filter_language_is_told() -> None:
    told = README.partition("A filter, on the screen or here,")[2].partition("\n\n")[0]
    words = set(re.findall(r"[a-z]+", told))
    assert words >= {*query_conditions.KEYS, *query_conditions.DETAILS}
    assert words >= {*query_conditions.FLAGS} - {"unstarred", "shares", "related"}  # of little use


def test_every_command_is_named() -> None:
    assert all(f"    broadsheet {name}" in README for name in COMMANDS)


def test_the_changes_tell_of_this_version() -> None:
    changes = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changes.partition("\n## ")[2].startswith(__version__)
    assert "(CHANGELOG.md)" in README

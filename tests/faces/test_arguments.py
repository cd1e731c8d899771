"""Every command says what it does, with examples that can be run as they stand."""

from __future__ import annotations

import re
import shlex
from importlib import import_module

import pytest

from reader.arguments import COMMANDS, EXAMPLES, CommandParser, commands_parser, screens_parser
from reader.cli import main

LINES = [line for command in COMMANDS.values() for line, _ in command.examples]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples_and_exit_codes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert COMMANDS[name].about in " ".join(said.split())
    assert len(COMMANDS[name].examples) >= 2
    assert all(line in said and about in said for line, about in COMMANDS[name].examples)
    assert "Exit code: 0 done" in said


@pytest.mark.parametrize("line", LINES)
def test_every_example_is_understood(line: str) -> None:
    plain = re.sub(r'^curl .* \| | \| (?:less|man|source).*| > .*|^eval "\$\(|\)"$', "", line)
    words = shlex.split(plain)
    assert words[0] == "broadsheet"
    options = commands_parser().parse_args(words[1:])
    assert options.deed == COMMANDS[words[1]].deed


def test_the_first_page_names_every_command() -> None:
    said = screens_parser().format_help()
    assert all(name in said for name in COMMANDS)
    assert all(line in said for line, _ in EXAMPLES)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_deed_is_there(name: str) -> None:
    module, _, deed = COMMANDS[name].deed.partition(":")
    assert callable(getattr(import_module(module), deed))


def test_every_argument_says_what_it_is() -> None:
    for name in COMMANDS:
        for action in CommandParser(command=name)._actions:  # there is no public way to them
            assert action.help, f"{name} {action.dest}"


@pytest.mark.parametrize(("word", "meant"), [("lst", "list"), ("serch", "search"), ("dif", "diff")])
def test_a_mistyped_command_is_known(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word]) == 2
    assert f"did you mean “{meant}”?" in capsys.readouterr().err


def test_a_usage_line_names_what_is_the_commands_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["list", "--help"])
    usage, _, rest = capsys.readouterr().out.partition("\n\n")
    assert "--filter QUERY" in usage
    assert "--cache-dir" not in usage
    assert "--cache-dir DIR" in rest


def test_what_no_command_knows_is_said_of_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--nope"]) == 2
    said = "broadsheet: Unrecognized arguments: --nope; see broadsheet --help.\n"
    assert capsys.readouterr().err == said
    assert main(["list", "--sort", "nope"]) == 2
    assert "see broadsheet list --help" in capsys.readouterr().err

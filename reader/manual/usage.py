"""What may stand in a command line, read off the parsers: commands, options, operands."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from enum import Enum
from functools import cache

from reader.arguments import COMMANDS, CommandParser, screens_parser
from reader.named import NamedTuple


class Takes(Enum):
    """What an option or operand is followed by, as far as a shell can complete it."""

    NOTHING = "nothing"
    FILE = "file"
    FOLDER = "folder"
    CHOICE = "choice"
    TEXT = "text"


_BY_NAME = {
    "PATH": Takes.FILE,
    "FILE": Takes.FILE,
    "ARTICLE": Takes.FILE,
    "A": Takes.FILE,
    "B": Takes.FILE,
    "DIR": Takes.FOLDER,
}


class Argument(NamedTuple):
    """An option (``names`` begin with a dash) or an operand (no names).

    ``metavar`` is what it is called in a usage line, ``repeated`` that several may stand.
    """

    names: tuple[str, ...]
    metavar: str
    takes: Takes
    choices: tuple[str, ...]
    about: str
    repeated: bool
    needed: bool


class Usage(NamedTuple):
    """A command line: the command's name (empty: the screens) and what may follow."""

    name: str
    about: str
    options: tuple[Argument, ...]
    places: tuple[Argument, ...]  # the options that say where things lie, which all have
    operands: tuple[Argument, ...]

    @property
    def line(self) -> str:
        """Give the usage in one line: ``broadsheet list [PATH ...] [--json]``."""
        words = [f"broadsheet {self.name}".rstrip()]
        words += [_operand(each) for each in self.operands]
        words += [f"[{_option(each)}]" for each in self.options if each.names[-1] != "--help"]
        return " ".join(words)


def _operand(argument: Argument) -> str:
    name = "|".join(argument.choices) or argument.metavar
    name += " ..." * argument.repeated
    return name if argument.needed else f"[{name}]"


def _option(argument: Argument) -> str:
    value = "|".join(argument.choices) or argument.metavar
    return f"{argument.names[0]} {value}".rstrip()


@cache
def usages() -> dict[str, Usage]:
    """Give the command lines of all commands by name; the screens' under the empty name."""
    found = {"": _usage("", screens_parser().description or "", screens_parser())}
    for name, command in COMMANDS.items():
        found[name] = _usage(name, command.about, CommandParser(command=name))
    return found


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return parser._actions  # there is no public way to a parser's arguments


def _usage(name: str, about: str, parser: argparse.ArgumentParser) -> Usage:
    found = list(_arguments(parser))
    places = _places(parser)
    options = [each for each in found if each.names and each.names[0] not in places]
    return Usage(
        name,
        about,
        tuple(options),
        tuple(each for each in found if each.names and each.names[0] in places),
        tuple(each for each in found if not each.names),
    )


def _places(parser: argparse.ArgumentParser) -> set[str]:
    groups = [each for each in parser._action_groups if each.title == "where things lie"]
    return {name for each in groups for one in each._group_actions for name in one.option_strings}


def _arguments(parser: argparse.ArgumentParser) -> Iterator[Argument]:
    for action in _actions(parser):
        choices = tuple(map(str, action.choices or ()))
        metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
        takes = Takes.CHOICE if choices else _BY_NAME.get(metavar, Takes.TEXT)
        if action.nargs == 0:
            metavar, takes = "", Takes.NOTHING
        yield Argument(
            tuple(action.option_strings),
            metavar,
            takes,
            choices,
            (action.help or "").replace("%%", "%"),
            action.nargs in ("*", "+"),
            not action.option_strings and action.nargs not in ("*", "?"),
        )

"""Every command: what it is for, its arguments, examples of it, and where its deed is done.

One table. The parsers, ``--help``, the completions of the shells and the manual are made of it,
so that none can say what another does not. Must not load what a command needs to do its deed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress

from reader.hints import Any, NoReturn
from reader.model import BroadsheetError, Grouping
from reader.named import NamedTuple
from reader.settings.places import NAMED
from reader.version import __version__

ABOUT = "A terminal reader for a collection of news articles."
EXAMPLES = (
    ("broadsheet", "the last collection, or the five samples"),
    ("broadsheet ~/articles", "a folder, searched through"),
    ("broadsheet list ~/articles --filter 'outlet:ctv from:2022-01 unread'", "a list in a pipe"),
    ("broadsheet diff one.txt other.txt", "two files side by side"),
)
_PLAIN = "flat sentences with nothing drawn, for screen readers"
_USUAL_COLUMNS = 80
_LABELS = 34  # cells: where what an example does begins


class Command(NamedTuple):
    """One command. ``deed`` is ``module:function``; the function takes the parsed options and
    gives the exit code. ``examples`` are command lines and what each is for.
    """

    deed: str
    about: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    examples: tuple[tuple[str, str], ...]


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal. argparse asks how wide that is for every argument it is told
    of, and through a module that brings three compressors along."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


class _HelpAsWritten(_Help, argparse.RawDescriptionHelpFormatter):
    """The same, with the lines of a description left as they are."""


def _columns() -> int:
    """Give how wide the terminal is, or is said to be, as ``shutil.get_terminal_size`` does."""
    with suppress(KeyError, ValueError):
        if (said := int(os.environ["COLUMNS"])) > 0:
            return said
    output = sys.__stdout__
    with suppress(ValueError, OSError):  # it is closed, or no terminal
        return (output and os.get_terminal_size(output.fileno()).columns) or _USUAL_COLUMNS
    return _USUAL_COLUMNS


class Parser(argparse.ArgumentParser):
    """A parser that tells of trouble as the rest of the program does: in one sentence."""

    def __init__(self, *, formatter_class: type[_Help] = _Help, **rest: Any) -> None:
        super().__init__(formatter_class=formatter_class, **rest)

    def error(self, message: str) -> NoReturn:
        raise BroadsheetError(f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.")


# --------------------------------------------------------------------------- parsers


def places_parser() -> Parser:
    """Read where things lie, wherever that stands in the line; other parsers only show it."""
    parser = Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    _add_places(parser)
    return parser


def _add_places(parser: Parser) -> None:
    group = parser.add_argument_group("where things lie")
    for name, about in NAMED.items():
        folder = name.endswith("-dir") or name in ("themes", "seeds")
        group.add_argument(
            f"--{name}",
            metavar="DIR" if folder else "FILE",
            help=about,
            default=argparse.SUPPRESS,
        )


def screens_parser() -> Parser:
    """Give the parser of the command without a command's name, which opens the screens."""
    parser = Parser(
        prog="broadsheet",
        usage="broadsheet [PATH ...]\n       broadsheet COMMAND ...",
        description=f"{ABOUT} Without a COMMAND it opens the screens.",
        epilog=f"{_listed()}\n{_shown(EXAMPLES)}",
        formatter_class=_HelpAsWritten,
    )
    parser.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="folders and files to open")
    parser.add_argument(
        "--watch", action="store_true", help="read what is new in the folder as it comes"
    )
    _add_places(parser)
    return parser


def _listed() -> str:
    lines = [f"  {name:<12}{command.about}" for name, command in COMMANDS.items()]
    return "\n".join(["commands (broadsheet COMMAND --help tells more):", *lines, ""])


def commands_parser() -> Parser:
    """Give the parser of all commands. Each costs a millisecond."""
    parser = Parser(prog="broadsheet", description=ABOUT)
    choices = parser.add_subparsers(required=True, prog="broadsheet", parser_class=CommandParser)
    for name, command in COMMANDS.items():
        choices.add_parser(name, help=command.about, command=name)
    return parser


class CommandParser(Parser):
    """The parser of what may stand behind a command's name."""

    def __init__(self, *, command: str, **rest: Any) -> None:
        told = COMMANDS[command]
        rest.setdefault("prog", f"broadsheet {command}")
        super().__init__(
            description=told.about,
            epilog=f"{_shown(told.examples)}\n{exit_codes(command)}",
            formatter_class=_HelpAsWritten,
            **rest,
        )
        self._add_own = told.add_arguments
        self._add_own(self)
        _add_places(self)
        self.set_defaults(deed=told.deed)

    def format_help(self) -> str:
        """Give the help. Where things lie can be said of every command; in the usage line it
        would hide the rest."""
        bare = Parser(prog=self.prog, formatter_class=_HelpAsWritten)
        self._add_own(bare)
        self.usage = bare.format_usage().removeprefix("usage: ").rstrip()
        return super().format_help()


def exit_codes(name: str) -> str:
    """Say what a command's exit code means."""
    one = "they differ" if name == "diff" else "nothing found"
    return f"Exit code: 0 done, 1 {one}, 2 trouble."


def _shown(examples: Iterable[tuple[str, str]]) -> str:
    lines = ["examples:"]
    for line, about in examples:
        if len(line) > _LABELS - 4:
            lines += [f"  {line}", f"{'':{_LABELS}}{about}"]
        else:
            lines.append(f"  {line:<{_LABELS - 2}}{about}")
    return "\n".join([*lines, ""])


# --------------------------------------------------------------------------- arguments


def _collection_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", metavar="PATH", help="the collection; else the last")
    command.add_argument("--no-scan", action="store_true", help="use the index as it is")
    command.add_argument("--json", action="store_true", help="one object a line")


def _filter_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument("--filter", default="", metavar="QUERY", help="e.g. 'outlet:ctv unread'")


def _list_arguments(command: argparse.ArgumentParser) -> None:
    _collection_arguments(command)
    _filter_argument(command)
    command.add_argument(
        "--sort", choices=_groupings(), default="date", help="what the list is divided by"
    )
    command.add_argument("--plain", action="store_true", help=_PLAIN)


def _groupings() -> list[str]:
    return [each.value for each in Grouping]


def _search_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY", help="e.g. 'joly OR \"open invitation\"'")
    _collection_arguments(command)
    command.add_argument(
        "--sort", choices=["rank", *_groupings()], default="date", help="rank: the best hits first"
    )
    command.add_argument("--limit", type=_count, metavar="N", help="no more than N articles")


def _count(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"“{text}” is no number of articles")
    return int(text)


def _show_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", metavar="ARTICLE", help="an id, its beginning, or a path")
    _collection_arguments(command)
    command.add_argument("--plain", action="store_true", help=_PLAIN)


def _stories_arguments(command: argparse.ArgumentParser) -> None:
    _collection_arguments(command)
    command.add_argument("--pairs", action="store_true", help="one pair of articles a line")
    command.add_argument(
        "--of", metavar="ARTICLE", help="only what this one is a part of: an id, or a path"
    )


def _diff_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("a", metavar="A", help="an article of the collection, or a file")
    command.add_argument("b", metavar="B", help="another; - reads standard input")
    _collection_arguments(command)
    command.add_argument(
        "--format",
        choices=["text", "markdown", "html", "json"],
        default="text",
        help="what is printed",
    )
    command.add_argument("--plain", action="store_true", help="flat text, one marked line a row")


def _mark_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "how", choices=["read", "unread", "star", "unstar", "tag", "untag"], help="what to do"
    )
    command.add_argument(
        "articles", nargs="+", metavar="ARTICLE", help="for tag and untag, the tag comes first"
    )
    command.add_argument(
        "--in",
        dest="paths",
        action="append",
        default=[],
        metavar="PATH",
        help="the collection; else the last",
    )
    command.add_argument("--no-scan", action="store_true", help="use the index as it is")


def _export_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", metavar="PATH", help="the collection; else the last")
    _filter_argument(command)
    command.add_argument(
        "--what",
        choices=["list", "stories", "articles"],
        default="list",
        help="the list, the stories with their tellings, or the articles with their texts",
    )
    command.add_argument(
        "--format",
        choices=["jsonl", "csv", "markdown"],
        help="else what the ending of the output says (.csv, .md), else JSON lines",
    )
    command.add_argument(
        "--json", dest="format", action="store_const", const="jsonl", help="as --format jsonl"
    )
    command.add_argument("-o", "--output", metavar="FILE", help="else standard output")
    command.add_argument(
        "--sort", choices=_groupings(), default="date", help="what the list is divided by"
    )
    command.add_argument(
        "--into-collection", action="store_true", help="let the output lie in the collection"
    )
    command.add_argument("--no-scan", action="store_true", help="use the index as it is")


def _state_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("how", choices=["export", "import"], help="which way")
    command.add_argument("file", nargs="?", default="-", metavar="FILE", help="else a pipe")
    command.add_argument("--dry-run", action="store_true", help="only say what would change")


def _where_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--default-settings", action="store_true", help="print a settings file with comments"
    )
    command.add_argument("--json", action="store_true", help="one object")


def _serve_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", metavar="PATH", help="the collection; else the last")
    command.add_argument(
        "--port", type=_number, default=8000, metavar="N", help="else 8000; 0 takes a free one"
    )


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port; ports go from 0 to 65535")
    return int(text)


def _manual_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--roff", action="store_true", help="as the source of a man page")


def _completion_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=["bash", "zsh", "fish"], help="whose script to print")


# --------------------------------------------------------------------------- the table

COMMANDS: dict[str, Command] = {
    "list": Command(
        "reader.commands:list_articles",
        "List articles by date, outlet, story or headline.",
        _list_arguments,
        (
            ("broadsheet list ~/articles", "all of a folder, by day"),
            ("broadsheet list --filter 'outlet:ctv from:2022-01 unread'", "of the last collection"),
            ("broadsheet list --json --sort outlet", "one object a line, for a script"),
        ),
    ),
    "search": Command(
        "reader.commands:search",
        "Search all texts; print the articles and the lines that hold a hit.",
        _search_arguments,
        (
            ("broadsheet search 'joly OR \"open invitation\"'", "words and phrases"),
            ("broadsheet search 'headline:ferry -strike' --sort rank", "the best hits first"),
            ("broadsheet search moscow ~/articles --limit 20 --json", "for a script"),
        ),
    ),
    "show": Command(
        "reader.commands:show",
        "Print one article.",
        _show_arguments,
        (
            ("broadsheet show 5ab1", "an id as the list prints it, or its beginning"),
            ("broadsheet show page.html", "any file, in no collection"),
            ("broadsheet show feed.xml#3 --json", "the fourth article of a file"),
        ),
    ),
    "stories": Command(
        "reader.commands:stories",
        "Print stories that several articles tell.",
        _stories_arguments,
        (
            ("broadsheet stories ~/articles", "each story with its tellings"),
            ("broadsheet stories --of 5ab1", "the story that an article tells"),
            ("broadsheet stories --pairs --json", "every pair, and why it is one"),
        ),
    ),
    "diff": Command(
        "reader.commands:diff",
        "Lay two tellings side by side.",
        _diff_arguments,
        (
            ("broadsheet diff one.txt other.html", "two files, in no collection"),
            ("broadsheet diff 5ab1 77c0 --format html", "a page to file as evidence"),
            ("curl -s ADDRESS | broadsheet diff saved.html -", "what changed since"),
        ),
    ),
    "mark": Command(
        "reader.commands:mark",
        "Mark articles read, unread, starred, tagged.",
        _mark_arguments,
        (
            ("broadsheet mark read 5ab1 77c0", "two articles of the last collection"),
            ("broadsheet mark tag ferries 5ab1 --in ~/articles", "a tag, in another one"),
        ),
    ),
    "export": Command(
        "reader.exporting:export",
        "Write the list, the stories or whole articles as JSON lines, CSV or Markdown.",
        _export_arguments,
        (
            ("broadsheet export -o list.csv", "the list, for a spreadsheet"),
            ("broadsheet export ~/articles --what stories -o stories.md", "stories to read"),
            (
                "broadsheet export --what articles --filter 'outlet:ctv starred' > ctv.jsonl",
                "whole articles with all that is known of them",
            ),
        ),
    ),
    "state": Command(
        "reader.transfer:state",
        "Carry what you did to another machine, or back.",
        _state_arguments,
        (
            ("broadsheet state export marks.jsonl", "everything you did, into a file"),
            ("broadsheet state import marks.jsonl --dry-run", "how many would be news here"),
        ),
    ),
    "scan": Command(
        "reader.commands:scan",
        "Bring the index up to date.",
        _collection_arguments,
        (
            ("broadsheet scan ~/articles", "read what is new, name what cannot be read"),
            ("broadsheet scan --json", "how many articles there are now"),
        ),
    ),
    "doctor": Command(
        "reader.commands:doctor",
        "Tell what a collection holds, how each field is known, what was passed over.",
        _collection_arguments,
        (
            ("broadsheet doctor ~/articles", "formats, fields, files that were passed over"),
            ("broadsheet doctor --json", "every such file with its cause"),
        ),
    ),
    "where": Command(
        "reader.commands:where",
        "Print every directory and file in use.",
        _where_arguments,
        (
            ("broadsheet where", "settings, state, index, styles, samples"),
            ("broadsheet where --default-settings", "a settings file to begin with"),
        ),
    ),
    "serve": Command(
        "reader.serving:serve",
        "Show the screens in a web browser on this machine, where a terminal is not at hand.",
        _serve_arguments,
        (
            ("broadsheet serve ~/articles", "then open the address that it says"),
            ("broadsheet serve --port 0", "the last collection, at any free port"),
        ),
    ),
    "manual": Command(
        "reader.manual.printing:print_manual",
        "Print the manual: commands, filters, keys, settings, shapes of JSON.",
        _manual_arguments,
        (
            ("broadsheet manual | less", "to read here"),
            ("broadsheet manual --roff | man -l -", "as a man page"),
        ),
    ),
    "completion": Command(
        "reader.manual.printing:print_completion",
        "Print the script that completes this command line in bash, zsh or fish.",
        _completion_arguments,
        (
            ('eval "$(broadsheet completion bash)"', "in .bashrc; the same for zsh"),
            ("broadsheet completion fish | source", "in config.fish"),
        ),
    ),
}

"""The one command: reads arguments, opens the screens or runs a command, gives the exit code.

Knows both faces. Textual is imported inside one function, when the screens open.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from reader import commands, transfer
from reader.commands import DONE, TROUBLE
from reader.model import BroadsheetError, Grouping, NotFoundError
from reader.opening import chosen_paths, name_problems, places_of, say
from reader.settings import settings_in
from reader.settings.places import NAMED
from reader.version import __version__

if TYPE_CHECKING:
    from reader.library import Library

_FIRST_LOOK = 0.5  # seconds of reading before a new collection's first screen

_PLAIN = "flat sentences with nothing drawn, for screen readers"
_ABOUT = "A terminal reader for a collection of news articles."
_EXAMPLES = """\
examples:
  broadsheet                      the last collection, or the five samples
  broadsheet ~/articles           a folder, searched through
  broadsheet list ~/articles --filter 'outlet:ctv from:2022-01 unread'
  broadsheet search 'headline:joly OR "open invitation"' --sort rank
  broadsheet diff one.txt other.txt
  broadsheet stories ~/articles --json
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0 done, 1 nothing found or different, 2 trouble."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except BroadsheetError as error:
        say(str(error))
        return TROUBLE
    except BrokenPipeError:
        # The reader of the pipe has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130


def _run(words: list[str]) -> int:
    places, rest = _places().parse_known_args(words)
    command = next((word for word in rest if not word.startswith("-")), "")
    if command in _COMMANDS:
        # One parser, not all: each costs a millisecond, and only a misplaced word needs all.
        parser = _command_parser([command] if rest[0] == command else _COMMANDS)
    else:
        parser = _app_parser()
    options = parser.parse_args(rest, namespace=places)
    deed: Callable[[argparse.Namespace], int] = options.deed
    code = deed(options)
    sys.stdout.flush()
    return code


# --------------------------------------------------------------------------- arguments


class _Parser(argparse.ArgumentParser):
    """A parser that tells of trouble as the rest of the program does: in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise BroadsheetError(f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.")


def _places() -> _Parser:
    """Read where things lie, wherever that stands in the line; other parsers show it."""
    parser = _Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    for name, about in NAMED.items():
        folder = name.endswith("-dir") or name in ("themes", "seeds")
        parser.add_argument(f"--{name}", metavar="DIR" if folder else "FILE", help=about)
    return parser


def _app_parser() -> _Parser:
    parser = _Parser(
        prog="broadsheet",
        description=f"{_ABOUT} Commands for pipes: {', '.join(_COMMANDS)} "
        "(broadsheet COMMAND --help tells more).",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_places()],
    )
    parser.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="folders and files to open")
    parser.set_defaults(deed=_open_screens)
    return parser


def _command_parser(names: Iterable[str]) -> _Parser:
    parser = _Parser(prog="broadsheet", description=_ABOUT)
    choices = parser.add_subparsers(required=True, prog="broadsheet")
    for name in names:
        deed, about, add_arguments = _COMMANDS[name]
        command = choices.add_parser(
            name, help=about, description=about, parents=[_places()], epilog=_exit_codes(name)
        )
        add_arguments(command)
        command.set_defaults(deed=deed)
    return parser


def _exit_codes(name: str) -> str:
    one = "they differ" if name == "diff" else "nothing found"
    return f"Exit code: 0 done, 1 {one}, 2 trouble."


def _collection_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", metavar="PATH", help="the collection; else the last")
    command.add_argument("--no-scan", action="store_true", help="use the index as it is")
    command.add_argument("--json", action="store_true", help="one object a line")


def _list_arguments(command: argparse.ArgumentParser) -> None:
    _collection_arguments(command)
    command.add_argument("--filter", default="", metavar="QUERY", help="e.g. 'outlet:ctv unread'")
    command.add_argument("--sort", choices=[each.value for each in Grouping], default="date")
    command.add_argument("--plain", action="store_true", help=_PLAIN)


def _search_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY", help="e.g. 'joly OR \"open invitation\"'")
    _collection_arguments(command)
    sorts = ["rank", *(each.value for each in Grouping)]
    command.add_argument("--sort", choices=sorts, default="date")
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


def _diff_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("a", metavar="A", help="an article of the collection, or a file")
    command.add_argument("b", metavar="B", help="another; - reads standard input")
    _collection_arguments(command)
    command.add_argument("--format", choices=["text", "markdown", "html", "json"], default="text")
    command.add_argument("--plain", action="store_true", help="flat text, one marked line a row")


def _mark_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("how", choices=["read", "unread", "star", "unstar", "tag", "untag"])
    command.add_argument(
        "articles", nargs="+", metavar="ARTICLE", help="for tag and untag, the tag comes first"
    )
    command.add_argument("--in", dest="paths", action="append", default=[], metavar="PATH")
    command.add_argument("--no-scan", action="store_true", help="use the index as it is")


def _state_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("how", choices=["export", "import"])
    command.add_argument("file", nargs="?", default="-", metavar="FILE", help="else a pipe")
    command.add_argument("--dry-run", action="store_true", help="only say what would change")


def _where_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--default-settings", action="store_true", help="print a settings file with comments"
    )
    command.add_argument("--json", action="store_true", help="one object")


# --------------------------------------------------------------------------- the screens


def _open_screens(options: argparse.Namespace) -> int:
    from reader.library import open_library

    where = places_of(options)
    settings = settings_in(where)
    paths, samples = chosen_paths(options.paths, where, settings)
    with open_library(paths, where, outlets=settings.outlets) as library:
        _require_terminal()
        _require_articles(library)
        if not samples:
            library.remember_collection()
        from reader.tui import app

        return app.run(library, samples=samples, settings=settings)


def _require_terminal() -> None:
    """Raise BroadsheetError where no screen can be drawn, naming the commands that need none."""
    plain = "the commands list, show, stories and diff need none"
    # Textual draws on standard error: sent elsewhere, the screen would stay dark.
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise BroadsheetError(f"The screens need a terminal for input, output and errors; {plain}.")
    if os.environ.get("TERM") in ("dumb", "", None):
        raise BroadsheetError(f"TERM names no terminal that can draw screens; {plain}.")
    from shutil import get_terminal_size

    columns, rows = get_terminal_size()
    if columns < 40 or rows < 10:
        raise BroadsheetError(
            f"The terminal is {columns}×{rows}; the screens need 40×10, and {plain}."
        )


def _require_articles(library: Library) -> None:
    """Give a collection that was never read a moment's scan, so that it opens with articles.

    A small one is read whole; of a large one the screens read the rest behind the list. Raise
    NotFoundError when it holds no article at all.
    """
    if library.counts().articles:
        return
    found, until = 0, time.monotonic() + _FIRST_LOOK
    progress = None
    for progress in library.scan():
        found = progress.new
        if found and time.monotonic() > until:
            return
    if not found and not library.counts().articles:  # another session may have read them
        name_problems(progress)
        raise NotFoundError(f"No article was found in {library.name}.")


_Arguments = Callable[[argparse.ArgumentParser], None]
_Deed = Callable[[argparse.Namespace], int]

_COMMANDS: dict[str, tuple[_Deed, str, _Arguments]] = {
    "list": (commands.list_articles, "List articles by date, outlet or story.", _list_arguments),
    "search": (
        commands.search,
        "Search all texts; print the articles and the lines that hold a hit.",
        _search_arguments,
    ),
    "show": (commands.show, "Print one article.", _show_arguments),
    "stories": (
        commands.stories,
        "Print stories that several articles tell.",
        _stories_arguments,
    ),
    "diff": (commands.diff, "Lay two tellings side by side.", _diff_arguments),
    "mark": (commands.mark, "Mark articles read, unread, starred.", _mark_arguments),
    "state": (
        transfer.state,
        "Carry what you did to another machine, or back.",
        _state_arguments,
    ),
    "scan": (commands.scan, "Bring the index up to date.", _collection_arguments),
    "doctor": (
        commands.doctor,
        "Tell what a collection holds, how each field is known, what was passed over.",
        _collection_arguments,
    ),
    "where": (commands.where, "Print every directory and file in use.", _where_arguments),
}

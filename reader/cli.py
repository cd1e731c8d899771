"""The one command: reads arguments, opens the screens or prints lines, gives the exit code.

Knows both faces and the desk. Textual is imported inside one function, when the screens open.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.model import BroadsheetError, Grouping, NotFoundError, RowKind
from reader.settings import Directories, directories, shipped
from reader.version import __version__

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Comparison, Filter, Progress, Row
    from reader.report import records

DONE, NOTHING_FOUND, TROUBLE = 0, 1, 2
_FIRST_LOOK = 0.5  # seconds of reading before a new collection's first screen
_NAMED_PROBLEMS = 10  # unreadable files named one by one; the rest are counted

_ABOUT = "A terminal reader for a collection of news articles."
_EXAMPLES = """\
examples:
  broadsheet                      the last collection, or the five samples
  broadsheet ~/articles           a folder, searched through
  broadsheet list ~/articles --filter 'outlet:ctv from:2022-01 unread'
  broadsheet diff one.txt other.txt
  broadsheet stories ~/articles --json
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0 done, 1 nothing found or different, 2 trouble."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except BroadsheetError as error:
        return _trouble(str(error))
    except BrokenPipeError:
        # The reader of the pipe has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130


def _run(words: list[str]) -> int:
    places, rest = _places().parse_known_args(words)
    command = next((word for word in rest if not word.startswith("-")), "")
    parser = _command_parser() if command in _COMMANDS else _app_parser()
    options = parser.parse_args(rest, namespace=places)
    deed: Callable[[argparse.Namespace], int] = options.deed
    code = deed(options)
    sys.stdout.flush()
    return code


def _trouble(sentence: str) -> int:
    _say(sentence)
    return TROUBLE


def _say(sentence: str) -> None:
    """Narrate on stderr. A file's name may hold anything, so it is cleaned like its text."""
    from reader.decode import clean

    print(f"broadsheet: {clean(sentence)}", file=sys.stderr)


# --------------------------------------------------------------------------- arguments


def _places() -> argparse.ArgumentParser:
    """Read the two directories wherever they stand in the line; other parsers show them."""
    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS
    )
    parser.add_argument("--config-dir", metavar="DIR", help="where the reading state is kept")
    parser.add_argument("--cache-dir", metavar="DIR", help="where the index is kept")
    return parser


def _app_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
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


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="broadsheet", description=_ABOUT)
    commands = parser.add_subparsers(required=True)
    for name, (deed, about, add_arguments) in _COMMANDS.items():
        command = commands.add_parser(
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


def _show_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", metavar="ARTICLE", help="an id, its beginning, or a path")
    _collection_arguments(command)


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
    command.add_argument("how", choices=["read", "unread", "star", "unstar"])
    command.add_argument("articles", nargs="+", metavar="ARTICLE")
    command.add_argument("--in", dest="paths", action="append", default=[], metavar="PATH")
    command.add_argument("--no-scan", action="store_true", help="use the index as it is")


def _where_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one object")


# --------------------------------------------------------------------------- collections


def _places_of(options: argparse.Namespace) -> Directories:
    return directories(getattr(options, "config_dir", None), getattr(options, "cache_dir", None))


def _chosen_paths(named: Sequence[str], where: Directories) -> tuple[tuple[Path, ...], bool]:
    """Give the paths of the collection, and whether they are the samples."""
    from reader.library import last_collection

    if named:
        return tuple(Path(path) for path in named), False
    last = last_collection(where)
    return (last, False) if last else ((shipped("seeds"),), True)


def _opened(options: argparse.Namespace) -> Library:
    """Open the collection that the options name and bring its index up to date."""
    from reader.library import open_library

    where = _places_of(options)
    library = open_library(_chosen_paths(options.paths, where)[0], where)
    if not options.no_scan:
        _narrate(library.scan())
    for notice in library.notices:
        _say(notice)
    if not library.counts().articles:
        raise NotFoundError(f"No article was found in {library.name}.")
    return library


def _narrate(steps: Iterable[Progress]) -> None:
    """Run a scan; say on a terminal's stderr how far it is, and anywhere what was skipped."""
    shown = sys.stderr.isatty()
    last = None
    for last in steps:
        if shown and last.total:
            print(f"\r{last.stage} {last.done}/{last.total} ", end="", file=sys.stderr)
    if shown and last and last.total:
        print("\r\x1b[K", end="", file=sys.stderr)
    _name_problems(last)


def _name_problems(progress: Progress | None) -> None:
    problems = progress.problems if progress else ()
    for problem in problems[:_NAMED_PROBLEMS]:
        _say(f"{problem.path}: {problem.cause}")
    if len(problems) > _NAMED_PROBLEMS:
        _say(f"{len(problems) - _NAMED_PROBLEMS} more files could not be read")


def _print_records(records: Iterable[object]) -> int:
    """Print one JSON object a line; give how many."""
    import json

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8")
    printed = 0
    for record in records:
        print(json.dumps(record, ensure_ascii=False))
        printed += 1
    return printed


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


# --------------------------------------------------------------------------- commands


def _list(options: argparse.Namespace) -> int:
    with _opened(options) as library:
        wanted = library.understand(options.filter)
        if options.json:
            found = _print_records(_listed_records(library, wanted, Grouping(options.sort)))
        else:
            found = _print_list(library, wanted, Grouping(options.sort))
    return DONE if found else NOTHING_FOUND


def _listed_records(library: Library, wanted: Filter, grouping: Grouping) -> Iterable[object]:
    from reader.report import records

    for group in library.groups(wanted, grouping):
        for start in range(0, len(group.ids), 500):
            ids = group.ids[start : start + 500]
            rows = {row.id: row for row in library.rows(ids)}
            for article in library.details(ids):
                yield records.listed(article, rows[article.id])


def _print_list(library: Library, wanted: Filter, grouping: Grouping) -> int:
    from reader.report import lines

    groups = library.groups(wanted, grouping)
    rows = {row.id: row for group in groups for row in library.rows(group.ids)}
    _print_lines(lines.listed(groups, grouping, rows))
    return len(rows)


def _show(options: argparse.Namespace) -> int:
    from reader.report import lines, records

    with _opened(options) as library:
        article = library.article(library.find(options.article))
        if options.json:
            _print_records([records.shown(article, library.rows([article.id])[0])])
        else:
            pairs = library.pairs(article.id)
            others = {row.id: row for row in library.rows([p.other(article.id) for p in pairs])}
            tellings = [(p, others[p.other(article.id)]) for p in pairs]
            _print_lines(lines.shown(article, tellings))
    return DONE


def _stories(options: argparse.Namespace) -> int:
    with _opened(options) as library:
        found = (
            _story_pairs(library, options) if options.pairs else _whole_stories(library, options)
        )
    return DONE if found else NOTHING_FOUND


def _paths_of(library: Library, ids: Iterable[str]) -> dict[str, str]:
    return {row.id: row.path for row in library.rows(list(dict.fromkeys(ids)))}


def _story_pairs(library: Library, options: argparse.Namespace) -> int:
    from reader.report import lines, records

    pairs = library.pairs()
    paths = _paths_of(library, (end for pair in pairs for end in (pair.a, pair.b)))
    if options.json:
        return _print_records(records.pair(pair, paths) for pair in pairs)
    _print_lines(lines.related(pair) for pair in pairs)
    return len(pairs)


def _whole_stories(library: Library, options: argparse.Namespace) -> int:
    from reader.report import lines, records

    printed = 0
    for story in library.stories():
        printed += 1
        if options.json:
            _print_records([records.story(story, _paths_of(library, story.articles))])
        else:
            rows = {row.id: row for row in library.rows(story.articles)}
            _print_lines(lines.told_together(story, rows))
    return printed


def _diff(options: argparse.Namespace) -> int:
    from reader.report import records

    with ExitStack() as open_things:
        library, names = _telling_library(options, open_things)
        a, b = (library.find(name) for name in names)
        found = library.compare(a, b)
        relation = next((p.relation.value for p in library.pairs(a) if p.other(a) == b), None)
        if options.json or options.format == "json":
            left, right = _listed_articles(library, [a, b])
            _print_records([records.compared(left, right, relation, found)])
        else:
            _print_comparison(options, library.rows([a])[0], library.rows([b])[0], relation, found)
    story_rows = [row for row in found.rows if not row.furniture]
    return DONE if all(row.kind is RowKind.SAME for row in story_rows) else NOTHING_FOUND


def _telling_library(
    options: argparse.Namespace, open_things: ExitStack
) -> tuple[Library, tuple[str, str]]:
    """Open what holds A and B: the collection, or the two files alone when both are files."""
    if options.paths or not all(_names_a_file(name) for name in (options.a, options.b)):
        return open_things.enter_context(_opened(options)), (options.a, options.b)
    from reader.library import open_library

    folder = Path(open_things.enter_context(TemporaryDirectory(prefix="broadsheet-")))
    a, b = (_on_disk(name, folder) for name in (options.a, options.b))
    paths = list(dict.fromkeys(name.partition("#")[0] for name in (a, b)))
    library = open_things.enter_context(open_library(paths, _places_of(options), in_memory=True))
    _narrate(library.scan())
    return library, (a, b)


def _names_a_file(name: str) -> bool:
    return name == "-" or Path(name).is_file() or Path(name.rpartition("#")[0]).is_file()


def _on_disk(name: str, folder: Path) -> str:
    """Give the path of an argument's file; standard input is put into ``folder`` first."""
    if name != "-":
        return str(Path(name).absolute())
    kept = folder / "standard input"
    kept.write_bytes(sys.stdin.buffer.read())
    return str(kept)


def _listed_articles(library: Library, ids: Sequence[str]) -> Iterable[records.Record]:
    from reader.report import records

    rows = {row.id: row for row in library.rows(list(dict.fromkeys(ids)))}
    for article in ids:
        yield records.listed(library.article(article), rows[article])


def _print_comparison(
    options: argparse.Namespace, a: Row, b: Row, relation: str | None, found: Comparison
) -> None:
    from reader.report import html, lines

    names = (lines.named(a), lines.named(b))
    if options.format == "html":
        _print_lines(html.page(names, relation, found))
        return
    from reader.pages import comparison_text

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100
    if options.format == "markdown":
        _print_lines(comparison_text.markdown(found, names, relation))
    else:
        _print_lines(comparison_text.plain(found, names, 0 if options.plain else width, relation))


def _mark(options: argparse.Namespace) -> int:
    with _opened(options) as library:
        ids = [library.find(name) for name in options.articles]
        deed = library.star if options.how in ("star", "unstar") else library.mark_read
        print(deed(ids, not options.how.startswith("un")), file=sys.stderr)
    return DONE


def _scan(options: argparse.Namespace) -> int:
    with _opened(options) as library:
        counts = library.counts()
        if options.json:
            _print_records([{"version": 1, **counts._asdict()}])
        else:
            print(f"{counts.articles} articles, {counts.stories} stories, {counts.unread} unread")
    return DONE if counts.articles else NOTHING_FOUND


def _where(options: argparse.Namespace) -> int:
    where = _places_of(options)
    paths, samples = _chosen_paths((), where)
    places = {
        "config": str(where.config),
        "state": str(where.state),
        "cache": str(where.cache),
        "styles": str(shipped("styles")),
        "seeds": str(shipped("seeds")),
        "collection": [str(path) for path in paths],
    }
    if options.json:
        _print_records([{"version": 1, **places, "samples": samples}])
        return DONE
    for name, place in places.items():
        print(f"{name:<11} {place if isinstance(place, str) else '  '.join(place)}")
    return DONE


# --------------------------------------------------------------------------- the screens


def _open_screens(options: argparse.Namespace) -> int:
    from reader.library import open_library, remember_collection

    _require_terminal()
    where = _places_of(options)
    paths, samples = _chosen_paths(options.paths, where)
    with open_library(paths, where) as library:
        _require_articles(library)
        if not samples:
            remember_collection(where, paths)
        from reader.tui import app

        return app.run(library, samples=samples)


def _require_terminal() -> None:
    """Raise BroadsheetError where no screen can be drawn, naming the commands that need none."""
    plain = "the commands list, show, stories and diff need none"
    # Textual draws on standard error: sent elsewhere, the screen would stay dark.
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise BroadsheetError(f"The screens need a terminal for input, output and errors; {plain}.")
    if os.environ.get("TERM") in ("dumb", "", None):
        raise BroadsheetError(f"TERM names no terminal that can draw screens; {plain}.")
    columns, rows = shutil.get_terminal_size()
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
    if not found:
        _name_problems(progress)
        raise NotFoundError(f"No article was found in {library.name}.")


_Arguments = Callable[[argparse.ArgumentParser], None]
_Deed = Callable[[argparse.Namespace], int]

_COMMANDS: dict[str, tuple[_Deed, str, _Arguments]] = {
    "list": (_list, "List articles by date, outlet or story.", _list_arguments),
    "show": (_show, "Print one article.", _show_arguments),
    "stories": (_stories, "Print the stories that several articles tell.", _stories_arguments),
    "diff": (_diff, "Lay two tellings side by side.", _diff_arguments),
    "mark": (_mark, "Mark articles read, unread, starred.", _mark_arguments),
    "scan": (_scan, "Bring the index up to date.", _collection_arguments),
    "where": (_where, "Print every directory and file in use.", _where_arguments),
}

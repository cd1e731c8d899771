"""Opening what a command is about: the collection named, the last one, or files alone.

Knows the desk and the command line's words for a collection; must not know what is printed of
it. Narrates on stderr.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from reader.hints import TYPE_CHECKING
from reader.model import NotFoundError, UnreadableError
from reader.settings import Directories, Settings, directories, settings_in, shipped
from reader.settings.places import variable_of

if TYPE_CHECKING:
    import argparse

    from reader.library import Library
    from reader.model import Progress

_NAMED_PROBLEMS = 10  # named one by one; the rest are counted


def say(sentence: str) -> None:
    """Narrate on stderr, in one line. A name may hold anything, so it is cleaned like a text."""
    from reader.decode import clean

    print(f"broadsheet: {' '.join(clean(sentence).split())}", file=sys.stderr)


def places_of(options: argparse.Namespace | None) -> Directories:
    """Give where things lie for this command line, of which there may be nothing to say."""
    flags = {
        name: getattr(options, name, None) for name in ("settings", "state", "styles", "index")
    }
    config, cache = getattr(options, "config_dir", None), getattr(options, "cache_dir", None)
    for name in ("themes", "seeds"):  # asked for far from any command line
        if named := getattr(options, name, None):
            os.environ[variable_of(name)] = named
    where = directories(config, cache, **flags)
    _require_settings(where, flags["settings"])
    return where


def _require_settings(where: Directories, named: str | None) -> None:
    """Raise NotFoundError when a settings file was named that is not there."""
    if named and not where.settings.is_file():
        raise NotFoundError(f"There is no settings file {where.settings}.")


def chosen_paths(
    named: Sequence[str], where: Directories, settings: Settings | None = None
) -> tuple[tuple[Path, ...], bool]:
    """Give the paths of the collection, and whether they are the samples.

    A name of the settings' collections stands for its paths; ``./name`` is a folder all the same.
    Raise NotFoundError for a word that is neither, naming the nearest collection.
    """
    from reader.last_opened import last_collection

    if named:
        known = (settings or settings_in(where)).collections
        return tuple(path for name in named for path in _paths_of(name, known)), False
    last = last_collection(where)
    return (last, False) if last else ((shipped("seeds"),), True)


def _paths_of(name: str, known: Mapping[str, tuple[Path, ...]]) -> tuple[Path, ...]:
    if name in known:
        return known[name]
    if known and not os.path.lexists(name):
        from reader.settings.reading import nearest

        raise NotFoundError(
            f"There is nothing at {name}, nor a collection of that name; {nearest(name, known)}"
        )
    return (Path(name),)


def say_complaints(settings: Settings) -> None:
    """Say what of the user's settings cannot be obeyed, with the line it stands in."""
    for each in settings.complaints:
        say(each)
    if settings.keys:
        from reader.tui.keymap import keymap_of

        for each in keymap_of(settings)[1]:
            say(each)


@contextmanager
def opened(
    options: argparse.Namespace, *, naming: bool | None = None, empty: bool = False
) -> Iterator[Library]:
    """Open the collection that the options name, its index up to date.

    Files that cannot be read are named when anything is new, or always or never (``naming``).
    Raise NotFoundError when there is no article, unless it may be ``empty``.
    What the library has to say of its files is said at the end: the deed may be what met them.
    """
    from reader.library import open_library

    where = places_of(options)
    settings = settings_in(where)
    say_complaints(settings)
    paths, _ = chosen_paths(options.paths, where, settings)
    outlets, searches = settings.outlets, settings.searches
    with open_library(paths, where, outlets=outlets, searches=searches) as library:
        try:
            found = None if options.no_scan else _narrate(library.scan())
            nothing = not library.counts().articles
            news = found and (found.new or found.changed or nothing)
            if naming or (naming is None and news):
                name_problems(found)
            if nothing and not empty:
                raise NotFoundError(f"No article was found in {library.name}.")
            yield library
        finally:
            for notice in library.notices:
                say(notice)


@contextmanager
def _alone(options: argparse.Namespace, *names: str) -> Iterator[Library]:
    """Open files (``path#N``) as a collection of their own, of which no trace is kept.

    Raise UnreadableError, naming the file, when one of them is no article.
    """
    from reader.library import open_library

    paths = list(dict.fromkeys(_file_of(name) for name in names))
    with open_library(paths, places_of(options), in_memory=True) as library:
        for progress in library.scan():
            for problem in filter(lambda one: not one.place, progress.problems):
                raise UnreadableError(f"{problem.path} cannot be read: {problem.cause}.")
        yield library


def _file_of(name: str) -> str:
    """Give the path in an ARTICLE argument that names a file, with or without ``#N``."""
    path, _, number = name.rpartition("#")
    there = os.path.exists(name)  # noqa: PTH110  # Path.exists raises on a name that is too long
    return path if number.isdigit() and not there else name


def _narrate(steps: Iterable[Progress]) -> Progress | None:
    """Run a scan, showing on a terminal's stderr how far it is; give where it ended."""
    from reader.progress import Bar

    last = None
    with Bar() as bar:
        for last in steps:
            bar.show(last.stage, last.done, last.total)
    return last


def name_problems(progress: Progress | None) -> None:
    """Say of the files that could not be read which and why: a few of every kind."""
    if progress and progress.problems:
        from reader.report.troubles import sentences

        for sentence in sentences(progress.problems, _NAMED_PROBLEMS):
            say(sentence)


@contextmanager
def holding(options: argparse.Namespace) -> Iterator[tuple[Library, str]]:
    """Open what holds the ARTICLE and give its id: the collection, or else its file alone."""
    with ExitStack() as open_things:
        _require_there(options, options.article)
        library = open_things.enter_context(opened(options))
        try:
            found = _find(library, options, options.article)
        except NotFoundError:
            if options.paths or not _names_a_file(options.article):
                raise
            library = open_things.enter_context(_alone(options, options.article))
            found = library.find(options.article)
        yield library, found


@contextmanager
def two_tellings(options: argparse.Namespace) -> Iterator[tuple[Library, str, str]]:
    """Open what holds A and B, and give their ids: the collection, or two files alone."""
    names = [options.a, options.b]
    if options.paths or not all(_names_a_file(name) for name in names):
        _require_there(options, *names)
        with opened(options) as library:
            # What is no file is looked for first: it is the likelier mistake, and is named.
            found = {
                name: _find(library, options, name) for name in sorted(names, key=_names_a_file)
            }
            yield library, found[options.a], found[options.b]
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="broadsheet-") as folder:
        a, b = (
            _on_disk(name, Path(folder) / place)
            for name, place in zip(names, ("first input", "second input"), strict=True)
        )
        with _alone(options, a, b) as library:
            yield library, library.find(a), library.find(b)


def _require_there(options: argparse.Namespace, *names: str) -> None:
    """Raise NotFoundError for a whole path of no file, where no collection was named with it.

    What was opened last has nothing to do with it, and would be the one to be blamed.
    """
    for name in names:
        whole = name.startswith((os.sep, "./", "../", "~"))
        if whole and not options.paths and not _names_a_file(name):
            raise NotFoundError(f"There is no file “{name}”.")


def _find(library: Library, options: argparse.Namespace, name: str) -> str:
    """Give the id of an ARTICLE. Raise NotFoundError, naming all that it might have been."""
    try:
        return library.find(name)
    except NotFoundError:
        if options.paths or _names_a_file(name):
            raise
        raise NotFoundError(
            f"There is no file “{name}”, nor an article of that name in {library.name}."
        ) from None


def _names_a_file(name: str) -> bool:
    from reader.sources import is_pipe

    if name == "-" or is_pipe(name):
        return True
    return os.path.isfile(_file_of(name))  # noqa: PTH113  # as above


def _on_disk(name: str, kept: Path) -> str:
    """Give the path of an argument's file; what comes through a pipe is put into ``kept`` first.

    Raise UnreadableError when the pipe gives more than any article has, or breaks.
    """
    from reader.sources import is_pipe, pour

    if name != "-" and not is_pipe(name):
        return str(Path(name).absolute())
    try:
        pour(sys.stdin.buffer if name == "-" else name, kept)
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error}.") from error
    return str(kept)

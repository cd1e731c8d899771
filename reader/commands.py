"""The commands that print: list, search, show, stories, diff, mark, doctor …

Each takes parsed options and gives the exit code. Knows the desk and the plain face; must not
know the screens, nor how arguments are written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from itertools import islice

from reader.hints import TYPE_CHECKING, TypeVar
from reader.model import Grouping, NotFoundError, QueryError, UnreadableError
from reader.opening import (
    chosen_paths,
    holding,
    opened,
    places_of,
    say,
    say_complaints,
    two_tellings,
)
from reader.settings import settings_in, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from reader.model import Article, Comparison, Filter, Group, Row
    from reader.report import records
    from reader.settings import Directories

DONE, NOTHING_FOUND, TROUBLE = 0, 1, 2
_NAMED_TELLINGS = 20  # of one article; the rest are counted
_HITS_SHOWN = 3  # lines of one article
_RANKED_MOST = 1000
_PIPED_COLUMNS = 100  # of a comparison that no terminal shows
_AT_ONCE = 500  # articles that are looked up with one question

T = TypeVar("T")


def list_articles(options: argparse.Namespace) -> int:
    with opened(options) as library:
        wanted = library.understand(options.filter)
        if options.json:
            found = _print_records(_listed_records(library, wanted, Grouping(options.sort)))
        else:
            found = _print_list(library, wanted, Grouping(options.sort), plain=options.plain)
    return DONE if found else NOTHING_FOUND


def _listed_records(library: Library, wanted: Filter, grouping: Grouping) -> Iterable[object]:
    from reader.report import records

    for ids in _batches(_in_order(library.groups(wanted, grouping)), _AT_ONCE):
        rows = {row.id: row for row in library.rows(ids)}
        for article in library.details(ids):
            if article.id in rows:
                yield records.listed(article, rows[article.id])


def _in_order(groups: Iterable[Group]) -> Iterator[str]:
    return (article for group in groups for article in group.ids)


def _print_list(library: Library, wanted: Filter, grouping: Grouping, *, plain: bool) -> int:
    if plain:
        from reader.report.plain import listed
    else:
        from reader.report.lines import listed

    groups = [*library.groups(wanted, grouping)]  # each is looked up once, and there are many days
    every = _batches(_in_order(groups), _AT_ONCE)
    rows = {row.id: row for ids in every for row in library.rows(ids)}
    _print_lines(listed(groups, grouping, rows))
    return len(rows)


def search(options: argparse.Namespace) -> int:
    with opened(options) as library:
        wanted = library.understand(options.query)
        if wanted.empty:
            raise QueryError(f"“{options.query}” asks for nothing; give a word to look for.")
        ids = islice(_sought(library, wanted, options.sort), options.limit)
        printed = sum(_print_hits(library, batch, wanted, options) for batch in _batches(ids, 50))
    return DONE if printed else NOTHING_FOUND


def _sought(library: Library, wanted: Filter, sort: str) -> Iterator[str]:
    from reader.pages.ranking import left_out

    if sort == "rank" and wanted.sought:
        ranking = library.ranking(wanted, _RANKED_MOST)
        if left := left_out(ranking):
            say(left)
        yield from ranking.ids
        return
    grouping = Grouping.DATE if sort == "rank" else Grouping(sort)
    for group in library.groups(wanted, grouping):
        yield from group.ids


def _print_hits(
    library: Library, ids: Sequence[str], wanted: Filter, options: argparse.Namespace
) -> int:
    from reader.report import lines, records

    known = {article.id: article for article in library.details(ids)}
    for row in library.rows(ids):
        if options.json and row.id in known:
            hits = _hits(library, row.id, wanted, ("**", "**"))
            _print_records([records.found(known[row.id], row, hits)])
        elif not options.json:
            bold = ("\x1b[1m", "\x1b[22m") if sys.stdout.isatty() else ("**", "**")
            _print_lines(lines.found(row, _hits(library, row.id, wanted, bold)))
    return len(ids)


def _hits(library: Library, article: str, wanted: Filter, mark: tuple[str, str]) -> list[str]:
    """Give the lines of an article that hold a hit; none when its file is gone meanwhile."""
    from reader.pages.finding import hit_lines

    try:
        text = library.article(article).text
    except (UnreadableError, NotFoundError):
        return []
    return hit_lines(text, wanted, _HITS_SHOWN, mark)


def show(options: argparse.Namespace) -> int:
    with holding(options) as (library, found_id):
        article = library.article(found_id)
        if options.json:
            from reader.report import records

            _print_records([records.shown(article, library.row(article.id))])
        else:
            _print_article(library, article, plain=options.plain)
    return DONE


def _print_article(library: Library, article: Article, *, plain: bool) -> None:
    from reader.pages.details import Telling

    if plain:
        from reader.report.plain import shown
    else:
        from reader.report.lines import shown

    found, count = library.beside(article.id, _NAMED_TELLINGS)
    rows = {row.id: row for row in library.rows([each.id for each in found])}
    tellings = [  # what is gone already may still be among those it had to do with
        Telling(rows[each.id], each.pair, each.verdict) for each in found if each.id in rows
    ]
    _print_lines(shown(article, tellings, count - len(found)))


def stories(options: argparse.Namespace) -> int:
    with opened(options) as library:
        of = library.find(options.of) if options.of else None
        print_found = _print_pairs if options.pairs else _print_stories
        found = print_found(library, of, as_json=options.json)
    return DONE if found else NOTHING_FOUND


def _paths_of(library: Library, ids: Iterable[str]) -> dict[str, str]:
    return {row.id: row.path for row in library.rows(list(dict.fromkeys(ids)))}


def _print_pairs(library: Library, of: str | None, *, as_json: bool) -> int:
    """Print all pairs, or those of one article; give how many."""
    from reader.report import lines, records

    verdicts, printed = library.verdicts(), 0
    for pairs in _batches(library.pairs(of) if of else library.each_pair(), 200):
        printed += len(pairs)
        if as_json:
            paths = _paths_of(library, (end for pair in pairs for end in (pair.a, pair.b)))
            _print_records(records.pair(pair, paths, verdicts) for pair in pairs)
        else:
            _print_lines(lines.related(pair, verdicts) for pair in pairs)
    return printed


def _batches(things: Iterable[T], size: int) -> Iterable[list[T]]:
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch


def _print_stories(library: Library, of: str | None, *, as_json: bool) -> int:
    """Print all stories, or the one that an article tells; give how many."""
    from reader.pages.account import WITNESS
    from reader.report import lines, records

    verdicts, printed = library.verdicts(), 0
    of_one = library.story_of(of) if of else None
    for story in ([of_one] if of_one else []) if of else library.stories():
        printed += 1
        if as_json:
            paths = _paths_of(library, story.articles)
            _print_records([records.story(story, paths, verdicts)])
        elif (account := library.account(story.id)) is not None:
            rows = {row.id: row for row in library.rows(story.articles)}
            _print_lines(lines.told_together(account, rows, verdicts))
    if printed and not as_json:
        _print_lines(["", WITNESS])
    return printed


def diff(options: argparse.Namespace) -> int:
    from reader.model import RowKind

    with two_tellings(options) as (library, a, b):
        found = library.compare(a, b)
        relation = next((p.relation.value for p in library.pairs(a) if p.other(a) == b), None)
        if options.json or options.format == "json":
            from reader.report import records

            left, right = _listed_articles(library, [a, b])
            files = library.proof(a), library.proof(b)
            _print_records([records.compared(left, right, relation, found, files)])
        elif options.format == "html":
            from reader.pages.comparison_page import Exhibit, page

            left_side, right_side = (
                Exhibit(library.article(each), library.proof(each)) for each in (a, b)
            )
            _print_lines(page((left_side, right_side), relation, found))
        else:
            _print_comparison(options, library.row(a), library.row(b), relation, found)
    story_rows = [row for row in found.rows if row.story]
    return DONE if all(row.kind is RowKind.SAME for row in story_rows) else NOTHING_FOUND


def _listed_articles(library: Library, ids: Sequence[str]) -> Iterable[records.Record]:
    from reader.report import records

    for article in ids:
        yield records.listed(library.article(article), library.row(article))


def _print_comparison(
    options: argparse.Namespace, a: Row, b: Row, relation: str | None, found: Comparison
) -> None:
    from reader.pages import comparison_text
    from reader.report import lines

    names = (lines.named(a), lines.named(b))
    if options.format == "markdown":
        _print_lines(comparison_text.markdown(found, names, relation))
    else:
        width = 0 if options.plain else _columns()
        _print_lines(comparison_text.plain(found, names, width, relation))


def _columns() -> int:
    """Give how wide a comparison is drawn; what asks a terminal loads three compressors, too."""
    if not sys.stdout.isatty():
        return _PIPED_COLUMNS
    from shutil import get_terminal_size

    return get_terminal_size().columns


def mark(options: argparse.Namespace) -> int:
    with opened(options) as library:
        phrase = _marked(library, options.how, options.articles)
        if not library.lasting:
            return TROUBLE  # why is said with the notices
        say(phrase)
    return DONE


def _marked(library: Library, how: str, names: Sequence[str]) -> str:
    """Do a deed of marking; give its phrase."""
    wished = not how.startswith("un")
    if how not in ("tag", "untag"):
        ids = [library.find(name) for name in names]
        deed = library.star if how in ("star", "unstar") else library.mark_read
        return deed(ids, wished)
    tag, *rest = names
    if not rest:
        raise NotFoundError(f"Which articles? Write: mark {how} {tag} ARTICLE…")
    return library.tag([library.find(name) for name in rest], {tag: wished})


def scan(options: argparse.Namespace) -> int:
    with opened(options, naming=True) as library:
        counts = library.counts()
        if options.json:
            _print_records([{"version": 1, **counts._asdict()}])
        else:
            print(f"{counts.articles} articles, {counts.stories} stories, {counts.unread} unread")
    return DONE if counts.articles else NOTHING_FOUND


def doctor(options: argparse.Namespace) -> int:
    from reader.findings import examine
    from reader.progress import Bar
    from reader.report import findings

    with opened(options, naming=False, empty=True) as library, Bar() as bar:
        found = examine(library, bar.show)
    if options.json:
        _print_records([findings.record(found)])
    else:
        _print_lines(findings.described(found))
    return DONE if found.articles else NOTHING_FOUND


def where(options: argparse.Namespace) -> int:
    if options.default_settings:
        return _print_default_settings()
    where = places_of(options)
    settings = settings_in(where)
    say_complaints(settings)
    paths, samples = chosen_paths((), where, settings)
    places = _places(where, paths)
    if options.json:
        named = {name: list(map(str, each)) for name, each in settings.collections.items()}
        _print_records([{"version": 1, **places, "samples": samples, "collections": named}])
        return DONE
    from reader.decode import clean

    for name, place in places.items():
        written = place if isinstance(place, str) else "  ".join(place)
        _print_lines([f"{_SPOKEN.get(name, name):<11} {clean(written)}"])
    return DONE


_SPOKEN = {"user_styles": "your styles"}  # what a person calls a place that a script has a key for


def _places(where: Directories, paths: Sequence[Path]) -> dict[str, str | list[str]]:
    """Name every directory and file in use, whether it is there yet or not."""
    from reader.sources import Collection

    return {
        "config": str(where.config),
        "settings": str(where.settings),
        "state": str(where.state),
        "user_styles": str(where.styles),
        "cache": str(where.cache),
        "index": str(where.index(Collection.of(paths).key)),
        "styles": str(shipped("styles")),
        "themes": str(shipped("styles") / "themes.toml"),
        "seeds": str(shipped("seeds")),
        "collection": [str(path) for path in paths],
    }


def _print_default_settings() -> int:
    from reader.settings.default_file import default_file
    from reader.tui.keys import ACTIONS

    _print_lines(default_file((action.id, action.keys, action.help) for action in ACTIONS))
    return DONE


# --------------------------------------------------------------------------- printing


def _print_records(records: Iterable[object]) -> int:
    """Print one JSON object a line; give how many."""
    import json

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    printed = 0
    for record in records:
        try:
            print(json.dumps(record, ensure_ascii=False))
        except UnicodeEncodeError:  # a file's name need not be Unicode
            print(json.dumps(record))
        printed += 1
    sys.stdout.flush()  # who waits for the first line gets it before the last is made
    return printed


def _print_lines(lines: Iterable[str]) -> None:
    """Print lines in what the output can say: elsewhere than in UTF-8 the marks are ASCII."""
    from reader.pages.glyphs import encoding_of, glyphs

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    marks = glyphs(encoding_of() if sys.stdout.isatty() else sys.stdout.encoding)
    for line in lines:
        print(marks.plain(line))

"""The command that writes a collection out: ``export``, as JSON lines, CSV or Markdown.

One object after the other, however many there are; to a file that appears whole or not at all, or
to a pipe. Knows the desk and the forms; must not know the screens.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from reader.hints import TYPE_CHECKING, TextIO
from reader.model import BroadsheetError, Filter, Grouping, NotFoundError, UnreadableError
from reader.named import NamedTuple
from reader.opening import opened, say
from reader.pages.numbers import number_of
from reader.progress import Bar
from reader.report import papers, records, sheets
from reader.whole_file import written_whole

if TYPE_CHECKING:
    from reader.library import Library
    from reader.pages.records import Record

DONE, NOTHING, TROUBLE = 0, 1, 2
_BATCH = 200
_FORMS = {".csv": "csv", ".md": "markdown", ".markdown": "markdown"}


class Work(NamedTuple):
    """What is to be written: how many articles or stories, one after the other."""

    total: int
    records: Iterator[Record]


def export(options: argparse.Namespace) -> int:
    """Write the list, the stories or the articles that pass a filter; give the exit code."""
    with opened(options) as library:
        target = _target(library, options)
        wanted, missing = library.understand(options.filter), list[str]()
        work = _WORK[options.what](library, wanted, Grouping(options.sort), missing)
        if not work.total:
            return NOTHING
        form = options.format or _form_of(options.output)
        with _opened(target) as file, Bar() as bar:
            found = _Counted(work, bar)
            _write(file, form, options.what, found)
        for sentence in missing:
            say(sentence)
        if target:
            say(f"{number_of(found.count, *_NOUNS[options.what])} written to {target}")
        return TROUBLE if missing else DONE


# --------------------------------------------------------------------------- what


def _list(library: Library, wanted: Filter, grouping: Grouping, missing: list[str]) -> Work:
    ids = _ids(library, wanted, grouping)
    return Work(len(ids), chain.from_iterable(_listed(library, each) for each in _batches(ids)))


def _articles(library: Library, wanted: Filter, grouping: Grouping, missing: list[str]) -> Work:
    ids = _ids(library, wanted, grouping)
    found = (_whole(library, each, missing) for batch in _batches(ids) for each in batch)
    return Work(len(ids), (record for record in found if record))


def _ids(library: Library, wanted: Filter, grouping: Grouping) -> list[str]:
    return [each for group in library.groups(wanted, grouping) for each in group.ids]


def _batches(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _listed(library: Library, ids: list[str]) -> Iterator[Record]:
    rows = {row.id: row for row in library.rows(ids)}
    for article in library.details(ids):
        if article.id in rows:
            yield records.listed(article, rows[article.id])


def _whole(library: Library, article: str, missing: list[str]) -> Record | None:
    """Read one article from its file; where it is gone since, say so and go on."""
    try:
        return records.shown(library.article(article), library.row(article))
    except (UnreadableError, NotFoundError) as error:
        missing.append(str(error))
        return None


def _stories(library: Library, wanted: Filter, grouping: Grouping, missing: list[str]) -> Work:
    """Give the stories of which any telling passes the filter, each with its articles."""
    groups = library.groups(wanted, Grouping.STORY)
    ids = {group.key for group in groups if group.key}
    verdicts = library.verdicts()
    return Work(
        len(ids),
        (
            records.story(story, {each["id"]: each["path"] for each in members}, verdicts)
            | {"members": members}
            for story in library.stories()
            if story.id in ids
            for members in [list(_listed(library, list(story.articles)))]
        ),
    )


_WORK: dict[str, Callable[[Library, Filter, Grouping, list[str]], Work]] = {
    "list": _list,
    "stories": _stories,
    "articles": _articles,
}
_NOUNS = {
    "list": ("article", "articles"),
    "stories": ("story", "stories"),
    "articles": ("article", "articles"),
}


class _Counted:
    """The objects of some work, shown on a bar as they are taken; ``count`` are those taken."""

    def __init__(self, work: Work, bar: Bar) -> None:
        self._work, self._bar, self.count = work, bar, 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._work.records:
            self._bar.show("writing", self.count, self._work.total)
            self.count += 1
            yield record


# --------------------------------------------------------------------------- where


def _target(library: Library, options: argparse.Namespace) -> Path | None:
    """Give the file to write; None for standard output.

    Raise BroadsheetError for a place in the collection, which is not written to unless asked.
    """
    if options.output in (None, "-"):
        return None
    path = Path(options.output).expanduser()
    if library.holds(path) and not options.into_collection:
        raise BroadsheetError(
            f"“{path}” lies in the collection, of which it would become a part; write it "
            "elsewhere, or add --into-collection."
        )
    return path


def _form_of(output: str | None) -> str:
    return _FORMS.get(Path(output or "").suffix.lower(), "jsonl")


@contextmanager
def _opened(target: Path | None) -> Iterator[TextIO]:
    if target is not None:
        with written_whole(target) as file:
            yield file
        return
    with open(  # a number, not a path
        sys.stdout.fileno(), "w", encoding="utf-8", newline="", errors="backslashreplace",
        closefd=False,
    ) as file:  # fmt: skip
        yield file


# --------------------------------------------------------------------------- how


def _write(file: TextIO, form: str, what: str, found: Iterable[Record]) -> None:
    if form == "csv":
        _write_rows(file, what, found)
    elif form == "markdown":
        written = {"list": papers.listed, "stories": papers.story, "articles": papers.whole}[what]
        file.writelines(f"{line}\n" for record in found for line in written(record))
    else:
        file.writelines(f"{records.line(record)}\n" for record in found)


def _write_rows(file: TextIO, what: str, found: Iterable[Record]) -> None:
    file.write(sheets.BOM)
    writer = csv.writer(file)
    writer.writerow(sheets.columns(what))
    long = 0
    for record in found:
        for row in sheets.rows(what, record):
            writer.writerow(row)
            long += any(len(str(cell)) > sheets.LONGEST_CELL for cell in row)
    if long:
        say(
            f"{number_of(long, 'row holds', 'rows hold')} a text longer than a cell of Excel "
            f"({sheets.LONGEST_CELL:,} characters): Excel will cut it off"
        )

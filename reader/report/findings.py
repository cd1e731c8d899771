"""What ``doctor`` prints of a collection: a few tables for a reader, one object for a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reader.decode import clean
from reader.hints import TYPE_CHECKING
from reader.pages.numbers import number_of
from reader.pages.records import VERSION, Record
from reader.report.troubles import by_kind, files_first

if TYPE_CHECKING:
    from reader.findings import Findings, Knowledge
    from reader.model import Problem

_CAUSES, _EXAMPLES = 20, 3  # causes named, and files named for each


def described(found: Findings) -> Iterator[str]:
    """Give the tables: formats, fields, and what was passed over, by cause."""
    files = number_of(found.files, "file", "files")
    held = f"{number_of(found.articles, 'article', 'articles')} in {files}"
    yield f"{_named(found.name)}: {held}"
    yield ""
    yield f"formats    {_held(found.formats, found.files_by_format)}"
    yield f"encodings  {_held(found.encodings, found.files_by_encoding)}"
    yield f"undated    {number_of(found.undated, 'article', 'articles')}"
    yield ""
    yield f"{'field':<10} {'known':>9} {'doubtful':>9} {'disputed':>9} {'half':>6}  how it was read"
    for name, knowledge in found.fields.items():
        yield _row(name, knowledge)
    yield "half: how sure the surer half is, from 0 to 1; disputed: other values were read, too"
    yield ""
    yield from _passed_over(found.problems)


def _named(name: str) -> str:
    """Give a file's name, which may hold anything, as part of a line."""
    return " ".join(clean(name).split())


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{name or 'unknown'} {count:,}" for name, count in counter.most_common())


def _held(articles: Counter[str], files: Counter[str]) -> str:
    """Count articles, and the files they are in where that is another number."""
    return ", ".join(
        f"{name or 'unknown'} {count:,}"
        + (f" in {number_of(files[name], 'file', 'files')}" if files[name] != count else "")
        for name, count in articles.most_common()
    )


def _row(name: str, known: Knowledge) -> str:
    numbers = f"{known.known:>9,} {known.doubtful:>9,} {known.disputed:>9,}"
    return f"{name:<10} {numbers} {_median(known):>6}  {_counted(known.sources)}".rstrip()


def _median(known: Knowledge) -> str:
    """Give the confidence that half of the articles reach, in tenths."""
    passed = 0
    for confidence in sorted(known.certain, reverse=True):
        passed += known.certain[confidence]
        if 2 * passed >= known.known:
            return f"≥ {confidence:.1f}"
    return "—"


def _passed_over(problems: Iterable[Problem]) -> Iterator[str]:
    kinds = by_kind(problems)
    if not kinds:
        yield "Nothing was passed over."
        return
    yield "passed over"
    for kind, held in list(kinds.items())[:_CAUSES]:
        named = files_first(held)[:_EXAMPLES]
        names = "; ".join(_named(problem.name) for problem in named)
        more = f" and {len(held) - len(named):,} more" if len(held) > len(named) else ""
        yield f"  {len(held):>6,}  {kind}: {names}{more}"
    if len(kinds) > _CAUSES:
        yield f"          and {len(kinds) - _CAUSES:,} other causes; --json names every file"


def record(found: Findings) -> Record:
    """Give the object of ``doctor``."""
    return {
        "version": VERSION,
        "collection": found.name,
        "files": found.files,
        "articles": found.articles,
        "undated": found.undated,
        "formats": dict(found.formats.most_common()),
        "encodings": dict(found.encodings.most_common()),
        "files_by_format": dict(found.files_by_format.most_common()),
        "files_by_encoding": dict(found.files_by_encoding.most_common()),
        "fields": {name: _known(each) for name, each in found.fields.items()},
        "skipped": [problem._asdict() for problem in found.problems],
    }


def _known(known: Knowledge) -> Record:
    return {
        "known": known.known,
        "doubtful": known.doubtful,
        "disputed": known.disputed,
        "provenance": dict(known.sources.most_common()),
        "confidence": {f"{tenth:.1f}": known.certain[tenth] for tenth in sorted(known.certain)},
    }

"""One file becomes readings: drafts are read, and of each it is found out which line is what.

The border of one file: nothing that is wrong with it is another's problem. Must not know the
index, nor in which process this is done.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from reader.model import (
    Article,
    Draft,
    Problem,
    Span,
    UnreadableError,
    article_id,
    content_id,
)
from reader.sources import FoundFile, Place, StumpedError, read_file
from reader.store.index.catalogue import Reading

_CHARACTERS = 4_000_000  # of one file's texts that are in memory at once, and the last one's more
_LONG = 0.2  # seconds after which what was read of a file is handed on


def readings(
    found: FoundFile, outlets: frozenset[str], after: Place | None = None
) -> Iterator[Reading]:
    """Read one file part by part; whatever is wrong with it is a problem of this file only.

    ``outlets`` are those that the user knows. ``after`` is the article to go on behind.
    """
    first = after.number + 1 if after else 0
    reading = _begun(found, first)
    room, until = _CHARACTERS, time.monotonic() + _LONG
    try:
        for draft in read_file(found, after):
            if isinstance(draft, Problem):
                reading.problems.append(draft)
                continue
            if reading.articles and (room < 0 or time.monotonic() > until):
                reading.last = False
                yield reading
                reading = _begun(found, reading.end)
                room, until = _CHARACTERS, time.monotonic() + _LONG
            reading.add(_article(draft, outlets, reading.problems), draft.address)
            room -= len(draft.text)
    except UnreadableError as error:
        passing = isinstance(error, StumpedError)
        passing = passing or isinstance(error.__cause__, OSError | ImportError)
        _end(reading, str(error), passing=passing)
    except RecursionError:
        _end(reading, "nested too deeply", passing=True)
    except Exception as error:  # noqa: BLE001  # the border named in the architecture: one file
        _end(reading, f"cannot be understood ({type(error).__name__}: {error})", passing=True)
    yield reading


def _begun(found: FoundFile, first: int) -> Reading:
    reading = Reading(found.path, found.size, found.mtime_ns, first=first)
    reading.folder = found.folder
    return reading


def _end(reading: Reading, cause: str, *, passing: bool) -> None:
    """Note why a file was read no further, and from where on when something of it was read."""
    place = f"after article {reading.end - 1}" if reading.end else ""
    reading.problems.append(Problem(reading.path, cause, place))
    reading.passing = passing


def _article(draft: Draft, outlets: frozenset[str], problems: list[Problem]) -> Article:
    """Read which line is what; a text that stumps the program is shown whole, and named."""
    article, cause = understood(draft, outlets)
    if cause:
        problems.append(Problem(draft.path, cause, f"article {draft.position}"))
    return article


def understood(draft: Draft, outlets: frozenset[str]) -> tuple[Article, str]:
    """Read which line is what; of a text that stumps the program give all as it is, and why."""
    from reader.anatomy import read_article

    try:
        return read_article(draft, outlets=outlets), ""
    except Exception as error:  # noqa: BLE001  # one article must not cost the others of its file
        article = Article(
            article_id(draft.path, draft.position), content_id(draft.text),
            draft.path, draft.position, draft.text, body=(Span(0, len(draft.text)),),
        )  # fmt: skip
        return article, f"shown as it is, not understood ({type(error).__name__}: {error})"

"""Which of many problems are named: the few that tell most, by cause and by file.

Must not know where the names are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from reader.hints import TYPE_CHECKING
from reader.pages.numbers import number_of

if TYPE_CHECKING:
    from reader.model import Problem


def by_kind(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Divide problems by the kind of their cause, the most frequent first."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.kind, []).append(problem)
    return dict(sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])))


def files_first(problems: Sequence[Problem]) -> list[Problem]:
    """Order problems so that each file stands there once before any stands there again."""
    seen: dict[str, int] = {}
    turns = []
    for problem in problems:
        seen[problem.path] = seen.get(problem.path, 0) + 1
        turns.append(seen[problem.path])
    order = sorted(range(len(problems)), key=turns.__getitem__)
    return [problems[at] for at in order]


def spread(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give problems so that the first few are of as many kinds and files as there are."""
    kinds = [files_first(held) for held in by_kind(problems).values()]
    for row in zip_longest(*kinds):
        yield from filter(None, row)


def sentences(problems: Sequence[Problem], most: int) -> Iterator[str]:
    """Name up to ``most`` problems, and count the files and places that are not named."""
    named = list(islice(spread(problems), most))
    for problem in named:
        yield f"{problem.name} was not read: {problem.cause}."
    if left := len(problems) - len(named):
        files = {each.path for each in problems} - {each.path for each in named}
        counted = number_of(len(files), "more file", "more files")
        places = f"{number_of(left, 'more place', 'more places')} in files named here"
        what = counted if files else places
        yield f"{what} could not be read; broadsheet doctor tells why."

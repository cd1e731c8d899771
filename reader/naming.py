"""How an article is named by a person: by id, by the beginning of one, by a path.

Knows the collection's roots and the index; must not open a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.hints import TYPE_CHECKING
from reader.model import AmbiguousError, NotFoundError
from reader.store.index import shelves

if TYPE_CHECKING:
    from reader.sources import Collection
    from reader.store.index.index import Index

_MOST_DIGITS = 9  # of a place in a file


def find(collection: Collection, index: Index, reference: str) -> str:
    """Give the id that is meant; see ``Library.find``. Raise NotFoundError, AmbiguousError."""
    found = _by_path(collection, index, reference) or _by_id(index, reference)
    if found is None:
        raise NotFoundError(f"There is no article “{reference}” in {collection.name}.")
    return found


def _by_id(index: Index, reference: str) -> str | None:
    if not re.fullmatch("[0-9a-fA-F]{1,16}", reference):
        return None
    low, high = (bytes.fromhex(reference.ljust(16, digit)) for digit in "0f")
    found = index.ask(shelves.beginning, low, high)
    if len(found) > 1:
        raise AmbiguousError(f"“{reference}” is the beginning of several ids; write more of it.")
    return found[0] if found else None


def _by_path(collection: Collection, index: Index, reference: str) -> str | None:
    """Read a path, or a path and a number; a file name may itself hold a ``#``."""
    articles = _in_file(collection, index, reference)
    if len(articles) > 1:
        last = len(articles) - 1
        raise AmbiguousError(
            f"“{reference}” holds {len(articles)} articles; write {reference}#0 to #{last}."
        )
    path, mark, number = reference.rpartition("#")
    if not articles and mark and number.isdecimal() and len(number) <= _MOST_DIGITS:
        articles = _in_file(collection, index, path)[int(number) :]
    return articles[0] if articles else None


def _in_file(collection: Collection, index: Index, name: str) -> list[str]:
    """Give the articles of a file that is named in any of the three ways."""
    found = index.ask(shelves.in_file, name)
    paths = iter(()) if found else _relative(collection, name)
    return found or [article for path in paths for article in index.ask(shelves.in_file, path)]


def _relative(collection: Collection, name: str) -> Iterator[str]:
    """Give what an absolute or working-directory path may be called in the collection."""
    try:
        place = Path(name).expanduser().absolute()
        places = dict.fromkeys((place, place.parent.resolve() / place.name, place.resolve()))
    except (OSError, RuntimeError, ValueError):  # a name that cannot be a path
        return
    yield from dict.fromkeys(path for each in places for path in _names_in(collection, each))


def _names_in(collection: Collection, place: Path) -> Iterator[str]:
    """Give the relative paths under which a collection may hold a file."""
    for root in collection.roots:
        if not place.is_relative_to(root):
            continue
        inside = place.relative_to(root).parts
        names = [root.name, *(f"{root.name} ({n})" for n in range(2, len(collection.roots) + 1))]
        for name in ("/".join(inside), *("/".join((first, *inside)) for first in names)):
            with suppress(NotFoundError):
                if collection.locate(name) == place:
                    yield name

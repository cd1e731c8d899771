"""The files of a collection: one sorted, streaming pass over its folders.

Knows folders and links; must not know formats or open a file.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.model import NotFoundError


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a collection. ``path`` is relative, with forward slashes, as in Draft.path.

    ``size`` is in bytes, ``mtime_ns`` the time of change in nanoseconds since 1970.
    """

    path: str
    absolute: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Root:
    """One folder or file that was named. ``prefix`` begins the paths of its files."""

    place: Path
    prefix: str
    single: bool


class Collection:
    """The folders and files that were opened together, by their resolved places.

    ``name`` is what to call it, ``key`` 16 hex digits that stay the same for the same places in
    any order, ``roots`` the resolved paths.
    """

    def __init__(self, roots: Sequence[Root]) -> None:
        self._roots = tuple(roots)
        self.roots = tuple(root.place for root in roots)
        self.name = _collection_name(roots)
        places = "\n".join(sorted(os.fspath(place) for place in self.roots))
        digest = hashlib.blake2b(places.encode(errors="surrogateescape"), digest_size=8)
        self.key = digest.hexdigest()

    @classmethod
    def of(cls, paths: Sequence[str | Path]) -> Collection:
        """Open the places named, each once. Raise NotFoundError naming one that is not there."""
        places = [_resolved(Path(path).expanduser()) for path in paths]
        unique = [place for place in dict.fromkeys(places) if not _inside_another(place, places)]
        return cls(_with_prefixes(unique))

    def files(self) -> Iterator[FoundFile]:
        """Walk all files once, sorted by name within each folder.

        Hidden files and folders and what cannot be listed are passed over; a linked folder is
        entered only where it leads out of no circle, each real folder at most once.
        """
        seen: set[tuple[int, int]] = set()
        for root in self._roots:
            if root.single:
                yield from _single_file(root)
            else:
                yield from _walk(root.place, root.prefix, seen)

    def locate(self, path: str) -> Path:
        """Give the absolute place of a relative path. Raise NotFoundError when no root has it."""
        for root in self._roots:
            if root.single and path == root.prefix:
                return root.place
            if not root.single and path.startswith(root.prefix):
                parts = path[len(root.prefix) :].split("/")
                if ".." not in parts and "" not in parts:
                    return root.place.joinpath(*parts)
        raise NotFoundError(f"“{path}” is not a file of this collection.")


def _resolved(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise NotFoundError(f"There is no “{path}”.") from error


def _inside_another(place: Path, places: Sequence[Path]) -> bool:
    return any(other != place and other in place.parents for other in places)


def _with_prefixes(places: Sequence[Path]) -> list[Root]:
    """Tell several roots apart by their names, numbered where two are the same."""
    if len(places) == 1 and places[0].is_dir():
        return [Root(places[0], "", single=False)]
    roots, taken = [], set[str]()
    for place in places:
        name, number = place.name or "root", 2
        while name in taken:
            name, number = f"{place.name or 'root'} ({number})", number + 1
        taken.add(name)
        single = not place.is_dir()
        roots.append(Root(place, name if single else f"{name}/", single))
    return roots


def _collection_name(roots: Sequence[Root]) -> str:
    if len(roots) == 1:
        return roots[0].place.name or str(roots[0].place)
    files = sum(root.single for root in roots)
    folders = len(roots) - files
    counted = [(folders, "folder"), (files, "file")]
    return " and ".join(f"{n} {word}{'s' * (n > 1)}" for n, word in counted if n) or "nothing"


def _single_file(root: Root) -> Iterator[FoundFile]:
    try:
        status = root.place.stat()
    except OSError:
        return  # removed since the collection was opened: the scan finds it gone
    yield FoundFile(root.prefix, root.place, status.st_size, status.st_mtime_ns)


def _walk(folder: Path, prefix: str, seen: set[tuple[int, int]]) -> Iterator[FoundFile]:
    try:
        status = folder.stat()
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return
    seen.add(identity)
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(entry, prefix, seen)


def _entry(entry: os.DirEntry[str], prefix: str, seen: set[tuple[int, int]]) -> Iterator[FoundFile]:
    try:
        status = entry.stat()
    except OSError:
        return  # a link that leads nowhere
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(Path(entry.path), f"{prefix}{entry.name}/", seen)
    elif stat.S_ISREG(status.st_mode):  # pipes, sockets and devices would block or never end
        path = f"{prefix}{entry.name}"
        yield FoundFile(path, Path(entry.path), status.st_size, status.st_mtime_ns)

"""A collection: the folders and files that were opened together, and where each file lies.

Must not know formats or open a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reader.model import NotFoundError
from reader.record import record
from reader.signature import blake2b
from reader.sources.folders import FoundFile, FoundFolder, Walk, named_file


@record(frozen=True, slots=True)
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
        digest = blake2b(places.encode(errors="surrogateescape"), digest_size=8)
        self.key = digest.hexdigest()

    @classmethod
    def of(cls, paths: Sequence[str | Path]) -> Collection:
        """Open the places named, each once. Raise NotFoundError naming one that is not there."""
        places = [_resolved(Path(path)) for path in paths]
        unique = [place for place in dict.fromkeys(places) if not _inside_another(place, places)]
        return cls(_with_prefixes(unique))

    def folders(self) -> Iterator[FoundFolder]:
        """Walk through all folders once; of each its files, then the folders in it by their names.

        Links to files and folders are followed wherever they lead, for collections are put
        together with them; each real folder is entered at most once, so a circle of links ends. One
        that the system has mounted at two places is two.
        Given with its trouble is a link back into a folder above it or to nowhere, what cannot be
        listed, what is neither file nor folder, and what lies on a file system of the kernel
        (``/proc``, ``/sys``, ``/dev``). Passed over are hidden files and folders. A file that was
        named is given whatever it is: reading it tells why it cannot be read.
        """
        walk = Walk()
        for root in self._roots:
            if not root.single:
                yield from walk.folders(os.fspath(root.place), root.prefix)
                continue
            with suppress(OSError):  # removed since the collection was opened: the scan finds it
                yield named_file(root.prefix, root.place)

    def files(self) -> Iterator[FoundFile]:
        """Give the files of all folders, those of each by their names."""
        return (file for folder in self.folders() for file in folder.files())

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
    with suppress(RuntimeError):  # no such user: then it may be a file's own name
        path = path.expanduser()
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
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

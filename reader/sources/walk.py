"""The files of a collection: one sorted, streaming pass over its folders.

Knows folders and links; must not know formats or open a file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from reader.model import NotFoundError
from reader.record import record
from reader.signature import blake2b
from reader.sources.opening import named_kind


class FoundFile(NamedTuple):
    """A file of a collection. ``path`` is relative, with forward slashes, as in Draft.path.

    ``place`` is absolute, ``size`` in bytes, ``mtime_ns`` the time of change in nanoseconds since
    1970. ``trouble`` says, as a phrase, why there is no file after all.
    """

    path: str
    place: str | Path
    size: int
    mtime_ns: int
    trouble: str = ""

    @property
    def absolute(self) -> Path:
        return Path(self.place)

    @classmethod
    def at(cls, path: str, place: Path) -> FoundFile:
        """Find the file at a place; where there is none, reading it will say so."""
        try:
            status = place.stat()
        except OSError:
            return cls(path, place, 0, 0)
        return cls(path, place, status.st_size, _time(status))


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

    def files(self) -> Iterator[FoundFile]:
        """Walk all files once, sorted by name within each folder.

        Links to files and folders are followed wherever they lead, for collections are put
        together with them; each real folder is entered at most once, so a circle of links ends.
        Given with its trouble is a link back into a folder above it or to nowhere, what cannot be
        listed, what is neither file nor folder, and what lies on a file system of the kernel
        (``/proc``, ``/sys``, ``/dev``). Passed over are hidden files and folders. A file that was
        named is given whatever it is: reading it tells why it cannot be read.
        """
        walk = _Walk()
        for root in self._roots:
            try:
                status = root.place.stat()
            except OSError:
                continue  # removed since the collection was opened: the scan finds it gone
            if root.single:
                yield FoundFile(root.prefix, root.place, status.st_size, _time(status))
            else:
                yield from walk.files(os.fspath(root.place), status, root.prefix)

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


class _Walk:
    """One pass over folders, with a stack of its own: folders nest deeper than functions may."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()  # real folders
        self._barred = _kernel_devices()

    def files(self, folder: str, status: os.stat_result, prefix: str) -> Iterator[FoundFile]:
        try:
            entries = self._listed(folder, status)
        except OSError as error:
            yield FoundFile(prefix.rstrip("/") or Path(folder).name, folder, 0, 0, _refusal(error))
            return
        stack = [_Level(prefix, _identity(status), iter(entries))]
        while stack:
            level = stack[-1]
            for entry in level.entries:
                if entry.name.startswith("."):
                    continue
                path = f"{level.prefix}{entry.name}"
                try:
                    status = entry.stat()
                    if stat.S_ISREG(status.st_mode) and status.st_dev not in self._barred:
                        yield FoundFile(path, entry.path, status.st_size, _time(status))
                        continue
                    if trouble := self._trouble(status, stack):
                        yield FoundFile(path, entry.path, 0, 0, trouble)
                        continue
                    entries = self._listed(entry.path, status)
                except OSError as error:
                    if entry.is_symlink() or not isinstance(error, FileNotFoundError):
                        yield FoundFile(path, entry.path, 0, 0, _refusal(error))
                    continue
                stack.append(_Level(f"{path}/", _identity(status), iter(entries)))
                break
            else:
                stack.pop()

    def _trouble(self, status: os.stat_result, stack: Sequence[_Level]) -> str:
        """Say why something that is no file is not entered either."""
        if status.st_dev in self._barred:
            return named_kind(status.st_mode) or "no file on a disk"
        if not stat.S_ISDIR(status.st_mode):
            return named_kind(status.st_mode)  # pipes and devices would block or never end
        circle = any(level.identity == _identity(status) for level in stack)
        return "a link back into a folder above it" if circle else ""

    def _listed(self, folder: str, status: os.stat_result) -> list[os.DirEntry[str]]:
        """List a folder; one that was listed before shows nothing. Raise OSError."""
        if _identity(status) in self._seen:
            return []
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=attrgetter("name"))
        self._seen.add(_identity(status))
        return entries


class _Level(NamedTuple):
    """A folder that is being walked through, and what of it is still to come."""

    prefix: str
    identity: tuple[int, int]
    entries: Iterator[os.DirEntry[str]]


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _refusal(error: OSError) -> str:
    """Say why the system gives neither a file nor the files of a folder."""
    if isinstance(error, FileNotFoundError):
        return "a link that leads nowhere"
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror or "cannot be read").lower()


def _kernel_devices() -> frozenset[int]:
    """Name the file systems on which a file is no file but a question to the kernel."""
    places = filter(os.path.ismount, ("/proc", "/sys", "/dev"))
    return frozenset(Path(place).stat().st_dev for place in places)


_MOST = 1 << 63


def _time(status: os.stat_result) -> int:
    """Give the time of change in the 64 bits of an index, which hold the years 1678 to 2262.

    Beyond them it becomes another time, which serves as well to tell that a file has changed.
    """
    time = status.st_mtime_ns
    return time if -_MOST <= time < _MOST else (time + _MOST) % (2 * _MOST) - _MOST

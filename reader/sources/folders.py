"""Folders as the disk lists them: the names, sizes and times of their files, one stat a file.

A folder is one small record, and a file becomes one only where somebody asks for it: most scans
find that nothing has changed. Knows folders and links; must not know formats or open a file.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator
from pathlib import Path

from reader.named import NamedTuple
from reader.signature import blake2b
from reader.sources.opening import named_kind

_NO_REFERENCES = 2  # the version of marshal that writes equal values as equal bytes

_Line = tuple[str, int, int, int]


class FoundFile(NamedTuple):
    """A file of a collection. ``path`` is relative, with forward slashes, as in Draft.path.

    ``place`` is absolute, ``size`` in bytes, ``mtime_ns`` the time of change in nanoseconds since
    1970. ``trouble`` says, as a phrase, why there is no file after all. A ``lone`` one is listed
    by no folder: it was named itself, or is a folder that cannot be listed.
    """

    path: str
    place: str | Path
    size: int
    mtime_ns: int
    trouble: str = ""
    lone: bool = False

    @property
    def absolute(self) -> Path:
        return Path(self.place)

    @property
    def folder(self) -> str:
        """Name the folder that lists it, as ``FoundFolder.path`` does."""
        return self.path if self.lone else self.path[: self.path.rfind("/") + 1]

    @classmethod
    def at(cls, path: str, place: Path) -> FoundFile:
        """Find the file at a place; where there is none, reading it will say so."""
        try:
            status = place.stat()
        except OSError:
            return cls(path, place, 0, 0)
        return cls(path, place, status.st_size, _time(status.st_mtime_ns))


class FoundFolder(NamedTuple):
    """The files of one folder, in the order in which the disk lists them.

    ``path`` begins the paths of its files: "" or with a slash at its end. ``lines`` are name,
    mode, size and time of each, the last three 0 where the system gives none. ``troubles`` says of
    some names why there is no file. A lone file is told as a folder of its own, of its path.
    """

    path: str
    place: str
    lines: list[_Line]
    troubles: dict[str, str]
    lone: bool = False

    def signature(self) -> bytes:
        """Give 16 bytes that are others as soon as any name, kind, size or time is another."""
        return blake2b(marshal.dumps(self.lines, _NO_REFERENCES), digest_size=16).digest()

    def files(self) -> Iterator[FoundFile]:
        """Give the files by their names."""
        return map(self._file, sorted(self.lines))

    def _file(self, line: _Line) -> FoundFile:
        name, mode, size, time = line
        path = f"{self.path}{name}"
        place = self.place if self.lone else f"{self.place}/{name}"
        trouble = self.troubles.get(name, "") or ("" if self.lone else named_kind(mode))
        if trouble:
            return FoundFile(path, place, 0, 0, trouble, self.lone)
        return FoundFile(path, place, size, _time(time), "", self.lone)


def named_file(path: str, place: Path) -> FoundFolder:
    """Find a file that was named, whatever it is. Raise OSError."""
    status = place.stat()
    line = ("", status.st_mode, status.st_size, status.st_mtime_ns)
    return FoundFolder(path, os.fspath(place), [line], {}, lone=True)


def _unlisted(level: _Level, trouble: str) -> FoundFolder:
    path = level.path.rstrip("/") or Path(level.place).name
    return FoundFolder(path, level.place, [("", 0, 0, 0)], {"": trouble}, lone=True)


class _Level(NamedTuple):
    """A folder that is to be listed, and the one that it was found in, and so on.

    ``place`` has no link in it: two ways to one folder have the same.
    """

    path: str
    place: str
    above: _Level | None
    link: bool = False


class Walk:
    """One pass over folders, with a stack of its own: folders nest deeper than functions may."""

    def __init__(self) -> None:
        self._seen: set[str] = set()  # the places of folders
        self._kernels = _kernel_places()
        self._barred = {os.stat(place).st_dev for place in self._kernels}  # noqa: PTH116  # as below

    def folders(self, place: str, path: str) -> Iterator[FoundFolder]:
        """Give a folder, then those in it by their names, each with all that it holds; each real
        folder once, and none without files. What cannot be listed is told as a lone file with its
        trouble. The place has no link in it."""
        stack = [_Level(path, place.rstrip("/"), None)]
        while stack:
            level = stack.pop()
            try:
                odd = level.link or level.place in self._kernels
                if odd and (trouble := self._trouble(level)):
                    yield _unlisted(level, trouble)
                    continue
                if level.place in self._seen:
                    continue
                found = FoundFolder(level.path, level.place, [], {})
                within = self._list(level, found)
            except FileNotFoundError:
                continue  # it went while we looked
            except OSError as error:
                yield _unlisted(level, _refusal(error))
                continue
            self._seen.add(level.place)
            if found.lines:
                yield found
            if within:
                within.sort(reverse=True)
                stack += within

    def _trouble(self, level: _Level) -> str:
        """Say why a folder is not entered. Raise OSError."""
        status = os.stat(level.place)  # noqa: PTH116  # beside the other calls on plain paths
        if status.st_dev in self._barred:
            return named_kind(status.st_mode)
        above = level.above
        while above is not None and above.place != level.place:
            above = above.above
        return "a link back into a folder above it" if above is not None else ""

    def _list(self, level: _Level, found: FoundFolder) -> list[_Level]:
        """Fill in what a folder holds, but for hidden names; give the folders in it. Raise OSError.

        Whatever is done here is done for each of a million files.
        """
        path, place = level.path, level.place
        lines, barred, within = found.lines, self._barred, list[_Level]()
        with os.scandir(place or "/") as listing:
            for entry in listing:
                name = entry.name
                if name[0] == ".":
                    continue
                try:
                    if entry.is_dir():
                        link = entry.is_symlink()
                        leads_to = os.path.realpath(entry.path) if link else f"{place}/{name}"
                        within.append(_Level(f"{path}{name}/", leads_to, level, link))
                        continue
                    status = entry.stat()
                except OSError as error:
                    if entry.is_symlink() or not isinstance(error, FileNotFoundError):
                        found.troubles[name] = _refusal(error)
                        lines.append((name, 0, 0, 0))
                    continue
                if status.st_dev in barred:
                    found.troubles[name] = named_kind(status.st_mode) or "no file on a disk"
                lines.append((name, status.st_mode, status.st_size, status.st_mtime_ns))
        return within


def _refusal(error: OSError) -> str:
    """Say why the system gives neither a file nor the files of a folder."""
    if isinstance(error, FileNotFoundError):
        return "a link that leads nowhere"
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror or "cannot be read").lower()


def _kernel_places() -> frozenset[str]:
    """Name the places below which a file is no file but a question to the kernel."""
    return frozenset(filter(os.path.ismount, ("/proc", "/sys", "/dev")))


_MOST = 1 << 63


def _time(nanoseconds: int) -> int:
    """Give a time of change in the 64 bits of an index, which hold the years 1678 to 2262.

    Beyond them it becomes another time, which serves as well to tell that a file has changed.
    """
    within = -_MOST <= nanoseconds < _MOST
    return nanoseconds if within else (nanoseconds + _MOST) % (2 * _MOST) - _MOST

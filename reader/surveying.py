"""The first part of a scan: what changed among the files since the last one, one stat each.

A folder that is signed (see ``store.index.files``) is known by its signature alone; of any other
the files are compared one by one, and it is signed when all that changed in it has been entered.
Must not know how a file is read.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from reader.sources import Collection, FoundFile, FoundFolder
from reader.store.index import files
from reader.store.index.files import Seen
from reader.store.index.index import Index

_SETTLED = 2_000_000_000  # nanoseconds without a change after which a file is whole
_DAY = 86_400_000_000_000  # nanoseconds
_AT_ONCE = 500  # files, and folders, asked about at once


class Survey:
    """One look at a collection.

    ``changed`` are the files to read, the newest first, ``missing`` the numbers of those that are
    gone; ``fresh`` counts the ones that may still be written.
    """

    def __init__(self, collection: Collection, index: Index, *, anew: bool) -> None:
        self.changed = deque[FoundFile]()
        self.missing = deque[int]()
        self.fresh = 0
        self._collection = collection
        self._index = index
        self._anew = anew
        self._seen = Seen(bytearray(), bytearray())
        self._whole = 0  # files of folders that are as they were signed
        self._unsigned = deque[tuple[str, bytes]]()
        self._version: int | None = None  # of the index, as everything was compared with it

    def look(self) -> Iterator[int]:
        """Walk through all folders; give every now and then how many files were looked at."""
        self._seen = self._index.ask(files.nothing_seen)
        if not self._index.blank:
            self.note_version()
        for batch in _batches(self._collection.folders()):
            self._compare(batch)
            yield sum(len(folder.lines) for folder in batch)
        if self._seen.files.count(1) + self._whole < self._index.ask(files.count):
            self.missing.extend(self._unseen())
        self.changed = _newest_first(self.changed)

    def note_version(self) -> None:
        """Note that from now on nobody else should write to the index, if it is to be signed."""
        if self._version is None:
            self._version = self._index.data_version()

    def sign(self) -> bool:
        """Sign some of the folders; tell whether there are more. To be called until there are
        none, when what changed has been entered and what is missing was taken out."""
        version = self._version
        if not self._unsigned or version is None or version != self._index.data_version():
            return False
        return self._index.do(files.sign, self._unsigned, version)

    # ----- comparing

    def _compare(self, folders: list[FoundFolder]) -> None:
        """Pass over folders that are as they were signed, and look closely at the others."""
        signed = self._index.ask(files.signed, [folder.path for folder in folders])
        unknown, whole = (0, b""), self._seen.folders
        closely = list[FoundFolder]()
        for folder in folders:
            signature = folder.signature()
            number, before = signed.get(folder.path, unknown)
            # A number that is not known was given a moment ago, by another process.
            if before == signature and number < len(whole) and not self._anew:
                whole[number] = 1
                self._whole += len(folder.lines)
            else:
                closely.append(folder)
                self._unsigned.append((folder.path, signature))
        for found in _batched(file for folder in closely for file in folder.files()):
            self._compare_files(found)

    def _compare_files(self, found: list[FoundFile]) -> None:
        known = self._index.ask(files.known, [each.path for each in found])
        for each in found:
            file = known.get(each.path)
            if file and file.id < len(self._seen.files):
                self._seen.files[file.id] = 1
            if self._anew or not file or file[1:] != (each.size, each.mtime_ns):
                self.changed.append(each)
                self.fresh += _is_fresh(each)

    def _unseen(self) -> Iterator[int]:
        after = 0
        while after < len(self._seen.files) - 1:
            unseen, after = self._index.ask(files.unseen, self._seen, after)
            yield from unseen


def _newest_first(found: Iterable[FoundFile]) -> deque[FoundFile]:
    """Give files by the day they were written, the last first, and those of one day by name, the
    last first: many names begin with a date, and a list goes on below what one reads already.
    """
    by_day = sorted(found, key=lambda each: each.mtime_ns // _DAY)
    return deque(by_day[::-1])  # turned round as a whole: those of one day, too


def _is_fresh(found: FoundFile) -> bool:
    """Tell whether a file changed a moment ago, so that more of it may be on its way."""
    return 0 <= time.time_ns() - found.mtime_ns < _SETTLED


def _batches(folders: Iterable[FoundFolder]) -> Iterator[list[FoundFolder]]:
    """Put folders together until there are some hundred of them, or of their files."""
    batch, room = list[FoundFolder](), _AT_ONCE
    for folder in folders:
        batch.append(folder)
        room -= 1 + len(folder.lines)
        if room <= 0:
            yield batch
            batch, room = [], _AT_ONCE
    if batch:
        yield batch


def _batched(found: Iterable[FoundFile]) -> Iterator[list[FoundFile]]:
    rest = iter(found)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch

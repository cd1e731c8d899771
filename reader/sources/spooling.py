"""A file inside an archive laid aside, for readers that jump about in what they read.

In memory as long as it is small, else in a file that has no name. Must not know any format.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from reader.model import UnreadableError
from reader.sources import limits

if TYPE_CHECKING:
    from reader.sources.reading import Source


@contextmanager
def seekable(source: Source) -> Iterator[BinaryIO]:
    """Give a stream that can seek. Raise UnreadableError when it is too large to be laid aside."""
    if source.on_disk:
        yield source.stream
        return
    with SpooledTemporaryFile(max_size=8 * limits.MB) as aside:
        size = 0
        while part := source.stream.read(limits.MB):
            size += len(part)
            if size > limits.SPOOLED:
                most = limits.counted(limits.SPOOLED)
                raise UnreadableError(f"too large inside an archive (more than {most})")
            aside.write(part)
        aside.seek(0)
        yield cast(BinaryIO, aside)

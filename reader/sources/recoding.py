"""A stream in any encoding becomes one in UTF-8, for readers that know no other.

Knows encodings; must not know formats.
"""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO

from reader.decode import decode
from reader.model import UnreadableError

if TYPE_CHECKING:
    from reader.sources.reading import Source


def encoding_of(start: bytes) -> str:
    """Name the encoding of what begins so. Raise UnreadableError for bytes that are no text."""
    whole = start
    for _ in range(4):  # the last letter may be cut
        try:
            whole.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start < len(whole) - 4:
                break
            whole = whole[:-1]
        else:
            break
    try:
        return decode(whole)[1]
    except ValueError as error:
        raise UnreadableError(str(error)) from error


def utf8(source: Source) -> tuple[BinaryIO, str]:
    """Give a source's bytes as UTF-8 without a byte order mark, and the encoding they were in.

    Bytes that are none in that encoding become U+FFFD.
    """
    encoding = encoding_of(source.start)
    return io.BufferedReader(_Recoded(source.stream, encoding), 1 << 17), encoding


class _Recoded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        known = {"utf-8": "utf-8-sig"}.get(encoding, encoding)
        self._decoder = codecs.getincrementaldecoder(known)("replace")
        self._waiting = memoryview(b"")
        self._over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        into = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # what BufferedReader hands over
        while not self._waiting and not self._over:
            data = self._stream.read(len(into))
            self._over = not data
            text = self._decoder.decode(data, final=self._over)
            self._waiting = memoryview(text.encode("utf-8", "replace"))
        count = min(len(into), len(self._waiting))
        into[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count

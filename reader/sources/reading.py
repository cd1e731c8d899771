"""What a reader of a format is: a question and a deed.

Knows the shape of a reader; must not know any format.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, NamedTuple, TypeAlias

from reader.model import Draft
from reader.record import record

Read: TypeAlias = Callable[[str, bytes, BinaryIO], tuple[Draft, ...]]


class Head(NamedTuple):
    """What decides the format: the name's ending (lower case, no dot) and the first bytes."""

    suffix: str
    start: bytes


@record(frozen=True, slots=True)
class Reader:
    """One format. ``read`` gets the path for its drafts, the first bytes, and the open file.

    The stream stands behind the first bytes. ``read`` raises UnreadableError with a phrase, and
    OSError passes through.
    """

    takes: Callable[[Head], bool]
    read: Read

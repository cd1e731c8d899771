"""What one file may cost: every bound on size, nesting and number stands here.

A file that asks for more is a named problem, or the part of it that does. README states the same
numbers. Must not know any format.
"""

from __future__ import annotations

from reader.model import UnreadableError

MB = 1024 * 1024

HEAD = 64 * 1024
"""Bytes of a file that are looked at to say what it is."""

TEXT, LINES = 8 * MB, 100_000
"""Bytes and lines of one article's text. No newspaper's is longer: War and Peace has 3.3 MB in
66,000 lines."""

RECORD, RECORD_LINES = 32 * MB, 1_000_000
"""Bytes of one row or message: a text and what is around it. Lines of a message."""

OBJECT = 8 * MB
"""Bytes of JSON that are parsed at once: in memory they are up to thirty times as large."""

PAGE = 32 * MB
"""Bytes of one saved page, pictures that are written into it included."""

MARKUP, ELEMENTS = 8 * MB, 100_000
"""Bytes of one page once the pictures that are written into it are taken out, and its tags."""

ATTRIBUTES = 2_000
"""Attributes of one tag: what parses it takes the square of their number, and cannot be stopped."""

STATEMENTS = 1_000
"""Tags of a page's head that other people's date finders look at."""

LINKED = 64 * 1024
"""Characters of a page's JSON-LD that other people's patterns are let loose on: some take the
square of its length."""

DOCUMENT = 64 * MB
"""Bytes of a file that can only be read whole (RTF, DOCX, a feed, an object of JSON)."""

SPOOLED = 512 * MB
"""Bytes of an archive or a database inside an archive, which is laid aside to be read."""

NESTING = 40
"""Objects inside objects of JSON that are looked into."""

DEPTH = 4
"""Archives inside archives that are opened; a compressed file counts as one."""

MEMBERS, DIRECTORY = 200_000, 32 * MB
"""Files in one archive, and bytes of the list of them that a ZIP carries."""

LONG_NAME = MB
"""Bytes of a name, or of the other things that a tar archive says of one file."""

DICTIONARY = 192 * MB
"""Bytes of memory that unpacking xz may take."""

EXPANSION, FREE = 100, 64 * MB
"""How many times its own size a compressed file may grow, once it has given ``FREE`` bytes."""

PAGES, SECONDS = 2_000, 60
"""Pages of one PDF that are read, and seconds given to them."""

TROUBLES = 100
"""Problems inside one file that are named one by one; the rest are counted."""

FRUITLESS = 100_000
"""Places in one file that are passed over before it is said to hold no article."""

BARREN = 1_000_000
"""Places in a row that are passed over, once an article was found, before the rest is left out."""

BLANKS = MB
"""Bytes in a row that say nothing, in files that are read line by line."""

FIELDS, VALUE = 200, 4_000
"""Declared values of one article, and characters of one of them."""


def counted(size: int) -> str:
    """Give a limit in bytes as a sentence has it: "8 MB"."""
    return f"{size // MB} MB"


class SpentError(UnreadableError):
    """A file has given all that it may; nothing more of it is read."""


class Budget:
    """What the compressed parts of one file have given so far, of what they may give.

    ``size`` is the file's own size in bytes. Shared by all that is inside the file.
    """

    def __init__(self, size: int) -> None:
        self._most = max(FREE, size * EXPANSION)
        self._left = self._most
        self._members = MEMBERS

    def spend(self, size: int) -> None:
        """Count bytes that were unpacked. Raise SpentError when they are too many."""
        self._left -= size
        if self._left < 0:
            raise SpentError(f"unpacks to more than {counted(self._most)}: not opened further")

    def member(self) -> None:
        """Count one file of an archive. Raise SpentError when they are too many."""
        self._members -= 1
        if self._members < 0:
            raise SpentError(f"more than {MEMBERS:,} files in it: the rest is left out")

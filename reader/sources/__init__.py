"""From files on a disk to drafts: which files a collection has, and what text each one holds.

Knows folders, file names and formats; must not know which line of a text is what.
"""

from reader.sources.pouring import is_pipe, pour
from reader.sources.reading import Place, StumpedError
from reader.sources.registry import read_draft, read_file
from reader.sources.walk import Collection, FoundFile

__all__ = [
    "Collection",
    "FoundFile",
    "Place",
    "StumpedError",
    "is_pipe",
    "pour",
    "read_draft",
    "read_file",
]

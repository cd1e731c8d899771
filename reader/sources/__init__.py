"""From files on a disk to drafts: which files a collection has, and what text each one holds.

Knows folders, file names and formats; must not know which line of a text is what.
"""

from reader.hints import TYPE_CHECKING
from reader.later import names
from reader.sources.folders import FoundFile, FoundFolder
from reader.sources.walk import Collection

if TYPE_CHECKING:
    from reader.sources.pouring import is_pipe, pour
    from reader.sources.reading import Place, StumpedError
    from reader.sources.registry import read_draft, read_file
else:  # where nothing changed, nothing is read
    __getattr__ = names(
        __name__,
        {
            "pouring": "is_pipe pour",
            "reading": "Place StumpedError",
            "registry": "read_draft read_file",
        },
    )

__all__ = [
    "Collection",
    "FoundFile",
    "FoundFolder",
    "Place",
    "StumpedError",
    "is_pipe",
    "pour",
    "read_draft",
    "read_file",
]

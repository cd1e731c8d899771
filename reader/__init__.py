"""broadsheet: find, read and compare the tellings of a story in a collection of articles.

What other programs may use, by name. Each name is loaded when it is first asked for: the commands
pass through here too, and must not wait for what they do not need.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as every type checker knows it; typing takes long to load
if TYPE_CHECKING:
    from reader.compare import compare_articles
    from reader.library import Library, open_library
    from reader.lone_file import read_file
    from reader.model import (
        Article,
        BroadsheetError,
        Comparison,
        Field,
        Filter,
        Grouping,
        Pair,
        PrintedDate,
        Row,
        Story,
    )
    from reader.version import __version__

_HOMES = {
    "compare_articles": "reader.compare",
    "Library": "reader.library",
    "open_library": "reader.library",
    "read_file": "reader.lone_file",
    "__version__": "reader.version",
}

__all__ = [
    "Article",
    "BroadsheetError",
    "Comparison",
    "Field",
    "Filter",
    "Grouping",
    "Library",
    "Pair",
    "PrintedDate",
    "Row",
    "Story",
    "__version__",
    "compare_articles",
    "open_library",
    "read_file",
]


# Rooms of the desk that many pass and few enter: see ``later``.
_PASSED = {
    *("amending", "furniture", "hands", "naming", "ordering", "scan", "settling", "sharing"),
    *("stepping", "wholesale"),
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name in _PASSED:
        from reader.later import rooms

        return rooms("reader")(name)
    if name not in __all__:
        raise AttributeError(f"module 'reader' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "reader.model")), name)


def __dir__() -> list[str]:
    return sorted(__all__)

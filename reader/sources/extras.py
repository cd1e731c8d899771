"""Libraries that not everybody needs: asked for by the name of the extra that brings them.

Must not know any format.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from reader.model import UnreadableError


def needed(module: str, extra: str, what: str) -> Any:
    """Import a library of an extra. Raise UnreadableError that says how to get it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise lacking(extra, what) from error


def lacking(extra: str, what: str) -> UnreadableError:
    """Give the error that says which extra brings what is missing."""
    return UnreadableError(f"{what} needs an extra library: pip install 'broadsheet[{extra}]'")

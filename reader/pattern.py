"""Regular expressions that are compiled when they are first used, and not when they are read.

``pattern`` is ``re.compile``, and the type checker reads it so. Compiling all the patterns of a
newspaper's page takes longer than listing a thousand articles, and a list needs none of them.
"""

from __future__ import annotations

import re
from functools import cached_property

from reader.hints import TYPE_CHECKING, Any

__all__ = ["pattern"]


class _Pattern:
    """A pattern that becomes a compiled one at the first question.

    Each method is kept on the object when it was asked for once, and costs nothing more then.
    """

    def __init__(self, written: str | bytes, flags: int = 0) -> None:
        self._written = written, flags

    @cached_property
    def _compiled(self) -> Any:
        return re.compile(*self._written)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


if TYPE_CHECKING:
    from re import compile as pattern
else:
    pattern = _Pattern

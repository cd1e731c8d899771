"""Prepared articles, kept while they are asked for: the latest of them, as long as there is room.

Must not know how an article is prepared, nor what it is compared with.
"""

from __future__ import annotations

from collections import OrderedDict

from reader.duplicates.measures import Core

_WORDS = 1_000_000  # of all that are kept: some 45 MB


class Cores:
    """Articles by their numbers. The one that was asked for last is always kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Core] = OrderedDict()
        self._words = 0

    def get(self, number: int) -> Core | None:
        """Give an article, if it is still here."""
        core = self._kept.get(number)
        if core is not None:
            self._kept.move_to_end(number)
        return core

    def put(self, number: int, core: Core) -> None:
        """Keep an article, and let go of those that were not asked for longest."""
        self.drop(number)
        self._kept[number] = core
        self._words += len(core.words)
        while self._words > _WORDS and len(self._kept) > 1:
            self.drop(next(iter(self._kept)))

    def drop(self, number: int) -> None:
        """Let go of an article that has become another; nothing happens when it is not here."""
        core = self._kept.pop(number, None)
        self._words -= len(core.words) if core is not None else 0

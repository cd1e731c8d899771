"""What can be asked of the user's state; each method is one question.

Must not change anything, nor know the index.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.hints import TYPE_CHECKING
from reader.model import Verdict
from reader.store import sqlite
from reader.store.state import (
    choices,
    corrections,
    merging,
    remembered,
    underway,
    undoing,
    verdicts,
    whereabouts,
)
from reader.store.state.guarded import Guarded, healing
from reader.store.state.remembered import Change, Identity, Life, Remembered

if TYPE_CHECKING:
    from reader.store.state.corrections import Corrected
    from reader.store.state.undoing import Logged
    from reader.store.state.whereabouts import Whereabouts


class Known(Guarded):
    """The user's state as it can be asked. Raise StateError when it cannot be read."""

    @healing
    def life(self) -> Life:
        """Give this state's identity and revision."""
        return remembered.life(self._file.connection)

    @healing
    def any(self) -> bool:
        """Tell whether anything is kept about any article."""
        return remembered.anything(self._file.connection)

    @healing
    def data_version(self) -> int:
        """Give a number that changes when another process did something."""
        version = sqlite.data_version(self._file.connection)
        return version + (0 if self._file.blank else 1 << 32)

    @healing
    def changed_since(self, change: Change, limit: int = 2000) -> list[Remembered]:
        """Give what was changed after a change, in order, ``limit`` at a time."""
        return remembered.changed_since(self._file.connection, change, limit)

    @healing
    def about(self, wanted: Sequence[Identity]) -> list[Remembered]:
        """Give what is kept about exactly these articles; unknown ones are left out."""
        return remembered.about(self._file.connection, wanted)

    @healing
    def at(self, path: str) -> list[Remembered]:
        """Give what is kept about a path, whatever it said, the latest change first."""
        return remembered.at(self._file.connection, path)

    @healing
    def saying(self, content: str) -> list[Remembered]:
        """Give what is kept about a text, wherever it lay, the latest change first."""
        return remembered.saying(self._file.connection, content)

    @healing
    def judgements(self) -> list[tuple[Identity, Identity, Verdict]]:
        """Give every judgement, oldest pair first."""
        found = verdicts.every(self._file.connection)
        return [(Identity(*each[:2]), Identity(*each[2:4]), each[4]) for each in found]

    @healing
    def corrections(self, a: Identity, b: Identity) -> list[Corrected]:
        """Give what was said of the sentences of two articles, exactly these."""
        known = {each.identity: each.row for each in self.about([a, b])}
        if a not in known or b not in known:
            return []
        return corrections.between(self._file.connection, (known[a], known[b]))

    @healing
    def collections(self, *, left: bool = False) -> dict[str, Whereabouts]:
        """Give where the collections lie of which anything is kept, by their keys; ``left``: of
        those that lie elsewhere now, where they lay."""
        return whereabouts.every(self._file.connection, left=left)

    @healing
    def knows_place(self, collection: str, *, still: bool = False) -> bool:
        """Tell whether it is known where a collection lies; ``still``: and none goes on from it."""
        return whereabouts.is_noted(self._file.connection, collection, still=still)

    @healing
    def next_undone(self, collection: str) -> Logged | None:
        """Give the deed that ``undo`` takes back."""
        return undoing.next_undone(self._file.connection, collection)

    @healing
    def next_redone(self, collection: str) -> Logged | None:
        """Give the deed that ``redo`` does again."""
        return undoing.next_redone(self._file.connection, collection)

    @healing
    def broken_off(self, collection: str) -> str | None:
        """Say of which deed only a part was done and nobody goes on with it; None: of none."""
        said = underway.broken_off(self._file.connection, collection)
        return None if said and underway.is_held(self._file.home.parent) else said

    @healing
    def told(self) -> list[merging.Entry]:
        """Give everything that was ever done, as entries that can be merged elsewhere."""
        return merging.told(self._file.connection)

    @healing
    def imported_since(self, revision: int) -> list[Remembered]:
        """Give what came from another machine and was changed after a revision."""
        return remembered.imported_since(self._file.connection, revision)

    @healing
    def decided(self, collection: str, beginning: str) -> dict[str, str]:
        """Give the settings whose names begin so, by the rest of their names; no empty ones."""
        return choices.beginning(self._file.connection, collection, beginning)

    @healing
    def recall(self, collection: str, name: str) -> str | None:
        """Give a setting, or None."""
        return choices.recall(self._file.connection, collection, name)

"""The collection that was opened last, which is opened again where none is named.

Asked by commands that open none. Knows the user's state; must not know what a collection is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.hints import TYPE_CHECKING
from reader.later import json
from reader.store.state.choices import peek

if TYPE_CHECKING:
    from reader.settings import Directories
    from reader.store.state.state import State

_NAME = "last collection"


def remember(state: State, roots: Sequence[str]) -> None:
    """Make this the collection that is opened when none is named."""
    state.remember("", _NAME, json.dumps(roots))


def last_collection(where: Directories) -> tuple[Path, ...] | None:
    """Give the paths of the collection that was opened last; None if there is none any more."""
    kept = peek(where.state, "", _NAME)
    paths = tuple(Path(path) for path in json.loads(kept)) if kept else ()
    return paths if paths and all(path.exists() for path in paths) else None

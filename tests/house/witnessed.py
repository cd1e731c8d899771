"""The real program, and a witness: what is done by a key is also written down, a line for each.

``python -P witnessed.py FILE WORDS…`` is ``broadsheet WORDS…``; a line of FILE is the screen's
class, the part of the key table that held, and the action. Loads nothing of the program early, so
that it starts as it does for a user.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Coroutine, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

_ROOM = "reader.tui.keyed_screen"


def _watch(room: ModuleType, file: Path) -> None:
    """Let every action that a screen performs be written down first."""
    perform: Callable[[Any, Any], Coroutine[Any, Any, None]] = room.KeyedScreen.perform

    async def witnessed(screen: Any, action: Any) -> None:
        with file.open("a") as lines:
            lines.write(f"{type(screen).__name__} {screen.where} {action.id}\n")
        await perform(screen, action)

    room.KeyedScreen.perform = witnessed


class _Witness(MetaPathFinder):
    """Waits for the room to be loaded."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != _ROOM:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        assert spec is not None
        assert spec.loader is not None
        load = spec.loader.exec_module

        def load_and_watch(room: ModuleType) -> None:
            load(room)
            _watch(room, self._file)

        spec.loader.exec_module = load_and_watch  # type: ignore[method-assign,assignment]  # this one
        return spec


if __name__ == "__main__":
    from reader.cli import main

    sys.meta_path.insert(0, _Witness(Path(sys.argv[1])))
    sys.exit(main(sys.argv[2:]))

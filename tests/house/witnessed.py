"""The real program, and a witness: what is done by a key is also written down, a line for each.

``python -P witnessed.py FILE WORDS…`` is ``broadsheet WORDS…``; a line of FILE is the screen's
class, the part of the key table that held, and the action. What ends the program is written whole
to FILE.crash, for the terminal may be too small for it. Loads nothing of the program early, so
that it starts as it does for a user.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Coroutine, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from traceback import format_exception
from types import ModuleType
from typing import Any

_ROOM = "reader.tui.keyed_screen"


def crash_of(file: Path) -> str:
    """Give what ended a program that was witnessed there; nothing where it ended well."""
    crash = file.with_suffix(".crash")
    return crash.read_text() if crash.exists() else ""


def _watch(room: ModuleType, file: Path) -> None:
    """Let every action that a screen performs be written down first, and every crash."""
    _watch_actions(room, file)
    _watch_crashes(file)


def _watch_crashes(file: Path) -> None:
    from textual.app import App

    every: Any = App
    handle = every._handle_exception  # what all that nobody caught comes to

    def witnessed(app: Any, error: Exception) -> None:
        inner = getattr(error, "error", error)  # a worker's own stands in the worker's failure
        with file.with_suffix(".crash").open("a") as crash:
            crash.writelines(format_exception(inner))
        handle(app, error)

    every._handle_exception = witnessed


def _watch_actions(room: ModuleType, file: Path) -> None:
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

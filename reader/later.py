"""Rooms of a package that are loaded when something in them is first asked for.

A list of articles passes the doors of nearly every room of the house and enters few: to load them
all takes longer than the list. The type checker and the import contract read such an import as
any other. importlib has a loader of this kind, which looks for each file at once and in older
Pythons let two threads meet a module half loaded. Must not know any room.

``json`` is the standard library's, given here in the same way: what is kept in it is passed by
every command and read by few.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from types import ModuleType

__all__ = ["json", "names", "rooms"]

TYPE_CHECKING = False  # as every type checker knows it; typing takes long to load
if TYPE_CHECKING:
    import json
    from collections.abc import Callable, Mapping


class _Room(ModuleType):
    """Stands for a module, and hands on whatever is asked of it or put there.

    Remembers the module and nothing of what is in it, which may become another.
    """

    def __getattr__(self, name: str) -> object:
        return getattr(_loaded(self.__name__), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(_loaded(self.__name__), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(_loaded(self.__name__), name)


@cache
def _loaded(name: str) -> ModuleType:
    """Load a module; who comes while another thread loads it has to wait for it."""
    return import_module(name)


def rooms(package: str) -> Callable[[str], object]:
    """Give ``__getattr__`` for a package of which any module may be named without being loaded.

    ``from reader.store.index import facets`` names one, ``facets.NAMES`` loads it.
    """

    def room(name: str) -> object:
        if name.startswith("_"):  # Python asks a module for much that most do not have
            raise _missing(package, name)
        return _Room(f"{package}.{name}")

    return room


def names(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Give ``__getattr__`` for a package that gives names of its rooms, by room, as words.

    ``from reader.sources import read_file`` loads the room of that one.
    """
    room_of = {name: room for room, held in homes.items() for name in held.split()}

    def named(name: str) -> object:
        if name not in room_of:
            raise _missing(package, name)
        found = getattr(import_module(f"{package}.{room_of[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return named


def _missing(package: str, name: str) -> AttributeError:
    return AttributeError(f"module {package!r} has no attribute {name!r}")


if not TYPE_CHECKING:
    json = _Room("json")

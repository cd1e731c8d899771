"""Loads asyncio and Textual without what they bring for everybody and no screen here asks for.

That is TLS; Textual's own command palette with all the widgets that it is made of; and what it
has to send files to a browser, with compressors and all: together a fifth of what loading them
takes. Whoever asks for any of it later finds it. Must not know any screen, and must be the first
to load Textual.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from types import ModuleType

_TLS = "ssl"
_UNASKED = ("textual.command", "platformdirs", "uuid")
_TEXTUAL = "textual.app"


def load() -> None:
    """Load asyncio and Textual, where nobody did before; whole, if they cannot do without."""
    with _standing_in(_TLS, None):  # where a module is None, asyncio takes it that there is none
        import_module("asyncio")
    try:
        with ExitStack() as stack:
            for name in _UNASKED:
                stack.enter_context(_standing_in(name, _Names(name)))
            import_module(_TEXTUAL)
    except Exception:  # noqa: BLE001  # whatever another Textual does with more than a name
        _forget("textual")
        import_module(_TEXTUAL)


class _Names(ModuleType):
    """Has every name that is imported from it, as a class: one may be derived from it, and where
    it is called after all, the module is loaded and what has that name there is called."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("_"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

        def called(_: type, *values: object, **named: object) -> object:
            return getattr(import_module(self.__name__), name)(*values, **named)

        return type(name, (), {"__module__": self.__name__, "__new__": called})


@contextmanager
def _standing_in(name: str, other: ModuleType | None) -> Iterator[None]:
    """Let whoever imports a module meanwhile get another; not where it is loaded already."""
    if name in sys.modules or _TEXTUAL in sys.modules:
        yield
        return
    sys.modules[name] = other  # type: ignore[assignment]  # Python means None to stand there
    try:
        yield
    finally:
        del sys.modules[name]


def _forget(package: str) -> None:
    """Let a package be loaded from the beginning again."""
    for name in [each for each in sys.modules if each.partition(".")[0] == package]:
        del sys.modules[name]

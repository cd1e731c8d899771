"""What every question and every deed on the user's state is wrapped in.

A damaged file is put aside and the deed done in a fresh one; what nobody asked to keep may go
unkept. Must not know any question or deed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from reader.hints import TYPE_CHECKING
from reader.model import StateError
from reader.store import sqlite
from reader.store.sqlite import DamagedError
from reader.store.state.file import StateFile

if TYPE_CHECKING:
    from reader.hints import Concatenate, ParamSpec, TypeVar

    P = ParamSpec("P")
    R = TypeVar("R")
    S = TypeVar("S", bound="Guarded")  # to make it, Python loads all it knows of syntax trees


class Guarded:
    """The file of the user's state, open. Belongs to one thread.

    It is created by the first deed, not by looking. ``shelter`` gives a place to go on from
    where the file cannot be written.
    """

    def __init__(self, path: Path, shelter: Callable[[], Path | None]) -> None:
        self._file = StateFile(path, shelter)

    @property
    def notices(self) -> list[str]:
        """Sentences for the user."""
        return self._file.notices

    @property
    def lasting(self) -> bool:
        """Tell whether a deed outlives the program."""
        return self._file.lasting

    def back_up(self, reason: str) -> Path | None:
        """Copy the file to ``NAME.before-REASON``; None where there is none yet."""
        return self._file.back_up(reason)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    @property
    def blank(self) -> bool:
        """Tell whether nothing was ever kept."""
        return self._file.blank


def healing(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Wrap errors; when the file proves damaged, put it aside and do the deed in a fresh one."""

    @wraps(method)
    def tried(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with sqlite.wrapped(self._file.home):
                return method(self, *args, **kwargs)
        except DamagedError:
            self._file.begin_anew()
        with sqlite.wrapped(self._file.home):
            return method(self, *args, **kwargs)

    return tried


def by_the_way(method: Callable[Concatenate[S, P], None]) -> Callable[Concatenate[S, P], None]:
    """Let reading go on when what nobody asked to keep cannot be kept; say so once."""

    @wraps(method)
    def tried(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except StateError as error:
            self._file.say_unkept(error)

    return tried

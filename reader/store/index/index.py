"""The index file: a catalogue derived from the collection, thrown away without regret.

Opens, heals and shelters the file and runs questions and deeds on it; the tables' meaning is in
``catalogue``, ``relations``, ``formed`` and the rooms beside them. Nothing in here is the user's
own.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from reader.hints import Concatenate, ParamSpec, TypeVar
from reader.model import BroadsheetError, GarbledError, StateError
from reader.store import sqlite
from reader.store.index import catalogue, days, former, fulltext, outlet_names
from reader.store.sqlite import BusyError, DamagedError
from reader.version import EDITION, FORM

APPLICATION = 0x42524449  # "BRDI"
# Who enters many articles copies the log as it grows; for anybody else a key would wait for that.
_ORDINARY = ("cache_size = -2048", "wal_autocheckpoint = 4000")  # KiB kept at hand; pages of a log
_ENTERING = ("cache_size = -16384", "wal_autocheckpoint = 1000")  # many articles
_GIVEN_BACK = 64  # pages at once
_SPARED = 50  # one page in so many is kept for what comes next

P = ParamSpec("P")
R = TypeVar("R")


class OtherEditionError(DamagedError):
    """The index was made by another version of the program."""


class Index:
    """One collection's index, open. Belongs to one thread.

    The file is made by the first deed. A damaged or foreign file is thrown away and begun anew,
    but for one that another version has open. Where none can be kept, ``shelter`` gives a place
    that lasts as long as the program.
    """

    def __init__(self, path: Path, shelter: Callable[[], Path | None]) -> None:
        self.path: Path | str = path
        self._home = path
        self.notices: list[str] = []
        self._shelter = shelter
        self._blank = False
        self._room = _ORDINARY
        self._openings = 0
        self._losses = 0
        self._connection = self._opened()
        self._file = sqlite.file_number(self.path)

    def close(self) -> None:
        """Close the connection."""
        if self._file is not None and sqlite.file_number(self.path) != self._file:
            sqlite.abandon(self._connection)
        else:
            self._connection.close()

    @property
    def blank(self) -> bool:
        """Tell whether there is no file yet."""
        return self._blank and not Path(self.path).exists()

    @property
    def at_home(self) -> bool:
        """Tell whether the file is, or will be, where it belongs."""
        return self.path == self._home

    @property
    def losses(self) -> int:
        """Give a number that rises when what was in the index is gone: thrown away, here or by
        another process. What was found out from it holds no longer."""
        return self._losses

    # ----- questions and deeds

    def ask(
        self,
        question: Callable[Concatenate[sqlite3.Connection, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Answer a question, all of it as the index is at one moment. A damaged index is thrown
        away and answers as an empty one."""

        def whole(connection: sqlite3.Connection) -> R:
            with sqlite.snapshot(connection):
                return question(connection, *args, **kwargs)

        return self._healing(whole)

    def _healing(self, asked: Callable[[sqlite3.Connection], R]) -> R:
        self._follow_file()
        try:
            with sqlite.wrapped(self.path):
                return asked(self._connection)
        except (DamagedError, GarbledError):
            self.throw_away()
        except BroadsheetError:
            raise
        except Exception:  # what is read is understood, unless something was written over it
            if not self._is_damaged():
                raise
            self.throw_away()
        with sqlite.wrapped(self.path):
            return asked(self._connection)

    def break_off(self) -> None:
        """Let what another thread asks now end in StateError; nothing where nobody asks."""
        with contextlib.suppress(sqlite3.ProgrammingError):  # it was closed meanwhile
            self._connection.interrupt()

    def do(
        self,
        deed: Callable[Concatenate[sqlite3.Connection, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Do a deed as one transaction. Keep it short: others wait. Raise StateError."""
        self._follow_file()
        self._settle()

        def whole(connection: sqlite3.Connection) -> R:
            with sqlite.transaction(connection):
                return deed(connection, *args, **kwargs)

        return self._healing(whole)

    def make_room(self) -> None:
        """Keep more of the index at hand from now on: many articles are to be entered."""
        self._room = _ENTERING
        _give_room(self._connection, self._room)

    def give_back(self) -> bool:
        """Make the file somewhat smaller, if much of it holds nothing any more; tell if it is
        worth doing so again. To be called when many articles have been entered: their texts
        waited here."""
        return self.do(sqlite.give_back, _GIVEN_BACK, _SPARED)

    def data_version(self) -> int:
        """Give a number that changes when another connection has committed, in its lower 32 bits,
        and when the file is another one."""
        return self.ask(sqlite.data_version) + (self._openings << 32)

    # ----- the file

    def _opened(self) -> sqlite3.Connection:
        path = Path(self.path)
        if not os.path.lexists(path):
            if not sqlite.could_be_created(path):
                return self._sheltered("the folder cannot be written")
            self._blank = True
            return _opened_at(":memory:", self._room)
        obstacle = sqlite.obstacle(path)
        return self._sheltered(obstacle) if obstacle else self._opened_or_rebuilt(path)

    def _opened_or_rebuilt(self, path: Path) -> sqlite3.Connection:
        try:
            with sqlite.wrapped(path):
                return _opened_at(path, self._room)
        except BusyError:
            raise
        except DamagedError as error:
            if isinstance(error, OtherEditionError) and former.in_use(path):
                return self._sheltered("another version of broadsheet has it open")
            return self._rebuilt(path)
        except StateError as error:
            return self._sheltered(sqlite.reason(path, error))

    def _rebuilt(self, path: Path) -> sqlite3.Connection:
        try:
            sqlite.discard(path)
        except OSError as error:
            return self._sheltered(sqlite.reason(path, error))
        with sqlite.wrapped(path):
            return _opened_at(path, self._room)

    def _sheltered(self, why: str) -> sqlite3.Connection:
        self.notices.append(
            f"The list will be built anew next time: {self.path} cannot be kept ({why})."
        )
        self._blank = False
        shelter = self._shelter()
        if shelter and not shelter.exists():
            sqlite.copied(Path(self.path), shelter)  # what can be read need not be made again
        self.path = shelter or ":memory:"
        try:
            with sqlite.wrapped(self.path):
                return _opened_at(self.path, self._room)
        except DamagedError:
            return self._rebuilt(Path(self.path))
        except StateError:  # no room for temporary files either
            self.path = ":memory:"
            return _opened_at(self.path, self._room)

    def _is_damaged(self) -> bool:
        try:
            with sqlite.wrapped(self.path):
                return not sqlite.is_whole(self._connection)
        except DamagedError:
            return True

    def throw_away(self) -> None:
        """Begin the index anew, since what is in it cannot be understood."""
        self.notices.append("The index was damaged; it is thrown away and built anew.")
        self._connection.close()
        self._openings += 1
        self._losses += 1
        self._connection = self._rebuilt(Path(self.path))
        self._file = sqlite.file_number(self.path)

    def _follow_file(self) -> None:
        """Take up a file that another process made, deleted or put in the place of ours."""
        if self.path != ":memory:" and sqlite.file_number(self.path) != self._file:
            self._take_up()

    def _settle(self) -> None:
        """Make the file before the first deed."""
        if not self._blank:
            return
        path = Path(self.path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        except OSError as error:
            self._connection.close()
            self._connection = self._sheltered(sqlite.reason(path, error))
            self._file = sqlite.file_number(self.path)
        else:
            self._take_up()
        if self.path != path:
            sqlite.discard_empty(path)
        else:
            former.sweep(path)

    def _take_up(self) -> None:
        self.close()
        self._losses += not self._blank
        self._blank = False
        self._openings += 1
        self._connection = self._opened()
        self._file = sqlite.file_number(self.path)


def _give_room(connection: sqlite3.Connection, room: tuple[str, ...]) -> None:
    for setting in room:
        connection.execute(f"PRAGMA {setting}")


def _opened_at(path: Path | str, room: tuple[str, ...]) -> sqlite3.Connection:
    """Open an index and see that it is one of ours, of this version. Raise DamagedError.

    ``room``: how much of its pages and of its log are kept.
    """
    connection = sqlite.connect(path)
    try:
        _require_ours(connection, path)
        sqlite.prepare(connection, "NORMAL")
        _give_room(connection, room)
        # Some systems' SQLite blanks whatever is deleted; what waited for the full text is much.
        connection.execute("PRAGMA secure_delete = FAST")
    except BaseException:
        connection.close()
        raise
    return connection


def _require_ours(connection: sqlite3.Connection, path: Path | str) -> None:
    _, version, tables = sqlite.stamp(connection)
    if not tables:
        with contextlib.suppress(sqlite3.DatabaseError):  # larger pages make deeper trees rarer
            connection.execute("PRAGMA page_size = 8192")
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # see ``give_back``
        sqlite.migrate(connection, path, APPLICATION, (_create,) + (_nothing,) * (FORM - 1))
    application, version, _ = sqlite.stamp(connection)
    if application != APPLICATION:
        raise DamagedError(f"The index {path} is a database of another program.")
    if version != FORM or catalogue.made_by(connection) != EDITION:
        raise OtherEditionError(f"The index {path} was made by another version.")


def _create(connection: sqlite3.Connection) -> None:
    # Here, since few openings make a file.
    from reader.store.index import (
        details,
        digesting,
        files,
        formed,
        furniture,
        mark_copies,
        relations,
        rounds,
    )

    for statements in (
        files.SCHEMA,
        catalogue.SCHEMA,
        details.SCHEMA,
        mark_copies.SCHEMA,
        digesting.SCHEMA,
        days.SCHEMA,
        outlet_names.SCHEMA,
        fulltext.SCHEMA,
        rounds.SCHEMA,
        relations.SCHEMA,
        formed.SCHEMA,
        furniture.SCHEMA,
    ):
        sqlite.script(connection, statements)
    catalogue.begin(connection, EDITION)


def _nothing(connection: sqlite3.Connection) -> None:
    """An index of an earlier form is never brought up to date, only built anew."""

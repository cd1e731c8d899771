"""The file of the user's state: opened, healed, sheltered, taken up when another took its place.

Must not know what is kept in it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.model import StateError
from reader.store import sqlite
from reader.store.sqlite import DamagedError, NewerError
from reader.store.state.tables import APPLICATION, MIGRATIONS


class StateFile:
    """One file, open. Belongs to one thread. Raise StateError when it cannot be kept.

    It is created by the first deed, not by looking. ``notices`` are sentences for the user.
    ``shelter`` gives a place to go on from where the file cannot be written.
    """

    def __init__(self, path: Path, shelter: Callable[[], Path | None]) -> None:
        self.home = path  # where the marks belong, and what sentences name
        self.path: Path | str = path
        self.notices: list[str] = []
        self.lasting = True  # whether a deed outlives the program
        self.blank = False  # there is no file yet
        self._shelter = shelter
        self._connection = self._opened()
        self._number = sqlite.file_number(self.path)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection; a file that another process made or put in its place is taken up."""
        if self.path != ":memory:" and sqlite.file_number(self.path) != self._number:
            self._take_up()
        return self._connection

    @contextmanager
    def deed(self) -> Iterator[sqlite3.Connection]:
        """Hold the write lock on a real file, made now if need be."""
        connection = self.connection
        if self.blank:
            connection = self._settled()
        with sqlite.transaction(connection):
            # A later version may have brought the file up to date while it was open here.
            sqlite.require_known(connection, self.home, len(MIGRATIONS))
            yield connection

    def begin_anew(self) -> None:
        """Put the file aside, which proved damaged, and begin a fresh one."""
        self._connection.close()
        self._connection = self._opened() if self.path != self.home else self._replaced()
        self._number = sqlite.file_number(self.path)

    def say_unkept(self, error: StateError) -> None:
        """Say once, for each reason, that what nobody asked to keep is not kept."""
        why = sqlite.reason(self.home, error)
        notice = f"Places and settings are not kept in {self.home}: {why}."
        if notice not in self.notices:
            self.notices.append(notice)

    def back_up(self, reason: str) -> Path | None:
        """Copy the file to ``NAME.before-REASON``; None where there is none yet."""
        target = self.home.with_name(f"{self.home.name}.before-{reason}")
        return target if sqlite.copied(self.home, target) else None

    def close(self) -> None:
        """Close the connection."""
        if self._number is not None and sqlite.file_number(self.path) != self._number:
            sqlite.abandon(self._connection)
        else:
            self._connection.close()

    # ----- opening

    def _opened(self) -> sqlite3.Connection:
        """Open the file; what is not there is blank, what is damaged is put aside."""
        if self.path != self.home:
            return self._opened_in_shelter()
        path = self.home
        if not os.path.lexists(path):
            if not sqlite.could_be_created(path):
                return self._sheltered("the folder cannot be written")
            self.blank = True
            return self._at(":memory:")
        obstacle = sqlite.obstacle(path)
        return self._sheltered(obstacle) if obstacle else self._opened_or_replaced()

    def _opened_or_replaced(self) -> sqlite3.Connection:
        path = self.home
        try:
            return self._replaced() if sqlite.lost(path) else self._opened_at_home()
        except NewerError:
            raise
        except DamagedError:
            return self._replaced()
        except (StateError, OSError) as error:
            return self._sheltered(sqlite.reason(path, error))

    def _opened_at_home(self) -> sqlite3.Connection:
        with sqlite.wrapped(self.home):
            return self._at(self.home)

    def _replaced(self) -> sqlite3.Connection:
        try:
            aside = sqlite.set_aside(self.home)
        except OSError as error:
            why = sqlite.reason(self.home, error)
            return self._sheltered(f"it is damaged, and cannot be put aside: {why}")
        self.notices.append(
            f"Your marks in {self.home} were damaged; the file is kept as {aside.name}, and a "
            "new one was begun."
        )
        try:
            self.home.touch(mode=0o600)
            return self._opened_at_home()
        except (StateError, OSError) as error:
            return self._sheltered(sqlite.reason(self.home, error))

    def _sheltered(self, why: str) -> sqlite3.Connection:
        """Go on from a copy that lasts as long as the program."""
        self.notices.append(
            f"What you mark will be forgotten when you leave: {self.home} cannot be kept ({why})."
        )
        self.lasting = False
        shelter = self._shelter()
        self.path = shelter or ":memory:"
        if shelter and not shelter.exists():
            sqlite.copied(self.home, shelter)
        return self._opened_in_shelter()

    def _opened_in_shelter(self) -> sqlite3.Connection:
        """Open the copy; one that cannot be used, since there is no better, is begun anew."""
        self.blank = False
        try:
            with sqlite.wrapped(self.home):
                return self._at(self.path)
        except NewerError:
            raise
        except DamagedError:
            sqlite.discard(Path(self.path))
        except StateError:
            self.path = ":memory:"  # no room for temporary files either
        with sqlite.wrapped(self.home):
            return self._at(self.path)

    def _take_up(self) -> None:
        self.close()
        self.blank = False
        self._connection = self._opened()
        self._number = sqlite.file_number(self.path)

    def _settled(self) -> sqlite3.Connection:
        try:
            self.home.parent.mkdir(parents=True, exist_ok=True)
            self.home.touch(mode=0o600)
            self._take_up()
        except OSError as error:
            self._connection.close()
            self._connection = self._sheltered(sqlite.reason(self.home, error))
            self._number = sqlite.file_number(self.path)
        if not self.lasting:
            sqlite.discard_empty(self.home)
        return self._connection

    def _at(self, path: Path | str) -> sqlite3.Connection:
        """Open a state, which the user knows by its home, and bring it up to date."""
        connection = sqlite.connect(path)
        try:
            copy = sqlite.migrate(connection, self.home, APPLICATION, MIGRATIONS)
            sqlite.prepare(connection, "FULL")
            connection.execute(
                "CREATE TEMP TABLE wanted (path, content, PRIMARY KEY (path, content))"
            )
        except BaseException:
            connection.close()
            raise
        if copy and path == self.home:
            self.notices.append(
                f"Your marks were brought up to date; {copy} holds them as they were before."
            )
        return connection

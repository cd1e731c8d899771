"""What the user did: marks, judgements, view settings, and the log that undoes them.

Articles are known by what they say and where they lie (``Identity``), never by a row of the
index, which may be thrown away at any time. Must not know the index, nor what a mark looks
like. Every deed is on disk when its method returns.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from reader.model import Mark, StateError, Verdict
from reader.store import annotating, corrections, deeds, merging, notes, sqlite
from reader.store.corrections import Corrected
from reader.store.sqlite import DamagedError, FullError, NewerError

APPLICATION = 0x42524453  # "BRDS"

_SCHEMA = """
CREATE TABLE life (
    identity TEXT NOT NULL,     -- of this file, so that a projection knows a new one
    revision INTEGER NOT NULL   -- rises with every change of a mark or a judgement
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    content TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL,
    UNIQUE (path, content)
);
CREATE INDEX articles_by_content ON articles (content);
CREATE INDEX articles_by_revision ON articles (revision);
CREATE TABLE judgements (
    a INTEGER NOT NULL REFERENCES articles,
    b INTEGER NOT NULL REFERENCES articles,
    verdict TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE TABLE deeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    phrase TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    made_at REAL NOT NULL       -- seconds since 1970
);
CREATE INDEX deeds_by_collection ON deeds (collection, undone, id);
CREATE TABLE changes (
    deed INTEGER NOT NULL REFERENCES deeds,
    field TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    other INTEGER NOT NULL DEFAULT 0,   -- the second article of a judgement
    before,
    after,
    PRIMARY KEY (deed, field, article, other)
) WITHOUT ROWID;
CREATE TABLE settings (
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, name)
) WITHOUT ROWID;
"""


def _first_schema(connection: sqlite3.Connection) -> None:
    sqlite.script(connection, _SCHEMA)
    connection.execute("INSERT INTO life VALUES (?, 1)", (os.urandom(8).hex(),))


def _with_corrections(connection: sqlite3.Connection) -> None:
    sqlite.script(connection, corrections.SCHEMA)


_NOTES_AND_TIMES = """
ALTER TABLE articles ADD COLUMN details TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settings ADD COLUMN made_at REAL NOT NULL DEFAULT 0;
CREATE TABLE times (
    article INTEGER NOT NULL REFERENCES articles,
    other INTEGER NOT NULL,     -- the second article of a judgement, else 0
    field TEXT NOT NULL,        -- as in changes
    made_at REAL NOT NULL,      -- seconds since 1970; a field that is not here is older
    PRIMARY KEY (article, other, field)
) WITHOUT ROWID;
INSERT INTO times SELECT article, other, field, max(made_at) FROM changes
    JOIN deeds ON deeds.id = deed WHERE NOT undone GROUP BY article, other, field;
"""


def _with_notes_and_times(connection: sqlite3.Connection) -> None:
    sqlite.script(connection, _NOTES_AND_TIMES)


MIGRATIONS: Sequence[sqlite.Migration] = (_first_schema, _with_corrections, _with_notes_and_times)


class Identity(NamedTuple):
    """An article as the state knows it: ``path`` is absolute with ``#N``; ``content`` 32 hex."""

    path: str
    content: str


class Remembered(NamedTuple):
    """What is kept about one article; ``row`` stays when the identity follows a rename."""

    row: int
    identity: Identity
    mark: Mark
    revision: int


class Life(NamedTuple):
    """Which state this is and how often it changed."""

    identity: str
    revision: int


class _NeverMind(Exception):  # noqa: N818  # nothing is wrong
    """Rolls a transaction back that was only tried."""

    def __init__(self, count: int) -> None:
        self.count = count


P = ParamSpec("P")
R = TypeVar("R")


def _healing(
    method: Callable[Concatenate[State, P], R],
) -> Callable[Concatenate[State, P], R]:
    """Wrap errors; when the file proves damaged, put it aside and do the deed in a fresh one."""

    @wraps(method)
    def tried(self: State, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with sqlite.wrapped(self._home):
                return method(self, *args, **kwargs)
        except DamagedError:
            self._begin_anew()
        with sqlite.wrapped(self._home):
            return method(self, *args, **kwargs)

    return tried


def _by_the_way(
    method: Callable[Concatenate[State, P], None],
) -> Callable[Concatenate[State, P], None]:
    """Let reading go on when the disk is too full for what nobody asked to keep; say it once."""

    @wraps(method)
    def tried(self: State, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except FullError:
            self._say_full()

    return tried


class State:
    """The user's state, open. Belongs to one thread. Raise StateError when it cannot be kept.

    The file is created by the first deed, not by looking. ``notices`` are sentences for the
    user. ``shelter`` gives a place to go on from where the file cannot be written.
    """

    def __init__(self, path: Path, shelter: Callable[[], Path | None]) -> None:
        self._home = path  # where the marks belong, and what sentences name
        self.path: Path | str = path
        self.notices: list[str] = []
        self.lasting = True  # whether a deed outlives the program
        self._shelter = shelter
        self._blank = False
        self._connection = self._opened()
        self._file = sqlite.file_number(self.path)

    def close(self) -> None:
        """Close the connection."""
        self._let_go()

    # ----- opening

    def _opened(self) -> sqlite3.Connection:
        """Open the file; what is not there is blank, what is damaged is put aside."""
        if self.path != self._home:
            return self._opened_in_shelter()
        path = self._home
        if not os.path.lexists(path):
            if not sqlite.could_be_created(path):
                return self._sheltered("the folder cannot be written")
            self._blank = True
            return _opened_at(":memory:", path)
        obstacle = sqlite.obstacle(path)
        return self._sheltered(obstacle) if obstacle else self._opened_or_replaced()

    def _opened_or_replaced(self) -> sqlite3.Connection:
        path = self._home
        try:
            return self._replaced() if sqlite.lost(path) else self._opened_at_home()
        except NewerError:
            raise
        except DamagedError:
            return self._replaced()
        except (StateError, OSError) as error:
            return self._sheltered(sqlite.reason(path, error))

    def _opened_at_home(self) -> sqlite3.Connection:
        with sqlite.wrapped(self._home):
            return _opened_at(self._home, self._home)

    def _replaced(self) -> sqlite3.Connection:
        try:
            aside = sqlite.set_aside(self._home)
        except OSError as error:
            why = sqlite.reason(self._home, error)
            return self._sheltered(f"it is damaged, and cannot be put aside: {why}")
        self.notices.append(
            f"Your marks in {self._home} were damaged; the file is kept as {aside.name}, and a "
            "new one was begun."
        )
        try:
            self._home.touch(mode=0o600)
            return self._opened_at_home()
        except (StateError, OSError) as error:
            return self._sheltered(sqlite.reason(self._home, error))

    def _sheltered(self, why: str) -> sqlite3.Connection:
        """Go on from a copy that lasts as long as the program."""
        self.notices.append(
            f"What you mark will be forgotten when you leave: {self._home} cannot be kept ({why})."
        )
        self.lasting = False
        shelter = self._shelter()
        self.path = shelter or ":memory:"
        if shelter and not shelter.exists():
            sqlite.copied(self._home, shelter)
        return self._opened_in_shelter()

    def _opened_in_shelter(self) -> sqlite3.Connection:
        """Open the copy; one that cannot be used, since there is no better, is begun anew."""
        self._blank = False
        try:
            with sqlite.wrapped(self._home):
                return _opened_at(self.path, self._home)
        except NewerError:
            raise
        except DamagedError:
            sqlite.discard(Path(self.path))
        except StateError:
            self.path = ":memory:"  # no room for temporary files either
        with sqlite.wrapped(self._home):
            return _opened_at(self.path, self._home)

    def _begin_anew(self) -> None:
        self._connection.close()
        self._connection = self._opened() if self.path != self._home else self._replaced()
        self._file = sqlite.file_number(self.path)

    def _say_full(self) -> None:
        notice = f"The disk that holds {self._home} is full: places and settings are not kept."
        if notice not in self.notices:
            self.notices.append(notice)

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection; a file that another process made or put in its place is taken up."""
        if self.path != ":memory:" and sqlite.file_number(self.path) != self._file:
            self._take_up()
        return self._connection

    def _let_go(self) -> None:
        if self._file is not None and sqlite.file_number(self.path) != self._file:
            sqlite.abandon(self._connection)
        else:
            self._connection.close()

    def _take_up(self) -> None:
        self._let_go()
        self._blank = False
        self._connection = self._opened()
        self._file = sqlite.file_number(self.path)

    @contextmanager
    def _deed(self) -> Iterator[sqlite3.Connection]:
        """Hold the write lock on a real file, made now if need be."""
        connection = self._db
        if self._blank:
            connection = self._settled()
        with sqlite.transaction(connection):
            yield connection

    def _settled(self) -> sqlite3.Connection:
        try:
            self._home.parent.mkdir(parents=True, exist_ok=True)
            self._home.touch(mode=0o600)
            self._take_up()
        except OSError as error:
            self._connection.close()
            self._connection = self._sheltered(sqlite.reason(self._home, error))
            self._file = sqlite.file_number(self.path)
        if not self.lasting:
            sqlite.discard_empty(self._home)
        return self._connection

    # ----- what is known

    @_healing
    def life(self) -> Life:
        """Give this state's identity and revision."""
        return Life(*self._db.execute("SELECT identity, revision FROM life").fetchone())

    @_healing
    def any(self) -> bool:
        """Tell whether anything is kept about any article."""
        return self._db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is not None

    @_healing
    def data_version(self) -> int:
        """Give a number that changes when another process did something."""
        return sqlite.data_version(self._db) + (0 if self._blank else 1 << 32)

    @_healing
    def changed_since(self, revision: int, after: int = 0, limit: int = 2000) -> list[Remembered]:
        """Give what was changed after a revision, by rising ``row``, ``limit`` at a time."""
        found = self._db.execute(
            f"SELECT {_COLUMNS} FROM articles WHERE revision > ? AND id > ? ORDER BY id LIMIT ?",
            (revision, after, limit),
        )
        return [_remembered(row) for row in found]

    @_healing
    def about(self, wanted: Sequence[Identity]) -> list[Remembered]:
        """Give what is kept about exactly these articles; unknown ones are left out."""
        query = f"SELECT {_COLUMNS} FROM articles WHERE path = ? AND content = ?"
        rows = (self._db.execute(query, each).fetchone() for each in wanted)
        return [_remembered(row) for row in rows if row]

    @_healing
    def at(self, path: str) -> list[Remembered]:
        """Give what is kept about a path, whatever it said, the latest change first."""
        return self._matching("path = ?", path)

    @_healing
    def saying(self, content: str) -> list[Remembered]:
        """Give what is kept about a text, wherever it lay, the latest change first."""
        return self._matching("content = ?", content)

    def _matching(self, condition: str, value: str) -> list[Remembered]:
        query = f"SELECT {_COLUMNS} FROM articles WHERE {condition} ORDER BY revision DESC, id"
        return [_remembered(row) for row in self._db.execute(query, (value,))]

    @_healing
    def judgements(self) -> list[tuple[Identity, Identity, Verdict]]:
        """Give every judgement, oldest pair first."""
        found = self._db.execute(
            "SELECT x.path, x.content, y.path, y.content, j.verdict FROM judgements AS j "
            "JOIN articles AS x ON x.id = j.a JOIN articles AS y ON y.id = j.b ORDER BY j.a, j.b"
        )
        return [(Identity(*row[:2]), Identity(*row[2:4]), Verdict(row[4])) for row in found]

    @_healing
    def corrections(self, a: Identity, b: Identity) -> list[Corrected]:
        """Give what was said of the sentences of two articles, exactly these."""
        known = {each.identity: each.row for each in self.about([a, b])}
        if a not in known or b not in known:
            return []
        return corrections.between(self._db, (known[a], known[b]))

    # ----- following an article

    @_healing
    def follow(self, moves: Sequence[tuple[int, Identity]]) -> None:
        """Let what is kept go along with articles that were renamed, moved or edited."""
        with self._deed() as db:
            revision = deeds.next_revision(db)
            db.executemany(
                "UPDATE OR IGNORE articles SET path = ?, content = ?, revision = ? WHERE id = ?",
                [(*identity, revision, row) for row, identity in moves],
            )

    @_healing
    def copy(self, copies: Sequence[tuple[int, Identity]]) -> None:
        """Let articles begin with the marks of another one, which keeps its own, and with what
        was said about it and others."""
        with self._deed() as db:
            revision = deeds.next_revision(db)
            for row, identity in copies:
                db.execute(
                    "INSERT OR IGNORE INTO articles"
                    " (path, content, read, starred, place, tags, details, revision)"
                    " SELECT ?, ?, read, starred, place, tags, details, ? FROM articles"
                    " WHERE id = ?",
                    (*identity, revision, row),
                )
                copied = deeds.row_of(db, identity)
                db.execute(
                    "INSERT OR IGNORE INTO times SELECT ?, 0, field, made_at FROM times"
                    " WHERE article = ? AND other = 0",
                    (copied, row),
                )
                deeds.copy_verdicts(db, row, copied)
                corrections.copy(db, row, copied)

    # ----- deeds

    @_healing
    def change(
        self,
        collection: str,
        wanted: Sequence[Identity],
        field: str,
        value: bool | int | str,
        phrase: Callable[[int], str],
    ) -> int:
        """Set ``read`` or ``starred`` of articles as one deed; give how many it changed."""
        deeds.require_field(field)
        with self._deed() as db:
            deeds.gather(db, wanted)
            changed = int(
                db.execute(
                    "SELECT count(*) FROM wanted LEFT JOIN articles AS a USING (path, content)"
                    f" WHERE coalesce(a.{field}, 0) <> ?",
                    (value,),
                ).fetchone()[0]
            )
            if changed:
                deed = deeds.begin(db, collection, phrase(changed))
                deeds.enter(db)
                db.execute(
                    f"INSERT INTO changes SELECT ?, ?, a.id, 0, a.{field}, ? FROM wanted"
                    f" JOIN articles AS a USING (path, content) WHERE a.{field} <> ?",
                    (deed, field, value, value),
                )
                deeds.play(db, deed, "after")
            return changed

    @_healing
    def tag(
        self,
        collection: str,
        wanted: Sequence[Identity],
        tags: Mapping[str, bool],
        phrase: Callable[[int], str],
    ) -> int:
        """Give articles tags, or take them away, as one deed; give how many it changed."""
        with self._deed() as db:
            return annotating.tag(db, collection, wanted, tags, phrase)

    @_healing
    def amend(
        self, collection: str, article: Identity, details: Mapping[str, str | None], phrase: str
    ) -> bool:
        """Keep what details of an article should say, as one deed; tell whether that is new.

        None takes a correction back; an empty text says that the detail is not known.
        """
        for name, value in details.items():
            notes.require_detail(name, value)
        with self._deed() as db:
            return annotating.amend(db, collection, article, details, phrase)

    @_healing
    def judge(
        self,
        collection: str,
        judged: Sequence[tuple[Identity, Identity, Verdict]],
        phrase: str,
    ) -> None:
        """Keep the user's word on pairs of articles as one deed."""
        with self._deed() as db:
            deeds.gather(db, [identity for a, b, _ in judged for identity in (a, b)])
            deed = deeds.begin(db, collection, phrase)
            deeds.enter(db)
            for a, b, verdict in judged:
                rows = sorted((deeds.row_of(db, a), deeds.row_of(db, b)))
                before = db.execute("SELECT verdict FROM judgements WHERE a = ? AND b = ?", rows)
                db.execute(
                    "INSERT OR REPLACE INTO changes VALUES (?, 'verdict', ?, ?, ?, ?)",
                    (deed, *rows, (before.fetchone() or [None])[0], verdict.value),
                )
            deeds.play(db, deed, "after")

    @_healing
    def correct(
        self, collection: str, a: Identity, b: Identity, said: Sequence[Corrected], phrase: str
    ) -> None:
        """Keep what the user says of sentences of two articles as one deed."""
        with self._deed() as db:
            deeds.gather(db, [a, b])
            deed = deeds.begin(db, collection, phrase)
            deeds.enter(db)
            corrections.enter(db, deed, (deeds.row_of(db, a), deeds.row_of(db, b)), said)
            deeds.play(db, deed, "after")

    @_by_the_way
    @_healing
    def keep_place(self, article: Identity, place: int) -> None:
        """Keep how far an article was read. Not a deed: it is not undone."""
        with self._deed() as db:
            deeds.gather(db, [article])
            deeds.enter(db)
            row = deeds.row_of(db, article)
            db.execute(
                "UPDATE articles SET place = ?, revision = ? WHERE id = ?",
                (place, deeds.next_revision(db), row),
            )
            db.execute("INSERT OR REPLACE INTO times VALUES (?, 0, 'place', ?)", (row, time.time()))

    @_healing
    def undo(self, collection: str) -> str | None:
        """Take back the collection's last deed; give its phrase, or None."""
        return self._step(collection, "SELECT max(id)", undone=0, to="before")

    @_healing
    def redo(self, collection: str) -> str | None:
        """Do again what was undone last."""
        return self._step(collection, "SELECT min(id)", undone=1, to="after")

    def _step(self, collection: str, choice: str, *, undone: int, to: str) -> str | None:
        query = f"SELECT id, phrase FROM deeds WHERE id = ({choice} FROM deeds "
        query += "WHERE collection = ? AND undone = ?)"
        if self._db.execute(query, (collection, undone)).fetchone() is None:
            return None
        with self._deed() as db:
            found = db.execute(query, (collection, undone)).fetchone()
            if found is None:  # another process was quicker
                return None
            deeds.play(db, found[0], to)
            db.execute("UPDATE deeds SET undone = ? WHERE id = ?", (1 - undone, found[0]))
            return str(found[1])

    # ----- to other machines, and from them

    @_healing
    def told(self) -> list[merging.Entry]:
        """Give everything that was ever done, as entries that can be merged elsewhere."""
        return merging.told(self._db)

    @_healing
    def news(self, entries: Sequence[merging.Entry]) -> int:
        """Count the entries that would change anything."""
        try:
            with sqlite.transaction(self._db):
                raise _NeverMind(merging.merge(self._db, entries))
        except _NeverMind as told:
            return told.count

    @_healing
    def merge(self, entries: Sequence[merging.Entry]) -> int:
        """Take in entries, the newer word on each thing winning; give how many were news."""
        with self._deed() as db:
            return merging.merge(db, entries)

    @_healing
    def imported_since(self, revision: int) -> list[Remembered]:
        """Give what came from another machine and was changed after a revision."""
        query = f"SELECT {_COLUMNS} FROM articles WHERE imported AND revision > ? ORDER BY id"
        return [_remembered(row) for row in self._db.execute(query, (revision,))]

    def back_up(self, reason: str) -> Path | None:
        """Copy the file to ``NAME.before-REASON``; None where there is none yet."""
        target = self._home.with_name(f"{self._home.name}.before-{reason}")
        return target if sqlite.copied(self._home, target) else None

    # ----- view settings

    @_by_the_way
    @_healing
    def remember(self, collection: str, name: str, value: str) -> None:
        """Keep a setting; collection ``""`` is for all of them."""
        if self.recall(collection, name) == value:
            return
        with self._deed() as db:
            db.execute(
                "INSERT OR REPLACE INTO settings VALUES (?, ?, ?, ?)",
                (collection, name, value, time.time()),
            )

    @_healing
    def decide(self, collection: str, settings: Mapping[str, str], phrase: str) -> None:
        """Keep settings of a collection as one deed, which can be undone."""
        with self._deed() as db:
            deed = deeds.begin(db, collection, phrase)
            for name, value in settings.items():
                before = db.execute(_SETTING, (collection, name)).fetchone()
                db.execute(
                    "INSERT INTO changes VALUES (?, ?, 0, 0, ?, ?)",
                    (deed, deeds.SETTING + name, before[0] if before else None, value),
                )
            deeds.play(db, deed, "after")

    @_healing
    def decided(self, collection: str, beginning: str) -> dict[str, str]:
        """Give the settings whose names begin so, by the rest of their names; no empty ones."""
        found = self._db.execute(
            "SELECT substr(name, ?), value FROM settings"
            " WHERE collection = ? AND substr(name, 1, ?) = ? AND value <> ''",
            (len(beginning) + 1, collection, len(beginning), beginning),
        )
        return dict(found)

    @_healing
    def recall(self, collection: str, name: str) -> str | None:
        """Give a setting, or None."""
        row = self._db.execute(_SETTING, (collection, name)).fetchone()
        return str(row[0]) if row else None


def peek(path: Path, collection: str, name: str) -> str | None:
    """Read one setting without opening the state: nothing is created, healed or said.

    None where there is none, or where the file cannot be read as it is.
    """
    if not path.is_file():  # a pipe would be waited for
        return None
    for option in ("mode=ro", "immutable=1"):  # without a writable folder, WAL needs the second
        try:
            there = sqlite3.connect(f"{path.absolute().as_uri()}?{option}", uri=True)
            try:
                row = there.execute(_SETTING, (collection, name)).fetchone()
            finally:
                there.close()
        except sqlite3.Error:
            continue
        return str(row[0]) if row else None
    return None


_SETTING = "SELECT value FROM settings WHERE collection = ? AND name = ?"
_COLUMNS = "id, path, content, read, starred, place, tags, details, revision"


def _remembered(row: tuple[int, str, str, int, int, int, str, str, int]) -> Remembered:
    number, path, content, read, starred, place, tags, details, revision = row
    amended = tuple(sorted(notes.read_back(details).items()))
    mark = Mark(bool(read), bool(starred), place, tuple(tags.split()), amended)
    return Remembered(number, Identity(path, content), mark, revision)


def _opened_at(path: Path | str, named: Path) -> sqlite3.Connection:
    """Open a state, which the user knows as ``named``, and bring it up to date."""
    connection = sqlite.connect(path)
    try:
        sqlite.migrate(connection, named, APPLICATION, MIGRATIONS)
        sqlite.prepare(connection, "FULL")
        connection.execute("CREATE TEMP TABLE wanted (path, content, PRIMARY KEY (path, content))")
    except BaseException:
        connection.close()
        raise
    return connection

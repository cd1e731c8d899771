"""The user's state: kept, undone, healed, refused, and never lost."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.model import Mark, StateError, Verdict
from reader.store import sqlite
from reader.store.shelter import Shelter
from reader.store.sqlite import NewerError
from reader.store.state import deeds
from reader.store.state.choices import peek
from reader.store.state.marking import Begun, MarkTo
from reader.store.state.remembered import Change, Identity
from reader.store.state.state import State
from reader.store.state.tables import APPLICATION, MIGRATIONS
from tests.wings.store.states import A, B, C, opened_state


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "state.db"


def _read(kept: State, *wanted: Identity, value: bool = True) -> int:
    return kept.change("c", wanted, "read", value, "marked {} read".format)


def _marks(kept: State, *wanted: Identity) -> list[Mark]:
    known = {each.identity: each.mark for each in kept.about(wanted)}
    return [known.get(each, Mark()) for each in wanted]


# --------------------------------------------------------------------------- kept


def test_looking_creates_nothing(path: Path) -> None:
    with opened_state(path) as kept:
        assert kept.about([A]) == []
        assert kept.recall("c", "x") is None
        assert kept.undo("c") is None
        assert kept.notices == []
    assert not path.parent.exists()


def test_deeds_are_there_at_the_next_start(path: Path) -> None:
    with opened_state(path) as kept:
        assert _read(kept, A, B) == 2
        kept.change("c", [A], "starred", True, "starred {}".format)
        kept.keep_place(A, 71)
        kept.remember("c", "grouping", "outlet")
    with opened_state(path) as kept:
        assert _marks(kept, A, B, C) == [Mark(True, True, 71), Mark(True), Mark()]
        assert kept.recall("c", "grouping") == "outlet"
        assert kept.recall("other", "grouping") is None


def test_only_what_changes_is_counted(path: Path) -> None:
    with opened_state(path) as kept:
        assert _read(kept, A) == 1
        assert _read(kept, A, B, B) == 1
        assert _read(kept, A, B) == 0


def test_the_state_is_private_to_its_owner(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
    assert path.stat().st_mode & 0o077 == 0


def test_another_process_sees_deeds(path: Path) -> None:
    with opened_state(path) as one, opened_state(path) as other:
        before = other.data_version()
        _read(one, A)
        assert other.data_version() != before
        assert _marks(other, A) == [Mark(read=True)]
        assert other.life() == one.life()


def test_what_changed_since_a_revision_comes_in_parts(path: Path) -> None:
    many = [Identity(f"/n/{number}#0", "0" * 32) for number in range(25)]
    with opened_state(path) as kept:
        _read(kept, A)
        change = Change(kept.life().revision)
        _read(kept, *many)
        found = []
        while part := kept.changed_since(change, 10):
            found += [each.identity for each in part]
            change = part[-1].change
    assert sorted(found) == sorted(many)


# --------------------------------------------------------------------------- undone


def test_undo_and_redo_work_across_restarts(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
        _read(kept, A, B, C)
    with opened_state(path) as kept:
        assert kept.undo("c") == "marked 2 read"
        assert _marks(kept, A, B, C) == [Mark(read=True), Mark(), Mark()]
    with opened_state(path) as kept:
        assert kept.undo("c") == "marked 1 read"
        assert kept.undo("c") is None
        assert _marks(kept, A) == [Mark()]
    with opened_state(path) as kept:
        assert kept.redo("c") == "marked 1 read"
        assert kept.redo("c") == "marked 2 read"
        assert kept.redo("c") is None
        assert _marks(kept, A, B, C) == [Mark(read=True)] * 3


def test_undo_takes_back_unread_and_stars_too(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
        _read(kept, A, value=False)
        kept.change("c", [A], "starred", True, "starred {}".format)
        kept.undo("c")
        kept.undo("c")
        assert _marks(kept, A) == [Mark(read=True)]


def test_a_new_deed_ends_what_could_be_redone(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
        kept.undo("c")
        _read(kept, B)
        assert kept.redo("c") is None
        assert _marks(kept, A, B) == [Mark(), Mark(read=True)]


def test_each_collection_undoes_its_own(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
        kept.change("d", [B], "starred", True, "starred {}".format)
        assert kept.undo("c") == "marked 1 read"
        assert kept.undo("d") == "starred 1"


def test_the_log_has_an_end_and_keeps_the_latest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "KEPT_DEEDS", 3)
    with opened_state(path) as kept:
        for turn in range(8):
            _read(kept, A, value=turn % 2 == 0)
        undone = [kept.undo("c") for _ in range(5)]
        assert [bool(phrase) for phrase in undone] == [True, True, True, False, False]
        rows = kept._file.connection.execute("SELECT count(*) FROM changes").fetchone()
        assert rows == (3,)


def test_judgements_are_kept_replaced_and_undone(path: Path) -> None:
    with opened_state(path) as kept:
        kept.judge("c", [(A, B, Verdict.SAME)], "joined 1 pair")
        kept.judge("c", [(B, A, Verdict.APART)], "split 1 pair")
        assert kept.judgements() == [(A, B, Verdict.APART)]
        assert kept.undo("c") == "split 1 pair"
        assert kept.judgements() == [(A, B, Verdict.SAME)]
        kept.undo("c")
        assert kept.judgements() == []
        kept.redo("c")
    with opened_state(path) as kept:
        assert kept.judgements() == [(A, B, Verdict.SAME)]


def test_what_is_kept_follows_a_rename_and_so_does_undo(path: Path) -> None:
    moved = Identity("/news/new name.txt#0", A.content)
    with opened_state(path) as kept:
        _read(kept, A)
        kept.follow([(kept.about([A])[0].row, moved)])
        assert _marks(kept, A, moved) == [Mark(), Mark(read=True)]
        kept.undo("c")
        assert _marks(kept, moved) == [Mark()]


# --------------------------------------------------------------------------- healed, refused


def _broken(path: Path, how: str) -> None:
    with opened_state(path) as kept:
        _read(kept, *(Identity(f"/n/{number}#0", "0" * 32) for number in range(3000)))
    raw = bytearray(path.read_bytes())
    if how == "no database":
        raw[:16] = b"not a database!!"
    elif how == "pages overwritten":
        raw[4096:] = bytes(byte ^ 0x5A for byte in raw[4096:])
    path.write_bytes(b"" if how == "emptied" else raw)


@pytest.mark.parametrize("how", ["no database", "pages overwritten"])
def test_a_damaged_file_is_put_aside_and_a_new_one_begun(path: Path, how: str) -> None:
    _broken(path, how)
    damaged = path.read_bytes()
    with opened_state(path) as kept:
        assert _marks(kept, A) == [Mark()]
        _read(kept, A)
        assert [notice for notice in kept.notices if "state.db.damaged-1" in notice]
        assert len(kept.notices) == 1
    assert path.with_name("state.db.damaged-1").read_bytes() == damaged
    with opened_state(path) as kept:
        assert _marks(kept, A) == [Mark(read=True)]
        assert kept.notices == []


def test_a_second_damage_gets_a_second_name(path: Path) -> None:
    for _ in range(2):
        _broken(path, "no database")
        with opened_state(path):
            pass
    assert path.with_name("state.db.damaged-2").exists()


def test_another_programs_database_is_not_taken_for_ours(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE articles (theirs)")
    with opened_state(path) as kept:
        _read(kept, A)
    assert path.with_name("state.db.damaged-1").exists()


def test_an_empty_file_is_simply_filled(path: Path) -> None:
    _broken(path, "emptied")
    with opened_state(path) as kept:
        assert _read(kept, A) == 1
        assert kept.notices == []


def test_a_later_schema_is_refused_and_left_untouched(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
    with closing(sqlite3.connect(path)) as later:
        later.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(NewerError, match="later version"), opened_state(path):
        pass
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["state.db"]


def test_the_file_says_whose_it_is(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_state_of_every_older_schema_is_brought_up_to_date_and_kept_beside(
    path: Path, version: int
) -> None:
    path.parent.mkdir()
    with closing(sqlite.connect(path)) as old:
        sqlite.migrate(old, path, APPLICATION, MIGRATIONS[:version])
        old.execute(
            "INSERT INTO articles (path, content, read, starred, place, tags, revision)"
            " VALUES (?, ?, 1, 1, 71, 'sea', 2)",
            A,
        )
    with opened_state(path) as kept:
        assert _marks(kept, A) == [Mark(True, True, 71, ("sea",))]
        assert [each for each in kept.notices if f"state.db.before-{len(MIGRATIONS)}" in each]
        assert kept.change("c", [A], "read", False, "marked {} unread".format) == 1
    with opened_state(path) as kept:
        assert kept.notices == []
    with closing(sqlite3.connect(f"{path}.before-{len(MIGRATIONS)}")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (version,)
        assert backup.execute("SELECT read FROM articles").fetchall() == [(1,)]


def test_a_migration_is_one_transaction_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "any.db"

    def first(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE t (x)")

    def second(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE t ADD COLUMN y")

    def failing(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE t")
        raise sqlite3.OperationalError("full")

    with closing(sqlite.connect(path)) as db:
        sqlite.migrate(db, path, 7, [first])
        db.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(sqlite3.OperationalError):
            sqlite.migrate(db, path, 7, [first, failing])
        assert db.execute("SELECT * FROM t").fetchall() == [(1,)]
        sqlite.migrate(db, path, 7, [first, second])
        assert db.execute("SELECT * FROM t").fetchall() == [(1, None)]
        assert sqlite.stamp(db)[:2] == (7, 2)
        assert sqlite.migrate(db, path, 7, [first, second]) is None
    with closing(sqlite3.connect(f"{path}.before-2")) as backup:
        assert backup.execute("SELECT * FROM t").fetchall() == [(1,)]


# --------------------------------------------------------------------------- no place to write


def test_a_file_in_the_way_of_the_folder_is_said_and_lived_with(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    with opened_state(tmp_path / "config" / "state.db") as kept:
        assert _read(kept, A) == 1
        assert _marks(kept, A) == [Mark(read=True)]
        assert len(kept.notices) == 1
        assert "forgotten" in kept.notices[0]
    assert (tmp_path / "config").read_text() == "in the way"


def test_a_folder_in_the_way_of_the_file_is_said_and_lived_with(path: Path) -> None:
    path.mkdir(parents=True)
    with opened_state(path) as kept:
        assert _read(kept, A) == 1
        assert len(kept.notices) == 1
    assert list(path.iterdir()) == []


def test_a_read_only_state_is_read_and_marks_go_on_in_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
    before = path.read_bytes()
    monkeypatch.setattr("reader.store.sqlite.os.access", lambda *_: False)
    with opened_state(path) as kept:
        assert _marks(kept, A) == [Mark(read=True)]
        _read(kept, B)
        assert _marks(kept, A, B) == [Mark(read=True)] * 2
        assert "read-only" in kept.notices[0]
    assert path.read_bytes() == before


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    many = [Identity(f"/n/{number}#0", "0" * 32) for number in range(5000)]
    with opened_state(path) as kept:
        _read(kept, A)
        pages = kept._file.connection.execute("PRAGMA page_count").fetchone()[0]
        kept._file.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StateError, match="full"):
            _read(kept, *many)
        assert _marks(kept, A, many[0]) == [Mark(read=True), Mark()]
        assert kept.undo("c") == "marked 1 read"


@contextmanager
def _full_disk(monkeypatch: pytest.MonkeyPatch, path: Path) -> Iterator[None]:
    """Let no file grow, which SQLite calls an I/O error, and let the disk of ``path`` say why."""
    room = os.statvfs(path.parents[1])

    def none_left(asked: Path) -> object:
        return SimpleNamespace(f_bavail=0, f_frsize=room.f_frsize)

    monkeypatch.setattr("reader.store.sqlite.os.statvfs", none_left)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_is_full_at_the_first_deed_is_said_and_left_clean(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_state(path) as kept:
        assert kept.lasting
        with _full_disk(monkeypatch, path):
            assert _read(kept, A) == 1
        assert not kept.lasting
        assert _marks(kept, A) == [Mark(read=True)]
        assert [notice for notice in kept.notices if "the disk is full" in notice]
        assert len(kept.notices) == 1
    assert list(path.parent.iterdir()) == []


def test_on_a_full_disk_what_was_kept_is_read_and_going_on_reading_is_no_trouble(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
        pages = kept._file.connection.execute("PRAGMA page_count").fetchone()[0]
        kept._file.connection.execute(f"PRAGMA max_page_count = {pages}")
        for number in range(200):
            kept.remember("c", f"setting {number}", "long " * 100)
            kept.keep_place(Identity(f"/n/{number}#0", "0" * 32), 7)
        assert [notice for notice in kept.notices if "full" in notice] == kept.notices != []
        assert len(kept.notices) == 1
        assert _marks(kept, A) == [Mark(read=True)]


@pytest.mark.parametrize("why", ["full", "read-only", "failing"])
def test_what_cannot_be_kept_for_now_is_said_and_what_was_kept_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    """A file system that refuses while the program runs: deeds are refused, reading goes on."""
    said = {"full": "is full", "read-only": "cannot be written", "failing": "disk fails"}[why]
    with opened_state(path) as kept:
        _read(kept, A)
        with monkeypatch.context() as within:
            within.setattr(sqlite, "transaction", _refusing(why))
            for _ in range(3):
                with pytest.raises(StateError, match=f"(?i)nothing was changed.*{said}|{said}"):
                    _read(kept, B)
                kept.remember("c", "grouping", "story")
                kept.keep_place(A, 7)
                assert _marks(kept, A) == [Mark(read=True)]
                assert kept.recall("c", "grouping") is None
        assert len([notice for notice in kept.notices if "not kept" in notice]) == 1
        assert _read(kept, B) == 1  # as soon as it can be
        kept.keep_place(A, 7)
        assert _marks(kept, A, B) == [Mark(read=True, place=7), Mark(read=True)]


def _refusing(why: str) -> Callable[[sqlite3.Connection], AbstractContextManager[None]]:
    codes = {
        "full": sqlite3.SQLITE_FULL,
        "read-only": sqlite3.SQLITE_READONLY,
        "failing": sqlite3.SQLITE_IOERR,
    }

    @contextmanager
    def transaction(_connection: sqlite3.Connection) -> Iterator[None]:
        error = sqlite3.OperationalError(why)
        error.sqlite_errorcode = codes[why]
        raise error
        yield

    return transaction


def _put_folder(path: Path) -> None:
    path.mkdir(parents=True)


def _put_pipe(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)


def _put_link(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path.parent / "no such folder" / "state.db")


def _put_file_for_folder(path: Path) -> None:
    path.parent.write_text("in the way")


@pytest.mark.parametrize(
    ("put", "why"),
    [
        (_put_folder, "a folder"),
        (_put_pipe, "no ordinary file"),
        (_put_link, "the link leads nowhere"),
        (_put_file_for_folder, "the folder cannot be written"),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_called_lasting(
    path: Path, put: Callable[[Path], None], why: str
) -> None:
    put(path)
    assert peek(path, "c", "x") is None
    with opened_state(path) as kept:
        _read(kept, A)
        assert _marks(kept, A) == [Mark(read=True)]
        assert not kept.lasting
        (notice,) = kept.notices
        assert why in notice
        assert str(path) in notice


def test_where_no_temporary_file_fits_either_marks_are_kept_in_memory(
    path: Path, tmp_path: Path
) -> None:
    path.mkdir(parents=True)
    with closing(State(path, lambda: tmp_path / "no such folder" / "state.db")) as kept:
        _read(kept, A)
        assert _marks(kept, A) == [Mark(read=True)]
        assert len(kept.notices) == 1


def _with_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {version}")


def test_an_impossible_version_is_put_aside_like_damage(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
    _with_version(path, -5)
    with opened_state(path) as kept:
        assert _read(kept, B) == 1
        assert kept.lasting
        assert [notice for notice in kept.notices if "state.db.damaged-1" in notice]
        assert len(kept.notices) == 1
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("version", [-5, 99])
def test_no_sentence_names_a_temporary_file(
    path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
    _with_version(path, version)
    monkeypatch.setattr("reader.store.sqlite.os.access", lambda *_: False)
    shelter = Shelter()
    try:
        with closing(State(path, shelter.place_for("state.db"))) as kept:
            said = " ".join(kept.notices)
            assert _read(kept, A) == 1
    except NewerError as error:
        said = str(error)
    assert str(path) in said
    assert str(shelter.folder()) not in said


def test_an_empty_file_is_a_new_one_unless_there_was_something_in_it(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with opened_state(path) as kept:
        _read(kept, A)
        assert kept.notices == []
    log = path.with_name("state.db-wal")
    path.write_bytes(b"")
    log.write_bytes(b"what was done last")
    with opened_state(path) as kept:
        (notice,) = kept.notices
        assert "state.db.damaged-1" in notice
        assert kept.lasting
    assert path.with_name("state.db.damaged-1-wal").read_bytes() == b"what was done last"


# --------------------------------------------------------------------------- killed, crowded

_WRITER = textwrap.dedent(
    """
    import itertools, sys
    from pathlib import Path
    from reader.store.shelter import Shelter
    from reader.store.state.remembered import Change, Identity
    from reader.store.state.state import State
    kept = State(Path(sys.argv[1]), Shelter().place_for("state.db"))
    name, many = sys.argv[2], int(sys.argv[3])
    for number in itertools.islice(itertools.count(), many or None):
        article = Identity(f"/{name}/{number}#0", "0" * 32)
        kept.change(name, [article], "read", True, "marked {} read".format)
        print(number, flush=True)
    """
)


def _writer(path: Path, name: str, many: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(path), name, str(many)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_several_processes_write_at_once(path: Path) -> None:
    writers = [_writer(path, f"w{number}", 60) for number in range(3)]
    for writer in writers:
        out, _ = writer.communicate()
        assert (writer.returncode, out.count("\n")) == (0, 60)
    with opened_state(path) as kept:
        wanted = [
            Identity(f"/w{writer}/{number}#0", "0" * 32)
            for writer in range(3)
            for number in range(60)
        ]
        assert len(kept.about(wanted)) == 180
        assert kept.life().revision >= 180


def test_a_writer_waits_for_the_lock_and_is_told_when_it_never_comes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WRITERS_PATIENCE", 0.05)
    with opened_state(path) as kept, opened_state(path) as other:
        _read(kept, A)
        with sqlite.transaction(kept._file.connection):
            with pytest.raises(sqlite.BusyError, match="locked"):
                _read(other, B)
            assert _marks(other, A) == [Mark(read=True)]  # who only reads waits for nobody
        assert _read(other, B) == 1


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL, None])
def test_where_write_ahead_logging_does_not_work_another_journal_is_chosen(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    """As on a network home, where processes cannot share the memory that the log needs.

    Without a code SQLite answers that it goes on with the journal it has.
    """

    class OnTheNetwork(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
            if sql.endswith("journal_mode = WAL") and code is None:
                return super().execute("PRAGMA journal_mode")
            if sql.endswith("journal_mode = WAL"):
                error = sqlite3.OperationalError("locking protocol")
                error.sqlite_errorcode = code or 0
                raise error
            return super().execute(sql, *values)  # type: ignore[arg-type]  # as it was called

    def connect(place: Path | str) -> sqlite3.Connection:
        return sqlite3.connect(place, timeout=5, isolation_level=None, factory=OnTheNetwork)

    monkeypatch.setattr(sqlite, "connect", connect)
    with opened_state(path) as one, opened_state(path) as other:
        _read(one, A)
        journal = one._file.connection.execute("PRAGMA journal_mode").fetchone()
        assert journal == ("truncate" if code else "delete",)
        before = other.data_version()
        _read(one, B)
        assert other.data_version() != before
        assert _marks(other, A, B) == [Mark(read=True)] * 2
        _read(other, C)
    assert not path.with_name("state.db-wal").exists()


# --------------------------------------------------------------------------- very much is kept


def test_one_mark_costs_the_same_however_much_is_kept(path: Path) -> None:
    """Counted in steps of SQLite's own machine, which no other work on this one changes."""
    costs = []
    with opened_state(path) as kept:
        for count in (50, 2000):
            _read(kept, *(Identity(f"/n/{number}#0", f"{number:032}") for number in range(count)))
            change, steps = Change(kept.life().revision), list[int]()
            kept._file.connection.set_progress_handler(lambda: steps.append(1), 20)  # noqa: B023
            _read(kept, A, value=count == 50)
            assert [each.identity for each in kept.changed_since(change)] == [A]
            assert kept.imported_since(change.revision) == []
            kept._file.connection.set_progress_handler(None, 0)
            costs.append(len(steps))
    assert costs[1] < 1.5 * costs[0]


def test_a_deed_done_in_parts_is_one_deed(path: Path) -> None:
    with opened_state(path) as kept:
        _read(kept, A)
        begun, mark = Begun(), MarkTo("read", True, "marked {} read".format)
        for part in ([A, B], [C]):
            begun = kept.go_on("c", begun, part, mark) or begun
        assert begun.changed == 2
        step = kept.next_undone("c")
        assert step is not None
        assert (step.phrase, step.articles) == ("marked 2 read", 2)
        kept.undo("c")
        assert _marks(kept, A, B, C) == [Mark(read=True), Mark(), Mark()]
        assert kept.go_on("c", begun, [B], mark) is None
        assert _marks(kept, B) == [Mark()]
        assert kept.go_on("c", Begun(), [A], mark) == Begun()
        assert kept.next_redone("c") is not None  # nothing was done, so nothing is forgotten

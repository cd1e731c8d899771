"""Corrections of comparisons in the state: kept, undone, carried along, and in older files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.model import Correction
from reader.store import sqlite
from reader.store.state.corrections import Corrected
from reader.store.state.remembered import Identity
from reader.store.state.tables import APPLICATION, MIGRATIONS
from tests.wings.store.states import A, B, C, opened_state

PIN = Corrected("one.0", "two.0", Correction.PIN)
BREAK = Corrected("one.0", "two.0", Correction.BREAK)


def test_a_correction_is_kept_from_either_side(tmp_path: Path) -> None:
    with opened_state(tmp_path / "state.db") as kept:
        kept.correct("c", B, A, [PIN], "pinned 1 pair")
    with opened_state(tmp_path / "state.db") as kept:
        assert kept.corrections(B, A) == [PIN]
        assert kept.corrections(A, B) == [Corrected("two.0", "one.0", Correction.PIN)]
        assert kept.corrections(A, C) == []


def test_the_last_word_holds_and_each_is_taken_back_and_done_again(tmp_path: Path) -> None:
    with opened_state(tmp_path / "state.db") as kept:
        kept.correct("c", A, B, [PIN], "pinned 1 pair")
        kept.correct("c", A, B, [BREAK], "broke 1 pair")
        assert kept.corrections(A, B) == [BREAK]
        assert kept.undo("c") == "broke 1 pair"
        assert kept.corrections(A, B) == [PIN]
        assert kept.undo("c") == "pinned 1 pair"
        assert kept.corrections(A, B) == []
        assert [kept.redo("c"), kept.redo("c")] == ["pinned 1 pair", "broke 1 pair"]
        assert kept.corrections(A, B) == [BREAK]


def test_it_follows_an_article_that_was_renamed_and_goes_with_a_copy(tmp_path: Path) -> None:
    moved, copied = Identity("/news/z.txt#0", A.content), Identity("/old/b.txt#0", B.content)
    with opened_state(tmp_path / "state.db") as kept:
        kept.correct("c", A, B, [PIN], "pinned 1 pair")
        rows = {each.identity: each.row for each in kept.about([A, B])}
        kept.follow([(rows[A], moved)])
        kept.copy([(rows[B], copied)])
        assert kept.corrections(A, B) == []
        assert kept.corrections(moved, B) == [PIN]
        assert kept.corrections(moved, copied) == [PIN]


def test_a_state_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with closing(sqlite.connect(path)) as old:
        sqlite.migrate(old, path, APPLICATION, MIGRATIONS[:1])
        old.execute(
            "INSERT INTO articles (path, content, starred, revision) VALUES (?, ?, 1, 1)", A
        )
    with opened_state(path) as kept:
        kept.correct("c", A, B, [PIN], "pinned 1 pair")
        assert kept.corrections(A, B) == [PIN]
        assert kept.about([A])[0].mark.starred
        assert "as they were before" in kept.notices[0]
    with closing(sqlite3.connect(f"{path}.before-{len(MIGRATIONS)}")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (1,)

"""Killed at any moment: every deed that was shown is there, and the file is whole.

The same seeded deeds are done twice: by a process that is killed (SIGKILL) in their midst, and by
a second state that lives. After each kill both must say the same, but for the one deed that may
have been on disk and not yet shown.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.model import Correction, Verdict
from reader.store.shelter import Shelter
from reader.store.state.corrections import Corrected
from reader.store.state.remembered import Identity
from reader.store.state.state import State

ARTICLES = [Identity(f"/news/{number}.txt#0", f"{number:032x}") for number in range(12)]
MOST = 40  # deeds of a run, should nobody kill it


def opened(path: Path) -> State:
    return State(path, Shelter().place_for("state.db"))


def deed(state: State, chance: random.Random) -> None:
    """Do one of all the deeds there are."""
    a, b = chance.sample(ARTICLES, 2)
    several = chance.sample(ARTICLES, chance.randint(1, 6))
    kinds: list[Callable[[], object]] = [
        lambda: state.change("c", several, "read", chance.random() < 0.7, "marked {}".format),
        lambda: state.change("c", several, "starred", chance.random() < 0.7, "starred {}".format),
        lambda: state.tag("c", several, {chance.choice("xyz"): chance.random() < 0.7}, str),
        lambda: state.amend("c", a, {"headline": chance.choice(["", "One", None])}, "corrected"),
        lambda: state.judge("c", [(a, b, chance.choice(list(Verdict)))], "judged"),
        lambda: state.correct("c", a, b, [Corrected("one", "two", Correction.PIN)], "pinned"),
        lambda: state.keep_place(a, chance.randint(0, 999)),
        lambda: state.remember("c", "grouping", chance.choice(["date", "outlet"])),
        lambda: state.undo("c"),
        lambda: state.redo("c"),
    ]
    chance.choice(kinds)()


def said(state: State) -> list[tuple[object, ...]]:
    """Give everything that a state says and can take back, without the times, which differ."""
    log = state._file.connection.execute("SELECT phrase, undone FROM deeds ORDER BY id").fetchall()
    return [*((each.articles, each.field, each.value) for each in state.told()), *log]


def killed_after(path: Path, seed: int, shown: int) -> int:
    """Let a process do deeds and kill it when it has shown some; give how many it had shown."""
    end, beginning = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        with_chance, state = random.Random(seed), opened(path)
        for _ in range(MOST):
            deed(state, with_chance)
            os.write(beginning, b".")
        os._exit(0)
    os.close(beginning)
    seen = 0
    while seen < shown and os.read(end, 1):
        seen += 1
    for _ in range(random.Random(seed).randint(0, 3000)):
        pass  # a moment, so that the kill comes anywhere in the next deed
    os.kill(child, signal.SIGKILL)
    while part := os.read(end, 100):
        seen += len(part)
    os.close(end)
    os.waitpid(child, 0)
    return seen


def run(path: Path, twin: State, seed: int) -> None:
    chance = random.Random(seed)
    shown = killed_after(path, seed, random.Random(-seed).randint(0, 9))
    for _ in range(shown):
        deed(twin, chance)
    with closing(opened(path)) as state:
        assert state.notices == []
        there = said(state)
        if shown < MOST and there != said(twin):
            deed(twin, chance)  # on disk, and killed before it could be shown
        assert there == said(twin), f"seed {seed}, {shown} deeds shown"


@pytest.mark.parametrize("runs", [25, pytest.param(300, marks=pytest.mark.slow)])
def test_no_deed_that_was_shown_is_lost_by_a_kill(tmp_path: Path, runs: int) -> None:
    path = tmp_path / "config" / "state.db"
    with closing(opened(tmp_path / "twin" / "state.db")) as twin:
        for seed in range(1, runs + 1):
            run(path, twin, seed)
    with closing(opened(path)) as state:
        assert state._file.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert state._file.connection.execute("PRAGMA foreign_key_check").fetchall() == []

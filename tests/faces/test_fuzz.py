"""Anything may be pressed, pasted, clicked and resized over articles that mean harm.

The real program in a pseudo-terminal, seeded: it must not crash, must send no byte that an article
could have meant, and must leave the state whole: whenever all is quiet, what is kept is what the
log of deeds says; and a long walk has been everywhere. ``BROADSHEET_FUZZ_SEED`` tries another seed,
``BROADSHEET_FUZZ_STEPS`` another length.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.store.state import merging
from tests.faces.hostile import HOSTILE
from tests.faces.random_walk import WAYS, Walk, undone
from tests.house.terminal_start import Terminal

FIRST_SIZES = [(40, 10), (80, 24), (120, 40)]
PAUSE = 20  # steps until the program may answer them all
SESSION = 80  # steps: all of them may still wait to be answered when the end comes
EVERYWHERE = 2500  # steps: after so many every part of the key table was come to
MOST_LEFT = 60  # actions in their places, of some 250, that were never done even so


# What the program itself may send: cursor, colours, modes, links, its own clipboard and questions.
_MEANT = re.compile(
    r"\x1b(?:\[[0-9;:?<>=]*[ !\"$']?[@-~]|\]8;[^\x07\x1b]*(?:\x1b\\|\x07)"
    r"|\]52;c;[A-Za-z0-9+/=]*\x07|\]1[01];\?(?:\x1b\\|\x07)|P=\d?[sq]\x1b\\|P=[12]s\x1b\\|[()][AB012]|[=>78M])"
)
# A vertical tab leads the cursor to the row below: only that of an article is unclean.
_UNCLEAN = re.compile(
    "[\x00-\x06\x0c\x10-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?<=three)\x0b(?=four)"
)
_BLINKING = re.compile(r"\x1b\[(?:[0-9;]*;)?[56]m(?<![34]8;5;[56]m)")  # only articles ask for that


def unclean(sent: str) -> list[str]:
    """Give what is in the stream and not meant by the program, with what stands around it."""
    blinking = [sent[m.start() :][:30] for m in _BLINKING.finditer(sent)]
    left = _MEANT.sub("", sent)
    return blinking + [left[max(0, m.start() - 20) : m.end() + 20] for m in _UNCLEAN.finditer(left)]


def on_screen(terminal: Terminal) -> str:
    """Give what the program sent while the screen was its own: outside, the kernel echoes keys."""
    begun, over = (terminal.received.find(b"\x1b[?1049h"), terminal.received.rfind(b"\x1b[?1049l"))
    sent = terminal.received[max(0, begun) : over if over >= 0 else None]
    return sent.decode(errors="ignore")


def last_words(walk: Walk, terminal: Terminal) -> str:
    """Give what ended the program, else the end of what was sent."""
    over = terminal.received.rfind(b"\x1b[?1049l")
    return walk.crash or _MEANT.sub("", terminal.received[over:].decode(errors="replace"))


def opened(home: Path, walk: Walk, folder: Path) -> Terminal:
    (home / "work").mkdir(parents=True, exist_ok=True)
    columns, rows = walk.chance.choice(FIRST_SIZES)
    command = ["env", "-C", str(home / "work"), *walk.program, str(folder)]
    return Terminal(command, home=home, columns=columns, rows=rows)


@pytest.mark.parametrize(
    ("seed", "many"),
    [(1, 400), pytest.param(3, EVERYWHERE, marks=[pytest.mark.slow, pytest.mark.long])],
)
def test_nothing_that_can_be_done_does_harm(tmp_path: Path, seed: int, many: int) -> None:
    many = int(os.environ.get("BROADSHEET_FUZZ_STEPS", many))
    walk = Walk(int(os.environ.get("BROADSHEET_FUZZ_SEED", seed)), tmp_path / "witnessed")
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in HOSTILE.items():
        (folder / name).write_bytes(text.encode())
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    sent = 0
    while sent < many:
        with opened(tmp_path, walk, folder) as terminal:
            terminal.wait_for("articles")
            sent += _session(walk, tmp_path, terminal, min(many - sent, SESSION))
            assert unclean(on_screen(terminal)) == []
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    kept_whole(tmp_path)
    if many >= EVERYWHERE:
        assert {each.where for each in walk.done()} == WAYS.keys()
        left = undone(walk.done())
        assert len(left) < MOST_LEFT, sorted(left)


def kept_whole(home: Path) -> None:
    """See that everything is kept as the log of deeds says."""
    path = home / "config" / "state.db"
    if not path.exists():  # nothing was done yet
        return
    with closing(sqlite3.connect(path)) as state:
        assert state.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        logged: dict[tuple[int, int, str], object] = {}
        for article, other, field, before, after, undone in state.execute(_LOG):
            if undone:
                logged.setdefault((article, other, field), before)
            else:
                logged[article, other, field] = after
        for (article, other, field), value in logged.items():
            held = merging._held(state, (article, other), field)
            assert (held or None) == (value or None), (field, held, value)


_LOG = (
    "SELECT article, other, field, before, after, undone FROM changes JOIN deeds ON deeds.id = deed"
    " WHERE article ORDER BY deeds.id"
)


def _session(walk: Walk, home: Path, terminal: Terminal, many: int) -> int:
    """Send steps until the program is quit or enough were sent; it must end of its own will."""
    sent = 0
    for sent, step in enumerate(walk.steps(), start=1):
        if isinstance(step, str):
            terminal.send(step.encode(errors="surrogatepass"))
        else:
            terminal.resize(*step)
        if terminal.ended or sent >= many:
            break
        if not sent % PAUSE:
            terminal.wait_for_quiet()
            kept_whole(home)
            for part in walk.there():
                terminal.send(part.encode())
                terminal.wait_for_quiet()
    if not terminal.ended:
        terminal.resize(80, 24)
        terminal.kill(15)
        code = terminal.wait_for_end()
        assert code in (0, -15), last_words(walk, terminal)
    else:
        assert terminal.code == 0, last_words(walk, terminal)
    return sent

"""Anything may be pressed, pasted, clicked and resized over articles that mean harm.

The real program in a pseudo-terminal, seeded: it must not crash, must send no byte that an article
could have meant, and must leave the state whole: whenever all is quiet, what is kept is what the
log of deeds says. ``BROADSHEET_FUZZ_SEED`` tries another seed.
"""

from __future__ import annotations

import os
import random
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.store import merging
from reader.tui.keys import ACTIONS
from tests.house.terminal_start import Terminal

PROGRAM = [sys.executable, "-m", "reader"]

HOSTILE = {
    "colours.txt": "Headline \x1b[31m[bold]red[/bold] and [/x]\n\nA \x1b]0;owned\x07title, a "
    "\x9b31mbyte, \x1b]52;c;b3duZWQ=\x07 a clipboard, \x1b[2J\x1bc a reset, NUL \x00 and \x7f.\n",
    "again.txt": "Headline [bold]red[/bold] and [/x]\n\nA title, a byte, a clipboard, a reset, NUL "
    "and another sentence which says more than the first one did, with numbers as 17 and 71.\n",
    "wide.txt": "港の閉鎖が続く　フェリーは欠航\n\n" + "嵐のため港は閉鎖された。" * 40 + "\n",
    "marks.txt": "Z\u0301\u0327\u0300" * 50 + "\n\n" + "e\u0301" * 3000 + "\n",
    "emoji.txt": "👩‍👩‍👧‍👦 🇨🇦 👍🏽 in a headline\n\n"
    + "🏳️‍🌈 flags wave 🇺🇦 over the quay. " * 60
    + "\n",
    "turned.txt": "\u202eright to left\u202c \u2066isolated\u2069\n\nمرحبا بالعالم "
    + "هذا نص طويل من اليمين إلى اليسار. " * 40
    + "\u200f\u200e\n",
    "long word.txt": "x" * 20_000 + "\n\n" + "y" * 50_000 + "\n",
    "lines.txt": "One\r\u2028two\u2029three\x0bfour\x0cfive\x85six\n" * 300,
    "name \x1b[31m\n.txt": "A file with a name that means harm\n\nIt says nothing else at all.\n",
    "address.txt": "Look here\n\njavascript:alert(1) https://a.example/\x1b\\x]8;;http://b/ end.\n",
}

_KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H",
    "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "f1": "\x1bOP",
    "shift+tab": "\x1b[Z",
}  # fmt: skip
_LEFT_OUT = {"compare.write", "app.suspend", "browse.open_address"}  # files, jobs, browsers


def typed(key: str) -> str:
    """Give the bytes that a terminal sends for keys as the table names them."""
    parts = [key] if len(key) == 1 else key.split(" ")
    return "".join(_typed_one(part) for part in parts)


def _typed_one(key: str) -> str:
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 31)
    return _KEYS.get(key, key)


PRESSED = sorted({typed(key) for a in ACTIONS if a.id not in _LEFT_OUT for key in a.keys} - {"w"})
PAUSE = 20  # steps until the program may answer them all
SESSION = 80  # steps: all of them may still wait to be answered when the end comes
SIZES = [(40, 10), (80, 24), (120, 40), (20, 5), (200, 50), (100, 12), (400, 100), (1, 1)]


def steps(chance: random.Random, terminal: Terminal) -> Iterator[str]:
    """Give what is sent, for ever; sizes change in between."""
    while True:
        kind = chance.random()
        if kind < 0.7:
            yield chance.choice(PRESSED)
        elif kind < 0.8:
            yield "".join(chance.choices("abc /:\"'-jknéß港\u0301 tag:x", k=chance.randint(1, 8)))
        elif kind < 0.85:
            yield f"\x1b[200~{chance.choice(list(HOSTILE.values()))[:200]}\x1b[201~"
        elif kind < 0.95:
            at = f"{chance.randint(1, 130)};{chance.randint(1, 45)}"
            button = chance.choice([0, 0, 0, 2, 64, 65, 32])
            yield f"\x1b[<{button};{at}M\x1b[<{button};{at}m"
        elif kind < 0.97:
            terminal.resize(*chance.choice(SIZES))
            yield ""
        else:
            yield chance.choice(
                ["\x1b[", "\x1b", "\xff", "\x1b[999;999R", "\x1bP", "\x00", "\x1b[M"]
            )


# What the program itself may send: cursor, colours, modes, links, its own clipboard and questions.
_MEANT = re.compile(
    r"\x1b(?:\[[0-9;:?<>=]*[ !\"$']?[@-~]|\]8;[^\x07\x1b]*(?:\x1b\\|\x07)"
    r"|\]52;c;[A-Za-z0-9+/=]*\x07|\]1[01];\?(?:\x1b\\|\x07)|P=\d?[sq]\x1b\\|P=[12]s\x1b\\|[()][AB012]|[=>78M])"
)
# A vertical tab leads the cursor to the row below: only that of an article is unclean.
_UNCLEAN = re.compile(
    "[\x00-\x06\x0c\x10-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?<=three)\x0b(?=four)"
)


def unclean(sent: str) -> list[str]:
    """Give what is in the stream and not meant by the program, with what stands around it."""
    left = _MEANT.sub("", sent)
    return [left[max(0, m.start() - 20) : m.end() + 20] for m in _UNCLEAN.finditer(left)]


def on_screen(terminal: Terminal) -> str:
    """Give what the program sent while the screen was its own: outside, the kernel echoes keys."""
    begun, over = (terminal.received.find(b"\x1b[?1049h"), terminal.received.rfind(b"\x1b[?1049l"))
    sent = terminal.received[max(0, begun) : over if over >= 0 else None]
    return sent.decode(errors="ignore")


def last_words(terminal: Terminal) -> str:
    """Give the end of what was sent: a traceback, when it crashed."""
    over = terminal.received.rfind(b"\x1b[?1049l")
    return _MEANT.sub("", terminal.received[over:].decode(errors="replace"))


def opened(home: Path, folder: Path, size: tuple[int, int]) -> Terminal:
    (home / "work").mkdir(parents=True, exist_ok=True)
    command = ["env", "-C", str(home / "work"), *PROGRAM, str(folder)]
    return Terminal(command, home=home, columns=size[0], rows=size[1])


@pytest.mark.parametrize(
    ("seed", "many"), [(1, 400), pytest.param(3, 4000, marks=pytest.mark.slow)]
)
def test_nothing_that_can_be_done_does_harm(tmp_path: Path, seed: int, many: int) -> None:
    chance = random.Random(int(os.environ.get("BROADSHEET_FUZZ_SEED", seed)))
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in HOSTILE.items():
        (folder / name).write_bytes(text.encode())
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    done = 0
    while done < many:
        size = chance.choice(SIZES[:3])
        with opened(tmp_path, folder, size) as terminal:
            terminal.wait_for("articles")
            done += _session(chance, tmp_path, terminal, min(many - done, SESSION))
            assert unclean(on_screen(terminal)) == []
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    kept_whole(tmp_path)


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


def _go_back(chance: random.Random, terminal: Terminal) -> None:
    """Leave some of what was opened: many deeds can only be done on the list."""
    for _ in range(chance.randint(0, 3)):
        if not terminal.ended:
            terminal.send(b"\x1b")
            terminal.wait_for_quiet()  # else what comes next would be one key with it


def _session(chance: random.Random, home: Path, terminal: Terminal, many: int) -> int:
    """Send steps until the program is quit or enough were sent; it must end of its own will."""
    sent = 0
    for sent, step in enumerate(steps(chance, terminal), start=1):
        terminal.send(step.encode(errors="surrogatepass"))
        if terminal.ended or sent >= many:
            break
        if not sent % PAUSE:
            terminal.wait_for_quiet()
            kept_whole(home)
            _go_back(chance, terminal)
    if not terminal.ended:
        terminal.resize(80, 24)
        terminal.kill(15)
        code = terminal.wait_for_end()
        assert code in (0, -15), last_words(terminal)
    else:
        assert terminal.code == 0, last_words(terminal)
    return sent

"""A random walk through the program that leaves no room out.

Keys, pastes, clicks and sizes at random; in between it goes to where least was done so far, which
a witness tells (``tests/house/witnessed``), and presses there what was pressed least. Knows the
key table; must not know what the program answers.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.tui import keys
from reader.tui.keys import ACTIONS, Action
from tests.faces.hostile import HOSTILE
from tests.house import witnessed

_KEYS = {
    "enter": "\r", "escape": "\x1b[27u", "tab": "\t", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H",
    "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "f1": "\x1bOP",
    "shift+tab": "\x1b[Z", "shift+left": "\x1b[1;2D", "shift+right": "\x1b[1;2C",
}  # fmt: skip
LEFT_OUT = {"compare.write", "app.suspend", "browse.open_address"}  # files, jobs, browsers
SIZES = [(40, 10), (80, 24), (120, 40), (20, 5), (200, 50), (100, 12), (400, 100), (1, 1)]


def typed(key: str) -> str:
    """Give the bytes that a terminal sends for keys as the table names them."""
    parts = [key] if len(key) == 1 else key.split(" ")
    return "".join(_typed_one(part) for part in parts)


def _typed_one(key: str) -> str:
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 31)
    return _KEYS.get(key, key)


PRESSED = sorted({typed(key) for a in ACTIONS if a.id not in LEFT_OUT for key in a.keys} - {"w"})
_HOME = typed("escape") * 6 + " "  # from wherever one is to the list, with nothing filtered
_STORY = _HOME + "/breakwater\r4gg "  # the tellings of one story
_TELLINGS = ["", "j", "jj", "jjjj"]
# How to come to each part of the key table. Blanks are moments to wait: what is typed while a
# screen is to come may be answered by the one before.
WAYS = {
    keys.LIST: [_HOME, _STORY, f"{_HOME}1", f"{_HOME}2", f"{_HOME}/quay\r"],
    keys.BAR: [f"{_HOME}B"],
    keys.FACETS: [f"{_HOME}c"],
    keys.ARTICLE: [f"{_HOME}G\r", f"{_STORY}jj\r", f"{_HOME}/quay\r gg\r"],
    keys.DETAILS: [f"{_HOME}i", f"{_STORY}ji"],
    keys.COMPARE: [f"{_STORY}{down}d" for down in _TELLINGS],
    keys.CHANGES: [f"{_STORY}{down}d F" for down in _TELLINGS],
    keys.STORY: [f"{_STORY}{down}t" for down in _TELLINGS],
    keys.OVERVIEW: [f"{_HOME}O"],
    keys.HELP: [f"{_HOME}?", f"{_STORY}jd ?", f"{_STORY}jd v"],
    keys.FORM: [f"{_HOME}e", f"{_STORY}je"],
    keys.PALETTE: [f"{_HOME}:", f"{_STORY}jd :"],
    keys.PROMPT: [_HOME + key for key in ("/", "f", "T", "E", "S", "gd")] + [f"{_STORY}jd /"],
    keys.QUESTION: [_HOME + key for key in ("m", "Dd", "m")] + [f"{_STORY}j#", f"{_HOME}mym u"],
}


class Done(NamedTuple):
    """An action that was done: on which screen, in which part of the key table."""

    screen: str
    where: str
    action: str


class Walk:
    """What is sent next, for ever. ``seed`` is all its chance; ``file`` is the witness's."""

    def __init__(self, seed: int, file: Path) -> None:
        self.chance = random.Random(seed)
        self._file = file
        self._about: list[Action] = []  # what holds where the walk went last

    @property
    def program(self) -> list[str]:
        """Give the command for a session that is witnessed."""
        return [sys.executable, "-P", witnessed.__file__, str(self._file)]

    @property
    def crash(self) -> str:
        """Give what ended a session, as a traceback; nothing where all ended well."""
        return witnessed.crash_of(self._file)

    def done(self) -> Counter[Done]:
        """Count what was done so far."""
        lines = self._file.read_text().splitlines() if self._file.exists() else []
        return Counter(Done(*line.split(" ")) for line in lines)

    def there(self) -> list[str]:
        """Go where least was done of what may be done there, and do it; give what is sent, in
        parts that are each to be answered before the next one."""
        counts = Counter[tuple[str, str]]()
        for each, many in self.done().items():
            counts[each.where, each.action] += many
        rare = {where: _rare(where, counts) for where in WAYS}
        least = min(rare, key=lambda where: (rare[where][0][0], self.chance.random()))
        self._about = [action for _, action in rare[least][:3]]
        there = [typed(self.chance.choice(action.keys)) for action in self._about]
        return [*self.chance.choice(WAYS[least]).split(" "), *there]

    def steps(self) -> Iterator[str | tuple[int, int]]:
        """Give what is typed next, or a size that the terminal takes on."""
        while True:
            kind = self.chance.random()
            if kind < 0.95:
                yield self._typed(kind)
            elif kind < 0.97:
                yield self.chance.choice(SIZES)
            else:
                yield self.chance.choice(
                    ["\x1b[", "\x1b", "\xff", "\x1b[999;999R", "\x1bP", "\x00", "\x1b[M"]
                )

    def _typed(self, kind: float) -> str:
        chance = self.chance
        if kind < 0.35 and self._about:
            return typed(chance.choice(chance.choice(self._about).keys))
        if kind < 0.7:
            return chance.choice(PRESSED)
        if kind < 0.8:
            return "".join(chance.choices("abc /:\"'-jknéß港\u0301 tag:x", k=chance.randint(1, 8)))
        if kind < 0.85:
            return f"\x1b[200~{chance.choice(list(HOSTILE.values()))[:200]}\x1b[201~"
        at = f"{chance.randint(1, 130)};{chance.randint(1, 45)}"
        button = chance.choice([0, 0, 0, 2, 64, 65, 32])
        return f"\x1b[<{button};{at}M\x1b[<{button};{at}m"


def _rare(where: str, counts: Counter[tuple[str, str]]) -> list[tuple[int, Action]]:
    """Give what may be done in a part of the table, the least done first, with how often."""
    held = [a for a in ACTIONS if where in a.screens and a.id not in LEFT_OUT]
    return sorted(((counts[where, a.id], a) for a in held), key=lambda each: each[0])


def undone(done: Counter[Done]) -> set[tuple[str, str]]:
    """Give what the key table offers, by its part, and the walk never did."""
    offered = {(where, a.id) for a in ACTIONS for where in a.screens if a.id not in LEFT_OUT}
    return offered - {(each.where, each.action) for each in done}

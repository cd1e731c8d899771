"""How long a program keeps its reader waiting, in a pseudo-terminal: at its start, at each key.

*first*: from just before the program is started until a text that only its list shows has come.
*answers*: until the last byte that a key brings which is typed at that moment. *in view*: the
cursor goes down and up in the middle of the screen; *edge*: each key scrolls the list by a row;
both from the key to the last byte before 25 ms of silence, the median and the 95th percentile.
Must not know the program.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.terminals import Terminal

_QUIET = 0.025  # seconds without a byte, after which a key is answered
_STILL = 0.5  # the same for a program that starts
_PATIENCE = 120.0  # seconds to a first row
_NO_REPLY = 3.0  # seconds to a key's first byte


@dataclass(frozen=True, slots=True)
class Program:
    """What to start, and the keys that move in its list. ``ready``: keys that lead to it.

    ``marker`` stands on its first screen; ``ends`` it so that it can store what it wants to.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    marker: bytes
    ready: str = ""
    down: str = "j"
    up: str = "k"
    ends: str = "q"


class Wait(NamedTuple):
    """Milliseconds: the median and the 95th percentile."""

    middle: float
    most: float


class Start(NamedTuple):
    """Milliseconds to the first rows, until a key typed then is answered, and of CPU till then."""

    first: float
    answers: float
    cpu: float


class Felt(NamedTuple):
    """A program in use: two waits, and the megabytes it held at most."""

    in_view: Wait
    edge: Wait
    memory: float


def started(program: Program, size: tuple[int, int], tries: int) -> Start:
    """Start a program some times; give medians. What it keeps for the next start, it kept."""
    found = []
    for number in range(tries + 1):
        with _opened(program, size) as terminal:
            taken = _start(terminal, program)
            terminal.press(program.ends)
            terminal.settle(_STILL)
        if number:  # the first start writes byte-code, and what the next one reads
            found.append(taken)
    return Start(*(statistics.median(each) for each in zip(*found, strict=True)))


def felt(program: Program, size: tuple[int, int], keys: int) -> Felt:
    """Press keys in a program's list."""
    with _opened(program, size) as terminal:
        _start(terminal, program)
        for key in program.ready:
            terminal.press(key)
            terminal.settle(_STILL)
        for _ in range(8):
            _answered(terminal, program.down)
        in_view = _waits(terminal, [program.down, program.up] * (keys // 2))
        for _ in range(size[1]):
            _answered(terminal, program.down)
        edge = _waits(terminal, [program.down] * keys)
        return Felt(in_view, edge, terminal.memory)


def _opened(program: Program, size: tuple[int, int]) -> Terminal:
    return Terminal(program.command, program.environment, size)


def _start(terminal: Terminal, program: Program) -> Start:
    first = terminal.wait_for(program.marker, _PATIENCE)
    terminal.press(program.down)  # the first rows may be there before anybody answers a key
    terminal.wait_for_more(_NO_REPLY)
    answers = terminal.settle(_STILL)
    begun = terminal.begun
    return Start(1000 * (first - begun), 1000 * (answers - begun), 1000 * terminal.spent)


def _waits(terminal: Terminal, keys: Sequence[str]) -> Wait:
    taken = sorted(_answered(terminal, key) for key in keys)
    return Wait(statistics.median(taken), taken[int(0.95 * len(taken))])


def _answered(terminal: Terminal, key: str) -> float:
    """Press a key; give the milliseconds until its last byte has come."""
    pressed = time.monotonic()
    terminal.press(key)
    terminal.wait_for_more(_NO_REPLY)
    return 1000 * (terminal.settle(_QUIET) - pressed)

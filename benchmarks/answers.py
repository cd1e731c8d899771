"""What keys that concern every article cost: until anything answers, and until all is done.

The first byte is what a reader waits for: the list stays usable while a longer one is gathered
behind it. Then the program is left alone until it rests. Must not know how the collection was made.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.terminals import Terminal
from benchmarks.waits import Program

_PATIENCE = 120.0  # seconds to a first row
_NO_REPLY = 3.0  # seconds to a key's first byte
_REST = 1.0  # seconds without a byte and without work, after which a deed is done
_IDLE = 0.02  # of a processor: what a program takes that only waits
_LONGEST = 300.0  # seconds that a deed may take

# Each with the keys that lead to it and the one that does it; the last ones lead back.
_DEEDS = (
    ("sorted by outlet", "", "2"),
    ("sorted by headline", "", "4"),
    ("sorted by story", "", "3"),
    ("by date again", "", "1"),
    ("to the end", "", "G"),
    ("to a date", "gd2010", "\r"),
    ("to the next unread", "", "\t"),
    ("a common word searched for", "/z", "e"),
    ("the best hits first", "\r", "5"),
    ("by date again", "", "5"),
    ("the counts of it", "", "c"),
    ("back", "", "q"),
    ("the bar of days", "", "B"),
    ("a day earlier", "", "h"),
    ("the bar away", "B", "B"),
    ("the search cleared", "", "\x1b"),
    ("the palette", "", ":"),
)


def answers(program: Program, size: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Do each deed in turn; give what it is called and what it cost."""
    with Terminal(program.command, program.environment, size) as terminal:
        terminal.wait_for(program.marker, _PATIENCE)
        _rest(terminal)
        for name, before, key in _DEEDS:
            for each in before:
                terminal.press(each)
                terminal.settle(0.1)
            yield name, _cost(terminal, key)


def _cost(terminal: Terminal, key: str) -> str:
    cpu, pressed = terminal.cpu, time.monotonic()
    terminal.press(key)
    terminal.wait_for_more(_NO_REPLY)
    first = 1000 * (time.monotonic() - pressed)
    _rest(terminal)
    spent = terminal.cpu - cpu
    return (
        f"{first:7.0f} ms; {spent:6.2f} s CPU to the end; {terminal.memory:4.0f} MB at most so far"
    )


def _rest(terminal: Terminal) -> None:
    """Read until the program does nothing any more but look whether a key has come."""
    still = begun = time.monotonic()
    while time.monotonic() - still < _REST and time.monotonic() - begun < _LONGEST:
        sent, cpu, since = len(terminal.received), terminal.cpu, time.monotonic()
        terminal.read_for(0.05)
        worked = terminal.cpu - cpu > _IDLE * (time.monotonic() - since)
        if worked or len(terminal.received) != sent:
            still = time.monotonic()

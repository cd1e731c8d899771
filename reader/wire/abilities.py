"""What this terminal can do, by its name in the terminfo database; nothing is asked of it.

Sequences are those of ECMA-48 and the VT series throughout. The database only says which of
them are understood: a terminal that does the same by other sequences counts as one that cannot.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import NamedTuple

# Terminals that do what xterm does. Their own entries are often missing on the machine that one
# has logged in to.
_LIKE_XTERM = (
    *("alacritty", "contour", "foot", "ghostty", "iterm", "konsole", "rio", "vte", "wezterm"),
    "xterm",
)
# To these, as to the VT100, a vertical tab is a line feed that the system leaves as it is.
_LIKE_VT100 = (*_LIKE_XTERM, "kitty", "linux", "mintty", "rxvt", "screen", "st-", "tmux", "vt")


class Abilities(NamedTuple):
    """Which sequences may be sent. The default is the least: absolute moves and whole styles.

    ``newline``: what, written to the system, leads to the beginning of the next row.
    """

    erase_line: bool = False  # to the end of the row (EL)
    erase_below: bool = False  # to the end of the screen (ED)
    erase_cells: bool = False  # a number of cells (ECH)
    erase_coloured: bool = False  # erasing leaves the ground that is set (bce)
    move_lines: bool = False  # insert and delete lines (IL, DL)
    scroll_region: bool = False  # a region that scrolls by itself (DECSTBM)
    column: bool = False  # move to a column of the row (CHA)
    descend: bool = False  # down a row, in the same column (VT)
    ends: bool = False  # ends single attributes and colours (SGR 22 to 29, 39, 49)
    slants: bool = False  # draws italics slanted (SGR 3), rather than reversed as screen does
    newline: str = "\r\n"


XTERM = Abilities(
    erase_line=True,
    erase_below=True,
    erase_cells=True,
    erase_coloured=True,
    move_lines=True,
    scroll_region=True,
    column=True,
    descend=True,
    ends=True,
    slants=True,
)


def abilities(environment: Mapping[str, str] = os.environ) -> Abilities:
    """Give what the terminal named by TERM can do: the least for one that is not known.

    To be asked once in a process: curses keeps the first entry that it has read.
    """
    term = environment.get("TERM", "")
    known = _described(term)
    if known is None:
        return XTERM if term.startswith(_LIKE_XTERM) else Abilities()
    if term.startswith("tmux"):
        # Its entry descends from screen's and is silent on what tmux does since 2.4 (2017).
        return known._replace(erase_cells=True, erase_coloured=True)
    return known


def _described(term: str) -> Abilities | None:
    """Read the terminfo entry; None where there is none, or no database."""
    try:
        import curses

        # The descriptor is only asked for its speed.
        curses.setupterm(term, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (ImportError, OSError, ValueError):
        return None
    except curses.error:
        return None

    def has(name: str, sequence: bytes) -> bool:
        return (curses.tigetstr(name) or b"").startswith(sequence)

    return Abilities(
        erase_line=has("el", b"\x1b[K"),
        erase_below=has("ed", b"\x1b[J"),
        erase_cells=has("ech", b"\x1b[%p1%dX"),
        erase_coloured=curses.tigetflag("bce") > 0,
        move_lines=has("il", b"\x1b[%p1%dL") and has("dl", b"\x1b[%p1%dM"),
        scroll_region=has("csr", b"\x1b[%i%p1%d;%p2%dr"),
        column=has("hpa", b"\x1b[%i%p1%dG"),
        descend=term.startswith(_LIKE_VT100),
        ends=has("op", b"\x1b[39;49m") and has("rmul", b"\x1b[24m"),
        slants=not has("smso", b"\x1b[3m"),
    )

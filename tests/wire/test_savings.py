"""What is not sent: blanks that stand on an erased screen, and rows that stay where they were."""

from __future__ import annotations

import pytest

from reader.wire.abilities import XTERM, Abilities
from reader.wire.looks import Look
from reader.wire.painter import Painter
from tests.wire.emulator import Emulator

WIDTH, HEIGHT = 60, 12
PAPER, AMBER = Look(ground="48;2;22;22;26"), Look(ink="33", ground="48;2;22;22;26")
TEXT = [f"Sentence {number} of some other words {number * 7}" for number in range(HEIGHT)]
LIST = [f"●      —            headline {number}".ljust(57) + "≡2 " for number in range(HEIGHT)]


class Desk:
    """A painter, and a terminal that draws what it sends."""

    def __init__(self, able: Abilities = XTERM) -> None:
        self.painter = Painter(able)
        self.painter.resize(WIDTH, HEIGHT)
        self.terminal = Emulator(WIDTH, HEIGHT)

    def show(self, rows: list[str]) -> str:
        """Show rows on one ground, their signs in a colour of their own; give what was sent."""
        paper, amber = map(self.painter.looks.number, (PAPER, AMBER))
        for y, row in enumerate(rows):
            text = row.ljust(WIDTH)
            looks = "".join(amber if cell in "≡2" else paper for cell in text)
            self.painter.put(y, 0, text, looks)
        frame = self.painter.frame()
        self.terminal.feed(frame)
        shown = ["".join(cell.text for cell in row).rstrip() for row in self.terminal.rows()]
        assert shown == [row.rstrip() for row in rows]
        assert {cell.ground for row in self.terminal.rows() for cell in row} == {"16161a"}
        return frame


def test_a_screen_that_gives_way_to_another_is_erased_at_once() -> None:
    erased, spared = Desk(), Desk(XTERM._replace(erase_below=False))
    for desk in (erased, spared):
        desk.show(TEXT)
    frames = erased.show(LIST), spared.show(LIST)
    assert "\x1b[J" in frames[0]
    assert "\x1b[J" not in frames[1]
    assert len(frames[0]) < len(frames[1])


def test_what_stands_in_every_row_is_not_erased() -> None:
    desk = Desk()
    desk.show(LIST)
    assert "\x1b[J" not in desk.show([row.replace("headline", "another") for row in LIST])


def test_no_row_is_erased_that_comes_in_blank() -> None:
    desk = Desk()
    desk.show(TEXT)
    assert desk.show([*TEXT[1:], ""]) == "\x1b[H\x1b[M"


def test_nothing_comes_in_blank_where_erasing_leaves_no_colour() -> None:
    desk = Desk(XTERM._replace(erase_coloured=False))
    desk.show(TEXT)
    assert " " * WIDTH in desk.show([*TEXT[1:], ""])


@pytest.mark.parametrize("able", [XTERM, XTERM._replace(move_lines=False)])
def test_rows_above_and_below_those_that_move_stay_as_they_are(able: Abilities) -> None:
    desk = Desk(able)
    desk.show(TEXT)
    moved = [*TEXT[:2], *TEXT[5:9], "", "", "", *TEXT[9:]]
    assert "Sentence" not in desk.show(moved)


def test_a_sign_behind_blanks_that_stand_is_moved_to() -> None:
    desk = Desk()
    desk.show([""] * HEIGHT)
    assert "headline 3   " not in desk.show(LIST)

"""What a terminal shows of our stream is what it shows of Textual's own, cell by cell."""

from __future__ import annotations

from copy import deepcopy
from random import Random

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from reader.wire.abilities import XTERM, Abilities
from reader.wire.painter import Painter
from reader.wire.reading import Reading
from tests.wire.emulator import Emulator
from tests.wire.made_up_screens import AGREED, DISPUTED, Screens

TERMINALS = {
    "like xterm": XTERM,
    "without line insertion": XTERM._replace(move_lines=False),
    "without erasing below": XTERM._replace(erase_below=False),
    "without scrolling": XTERM._replace(move_lines=False, scroll_region=False),
    "erasing without colour": XTERM._replace(erase_coloured=False),
    "line feeds that return": XTERM._replace(newline="\n"),
    "least": Abilities(),
}
STEPS = 60


def _console() -> Console:
    return Console(color_system="truecolor", force_terminal=True)


class Session:
    """One emulator behind the layer, another fed with what Textual writes."""

    def __init__(self, able: Abilities, width: int, height: int) -> None:
        self.painter = Painter(able)
        self._reading = Reading(self.painter, ColorSystem.TRUECOLOR)
        self._passed_on = "\r\n" if able.newline == "\n" else "\n"  # by the system
        self._console = _console()
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        self.ours, self.stock = Emulator(width, height), Emulator(width, height)
        self.painter.forget()

    def read(self, update: LayoutUpdate | ChopsUpdate) -> None:
        self._reading.read(update)
        self.stock.feed(update.render_segments(self._console))

    def paint(self) -> str:
        frame = self.painter.frame()
        self.ours.feed(frame.replace("\n", self._passed_on))
        return frame


def _assert_same(session: Session, step: int) -> None:
    for y, (ours, stock) in enumerate(zip(session.ours.rows(), session.stock.rows(), strict=True)):
        assert ours == stock, f"step {step}, row {y}"


@pytest.mark.parametrize("able", TERMINALS.values(), ids=TERMINALS)
@pytest.mark.parametrize("seed", range(6))
def test_a_random_session_looks_as_textual_would_have_it(able: Abilities, seed: int) -> None:
    random = Random(seed)
    width, height = random.choice([(80, 24), (41, 9), (20, 30), (132, 12)])
    session = Session(able, width, height)
    screens = Screens(seed, width, height, AGREED)
    session.read(screens.whole())
    for step in range(STEPS):
        if random.random() < 0.05:
            width, height = random.randint(5, 120), random.randint(2, 40)
            session.resize(width, height)
            session.read(screens.resize(width, height))
        session.read(screens.step())
        if random.random() < 0.8:  # else the frame is dropped: the next one makes up for it
            session.paint()
            _assert_same(session, step)


@pytest.mark.parametrize("seed", range(12))
def test_doubtful_cells_leave_nothing_standing(seed: int) -> None:
    """What was painted change by change looks as if it had been painted at once.

    The emulator measures these cells otherwise than we do, as real terminals do.
    """
    session = Session(XTERM, 60, 12)
    screens = Screens(seed, 60, 12, AGREED + DISPUTED * 2)
    session.read(screens.whole())
    for step in range(STEPS):
        session.read(screens.step())
        session.paint()
        anew, at_once = Emulator(60, 12), deepcopy(session.painter)
        at_once.forget()
        anew.feed(at_once.frame())
        for y, (ours, fresh) in enumerate(zip(session.ours.rows(), anew.rows(), strict=True)):
            assert ours == fresh, f"step {step}, row {y}"


def test_nothing_is_sent_for_nothing() -> None:
    session = Session(XTERM, 80, 24)
    screens = Screens(1, 80, 24, AGREED)
    session.read(screens.whole())
    assert session.paint()
    session.read(screens.whole())
    assert not session.painter.due
    assert session.paint() == ""


def test_a_scrolled_screen_costs_little_more_than_its_new_row() -> None:
    session = Session(XTERM, 80, 24)
    screens = Screens(2, 80, 24, AGREED)
    session.read(screens.whole())
    first = session.paint()
    screens._rows = [*screens._rows[1:], Strip([Segment("a new row".ljust(80))])]
    session.read(screens.whole())
    assert len(session.paint()) < len(first) / 10
    _assert_same(session, 0)

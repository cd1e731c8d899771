"""A real application at a terminal that much befalls: what the terminal comes to show is what
Textual's own output of that moment draws, cell by cell and style by style."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.wire.emulator import Emulator, Seen
from tests.wire.live import PATIENCE, Live

pytestmark = pytest.mark.slow

COUNT = "\x14"  # Ctrl-T: the number on the screen is one higher
REDRAW = "\x0c"  # Ctrl-L
KEYS = ["\x1b[B"] * 4 + ["\x1b[A", "\x1b[6~", "\x1b[5~", "\x1b[F", "\x1b[H", "\t", "x", "日", "é"]
KEYS += ["\x7f", "\x0f", REDRAW, "\r"]
MOUSE = ["\x1b[<65;12;6M", "\x1b[<64;12;6M", "\x1b[<65;60;6M", "\x1b[<0;9;5M\x1b[<0;9;5m"]
FOCUS = ["\x1b[I", "\x1b[O\x1b[I"]
DEEDS = {"keys": KEYS, "mouse": MOUSE, "focus": FOCUS}
SIZES = [(80, 24), (47, 13), (120, 30)]
QUIET = 1.0  # seconds of nothing, of which every byte would be seen


class Session:
    """The sample application, and how often it was asked to count."""

    def __init__(self, live: Live, told: Path) -> None:
        self.live, self._told, self._number = live, told, 0

    def agree(self, after: object) -> None:
        """Wait until the terminal shows what Textual would draw. Raise AssertionError."""
        until = time.monotonic() + PATIENCE
        while difference := self._difference(until):
            # Something may have changed since it was counted: a key, a wheel still turning.
            assert time.monotonic() < until, f"after {after!r}: {difference}"

    def _difference(self, until: float) -> str:
        self._number += 1
        self.live.press(COUNT)
        self.live.wait_for(f"#{self._number} ")
        while self.counted() < self._number:
            assert time.monotonic() < until, "it never told what it draws"
            self.live.read(0.05)
        while self.live.read(0.05):
            pass
        screen = self.live.terminal.screen
        meant = Emulator(screen.columns, screen.lines)
        meant.feed(self._told.read_text("utf-8").partition("\n")[2])
        return first_difference(self.live.rows(), meant.rows())

    def counted(self) -> int:
        """Give the number that the application has come to, whatever the terminal shows."""
        return int(self._told.read_text("utf-8").partition("\n")[0]) if self._told.exists() else 0


def first_difference(ours: list[list[Seen]], meant: list[list[Seen]]) -> str:
    for y, (left, right) in enumerate(zip(ours, meant, strict=True)):
        for x, (mine, theirs) in enumerate(zip(left, right, strict=True)):
            if mine != theirs:
                return f"at row {y}, column {x} stands {mine}, and not {theirs}"
    return ""


@pytest.fixture(name="session")
def _session(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Session]:
    told = tmp_path / "told"
    with Live((80, 24), SAMPLE_TOLD=str(told), **getattr(request, "param", {})) as live:
        live.wait_for("#0")
        yield Session(live, told)


@pytest.mark.parametrize(
    "session",
    [
        *({}, {"answers": False}, {"TERM": "screen-256color"}, {"TERM": "vt100"}),
        *({"TERM": "unheard-of"}, {"TEXTUAL_PLAIN_OUTPUT": "1"}),
    ],
    indirect=True,
    ids=["answers", "never answers", "screen", "vt100", "no entry", "without the layer"],
)
def test_the_terminal_shows_what_textual_means_whatever_happens(session: Session) -> None:
    random, live = Random(11), session.live
    for _ in range(25):
        deed = random.choice(["keys", "keys", "keys", "mouse", "focus", "resize", "sleep"])
        pressed = ""
        if deed == "resize":
            width = live.terminal.screen.columns
            live.resize(*random.choice([size for size in SIZES if size[0] != width]))
        elif deed == "sleep":
            live.sleep_and_wake()
            if "PLAIN" in " ".join(live.environment):
                live.press(REDRAW)  # Textual alone does not draw all again by itself
        else:
            pressed = "".join(random.choices(DEEDS[deed], k=random.randint(1, 4)))
            live.press(pressed)
        session.agree((deed, pressed))


def test_the_terminal_is_left_as_it_was_found(session: Session) -> None:
    live = session.live
    live.press("\x07")
    live.wait_for_bytes("\x1b[?1049l")
    live.wait_for_bytes("\x1b[?25h")  # the cursor comes last, and never before
    assert "\x1b[?1003h" in live.received  # this application listens to the mouse,
    assert live.received.rfind("\x1b[?1003l") > live.received.rfind("\x1b[?1003h")  # and ceases to
    assert live.received.rfind("\x1b[?25h") > live.received.rfind("\x1b[?25l")
    # No look is left to the shell: the last that was set before the other screen is none.
    looks = [part for part in live.received.split("\x1b[?1049l")[0].split("\x1b[") if "m" in part]
    assert looks[-1].partition("m")[0] in ("", "0")


def test_nothing_is_sent_for_nothing_nor_for_a_mouse_that_moves(session: Session) -> None:
    live = session.live
    session.agree("the start")
    while live.read(QUIET):
        pass
    before = len(live.received)
    live.read(QUIET)
    for step in range(40):
        live.press(f"\x1b[<35;{50 + step % 20};{4 + step % 9}M")
    live.read(QUIET)
    assert live.received[before:] == ""
    session.agree("the mouse has moved")


def test_what_is_typed_is_taken_while_the_terminal_takes_nothing(session: Session) -> None:
    """A line that is full holds up what is drawn, and not what is typed."""
    for _ in range(60):
        session.live.press(REDRAW + COUNT)  # a whole screen each: far more than a line holds
    until = time.monotonic() + PATIENCE
    while session.counted() < 60:
        assert time.monotonic() < until, "what was typed waited for what was to be drawn"
        time.sleep(0.05)
    session.live.wait_for("#60 ")

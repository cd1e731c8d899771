"""Frames on one line: held, made up for, and measured by."""

from __future__ import annotations

from collections.abc import Callable

from rich.color import ColorSystem
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from reader.wire.abilities import XTERM
from reader.wire.flow import ASK, Flow
from reader.wire.line import Line

LARGE = [chr(97 + row) * 20 for row in range(26)] * 2


class Host:
    """Keeps what is sent, and what is to be done later."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.postponed: list[Callable[[], None]] = []
        self.drawn = 0

    def send(self, data: str) -> None:
        self.sent.append(data)

    def cursor(self) -> tuple[int, int] | None:
        return None

    def synchronizes(self) -> bool:
        return True

    def later(self, seconds: float, deed: Callable[[], None]) -> None:
        self.postponed.append(deed)

    def draw(self) -> None:
        self.drawn += 1


def _line(probe: str = "") -> tuple[Line, Host]:
    host = Host()
    return Line(host, XTERM, ColorSystem.TRUECOLOR, Flow(lambda: 0), probe), host


def _screen(*rows: str) -> LayoutUpdate:
    strips = [[Strip([Segment(row.ljust(20))])] for row in rows]
    return LayoutUpdate(list(strips), Region(0, 0, 20, len(rows)))


def test_frames_in_between_are_dropped_and_the_last_one_is_shown() -> None:
    line, host = _line()
    line.show(_screen("zero"))
    line.answered(0)
    line.show(_screen("one", *LARGE))
    for text in ("two", "three", "four"):
        line.show(_screen(text))
    assert len(host.sent) == 2
    line.answered(0)
    assert len(host.sent) == 3
    assert "four" in host.sent[-1]
    line.answered(0)
    assert len(host.sent) == 3


def test_a_frame_that_waits_goes_when_the_answer_is_given_up() -> None:
    line, host = _line()
    line.show(_screen("zero"))
    line.answered(0)
    line.show(_screen("one", *LARGE))
    line.show(_screen("two"))
    assert len(host.postponed) == 1
    line.show(_screen("three"))
    assert len(host.postponed) == 1


def test_only_a_large_frame_asks_to_be_shown_at_once() -> None:
    line, host = _line()
    line.show(_screen("small"))
    assert "\x1b[?2026h" not in host.sent[0]
    line.show(_screen(*LARGE))
    assert host.sent[1].startswith("\x1b[?2026h")
    assert host.sent[1].endswith("\x1b[?2026l" + ASK)


def test_a_terminal_that_draws_curly_quotes_wide_is_not_trusted_with_them() -> None:
    line, host = _line("“")
    line.show(_screen("a “quoted” text"))
    assert host.sent[0].startswith("\r“" + ASK)
    line.answered(1)
    assert len(host.sent) == 1
    line.begin()
    line.show(_screen("a “quoted” text"))
    line.answered(2)
    assert "“\x1b[4G" in host.sent[-1]


def test_what_is_held_goes_whole_when_it_is_let_go_and_after_a_while_by_itself() -> None:
    for patient in (True, False):
        line, host = _line()
        line.hold()
        line.begin()
        line.show(_screen("half"))
        line.show(_screen("whole"))
        assert (host.sent, line.holds) == ([], True)
        if patient:
            line.let_go()
        else:
            (later,) = host.postponed
            later()
        assert (host.drawn, line.holds) == (1, False)
        assert len(host.sent) == 1
        assert "whole" in host.sent[0]
        line.show(_screen("more"))
        assert len(host.sent) == 2


def test_the_size_may_be_told_twice_before_the_first_frame() -> None:
    before, _ = _line()
    before.hold()
    stood = before.put_by(_screen("a title", "a headline"))
    assert stood is not None
    line, host = _line()
    assert line.stand_on(stood.cells)
    line.begin()
    line.resized((20, 2))
    line.resized((20, 2))
    line.show(_screen("another title", "a headline"))
    line.let_go()
    assert line.stood
    assert "another title" in host.sent[0]
    assert "a headline" not in host.sent[0]
    line.resized((20, 2))
    line.show(_screen("another title", "a headline"))
    assert "a headline" in host.sent[1]

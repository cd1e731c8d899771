"""The bar on standard error: only on a terminal, only for long work, gone at the end."""

from __future__ import annotations

import io

import pytest

from reader.progress import Bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("reader.progress.time.monotonic", lambda: now[0])
    monkeypatch.setenv("TERM", "xterm")
    return now


def test_long_work_is_shown_and_taken_away(clock: list[float]) -> None:
    screen = _Terminal()
    with Bar(screen) as bar:
        bar.show("reading", 0, 200)
        assert screen.getvalue() == ""
        clock[0] += 2
        bar.show("reading", 50, 200)
        assert "reading [######------------------] 50 of 200, 0:06 left" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_short_work_shows_nothing(clock: list[float]) -> None:
    screen = _Terminal()
    with Bar(screen) as bar:
        for done in range(100):
            bar.show("reading", done, 100)
    assert screen.getvalue() == ""


def test_what_is_no_terminal_gets_nothing(clock: list[float]) -> None:
    stream = io.StringIO()
    with Bar(stream) as bar:
        clock[0] += 5
        bar.show("reading", 5, 10)
    assert stream.getvalue() == ""


def test_it_is_painted_a_few_times_a_second(clock: list[float]) -> None:
    screen = _Terminal()
    bar = Bar(screen)
    clock[0] += 1
    for done in range(1000):
        clock[0] += 0.001
        bar.show("reading", done, 1000)
    assert 5 <= screen.getvalue().count("\r") <= 12

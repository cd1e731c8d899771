"""Writes past the thread: at once where the terminal takes them, never out of order, never lost."""

from __future__ import annotations

import os
import tty
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

import pytest
from textual.drivers._writer_thread import WriterThread

from reader.wire.straight import Straight

_TEXT = "Ä wide row: 港町の新聞 " * 40


class Terminal:
    """The two ends of a terminal, of which one is read when asked."""

    def __init__(self) -> None:
        self.other, own = os.openpty()
        tty.setraw(own)
        os.set_blocking(self.other, False)
        self.file: TextIO = os.fdopen(own, "w", encoding="utf-8")

    def read(self) -> str:
        """Give what has come."""
        found = b""
        with suppress(BlockingIOError):
            while data := os.read(self.other, 1 << 16):
                found += data
        return found.decode()

    def close(self) -> None:
        self.file.close()
        os.close(self.other)


@pytest.fixture(name="terminal")
def _terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


def test_what_the_terminal_takes_is_there_without_the_thread(terminal: Terminal) -> None:
    straight = Straight(terminal.file)
    assert straight.send("one ") is None
    assert straight.send("港\n") is None
    assert terminal.read() == "one 港\n"
    assert straight.close() is terminal.file


def test_nothing_overtakes_what_the_thread_was_given(terminal: Terminal) -> None:
    straight = Straight(terminal.file)
    straight.expect()
    assert straight.send("second") == "second"
    straight.write("first ")
    assert straight.send("second") == "second"  # it is written, and not flushed
    straight.flush()
    assert straight.send("second") is None
    assert terminal.read() == "first second"


def test_a_terminal_that_is_not_read_holds_nobody_up_and_loses_nothing(terminal: Terminal) -> None:
    straight = Straight(terminal.file)
    file: Any = straight
    thread = WriterThread(file)
    sent, waiting = "", list[str]()
    while len(waiting) < 20:  # far more than a terminal holds
        sent += _TEXT
        left = straight.send(_TEXT)
        if left is not None:
            straight.expect()
            waiting.append(left)
    thread.start()
    for each in waiting:
        thread.write(each)
    read = ""
    while len(read) < len(sent):
        read += terminal.read()
    thread.stop()
    assert read == sent


def test_once_the_thread_is_done_the_way_is_open_again(terminal: Terminal) -> None:
    straight = Straight(terminal.file)
    file: Any = straight
    thread = WriterThread(file)
    thread.start()
    for text in ("a", "b", "c"):
        straight.expect()
        thread.write(text)
    thread.stop()
    assert straight.send("d") is None
    assert terminal.read() == "abcd"


def test_what_is_no_terminal_has_no_way_but_the_thread(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        straight = Straight(file)
        assert straight.send("text") == "text"
        straight.close()


def test_a_terminal_that_has_gone_is_left_to_the_thread(terminal: Terminal) -> None:
    straight = Straight(terminal.file)
    os.close(terminal.other)
    assert straight.send("text") == "text"
    terminal.other = os.open(os.devnull, os.O_RDONLY)

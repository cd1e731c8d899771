"""What work costs: CPU seconds by stage, and memory; where need be in a process of its own.

So that one method's memory is not counted as another's. Must not know what the work is.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_STATUS = Path("/proc/self/status")
_LOOK = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Measured(Generic[T]):
    """What the work gave. ``megabytes`` is what the peak grew by while it was done."""

    result: T
    seconds: float  # CPU
    megabytes: float


def apart(work: Callable[..., T], *arguments: Any) -> Measured[T]:
    """Do some work in a fresh process. Work, arguments and result must be fit to be pickled."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (work, arguments))


def _measure(work: Callable[..., T], arguments: tuple[Any, ...]) -> Measured[T]:
    before, began = peak(), time.process_time()
    result = work(*arguments)
    return Measured(result, time.process_time() - began, peak() - before)


def peak() -> float:
    """Give this process's peak memory in MB.

    Linux hands the parent's peak on to a new process, except in this file.
    """
    if _STATUS.exists():
        lines = _STATUS.read_text().splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def spent() -> float:
    """Give the CPU seconds of this process and of those it had and saw end."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


class Clock:
    """CPU seconds by stage, those of spare processes with them."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self._last = spent()

    def skip(self) -> None:
        """Leave out what passed since the last call."""
        self._last = spent()

    def count(self, stage: str) -> None:
        """Count what passed since the last call for a stage."""
        now = spent()
        self.stages[stage] = self.stages.get(stage, 0.0) + now - self._last
        self._last = now


class OwnMemory:
    """What this process holds that lies in no file, in MB."""

    def __init__(self) -> None:
        self.most = 0.0  # ever seen

    def look(self) -> float:
        """Give what it is now, and note the most that was ever seen."""
        now = _resident("RssAnon")
        self.most = max(self.most, now)
        return now

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look many times a second."""
        over = Event()

        def watch() -> None:
            while not over.wait(_LOOK):
                self.look()

        watcher = Thread(target=watch)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()


def mapped() -> float:
    """Give what this process has mapped from files and the system holds, in MB."""
    return _resident("RssFile")


def _resident(kind: str) -> float:
    """Ask Linux; elsewhere nothing tells the two apart."""
    if not _STATUS.exists():
        return math.nan
    (line,) = (line for line in _STATUS.read_text().splitlines() if line.startswith(kind))
    return int(line.split()[1]) / 1024

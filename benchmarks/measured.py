"""What a piece of work costs, measured in a process of its own: CPU seconds and peak memory.

So that one method's memory is not counted as another's. Must not know what the work is.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_STATUS = Path("/proc/self/status")


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

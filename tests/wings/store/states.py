"""A state to try deeds on, and three identities to do them to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.store.shelter import Shelter
from reader.store.state.remembered import Identity
from reader.store.state.state import State

A, B, C = (Identity(f"/news/{name}.txt#0", name * 32) for name in "abc")


@contextmanager
def opened_state(path: Path) -> Iterator[State]:
    kept = State(path, Shelter().place_for("state.db"))
    try:
        yield kept
    finally:
        kept.close()

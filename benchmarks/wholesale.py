"""How long deeds take by how much they change: all articles marked, taken back, and one marked.

What a reader waits for is the first part, which is on disk when the list shows it. Every deed is
taken back. Must not know how the collection was made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from reader.library import Library
from reader.model import Filter, Grouping, Step
from reader.wholesale import Along


def deeds(library: Library) -> Iterator[tuple[str, str]]:
    """Do each deed; give what it is called and what it cost."""
    one = library.groups(Filter(), Grouping.DATE)[0].ids[0]
    yield "one marked, nothing else kept", _alone(lambda: library.mark_read([one]))
    library.undo()
    yield "all marked read", _by_parts(library.mark_all_read(Filter(), library.arrivals))
    yield "one marked, all of them kept", _alone(lambda: library.mark_read([one], read=False))
    library.undo()
    yield "counted for the title", _alone(library.counts)
    yield "all taken back", _by_parts(library.undo_by_parts(_last(library)))


def _last(library: Library) -> Step:
    step = library.next_undone()
    if step is None:
        raise ValueError("nothing was marked")
    return step


def _alone(deed: Callable[[], object]) -> str:
    began = time.process_time()
    deed()
    return f"{1000 * (time.process_time() - began):9.1f} ms CPU"


def _by_parts(deed: Iterator[Along]) -> str:
    began, first, done = time.process_time(), 0.0, 0
    for along in deed:
        done = along.done
        first = first or time.process_time() - began
    whole = time.process_time() - began
    each = 1e6 * whole / max(done, 1)
    return (
        f"{1000 * whole:9.1f} ms CPU, the first part {1000 * first:.1f}, {each:.0f} µs an article"
    )

"""What came from another machine finds its articles here: the same texts, at other paths.

The second place that knows state and index (see ``following``): there a file of this machine has
moved, here it never lay where the entry says. Must not know how files are read.
"""

from __future__ import annotations

import os

from reader.hints import TYPE_CHECKING
from reader.store.index import listed, mark_copies
from reader.store.roots import Locate, file_of, identity

if TYPE_CHECKING:
    from reader.store.index.index import Index
    from reader.store.state.remembered import Identity, Remembered
    from reader.store.state.state import State


def find_homes(locate: Locate, index: Index, state: State) -> None:
    """Let articles that nobody here has touched begin with what came from elsewhere.

    Only where the same text lies in this collection and nothing lies at the path that came
    along. The entry that came stays too: it is still right on the machine it came from.
    """
    if index.blank:
        return
    life = state.life()
    copied, revision = index.ask(mark_copies.up_to)
    if copied == life.identity and revision >= life.revision:
        return
    came = state.imported_since(revision if copied == life.identity else 0)
    copies = [(known.row, home) for known in came for home in _homes(locate, index, known)]
    touched = {known.identity for known in state.about([home for _, home in copies])}
    if fresh := [(row, home) for row, home in copies if home not in touched]:
        state.copy(fresh)


def _homes(locate: Locate, index: Index, known: Remembered) -> list[Identity]:
    if os.path.lexists(file_of(known.identity.path)):
        return []
    entries = index.ask(listed.saying, known.identity.content)
    return [identity(locate, entry) for entry in entries]

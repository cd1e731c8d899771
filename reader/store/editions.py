"""Is the text at a path an edition of the one that stood there, or another article?

Answered from what the index still has of articles that changed since the last round, and from
the new texts on their way into it; no file is read. Must not know what marks are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property

from reader.hints import TYPE_CHECKING
from reader.named import NamedTuple
from reader.store.index import digesting, listed, rounds

if TYPE_CHECKING:
    from reader.model import StoryText
    from reader.store.index.index import Index
    from reader.store.index.listed import Entry

ENOUGH = 0.25
"""Share of word pairs from which a text is an edition of another.

Of 40,000 pairs of unrelated news articles the median has 0.04 and one in a hundred more than
0.12; an article of which every fifth word was changed keeps 0.66, and hardly one less than 0.5.
"""


class Wording(NamedTuple):
    """How texts are measured: lent by the desk, since the wings do not know each other.

    ``shared`` takes two fingerprints and gives a share from 0 to 1, or None where it cannot tell.
    """

    fingerprint: Callable[[StoryText], bytes]
    shared: Callable[[bytes, bytes], float | None]


class Editions:
    """What the index remembers of the texts that changed, for one round of following."""

    def __init__(self, index: Index, wording: Wording) -> None:
        self._index = index
        self._wording = wording

    def follows(self, entry: Entry, content: str) -> bool:
        """Tell whether a new article is an edition of the text ``content`` that stood there.

        What says the same as an article elsewhere did before was moved, not edited, when
        ``content`` stands elsewhere now: so two versions of one story may change names. Where
        the index has nothing to compare (it was thrown away, or the last scan was stopped), a
        text that stands elsewhere has gone there, and any other was edited.
        """
        former = self._index.ask(rounds.former, entry.id)
        stands_elsewhere = bool(self._index.ask(listed.saying, content))
        if former is None:
            return not stands_elsewhere
        was, fingerprint = former
        if was != content or (stands_elsewhere and self._stood_elsewhere(entry)):
            return False
        share = self._share(entry, fingerprint)
        return not stands_elsewhere if share is None else share >= ENOUGH

    def _share(self, entry: Entry, former: bytes) -> float | None:
        text = self._index.ask(digesting.new_text, entry.key)
        return self._wording.shared(former, self._wording.fingerprint(text)) if text else None

    def _stood_elsewhere(self, entry: Entry) -> bool:
        return bool(self._places[entry.content] - {entry.id})

    @cached_property
    def _places(self) -> defaultdict[str, set[str]]:
        """Where each text stood that has left its place."""
        places = defaultdict[str, set[str]](set)
        for article, content in self._index.ask(rounds.former_contents):
            places[content].add(article)
        return places

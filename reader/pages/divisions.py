"""Which divisions of a list are folded away, in a few bytes however many there are.

Knows divisions by their keys alone; must not know what stands in one, nor how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.named import NamedTuple

_ALL_BUT = "\0"  # stands before the keys of those left open; no division is called so


class Folded(NamedTuple):
    """The divisions with these keys; with ``others`` every one but these."""

    keys: frozenset[str] = frozenset()
    others: bool = False

    @classmethod
    def only(cls, *keys: str) -> Folded:
        """Fold these alone."""
        return cls(frozenset(keys))

    def hold(self, key: str) -> bool:
        """Tell whether a division is folded."""
        return (key in self.keys) is not self.others

    def turned(self, key: str) -> Folded:
        """Give the same with one division unfolded that is folded, or folded that is not."""
        return self._replace(keys=self.keys ^ {key})

    @property
    def written(self) -> list[str]:
        """Give it as it is kept; versions that know no more than keys read it as keys."""
        return [*([_ALL_BUT] if self.others else []), *sorted(self.keys)]

    @classmethod
    def read(cls, written: Iterable[str]) -> Folded:
        """Read what ``written`` gave."""
        keys = frozenset(written)
        return cls(keys - {_ALL_BUT}, _ALL_BUT in keys)


NONE = Folded()
ALL = Folded(others=True)
"""Every division, those that are still to come too."""

"""What the palette offers: deeds by name, and outlets, days and headlines to go to.

Matches what is typed by the beginnings of words. Must not know how a choice is carried out, nor
any widget.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from reader.model import Group, Row
from reader.named import NamedTuple
from reader.text.folding import folded_words
from reader.tui.keys import Action, spoken_keys

_OWN = frozenset({"palette.open", "move.down", "move.up"})  # no use naming these


class Kind(StrEnum):
    """What choosing it does."""

    DEED = "deed"
    OUTLET = "outlet"
    DAY = "day"
    HEADLINE = "headline"
    SEARCH = "search"
    THEME = "theme"


class Choice(NamedTuple):
    """One line of the palette. ``value`` is an action's id, an outlet, a day's key, an id."""

    kind: Kind
    value: str
    text: str
    hint: str = ""  # the key of a deed, the number of articles


def deeds(actions: Iterable[Action]) -> Iterator[Choice]:
    """Offer the deeds of a screen, with their keys."""
    for action in actions:
        if action.id not in _OWN:
            yield Choice(Kind.DEED, action.id, action.help, spoken_keys(action))


def searches(saved: Mapping[str, str]) -> Iterator[Choice]:
    """Offer the saved searches, with what each looks for."""
    for name, query in sorted(saved.items()):
        yield Choice(Kind.SEARCH, name, f"search @{name}: {query}")


def looks(themes: Iterable[str], shown: str) -> Iterator[Choice]:
    """Offer the themes by name."""
    for name in themes:
        yield Choice(Kind.THEME, name, f"theme {name}", "shown" if name == shown else "")


def outlets(counted: Iterable[tuple[str, int]]) -> Iterator[Choice]:
    """Offer outlets by name, with how many articles each has."""
    for name, articles in counted:
        yield Choice(Kind.OUTLET, name, f"outlet {name}", f"{articles:,}")


def days(groups: Iterable[Group]) -> Iterator[Choice]:
    """Offer the days of a list that is divided by date, under their names and in figures."""
    for group in groups:
        text = f"day {group.label}" + (f" ({group.key})" if group.key else "")
        yield Choice(Kind.DAY, group.key, text, f"{len(group.ids):,}")


def headlines(rows: Iterable[Row]) -> Iterator[Choice]:
    """Offer articles by their headlines."""
    for row in rows:
        outlet = f" · {row.outlet}" if row.outlet else ""
        yield Choice(Kind.HEADLINE, row.id, f"{row.headline}{outlet}", (row.date or "")[:10])


def matching(choices: Iterable[Choice], typed: str, most: int) -> list[Choice]:
    """Give up to ``most`` choices of which every word typed begins a word, in their order.

    Those that begin with the first word typed come first.
    """
    wanted = folded_words(typed)
    if not wanted:
        return [choice for choice, _ in zip(choices, range(most), strict=False)]
    first: list[Choice] = []
    other: list[Choice] = []
    for choice in choices:
        words = folded_words(choice.text)
        if all(any(word.startswith(each) for word in words) for each in wanted):
            (first if words[0].startswith(wanted[0]) else other).append(choice)
    return [*first, *other][:most]

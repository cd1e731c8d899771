"""Looks: what can be told of a line from its words alone, each told once and kept.

A page asks the same few things of every line from many rooms, and a site prints the same menus on
every page: what was told of a short line is remembered with it, for as long as the same names of
outlets hold (see ``outlets.known_too``). Knows which room tells what; must not know where a line
stands.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from reader.anatomy import (
    addresses,
    agencies,
    date_labels,
    edges,
    furniture,
    openings,
    outlets,
    shapes,
    wire_marks,
)
from reader.anatomy.date_labels import Role
from reader.dates import finding
from reader.hints import Any, Generic, TypeVar

_SHORT = 200  # letters of a line that is remembered: longer ones are prose, and hardly come again
_REMEMBERED = 4096

T = TypeVar("T")


class Trait(Generic[T]):
    """Something that is told of a line's words when it is first asked for, and kept on the look."""

    def __init__(self, tell: Callable[[str], T]) -> None:
        self._tell = tell

    def __set_name__(self, owner: type[Look], name: str) -> None:
        self._name = name

    def __get__(self, look: Look, owner: type[Look]) -> T:
        told = self._tell(look.text)
        setattr(look, self._name, told)  # found before this descriptor from now on
        return told


class Look:
    """A line's words and what they look like, whatever stands around them.

    What every page asks of every line is told at once: its shape, and whether it is furniture.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.weight = shapes.weight(text)
        self.ends_sentence = shapes.ends_sentence(text)
        self.is_paragraph = shapes.is_paragraph(text, self.weight, ends=self.ends_sentence)
        self.is_prose = self.is_paragraph or (self.ends_sentence and shapes.is_sentence(text))
        self.is_button = furniture.is_button(text)
        self.is_notice = furniture.is_notice(text)
        self.is_rights = furniture.is_rights(text)
        self.is_furniture = self.is_button or self.is_notice or self.is_rights
        self._told: dict[Callable[[Look], Any], Any] = {}

    def told(self, tell: Callable[[Look], T]) -> T:
        """Give what a room that stands on looks tells of the line's words, told once."""
        if tell not in self._told:
            self._told[tell] = tell(self)
        told: T = self._told[tell]
        return told

    word_count = Trait(shapes.word_count)
    is_sentence = Trait(shapes.is_sentence)
    folded = Trait(shapes.folded)
    folded_start = Trait(shapes.folded_start)
    stems = Trait(shapes.stems)
    wire_marks = Trait(wire_marks.marks_before)

    holds_year = Trait(finding.holds_year)
    announces = Trait(date_labels.announced)
    opening = Trait(openings.opening_of)
    is_author_label = Trait(openings.is_author_label)
    is_credit = Trait(agencies.is_credit)
    outlet = Trait(outlets.outlet_named)
    agency = Trait(agencies.agency_named)
    may_hold_host = Trait(addresses.may_hold_host)

    is_caption = Trait(furniture.is_caption)
    ends_story = Trait(furniture.ends_story)

    is_moment = Trait(edges.is_moment)
    before_moment = Trait(edges.before_moment)
    is_appeal = Trait(edges.is_appeal)
    is_biography = Trait(edges.is_biography)
    is_sharing = Trait(edges.is_sharing)
    ends_in_credit = Trait(edges.ends_in_credit)


class LongLook(Look):
    """The look of a long line: what only short lines are need not be asked of it."""

    announces = Role.PLAIN
    is_author_label = False
    is_moment = False
    ends_story = False


def look_of(text: str, names: frozenset[str]) -> Look:
    """Give the look of a line's words; that of a short line stays remembered.

    ``names`` are those of outlets that hold now: what is told of a line may be told of them.
    """
    return _remembered(text, names) if len(text) <= _SHORT else LongLook(text)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(text: str, _: frozenset[str]) -> Look:
    return Look(text)

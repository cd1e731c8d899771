"""Styles become numbers, and the way from one style to the next the shortest escape sequence.

A look is what a terminal keeps for a cell beside its text; its number is one character, so that
the looks of a row are a string. Must not know of text, of rows or of who made the style.
"""

from __future__ import annotations

from typing import NamedTuple

PLAIN = "\0"  # the number of the look that has nothing

# What ends an attribute (ECMA-48); those that are not here end with a reset of everything, since
# terminals differ: 21 is a double underline to some and the end of bold to others.
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
_SEEN_ON_BLANKS = frozenset(("4", "5", "6", "7", "9", "21", "51", "52", "53"))
_COMMON = frozenset(_ENDS)
_ITALIC = "3"


class Look(NamedTuple):
    """How a cell is drawn. All are parameters of SGR as strings, empty where not set.

    ``attributes`` in rising order; ``ink`` and ``ground`` as ``38;2;1;2;3`` or ``31``; ``link`` the
    address of a hyperlink (OSC 8).
    """

    attributes: tuple[str, ...] = ()
    ink: str = ""
    ground: str = ""
    link: str = ""


class Looks:
    """The table of looks. ``ends``: whether the terminal knows how to end a single attribute;
    ``slants``: whether its italics are slanted letters, of which a blank shows nothing.
    """

    def __init__(self, ends: bool = True, slants: bool = True) -> None:
        self._ends = ends
        self._on_blanks = _SEEN_ON_BLANKS if slants else _SEEN_ON_BLANKS | {_ITALIC}
        self._numbers = {Look(): PLAIN}
        self._looks = [Look()]
        self._grounds = [Look()]
        self._ways: dict[tuple[str, str], str] = {}
        self._links: dict[str, int] = {}

    def number(self, look: Look) -> str:
        """Give the number of a look, a new one where it is new."""
        number = self._numbers.get(look)
        if number is None:
            number = self._numbers[look] = chr(len(self._looks))
            self._looks.append(look)
            self._grounds.append(_on_a_blank(look, self._on_blanks))
        return number

    def __len__(self) -> int:
        return len(self._looks)

    def look(self, number: str) -> Look:
        return self._looks[ord(number)]

    def on_a_blank(self, number: str) -> Look:
        """Give what of a look is seen where there is a blank."""
        return self._grounds[ord(number)]

    def erases(self, number: str, coloured: bool) -> bool:
        """Tell whether erasing leaves what blanks of this look show.

        ``coloured``: whether the terminal erases in the colour that is set.
        """
        seen = self._grounds[ord(number)]
        return not seen.attributes and not seen.link and (coloured or not seen.ground)

    def way(self, old: str, new: str) -> str:
        """Give the sequence that turns the pen from one look to another; ``""`` for none.

        ``old`` may be empty: the pen's look is not known.
        """
        if old == new:
            return ""
        way = self._ways.get((old, new))
        if way is None:
            way = self._ways[old, new] = self._shortest(old, new)
        return way

    def _shortest(self, old: str, new: str) -> str:
        target = self._looks[ord(new)]
        anew = _sgr(["0", *_parameters(target)])
        if not old:
            return self._link(target.link) + anew
        start = self._looks[ord(old)]
        link = "" if start.link == target.link else self._link(target.link)
        if start[:3] == target[:3]:
            return link
        step = self._step(start, target)
        return link + (step if step and len(step) <= len(anew) else anew)

    def _step(self, start: Look, target: Look) -> str:
        """Give the sequence that changes only what differs, or nothing where that is not sure."""
        gone = set(start.attributes) - set(target.attributes)
        if gone and not (self._ends and gone <= _COMMON and set(target.attributes) <= _COMMON):
            return ""
        ends = sorted({_ENDS[attribute] for attribute in gone})
        kept = {each for each in start.attributes if _ENDS.get(each) not in ends}
        begun = [each for each in target.attributes if each not in kept]
        colours = []
        if start.ink != target.ink:
            colours.append(target.ink or "39")
        if start.ground != target.ground:
            colours.append(target.ground or "49")
        if not self._ends and ("39" in colours or "49" in colours):
            return ""
        return _sgr([*ends, *begun, *colours])

    def _link(self, address: str) -> str:
        """Give the sequence that begins a link, or ends one.

        One address is one link however many lines it fills: they light up together. Where none
        was begun none is ended: to some terminals the sequence is text.
        """
        if not address:
            return "\x1b]8;;\x1b\\" if self._links else ""
        number = self._links.setdefault(address, len(self._links) + 1)
        return f"\x1b]8;id={number};{address}\x1b\\"


def _parameters(look: Look) -> list[str]:
    return [*look.attributes, *(part for part in (look.ink, look.ground) if part)]


def _sgr(parameters: list[str]) -> str:
    return "\x1b[m" if parameters == ["0"] else f"\x1b[{';'.join(parameters)}m"


def _on_a_blank(look: Look, shown: frozenset[str]) -> Look:
    """Leave out what does not show where nothing is written: the ink, bold, dim, italic."""
    seen = tuple(each for each in look.attributes if each in shown)
    return Look(seen, look.ink if seen else "", look.ground, look.link)

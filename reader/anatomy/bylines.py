"""Bylines: who is named in one, for whom they write, and where they are.

Knows how bylines are worded in the languages of the press; must not know where in a page a line
stands, nor what else the page says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache

from reader.anatomy import furniture, mastheads, people, places
from reader.anatomy.agencies import agency_named
from reader.anatomy.openings import opening_of
from reader.anatomy.outlets import is_distinctive, outlet_named, own_names
from reader.anatomy.shapes import tidy
from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern

_LONGEST = 200  # characters of a piece that may be a byline
_BRAND_WORDS = 6  # of an outlet for which somebody writes
_EMAIL = pattern(
    r"[\w.+-]{1,64}@[\w.-]{1,190}|(?<!\w)@\w{1,40}|\b(?:twitter|e-?mail):?(?!\w)", re.I
)


class Joint(Enum):
    """What stands before a part of a byline."""

    BAR = "bar"  # the beginning, a bar, a bracket, a dash
    COMMA = "comma"
    AND = "and"
    FOR = "for"
    IN = "in"


_FOR = (
    r"special(?:ly)?\s(?:to|for)|exclusively\sfor|for|of(?=\sthe\s)|from(?=\sthe\s)|pour|für|para|"
    r"per|для|voor"
)
_OF = r"do|da|dos|das|del|della|dello|de\sla|du|des|vom|von\sder|van\s(?:de|het)"
_IN = (
    r"reporting\s(?:from|in)|reports?\sfrom|in|at|from|à|au|aux|en|em|aus|desde|из|в|"
    r"bureau\sin"
)
_AND = r"and|with|avec|mit|con|com|und|et|y|e|en|och|og|i|und|и|та|і|AND|WITH|UND|ET|と|和"
_JOINTS = pattern(
    r"(?P<bar>\s*[|·•;()（）\[\]【】]\s*|\s+[-–—]\s+|\s*[/／]\s*|\s{4,})"
    rf"|(?P<for>[,\s]\s*(?:(?i:{_FOR})\s(?:the\s(?=[^\W\d_a-z]))?|(?<=,\s)(?:{_OF})\s)(?=[^\W_a-z]|the\s))"
    rf"|(?P<and>,?\s(?:{_AND})\s|\s*&\s*)"
    rf"|(?P<in>,?\s(?:{_IN})\s(?=[^\W\d_a-z]))"
    r"|(?P<comma>\s*[,،、]\s*)"
)


class Part(NamedTuple):
    """A piece of a byline between two joints. ``listed``: another follows after "and"."""

    joint: Joint
    words: str
    listed: bool = False


class Named(NamedTuple):
    """Who is named: people and agencies who wrote, for which outlet, in which place.

    ``known`` tells that the outlet stands in the table and is not only worded like one.
    """

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    outlet: str | None = None
    place: str | None = None
    known: bool = False


class Byline(NamedTuple):
    """A line read as a byline. ``span`` is where; ``labelled`` tells a "By" or its like."""

    named: Named
    span: Span
    labelled: bool

    @property
    def people(self) -> tuple[str, ...]:
        return self.named.people

    @property
    def agencies(self) -> tuple[str, ...]:
        return self.named.agencies


def read_byline(text: str, offset: int, *, labelled: bool = False) -> Byline | None:
    """Read a piece of a line that may name who wrote. None when nobody is named.

    ``text`` is the piece before any date, ``offset`` where it begins in the article.
    """
    if len(text) > _LONGEST:
        return None
    opening = opening_of(text)
    words = text[opening.name.start : opening.name.end] if opening else text
    labelled = labelled or opening is not None
    language = opening.language if opening else "en"
    named = _named(words, language, own_names(), labelled=labelled)
    if opening and opening.agency:
        named = named._replace(agencies=(opening.agency, *named.agencies))
    if not (named.people or named.agencies or named.outlet):
        return None
    return Byline(named, Span(offset, offset + len(text.rstrip())), labelled)


@lru_cache(maxsize=2048)  # a line is read as headline, as byline and for its writers
def _named(words: str, language: str, _: frozenset[str], *, labelled: bool) -> Named:
    whole = tidy(words).strip(" .,")
    if agency := agency_named(whole):
        return Named(agencies=(agency,))
    if not whole or _is_furniture(whole):
        return Named()
    if (known := outlet_named(whole)) and is_distinctive(whole):
        return Named(outlet=known.name, known=True)
    if known and not people.is_name(whole, labelled=False):
        return Named()  # "Panorama" may be a section as well
    return _Reading(language, labelled).of(list(_parts(_EMAIL.sub(" ", words))))


def _is_furniture(words: str) -> bool:
    return furniture.is_button(words) or furniture.is_notice(words) or furniture.is_rights(words)


def _parts(words: str) -> Iterator[Part]:
    joint, start = Joint.BAR, 0
    for match in _JOINTS.finditer(words):
        following = Joint(match.lastgroup)
        if piece := words[start : match.start()].strip():
            yield Part(joint, piece, following is Joint.AND and joint is not Joint.BAR)
        joint, start = following, match.end()
    if piece := words[start:].strip():
        yield Part(joint, piece)


class _Reading:
    """A byline being read, part after part."""

    def __init__(self, language: str, labelled: bool) -> None:
        self._language = language
        self._labelled = labelled
        self._people: list[str] = []
        self._agencies: list[str] = []
        self._outlet: str | None = None
        self._known = False
        self._place: str | None = None
        self._closed = False  # "A and B, …": what follows is no third person

    def of(self, parts: Sequence[Part]) -> Named:
        """Read all parts. An unlabelled line is names throughout, or none."""
        for part in parts:
            if not (self._credit(part) or self._person(part)) and not self._labelled:
                return Named((), tuple(self._agencies), self._outlet, None, self._known)
        return Named(
            tuple(dict.fromkeys(self._people)), tuple(dict.fromkeys(self._agencies)),
            self._outlet, self._place, self._known,
        )  # fmt: skip

    def _credit(self, part: Part) -> bool:
        """Read a part that is no person: an agency, an outlet, a place, a job, other work."""
        words = part.words
        if agency := agency_named(words):
            self._agencies.append(agency)
        elif brand := self._brand(part):
            self._outlet = self._outlet or brand
        elif part.joint is Joint.IN or places.is_place(words):
            self._place = self._place or (words if places.is_place(words) else None)
            self._closed = False  # "A and B in Oslo, C in Bergen"
        elif people.credits_other_work(words):
            return bool(self._people)
        elif people.holds_role(words) and self._people and part.joint is not Joint.AND:
            self._outlet = self._outlet or self._employer(words)
        else:
            return False
        return True

    def _brand(self, part: Part) -> str | None:
        """Give the outlet that a part names: a known one, one worded so, or whom one wrote for."""
        words = part.words.strip(" .,;:*")
        known = outlet_named(words)
        job = words[:1].islower() and people.holds_role(words)
        if known and not job and (is_distinctive(words) or part.joint is Joint.FOR):
            self._known = self._known or self._outlet is None
            return known.name
        if part.joint is Joint.AND or places.is_place(words) or people.holds_role(words):
            return None
        if part.listed and people.is_name(words, labelled=True):
            return None  # "Jane Roe, Wei Sun and Bo Lint"
        if self._people or self._labelled or part.joint is Joint.FOR:
            wanted = part.joint is Joint.FOR and len(words.split()) <= _BRAND_WORDS
            if wanted or mastheads.is_masthead(words, self._language):
                return mastheads.masthead(words) if self._people else None
        return None

    def _employer(self, words: str) -> str | None:
        """Give the known outlet at the head of a job: "BBC News Political Correspondent"."""
        said = words.split()
        for size in range(len(said) - 1, 0, -1):
            head = " ".join(said[:size])
            if (known := outlet_named(head)) and (is_distinctive(head) or head.isupper()):
                self._known = True
                return known.name
        return None

    def _person(self, part: Part) -> bool:
        behind = part.joint in (Joint.BAR, Joint.COMMA)
        if (self._closed and behind) or part.joint is Joint.FOR:
            return self._labelled or part.joint is Joint.FOR
        words = self._without_employer(people.name_in(part.words))
        labelled = self._labelled and (part.joint is not Joint.BAR or not self._people)
        names = people.names_in(words, labelled=labelled)
        self._people += names
        self._closed = self._closed or (part.joint is Joint.AND and len(self._people) > 1)
        return bool(names)

    def _without_employer(self, words: str) -> str:
        """Take the agency or outlet off a name that it follows without a mark."""
        said = words.split()
        for size in range(2, len(said)):
            head, tail = " ".join(said[:size]), " ".join(said[size:])
            known = outlet_named(tail)
            if agency := agency_named(tail):
                self._agencies.append(agency)
                return head
            if known and is_distinctive(tail) and " " in tail:
                self._outlet, self._known = self._outlet or known.name, True
                return head
        return words

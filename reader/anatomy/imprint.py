"""Imprints: what the foot of a page and its forms say of who published it.

Knows copyright lines, the site's own domain and the letters it offers; must not weigh them
against what the head of the page says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reader.anatomy import addresses
from reader.anatomy.addresses import Address
from reader.anatomy.agencies import agency_named
from reader.anatomy.layout import Layout
from reader.anatomy.lines import Line
from reader.anatomy.outlets import Outlet, is_distinctive, outlet_at, outlet_named
from reader.anatomy.shapes import tidy
from reader.model import Field, Provenance, Span
from reader.pattern import pattern

FIRST_LINES = 4
"""First lines of a page among which its own name stands, whatever follows."""
_TAIL_MENTIONS = 3  # times its own domain must stand in the tail
_CAPITALISED = pattern(
    r"[^\W\d_][\w'’.&-]*(?:\s(?:[^\W\d_a-z][\w'’.&-]*|of|the|and|&|de|del)){1,6}"
)
_LETTERS_FROM = pattern(
    r"(?i:e-?mails?|newsletters?|updates|offers)\s(?:[a-z]+,?\s){0,6}from\s(?=[^\W\d_a-z])(.{3,60})"
)
_RESERVED = pattern(
    r"©|\(c\)|copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos (?:los derechos|os direitos) reservados|tutti i diritti riservati|"
    r"все права защищены|版[权權]所有|無断転載(?:を禁じます|禁止)|무단\s?전재\S*",
    re.IGNORECASE,
)
_YEARS = pattern(r"\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\b")
_SENTENCES = pattern(r"(?<=[a-zA-Z]{3})\.\s|\s[|–—-]\s")
_BEFORE_NAME = pattern(r"^(?:by|the)\s|^(?:\W+)", re.IGNORECASE)
_RIGHTS_WORDS = pattern(
    r"©|\(c\)|copyright|all rights reserved|all contents|\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|"
    r"20)\d\d)?\b|"
    r"\b(?:inc|llc|ltd|plc|corporation|network|company|limited|gmbh)\b",
    re.IGNORECASE,
)


def signs(layout: Layout) -> Iterator[Field[str]]:
    """Give the outlets that the page's own furniture names, with how far each is believed."""
    yield from _by_tail(layout)
    yield from _by_consent(layout)


def without_rights(name: str) -> str:
    """Give a declared name without the words that reserve its rights ("人民网版权所有")."""
    if not _RESERVED.search(name):
        return name
    return tidy(_YEARS.sub(" ", _RESERVED.sub(" ", name))).strip(" .,;:®™-–—")


def _by_tail(layout: Layout) -> Iterator[Field[str]]:
    """A copyright line near the end, or the outlet's own domain three times in the tail."""
    mentions: Counter[str] = Counter()
    for i in layout.tail:
        line = layout.lines[i]
        if line.look.is_rights and (held := _holder(layout, line.text)):
            name, confidence = held
            yield Field(name, Provenance.TAIL, confidence, line.text[:200], line.span)
        for found in _hosts(layout, line):
            if known := outlet_at(found.text):
                mentions[known.name] += 1
    for name, count in mentions.most_common(1) if mentions else ():
        if count >= _TAIL_MENTIONS:
            source = f"its domain {count} times after the story"
            yield Field(name, Provenance.INFERRED, 0.8, source, _first_mention(layout, name))


def _hosts(layout: Layout, line: Line) -> list[Address]:
    if not line.look.may_hold_host:
        return []
    return addresses.find_hosts(layout.text, line.start, line.end)


def _first_mention(layout: Layout, name: str) -> Span | None:
    for i in layout.tail:
        line = layout.lines[i]
        for found in _hosts(layout, line):
            if (known := outlet_at(found.text)) and known.name == name:
                return found.span
    return None


def _by_consent(layout: Layout) -> Iterator[Field[str]]:
    """Whose letters a form of the page offers: "I agree to receive emails from The Courier"."""
    for i in (*range(layout.start), *sorted(layout.parts.aside)):
        line = layout.lines[i]
        if "from" not in line.text or len(line.text) >= 600:
            continue
        found = _LETTERS_FROM.search(line.text)
        words = _CAPITALISED.match(found[1]) if found else None
        if words and (known := next(_known_at(words[0].split()), None)):
            yield Field(known.name, Provenance.TAIL, 0.72, line.text[:200], line.span)
            return


def _known_at(words: list[str]) -> Iterator[Outlet]:
    """Give the outlets that a run of words begins with, the longest name first."""
    ends = range(len(words), 0, -1)
    yield from filter(None, (_known_for_sure(words[:end]) for end in ends))


def _known_for_sure(words: list[str]) -> Outlet | None:
    """Give the outlet that words name, where they mean nothing else and no agency."""
    name = " ".join(words)
    known = outlet_named(name)
    return known if known and is_distinctive(name) and not agency_named(name) else None


def _holder(layout: Layout, text: str) -> tuple[str, float] | None:
    """Read whom a copyright line names, and how far that is the publisher.

    An outlet that is known; an agency only as a last resort, since local sites print its line;
    another name only where the page's first lines say it too.
    """
    names = list(_names_in_rights(text[:300]))
    for name in names:
        for form in (name, name.split("/")[0], name.split(",")[0]):
            if known := outlet_named(form):
                return known.name, 0.6 if agency_named(form) else 0.8
    words = _CAPITALISED.findall(text[:300])
    inside = (known for run in words for known in _known_inside(run.split()))
    if known := next(inside, None):
        return known.name, 0.7
    first = (tidy(line.bare) for line in layout.lines[:FIRST_LINES] if len(line.text) < 60)
    logos = {_without_article(name): name for name in first}
    for name in names:
        if len(name) > 3 and (logo := logos.get(_without_article(name))):
            return logo, 0.75
    return None


def _without_article(name: str) -> str:
    return name.lower().removeprefix("the ")


def _names_in_rights(text: str) -> Iterator[str]:
    for sentence in _SENTENCES.split(text):
        name = _RIGHTS_WORDS.sub(" ", sentence).strip(" .,;:®™-–—")
        yield _BEFORE_NAME.sub("", tidy(name))


def _known_inside(words: list[str]) -> Iterator[Outlet]:
    """Give the outlets whose whole name stands in a run of capitalised words, longest first."""
    for size in range(min(5, len(words)), 1, -1):
        starts = range(len(words) - size + 1)
        runs = (words[start : start + size] for start in starts)
        yield from filter(None, map(_known_for_sure, runs))

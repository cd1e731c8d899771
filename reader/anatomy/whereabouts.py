"""Whereabouts: from where a story was filed, as dateline, header or byline print it.

Knows where such places stand; must not read a place out of the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.anatomy import places, writers
from reader.anatomy.bylines import Byline
from reader.anatomy.layout import Layout
from reader.anatomy.looks import Look
from reader.anatomy.shapes import tidy
from reader.model import Field, Provenance, Span
from reader.pattern import pattern

_PREPOSITIONS = ("le", "den", "am", "el", "il", "em")  # "Bruxelles, le 12 mars"
_BEFORE_DATE = pattern(rf",?\s(?:{'|'.join(_PREPOSITIONS)})$")
_MOST_HEADER = 12  # lines between headline and story that are a header and no menu


def place(layout: Layout, printed: Sequence[Byline]) -> Field[str] | None:
    """Give the place of an article: of its dateline, else of a line, date or byline above it.

    ``printed`` are the bylines of the page.
    """
    line = layout.dateline
    if line and line.place:
        source = line.span.of(layout.text)
        confidence = 0.95 if line.sure else 0.8
        return Field(line.place, Provenance.DATELINE, confidence, source, line.place_span)
    return _of_header(layout) or _of_byline(layout, printed)


def _of_header(layout: Layout) -> Field[str] | None:
    """Read a line that is only a place, or one before its date; several are a menu."""
    named = list(_named(layout))
    if len(named) != 1:
        return None
    name, span = named[0]
    return Field(tidy(name), Provenance.HEADER, 0.8, span.of(layout.text), span)


def _named(layout: Layout) -> Iterator[tuple[str, Span]]:
    first = 0 if layout.printed is None else layout.printed + 1
    for i in range(max(first, layout.start - _MOST_HEADER), layout.start):
        dated = i in layout.date_lines
        look = layout.lines[i].bare_look
        if words := _city(writers.before_date(layout, i)) if dated else look.told(_city_alone):
            start = layout.text.index(words, layout.lines[i].start)
            yield words, Span(start, start + len(words))


def _city_alone(look: Look) -> str:
    return _city(writers.before_moment(look))


def _city(words: str) -> str:
    """Give the words that are a city, without what leads over to a date; else nothing."""
    bare = _BEFORE_DATE.sub("", words) if words.endswith(_PREPOSITIONS) else words
    name = bare.strip(" /.")
    return name if places.is_city(name) else ""


def _of_byline(layout: Layout, printed: Sequence[Byline]) -> Field[str] | None:
    for byline in printed:
        if byline.named.place and places.is_city(byline.named.place):
            source = byline.span.of(layout.text)
            return Field(byline.named.place, Provenance.HEADER, 0.7, source, byline.span)
    return None

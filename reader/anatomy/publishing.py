"""The outlet of an article: the brand that published this copy.

Knows the signs that name a publisher and how far each is right; must not take a source that is
only quoted for the publisher.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.anatomy import addresses, imprint, mastheads
from reader.anatomy.agencies import agency_named
from reader.anatomy.attributions import Kind
from reader.anatomy.bylines import Byline
from reader.anatomy.declared import Told
from reader.anatomy.imprint import FIRST_LINES
from reader.anatomy.layout import Layout
from reader.anatomy.outlets import (
    is_distinctive,
    outlet_at,
    outlet_named,
    outlet_of_host,
)
from reader.anatomy.senders import sender_of
from reader.anatomy.shapes import tidy
from reader.model import Field, Provenance, Span
from reader.pattern import pattern

_NO_MENU = 12  # lines above a story that are a header and no menu
_LABEL_ENDS = pattern(r"\s*[|;]\s*|\s{3,}")
_DIVIDER = pattern(r"\s[|–—·-]\s")
_PIECES = pattern(r"\s*[|·•]\s*|\s[-–—]\s|\s/\s")
_BY = pattern(r"^(?:by|for)\s", re.IGNORECASE)
_TELLING = ("told", "tell", "interview with")
_TOLD = pattern(r"\b(?:told|tells|telling|interview with)\s(?:the\s)?((?:[A-Z][\w&.'-]*\s?){1,4})")


def outlet(
    layout: Layout, told: Told, url: Field[str] | None, printed: Sequence[Byline]
) -> tuple[Field[str] | None, str]:
    """Give the outlet by the strongest sign there is, and its country where that is known.

    ``printed`` are the bylines of the page.
    """
    fields = list(_signs(layout, told, url, printed)) or list(_by_quotation(layout))
    fields.sort(key=lambda field: -field.confidence)
    if not fields:
        return None, ""
    best = fields[0]
    others = {field.value: field for field in fields if field.value != best.value}
    conflicts = tuple(field for field in others.values() if field.confidence >= 0.8)
    known = outlet_named(best.value)
    chosen = Field(best.value, best.provenance, best.confidence, best.source, best.span, conflicts)
    return chosen, known.country if known else ""


def _signs(
    layout: Layout, told: Told, url: Field[str] | None, printed: Sequence[Byline]
) -> Iterator[Field[str]]:
    yield from _declared(told)
    yield from _by_sender(told)
    yield from _by_label(layout)
    yield from _by_address(layout, url)
    yield from _by_header_host(layout)
    yield from _attributed(layout)
    yield from _by_own_line(layout)
    yield from _by_dateline(layout)
    yield from _by_suffix(layout)
    yield from _by_byline(layout, printed)
    yield from _below_byline(layout, printed)
    yield from imprint.signs(layout)


def _declared(told: Told) -> Iterator[Field[str]]:
    """The first declared name that is known; else the first, below an address that is known."""
    read = [(one, addresses.host_of(one.value)) for one in told.get("outlet", ())]
    for (key, value), host in read:
        named = imprint.without_rights(value)
        if known := outlet_at(host) if host else outlet_named(named):
            yield Field(known.name, Provenance.DECLARED, 0.97, f"{key}: {value}")
            return
    for (key, value), host in read:
        if name := outlet_of_host(host) if host else imprint.without_rights(value):
            yield Field(name, Provenance.DECLARED, 0.93, f"{key}: {value}")
            return


def _by_sender(told: Told) -> Iterator[Field[str]]:
    """Who sent a letter."""
    for key, value in told.get("sender", ()):
        sender = sender_of(value)
        if sender.outlet:
            confidence = 0.95 if sender.known else 0.9
            yield Field(sender.outlet, Provenance.DECLARED, confidence, f"{key}: {value}")


def _by_label(layout: Layout) -> Iterator[Field[str]]:
    """A line "Source: …" among others of the kind: an outlet's name, or its address."""
    if (label := layout.labels.get("outlet")) is None:
        return
    name = _LABEL_ENDS.split(label.value, 1)[0]
    host = addresses.host_of(name)
    known = outlet_at(host) if host else outlet_named(name)
    if name := (known.name if known else outlet_of_host(host) if host else tidy(name)) or "":
        yield Field(name, Provenance.HEADER, 0.96 if known else 0.92, label.line, label.span)


def _by_address(layout: Layout, url: Field[str] | None) -> Iterator[Field[str]]:
    host = addresses.host_of(url.value) if url else None
    if url and host and (name := outlet_of_host(host)):
        confidence = 0.95 if outlet_at(host) else 0.9
        span = None
        if url.span:
            at = layout.text.lower().index(host, url.span.start)
            span = Span(at, at + len(host))
        yield Field(name, Provenance.URL, confidence, host, span)


def _by_header_host(layout: Layout) -> Iterator[Field[str]]:
    """A bare domain in a header line ("date 2022-10-11 UrduPoint.com")."""
    for i in layout.zone_above:
        line = layout.lines[i]
        if len(line.text) > 120 or not line.look.may_hold_host:
            continue
        for found in addresses.find_hosts(layout.text, line.start, line.end):
            if known := outlet_at(found.text):
                declared = i in layout.date_lines or len(found.text) == len(line.bare)
                confidence = 0.9 if declared else 0.75
                yield Field(known.name, Provenance.HEADER, confidence, line.text, found.span)


def _attributed(layout: Layout) -> Iterator[Field[str]]:
    """ "Newspaper: …" names the outlet; "Source: …" does where it is one, or is worded so."""
    for one in layout.attributed:
        if agency_named(one.value) or one.kind is Kind.AUTHOR:
            continue
        known = outlet_named(one.value)
        name = known.name if known else mastheads.masthead(one.value)
        source = one.span.of(layout.text)
        if one.kind is Kind.OUTLET:
            yield Field(name, Provenance.HEADER, 0.9, source, one.span)
        elif known:
            yield Field(name, Provenance.HEADER, 0.75, source, one.span)
        elif mastheads.is_masthead(one.value):
            yield Field(name, Provenance.HEADER, 0.6, source, one.span)


def _below_byline(layout: Layout, printed: Sequence[Byline]) -> Iterator[Field[str]]:
    """A name worded like an outlet's on the line that follows the author."""
    ends = {byline.span.end for byline in printed if byline.people}
    first = min(ends, default=len(layout.text))
    for i in layout.zone_above[:-1]:
        line, below = layout.lines[i], layout.lines[i + 1]
        if below.start < first or not any(line.start < end <= below.start for end in ends):
            continue
        if mastheads.is_masthead(below.bare, alone=True) and not agency_named(below.bare):
            name = mastheads.masthead(below.bare)
            yield Field(name, Provenance.HEADER, 0.7, below.text, below.span)


def _by_own_line(layout: Layout) -> Iterator[Field[str]]:
    """A line of the header that is an outlet's name and nothing else."""
    # Among the words of a menu such a line may be a section or a source; a page opens with its own.
    zone = layout.zone if layout.start <= _NO_MENU else range(0)
    for i in sorted({*range(min(FIRST_LINES, layout.start)), *zone}):
        line = layout.lines[i]
        known = line.bare_look.outlet
        if i >= layout.start or known is None or line.bare_look.agency:
            continue
        if is_distinctive(line.bare) or (i < FIRST_LINES and _is_logo(layout, i)):
            yield Field(known.name, Provenance.HEADER, 0.75, line.text, line.span)


def _is_logo(layout: Layout, i: int) -> bool:
    """Tell whether a short name ("Metro", "Stern") opens a page: a menu's words follow it."""
    look = layout.lines[i].look
    if look.is_button or look.ends_story or look.text[0].islower():
        return False
    following = layout.lines[i + 1 : i + 4]
    return layout.start > FIRST_LINES and all(len(line.text) < 40 for line in following)


def _by_dateline(layout: Layout) -> Iterator[Field[str]]:
    line = layout.dateline
    if line is None:
        return
    source = line.span.of(layout.text)
    if line.outlet:
        confidence = 0.86 if outlet_named(line.outlet.name) else 0.75
        yield Field(line.outlet.name, Provenance.DATELINE, confidence, source, line.span)
    elif line.agencies and (known := outlet_named(line.agencies[0])):
        # Right in 86 of 100 files of large outlets; on a local site the agency only wrote it.
        yield Field(known.name, Provenance.INFERRED, 0.6, source, line.span)


def _by_suffix(layout: Layout) -> Iterator[Field[str]]:
    """The site's name after the headline, there or on the page's first line."""
    if layout.headline and layout.headline.suffix:
        span, suffix = layout.lines[layout.headline.at].span, layout.headline.suffix
        confidence = 0.88 if outlet_named(suffix) else 0.8
        yield Field(suffix, Provenance.HEADER, confidence, span.of(layout.text), span)
    if layout.lines and layout.start > 0 and len(layout.lines[0].text) < 300:
        first = layout.lines[0]
        tail = _DIVIDER.split(first.text)
        if len(tail) > 1 and (known := outlet_named(tail[-1])):
            yield Field(known.name, Provenance.HEADER, 0.88, first.text, first.span)


def _by_byline(layout: Layout, printed: Sequence[Byline]) -> Iterator[Field[str]]:
    """For whom the author writes, and any known outlet on the line of byline or date."""
    for byline in printed:
        if name := byline.named.outlet:
            confidence = 0.8 if byline.named.known else 0.75
            source = byline.span.of(layout.text)
            yield Field(name, Provenance.HEADER, confidence, source, byline.span)
    for i in layout.zone_above:
        line = layout.lines[i]
        if len(line.text) > 160 or not _is_credit_line(layout, i):
            continue
        for piece in _PIECES.split(line.bare):
            words = _BY.sub("", piece)
            known = outlet_named(words)
            if known and is_distinctive(words) and not agency_named(words):
                yield Field(known.name, Provenance.HEADER, 0.8, line.text, line.span)


def _is_credit_line(layout: Layout, i: int) -> bool:
    return i in layout.date_lines or layout.lines[i].bare_look.opening is not None


def _by_quotation(layout: Layout) -> Iterator[Field[str]]:
    """ "told CNN" twice or more in a story probably names the publisher; once never does."""
    counted: Counter[str] = Counter()
    story = layout.story_text
    if not any(word in story for word in _TELLING):
        return  # quicker than looking at every word
    for match in _TOLD.finditer(story):
        words = match[1].split()
        for end in range(len(words), 0, -1):
            name = " ".join(words[:end]).rstrip(".'")
            known = outlet_named(name)
            if known and (is_distinctive(name) or name.isupper()):
                counted[known.name] += 1
                break
    for name, count in counted.most_common(1):
        if count > 1:
            yield Field(name, Provenance.INFERRED, 0.5, f"“told {name}” {count} times")

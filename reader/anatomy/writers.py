"""Who wrote an article: authors and agencies, from byline, dateline and credit lines.

Knows where such names stand; must not read names out of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.anatomy import addresses, bylines, openings
from reader.anatomy.agencies import agencies_in, agency_named
from reader.anatomy.attributions import Kind
from reader.anatomy.bylines import Byline
from reader.anatomy.date_labels import Role, label_start, without_labels
from reader.anatomy.date_lines import DateLine
from reader.anatomy.declared import Told
from reader.anatomy.layout import Layout
from reader.anatomy.looks import Look
from reader.anatomy.people import in_reading_order
from reader.anatomy.senders import sender_of
from reader.anatomy.shapes import folded, holds_one
from reader.model import Field, Provenance, Span
from reader.pattern import pattern

_SAME_LINE = 25  # characters between a name and its date
_PROSE = 160  # characters from which a line without a date names nobody
_NEAR_DATE = 3  # lines from a date line within which a bare name is a byline
_REPORTING = pattern(
    r"\(?\b(?:reporting(?: and writing)?|writing|written) by\s+(.{3,160}?)(?:;|\)|\.$|$)", re.I
)
_REPORTED = ("reporting", "writing", "written")  # what such a line holds one of
_CLOSING = 400  # characters at the end of a line in which it may say so
_LAST_MARK = pattern(r"[(\[–—-]\s?([^()\[\]]{2,24})[)\]]?$")
_DIVIDERS = " |·•,:-–—"
_LEADS_TO_DAY = pattern(r"\s(?:on|ON|at|am|um|le|el|em|il|в)$")  # "By Jane Roe on 5 March"
_ANY_WORD = pattern(r"[^\W\d_]{4}")  # more than "on" or "le"
_AFTER_BY = pattern(r"^[^,;]{1,40}\s(?:by|von|par|por)\s(?=\S)", re.I)  # "View all posts by"


Names = Field[tuple[str, ...]]


def writers(
    layout: Layout, told: Told, printed: Sequence[Byline]
) -> tuple[Names | None, Names | None]:
    """Give the authors and the agencies of an article; ``printed`` are its page's bylines."""
    return _authors(layout, told, printed), _agencies(layout, printed)


def _authors(layout: Layout, told: Told, printed: Sequence[Byline]) -> Names | None:
    """Give the people named as authors: declared, in a byline, or after "Reporting by"."""
    for key, value in told.get("author", ()):
        if addresses.host_of(value) or _is_host(value, told):
            continue  # the page of a profile, or the site itself
        named = bylines.read_byline(in_reading_order(_AFTER_BY.sub("", value)), 0, labelled=True)
        if named and named.people:
            return Field(named.people, Provenance.DECLARED, 0.95, f"{key}: {value}")
    if label := layout.labels.get("author"):
        named = bylines.read_byline(label.value, label.span.start, labelled=True)
        if named and named.people:
            return Field(named.people, Provenance.HEADER, 0.95, label.line, label.span)
    naming = [line for line in printed if line.people]
    dated = [one.span.start for line in _strong(layout) for one in line.seen if one.span]
    below = layout.lines[layout.printed].start if layout.printed is not None else 0
    for line in sorted(
        naming,
        key=lambda line: (line.span.end < below, not line.labelled, _distance(line, dated)),
    ):
        beside = _distance(line, dated) < _SAME_LINE
        confidence = 0.92 if line.labelled else (0.85 if beside else 0.7)
        source = line.span.of(layout.text)
        return Field(line.people, Provenance.HEADER, confidence, source, line.span)
    return _attributed_author(layout) or _reporting(layout) or _sender(told)


def _sender(told: Told) -> Names | None:
    """Give the person whose letter it is: "Jane Roe at The Daily Quay <…>"."""
    for key, value in told.get("sender", ()):
        if person := sender_of(value).person:
            return Field((person,), Provenance.DECLARED, 0.8, f"{key}: {value}")
    return None


def _attributed_author(layout: Layout) -> Names | None:
    """Read "作者：…" in the midst of a line, behind date and source."""
    for one in layout.attributed:
        if one.kind is not Kind.AUTHOR:
            continue
        named = bylines.read_byline(one.value, one.span.start, labelled=True)
        if named and named.people:
            source = one.span.of(layout.text)
            return Field(named.people, Provenance.HEADER, 0.92, source, one.span)
    return None


def _is_host(value: str, told: Told) -> bool:
    """Tell whether a declared author is only the name of the site: "mdr.de", "Mdr De"."""
    hosts = (addresses.host_of(one.value) or "" for one in told.get("url", ()))
    letters = "".join(folded(value).split())
    return any(len(letters) > 3 and letters in host.replace(".", "") for host in hosts)


def _strong(layout: Layout) -> Iterator[DateLine]:
    return (line for i, line in layout.date_lines.items() if line.strong and i in layout.zone)


def _distance(byline: Byline, dated: list[int]) -> int:
    """Count the characters between a byline and the nearest date line, on either side."""
    return min((abs(at - byline.span.end) for at in dated), default=9_999)


def _agencies(layout: Layout, printed: Sequence[Byline]) -> Names | None:
    """Give the agencies that wrote or helped: dateline, then byline, then credit lines."""
    line = layout.dateline
    if line and line.agencies:
        return Field(line.agencies, Provenance.DATELINE, 0.95, line.span.of(layout.text), line.span)
    for byline in printed:
        if byline.agencies:
            source = byline.span.of(layout.text)
            return Field(byline.agencies, Provenance.HEADER, 0.9, source, byline.span)
    for one in layout.attributed:
        if one.kind is Kind.SOURCE and (agency := agency_named(one.value)):
            source = one.span.of(layout.text)
            return Field((agency,), Provenance.HEADER, 0.9, source, one.span)
    for i in layout.parts.credits:
        credit = layout.lines[i]
        if named := agencies_in(credit.text):
            return Field(named, Provenance.TAIL, 0.9, credit.text, credit.span)
    return _closing_mark(layout)


def _closing_mark(layout: Layout) -> Names | None:
    """Read an agency in brackets or after a dash at the very end: "… he said. (dpa)"."""
    if not layout.parts.story:
        return None
    last = layout.lines[layout.parts.story[-1]]
    match = _LAST_MARK.search(last.text[-40:])
    named = agencies_in(match[1]) if match else ()
    if match is None or len(named) != 1 or len(match[1].split()) > 3:
        return None
    return Field(named, Provenance.TAIL, 0.8, match[0], Span(last.end - len(match[0]), last.end))


def bylines_of(layout: Layout) -> Iterator[Byline]:
    """Give the bylines between headline and story, in order."""
    headline = layout.headline
    titles = {headline.at, *headline.others} if headline else set[int]()
    dated = [i for i, line in layout.date_lines.items() if line.strong]
    dated += [i for i in layout.zone if layout.lines[i].look.is_moment]
    near = {i for day in dated for i in range(day - _NEAR_DATE, day + _NEAR_DATE + 1)}
    announced, listed = False, list[Byline]()
    for i in layout.zone_above:
        line = layout.lines[i]
        piece, at = _naming(layout, i) if i not in titles else ("", 0)
        byline = None
        if piece.strip() and (i in near or announced or openings.opens_byline(piece)):
            byline = bylines.read_byline(piece, at, labelled=announced)
        if byline and announced:
            listed.append(byline)
        elif byline:
            yield byline
        announced = line.bare_look.is_author_label or bool(announced and byline)
        if listed and not announced:
            yield _joined(listed)
            listed = []
    if listed:
        yield _joined(listed)


def _joined(listed: Sequence[Byline]) -> Byline:
    """Make one byline of names that stand one below the other, under a label."""
    people_named = dict.fromkeys(name for line in listed for name in line.people)
    agencies = dict.fromkeys(name for line in listed for name in line.agencies)
    first = listed[0]
    named = first.named._replace(people=tuple(people_named), agencies=tuple(agencies))
    return Byline(named, Span(first.span.start, listed[-1].span.end), True)


def _naming(layout: Layout, i: int) -> tuple[str, int]:
    """Give the piece of a line that may name who wrote, and where it begins.

    That is what stands before its date; behind it only what opens as a byline does, where nothing
    but a label of publication is before: "Published 5 March 2024 by Jane Roe".
    """
    line, dated = layout.lines[i], layout.date_lines.get(i)
    begin = line.bare_start
    if dated is None:
        return before_moment(line.bare_look), begin
    first, last = dated.seen[0], dated.seen[-1]
    before = layout.text[begin : first.found.span.start]
    if opening := openings.opening_of(before):  # "Posted by": that is no label of the date
        end = label_start(layout.text, begin + opening.name.start, first.found.span.start)
        words = layout.text[begin:end].rstrip(_DIVIDERS)
        return _LEADS_TO_DAY.sub("", words), begin
    behind = layout.text[last.found.span.end : line.end]
    rest = behind.lstrip(_DIVIDERS)
    published = all(seen.role in (Role.PLAIN, Role.PUBLISHED) for seen in dated.seen)
    if published and openings.opens_byline(rest) and not _ANY_WORD.search(without_labels(before)):
        return rest, line.end - len(rest)
    return before_date(layout, i), begin


def before_date(layout: Layout, i: int) -> str:
    """Give the words of a line before its first date and the label of that date."""
    line = layout.lines[i]
    if i not in layout.date_lines:
        return before_moment(line.bare_look)
    found = layout.date_lines[i].seen[0].found
    end = label_start(layout.text, line.bare_start, found.span.start)
    return layout.text[line.bare_start : end].rstrip(_DIVIDERS)


def before_moment(look: Look) -> str:
    """Give what a line without a date says before how long ago that was; nothing of prose."""
    return look.before_moment if len(look.text) < _PROSE else ""


def _reporting(layout: Layout) -> Names | None:
    for i in (*layout.parts.credits, *layout.parts.story[-2:]):
        line = layout.lines[i]
        tail = line.text[-_CLOSING:]
        match = _REPORTING.search(tail) if holds_one(tail.lower(), _REPORTED) else None
        if match is None:
            continue
        named = bylines.read_byline(match[1], 0, labelled=True)
        if named and named.people:
            start = line.end - len(tail) + match.start()
            return Field(
                named.people, Provenance.TAIL, 0.85, match[0],
                Span(start, start + len(match[0])),
            )  # fmt: skip
    return None

"""The article put together: each field from all the places that tell it.

Knows which room reads what; must not contain a pattern of its own that reads a line.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator

from reader.anatomy import addresses, dating, declared, publishing, whereabouts, writers
from reader.anatomy.date_labels import Role
from reader.anatomy.date_lines import dates_printed
from reader.anatomy.dating import Seen
from reader.anatomy.language import language_of
from reader.anatomy.layout import Layout, body_spans, header_lines, lay_out, set_aside
from reader.anatomy.outlets import known_too
from reader.anatomy.shapes import ends_sentence, tidy
from reader.dates.finding import FoundDate, find_dates
from reader.dates.reading import read_date
from reader.model import (
    Article,
    Draft,
    Field,
    Provenance,
    Span,
    article_id,
    content_id,
)

_SHORT_DATE = 40  # characters of a labelled value that is a date and nothing else
_DECLARED_LINES = 5  # first lines of a file among which "date 2022-10-11" declares


def read_article(
    draft: Draft, today: datetime.date | None = None, *, outlets: Collection[str] = ()
) -> Article:
    """Read which line of a draft is what, and what is known of the article.

    Never raises, whatever the text; what is not known is None. ``today`` (default: the clock's)
    only serves to doubt dates in the future. ``outlets`` are names and domains of outlets that
    the user knows, besides those of the shipped table.
    """
    with known_too(outlets):
        return _read(draft, today)


def _read(draft: Draft, today: datetime.date | None) -> Article:
    told = declared.stated(draft.declared)
    stated = declared.title(told)
    layout = lay_out(draft.text, stated.value if stated else None)
    url = _url(layout, told)
    printed = list(writers.bylines_of(layout))
    authors, agencies = writers.writers(layout, told, printed)
    outlet, country = publishing.outlet(layout, told, url, printed)
    seen = list(_dates(layout, told, url, draft.path)) or list(_issue_dates(told))
    ambiguous = any(one.found.ambiguous for one in seen)
    date = dating.decide(
        seen,
        country=country,
        numeric_order=_numeric_order(draft.text) if ambiguous else None,
        today=today,
    )
    header = header_lines(layout)
    return Article(
        id=article_id(draft.path, draft.position),
        content=content_id(draft.text),
        path=draft.path,
        position=draft.position,
        text=draft.text,
        headline=_headline(layout, stated),
        date=date,
        updated=dating.latest_update(seen),
        outlet=outlet,
        agencies=agencies,
        authors=authors,
        place=whereabouts.place(layout, printed),
        url=url,
        mark=_mark(layout),
        language=_language(layout, told),
        header=tuple(layout.lines[i].span for i in header),
        body=tuple(body_spans(layout)),
        set_aside=set_aside(layout, header),
        encoding=draft.encoding,
        format=draft.format,
        numbers=dating.number_order(date),
    )


def _headline(layout: Layout, stated: declared.Stated | None) -> Field[str] | None:
    printed = layout.headline
    if stated:
        confidence = 0.85 if declared.is_worked_out(stated) else 0.97
        return Field(stated.value, Provenance.DECLARED, confidence, stated.key)
    if label := layout.labels.get("title"):
        return Field(tidy(label.value), Provenance.HEADER, 0.95, label.line, label.span)
    if printed is None:
        return None
    words = printed.words.of(layout.text)
    span = layout.lines[printed.at].span
    return Field(tidy(words), Provenance.HEADER, printed.confidence, span.of(layout.text), span)


def _mark(layout: Layout) -> Field[str] | None:
    printed = layout.headline
    if printed is None or printed.mark is None or printed.mark_span is None:
        return None
    source = printed.mark_span.of(layout.text)
    return Field(printed.mark, Provenance.HEADER, 0.95, source, printed.mark_span)


def _language(layout: Layout, told: declared.Told) -> Field[str] | None:
    for key, value in told.get("language", ()):
        if re.match(r"[A-Za-z]{2}(?:[-_]|$)", value):
            return Field(value[:2].lower(), Provenance.DECLARED, 0.95, key)
    guess = language_of(layout.story_text or layout.text)
    return (
        Field(guess[0], Provenance.INFERRED, guess[1], "the words of the text") if guess else None
    )


def _url(layout: Layout, told: declared.Told) -> Field[str] | None:
    for key, value in told.get("url", ()):
        if addresses.host_of(value):
            return Field(value, Provenance.DECLARED, 0.97, key)
    if "://" not in layout.text:
        return None
    first = [line for line in layout.lines[:6] if line.start < 2_000]
    zone = [layout.lines[i] for i in layout.zone if i < layout.start]
    for line in (*first, *zone):
        if "://" not in line.text or len(line.text) > 700:
            continue
        for found in addresses.find_addresses(layout.text, line.start, line.end):
            alone = len(line.text) - len(found.text) < 60
            if alone and len(found.text.split("/", 3)[-1]) > 3:
                return Field(found.text, Provenance.HEADER, 0.9, line.text, found.span)
    return None


# --------------------------------------------------------------------------- dates


def _dates(
    layout: Layout, told: declared.Told, url: Field[str] | None, path: str
) -> Iterator[Seen]:
    """Give every date that may be the publication's, from the strongest kind of place down."""
    yield from _declared_dates(told)
    yield from _labelled_dates(layout)
    yield from _header_dates(layout)
    yield from _printed_dates(told)
    yield from _dateline_dates(layout)
    if url:
        yield from _named_dates(url.value, Provenance.URL, dating.ADDRESS, url)
    yield from _deck_dates(layout)
    yield from _tail_dates(layout)
    yield from _path_dates(path)


def _declared_dates(told: declared.Told) -> Iterator[Seen]:
    for field, role in (("date", Role.PUBLISHED), ("updated", Role.UPDATED)):
        if (read := declared.date_in(told, field)) is None:
            continue
        stated, found = read
        worked_out = declared.is_worked_out(stated)
        provenance = Provenance.INFERRED if worked_out else Provenance.DECLARED
        confidence = dating.WORKED_OUT if worked_out else dating.DECLARED
        source = f"{stated.key}: {stated.value}"
        yield Seen(found, role, provenance, confidence, source, None, "declared")


def _labelled_dates(layout: Layout) -> Iterator[Seen]:
    """Give what a block's label "Date:" names in a form that only a label vouches for: 24.02.22."""
    if (label := layout.labels.get("date")) is None or find_dates(label.value):
        return
    if len(label.value) <= _SHORT_DATE and (found := read_date(label.value)) and found.value.day:
        yield Seen(
            found._replace(span=label.span, core=label.span), Role.PUBLISHED, Provenance.HEADER,
            dating.PUBLISHED, label.line, label.span, "header",
        )  # fmt: skip


def _issue_dates(told: declared.Told) -> Iterator[Seen]:
    """Give the day of the issue an article was taken from, which is seldom older than it."""
    if read := declared.date_in(told, "issue"):
        stated, found = read
        source = f"{stated.key}: {stated.value}"
        yield Seen(found, Role.PLAIN, Provenance.DECLARED, dating.ISSUE, source, None, "issue")


def _printed_dates(told: declared.Told) -> Iterator[Seen]:
    for _, lines in told.get("printed", ()):
        yield from dates_printed(lines)


def _header_dates(layout: Layout) -> Iterator[Seen]:
    """Give the dates of the lines between headline and story, and of a declaration on top.

    A bare date above the headline is a teaser's or today's where the article has its own below.
    """
    headline = -1 if layout.printed is None else layout.printed
    below = any(
        headline < i < layout.start and line.strong for i, line in layout.date_lines.items()
    )
    titles = {layout.headline.at, *layout.headline.others} if layout.headline else set[int]()
    for i, line in layout.date_lines.items():
        for seen in line.seen:
            if i in titles and seen.role is Role.PLAIN:
                continue  # what a headline tells of
            if seen.place == "declared" and i < _DECLARED_LINES and i <= layout.start:
                yield seen
            elif i in layout.zone and not (below and i < headline and seen.role is Role.PLAIN):
                above = 0.05 if i < headline and seen.role is Role.PLAIN else 0.0
                yield seen._replace(confidence=seen.confidence - above)


def _dateline_dates(layout: Layout) -> Iterator[Seen]:
    line = layout.dateline
    if line is None or line.date is None:
        return
    source = line.span.of(layout.text)
    yield Seen(
        line.date,
        Role.PLAIN,
        Provenance.DATELINE,
        dating.DATELINE,
        source,
        line.date.span,
        "dateline",
    )


def _named_dates(
    name: str, provenance: Provenance, confidence: float, field: Field[str] | None = None
) -> Iterator[Seen]:
    if (day := addresses.day_in(name)) is None:
        return
    value, at = day
    span = None
    if field and field.span:
        span = Span(field.span.start + at.start, field.span.start + at.end)
    found = FoundDate(value, at, at)
    yield Seen(found, Role.PLAIN, provenance, confidence, at.of(name), span, provenance.value)


def _deck_dates(layout: Layout) -> Iterator[Seen]:
    """Give a full date that closes the deck or the first paragraph, its sentence over."""
    first = [layout.lines[i] for i in layout.parts.story[:2]]
    deck = [layout.lines[i] for i in layout.zone if i < layout.start]
    for line in (*deck, *first):
        if len(line.text) < 60:
            continue
        tail = max(line.start, line.end - 30)
        for found in find_dates(layout.text, tail, line.end):
            before = layout.text[line.start : found.span.start].rstrip()
            if found.span.end >= line.end - 1 and ends_sentence(before):
                source = found.span.of(layout.text)
                yield Seen(
                    found, Role.PLAIN, Provenance.HEADER, dating.DECK, source, found.span, "deck"
                )


def _tail_dates(layout: Layout) -> Iterator[Seen]:
    """Give the dates of last lines that say "published" in so many words."""
    for i in layout.tail[-6:]:
        found = layout.date_lines.get(i)
        if found is None or i in layout.zone or len(layout.lines[i].text) > 120:
            continue
        for seen in found.seen:
            if seen.role is Role.PUBLISHED and found.strong:
                yield seen._replace(
                    provenance=Provenance.TAIL, confidence=dating.TAIL, place="tail"
                )


def _path_dates(path: str) -> Iterator[Seen]:
    found = list(_named_dates(path, Provenance.FILE_NAME, dating.FILE_NAME))
    if not found:
        stem = path.rpartition("/")[2].replace("_", " ").replace("-", " ")
        opening = find_dates(stem[:40])
        if opening and not opening[0].ambiguous:
            one = opening[0]
            found = [
                Seen(
                    one, Role.PLAIN, Provenance.FILE_NAME, dating.FILE_NAME,
                    one.span.of(stem), None, Provenance.FILE_NAME.value,
                )
            ]  # fmt: skip
    yield from found


def _numeric_order(text: str) -> str | None:
    """Tell how a text writes all-number dates, by those that can be read one way only."""
    orders = set()
    for match in re.finditer(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?!\d)", text):
        first, second = int(match[1]), int(match[2])
        if 12 < first <= 31 and second <= 12:
            orders.add("day")
        elif first <= 12 < second <= 31:
            orders.add("month")
    return orders.pop() if len(orders) == 1 else None

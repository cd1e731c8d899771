"""Lists and articles as flat text for a screen reader: whole sentences, nothing drawn, no columns.

Every line says what it is by words alone and makes sense when it is heard by itself; an article's
paragraphs are one line each. Must not know where a line goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.dates.writing import long_form
from reader.hints import TYPE_CHECKING, Any
from reader.model import Article, Field, Group, Grouping, PrintedDate, Row, Verdict
from reader.pages import details, listing

if TYPE_CHECKING:
    from reader.pages.details import Telling

_NAMES = {
    "date": "Date",
    "updated": "Updated",
    "outlet": "Outlet",
    "agencies": "Agencies",
    "authors": "Authors",
    "place": "Place",
    "mark": "Wire mark",
    "url": "Address",
    "language": "Language",
}


def listed(groups: Sequence[Group], grouping: Grouping, rows: Mapping[str, Row]) -> Iterator[str]:
    """Give each division and each of its articles as one line: headline first, id last."""
    for group in groups:
        yield f"Division: {listing.heading_label(grouping, group)}"
        yield from (_row(rows[article]) for article in group.ids if article in rows)


def _row(row: Row) -> str:
    date = _said(f"dated {long_form(row.date)}", row.date_doubtful) if row.date else "undated"
    outlet = _said(row.outlet, row.outlet_doubtful) if row.outlet else "outlet unknown"
    told = f"told {row.tellings} times" if row.tellings > 1 else ""
    tags = f"tagged {', '.join(row.mark.tags)}" if row.mark.tags else ""
    marks = ("read" if row.mark.read else "unread", "starred" if row.mark.starred else "", tags)
    parts = (_sentence(row.headline), outlet, date, told, *marks, f"id {row.id[:8]}")
    return f"{parts[0]} {', '.join(part for part in parts[1:] if part)}."


def _said(text: str, doubtful: bool) -> str:
    return f"{text} (doubtful)" if doubtful else text


def _sentence(text: str) -> str:
    """End a headline as a sentence, so that a voice pauses behind it."""
    return text if text.endswith((".", "!", "?", "…", "»")) else f"{text}."


def shown(article: Article, tellings: Sequence[Telling], more: int) -> Iterator[str]:
    """Give one article: headline, what is known and how, its other tellings, text, furniture.

    ``more`` tellings are counted and not named.
    """
    yield f"Headline: {details.title_of(article)}"
    for name, label in _NAMES.items():
        found: Field[Any] | None = getattr(article, name)
        yield f"{label}: {_known(found) if found else 'not known'}"
    for telling in tellings:
        yield _telling(article, telling)
    if more:
        yield f"{more} more tellings."
    yield f"Text: {len(article.body)} paragraphs, {article.words} words."
    yield from (" ".join(span.of(article.text).split()) for span in article.body)
    for part in article.set_aside:
        yield f"Set aside: lines {part.first_line} to {part.last_line}, {part.reason}."
    yield "End of the article."


def _known(field: Field[Any]) -> str:
    value = field.value
    if isinstance(value, PrintedDate):
        text = details.printed(value)
    else:
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return f"{_said(text, field.doubtful)}, from: {field.provenance}"


def _telling(article: Article, telling: Telling) -> str:
    row, pair = telling.row, telling.pair
    relation = pair.relation.value if pair else "by way of another telling"
    if telling.verdict is not None:
        relation = "your word: " + (
            "same story" if telling.verdict is Verdict.SAME else "not the same"
        )
    shares = ""
    if pair and (pair.shared_a or pair.shared_b):
        here, there = (round(pair.shared(each) * 100) for each in (article.id, row.id))
        shares = f", {here} percent of this is told there, {there} percent of that here"
    return f"Other telling, {relation}{shares}: {_row(row)}"

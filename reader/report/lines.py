"""Lists, articles and stories as plain lines for a terminal, a pipe or a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.dates.writing import long_form
from reader.hints import TYPE_CHECKING
from reader.pages import details, listing

if TYPE_CHECKING:
    from reader.model import Account, Article, Field, Group, Grouping, Pair, Row, Verdict
    from reader.pages.details import Telling

MEASURE = 72  # cells: the width at which prose is read with ease
UNKNOWN = "—"


def listed(groups: Sequence[Group], grouping: Grouping, rows: Mapping[str, Row]) -> Iterator[str]:
    """Give headings and, under each, its articles: mark, id, date, outlet, headline, tellings."""
    width = max((len(_outlet(row)) for row in rows.values()), default=0)
    for group in groups:
        yield listing.heading_label(grouping, group)
        for article in group.ids:
            if article in rows:
                yield "  " + _row(rows[article], min(width, 20))


def found(row: Row, hits: Sequence[str]) -> Iterator[str]:
    """Give an article that was searched for, and under it the lines that hold a hit."""
    yield _row(row, 20)
    for hit in hits:
        yield f"    {hit}"


def _row(row: Row, outlet_width: int) -> str:
    flags = ("*" if row.mark.starred else " ") + (" " if row.mark.read else "●")
    date = (long_form(row.date) if row.date else "no date") + ("?" if row.date_doubtful else "")
    told = f"  ≡{row.tellings}" if row.tellings > 1 else ""
    outlet = _outlet(row)[:outlet_width].ljust(outlet_width)
    return f"{flags} {row.id[:8]}  {date:<18} {outlet}  {row.headline}{told}"


def _outlet(row: Row) -> str:
    return (row.outlet or UNKNOWN) + ("?" if row.outlet_doubtful else "")


def named(row: Row) -> str:
    """Name a telling in a title: outlet, date, headline."""
    date = long_form(row.date) if row.date else "no date"
    outlet = _outlet(row) if row.outlet else "outlet unknown"
    return f"{outlet}, {date}{'?' if row.date_doubtful else ''}: {row.headline}"


def shown(article: Article, tellings: Sequence[Telling], more: int) -> Iterator[str]:
    """Give one article to read: headline, fields with their provenance, tellings, text.

    ``more`` tellings are counted and not named.
    """
    from reader.pages.prose import lines_aside, wrapped

    if article.headline:
        yield from wrapped(article.headline.value, MEASURE)
        yield ""
    for name, found in _fields(article):
        yield f"{name:<9} {_value(found)}  ({_known_by(found)})"
    for telling in tellings:
        yield "tellings  " + told(article.id, telling)
    if more:
        yield f"tellings  {more:,} more"
    for span in article.body:
        yield ""
        yield from wrapped(span.of(article.text), MEASURE)
    for part in article.set_aside:
        yield ""
        counted = f"{lines_aside(article.text, part)} lines of page furniture set aside"
        yield f"── {counted}, from line {part.first_line}: {part.reason}"


def told(article: str, telling: Telling) -> str:
    """Say in one line how another telling relates to an article, with its shares."""
    row = telling.row
    said = details.telling_line(telling, article).strip()
    return f"{said} · {row.headline} [{row.id[:8]}]"


def _fields(article: Article) -> Iterator[tuple[str, Field[object]]]:
    for name in ("date", "updated", "outlet", "agencies", "authors", "place", "mark", "url"):
        found = getattr(article, name)
        if found:
            yield name, found


def _value(found: Field[object]) -> str:
    value = found.value
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text + ("?" if found.doubtful else "")


def _known_by(found: Field[object]) -> str:
    source = " ".join(found.source.split())
    quoted = f": “{source[:60]}{'…' if len(source) > 60 else ''}”" if source else ""
    return f"{found.provenance.value}{quoted}"


def told_together(
    account: Account, rows: Mapping[str, Row], verdicts: Mapping[tuple[str, str], Verdict]
) -> Iterator[str]:
    """Give a story: its headline, how many witnesses it has and who had it first, then each
    telling in order of time with how it relates."""
    from reader.pages.account import first_sentence, witness_sentence

    story = account.story
    yield story.headline
    yield f"  {witness_sentence(account)}"
    yield f"  {first_sentence(account)}"
    for article in story.articles:
        if article in rows:
            first = "  first" if article == account.precedence.first else ""
            yield "  " + _row(rows[article], 20) + first
    for pair in story.pairs:
        yield "    " + related(pair, verdicts)


def related(pair: Pair, verdicts: Mapping[tuple[str, str], Verdict]) -> str:
    """Say in one line what two articles are to each other and why."""
    evidence, verdict = pair.evidence, verdicts.get((pair.a, pair.b))
    said = f" · you said: {verdict}" if verdict else ""
    direction = f", {pair.direction}" if pair.direction else ""
    return (
        f"{pair.a[:8]} {pair.b[:8]}  {pair.relation.value}{direction} · "
        f"{pair.shared_a:.0%} of the first in the second, {pair.shared_b:.0%} the other way · "
        f"pairs of words {evidence.bigrams:.2f}, runs of five {evidence.fivegrams:.2f}, "
        f"order {evidence.order:.2f}{said}"
    )

"""What is known about an article, said in a few phrases: fields, doubts, other tellings.

Knows how a field came to be known; must not know widths, nor what any role looks like.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.dates.writing import long_form
from reader.hints import Any
from reader.model import Article, Field, Pair, PrintedDate, Provenance, Row, Verdict
from reader.pages.glyphs import UNICODE, Glyphs
from reader.record import record

HOW = {
    Provenance.USER: "corrected by you",
    Provenance.DECLARED: "declared",
    Provenance.HEADER: "read near the headline",
    Provenance.DATELINE: "read in the dateline",
    Provenance.URL: "read in the address",
    Provenance.TAIL: "read after the story",
    Provenance.FILE_NAME: "from the file’s name",
    Provenance.INFERRED: "worked out",
    Provenance.SIMILAR: "from similar articles",
    Provenance.FILE_TIME: "the file’s own time",
}

_QUOTED = 15  # words at either end of a passage


@record(frozen=True, slots=True)
class Telling:
    """Another article that tells the same story, or part of it, and what it is to this one.

    ``pair`` is None where only a third telling joins the two; ``verdict`` is the user's word.
    """

    row: Row
    pair: Pair | None
    verdict: Verdict | None = None

    @property
    def apart(self) -> bool:
        """Tell whether the user said that it is another story."""
        return self.verdict is Verdict.APART

    @property
    def one_story(self) -> bool:
        """Tell whether the two are tellings of one story, the user's word before all others."""
        if self.verdict is not None:
            return self.verdict is Verdict.SAME
        return self.pair is None or self.pair.relation.one_story


def printed(date: PrintedDate) -> str:
    """Give a date as a reader says it, no more exact than it is known, with its zone."""
    return long_form(date.iso) + (f" {date.zone}" if date.zone else "")


def title_of(article: Article) -> str:
    """Give the headline, or the first words of the text in «…» where there is none."""
    if article.headline is not None:
        return article.headline.value
    words = (article.body[0].of(article.text) if article.body else article.text).split()
    return f"«{' '.join(words[:12])}…»" if words else "«an article without words»"


def source_line(article: Article) -> str:
    """Say who published it and who wrote it: ``UrduPoint · Faizan Hashmi``."""
    outlet = _valued(article.outlet) if article.outlet else "outlet unknown"
    authors = ", ".join(article.authors.value) if article.authors else ""
    return _joined(outlet, authors)


def time_line(article: Article) -> str:
    """Say when, where and by which wire: ``11 Oct 2022 01:40 · WASHINGTON · wire: Sputnik``."""
    date = _dated(article.date) if article.date else "no date"
    updated = f"updated {_dated(article.updated)}" if article.updated else ""
    place = article.place.value if article.place else ""
    wire = "wire: " + ", ".join(article.agencies.value) if article.agencies else ""
    mark = article.mark.value if article.mark else ""
    return _joined(date, updated, place, wire, mark)


def doubts(article: Article) -> Iterator[str]:
    """Say of each doubtful value, and of each that others contradict, where it came from."""
    named: tuple[tuple[str, Field[Any] | None], ...] = (
        ("headline", article.headline),
        ("outlet", article.outlet),
        ("date", article.date),
        ("author", article.authors),
        ("place", article.place),
    )
    for name, field in named:
        if field is None:
            continue
        if field.doubtful or field.conflicts or field.provenance is Provenance.USER:
            yield _doubt(name, field, article)


def is_other_reading(field: Field[Any], other: Field[Any], article: Article) -> bool:
    """Tell whether another value is the same date of numbers read the other way, undecided yet."""
    return article.numbers == "?" and field is article.date and other.span == field.span


def _doubt(name: str, field: Field[Any], article: Article) -> str:
    how = HOW[field.provenance] if field.doubtful else ""
    source = f"{how}: {field.source}" if how and field.source else how
    where = "elsewhere"
    if field.provenance is Provenance.USER:
        source, where = field.source, "read as"
    elif any(is_other_reading(field, other, article) for other in field.conflicts):
        where = "or"
    others = ", ".join(said(other) for other in field.conflicts)
    return _joined(f"{name} {_valued(field)}", source, f"{where}: {others}" if others else "")


def telling_line(telling: Telling, article: str, marks: Glyphs = UNICODE) -> str:
    """Say what another telling is: relation, outlet, date, and how much is told in both.

    ``≡ rewritten in CTV News, no date · 81 % of this is told there, 28 % of that here``
    """
    row = telling.row
    outlet = f" in {row.outlet}{'?' if row.outlet_doubtful else ''}" if row.outlet else ""
    relation = _relation(telling) if outlet else _relation(telling).rstrip(":,")
    date = long_form(row.date) if row.date else "no date"
    doubt = "?" if row.date and row.date_doubtful else ""
    sign = marks.tellings if telling.one_story else " "
    text = f"{sign} {relation}{outlet or ', outlet unknown'}, {date}{doubt}"
    return marks.plain(_joined(text, _shares(telling.pair, article, row.id)))


def _relation(telling: Telling) -> str:
    if telling.apart:
        return "you said: not the same story:"
    if telling.verdict is Verdict.SAME:
        return "same story · your word:"
    return str(telling.pair.relation) if telling.pair else "the same story, by way of another,"


def _shares(pair: Pair | None, article: str, other: str) -> str:
    """Say how much is told in both; nothing where it was not measured."""
    here, there = (pair.shared(article), pair.shared(other)) if pair else (0.0, 0.0)
    if not here and not there:
        return ""
    return f"{_percent(here)} of this is told there, {_percent(there)} of that here"


def more_line(count: int) -> str:
    """Say how many others are not named."""
    return f"{count:,} more · 3 divides the list by story"


def evidence_line(telling: Telling, article: str) -> str:
    """Say why a relation is claimed: matched sentences, the longest passage, notes."""
    pair = telling.pair
    if pair is None:
        return ""
    evidence = pair.evidence
    matched = evidence.sentences_a if article == pair.a else evidence.sentences_b
    longest = f"{evidence.longest_words} words in a row" if evidence.longest_words else ""
    if evidence.longest:
        longest += f": “{evidence.longest}”"
    found = f"by its words: {pair.relation}" if telling.verdict and evidence.bigrams else ""
    share = f"{_percent(matched)} of these sentences have a counterpart there" if matched else ""
    return _joined(found, share, *evidence.notes, longest)


def shortened(passage: str) -> str:
    """Give the beginning and the end of a long passage."""
    words = passage.split(" ")
    if len(words) <= 2 * _QUOTED:
        return passage
    return " ".join([*words[:_QUOTED], "[…]", *words[-_QUOTED:]])


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"


def _valued(field: Field[Any]) -> str:
    return said(field) + ("?" if field.doubtful else "")


def said(field: Field[Any]) -> str:
    """Give a field's value in words."""
    value = field.value
    if isinstance(value, PrintedDate):
        return printed(value)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _dated(field: Field[PrintedDate]) -> str:
    return printed(field.value) + ("?" if field.doubtful else "")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

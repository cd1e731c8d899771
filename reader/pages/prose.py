"""An article as lines of cells: headline, fields, other tellings, text, furniture folded away.

Every line of the text knows which characters of ``Article.text`` it shows, so a place, a find
and a selection are offsets and survive another width. Must not know what a role looks like.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.model import Article, SetAside, Span
from reader.named import NamedTuple
from reader.pages import details
from reader.pages.details import Telling
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line, Run, line_spans, wrap
from reader.record import record

MEASURE = 72  # cells of a line that the eye finds its way back from
FURNITURE, ADDRESS = "furniture", "address"  # what a line can open, beside a telling's id
_TO_SPACE = {ord(blank): " " for blank in "\t\n\v\f\r"}


class PageLine(NamedTuple):
    """One line of a page. ``span`` is what it shows of the article's text, None where it shows
    something about the article; ``opens`` is what choosing it opens, or nothing."""

    runs: Line
    span: Span | None = None
    opens: str = ""


@record(frozen=True, slots=True)
class Page:
    """An article at one width. ``end`` is the line on which the story ends."""

    lines: Sequence[PageLine]
    end: int

    def line_at(self, place: int) -> int:
        """Give the line that shows an offset of the text, or the last one before it; 0 for 0."""
        if place <= 0:
            return 0
        shown = [(line.span.start, at) for at, line in enumerate(self.lines) if line.span]
        found = bisect_right(shown, (place, len(self.lines))) - 1
        return shown[found][1] if found >= 0 else 0

    def place_of(self, line: int) -> int:
        """Give the offset that a line shows, or the next one that shows any; 0 at the top."""
        if line <= 0:
            return 0
        spans = (self.lines[at].span for at in range(line, len(self.lines)))
        span = next((span for span in spans if span), None)
        return span.start if span else 0

    def line_that_opens(self, name: str) -> int | None:
        """Give the line that opens something."""
        return next((at for at, line in enumerate(self.lines) if line.opens == name), None)


@record(frozen=True, slots=True)
class Setting:
    """How an article is to be shown. ``width`` is the measure in cells, margins left out."""

    width: int
    tellings: tuple[Telling, ...] = ()
    more: int = 0  # other articles that have to do with this one, and are not named
    furniture: bool = False  # shown rather than folded
    as_it_is: bool = False  # the file's lines, and nothing else
    marks: Glyphs = UNICODE


def article_page(article: Article, setting: Setting) -> Page:
    """Set an article in lines."""
    if setting.as_it_is:
        lines = list(_file_lines(article.text, setting.width))
        return Page(lines, max(0, len(lines) - 1))
    lines = [*_head(article, setting), *_body(article, setting)]
    end = len(lines) - 1
    return Page([*lines, *_furniture(article, setting)], end)


def wrapped(text: str, width: int = MEASURE) -> list[str]:
    """Break a text into plain lines of at most ``width`` cells, at words."""
    shown = text.translate(_TO_SPACE)
    return [span.of(shown) for span in line_spans(shown, width)]


# ----- above the text


def _head(article: Article, setting: Setting) -> Iterator[PageLine]:
    yield from _headline(article, setting)
    yield PageLine(())
    yield from _said(details.source_line(article), "source", setting)
    yield from _said(details.time_line(article), "fields", setting)
    if article.url is not None:
        yield from _said(article.url.value, "address", setting, ADDRESS)
    for doubt in details.doubts(article):
        yield from _said(doubt, "doubt", setting)
    yield from _tellings(article, setting)
    yield PageLine(())


def _headline(article: Article, setting: Setting) -> Iterator[PageLine]:
    title = details.title_of(article)
    span = article.headline.span if article.headline else None
    if span is not None and span.of(article.text) == title:
        yield from _lines_of(article.text, span, setting.width, "headline")
    else:
        yield from _said(title, "headline", setting)


def _tellings(article: Article, setting: Setting) -> Iterator[PageLine]:
    for number, telling in enumerate(setting.tellings):
        if number == 0:
            yield PageLine(())
        line = details.telling_line(telling, article.id, setting.marks)
        hint = setting.marks.plain(" · d compares") if number == 0 and not telling.apart else ""
        role = "telling" if telling.one_story else "related"
        for runs in wrap([Run(line, role), Run(hint, "fields")], setting.width):
            yield PageLine(runs, opens=telling.row.id)
        if number == 0 and (why := details.evidence_line(telling, article.id)):
            yield from _said("  " + why, "doubt", setting)
    if setting.more:
        yield from _said("  " + details.more_line(setting.more), "related", setting)


def _said(text: str, role: str, setting: Setting, opens: str = "") -> Iterator[PageLine]:
    for runs in wrap([Run(setting.marks.plain(text), role)], setting.width):
        yield PageLine(runs, opens=opens)


# ----- the text


def _body(article: Article, setting: Setting) -> Iterator[PageLine]:
    for number, span in enumerate(article.body):
        if number:
            yield PageLine(())
        yield from _lines_of(article.text, span, setting.width, "text")
    if not article.body:
        yield from _said("This file has no text of its own.", "doubt", setting)


def _lines_of(text: str, span: Span, width: int, role: str) -> Iterator[PageLine]:
    """Wrap a run of the article's text; each line keeps where in the text it stands."""
    shown = span.of(text).translate(_TO_SPACE)
    for start, end in line_spans(shown, width):
        place = Span(span.start + start, span.start + end)
        yield PageLine((Run(shown[start:end], role),), place)


def _file_lines(text: str, width: int) -> Iterator[PageLine]:
    for span in _stored_lines(text):
        yield from _lines_of(text, span, width, "text")


def _stored_lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


# ----- what was set aside


def _furniture(article: Article, setting: Setting) -> Iterator[PageLine]:
    if not article.set_aside:
        return
    count = sum(lines_aside(article.text, aside) for aside in article.set_aside)
    yield PageLine(())
    yield from _said(_fold_line(count, setting), "aside", setting, FURNITURE)
    if setting.furniture:
        for aside in article.set_aside:
            yield from _aside(article.text, aside, setting)


def lines_aside(text: str, aside: SetAside) -> int:
    """Count the lines of a run of furniture that say anything."""
    return sum(1 for line in aside.span.of(text).split("\n") if line.strip())


def _fold_line(count: int, setting: Setting) -> str:
    marks = setting.marks
    lines = f"{count:,} line{'s' if count != 1 else ''} of page furniture"
    sign = marks.unfolded if setting.furniture else marks.folded
    return f"{marks.rule * 2} {lines} {sign} · v shows the file as it is"


def _aside(text: str, aside: SetAside, setting: Setting) -> Iterator[PageLine]:
    yield PageLine(())
    yield from _said(f"({aside.reason})", "aside", setting)
    for line in _stored_lines(aside.span.of(text)):
        span = Span(aside.span.start + line.start, aside.span.start + line.end)
        if span.of(text).strip():
            yield from _lines_of(text, span, setting.width, "aside")


# ----- finding


def hits_in(runs: Line, span: Span, hits: Sequence[Span], here: Span | None = None) -> Line:
    """Show hits on a line that shows ``span`` of the text, as role ``hit``; ``here`` as ``here``.

    The hits are offsets into the text, in order and apart from each other.
    """
    text = "".join(run.text for run in runs)
    plain = runs[0].role if runs else ""
    pieces: list[Run] = []
    at = span.start
    for hit in _overlapping(hits, span):
        start, end = max(hit.start, span.start), min(hit.end, span.end)
        pieces.append(Run(text[at - span.start : start - span.start], plain))
        role = "here" if hit == here else "hit"
        pieces.append(Run(text[start - span.start : end - span.start], role))
        at = end
    return (*pieces, Run(text[at - span.start :], plain)) if pieces else runs


def _overlapping(hits: Sequence[Span], span: Span) -> Iterator[Span]:
    first = bisect_right(hits, span.start, key=lambda hit: hit.end)
    for hit in islice(hits, first, None):
        if hit.start >= span.end:
            return
        yield hit

"""All that is known of one article, field by field: value, source, certainty, other readings.

And the lines of the file that a field was read from. Must not know what any role looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.model import FIELDS, Article, Field, PrintedDate, Provenance, Span
from reader.named import NamedTuple
from reader.pages.details import HOW, is_other_reading, said
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line, Run, wrap

_NAMES = {"agencies": "wire", "authors": "author", "url": "address"}
_NAME_CELLS = 11
_AROUND = 400  # characters of a line shown on either side of what was read in it
_SOURCE = 160  # characters of a source that are quoted


class Known(NamedTuple):
    """One field in lines of cells. ``span`` is where in the text it was read, if it was.

    ``elsewhere`` is what stands for it where it was not: a column, a tag, a file's name, and what
    was read there.
    """

    lines: tuple[Line, ...]
    span: Span | None = None
    elsewhere: tuple[Line, ...] = ()


def known(article: Article, width: int, marks: Glyphs = UNICODE) -> list[Known]:
    """Give every field that is known, then the file, then the names of what is not known."""
    fields: dict[str, Field[Any] | None] = {name: getattr(article, name) for name in FIELDS}
    found = [_known(name, each, article, width, marks) for name, each in fields.items() if each]
    absent = [_NAMES.get(name, name) for name, each in fields.items() if each is None]
    return [*found, *_about_file(article, absent, width, marks)]


def _known(name: str, field: Field[Any], article: Article, width: int, marks: Glyphs) -> Known:
    value = said(field) + (marks.doubtful if field.doubtful else "") + _exactness(field)
    lines = list(_entry(_NAMES.get(name, name), value, "value", width))
    lines += _entry("", marks.plain(_how(field, article.text)), "how", width)
    for other in field.conflicts:
        held = "or" if is_other_reading(field, other, article) else "not believed"
        reading = f"{held}: {said(other)} · {_how(other, article.text)}"
        lines += _entry("", marks.plain(reading), "conflict", width)
    elsewhere = () if field.span else tuple(_elsewhere(field, article, width, marks))
    return Known(tuple(lines), field.span, elsewhere)


def _elsewhere(field: Field[Any], article: Article, width: int, marks: Glyphs) -> Iterator[Line]:
    """Give what a value was read in, the very words marked, where that is not the text."""
    if not field.source:
        return
    heading, name, words = f"{HOW[field.provenance].capitalize()}:", "", field.source
    if field.provenance is Provenance.DECLARED:
        heading = f"Declared in {article.path}, beside the text:"
        key, sign, stated = field.source.partition(": ")
        name, words = f"{key}: ", stated if sign else said(field)
    runs = [Run(marks.plain(name), "text"), Run(marks.plain(words), "here")]
    for line in wrap([Run(marks.plain(heading), "text")], max(2, width - 2)):
        yield (Run(" "), *line)
    yield ()
    for line in wrap(runs, max(2, width - 4)):
        yield (Run("   "), *line)


def _entry(name: str, text: str, role: str, width: int) -> Iterator[Line]:
    for number, runs in enumerate(wrap([Run(text, role)], max(2, width - _NAME_CELLS - 2))):
        yield (Run(f" {'' if number else name:<{_NAME_CELLS}} ", "name"), *runs)


def _exactness(field: Field[Any]) -> str:
    value = field.value
    return f" (to the {value.precision})" if isinstance(value, PrintedDate) else ""


def _how(field: Field[Any], text: str) -> str:
    """Say how a value came to be known: ``declared, line 3: “Published …” · 97 % sure``."""
    line = f", line {text.count(chr(10), 0, field.span.start) + 1}" if field.span else ""
    words = " ".join(field.source.split())
    cut = words[:_SOURCE] + ("…" if len(words) > _SOURCE else "")
    quoted = f": “{cut}”" if cut and field.source != field.value else ""
    return f"{HOW[field.provenance]}{line}{quoted} · {field.confidence * 100:.0f} % sure"


def _about_file(article: Article, absent: list[str], width: int, marks: Glyphs) -> Iterator[Known]:
    number = f" · article {article.position + 1} of the file" if article.position else ""
    read_as = f" · {article.format}" if article.format else ""
    about = f"{article.path}{number}{read_as} · {article.encoding} · {article.words:,} words"
    yield Known(tuple(_entry("file", marks.plain(about), "value", width)))
    if absent:
        yield Known(tuple(_entry("not stated", ", ".join(absent), "how", width)))


# --------------------------------------------------------------------------- the source


class Source(NamedTuple):
    """Lines of a file, numbered, and the first of them that shows what was read."""

    lines: list[Line]
    at: int


class SourceSheet(NamedTuple):
    """A text in which ``read`` is to be shown, at a width in cells."""

    text: str
    read: Span
    width: int
    marks: Glyphs = UNICODE

    def around(self, height: int) -> Source:
        """Give what was read among up to ``height`` lines of the file at either side."""
        lines: list[Line] = []
        at = after = 0
        for number, line in _lines_from(self.text, _line_start(self.text, self.read.start, height)):
            after += line.start > self.read.end
            if after > height:
                break
            if line.start <= self.read.start <= line.end:
                at = len(lines)
            lines += self._numbered(number, line)
        return Source(lines, at)

    def _numbered(self, number: int, line: Span) -> Iterator[Line]:
        """Give a line of the file wrapped, what was read in it marked."""
        for at, wrapped in enumerate(wrap(self._runs(line), max(2, self.width - 7))):
            yield (Run(f"{'' if at else number:>5} ", "number"), *wrapped)

    def _runs(self, line: Span) -> Iterator[Run]:
        """Give a line around what was read, with signs where it is very long and cut."""
        start = min(max(self.read.start, line.start), line.end)
        end = max(start, min(self.read.end, line.end))
        shown = Span(max(line.start, start - _AROUND), min(line.end, end + _AROUND))
        before = self.marks.ellipsis if shown.start > line.start else ""
        after = self.marks.ellipsis if shown.end < line.end else ""
        yield Run(before + self.text[shown.start : start], "text")
        yield Run(self.text[start:end], "here")
        yield Run(self.text[end : shown.end] + after, "text")


def _line_start(text: str, place: int, lines: int) -> int:
    """Give where the line begins that stands ``lines`` before the one at a place."""
    start = text.rfind("\n", 0, place)
    for _ in range(lines):
        if start < 0:
            return 0
        start = text.rfind("\n", 0, start)
    return start + 1


def _lines_from(text: str, start: int) -> Iterator[tuple[int, Span]]:
    """Give the lines from a place on, each with its number in the text, from 1."""
    number = text.count("\n", 0, start) + 1
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield number, Span(start, end)
        number, start = number + 1, end + 1

"""A comparison as one HTML page that needs nothing else: evidence that can be filed or printed.

No script, no picture, no address outside the page; every character of an article is escaped. It
reads without any style: struck and underlined words stand in ``del`` and ``ins``, and what each
row is stands in its middle column. Of two equal comparisons the pages are equal byte for byte, so
no page says when it was made. Must not know files, terminals or the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from reader.model import Article, Comparison, Field, FileProof, PrintedDate
from reader.pages.changes import fact_phrase
from reader.pages.columns import gutter_tails
from reader.pages.comparison_cells import Cell, Cells, Detail
from reader.pages.comparison_heading import side_name, summary_parts
from reader.pages.comparison_marks import UNICODE_MARKS, legend, mark_of
from reader.pages.painting import BREAK, Hand
from reader.pages.prose import lines_aside
from reader.pages.strangers import side_by_side
from reader.pages.wrapping import Run
from reader.record import record
from reader.version import __version__

_MARKS = UNICODE_MARKS
_FIELDS = (
    *("headline", "date", "updated", "outlet", "agencies", "authors", "place", "mark"),
    *("url", "language"),
)
_TAGS = {"changed": ("del", "ins"), "fact": ("del", "ins"), "cosmetic": ("del", "ins")}

_STYLE = """
:root { --rule: #999; --a: #8a4b00; --b: #004a8a; --moved: #5b2d86; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; margin: 2rem auto; max-width: 76rem;
  padding: 0 1rem; color: #111; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; }
tr + tr td, tbody tr td { border-top: 1px solid var(--rule); }
col.sign { width: 4.5rem; } col.name { width: 8rem; }
td.sign, code { font-family: ui-monospace, Menlo, Consolas, monospace; }
td.sign { text-align: center; white-space: pre-line; }
del { color: var(--a); text-decoration: line-through; }
ins { color: var(--b); text-decoration: underline; }
b.fact { border: 1px solid; padding: 0 .1em; }
i.moved { color: var(--moved); border-bottom: 2px dotted; }
u.kept { text-decoration: underline dotted; }
tr.aside td { font-size: .85em; }
tr.headline td { font-weight: bold; }
.note { font-size: .9em; }
dl { columns: 2; } dt { float: left; clear: left; width: 3rem; font-family: monospace; }
dd { margin: 0 0 0 3.5rem; }
@media print {
  body { font-size: 9.5pt; margin: 0; max-width: none; padding: 0; color: #000; }
  del, ins, i.moved { color: #000; }
  tr, li { break-inside: avoid; } thead { display: table-header-group; }
  h2 { break-after: avoid; }
}
@page { margin: 15mm; }
"""


@record(frozen=True, slots=True)
class Exhibit:
    """One side as evidence: the article, and the file it was read from."""

    article: Article
    file: FileProof


def page(
    exhibits: tuple[Exhibit, Exhibit], relation: str | None, comparison: Comparison
) -> Iterator[str]:
    """Give the page line by line: what is shared, the facts, the two texts, where all is from."""
    shown = side_by_side(comparison)
    names = [str(side_name(exhibit.article)) for exhibit in exhibits]
    title = escape(f"{names[0]} | {names[1]}")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield "<h1>Two tellings compared</h1>"
    yield f"<p>Left: {escape(names[0])}<br>Right: {escape(names[1])}</p>"
    yield f"<p>{escape(_summary(relation, comparison))}</p>"
    yield from _facts(shown)
    yield from _texts(names, shown)
    yield from _legend()
    yield "<h2>Where this is from</h2>"
    for side, exhibit in zip(("left", "right"), exhibits, strict=True):
        yield from _provenance(side, exhibit)
    yield f'<p class="note">Written by broadsheet {escape(__version__)}.</p>\n</body>\n</html>'


def _summary(relation: str | None, comparison: Comparison) -> str:
    parts = [part.full for part in summary_parts(comparison, None, _MARKS)]
    return " · ".join([relation, *parts] if relation else parts)


def _facts(comparison: Comparison) -> Iterator[str]:
    if comparison.facts:
        yield "<h2>Facts that differ</h2>\n<ul>"
        yield from (f"<li>{escape(fact_phrase(comparison, one))}</li>" for one in comparison.facts)
        yield "</ul>"


# --------------------------------------------------------------------------- the texts


def _texts(names: Sequence[str], comparison: Comparison) -> Iterator[str]:
    """Give every row of the comparison: page furniture too, which is evidence like the rest."""
    texts = Cells(comparison, Detail.COSMETIC, _MARKS)
    yield '<h2>The texts</h2>\n<table>\n<colgroup><col><col class="sign"><col></colgroup>'
    heads = "</th><th></th><th>".join(escape(name) for name in names)
    yield f"<thead><tr><th>{heads}</th></tr></thead>\n<tbody>"
    for index, row in enumerate(comparison.rows):
        kinds = ["headline"] * row.headline + ["furniture"] * (not row.story)
        style = {"furniture": ' class="aside"', "headline": ' class="headline"'}
        left, right = (_cell(texts.side(index, hand)) for hand in Hand)
        sign = "\n".join([mark_of(row, index, _MARKS), *gutter_tails(texts, index)])
        if comparison.strangers and not row.furniture:
            sign = ""
        yield (
            f'<tr{style[kinds[-1]] if kinds else ""}><td dir="auto">{left}</td>'
            f'<td class="sign">{escape(sign)}</td><td dir="auto">{right}</td></tr>'
        )
    yield "</tbody>\n</table>"


def _cell(cell: Cell) -> str:
    """Write a cell's runs, each in the tag that says without a style what it is."""
    parts: list[str] = []
    for role, runs in groupby(cell, key=lambda run: "\n" if run is BREAK else run.role):
        words = "".join(run.text for run in runs)
        parts.append("<br>" if role == "\n" else _tagged(Run(words, role)))
    return "".join(parts)


def _tagged(run: Run) -> str:
    kind, _, side = run.role.split(" ")[0].rpartition("_")
    words = escape(run.text).replace(" (m goes there)", "")
    if kind in _TAGS:
        tag = _TAGS[kind][side == Hand.B]
        inner = f'<b class="fact">{words}</b>' if kind == "fact" else words
        return f"<{tag}>{inner}</{tag}>"
    if kind == "moved" or run.role == "ghost":
        return f'<i class="moved">{words}</i>'
    return f'<u class="kept">{words}</u>' if run.role == "kept" else words


def _legend() -> Iterator[str]:
    yield "<h2>The signs in the middle</h2>\n<dl>"
    for sign, said in legend(_MARKS):
        yield f"<dt>{escape(sign)}</dt><dd>{escape(said)}</dd>"
    yield "</dl>"
    yield (
        '<p class="note"><del>Struck</del> words stand only on the left, <ins>underlined</ins> '
        'ones only on the right, <b class="fact">framed</b> ones state a fact that differs; '
        '<i class="moved">slanted</i> ones stand elsewhere on the other side.</p>'
    )


# --------------------------------------------------------------------------- provenance


def _provenance(side: str, exhibit: Exhibit) -> Iterator[str]:
    """Give where one article was read, and for each field how it is known."""
    article, file = exhibit.article, exhibit.file
    yield f"<h3>On the {side}</h3>\n<table>\n"
    yield '<colgroup><col class="name"><col><col></colgroup>\n<tbody>'
    place = f", article {article.position + 1} in it" if article.position else ""
    yield _line("file", escape(file.path) + place, f"{file.size:,} bytes, {article.encoding}")
    yield _line("SHA-256", f"<code>{file.sha256}</code>", "of the file's bytes")
    yield _line("text", f"<code>{article.content}</code>", "BLAKE2b-128 of the text as it was read")
    for name in _FIELDS:
        found: Field[object] | None = getattr(article, name)
        if found is not None:
            yield _line(name, escape(_value(found)), escape(_known_by(found)))
            for other in found.conflicts:
                yield _line(f"{name}, else", escape(_value(other)), escape(_known_by(other)))
        else:
            yield _line(name, "—", "not found")
    aside = sum(lines_aside(article.text, part) for part in article.set_aside)
    if aside:
        reasons = "; ".join(dict.fromkeys(part.reason for part in article.set_aside))
        counted = f"{aside:,} line{'s' * (aside != 1)} of the file"
        yield _line("page furniture", counted, escape(reasons))
    yield "</tbody>\n</table>"


def _line(name: str, value: str, known_by: str) -> str:
    return f"<tr><td>{name}</td><td>{value}</td><td>{known_by}</td></tr>"


def _value(found: Field[object]) -> str:
    value = found.value
    if isinstance(value, PrintedDate):
        return " ".join(filter(None, (value.iso, value.zone)))
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _known_by(found: Field[object]) -> str:
    source = " ".join(found.source.split())
    quoted = f": “{source[:200]}{'…' if len(source) > 200 else ''}”" if source else ""
    doubt = ", doubtful" if found.doubtful else ""
    return f"{found.provenance.value}{doubt} ({found.confidence:.0%} sure){quoted}"

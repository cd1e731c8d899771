"""A comparison as one HTML page that needs nothing else: evidence that can be filed or printed.

No script, no address outside the page; every character of an article is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reader.model import Comparison, ComparisonRow, Op, RowKind, Side

_SIGN = {
    RowKind.SAME: "=",
    RowKind.EDITED: "≈",
    RowKind.REWRITTEN: "%",
    RowKind.MOVED: "⇅",
    RowKind.ONLY_A: "−",
    RowKind.ONLY_B: "+",
}

_STYLE = """
:root { color-scheme: light dark; --rule: #8886; --a: #8a4b00; --b: #004a8a; }
@media (prefers-color-scheme: dark) { :root { --a: #f0b070; --b: #90c0f0; } }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; margin: 2rem auto; max-width: 76rem;
  padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .35rem .6rem; text-align: left; vertical-align: top; width: 49%; }
tr + tr td { border-top: 1px solid var(--rule); }
td.sign { font-family: monospace; text-align: center; width: 2rem; }
del, ins { text-decoration-thickness: 2px; }
del { color: var(--a); } ins { color: var(--b); }
i { border-bottom: 1px dashed; }
details p { margin: .3rem 0; }
"""


def page(names: tuple[str, str], relation: str | None, found: Comparison) -> Iterator[str]:
    """Give the page line by line: names and shares, then the rows side by side."""
    title = escape(f"{names[0]} | {names[1]}")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<p>{escape(_summary(relation, found))}</p>\n<table>"
    yield f"<tr><th>{escape(names[0])}</th><th></th><th>{escape(names[1])}</th></tr>"
    for row in found.rows:
        if not row.ghost:
            yield _row(row, found)
    yield "</table>\n</body>\n</html>"


def _summary(relation: str | None, found: Comparison) -> str:
    facts = len(found.facts)
    return (
        f"{relation or 'compared'} · {found.shared_a:.0%} of the left is told on the right, "
        f"{found.shared_b:.0%} of the right on the left · {found.count(RowKind.EDITED)} sentences "
        f"edited, {found.count(RowKind.MOVED)} moved, {facts} fact{'s' * (facts != 1)} differ"
    )


def _row(row: ComparisonRow, found: Comparison) -> str:
    left = _cell(row, found, found.a, row.a, left=True)
    right = _cell(row, found, found.b, row.b, left=False)
    return f'<tr><td>{left}</td><td class="sign">{_SIGN[row.kind]}</td><td>{right}</td></tr>'


def _cell(
    row: ComparisonRow, found: Comparison, side: Side, ordinals: tuple[int, ...], *, left: bool
) -> str:
    sentences = [side.sentences[ordinal].span.of(side.text) for ordinal in ordinals]
    if row.furniture and len(sentences) > 1:
        folded = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
        counted = f"{len(sentences)} sentences outside the story"
        return f"<details><summary>{counted}</summary>{folded}</details>"
    if not row.edits:
        return escape(" ".join(sentences))
    return _edited(row, found, left=left)


def _edited(row: ComparisonRow, found: Comparison, *, left: bool) -> str:
    text = found.a.text if left else found.b.text
    changed = "del" if left else "ins"
    parts: list[str] = []
    at = None
    for edit in row.edits:
        span = edit.a if left else edit.b
        if span.start == span.end:
            continue
        between = text[at : span.start] if at is not None and at <= span.start else ""
        words = escape(span.of(text))
        tag = "" if edit.op is Op.EQUAL else "i" if edit.op is Op.MOVE else changed
        parts.append(escape(between) + (f"<{tag}>{words}</{tag}>" if tag else words))
        at = span.end
    return "".join(parts)

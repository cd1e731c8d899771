"""The JSON shapes of an article and of a comparison, which every face writes alike.

A contract, so keys are added and never renamed. Every object carries ``version``; it rises when a
key is dropped or changes its meaning. Must not know where an object goes.
"""

from __future__ import annotations

from reader.hints import Any
from reader.model import (
    FIELDS,
    Article,
    Comparison,
    ComparisonRow,
    Edit,
    Fact,
    Field,
    FileProof,
    PrintedDate,
    Row,
    Sentence,
    Side,
    Span,
)

VERSION = 1

Record = dict[str, Any]


def listed(article: Article, row: Row) -> Record:
    """Give the object of ``list``: one article's fields and what the user did to it."""
    fields: dict[str, Field[Any] | None] = {name: getattr(article, name) for name in FIELDS}
    values = {name: _plain(found.value) if found else None for name, found in fields.items()}
    return {
        "version": VERSION,
        "id": article.id,
        "path": article.path,
        "position": article.position,
        **values,
        "agencies": values["agencies"] or [],
        "authors": values["authors"] or [],
        "words": article.words,
        "story": row.story,
        "tellings": row.tellings,
        "read": row.mark.read,
        "starred": row.mark.starred,
        "tags": list(row.mark.tags),
        "fields": {name: _field(found) for name, found in fields.items() if found},
    }


def compared(
    a: Record,
    b: Record,
    relation: str | None,
    found: Comparison,
    files: tuple[FileProof, FileProof] | None = None,
) -> Record:
    """Give the object of ``diff``; ``a`` and ``b`` are the two articles as ``list`` gives them."""
    return {
        "version": VERSION,
        "a": a,
        "b": b,
        "file_a": files[0]._asdict() if files else None,
        "file_b": files[1]._asdict() if files else None,
        "relation": relation,
        "corrections": found.corrections,
        "shared_a": round(found.shared_a, 4),
        "shared_b": round(found.shared_b, 4),
        "shared_a_all": round(found.shared_a_all, 4),
        "shared_b_all": round(found.shared_b_all, 4),
        "text_a": found.a.text,
        "text_b": found.b.text,
        "sentences_a": [_sentence(each, found.a) for each in found.a.sentences],
        "sentences_b": [_sentence(each, found.b) for each in found.b.sentences],
        "rows": _rows(found),
        "facts": [_fact(each, found) for each in found.facts],
        "hints": [
            {"a": hint.a, "b": hint.b, "similarity": round(hint.likeness, 4)}
            for hint in found.hints
        ],
    }


def _rows(found: Comparison) -> list[Record]:
    return [_row(row, found) for row in found.rows if not row.ghost]


def _row(row: ComparisonRow, found: Comparison) -> Record:
    return {
        "kind": row.kind.value,
        "a": list(row.a),
        "b": list(row.b),
        "furniture": not row.story,
        "headline": row.headline,
        "similarity": round(row.similarity, 4),
        "edits": [_edit(each, found) for each in row.edits],
    }


def _edit(edit: Edit, found: Comparison) -> Record:
    return {
        "op": edit.op.value,
        "a": edit.a.of(found.a.text),
        "b": edit.b.of(found.b.text),
        "cosmetic": edit.cosmetic,
    }


def _sentence(sentence: Sentence, side: Side) -> Record:
    return {
        "text": sentence.span.of(side.text),
        "start": sentence.span.start,
        "end": sentence.span.end,
        "furniture": sentence.furniture,
    }


def _fact(fact: Fact, found: Comparison) -> Record:
    partner = found.rows[fact.row].partner
    row = partner if found.rows[fact.row].ghost and partner is not None else fact.row
    return {
        "kind": fact.kind.value,
        "change": fact.change.value,
        "a": _words(fact.a, found.a),
        "b": _words(fact.b, found.b),
        "similarity": round(fact.similarity, 1),
        # Ghosts are places on the screen, not rows of the answer: count without them.
        "row": row - sum(each.ghost for each in found.rows[:row]),
    }


def _words(span: Span | None, side: Side) -> str | None:
    return span.of(side.text) if span else None


def _field(found: Field[Any]) -> Record:
    record: Record = {"value": _plain(found.value)}
    if isinstance(found.value, PrintedDate):
        record["precision"] = found.value.precision.value
        record["zone"] = found.value.zone
    return record | {
        "provenance": found.provenance.value,
        "confidence": round(found.confidence, 2),
        "text": found.source,
        "conflicts": [_field(each) for each in found.conflicts],
    }


def _plain(value: object) -> object:
    if isinstance(value, PrintedDate):
        return value.iso
    return list(value) if isinstance(value, tuple) else value

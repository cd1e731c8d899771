"""Nexis: the old layout ("3 of 57 DOCUMENTS", fields in capitals) and the one of Nexis Uni.

Texts of both are alike whether they came as text, RTF, DOCX or HTML. Must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.pattern import pattern

_COUNTER = pattern(
    r"^[ \t]*(?:(?:Document|Dokument)\s+)?\d{1,6}\s+(?:of|von|de|van|di|sur)\s+\d{1,6}"
    r"(?:[ \t]+(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTEN?|DOCUMENTOS?|DOCUMENTI?))?[ \t]*$",
    re.M,
)
_COUNTED = pattern(
    r"^[ \t]*(?:Document\s+)?1\s+(?:of|von|de|van|di|sur)\s+\d{1,6}[ \t]+DO[CK]UMENT", re.M | re.I
)
_END = pattern(r"^[ \t]*(?:End of Document|Ende des Dokuments?|Fin du document)[ \t]*$", re.M)
_NAME = r"[A-ZÄÖÜ][A-ZÄÖÜ-]{2,24}(?: [A-Z]{3,12})?|[A-Z][a-z]{3,9}(?:-Date)?"
_FIELD = pattern(
    rf"^[ \t]*(?:({_NAME}):[ \t]*(.*)|(Body|BODY|Classification|Graphic|Notes)[ \t]*)$"
)
_HEAD = frozenset(
    ("BYLINE", "SECTION", "LENGTH", "DATELINE", "HEADLINE", "HIGHLIGHT", "SERIES", "COLUMN",
     "SOURCE", "EDITION", "AUTOR", "AUTEUR", "RUBRIK", "TITLE", "BODY", "COPYRIGHT")
)  # fmt: skip
_TAIL = frozenset(
    ("LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "JOURNAL-CODE", "TYPE", "SUBJECT",
     "ORGANIZATION", "COMPANY", "TICKER", "INDUSTRY", "GEOGRAPHIC", "COUNTRY", "STATE", "CITY",
     "PERSON", "DOCUMENT-TYPE", "ACC-NO", "CORRECTION", "CORRECTION-DATE", "NOTES", "URL",
     "CLASSIFICATION", "UPDATE", "SPRACHE", "GRAPHIQUE", "DISTRIBUTION")
)  # fmt: skip
_DATE = pattern(
    r"^(?=.{6,80}$)(?=.*\b(?:1[89]|20)\d\d\b).*?(?:\d{1,2}\.?\s+(?:de\s+)?[^\W\d]{3,10}\.?|"
    r"[^\W\d]{3,10}\.?\s+\d{1,2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|^[^\W\d]{3,10}\s+\d{4})"
)
_RIGHTS = pattern(r"^(?:Copyright\b|\(c\)|©|All Rights Reserved|Alle Rechte|Tous droits)", re.I)


def takes(text: str) -> bool:
    """Tell whether a text is an export of Nexis."""
    head = text[:200_000]
    return bool(_COUNTED.search(head)) or (
        bool(_END.search(text)) and bool(re.search(r"^\s*Length:\s", text, re.M | re.I))
    )


def parted(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each document's body and its headers, by the names Nexis gives them."""
    ends = _END if not _COUNTED.search(text[:200_000]) else _COUNTER
    parts = [text[a:b] for a, b in _between(ends, text)]
    documents = parts[1:] if ends is _COUNTER else parts
    for document in documents:
        if document.strip():
            yield _document(document)


def _between(ends: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in ends.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _document(text: str) -> tuple[str, dict[str, str]]:
    """Part one document into the lines above its fields, its fields, and its body."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    above: list[str] = []
    told: dict[str, str] = {}
    body: list[str] = []
    for block in blocks:
        field = _field_of(block, begun=bool(body))
        if field is None:
            (body if told else above).append(block)
            continue
        for name, value in field:
            if name == "BODY":
                body = [value] if value else []
            elif value:
                told.setdefault(name.lower(), value)
    return "\n\n".join(map(_unwrapped, _without_rights(body))), {**_top(above), **told}


def _field_of(block: str, *, begun: bool) -> list[tuple[str, str]] | None:
    """Give the fields of a block whose lines all belong to some; behind the text, only a tail's."""
    fields: list[tuple[str, str]] = []
    for line in block.strip("\n").split("\n"):
        found = _FIELD.match(line)
        name = (found[1] or found[3]).upper() if found else ""
        if found and name in (_TAIL if begun else _HEAD | _TAIL):
            fields.append((name, (found[2] or "").strip()))
        elif not fields:
            return None
        elif fields[-1][0] == "BODY":
            fields[-1] = ("BODY", f"{fields[-1][1]}\n{line}".strip("\n"))
        else:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}".strip())
    return fields


def _top(blocks: Sequence[str]) -> dict[str, str]:
    """Read outlet, day and headline of the lines above the fields."""
    lines = [" ".join(line.split()) for block in blocks for line in block.split("\n")]
    lines = [line for line in lines if line and not _RIGHTS.match(line)]
    at = next((i for i, line in enumerate(lines) if _DATE.match(line)), None)
    if at is None:
        return {"headline": lines[-1]} if lines else {}
    told = {"date": lines[at]}
    below = [line for line in lines[at + 1 :] if not _is_edition(line)]
    if below:  # the old layout: outlet, day, edition, headline
        told["headline"] = " ".join(below)
        if at:
            told["publication"] = lines[at - 1] if at < 3 else lines[0]
    elif at:  # Nexis Uni: headline, outlet, day
        told["publication"] = lines[at - 1]
        if at > 1:
            told["headline"] = lines[at - 2]
    return told


def _is_edition(line: str) -> bool:
    return bool(re.search(r"\bedition\b", line, re.I)) and len(line) < 60


def _without_rights(blocks: Sequence[str]) -> list[str]:
    kept = list(blocks)
    while kept and all(_RIGHTS.match(line.strip()) for line in kept[-1].strip().split("\n")):
        kept.pop()
    return kept


def _unwrapped(block: str) -> str:
    return " ".join(block.split())

"""Nexis: the old layout ("3 of 57 DOCUMENTS", fields in capitals) and the one of Nexis Uni.

Texts of both are alike whether they came as text, RTF, DOCX or HTML, and the names of the fields
are in the language that the archive was asked in. Must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.pattern import pattern
from reader.sources.press import signs

_COUNTER = pattern(rf"^[ \t]*{signs.COUNTER}[ \t]*$", re.M | re.I)
_COUNTED = pattern(rf"^[ \t]*{signs.COUNTED}", re.M | re.I)
_END = pattern(rf"^[ \t]*(?:{signs.END})[ \t]*$", re.M | re.I)
_NAME = r"[A-ZÀ-Þ][\w-]{2,24}(?: [A-ZÀ-Þ]{3,12})?"
_FIELD = pattern(
    rf"^[ \t]*(?:({_NAME})[ \t\u00a0]?:[ \t]*(.*)"
    r"|(Body|BODY|Text|Corps|Cuerpo|Corpo|Classification|Klassifizierung|Graphic|Notes)[ \t]*)$"
)

# What the fields are called in what is declared, and the names that the archive gives them.
_FIELDS = """
    byline = BYLINE AUTOR AUTOREN AUTEUR AUTEURS AUTORE AUTORES DOOR
    section = SECTION RUBRIK RUBRIQUE SECCIÓN SEZIONE SECTIE SEÇÃO SEKTION RESSORT
    length = LENGTH LÄNGE LONGUEUR LONGITUD LUNGHEZZA LENGTE COMPRIMENTO TAMANHO EXTENSÃO EXTENSIÓN
    dateline = DATELINE ORIGINE ORTSMARKE
    headline = HEADLINE TITLE ÜBERSCHRIFT TITRE TITULAR TÍTULO TITOLO KOP
    highlight = HIGHLIGHT ENCART ZUSAMMENFASSUNG RÉSUMÉ
    body = BODY TEXT CORPS CUERPO CORPO
    series = SERIES SERIE
    column = COLUMN KOLUMNE
    source = SOURCE
    edition = EDITION ÉDITION AUSGABE
    copyright = COPYRIGHT
"""
# Of those that may stand behind the text, what is called the same stands without its name.
_TAIL_FIELDS = """
    load-date = LOAD-DATE UPDATE LADEDATUM DATE-CHARGEMENT FECHA-CARGA LAADDATUM
    language = LANGUAGE SPRACHE LANGUE IDIOMA LINGUA TAAL
    graphic = GRAPHIC GRAPHIQUE
    publication-type = PUBLICATION-TYPE TYPE-PUBLICATION ZEITUNGSTYP TIPO-PUBBLICAZIONE
    classification = CLASSIFICATION KLASSIFIZIERUNG
    correction = CORRECTION CORRECTION-DATE
    = NOTES SUBJECT ORGANIZATION COMPANY TICKER INDUSTRY GEOGRAPHIC COUNTRY STATE CITY PERSON
    = JOURNAL-CODE TYPE DOCUMENT-TYPE ACC-NO URL DISTRIBUTION
"""


def _named(table: str) -> dict[str, str]:
    pairs = (line.partition("=") for line in table.strip("\n").split("\n"))
    return {
        name: field.strip() or name.lower() for field, _, names in pairs for name in names.split()
    }


_HEAD, _TAIL = _named(_FIELDS), _named(_TAIL_FIELDS)
_MEASURED = pattern(
    rf"^[ \t]*(?:{'|'.join(name for name, field in _HEAD.items() if field == 'length')})"
    r"[ \t\u00a0]?:[ \t]*\d",
    re.M | re.I,
)
_COVER = pattern(r"^[ \t]*(?:Job Number|User Name|Date and Time):", re.M)
_COVER_END = pattern(
    r"^[^\n]{0,200}(?:About LexisNexis|Privacy Policy|Copyright © \d{4} LexisNexis)[^\n]{0,200}$",
    re.M,
)
_COVER_LINE = pattern(
    r"^(?:Page \d+ of \d+|Documents? \(\d+\)|\d{1,4}\.\s.{3,}|Narrowed by:?.*|Content Type.*"
    r"|News\b.*-None-.*"
    r"|(?:Client/Matter|Search Terms|Search Type|Job Number|User Name|Date and Time):.*)$"
)
_DATE = pattern(
    r"^(?=.{6,80}$)(?=.*\b(?:1[89]|20)\d\d\b).*?(?:\d{1,2}\.?\s+(?:de\s+)?[^\W\d]{3,10}\.?|"
    r"[^\W\d]{3,10}\.?\s+\d{1,2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|^[^\W\d]{3,10}\s+\d{4})"
)
_RIGHTS = pattern(
    r"^(?:Copyright\b|\(c\)|©|All Rights Reserved|Alle Rechte|Tous droits|Todos los derechos"
    r"|Tutti i diritti|Alle rechten|Todos os direitos)",
    re.I,
)


def takes(text: str) -> bool:
    """Tell whether a text is an export of Nexis."""
    if _COUNTED.search(text[:200_000]):
        return True
    return bool(_END.search(text)) and bool(_MEASURED.search(text) or _COVER.search(text))


def parted(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each document's body and its headers, by the names Nexis gives them in English."""
    counted = bool(_COUNTED.search(text[:200_000]))
    parts = [text[a:b] for a, b in _between(_COUNTER if counted else _END, text)]
    # Before the first counter stands how the archive was asked.
    for document in parts[1:] if counted else (_without_cover(parts[0]), *parts[1:]):
        if document.strip():
            yield _document(document, uni=not counted)


def _between(ends: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in ends.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _without_cover(text: str) -> str:
    """Cut the cover with its list of documents, which stands before the first of them."""
    cover = _COVER.search(text)
    field = _MEASURED.search(text)
    if not cover or (field and field.start() < cover.start()):
        return text
    until = field.start() if field else len(text)
    ends = [found.end() for found in _COVER_END.finditer(text, 0, until)]
    return text[ends[-1] if ends else cover.start() :]


def _document(text: str, *, uni: bool) -> tuple[str, dict[str, str]]:
    """Part one document into the lines above its fields, its fields, and its body."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    above: list[str] = []
    told: dict[str, str] = {}
    body: list[str] = []
    for block in blocks:
        fields = _fields_of(block, begun=bool(body))
        if fields is None:
            (body if told else above).append(block)
            continue
        for name, value in fields:
            if name == "body":
                body = [value] if value else []
            elif value:
                told.setdefault(name, value)
    top = _top_of_uni(above) if uni else _top(above)
    return "\n\n".join(map(_unwrapped, _without_rights(body))), {**top, **told}


def _fields_of(block: str, *, begun: bool) -> list[tuple[str, str]] | None:
    """Give the fields of a block whose lines all belong to some; behind the text, only a tail's."""
    known = _TAIL if begun else _HEAD | _TAIL
    fields: list[tuple[str, str]] = []
    for line in block.strip("\n").split("\n"):
        found = _FIELD.match(line)
        name = (found[1] or found[3]).upper() if found else ""
        if found and name in known:
            fields.append((known[name], (found[2] or "").strip()))
        elif not fields:
            return None
        elif fields[-1][0] == "body":
            fields[-1] = ("body", f"{fields[-1][1]}\n{line}".strip("\n"))
        else:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}".strip())
    return fields


def _lines(blocks: Sequence[str]) -> list[str]:
    lines = [" ".join(line.split()) for block in blocks for line in block.split("\n")]
    return [line for line in lines if line and not _RIGHTS.match(line)]


def _top(blocks: Sequence[str]) -> dict[str, str]:
    """Read outlet, day, edition and headline, in this order, of the lines above the fields."""
    lines = _lines(blocks)
    at = next((i for i, line in enumerate(lines) if _DATE.match(line)), None)
    if at is None:
        return {"headline": lines[-1]} if lines else {}
    told = {"date": lines[at]}
    below = [line for line in lines[at + 1 :] if not _is_edition(line)]
    if not below:
        return _top_of_uni(blocks)
    told["headline"] = " ".join(below)
    if at:
        told["publication"] = lines[at - 1] if at < 3 else lines[0]
    return told


def _top_of_uni(blocks: Sequence[str]) -> dict[str, str]:
    """Read headline, outlet and day, in this order: the last three lines, but for an edition."""
    lines = [line for line in _lines(blocks) if not _COVER_LINE.match(line)]
    days = [i for i, line in enumerate(lines) if _DATE.match(line)]
    if not days:
        return {"headline": lines[0]} if lines else {}
    at = days[-1]
    names = ("date", "publication", "headline")
    return dict(zip(names, reversed(lines[max(0, at - 2) : at + 1]), strict=False))


def _is_edition(line: str) -> bool:
    return bool(re.search(r"\b(?:edition|édition|ausgabe|edición|editie)\b", line, re.I)) and (
        len(line) < 60
    )


def _without_rights(blocks: Sequence[str]) -> list[str]:
    kept = list(blocks)
    while kept and all(_RIGHTS.match(line.strip()) for line in kept[-1].strip().split("\n")):
        kept.pop()
    return kept


def _unwrapped(block: str) -> str:
    return " ".join(block.split())

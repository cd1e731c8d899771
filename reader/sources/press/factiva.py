"""Factiva: articles that end with "Document CODE", with two-letter codes or without.

Texts are alike whether they came as text, RTF or HTML. Must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.pattern import pattern
from reader.sources.press import signs

_END = pattern(rf"^[ \t(]*{signs.ACCESSION}[ \t)]*$", re.M | re.I)
_CODE = pattern(
    r"^[ \t]*(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART"
    r"|CLM)(?:[ \t]+(\S.*))?$"
)
_NAMES = {
    "HD": "headline", "BY": "byline", "CR": "credit", "WC": "words", "PD": "date", "ET": "time",
    "SN": "publication", "SC": "code", "ED": "edition", "PG": "page", "LA": "language",
    "CY": "copyright", "SE": "section", "PUB": "owner", "CLM": "column", "VOL": "volume",
}  # fmt: skip
_TEXT = ("LP", "TD")
_WORDS = pattern(
    r"^[\d.,\s\u00a0]{1,9}\s*(?:words|mots|Wörter|palabras|parole|woorden|palavras|ord|слов\w?|słów"
    r"|slov|kelime|字|文字|단어|كلمة)$",
    re.I,
)
_PAGE = pattern(
    r"^\D{3,7} \d{1,5} \w{2,3} \d{1,5}\b.{0,40}Factiva.*$"
)  # "Page 1 of 9 © 2024 Factiva"
_BY = pattern(r"^(?:by|par|von|por|di|door)\s", re.I)
_RIGHTS = pattern(r"^(?:\(?c\)|©|\(?copyright|all rights reserved|tous droits|alle rechte)", re.I)
_TIME = pattern(r"^\d{1,2}:\d\d$")


def takes(text: str) -> bool:
    """Tell whether a text is an export of Factiva."""
    return bool(_END.search(text)) and (
        bool(re.search(r"^[ \t]*HD(?:[ \t]|$)", text, re.M))
        or any(_WORDS.match(line.strip()) for line in text[:200_000].split("\n"))
    )


def parted(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each article's text and its headers, by the names of the table above."""
    start = 0
    for found in _END.finditer(text):
        lines = [
            line
            for line in text[start : found.start()].split("\n")
            if not _PAGE.match(line.strip())
        ]
        start = found.end()
        coded = any(_CODE.match(line) and line.split()[0] == "HD" for line in lines)
        body, told = _coded(lines) if coded else _plain(lines)
        if body or told:
            yield body, {**told, "accession": found[1]}


def _coded(lines: Sequence[str]) -> tuple[str, dict[str, str]]:
    values: dict[str, list[str]] = {}
    at: list[str] = []
    for line in lines:
        found = _CODE.match(line)
        if found:
            at = values.setdefault(found[1], [])
            line_value = found[2] or ""
        else:
            line_value = line
        at.append(line_value.strip())
    told = {
        name: " ".join(" ".join(values[code]).split())
        for code, name in _NAMES.items()
        if code in values
    }
    body = "\n\n".join(_paragraphs(values[code]) for code in _TEXT if code in values)
    return body, told


def _plain(lines: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Read headline, byline, length, day, outlet, language and rights by their order.

    What has no length is an entry of the list that stands before the articles.
    """
    stripped = [line.strip() for line in lines]
    at = next((i for i, line in enumerate(stripped) if _WORDS.match(line)), None)
    if at is None:
        return "", {"headline": next(filter(None, stripped), "")}
    top = [line for line in stripped[:at] if line]
    told = {"words": stripped[at]}
    bylines = [line for line in top if _BY.match(line)]
    if bylines:
        told["byline"] = bylines[-1]
    if titles := [line for line in top if line not in bylines]:
        told["headline"] = titles[-1] if len(titles) > 2 else titles[0]
    below = list(enumerate(stripped))[at + 1 :]
    header = [(i, line) for i, line in below if line][:8]
    if header:
        told["date"] = header[0][1]
    rest = [(i, line) for i, line in header[1:] if not _TIME.match(line)]
    if rest:
        told["publication"] = rest[0][1]
    ends = [i for i, line in header if _RIGHTS.match(line)]
    last = ends[-1] if ends else _last_short(header)
    return _paragraphs(stripped[last + 1 :]), told


def _last_short(header: Sequence[tuple[int, str]]) -> int:
    """Give the last line of a header without rights: those of a text are longer."""
    last = header[0][0] - 1 if header else -1
    for i, line in header:
        if len(line) > 60:
            break
        last = i
    return last


def _paragraphs(lines: Sequence[str]) -> str:
    """Join wrapped lines; where no line is blank, each is a paragraph of its own."""
    text = "\n".join(lines).strip("\n")
    if "\n\n" not in text:
        return "\n\n".join(filter(None, (line.strip() for line in text.split("\n"))))
    blocks = (" ".join(block.split()) for block in re.split(r"\n\s*\n", text))
    return "\n\n".join(filter(None, blocks))

"""ProQuest: the text export, in which every part of a document has its name before it.

Must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.pattern import pattern
from reader.sources.press import signs

_RULE = pattern(r"^[ \t]*_{20,}[ \t]*$", re.M)
_SIGN = pattern(rf"^[ \t]*{signs.PROQUEST}[ \t]*$", re.M)
_NAMED = pattern(r"^([A-Z][A-Za-z-]*(?: [A-Za-z/]+){0,4}):(?:[ \t]+(.*))?$")

# What the parts are called in what is declared; of the others only the end of the text is known.
_DECLARED = {
    "Title": "headline", "Author": "author", "Publication title": "publication",
    "Publication date": "date", "Document URL": "url", "Language of publication": "language",
}  # fmt: skip
_BODY = "Full text"
_OTHERS = frozenset(
    ("Abstract", "Publication info", "Subject", "Business indexing term", "Location", "People",
     "Company / organization", "Identifier / keyword", "Pages", "Number of pages", "Section",
     "First page", "Publication year", "Publication subject", "Publisher", "Dateline", "Volume",
     "Place of publication", "Country of publication", "ISSN", "e-ISSN", "Source type", "Issue",
     "Document type", "ProQuest document ID", "Copyright", "Last updated", "Database", "Links",
     "Column", "Classification", "Credit", "Illustration", "Document feature", "DOI")
)  # fmt: skip


def takes(text: str) -> bool:
    """Tell whether a text is an export of ProQuest."""
    return _SIGN.search(text) is not None


def parted(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each document's body and what it declares."""
    for document in _RULE.split(text):
        if takes(document):
            yield _document(document)


def _document(text: str) -> tuple[str, dict[str, str]]:
    told: dict[str, str] = {}
    body: list[str] = []
    within = ""
    for line in text.split("\n"):
        found = _NAMED.match(line.strip())
        words = line
        if found and _is_part(found[1]):
            within, words = found[1], found[2] or ""
            if words and within in _DECLARED:
                told.setdefault(_DECLARED[within], _value(within, words))
        if within == _BODY:
            body.append(words)
    return "\n".join(body).strip(), told


def _is_part(name: str) -> bool:
    return name == _BODY or name in _DECLARED or name in _OTHERS


def _value(part: str, words: str) -> str:
    """Give what a part says; behind an outlet's name stands its city."""
    return (words.partition(";")[0] if part == "Publication title" else words).strip()

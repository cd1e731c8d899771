"""The lines by which the press archives mark where a document begins or ends, in their languages.

Written once, for those who look for them in bytes and those who part a text at them. Must not know
what stands between.
"""

from __future__ import annotations

import re

from reader.pattern import pattern

# "3 of 57 DOCUMENTS", "Dokument 3 von 57"
_OF = "of|von|de|van|di|sur|af|av|z"
_NAMED = "D[O0][CK]UMENT[A-Z]{0,3}"
COUNTED = rf"(?:{_NAMED}[ \t]+)?1[ \t]+(?:{_OF})[ \t]+\d{{1,6}}[ \t]+{_NAMED}"
COUNTER = rf"(?:{_NAMED}[ \t]+)?\d{{1,6}}[ \t]+(?:{_OF})[ \t]+\d{{1,6}}(?:[ \t]+{_NAMED})?"

# "End of Document"
END = (
    r"End of Document|Ende des Dokuments?|Fin du document|Fin (?:del?|de) documento"
    r"|Fine (?:del )?documento|Fim do documento|Einde (?:van )?(?:het )?document"
)

# "Document HARBP00002024030512345678a"
ACCESSION = r"(?:AN[ \t\n]+)?Do[ck]ument(?:o|en)?[ \t]+([A-Z][A-Z0-9]{9,40})"

# "ProQuest document ID: 2190555551"
PROQUEST = r"ProQuest document ID:[ \t]*\d{4,14}"

_COVER = r"Job Number:[ \t]*\d{5,12}"  # of Nexis Uni, before its list of documents

_EXPORT = pattern(
    rf"^[ \t]*(?:{COUNTED}|{END}|{ACCESSION}|{_COVER}|{PROQUEST})[ \t]*\r?$".encode(), re.M | re.I
)
_SAID = (b"ument", b"job number:")  # what each of them holds in some capitals or none
EXPORTED_PAGE = pattern(
    rf"\b(?:{COUNTED}|{END}|{_COVER})|\bDocument [A-Z]{{3}}[A-Z0-9]{{12,}}".encode(), re.I
)


def is_export(start: bytes) -> bool:
    """Tell whether one of the lines stands in the first bytes of a text."""
    lowered = start.lower()  # far quicker than to look for the lines
    return any(map(lowered.__contains__, _SAID)) and _EXPORT.search(start) is not None

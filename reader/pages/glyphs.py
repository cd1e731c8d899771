"""The marks a terminal draws, and plain ASCII for a locale that cannot.

Knows the locale's encoding; must not know any colour, style or screen.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from reader.record import record

_PLAIN = ("C", "POSIX")  # locales whose encoding is ASCII


@record(frozen=True, slots=True)
class Glyphs:
    """One set of marks. Every one is one cell wide, so both sets lay out alike.

    The gutter's marks are those of a comparison; none relies on colour to be told from another.
    """

    unread: str = "●"
    star: str = "★"
    tellings: str = "≡"
    doubtful: str = "?"
    nothing: str = "—"
    rule: str = "─"
    divider: str = "│"
    ellipsis: str = "…"
    dot: str = "·"
    folded: str = "▸"
    unfolded: str = "▾"
    changed: str = "≈"
    added: str = "+"
    dropped: str = "-"
    fact: str = "!"
    moved: str = "⇅"
    same: str = "="
    bar: str = "━"
    heights: str = " ▁▂▃▄▅▆▇█"  # nothing, then eight heights; in ASCII fewer

    def plain(self, text: str) -> str:
        """Give a sentence of the program's own with only marks that this set has."""
        return text if self is UNICODE else text.translate(_TO_ASCII)


UNICODE = Glyphs()
ASCII = Glyphs(
    unread="*",
    star="+",
    tellings="=",
    nothing="-",
    rule="-",
    divider="|",
    ellipsis="~",
    dot="-",
    folded=">",
    unfolded="v",
    changed="~",
    moved="^",
    bar="=",
    heights=" .:|#",
)

_TO_ASCII = str.maketrans(
    {
        "—": "-",
        "–": "-",
        "·": "-",
        "…": "...",
        "“": '"',
        "”": '"',
        "’": "'",
        "≡": "=",
        "●": "*",
        "★": "+",
        "─": "-",
        "│": "|",
        "▸": ">",
        "▾": "v",
        "≈": "~",
        "⇅": "^",
        "«": '"',
        "»": '"',
        "×": "x",
        "→": ">",
    }
)


def encoding_of(environment: Mapping[str, str] = os.environ) -> str:
    """Name the encoding that the user's locale asks for, in lower case; unset means UTF-8.

    The variables are read rather than Python's own setting, because Python takes a terminal in
    the C locale, or in one that is not installed, for one that understands UTF-8, and then puts
    that into LC_CTYPE.
    """
    coerced = environment.get("LC_CTYPE") == "C.UTF-8" and "LANG" in environment
    names = ("LC_ALL", "LANG") if coerced else ("LC_ALL", "LC_CTYPE", "LANG")
    named = next((environment[name] for name in names if environment.get(name)), "C.UTF-8")
    language, _, codeset = named.partition("@")[0].partition(".")
    if language in _PLAIN and not codeset:
        return "ascii"
    if codeset:
        return codeset.lower()
    import locale

    return locale.getpreferredencoding(False).lower()


def glyphs(encoding: str | None = None) -> Glyphs:
    """Choose the marks for an encoding, by default that of the user's locale."""
    name = encoding or encoding_of()
    return UNICODE if name.lower().replace("-", "").replace("_", "") == "utf8" else ASCII

"""The manual as a man page, and as plain text.

Must not know what is in it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from reader.manual.document import Block, Code, Entry, Heading, Paragraph, Section
from reader.version import __version__

_WIDTH = 80
_TERMS = 28  # characters before what a short term means


def plain(sections: Iterable[Section], width: int = _WIDTH) -> Iterator[str]:
    """Give the manual as lines of at most ``width`` characters, but for code."""
    for section in sections:
        yield section.title
        for block in section.blocks:
            yield from _plain_block(block, width)
        yield ""


def _plain_block(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield ""
        yield f"  {block.text}"
    elif isinstance(block, Paragraph):
        yield from _wrapped(block.text, width, "    ")
        yield ""
    elif isinstance(block, Entry):
        yield from _entry(block, width)
    else:
        yield ""
        yield from (f"    {line}".rstrip() for line in block.lines)


def _entry(entry: Entry, width: int) -> Iterator[str]:
    """Put a short term before what it means, a long one above."""
    margin = " " * _TERMS
    first = f"    {entry.term}"
    if len(first) + 2 > _TERMS:
        yield from _wrapped(entry.term, width, "    ")
        first = ""
    lines = _wrapped(entry.about, width, margin)
    yield first.ljust(_TERMS) + lines[0].removeprefix(margin)
    yield from lines[1:]


def _wrapped(text: str, width: int, margin: str) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False
    )


# --------------------------------------------------------------------------- roff


def roff(sections: Iterable[Section]) -> Iterator[str]:
    """Give the manual as the source of a man page of section 1."""
    yield '.\\" Written by `broadsheet manual --roff`, not by hand.'
    yield f'.TH BROADSHEET 1 "" "broadsheet {__version__}" "User Commands"'
    yield ".nh"
    yield ".ad l"
    for section in sections:
        yield f".SH {_safe(section.title)}"
        for block in section.blocks:
            yield from _roff_block(block)


def _roff_block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f".SS {_safe(block.text)}"
    elif isinstance(block, Paragraph):
        yield ".PP"
        yield _safe(block.text)
    elif isinstance(block, Entry):
        yield ".TP"
        yield f"\\fB{_safe(block.term)}\\fR"
        yield _safe(block.about)
    elif isinstance(block, Code):
        yield ".PP"
        yield ".nf"
        yield from (_safe(line) for line in block.lines)
        yield ".fi"


_TROFF = {
    "\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq",
    "…": "...", "“": "\\(lq", "”": "\\(rq", "’": "\\(cq", "≥": "\\(>=", "×": "\\(mu",
}  # fmt: skip


def _safe(text: str) -> str:
    """Write a line of text so that roff takes none of it for its own."""
    line = "".join(_TROFF.get(letter, letter) for letter in text)
    line = re.sub(r"[^\x00-\x7f]", lambda found: f"\\[u{ord(found[0]):04X}]", line)
    return f"\\&{line}" if line.startswith((".", "\\(aq")) else line

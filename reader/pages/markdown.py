"""Article text as Markdown: nothing in it is taken for Markdown's own, at any place in a line."""

from __future__ import annotations

from reader.pattern import pattern

# What Markdown would take for its own at any place in a line.
_ANYWHERE = pattern(r"([\\`*_\[\]<>#|~{}&])")
# And what only at the beginning of one: a list, a rule, the line under a heading.
_FIRST = pattern(r"^(\s*)([-+=:]|\d{1,9}(?=[.)]))")


def escaped(text: str) -> str:
    """Write a text as part of a line."""
    return _ANYWHERE.sub(r"\\\1", " ".join(text.split()))


def letters_escaped(text: str) -> str:
    """Write a text with its blanks as they are."""
    return _ANYWHERE.sub(r"\\\1", text)


def paragraph(text: str) -> str:
    """Write a text as a line of its own, which it begins."""
    line = escaped(text)
    if found := _FIRST.match(line):
        at = found.end() if found[2].isdigit() else found.start(2)
        line = f"{line[:at]}\\{line[at:]}"
    return line

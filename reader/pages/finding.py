"""What is looked for in a text, as a pattern, and the lines in which it stands.

Matches as the full-text index does and a reader expects: whatever the case, the accents, the kind
of quotation mark or the blanks. Must not know the index.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from reader.letters import AFTER_WORD, BEFORE_WORD, loose, stands_apart, words
from reader.model import Filter
from reader.pattern import pattern

_SIGNS = ("'’‘׳", '"“”„«»״', "-‐‑־")  # of one kind: which of them is printed makes no difference
_ALIKE = {sign: f"[{re.escape(signs)}]" for signs in _SIGNS for sign in signs}
_SIGN = pattern(f"([{re.escape(''.join(_SIGNS))}])")
_BEFORE, _SHOWN = 60, 160  # characters of a line before its first hit, and in all


def plain_pattern(text: str) -> re.Pattern[str] | None:
    """Give a pattern for words as typed, anywhere; None for nothing typed."""
    parts = text.split()
    return pattern(r"\s+".join(map(_quoted, parts))) if parts else None


@lru_cache(maxsize=64)
def pattern_of(wanted: Filter) -> re.Pattern[str] | None:
    """Give a pattern for every word and phrase a filter asks for, as whole words."""
    parts = [_phrase(each) for each in wanted.sought if each.strip()]
    return pattern("|".join(parts)) if parts else None


def hit_lines(
    text: str, wanted: Filter, most: int, mark: tuple[str, str] = ("**", "**")
) -> list[str]:
    """Give the first ``most`` lines that hold what a filter asks for, each hit between ``mark``.

    A long line is cut to what stands around its first hit, at blanks, with "…" for the rest.
    """
    sought = pattern_of(wanted)
    hits = (sought.search(line) for line in text.splitlines()) if sought else ()
    shown = islice((_cut(hit.string, hit) for hit in hits if hit), most)
    return [_marked(line, sought, mark) for line in shown] if sought else []


def excerpt(text: str, wanted: Filter, headline: str, room: int = _SHOWN) -> str:
    """Give the first line that holds what a filter asks for, cut to ``room`` characters.

    A line that is the headline goes behind any other: a list shows it already. Empty for none.
    """
    sought = pattern_of(wanted)
    hits = (sought.search(line) for line in text.splitlines()) if sought else ()
    first = ""
    for hit in filter(None, hits):
        if hit.string.strip() != headline.strip():
            return _cut(hit.string, hit, room)
        first = first or _cut(hit.string, hit, room)
    return first


def _marked(line: str, sought: re.Pattern[str], mark: tuple[str, str]) -> str:
    return sought.sub(lambda hit: mark[0] + hit[0] + mark[1], line)


def _cut(line: str, hit: re.Match[str], room: int = _SHOWN) -> str:
    start = max(0, min(hit.start() - min(_BEFORE, room // 3), len(line) - room))
    end = min(len(line), max(start + room, hit.end()))
    if start:
        start = max(line.find(" ", start, hit.start()), start)
    if end < len(line):
        blank = line.rfind(" ", hit.end(), end)
        end = blank if blank > 0 else end
    before, after = ("…" if start else ""), ("…" if end < len(line) else "")
    return before + line[start:end].strip() + after


def _phrase(text: str) -> str:
    """Match words one behind the other, the last one's beginning where a star ends the text."""
    found = words(text)
    if not found:
        return _quoted(text)
    start = BEFORE_WORD if stands_apart(found[0][0]) else ""
    end = AFTER_WORD if stands_apart(found[-1][-1]) and not text.endswith("*") else ""
    return start + r"[\W_]+".join(map(loose, found)) + end


def _quoted(text: str) -> str:
    """Match letters in every form, and each quotation mark and hyphen in every kind."""
    return "".join(_ALIKE.get(part) or loose(part) for part in _SIGN.split(text) if part)

"""Markdown with front matter: notes of clippers, and the pages of site repositories.

Front matter is read as strings only: YAML turns NO, 012 and dates into other things, and stumbles
over a colon in a headline; then it is read line by line. Must not know what the fields mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.decode import clean
from reader.model import UnreadableError
from reader.pattern import pattern
from reader.sources import limits, records
from reader.sources.reading import Entry, Piece, Reader, Source
from reader.sources.text_files import decoded, require_article

_FRONT = pattern(
    r"\s*(---|\+\+\+)[ \t]*\n(?P<inside>(?:[^\n]*\n){0,500}?)(?:\1|\.\.\.)[ \t]*(?:\n|$)"
)
_PAIR = pattern(r"[\"']?([\w][\w .-]{0,60})[\"']?[ \t]*[:=](?:[ \t]+|$)(.*)")
_ALIAS = pattern(
    r"(?:^|[:,\[{-])[ \t]*\*[\w-]", re.M
)  # a few of them can stand for billions of words
_ITEM = pattern(r"\s+-\s+(.*)|-\s+(.*)")
_MOST_FRONT = 64 * 1024
_NOT_WRITTEN = frozenset({"~", "null"})

# What of Markdown is not words. Emphasis, lists and quotations read well as they are.
_IMAGE = pattern(r"!\[([^\[\]\n]*)\]\([^()\n]*\)|!\[\[[^\[\]\n]*\]\]")
_LINK = pattern(
    r"\[([^\[\]\n]+)\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"\n]*\")?\)"
)
_WIKI_LINK = pattern(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_HEADING = pattern(r"^#{1,6}[ \t]+(.*)$", re.M)
_COMMENT = pattern(r"<!--(?:(?!<!--).){0,5000}?-->|%%[^%]{0,2000}%%", re.S)
_EMPHASIS = pattern(r"(?<![\w*])(\*\*\*|\*\*|__|\*|_)(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_ESCAPED = pattern(r"\\([\\`*_{}\[\]()#+\-.!~|>])")


def _read(source: Source) -> Iterator[Entry]:
    text, encoding = decoded(source.all(limits.TEXT, "text"))
    declared, body = split(text)
    body = _words(body)
    if not body.strip():
        raise UnreadableError(records.NO_TEXT if declared else "empty")
    require_article(body)
    yield Piece(body, declared, encoding)


def split(text: str) -> tuple[dict[str, str], str]:
    """Part front matter, read as strings, from what follows it."""
    found = _FRONT.match(text)
    if not found or len(found["inside"]) > _MOST_FRONT:
        return {}, text
    inside = found["inside"]
    told = _as_yaml(inside) if found[1] == "---" else None
    if told is None:
        told = _line_by_line(inside)
    if not told and inside.strip():  # two rules around a paragraph
        return {}, text
    return records.declared(told), text[found.end() :].lstrip("\n")


def _as_yaml(text: str) -> dict[str, object] | None:
    """Read YAML without its types: every value a string as it is written. None: it is none."""
    import yaml

    if _ALIAS.search(text):
        return None
    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # which makes strings alone
    except (yaml.YAMLError, ValueError, RecursionError, AttributeError, TypeError):
        return None
    if not isinstance(found, dict):
        return None
    return {str(key): _without_nulls(value) for key, value in found.items()}


def _without_nulls(value: object) -> object:
    return "" if isinstance(value, str) and value.lower() in _NOT_WRITTEN else value


def _line_by_line(text: str) -> dict[str, object]:
    """Read ``key: value`` lines and lists below a key, whatever else stands there."""
    told: dict[str, object] = {}
    items: list[str] | None = None  # below the last key, which has no value of its own
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if item and items is not None:
            items.append(_unquoted((item[1] or item[2] or "").strip()))
        elif pair := _PAIR.match(line):
            value = _unquoted(pair[2].strip())
            items = None if value else []
            told[pair[1].strip()] = value if items is None else items
    return told


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(part.strip()) for part in value[1:-1].split(","))
    return value


def _words(text: str) -> str:
    """Take out what steers a page and is no word of it: link targets, images, heading marks."""
    text = _COMMENT.sub("", text)
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _WIKI_LINK.sub(r"\1", text)
    text = _HEADING.sub(_headline, text)
    text = _EMPHASIS.sub(r"\2", text)
    return clean(_ESCAPED.sub(r"\1", text))


def _headline(found: re.Match[str]) -> str:
    """Give a heading without the marks that may close it: they stand apart from its words."""
    words = found[1].rstrip()
    open_ended = words.rstrip("#")
    return words if open_ended and not open_ended[-1].isspace() else open_ended.rstrip()


READER = Reader(_read)

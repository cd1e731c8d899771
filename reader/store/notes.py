"""What the user wrote at an article, as the state keeps it: tags, and details put right.

Both are words of one column, so that they go wherever the article's row goes. Must not know any
table.
"""

from __future__ import annotations

from reader.later import json
from reader.model import StateError

AMENDABLE = ("headline", "date", "outlet", "authors")
_LONGEST_TAG = 64
_LONGEST_DETAIL = 2000


def tag_of(written: str) -> str:
    """Give a tag as it is kept: one word, without the sign before it. Raise StateError."""
    tag = written.strip().removeprefix("#")
    if not tag or len(tag) > _LONGEST_TAG or not tag.isprintable() or len(tag.split()) != 1:
        raise StateError(
            f"“{written}” is no tag: a tag is one word of up to {_LONGEST_TAG} letters."
        )
    return tag


def with_tag(tags: str, name: str, tag: object) -> str:
    """Give the column with a tag as it is spelled, or without any of that name (None).

    A tag's name is its folded spelling: two spellings of one word are one tag.
    """
    others = [each for each in tags.split() if each.casefold() != name.casefold()]
    return " ".join(sorted([*others, str(tag)] if tag else others, key=str.casefold))


def spelling(tags: str, name: str) -> str | None:
    """Give a tag as the column spells it; None where it is not there."""
    return next((each for each in tags.split() if each.casefold() == name.casefold()), None)


def with_detail(details: str, name: str, value: object) -> str:
    """Give the column with a detail as the user says it is; None: as it was read."""
    kept = read_back(details)
    kept.pop(name, None)
    if value is not None:
        kept[name] = str(value)
    return written(kept)


def read_back(details: str) -> dict[str, str]:
    """Give the details that the column holds, by name."""
    return dict(json.loads(details)) if details else {}


def written(details: dict[str, str]) -> str:
    """Write a column of details, the same for the same details."""
    return json.dumps(dict(sorted(details.items())), ensure_ascii=False) if details else ""


def require_detail(name: str, value: str | None) -> None:
    """Raise StateError for a detail that cannot be corrected, or one without end."""
    if name not in AMENDABLE:
        raise StateError(f"The {name} of an article cannot be corrected.")
    if value is not None and (len(value) > _LONGEST_DETAIL or "\n" in value):
        raise StateError(f"A {name} is one line of up to {_LONGEST_DETAIL} letters.")

"""One condition of a query: what a key, a flag or a plain word asks for, and what is wrong with it.

Must not know how conditions are joined (see ``queries``), nor tables or SQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.hints import Any
from reader.model import Filter, Relation
from reader.pattern import pattern
from reader.record import replace
from reader.store.index import fulltext, order
from reader.store.index.query_tokens import Token

_LISTS = {
    "outlet": "outlets",
    "agency": "agencies",
    "source": "sources",
    "author": "authors",
    "tag": "tags",
    "headline": "headlines",
}
_DATES = ("from", "to", "on")
_COUNTS = ("tellings",)
_LACKS = ("no",)
_SWITCHES: dict[str, tuple[str, bool]] = {
    "unread": ("unread", True),
    "read": ("unread", False),
    "starred": ("starred", True),
    "unstarred": ("starred", False),
    "dated": ("dated", True),
    "undated": ("dated", False),
    "story": ("in_story", True),
}
_RELATIONS = {relation.value.split()[0]: relation.value for relation in Relation}  # "shares"
_SCHEMES = ("http", "https", "ftp", "mailto")
_EXAMPLES = {"from": "from:2022-01", "to": "to:2022-03", "on": "on:2022-10-11", "no": "no:outlet"}

KEYS = (*_LISTS, *_DATES, *_COUNTS, *_LACKS)
DETAILS = ("outlet", "author", "agency", "date", "month", "day", "tag")  # what ``no:`` may name
FLAGS = (*_SWITCHES, *_RELATIONS)

# What other programs call a key: no likeness of letters would lead to ours.
_MEANT = {
    **dict.fromkeys(("title", "subject", "heading"), "headline"),
    **dict.fromkeys(("since", "after", "newer", "start"), "from"),
    **dict.fromkeys(("until", "till", "before", "older", "end"), "to"),
    **dict.fromkeys(("date", "day", "month", "year"), "on"),
    **dict.fromkeys(("by", "byline", "writer", "journalist"), "author"),
    **dict.fromkeys(("site", "paper", "newspaper", "publisher", "feed", "domain"), "outlet"),
    **dict.fromkeys(("wire", "service"), "agency"),
    **dict.fromkeys(("label", "category", "keyword"), "tag"),
}
# What other programs write between or before words, and what it is called here.
_SIGNS = {"|": "OR", "||": "OR"}
_STAR_BEFORE_LETTER = pattern(r"\*+\w")


def with_condition(found: Filter, token: Token, *, negated: bool, typing: bool) -> Filter:
    """Add what a word asks for to a filter. Raise QueryError.

    While somebody is ``typing``, a key at the end that has no value yet asks for nothing.
    """
    if token.key and not _is_plain(token):
        return _with_key(found, token, negated)
    if not token.quoted and not token.key and token.value.lower() in FLAGS:
        return _with_flag(found, token, negated)
    if not token.quoted:
        if token.written.endswith(":") and token.written[:-1].lower() in KEYS:
            return _unfinished(found, token, typing)
        _check_signs(token)
    return _with_text(found, token, negated)


def _unfinished(found: Filter, token: Token, typing: bool) -> Filter:
    if token.last and typing:
        return found
    raise token.wrong(_value_needed(token.written[:-1].lower()))


def _with_text(found: Filter, token: Token, negated: bool) -> Filter:
    text = token.value if token.quoted and not token.key else token.written
    if not fulltext.searchable(text):
        return found
    if negated:
        return replace(found, without=(*found.without, text))
    if token.quoted and not text.endswith("*"):
        return replace(found, phrases=(*found.phrases, text))
    return replace(found, words=(*found.words, text))


def _check_signs(token: Token) -> None:
    """See that a plain word has no sign that would be passed over in silence. Raise QueryError."""
    written = token.written
    if written in _SIGNS:
        raise token.wrong(f"“{written}” joins nothing here; write {_SIGNS[written]}.")
    if _STAR_BEFORE_LETTER.search(written):
        stem = written.lstrip("*").split("*")[0]
        raise token.wrong(
            f"“{written}” has a star before its end; a star stands for the end of a word, as in"
            f" {stem}*."
        )
    if written[0] == "!" and written[1:2].isalnum():
        raise token.wrong(f"“{written}” leaves nothing out; write -{written[1:]}.")


def _is_plain(token: Token) -> bool:
    """Tell an address such as ``https://…`` from a key and its value."""
    return token.key in _SCHEMES and token.value.startswith("/")


# --------------------------------------------------------------------------- keys


def _with_key(found: Filter, token: Token, negated: bool) -> Filter:
    key = token.key
    if key not in KEYS:
        raise token.wrong(f"“{key}:” is no part of a filter; {_nearest_key(token)}")
    if token.value.startswith("(") and not token.quoted:
        raise token.wrong(f"“{key}:” needs a value, as in {key}:x; several: {key}:x OR {key}:y.")
    if not token.value:
        raise token.wrong(_value_needed(key))
    if negated:
        return replace(found, none_of=(*found.none_of, _with_key(Filter(), token, False)))
    if key in _DATES:
        return _with_date(found, token)
    if key in _COUNTS:
        return _with_count(found, token)
    if key in _LACKS:
        return replace(found, lacking=(*found.lacking, _checked_detail(token)))
    if key == "headline" and not fulltext.searchable(token.value):
        return found
    name = _LISTS[key]
    return _changed(found, name, (*getattr(found, name), _checked_value(token)))


def _value_needed(key: str) -> str:
    return f"“{key}:” needs a value right behind it, as in {_example(key)}."


def _nearest_key(token: Token) -> str:
    if token.key == "body":
        return "a word without a key is looked for in headline and body."
    if token.key in _MEANT:
        return f"write “{_MEANT[token.key]}:”."
    return nearest(token.key, KEYS)


def _checked_value(token: Token) -> str:
    """Give what is asked of a key. Names are found in part: a star at their end adds nothing."""
    value = token.value
    if not token.quoted and value[0] in "'‘’":
        raise token.wrong(f'“{token.written}” is no quotation; write {token.key}:"x y".')
    if token.key == "headline" or token.quoted:
        return value
    if not (name := value.rstrip("*")):
        raise token.wrong(_value_needed(token.key))
    return name


def _with_date(found: Filter, token: Token) -> Filter:
    day = _checked_date(token)
    since = day if token.key != "to" else found.since
    until = day if token.key != "from" else found.until
    if since and until and since[: len(until)] > until[: len(since)]:
        raise token.wrong(f"“{token.written}” lets nothing pass: {since} is later than {until}.")
    return replace(found, since=since, until=until)


def _checked_date(token: Token) -> str:
    """Give a year, month or day in ISO form. Raise QueryError."""
    match = _DATE.fullmatch(token.value)
    parts = [int(part) for part in match.groups() if part] if match else []
    if not parts or not order.is_calendar(*parts):
        raise token.wrong(
            f"“{token.value}” in “{token.written}” is no date; write {_said_well(token)}."
        )
    return "-".join(f"{part:02d}" for part in parts)


_DATE = pattern(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|(\d\d)(?:(\d\d))?)?")


def _said_well(token: Token) -> str:
    """Give a date as it would be right, where one can be made out."""
    import datetime

    from reader.asked_dates import asked_date

    meant = asked_date(token.value, datetime.date.today())
    return f"{token.key}:{meant.iso[:10]}" if meant else _example(token.key)


def _with_count(found: Filter, token: Token) -> Filter:
    if not re.fullmatch(r"[0-9]{1,9}", token.value):
        raise token.wrong(f"“{token.value}” in “{token.written}” is no number; write tellings:3.")
    return replace(found, tellings=int(token.value))


def _checked_detail(token: Token) -> str:
    """Give a detail that may not be known. Raise QueryError."""
    detail = token.value.lower()
    if detail not in DETAILS:
        near = nearest(detail, DETAILS, "no:{}")
        raise token.wrong(f"“{token.value}” in “{token.written}” is no detail; {near}")
    return detail


def _example(key: str) -> str:
    return _EXAMPLES.get(key, "tellings:3" if key in _COUNTS else f"{key}:x")


def nearest(word: str, known: Iterable[str], form: str = "{}:") -> str:
    """Name the one of some words that may be meant, else all of them."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"did you mean “{form.format(near[0])}”?" if near else f"there are {', '.join(known)}."


# --------------------------------------------------------------------------- flags


def _with_flag(found: Filter, token: Token, negated: bool) -> Filter:
    word = token.value.lower()
    if word in _SWITCHES:
        name, value = _SWITCHES[word]
        if getattr(found, name) not in (None, value is not negated):
            raise token.wrong(f"“{token.written}” is the opposite of what stands before it.")
        return _changed(found, name, value is not negated)
    if negated:
        return replace(found, none_of=(*found.none_of, Filter(relation=_RELATIONS[word])))
    return replace(found, relation=_RELATIONS[word])


def _changed(found: Filter, name: str, value: object) -> Filter:
    values: dict[str, Any] = {name: value}  # the tables above pair names with their types
    return replace(found, **values)

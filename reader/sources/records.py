"""A record with named values (an object of JSON, a row of a table) becomes an article.

Knows which names hold the text; must not know where the record comes from, nor what the other
values mean: they are handed on as declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reader.declarations import MARKUP, OWN, SUMMARY, TEXT, folded
from reader.decode import clean
from reader.model import UnreadableError
from reader.sources import limits
from reader.sources.markup import is_markup, without_entities, words_of
from reader.sources.reading import Piece
from reader.sources.text_files import require_article

NO_TEXT = "no text in it"

_ENOUGH = 120  # characters: what is so long under an unknown name is the text
_NAMES = ("name", "title", "label", "text", "value", "#text", "@value", "$t", "$")


def article(record: Mapping[str, Any], encoding: str = "utf-8", address: str = "") -> Piece:
    """Give the article of a record. Raise UnreadableError when it holds no text."""
    values = {str(key): _characters(value) for key, value in record.items()}
    found = _text(values)
    if found is None:
        raise UnreadableError(NO_TEXT)
    key, text = found
    require_article(text)
    return Piece(text, declared(values, key), encoding, address=address)


def _characters(value: object) -> object:
    """Read bytes that are text: tables were long written without a word on which columns are."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


def size(record: Mapping[str, Any]) -> int:
    """Give about how many bytes the strings of a record are, those inside others left out."""
    return sum(len(value) for value in record.values() if isinstance(value, str | bytes))


def is_article(value: object) -> bool:
    """Tell whether a value is a record with a text, rather than one that holds records."""
    if not isinstance(value, Mapping):
        return False
    if any(isinstance(each, list) and _are_records(each) for each in value.values()):
        return any(
            isinstance(each, str) and folded(str(key)) in TEXT | MARKUP
            for key, each in value.items()
        )
    return _text({str(key): each for key, each in value.items()}) is not None


def _are_records(values: list[Any]) -> bool:
    """Tell whether a list holds articles, rather than the sections of one; looks no deeper."""
    return any(
        isinstance(each, Mapping)
        and any(folded(str(key)) in OWN for key in each)
        and _text({str(key): value for key, value in each.items()}) is not None
        for each in values[:3]
    )


def _text(record: Mapping[str, Any]) -> tuple[str, str] | None:
    """Give the key of a record's text and the text, as plain words."""
    for names in (TEXT, MARKUP, SUMMARY):
        found = [
            (len(text), key, text)
            for key, value in record.items()
            if folded(key) in names and (text := _prose(value)).strip()
        ]
        if found:
            _, key, text = max(found, key=lambda one: one[0])
            if names is not TEXT or " " in text.strip():  # "story": "politics" is no story
                return key, _plain(text)
    unknown = [
        (len(value), key)
        for key, value in record.items()
        if isinstance(value, str) and " " in value
    ]
    if unknown and max(unknown)[0] >= _ENOUGH:
        key = max(unknown)[1]
        return key, _plain(record[key])
    return None


def _plain(text: str) -> str:
    if is_markup(text):
        return words_of(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return without_entities(clean(lines))


def _prose(value: object, depth: int = 0) -> str:
    """Give the text of a value: a string, a list of paragraphs, sections with paragraphs."""
    if isinstance(value, str):
        return value
    if depth > 6:  # no text is stored deeper
        return ""
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_prose(each, depth + 1) for each in value)))
    if isinstance(value, Mapping):
        return "\n\n".join(
            filter(None, (_prose(each, depth + 1) for each in value.values() if _holds(each)))
        )
    return ""


def _holds(value: object) -> bool:
    return isinstance(value, list | Mapping) or (isinstance(value, str) and " " in value)


def declared(record: Mapping[str, Any], text_key: str = "") -> dict[str, str]:
    """Give what a record says besides its text, as strings under its own names.

    An object inside is told by its name, or value by value as ``outer.inner``.
    """
    told: dict[str, str] = {}
    for key, value in record.items():
        if key == text_key:
            continue
        for name, words in _told(key, value):
            # What is longer is the text again: as markup, as a summary of itself …
            if words and len(words) <= limits.VALUE and len(told) < limits.FIELDS:
                told.setdefault(clean(name)[:200], words)
    return told


def _told(key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name in _NAMES:
            if isinstance(value.get(name), str):
                yield key, _words(value[name])
                break
        for inner, each in value.items():
            yield f"{key}.{inner}", _words(each)
    else:
        yield key, _words(value)


def _words(value: object) -> str:
    if isinstance(value, str):
        return without_entities(clean(value.strip()))
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(each) for each in value[:50])))
    if isinstance(value, Mapping):
        return next(
            (_words(value[name]) for name in _NAMES if isinstance(value.get(name), str)), ""
        )
    return str(value) if not isinstance(value, bytes) else ""

"""One piece of JSON: an article, a list of them, or a container that holds them anywhere.

A list is read as a stream, whatever its size. Must not know what the fields mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.model import UnreadableError
from reader.sources import json_lines, limits, records
from reader.sources.reading import Entry, Piece, Reader, Skipped, Source, resumed
from reader.sources.recoding import utf8


def _read(source: Source) -> Iterator[Entry]:
    stream, encoding = utf8(source)
    first = stream.readline(limits.OBJECT)
    if _is_object(first) and stream.peek(1):  # type: ignore[attr-defined]  # a BufferedReader has it
        rest = stream.readline(limits.OBJECT)
        if rest.strip():
            both = resumed(first + rest, stream)
            yield from json_lines.lines(both, encoding, direct=False)
            return
        first += rest
    whole = first + stream.read(max(0, limits.OBJECT - len(first)))
    if len(whole) < limits.OBJECT:
        value = json_lines.parsed(whole)
        about = _about(value)
        for entry in _entries(value, encoding):
            if about and isinstance(entry, Piece):
                yield entry._replace(declared={**about, **entry.declared})
            else:
                yield entry
    else:
        yield from _streamed(resumed(whole, stream), encoding)


def _about(value: object) -> dict[str, str]:
    """Give what a JSON Feed says for all its items."""
    if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")):
        return records.declared({"feed": value.get("title"), "language": value.get("language")})
    return {}


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json_lines.parsed(line), dict)
    except UnreadableError:
        return False


def _entries(value: object, encoding: str) -> Iterator[Entry]:
    """Give the articles of a value: itself, or those inside it at any depth, in their order."""
    waiting: list[tuple[object, str, int]] = [(value, "", 0)]
    while waiting:
        value, where, depth = waiting.pop()
        if records.is_article(value):
            yield _entry(value, encoding, where)
        elif depth > limits.NESTING:
            yield Skipped(where, "nested too deeply")
        elif inside := _inside(value, where):
            waiting.extend((each, place, depth + 1) for each, place in reversed(inside))
        elif isinstance(value, dict) and value:
            yield Skipped(where, records.NO_TEXT)


def _inside(value: object, where: str) -> list[tuple[object, str]]:
    if isinstance(value, list):
        return [
            (each, f"{where}[{number}]")
            for number, each in enumerate(value)
            if isinstance(each, dict | list)
        ]
    if isinstance(value, dict):
        return [
            (each, f"{where}.{key}"[:200].lstrip("."))
            for key, each in value.items()
            if _holds_records(each)
        ]
    return []


def _holds_records(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(each, dict | list) for each in value[:100])
    return isinstance(value, dict)


def _entry(value: Any, encoding: str, where: str) -> Entry:
    try:
        return records.article(value, encoding)
    except UnreadableError as error:
        return Skipped(where, str(error))


# --------------------------------------------------------------------------- large ones


def _streamed(stream: BinaryIO, encoding: str) -> Iterator[Entry]:
    """Read the objects of the first list there is, one after the other, never all at once."""
    import ijson

    try:
        for number, value in enumerate(_items(stream)):
            yield from _numbered(value, encoding, number)
    except ijson.JSONError as error:
        raise UnreadableError(f"not JSON ({_phrase(error)})") from error


def _numbered(value: object, encoding: str, number: int) -> Iterator[Entry]:
    for entry in _entries(value, encoding):
        yield (
            entry._replace(where=f"[{number}]{entry.where}")
            if isinstance(entry, Skipped)
            else entry
        )


def _items(stream: BinaryIO) -> Iterator[object]:
    """Give the values of every list whose values are objects, wherever it stands.

    Lists inside such an object belong to it. One object may be as large as a record.
    """
    import ijson
    from ijson.common import ObjectBuilder

    builder, depth, size = None, 0, 0
    containers: list[str] = []
    for event, value in ijson.basic_parse(stream, use_float=True):
        if builder is None:
            if event == "start_map" and containers and containers[-1] == "start_array":
                builder, depth, size = ObjectBuilder(), 0, 0
            else:
                _follow(containers, event)
                continue
        builder.event(event, value)
        size += 16 + (len(value) if isinstance(value, str) else 0)
        if depth > limits.NESTING:
            raise UnreadableError("nested too deeply")
        depth += (event in ("start_map", "start_array")) - (event in ("end_map", "end_array"))
        if size > limits.OBJECT:
            raise UnreadableError(f"an object of more than {limits.counted(limits.OBJECT)} in it")
        if not depth:
            yield builder.value
            builder = None


def _follow(containers: list[str], event: str) -> None:
    if event in ("start_map", "start_array"):
        containers.append(event)
        if len(containers) > limits.NESTING:
            raise UnreadableError("nested too deeply")
    elif event in ("end_map", "end_array"):
        containers.pop()


def _phrase(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].lower()[:80] if lines else "broken"


READER = Reader(_read)

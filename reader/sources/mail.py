"""Letters: newsletters as single messages and in mail boxes, and pages saved as MHTML.

Headers are declared as they stand, the subject as title; that a page's date is the day it was
saved is said by the name it gets. Must not know what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO

from reader.decode import clean
from reader.model import UnreadableError
from reader.pattern import pattern
from reader.sources import html_files, limits, markup, records
from reader.sources.blanks import watched
from reader.sources.reading import Entry, Piece, Reader, Skipped, Source
from reader.sources.text_files import decoded, require_article

_HEADERS = ("Subject", "From", "Date", "List-Id", "Message-ID", "Reply-To", "Content-Language")
_PARTS = 200  # of one message that are looked at
_NESTED = pattern(rb"^content-type:\s*multipart/", re.I | re.M)


def message(data: bytes) -> Piece:
    """Read one message. Raise UnreadableError when there is no text in it."""
    if len(_NESTED.findall(data)) > _PARTS:
        raise UnreadableError("nested too deeply")
    try:
        # The old policy: the new one reads headers by a grammar that hostile ones make endless.
        parsed = BytesParser(policy=policy.compat32).parsebytes(data)
        place = _header(parsed, "Snapshot-Content-Location")
        return _saved_page(parsed, place) if place else _letter(parsed)
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise UnreadableError(f"no message that can be read ({error})") from error


def _letter(letter: Message) -> Piece:
    text, declared, encoding = _words(letter)
    if not text.strip():
        raise UnreadableError(records.NO_TEXT)
    require_article(text)
    told = {name: _header(letter, name) for name in _HEADERS}
    told["title"], told["date"] = told.pop("Subject"), told.pop("Date")
    kept = {key: value[: limits.VALUE] for key, value in told.items() if value}
    declared.pop("date", None)
    return Piece(text, {**declared, **kept}, encoding)


def _saved_page(letter: Message, place: str) -> Piece:
    for part in _parts(letter):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            told = {"original_url": place, "saved date": _header(letter, "Date")}
            page = html_files.page(_payload(part), part.get_content_charset() or "", told)
            return page._replace(format="MHTML")
    raise UnreadableError("no page in it")


def _words(letter: Message) -> tuple[str, dict[str, str], str]:
    """Give the words of a message: of its HTML where its plain text only says so, or is none."""
    plain = html = None
    for part in _parts(letter):
        if part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and plain is None:
            plain = part
        elif kind == "text/html" and html is None:
            html = part
    text, encoding = _characters(plain) if plain is not None else ("", "utf-8")
    if html is not None:
        source, of_html = _characters(html)
        whole = markup.words_of(source)
        if len(whole) > 2 * len(text) or not text.strip():
            return whole, {}, of_html
    return text, {}, encoding


def _characters(part: Message) -> tuple[str, str]:
    data, charset = _payload(part), part.get_content_charset()
    try:
        text = data.decode(charset or "utf-8")
        return clean(text.replace("\r\n", "\n").replace("\r", "\n")), charset or "utf-8"
    except (LookupError, UnicodeDecodeError):
        return decoded(data)


def _parts(letter: Message) -> Iterator[Message]:
    for number, part in enumerate(letter.walk()):
        if number > _PARTS:
            return
        if isinstance(part, Message) and not part.is_multipart():
            yield part


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _header(letter: Message, name: str) -> str:
    value = str(letter[name] or "")[: limits.VALUE]
    with suppress(ValueError, LookupError, MessageError):  # then it stays as it is written
        value = str(make_header(decode_header(value)))
    return " ".join(clean(value).split())


# --------------------------------------------------------------------------- files


def _read(source: Source) -> Iterator[Entry]:
    yield message(source.all(limits.RECORD, "a message"))


def _read_box(source: Source) -> Iterator[Entry]:
    """Part a box at its "From " lines, as they are read."""
    yield from _letters(source.stream, 0, 0)


def _letters(stream: BinaryIO, offset: int, before: int) -> Iterator[Entry]:
    for number, (start, data) in enumerate(_messages(stream, offset), start=before):
        try:
            if len(data) > limits.RECORD:
                raise UnreadableError(f"too large (more than {limits.counted(limits.RECORD)})")
            yield message(data)._replace(address=f"{start}:{number}")
        except UnreadableError as error:
            yield Skipped(f"message {number}", str(error))


def _messages(stream: BinaryIO, start: int) -> Iterator[tuple[int, bytes]]:
    """Give messages and where they start; of one that is too large, a byte more than may be.

    The stream stands at byte ``start`` of the box, which begins a message. Raise UnreadableError
    where one has more lines than any message.
    """
    data = bytearray()
    at, lines, blank = start, 0, True
    stream = watched(stream)
    while line := stream.readline(limits.MB):
        if blank and line.startswith(b"From ") and at > start:
            yield start, bytes(data)
            data, start, lines = bytearray(), at, 0
        at, lines = at + len(line), lines + 1
        if lines > limits.RECORD_LINES:
            most = f"{limits.RECORD_LINES:,}"
            raise UnreadableError(f"more than {most} lines in a message: not read further")
        if len(data) <= limits.RECORD and (data or not line.startswith(b"From ")):
            data += line[1:] if line.startswith(b">From ") else line
        blank = not line.strip()
    if data:
        yield start, bytes(data)


def _since(source: Source, address: str) -> Iterator[Entry]:
    offset, number = map(int, address.split(":"))
    source.skip(offset)
    yield from _letters(source.stream, offset, number)


READER = Reader(_read)
BOX = Reader(_read_box, _since)

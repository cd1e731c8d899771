"""What a file is: told by its first bytes, and by its name where they can be anything.

Knows signatures, shapes and name endings; must not read a file. What is recognised and has no
reader is refused with its own name, and never opened as if it were prose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.declarations import MARKUP, OWN, SUMMARY, TEXT, folded
from reader.decode import decode
from reader.hints import TYPE_CHECKING
from reader.model import UnreadableError
from reader.pattern import pattern
from reader.sources.press import signs

if TYPE_CHECKING:
    from reader.sources.reading import Source

_SIGNATURES = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"SQLite format 3\x00": "SQLite",
    b"{\\rtf": "RTF",
    b"PAR1": "Parquet",
    b"PK\x05\x06": "ZIP",  # an empty one
}
_REFUSED = {
    b"7z\xbc\xaf\x27\x1c": "7-Zip archive",
    b"Rar!": "RAR archive",
    b"\x28\xb5\x2f\xfd": "Zstandard archive",
    b"\xd0\xcf\x11\xe0": "old office document",
}
_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"OggS", b"ID3", b"wOF", b"II*\x00",
    b"MM\x00*", b"MZ\x90\x00", b"\x00\x00\x01\x00", b"\xca\xfe\xba\xbe",
)  # fmt: skip
_ENDINGS = """
    png jpg jpeg gif webp svg bmp ico tif tiff avif heic mp3 mp4 m4a mov avi mkv ogg wav webm woff
    woff2 ttf otf css js map py pyc so dll exe yaml yml toml ini
"""
_NO_ARTICLES = frozenset(_ENDINGS.split())

# The first thing that is not blank, in any of the ways a page or a feed can begin.
_PROLOGUE = (
    rb"\s*(?:(?:<\?[^>]{0,1000}\?>|<!--.{0,20000}?-->|"
    rb"<!doctype[^>\[]{0,500}(?:\[.{0,30000}?\]\s*)?>)\s*)*"
)
_PAGE = pattern(
    rb"\s*(?:(?:<\?[^>]{0,1000}\?>|<!--.{0,20000}?-->)\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.I | re.S,
)
_TAG = pattern(rb"\s*<[a-z!]", re.I)
_PDF = pattern(rb"^%PDF-\d\.\d[\r\n ]", re.M)  # printers and mail put lines of their own before it
_BEFORE_PDF = 1024  # bytes
_BOOKMARKS = pattern(rb"\s*<!doctype\s+netscape-bookmark", re.I)
_FEED = pattern(_PROLOGUE + rb"<(?:\w+:)?(?:rss|feed|rdf)\b", re.I | re.S)
_OPML = pattern(_PROLOGUE + rb"<opml\b", re.I | re.S)
_XML = pattern(rb"\s*<\?xml\s", re.I)
_JSON = pattern(
    rb'\s*(?:\{\s*(?:"(?:[^"\\\n]|\\.){0,200}"\s*:|\}\s*$)|\[\s*(?:\{\s*["}]|\]\s*$))', re.S
)
_JSON_LINES = pattern(rb'\s*\{[^\n]*\}[ \t\r]*\n\s*\{\s*"')
_FRONT_MATTER = pattern(
    rb"(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_MAIL_BOX = pattern(rb"From \S+ .{10,60}\r?\n(?:[\w-]+:|>From )")
_HEADERS = pattern(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_ONLY_IN_MAIL = pattern(
    rb"^(?:mime-version|message-id|received|snapshot-content-location):", re.I | re.M
)
_LETTER = (
    pattern(rb"^from:.*@", re.I | re.M),
    pattern(rb"^subject:", re.I | re.M),
    pattern(rb"^date:", re.I | re.M),
)

_BY_NAME = {
    "json": "JSON", "jsonl": "JSON lines", "ndjson": "JSON lines", "csv": "CSV", "tsv": "CSV",
    "tab": "CSV", "md": "Markdown", "markdown": "Markdown", "mdx": "Markdown", "tar": "tar",
    "zip": "ZIP",  # found from its end, whatever stands before it
}  # fmt: skip
_PAGES = frozenset({"html", "htm", "xhtml", "shtml"})
_COLUMNS = TEXT | MARKUP | SUMMARY
_LONGEST_NAME = 40  # letters, of a column


def kind_of(source: Source) -> str:
    """Name what a file is to be read as. Raise UnreadableError when nothing can read it."""
    return _by_signature(source) or _by_ending(source.suffix) or _by_content(source)


def _by_signature(source: Source) -> str | None:
    start = source.start
    if refused := _signed(start, _REFUSED):
        raise UnreadableError(f"not read yet: {refused}")
    if start.startswith(_BINARY):
        raise UnreadableError("binary")
    if start.startswith(b"PK\x03\x04"):  # what was packed anew may no longer begin with its kind
        known = b"application/epub+zip" in start[30:120] or source.suffix == "epub"
        return "EPUB" if known else "ZIP"
    if b"%PDF-" in start[:_BEFORE_PDF] and _PDF.search(start, 0, _BEFORE_PDF):
        return "PDF"
    if start[257:262] == b"ustar":
        return "tar"
    return _signed(start, _SIGNATURES)


def _signed(start: bytes, signatures: Mapping[bytes, str]) -> str | None:
    if not start.startswith(tuple(signatures)):
        return None  # most files, told in one step
    return next(kind for signature, kind in signatures.items() if start.startswith(signature))


def _by_ending(suffix: str) -> str | None:
    if suffix in _NO_ARTICLES:
        raise UnreadableError(f"not an article: .{suffix} file")
    return None


def _by_content(source: Source) -> str:
    start, suffix = _as_utf8(source.start), source.suffix
    if start.startswith(b"WARC/"):
        return "WARC"
    if _BOOKMARKS.match(start) or _OPML.match(start):
        raise UnreadableError("only links: there is no text in it")
    return (
        _by_markup(start, suffix)
        or _by_braces(start, suffix)
        or _by_headers(start, suffix)
        or ("Markdown" if _FRONT_MATTER.match(start) else None)
        or ("press export" if signs.is_export(start) else None)
        or _by_columns(start, suffix)
        or _BY_NAME.get(suffix, "text")
    )


def _as_utf8(start: bytes) -> bytes:
    """Give the first bytes as UTF-8 without a mark, whatever they were written in."""
    if start.startswith(b"\xef\xbb\xbf"):
        return start[3:]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in start[:64]:
        try:
            return decode(start)[0].encode(errors="replace")
        except ValueError:
            return start
    return start


def _by_markup(start: bytes, suffix: str) -> str | None:
    if _FEED.match(start):
        return "feed"
    if _PAGE.match(start) or (suffix in _PAGES and _TAG.match(start)):
        return "HTML"
    return "XML" if _XML.match(start) or (suffix == "xml" and _TAG.match(start)) else None


def _by_braces(start: bytes, suffix: str) -> str | None:
    if not _JSON.match(start):
        return None
    lines = suffix in ("jsonl", "ndjson") or _JSON_LINES.match(start)
    return "JSON lines" if lines else "JSON"


def _by_headers(start: bytes, suffix: str) -> str | None:
    if _MAIL_BOX.match(start):
        return "mail box"
    found = _HEADERS.match(start)
    if not found:
        return None
    head = found[0]
    named = suffix in ("eml", "mht", "mhtml")
    if named or _ONLY_IN_MAIL.search(head) or all(each.search(head) for each in _LETTER):
        return "mail"
    return None


def _by_columns(start: bytes, suffix: str) -> str | None:
    """Take a first line for the head of a table when its cells are names that tables have."""
    if suffix in ("csv", "tsv", "tab"):
        return "CSV"
    if suffix not in ("", "txt", "dat", "text"):
        return None
    first = start.partition(b"\n")[0].decode(errors="replace")
    for delimiter in filter(first.__contains__, "\t;,|"):
        cells = first.split(delimiter)
        if not all(0 < len(_column(cell)) < _LONGEST_NAME for cell in cells):
            continue  # of prose, one of the first cells tells
        names = frozenset(map(_column, cells))
        if names & OWN and names & _COLUMNS:
            return "CSV"
    return None


def _column(cell: str) -> str:
    return folded(cell.strip().strip('"'))

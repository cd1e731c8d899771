"""Kinds of files that are recognised and not read: each refused with its own name.

Knows signatures and name endings; must not open a mess as if it were prose. A format leaves
this table when a reader for it joins the registry.
"""

from __future__ import annotations

import re
from typing import BinaryIO

from reader.model import Draft, UnreadableError
from reader.pattern import pattern
from reader.sources.reading import Head, Reader

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"Rar!", "RAR archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "old office document"),
    (b"WARC/", "WARC"),
    (b"PAR1", "Parquet"),
)
_BINARY_SIGNATURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"OggS", b"ID3", b"wOF", b"II*\x00",
    b"MM\x00*", b"MZ\x90\x00", b"\x00\x00\x01\x00", b"\xca\xfe\xba\xbe",
)  # fmt: skip

_ENDINGS = {
    "html": "HTML", "htm": "HTML", "xhtml": "HTML", "mhtml": "saved web page",
    "mht": "saved web page", "xml": "XML", "rss": "feed", "atom": "feed", "json": "JSON",
    "jsonl": "JSON lines", "ndjson": "JSON lines", "csv": "CSV", "tsv": "TSV", "tab": "TSV",
    "eml": "mail", "mbox": "mail", "rtf": "RTF", "tar": "tar archive", "zip": "ZIP archive",
    "gz": "gzip archive", "bz2": "bzip2 archive", "xz": "xz archive", "warc": "WARC",
    "parquet": "Parquet", "pdf": "PDF", "epub": "EPUB", "docx": "office document",
    "doc": "office document", "odt": "office document", "xlsx": "office document",
    "db": "database", "sqlite": "database", "sqlite3": "database", "opml": "OPML",
    "yaml": "YAML", "yml": "YAML",
}  # fmt: skip

_PICTURES = frozenset({
    "png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "ico", "tif", "tiff", "avif", "heic",
    "mp3", "mp4", "m4a", "mov", "avi", "mkv", "ogg", "wav", "webm", "woff", "woff2", "ttf", "otf",
    "css", "js", "map", "py", "pyc", "so", "dll", "exe",
})  # fmt: skip

# By content, for files whose names say nothing or .txt: the first thing that is not blank.
_HTML = pattern(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_XML = pattern(rb"\s*<\?xml\s")
_JSON_LINES = pattern(rb'\s*\{\s*"[^"\n]{1,80}"\s*:[^\n]*\}\s*\n\s*\{\s*"')
_JSON = pattern(rb'\s*(?:\[\s*\{\s*"|\{\s*"[^"\n]{1,80}"\s*:)')
_MAIL_BOX = pattern(rb"From \S+@\S+ .{10,40}\n")


def kind_of(head: Head) -> str | None:
    """Name the kind of a file that cannot be read yet; None where it may be plain text."""
    start = head.start.removeprefix(b"\xef\xbb\xbf")
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return f"not read yet: {kind}"
    if start.startswith(_BINARY_SIGNATURES) or start[257:262] == b"ustar":
        return "binary"
    if head.suffix in _PICTURES:
        return f"not an article: .{head.suffix} file"
    if head.suffix in _ENDINGS:
        return f"not read yet: {_ENDINGS[head.suffix]}"
    return _kind_by_content(start)


def _kind_by_content(start: bytes) -> str | None:
    shapes = (
        (_HTML, "HTML"),
        (_XML, "XML"),
        (_JSON_LINES, "JSON lines"),
        (_JSON, "JSON"),
        (_MAIL_BOX, "mail"),
    )
    for shape, kind in shapes:
        if shape.match(start):
            return f"not read yet: {kind}"
    return None


def _takes(head: Head) -> bool:
    return kind_of(head) is not None


def _refuse(path: str, start: bytes, stream: BinaryIO) -> tuple[Draft, ...]:
    suffix = path.rpartition(".")[2].lower()
    raise UnreadableError(kind_of(Head(suffix, start)) or "not read yet")


READER = Reader(takes=_takes, read=_refuse)

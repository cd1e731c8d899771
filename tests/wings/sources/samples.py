"""A small file of every format that is read, for tests that maltreat them all."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as arrow
from pyarrow import parquet

from tests.wings.sources.made import OTHER, STORY

RECORDS = [
    {"title": "Bridge: closed", "text": STORY, "date": "2024-03-05", "authors": ["Ana", "Wei"]},
    {"title": "Library", "text": OTHER, "published": 1709600000, "source": {"name": "Post"}},
]
LINES = "".join(json.dumps(record) + "\n" for record in RECORDS)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title>'
    '<meta name="author" content="Ana"><script type="application/ld+json">'
    f'{{"@type": "NewsArticle", "headline": "Bridge"}}</script></head><body>'
    f"<article><p>{STORY}</p><p>{OTHER}</p></article>"
    "</body></html>"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item>'
    f"<title>Bridge</title><description>{STORY}</description></item></channel></rss>"
)
LETTER = (
    "From: The Post <news@post.example>\nSubject: =?utf-8?q?Br=C3=BCcke?=\nMIME-Version: 1.0\n"
    'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n'
    f"\n{STORY}\n--b\nContent-Type: text/html\n\n<p>{OTHER}</p>\n--b--\n"
)
NEXIS = (
    "1 of 2 DOCUMENTS\n\nThe Post\n\nMarch 5, 2024 Tuesday\n\nBridge\n\nBYLINE: Ana\n\n"
    f"LENGTH: 30 words\n\n{STORY}\n\nLANGUAGE: ENGLISH\n\n2 of 2 DOCUMENTS\n\nThe Post\n\n"
    f"March 6, 2024\n\nLibrary\n\nLENGTH: 30 words\n\n{OTHER}\n"
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(files: dict[str, bytes | str]) -> bytes:
    """Pack files into a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes | str], *others: tarfile.TarInfo) -> bytes:
    """Pack files into a tar archive, behind members that are no files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for other in others:
            archive.addfile(other)
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            held = data.encode() if isinstance(data, str) else data
            member.size = len(held)
            archive.addfile(member, io.BytesIO(held))
    return out.getvalue()


def _database() -> bytes:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "a.db"
        with closing(sqlite3.connect(place)) as database:
            database.execute("CREATE TABLE news (title, content)")
            database.executemany("INSERT INTO news VALUES (?, ?)", [("a", STORY), ("b", OTHER)])
            database.commit()
        return place.read_bytes()


def _warc() -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n"
        f"WARC-Date: 2024-04-06T00:00:00Z\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head.encode() + body + b"\r\n\r\n") * 2


def _parquet() -> bytes:
    out = io.BytesIO()
    rows = [{"title": "a", "text": STORY}, {"title": "b", "text": OTHER}]
    parquet.write_table(arrow.Table.from_pylist(rows), out)
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    """Write the smallest PDF with a page of lines."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    content = f"BT /F1 12 Tf 50 700 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Bridge closed) /Author (Ana Silva) >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def _epub() -> bytes:
    package = (
        '<package><manifest><item id="0" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="0"/></spine></package>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": package,
            "a.xhtml": PAGE,
        }
    )


def samples() -> dict[str, bytes]:
    """Give a file of every format, by a name that suits it."""
    docx = f'<w:document xmlns:w="{_WORD}"><w:p><w:r><w:t>{STORY}</w:t></w:r></w:p></w:document>'
    files: dict[str, bytes | str] = {"a.txt": STORY, "b/c.jsonl": LINES, "d.html": PAGE}
    texts = {
        "a.txt": STORY,
        "a.json": json.dumps({"articles": RECORDS}),
        "a.jsonl": LINES,
        "a.csv": f'title,text\nBridge,"{STORY}"\nLibrary,"{OTHER}"\n',
        "a.md": f"---\ntitle: Bridge\ntags: [a, b]\n---\n# Bridge\n\n{STORY}\n",
        "a.html": PAGE,
        "a.rss": FEED,
        "a.eml": LETTER,
        "a.mbox": f"From x@y Tue Mar  5 18:00:00 2024\n{LETTER}\n" * 2,
        "a.mhtml": LETTER.replace("Subject:", "Snapshot-Content-Location: https://a/\nSubject:"),
        "nexis.txt": NEXIS,
        "a.rtf": "{\\rtf1\\ansi " + STORY.replace("\n", "\\par\n") + "}",
        "a.xml": f'<?xml version="1.0"?><doc title="Bridge"><p>{STORY}</p></doc>',
    }
    return {name: text.encode() for name, text in texts.items()} | {
        "a.jsonl.gz": gzip.compress(LINES.encode()),
        "a.jsonl.bz2": bz2.compress(LINES.encode()),
        "a.jsonl.xz": lzma.compress(LINES.encode()),
        "a.zip": zipped(files),
        "a.tar": tarred(files),
        "a.tar.gz": gzip.compress(tarred(files)),
        "a.docx": zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": docx}),
        "a.epub": _epub(),
        "a.db": _database(),
        "a.warc": _warc(),
        "a.parquet": _parquet(),
        "a.pdf": pdf(STORY.split("\n")),
    }

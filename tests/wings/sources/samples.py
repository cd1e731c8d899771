"""A small file of every format that is read, made of two texts, for tests that maltreat them."""

from __future__ import annotations

import bz2
import csv
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

_CACHE = (
    "CREATE TABLE rss_feed (rssurl VARCHAR PRIMARY KEY, url VARCHAR, title VARCHAR);"
    "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid VARCHAR, title VARCHAR, author VARCHAR,"
    " url VARCHAR, feedurl VARCHAR, pubDate INTEGER, content VARCHAR, deleted INTEGER DEFAULT 0,"
    " content_mime_type VARCHAR);"
    "INSERT INTO rss_feed VALUES ('https://post.example/rss', '', 'The Post');"
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(files: dict[str, bytes | str]) -> bytes:
    """Pack files into a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            stored = name == "mimetype"  # by which an EPUB is known
            archive.writestr(name, data, zipfile.ZIP_STORED if stored else None)
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


def _records(story: str, other: str) -> list[dict[str, object]]:
    return [
        {"title": "Bridge: closed", "text": story, "date": "2024-03-05", "authors": ["Ana", "Wei"]},
        {"title": "Library", "text": other, "published": 1709600000, "source": {"name": "Post"}},
    ]


def _lines(story: str, other: str) -> str:
    return "".join(json.dumps(record) + "\n" for record in _records(story, other))


def _wallabag(story: str, other: str) -> str:
    return json.dumps(
        [
            {
                "id": number,
                "title": "Bridge",
                "url": f"https://post.example/{number}",
                "domain_name": "post.example",
                "created_at": "2024-04-06T10:00:00+0000",
                "content": f"<p>{text}</p><p>x</p>",
            }
            for number, text in enumerate((story, other))
        ]
    )


def _table(story: str, other: str, delimiter: str) -> str:
    out = io.StringIO()
    rows = [("title", "text"), ("Bridge", story), ("Library", other)]
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def _page(story: str, other: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title>'
        '<meta name="author" content="Ana"><script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "headline": "Bridge"}}</script></head><body>'
        f"<article><p>{story}</p><p>{other}</p></article>"
        "</body></html>"
    )


def _saved_page(story: str, other: str) -> str:
    note = "<!--\n Page saved with SingleFile\n url: https://post.example/1\n saved date: Sat-->"
    picture = f'<img src="data:image/png;base64,{"iVBORw0K" * 60}">'
    return note + _page(story, other).replace("<article>", f"<article>{picture}")


def _rss(story: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item>'
        f"<title>Bridge</title><description>{story}</description></item></channel></rss>"
    )


def _atom(story: str) -> str:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry>'
        f'<title>Bridge</title><content type="html">{story}</content></entry></feed>'
    )


def _json_feed(story: str, other: str) -> str:
    items = [{"id": text[:9], "title": "Bridge", "content_text": text} for text in (story, other)]
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "Post", "items": items})


def _letter(story: str, other: str) -> str:
    return (
        "From: The Post <news@post.example>\nSubject: =?utf-8?q?Br=C3=BCcke?=\n"
        "MIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
        "Content-Type: text/plain; charset=utf-8\n"
        f"\n{story}\n--b\nContent-Type: text/html\n\n<p>{other}</p>\n--b--\n"
    )


def _nexis(story: str, other: str) -> str:
    return (
        "1 of 2 DOCUMENTS\n\nThe Post\n\nMarch 5, 2024 Tuesday\n\nBridge\n\nBYLINE: Ana\n\n"
        f"LENGTH: 30 words\n\n{story}\n\nLANGUAGE: ENGLISH\n\n2 of 2 DOCUMENTS\n\nThe Post\n\n"
        f"March 6, 2024\n\nLibrary\n\nLENGTH: 30 words\n\n{other}\n"
    )


def _factiva(story: str, other: str) -> str:
    return "\n\n".join(
        f"HD   Bridge\nBY   By Ana\nWC   30 words\nPD   {day} March 2024\nSN   The Post\n"
        f"LA   English\n\nLP\n{text}\n\nAN\nDocument HARBP00002024030{day}ek350000{day}\n"
        for day, text in ((5, story), (6, other))
    )


def _europresse(story: str, other: str) -> str:
    articles = "".join(
        '<article><span class="DocPublicationName">Le Quai</span><span class="DocHeader">5 mars'
        f' 2024</span><p class="titreArticleVisu">Le pont</p><div class="docOcurrContainer">'
        f"<p>{text}</p></div></article>"
        for text in (story, other)
    )
    return f"<html><body>{articles}</body></html>"


def _database(schema: str, insert: str, *texts: str) -> bytes:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "a.db"
        with closing(sqlite3.connect(place)) as database:
            database.executescript(schema)
            database.executemany(insert, [(text[:9], text) for text in texts])
            database.commit()
        return place.read_bytes()


def _warc(page: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n"
        f"WARC-Date: 2024-04-06T00:00:00Z\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head.encode() + body + b"\r\n\r\n") * 2


def _parquet(story: str, other: str) -> bytes:
    out = io.BytesIO()
    rows = [{"title": "a", "text": story}, {"title": "b", "text": other}]
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


def _epub(page: str) -> bytes:
    package = (
        '<package><manifest><item id="0" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="0"/></spine></package>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": package,
            "a.xhtml": page,
        }
    )


def _docx(story: str) -> bytes:
    word = f'<w:document xmlns:w="{_WORD}"><w:p><w:r><w:t>{story}</w:t></w:r></w:p></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": word})


def _written(story: str, other: str) -> dict[str, str]:
    letter = _letter(story, other)
    return {
        "a.txt": story,
        "a.json": json.dumps({"articles": _records(story, other)}),
        "a.jsonl": _lines(story, other),
        "feed.json": _json_feed(story, other),
        "wallabag.json": _wallabag(story, other),
        "a.csv": _table(story, other, ","),
        "a.tsv": _table(story, other, "\t"),
        "a.md": f"---\ntitle: Bridge\ntags: [a, b]\n---\n# Bridge\n\n{story}\n",
        "a.html": _page(story, other),
        "single-file.html": _saved_page(story, other),
        "europresse.html": _europresse(story, other),
        "a.rss": _rss(story),
        "a.atom": _atom(story),
        "a.eml": letter,
        "a.mbox": f"From x@y Tue Mar  5 18:00:00 2024\n{letter}\n" * 2,
        "a.mhtml": letter.replace("Subject:", "Snapshot-Content-Location: https://a/\nSubject:"),
        "nexis.txt": _nexis(story, other),
        "factiva.txt": _factiva(story, other),
        "a.rtf": "{\\rtf1\\ansi " + story.replace("\n", "\\par\n") + "}",
        "a.xml": f'<?xml version="1.0"?><doc title="Bridge"><p>{story}</p></doc>',
    }


def _packed(story: str, other: str) -> dict[str, bytes]:
    lines, page = _lines(story, other), _page(story, other)
    files: dict[str, bytes | str] = {"a.txt": story, "b/c.jsonl": lines, "d.html": page}
    return {
        "a.jsonl.gz": gzip.compress(lines.encode()),
        "a.jsonl.bz2": bz2.compress(lines.encode()),
        "a.jsonl.xz": lzma.compress(lines.encode()),
        "a.zip": zipped(files),
        "a.tar": tarred(files),
        "a.tar.gz": gzip.compress(tarred(files)),
        "a.docx": _docx(story),
        "a.epub": _epub(page),
        "a.db": _database(
            "CREATE TABLE news (title, content)", "INSERT INTO news VALUES (?, ?)", story, other
        ),
        "cache.db": _database(
            _CACHE,
            "INSERT INTO rss_item (title, content, feedurl, pubDate)"
            " VALUES (?, ?, 'https://post.example/rss', 1709654400)",
            story,
            other,
        ),
        "a.warc": _warc(page),
        "a.parquet": _parquet(story, other),
        "a.pdf": pdf(story.split("\n")),
    }


def samples(story: str = STORY, other: str = OTHER) -> dict[str, bytes]:
    """Give a file of every format, by a name that suits it."""
    written = _written(story, other)
    texts = {name: text.encode("utf-8", "surrogatepass") for name, text in written.items()}
    return texts | _packed(story, other)


PAGE, FEED = _page(STORY, OTHER), _rss(STORY)

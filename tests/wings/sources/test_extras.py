"""EPUB, and the formats of which the library is an extra: with it, and without."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from pathlib import Path

import pyarrow as arrow
import pytest
from pyarrow import parquet
from pypdf import PdfWriter

from reader.library import open_library
from reader.model import UnreadableError
from reader.settings import Directories
from reader.sources import limits, read_draft
from tests.wings.sources.made import OTHER, STORY, drafts, only, problems, put, read


def _pdf(lines: list[str]) -> bytes:
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


def test_pdf(tmp_path: Path) -> None:
    lines = [line for line in STORY.split("\n") if line]
    (draft,) = read(tmp_path, "a.pdf", _pdf(lines))
    assert draft.text.split() == STORY.split()
    assert draft.declared == {"pdf:title": "Bridge closed", "pdf:author": "Ana Silva"}
    put(tmp_path, "a.pdf", _pdf([]))
    with pytest.raises(UnreadableError, match="pictures"):
        drafts(only(tmp_path))


def test_a_pdf_that_does_not_begin_as_one(tmp_path: Path) -> None:
    before = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    (draft,) = read(tmp_path, "a.pdf", before + _pdf(STORY.split("\n")))
    assert draft.format == "PDF"
    assert draft.text.split() == STORY.split()


def test_a_pdf_that_nobody_may_change_is_read(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(_pdf(STORY.split("\n"))))
    writer.encrypt(user_password="", owner_password="x", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    (draft,) = read(tmp_path, "a.pdf", out.getvalue())
    assert draft.text.split() == STORY.split()
    writer.encrypt(user_password="x", algorithm="AES-256")
    writer.write(out := io.BytesIO())
    put(tmp_path, "a.pdf", out.getvalue())
    with pytest.raises(UnreadableError, match="encrypted"):
        drafts(only(tmp_path))


def _parquet(rows: list[dict[str, object]]) -> bytes:
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(rows), out, row_group_size=3)
    return out.getvalue()


def test_parquet(tmp_path: Path) -> None:
    rows = [{"title": f"{n}", "text": f"{n} {STORY}" if n != 4 else ""} for n in range(8)]
    found = read(tmp_path, "a.parquet", _parquet([dict(row) for row in rows]))
    assert [draft.declared["title"] for draft in found] == ["0", "1", "2", "3", "5", "6", "7"]
    assert [each.place for each in problems(only(tmp_path))] == ["row 4"]
    assert read_draft(only(tmp_path), 5, found[5].address) == found[5]


def test_parquet_without_a_word_on_which_columns_are_text(tmp_path: Path) -> None:
    rows = [{"title": b"Bridge", "text": STORY.encode(), "picture": b"\xff\xd8\xff\x00"}]
    (draft,) = read(tmp_path, "a.parquet", _parquet([dict(row) for row in rows]))
    assert draft.text == STORY
    assert draft.declared == {"title": "Bridge"}


def test_a_large_group_of_rows_is_read_unless_it_is_packed_as_no_prose_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SPOOLED", 10_000)
    words = random.Random(3).choices([f"w{n}" for n in range(5_000)], k=9_000)
    long = " ".join(words)
    (draft,) = read(tmp_path / "long", "a.parquet", _parquet([{"title": "x", "text": long}]))
    assert draft.text == long
    put(tmp_path / "bomb", "a.parquet", _parquet([{"title": "x", "text": "bread " * 50_000}]))
    with pytest.raises(UnreadableError, match="too large"):
        drafts(only(tmp_path / "bomb"))


def test_a_missing_library_is_named_and_the_file_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "in", "a.parquet", _parquet([{"title": "x", "text": STORY}]))
    put(tmp_path / "in", "a.pdf", _pdf(STORY.split("\n")))
    put(tmp_path / "in", "b.txt", OTHER)
    where = Directories(tmp_path / "config", tmp_path / "cache")
    with monkeypatch.context() as patched:
        for name in ("pypdf", "pyarrow", "pyarrow.parquet"):
            patched.setitem(sys.modules, name, None)
        with open_library([tmp_path / "in"], where) as library:
            list(library.scan())
            assert [each.cause for each in library.problems()] == [
                "Parquet needs an extra library: pip install 'broadsheet[parquet]'",
                "PDF needs an extra library: pip install 'broadsheet[pdf]'",
            ]
    with open_library([tmp_path / "in"], where) as library:
        list(library.scan())
        assert library.problems() == []
        assert library.counts().articles == 3


SAID = [
    ("<dc:title>The Post [Tue, 05 Mar 2024]</dc:title><dc:publisher>calibre</dc:publisher>"
     "<dc:date>2024-03-05T04:00:00+00:00</dc:date>", "The Post", None),
    ("<dc:title>Issue 7</dc:title><dc:publisher>The Mill</dc:publisher>"
     '<dc:date opf:event="modification">2025-01-01</dc:date><dc:date>2024-03-05</dc:date>',
     "The Mill", "2024-03-05"),
    ("<dc:title>Read later</dc:title><dc:publisher>wallabag 2.6</dc:publisher>", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("metadata", "publisher", "issued"), SAID)
def test_an_issue_says_who_published_it_and_when(
    tmp_path: Path, metadata: str, publisher: str | None, issued: str | None
) -> None:
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/'
        f'opf"><metadata>{metadata}</metadata><manifest><item id="0" href="a.xhtml" '
        'media-type="text/html"/></manifest><spine><itemref idref="0"/></spine></package>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", '<container><rootfile full-path="p.opf"/></container>'
        )
        archive.writestr("p.opf", package)
        archive.writestr(
            "a.xhtml", f"<html><body><h2>Bridge</h2><p>{STORY} {STORY}</p></body></html>"
        )
    (draft,) = read(tmp_path, "a.epub", out.getvalue())
    assert draft.declared.get("publisher") == publisher
    assert draft.declared.get("issued") == issued
    assert draft.declared["title"] == "Bridge"


def test_epub(tmp_path: Path) -> None:
    page = "<html><head><title>x</title></head><body><h2>{}</h2><p>{}</p></body></html>"
    pages = {
        "OEBPS/a.xhtml": page.format("Bridge", f"{STORY}</p><p>{STORY}"),
        "OEBPS/b c.xhtml": page.format("Library", f"{OTHER}</p><p>{OTHER}"),
        "OEBPS/toc.xhtml": page.format("", "<a href='a.xhtml'>Bridge and more</a>" * 30),
    }
    items = "".join(
        f'<item id="{n}" href="{name[6:].replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="{n}"/>' for n in (2, 0, 1, 3))
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>The Post</dc:title><dc:language>en</dc:language></metadata><manifest>"
        f'{items}<item id="3" href="../../../etc/hostname" media-type="text/html"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        container = '<container><rootfile full-path="OEBPS/p.opf"/></container>'
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/p.opf", package)
        for name, text in pages.items():
            archive.writestr(name, text)
    found = read(tmp_path, "a.epub", out.getvalue())
    assert [draft.declared["title"] for draft in found] == ["Bridge", "Library"]
    assert found[0].text.split() == ["Bridge", *STORY.split(), *STORY.split()]
    assert found[0].declared["epub:title"] == "The Post"
    assert found[1].name == "OEBPS/b c.xhtml"
    assert [each.place for each in problems(only(tmp_path))] == ["../../etc/hostname"]

"""EPUB as the programs write it that fetch papers and keep articles: Calibre, Wallabag."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reader.anatomy import read_article
from reader.model import Article
from reader.sources import read_draft
from tests.wings.sources.made import OTHER, STORY, only, problems, put, read

LEAD, MORE = STORY.split("\n\n")
END = f"{MORE} The mayor crossed by boat, with a basket of bread for the crew."
FETCHED = (
    "<dc:title>Harbour Post [Wed, 06 Mar 2024]</dc:title><dc:creator>calibre</dc:creator>"
    "<dc:publisher>calibre</dc:publisher><dc:date>2024-03-06T05:00:00+00:00</dc:date>"
)
KEPT = (
    "<dc:title>Unread articles</dc:title><dc:publisher>wallabag</dc:publisher>"
    "<dc:date>2025-11-22T10:00:00+00:00</dc:date>"
)


def _epub(meta: str, pages: dict[str, str], more: dict[str, str] | None = None) -> bytes:
    items = "".join(
        f'<item id="{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="{number}"/>' for number in range(len(pages)))
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{meta}</metadata><manifest>{items}"
        '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    files = {
        "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
        "p.opf": package,
        **pages,
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def _fetched(number: int, under: str = "") -> str:
    bar = (
        f'<a href="../{number + 1}/i.html">Next</a> | <a href="../index.html">Section</a> | '
        f'<a href="../../index.html">Main</a> | <a href="../{number - 1}/i.html">Previous</a>'
    )
    address = f"https://www.harbourpost.example/bridge-{number}"
    return (
        f"<html><head><title>Bridge {number} closed</title></head><body><div>| {bar} |<hr/></div>"
        f'<h2><a href="../index.html">Bridge {number} closed</a></h2>{under}'
        f'<p>{LEAD} <a href="https://council.example/note">The note</a></p><p>{END}</p>'
        f"<div><hr/><p>This article was downloaded by <b>calibre</b> from "
        f'<a href="{address}">{address}</a></p> | {bar} |</div></body></html>'
    )


SECTION = "".join(
    f'<li><a href="{number}/i.html">Bridge {number} closed</a> <span>[Tue, 5 Mar 18:30]</span>'
    f"<div>{LEAD}</div></li>"
    for number in range(4)
)


def _articles(folder: Path, data: bytes) -> list[Article]:
    return [read_article(draft) for draft in read(folder, "issue.epub", data)]


def test_a_fetched_issue_gives_its_articles_and_no_list_of_them(tmp_path: Path) -> None:
    pages = {
        "f/index.html": f"<html><body><h2>World</h2><ul>{SECTION}</ul></body></html>",
        "f/0/i.html": _fetched(0, "<p>By Ana Silva</p><p>Published: 5 March 2024 18:30</p>"),
        "f/1/i.html": _fetched(1),
    }
    printed, bare = _articles(tmp_path, _epub(FETCHED, pages))
    assert printed.headline is not None
    assert printed.headline.value == "Bridge 0 closed"
    assert printed.date is not None
    assert (printed.date.value.iso, printed.date.doubtful) == ("2024-03-05T18:30", False)
    assert printed.authors is not None
    assert printed.authors.value == ("Ana Silva",)
    assert printed.url is not None
    assert printed.url.value == "https://www.harbourpost.example/bridge-0"
    assert printed.outlet is not None
    assert printed.outlet.value == "Harbour Post"
    assert printed.paragraphs == (f"{LEAD} The note", END)
    assert "downloaded" not in printed.text
    assert bare.date is not None
    assert (bare.date.value.iso, bare.date.doubtful) == ("2024-03-06", True)


def _kept(number: int, published: str) -> str:
    noted = {
        "Published by": "Ana Silva",
        "Published on": published,
        "Added on": "2025-10-02",
        "Address": f"<a href='https://harbourpost.example/{number}'>"
        f"https://harbourpost.example/{number}</a>",
        "Internal link": f"<a href='https://keep.example/{number}'>https://keep.example</a>",
    }
    listed = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in noted.items())
    return (
        f"<html><head><title>Unread articles</title></head><body><h1>({number}/2) Bridge closed"
        f"</h1><dl>{listed}</dl><h2>Bridge closed</h2><p>{LEAD}</p><p>{END}</body></html>"
    )


def test_what_wallabag_knows_of_an_article_is_declared(tmp_path: Path) -> None:
    pages = {"1.xhtml": _kept(1, "2024-03-05"), "2.xhtml": _kept(2, "unknown")}
    dated, undated = _articles(tmp_path, _epub(KEPT, pages))
    assert dated.headline is not None
    assert dated.headline.value == "Bridge closed"
    assert dated.date is not None
    assert (dated.date.value.iso, dated.date.conflicts) == ("2024-03-05", ())
    assert dated.authors is not None
    assert dated.authors.value == ("Ana Silva",)
    assert dated.url is not None
    assert dated.url.value == "https://harbourpost.example/1"
    assert dated.text.count("Bridge closed") == 1
    assert undated.date is None
    assert undated.paragraphs == (LEAD, END)


TABLES = {
    "toc.ncx": "<ncx><navMap><navPoint><navLabel><text>1. The bridge is closed</text></navLabel>"
    '<content src="a.html#top"/></navPoint></navMap></ncx>',
    "broken": "<ncx><navMap><navPoint>",
}


@pytest.mark.parametrize(
    ("table", "title"), [("toc.ncx", "1. The bridge is closed"), ("broken", "x")]
)
def test_a_page_without_a_heading_is_called_as_in_the_table_of_contents(
    tmp_path: Path, table: str, title: str
) -> None:
    page = f"<html><head><title>x</title></head><body><p>{LEAD}</p><p>{END}</p></body></html>"
    data = _epub(KEPT, {"a.html": page}, {"toc.ncx": TABLES[table]})
    (article,) = _articles(tmp_path, data)
    assert article.headline is not None
    assert article.headline.value == title


def test_an_epub_packed_anew_is_still_one(tmp_path: Path) -> None:
    packed = zipfile.ZipFile(io.BytesIO(_epub(FETCHED, {"0/i.html": _fetched(0)})))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in reversed(packed.namelist()):
            archive.writestr(name, packed.read(name))
    (draft,) = read(tmp_path, "issue.epub", out.getvalue())
    assert (draft.format, draft.name) == ("EPUB", "0/i.html")
    assert read_draft(only(tmp_path), 0, draft.address) == draft


def test_an_encrypted_page_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    locked = '<e><d><CipherReference URI="a%20b.html"/></d></e>'
    plain = f"<html><body><p>{OTHER}</p><p>{OTHER}</p></body></html>"
    data = _epub(FETCHED, {"a%20b.html": "", "c.html": plain}, {"META-INF/encryption.xml": locked})
    place = put(tmp_path, "issue.epub", data)
    assert [(each.place, each.cause) for each in problems(only(tmp_path))] == [
        ("a b.html", "encrypted")
    ]
    assert [each.name for each in read(tmp_path, place.name, data)] == ["c.html"]

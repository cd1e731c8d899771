"""Saved pages: the story, and everything that a page declares of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement

from reader.model import UnreadableError
from reader.sources import limits
from tests.wings.sources.made import OTHER, STORY, drafts, only, put, read

DATA = (
    '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Post"},'
    ' {"@type": "NewsArticle", "headline": "Bridge closed", "datePublished": "2024-03-05T18:00Z",'
    ' "author": [{"@type": "Person", "name": "Ana Silva"}], "publisher": {"name": "The Post"}}]}'
)
PAGE = f"""<!DOCTYPE html>
<!-- Page saved with SingleFile
 url: https://post.example/2024/03/05/bridge
 saved date: Sat Apr 06 2024 10:00:00 GMT+0200 -->
<html lang="en"><head><meta charset="utf-8"><title>Bridge closed - The Post</title>
<meta property="og:title" content="Bridge closed &amp; shut">
<meta property="article:published_time" content="2024-03-05T18:00:00Z">
<meta name="author" content="Ana Silva"><meta name="DC.date" content="2024-03-05">
<link rel="canonical" href="https://post.example/bridge">
<script type="application/ld+json">{DATA}</script>
<style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Bridge closed</h1><time datetime="2024-03-05">5 March</time>
{"".join(f"<p>{text}</p>" for text in (STORY + OTHER).split(chr(10) * 2))}
<img src="data:image/png;base64,{"QUJD" * 100}"></article>
<footer><p>All rights reserved.</p></footer></body></html>"""


def test_story_and_declarations(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "a.html", PAGE)
    first, *_ = STORY.split("\n\n")
    assert first in draft.text.split("\n\n")
    assert "Home" not in draft.text
    assert "color" not in draft.text
    wanted = {
        "headline": "Bridge closed",
        "datePublished": "2024-03-05T18:00Z",
        "author": "Ana Silva",
        "publisher": "The Post",
        "og:title": "Bridge closed & shut",
        "article:published_time": "2024-03-05T18:00:00Z",
        "dc.date": "2024-03-05",
        "canonical": "https://post.example/bridge",
        "lang": "en",
        "html:title": "Bridge closed - The Post",
        "html:h1": "Bridge closed",
        "html:time": "2024-03-05",
        "original_url": "https://post.example/2024/03/05/bridge",
    }
    assert wanted.items() <= draft.declared.items()
    assert draft.declared["saved date"].startswith("Sat Apr 06 2024")


@pytest.mark.parametrize("name", ["page", "page.txt", "page.json", "page.php"])
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    (draft,) = read(tmp_path, name, PAGE)
    assert draft.format == "HTML"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1251", "utf-16", "shift_jis"])
def test_the_encoding_a_page_names(tmp_path: Path, encoding: str) -> None:
    word = {"iso-8859-1": "Königsstraße", "windows-1251": "Привет", "shift_jis": "日本語"}.get(
        encoding, "Ærø"
    )
    page = PAGE.replace("utf-8", encoding).replace("The harbour", word)
    (draft,) = read(tmp_path, "a.html", page.encode(encoding))
    assert word in draft.text


def test_a_page_without_a_story_shows_its_words(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "a.html", "<p>One <b>short</b> line.<br>Another</p><div>Third</div>")
    assert "One short line." in draft.text


def test_pictures_written_into_a_page_do_not_make_it_too_large(tmp_path: Path) -> None:
    page = PAGE.replace("QUJD" * 100, "QUJD" * (limits.MARKUP // 3))
    assert len(read(tmp_path, "a.html", page)) == 1


def test_what_is_no_article(tmp_path: Path) -> None:
    for page in ("<html></html>", "<html><body><script>x()</script></body></html>"):
        put(tmp_path, "a.html", page)
        with pytest.raises(UnreadableError, match=r"no text in it|empty"):
            drafts(only(tmp_path))


def test_elements_without_end(tmp_path: Path) -> None:
    deep = f"<p>{STORY}</p>" + "<div>" * 20_000 + OTHER
    assert len(read(tmp_path, "a.html", deep)) == 1
    put(tmp_path, "a.html", "<b>x</b>" * 2 * limits.ELEMENTS)
    with pytest.raises(UnreadableError, match="elements"):
        drafts(only(tmp_path))


def test_only_so_much_linked_data_meets_the_patterns_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import trafilatura

    met: list[int] = []
    plain = trafilatura.bare_extraction

    def extracted(tree: HtmlElement, **named: Any) -> Any:
        met.append(sum(len(each.text or "") for each in tree.iter("script")))
        return plain(tree, **named)

    monkeypatch.setattr(trafilatura, "bare_extraction", extracted)
    endless = '{"@type":[' * limits.LINKED
    script = f'<script type="application/ld+json">{endless}</script>'
    (draft,) = read(tmp_path, "a.html", PAGE.replace("</head>", f"{script}</head>"))
    assert met == [len(DATA)]
    assert draft.declared["headline"] == "Bridge closed"


def test_a_tag_of_very_many_attributes_is_refused(tmp_path: Path) -> None:
    """What parses it takes the square of their number: a page of 4 MB would take an hour."""
    for crowd in (" ".join(f"a{n}" for n in range(90_000)), "a='1 2' " * 90_000):
        put(tmp_path, "a.html", f"<html><body><div {crowd}><p>{STORY}</p></div></body></html>")
        with pytest.raises(UnreadableError, match="attributes in one tag"):
            drafts(only(tmp_path))


def test_a_drawing_of_very_many_points_is_no_crowd(tmp_path: Path) -> None:
    drawing = f"<svg><path d='{'M 1 2 L 3 4 ' * 9_000}'/></svg>"
    (draft,) = read(tmp_path, "a.html", f"<html><body>{drawing}<p>{STORY}</p></body></html>")
    assert draft.text.split() == STORY.split()

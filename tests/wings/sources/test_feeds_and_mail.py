"""Feeds, letters, mail boxes and pages saved as MHTML."""

from __future__ import annotations

import json
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from reader.model import UnreadableError
from reader.sources import read_draft
from tests.wings.sources.made import OTHER, STORY, drafts, only, problems, put, read

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour News</title><language>en</language>
<item><title>Bridge &amp; closed</title><link>https://post.example/1</link>
<pubDate>Tue, 05 Mar 2024 18:00:00 +0200</pubDate><author>Ana Silva</author>
<description>Short.</description><content:encoded><![CDATA[<p>{STORY}</p>]]></content:encoded></item>
<item><title>Library</title><source url="https://mill.example">The Mill</source>
<description>{OTHER}</description></item>
<item><title>Nothing in it</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
<entry><title>Bridge</title><link href="https://post.example/1"/>
<published>2024-03-05T18:00:00Z</published>
<author><name>Ana Silva</name></author><author><name>Wei Zhang</name></author>
<content type="html">&lt;p&gt;It is &lt;b&gt;shut&lt;/b&gt; now.&lt;/p&gt;</content>
</entry></feed>"""


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed", "feed.txt"])
def test_rss(tmp_path: Path, name: str) -> None:
    bridge, library = read(tmp_path, name, RSS)
    assert bridge.text.split() == STORY.split()
    assert bridge.declared["title"] == "Bridge & closed"
    assert bridge.declared["published"] == "Tue, 05 Mar 2024 18:00:00 +0200"
    assert bridge.declared["feed"] == "Harbour News"
    assert bridge.format == "feed"
    assert library.declared["publisher"] == "The Mill"
    assert "feed" not in library.declared
    assert [each.place for each in problems(only(tmp_path))] == ["entry 2"]


def test_atom(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "a.atom", ATOM)
    assert draft.text == "It is shut now."
    assert draft.declared["authors"] == "Ana Silva, Wei Zhang"
    assert "updated" not in draft.declared
    assert draft.declared["link"] == "https://post.example/1"


def test_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour News",
        "items": [{"id": "1", "title": "Bridge", "content_html": f"<p>{STORY}</p>"}],
    }
    (draft,) = read(tmp_path, "feed.json", json.dumps(feed))
    assert (draft.declared["title"], draft.declared["feed"]) == ("Bridge", "Harbour News")
    assert draft.text.split() == STORY.split()


def test_entities_that_grow_without_end(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    outside = '<!ENTITY out SYSTEM "file:///etc/hostname">'
    item = f"<item><title>x</title><description>&l11; &out; {STORY}</description></item>"
    doctype = f"<!DOCTYPE rss [{laughs}{outside}]>"
    found = f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel>{item}</channel></rss>'
    put(tmp_path, "a.xml", found)
    try:
        assert sum(len(draft.text) for draft in drafts(only(tmp_path))) < 1_000
    except UnreadableError as error:
        pytest.fail(f"not read: {error}")


def _letter(html: str = "", text: str = STORY, **headers: str) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    letter["Subject"], letter["From"] = "Bridge – closed", "The Post <news@post.example>"
    letter["Date"], letter["Message-ID"] = "Tue, 05 Mar 2024 18:00:00 +0200", "<1@post.example>"
    for name, value in headers.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(text)
    if html:
        letter.add_alternative(html, subtype="html")
    return letter


@pytest.mark.parametrize("name", ["a.eml", "a", "a.txt"])
def test_a_letter(tmp_path: Path, name: str) -> None:
    (draft,) = read(tmp_path, name, bytes(_letter()))
    assert draft.text.split() == STORY.split()
    assert draft.format == "mail"
    assert draft.declared["title"] == "Bridge – closed"
    assert draft.declared["From"] == "The Post <news@post.example>"
    assert draft.declared["date"] == "Tue, 05 Mar 2024 18:00:00 +0200"


def test_the_fuller_part_of_a_letter(tmp_path: Path) -> None:
    html = f"<style>p{{}}</style><p>{OTHER}</p>"
    (draft,) = read(tmp_path, "a.eml", bytes(_letter(html, "Read this in a browser.")))
    assert draft.text.split() == OTHER.split()


def test_a_mail_box(tmp_path: Path) -> None:
    broken = b"Subject: none\nMessage-ID: <2>\n\n\n"
    letters = [bytes(_letter()), broken, bytes(_letter(text=OTHER + "\n\n>From here on.\n"))]
    box = b"".join(b"From x@y Tue Mar  5 18:00:00 2024\n" + each + b"\n\n" for each in letters)
    found = read(tmp_path, "box", box.replace(b"\r\n", b"\n"))
    assert [draft.text.split()[1] for draft in found] == ["harbour", "library"]
    assert "\nFrom here on." in found[1].text
    assert [each.place for each in problems(only(tmp_path))] == ["message 1"]
    assert read_draft(only(tmp_path), 1, found[1].address) == found[1]


def test_a_page_saved_as_mhtml(tmp_path: Path) -> None:
    saved = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://post.example/1\r\n"
        "Subject: =?utf-8?Q?Bridge?=\r\nDate: Sat, 6 Apr 2024 08:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://post.example/1\r\n\r\n"
        f'<html><head><meta charset=3D"utf-8"></head><body><p>{STORY} =E2=80=94</p></body></html>'
        "\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    )
    for name in ("a.mhtml", "a.mht", "a"):
        (draft,) = read(tmp_path, name, saved)
        assert draft.format == "MHTML"
        assert draft.text.split() == [*STORY.split(), "—"]
        assert draft.declared["original_url"] == "https://post.example/1"
        assert draft.declared["saved date"].startswith("Sat, 6 Apr")
        assert "date" not in draft.declared

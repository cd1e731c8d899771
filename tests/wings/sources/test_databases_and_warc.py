"""Databases of other programs, read without a trace, and web archives."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.model import UnreadableError
from reader.sources import FoundFile, read_draft
from tests.wings.sources.made import OTHER, STORY, drafts, only, problems, put, read


def _newsboat(place: Path) -> sqlite3.Connection:
    database = sqlite3.connect(place)
    database.executescript(
        "CREATE TABLE rss_feed (rssurl VARCHAR PRIMARY KEY, url VARCHAR, title VARCHAR);"
        "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid VARCHAR, title VARCHAR,"
        " author VARCHAR, url VARCHAR, feedurl VARCHAR, pubDate INTEGER, content VARCHAR,"
        " deleted INTEGER DEFAULT 0, content_mime_type VARCHAR);"
        "CREATE TABLE metadata (db_schema_version_major INTEGER);"
        "INSERT INTO rss_feed VALUES ('https://post.example/rss', '', 'The Post');"
    )
    for title, content, deleted in (("Bridge", f"<p>{STORY}</p><p>x</p>", 0), ("Gone", OTHER, 1)):
        database.execute(
            "INSERT INTO rss_item (title, url, feedurl, pubDate, content, deleted)"
            " VALUES (?, 'https://post.example/1', 'https://post.example/rss', 1709654400, ?, ?)",
            (title, content, deleted),
        )
    database.commit()
    return database


def _expect_the_bridge(found: FoundFile) -> None:
    (draft,) = drafts(found)
    assert draft.text.split() == [*STORY.split(), "x"]
    assert draft.declared["feed"] == "The Post"
    assert draft.declared["pubDate"] == "1709654400"
    assert draft.format == "SQLite"
    assert read_draft(found, 0, draft.address) == draft


def test_newsboat(tmp_path: Path) -> None:
    _newsboat(tmp_path / "cache.db").close()
    _expect_the_bridge(only(tmp_path))


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_database_in_use_is_read_and_nothing_is_written_beside_it(
    tmp_path: Path, mode: str
) -> None:
    place = tmp_path / "cache.db"
    with closing(_newsboat(place)) as database:
        database.execute(f"PRAGMA journal_mode = {mode}")
        database.execute("BEGIN EXCLUSIVE")
        database.execute("UPDATE rss_item SET title = 'Half done'")
        before = {each.name: each.stat().st_mtime_ns for each in tmp_path.iterdir()}
        _expect_the_bridge(FoundFile.at("cache.db", place))
        assert {each.name: each.stat().st_mtime_ns for each in tmp_path.iterdir()} == before


def test_any_table_of_texts(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        database.execute('CREATE TABLE "news""data" (id, date, source, title, content) ')
        rows = [("1", "2024-03-05", "post", "Bridge", STORY), ("2", "", "", "None", None)]
        database.executemany('INSERT INTO "news""data" VALUES (?, ?, ?, ?, ?)', rows)
        database.execute("CREATE TABLE other (n INTEGER)")
        database.commit()
    (draft,) = drafts(only(tmp_path))
    assert (draft.text, draft.declared["source"]) == (STORY, "post")
    assert len(problems(only(tmp_path))) == 1


def test_a_damaged_database(tmp_path: Path) -> None:
    put(tmp_path, "a.db", b"SQLite format 3\0" + bytes(range(256)) * 40)
    with pytest.raises(UnreadableError, match="damaged"):
        drafts(only(tmp_path))


def _record(kind: str, body: bytes, url: str, content_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2024-04-06T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{len(body)}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _page(text: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    body = f"<html><body><p>{text}</p></body></html>".encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body


RECORDS = [
    _record("warcinfo", b"software: x\r\n", "", "application/warc-fields"),
    _record("response", _page(STORY), "https://post.example/1", "application/http"),
    _record("response", _page("x", "image/png"), "https://post.example/2", "application/http"),
    _record("response", _page("x", status="404 No"), "https://post.example/3", "application/http"),
    _record("resource", _page(OTHER).split(b"\r\n\r\n")[1], "https://post.example/4", "text/html"),
]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_web_archive(tmp_path: Path, packed: bool) -> None:
    parts = map(gzip.compress, RECORDS) if packed else iter(RECORDS)
    found = read(tmp_path, "a.warc.gz" if packed else "a.warc", b"".join(parts))
    assert [draft.text.split() for draft in found] == [STORY.split(), OTHER.split()]
    assert found[0].declared["url"] == "https://post.example/1"
    assert found[0].declared["crawl_date"] == "2024-04-06T00:00:00Z"
    assert found[1].address
    for each in found:
        assert read_draft(only(tmp_path), each.position, each.address) == each

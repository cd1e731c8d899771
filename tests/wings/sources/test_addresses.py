"""Where an article stands in its file: it is found there again, and reading goes on from there."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model import Draft
from reader.sources import FoundFile, Place, limits, read_draft, read_file
from tests.wings.sources.made import OTHER, STORY, drafts, put
from tests.wings.sources.samples import samples, tarred, zipped

SAMPLES = samples()
ALONE = {
    "a.txt", "a.md", "a.html", "single-file.html", "a.eml", "a.mhtml", "a.rtf", "a.xml", "a.docx",
    "a.pdf",
}  # fmt: skip
WHOLE = {
    "a.json", "feed.json", "wallabag.json", "europresse.html", "a.rss", "a.atom", "nexis.txt",
    "factiva.txt",
}  # fmt: skip  # parsed as one piece, however one asks


def _lines(*texts: str) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - ALONE - WHOLE))
def test_reading_goes_on_behind_any_article(tmp_path: Path, name: str) -> None:
    found = FoundFile.at(name, put(tmp_path, name, SAMPLES[name]))
    whole = drafts(found)
    for each in whole:
        assert each.address
        assert read_draft(found, each.position, each.address) == each
        rest = list(read_file(found, Place(each.position, each.address)))
        assert rest == whole[each.position + 1 :]


def _as_it_is(data: bytes) -> bytes:
    return data


def _in_a_zip(data: bytes) -> bytes:
    return zipped({"first.txt": OTHER, "in.jsonl": data, "last.txt": OTHER})


def _in_a_tar(data: bytes) -> bytes:
    return tarred({"first.txt": OTHER, "in.jsonl": data, "last.txt": OTHER})


PACKED: list[Callable[[bytes], bytes]] = [_as_it_is, gzip.compress, _in_a_zip, _in_a_tar]


@pytest.mark.parametrize("pack", PACKED)
def test_what_was_passed_over_is_named_once(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    data = _lines(STORY) + b"{broken\n" + _lines(OTHER, f"{OTHER} 2") + b"{broken\n" + _lines(STORY)
    found = FoundFile.at("a.jsonl", put(tmp_path, "a.jsonl", pack(data)))
    whole = list(read_file(found))
    assert len(whole) == len(drafts(found)) + 2
    for at, each in enumerate(whole):
        if isinstance(each, Draft):
            assert list(read_file(found, Place(each.position, each.address))) == whole[at + 1 :]


def test_nothing_before_an_address_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{number} {STORY}" for number in range(50)]
    table = "title,text\n" + "".join(f'"{text[:9]}\n","{text}"\n' for text in texts)
    for name, data in (
        ("a.jsonl", _lines(*texts)),
        ("a.jsonl.gz", gzip.compress(_lines(*texts))),
        ("a.csv", table.encode()),
        ("b.csv", b"\xef\xbb\xbf" + table.replace("harbour", "h\u00e4fen \u6e2f").encode()),
        ("a.tar", tarred({f"{number}.txt": text for number, text in enumerate(texts)})),
        ("a.zip", zipped({f"{number}.txt": text for number, text in enumerate(texts)})),
    ):
        found = FoundFile.at(name, put(tmp_path, name, data))
        last = drafts(found)[-1]
        with monkeypatch.context() as patched:
            patched.setattr("reader.sources.registry._draft", _only(last.position))
            assert read_draft(found, last.position, last.address) == last


def _only(position: int) -> Callable[..., Draft]:
    from reader.sources.registry import _draft

    def draft(path: str, at: int, *rest: object) -> Draft:
        assert at == position, "an article was read that nobody asked for"
        return _draft(path, at, *rest)  # type: ignore[arg-type]  # handed on as it came

    return draft


def test_a_row_that_is_no_utf8_is_found_again(tmp_path: Path) -> None:
    rows = b"".join(b'"caf\xe9 %d","%s"\r\n' % (n, STORY.encode()) for n in range(3))
    text = "h\u00e4lt".encode() * 300  # enough that the file is UTF-8, damaged
    found = FoundFile.at("a", put(tmp_path, "a.csv", b"title,text\r\n" + text + b",x\r\n" + rows))
    for each in drafts(found):
        assert read_draft(found, each.position, each.address) == each


def test_a_head_that_is_too_long_gives_no_addresses(tmp_path: Path) -> None:
    head = ",".join(["title", "text", *(f"column_{n}" for n in range(limits.HEAD // 8))])
    found = FoundFile.at("a.csv", put(tmp_path, "a.csv", f'{head}\nBridge,"{STORY}"\n'))
    (draft,) = drafts(found)
    assert draft.address == ""
    assert read_draft(found, 0, draft.address) == draft

"""Many articles in one file: what was said of one stays with it, whatever is added to the file."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.library import open_library
from reader.settings import Directories
from tests.wings.sources.made import OTHER, STORY, put
from tests.wings.sources.samples import tarred, zipped

MORE = (
    "The night train to the coast runs again from May, the railway told its passengers today.\n\n"
    "It was given up nine years ago; sleeping cars were found in a yard behind the old works."
)


def _array(texts: Sequence[str]) -> bytes:
    return json.dumps([{"title": text[:12], "text": text} for text in texts]).encode()


def _container(texts: Sequence[str]) -> bytes:
    return b'{"status": "ok", "articles": ' + _array(texts) + b"}"


def _feed(texts: Sequence[str]) -> bytes:
    items = "".join(f"<item><description>{text}</description></item>" for text in texts)
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>'
    return f"{head}{items}</channel></rss>".encode()


def _lines(texts: Sequence[str]) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def _table(texts: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("title", "text"), *((text[:12], text) for text in texts)])
    return out.getvalue().encode()


def _box(texts: Sequence[str]) -> bytes:
    letters = (
        f"From a@b Tue Mar  5 18:00:00 2024\nFrom: a@b.example\n\n{each}\n" for each in texts
    )
    return "\n".join(letters).encode()


def _nexis(texts: Sequence[str]) -> bytes:
    documents = (
        f"{number} of {len(texts)} DOCUMENTS\n\nThe Post\n\nMarch 5, 2024\n\nNews\n\n"
        f"LENGTH: 30 words\n\n{text}\n\nLANGUAGE: ENGLISH\n\n"
        for number, text in enumerate(texts, start=1)
    )
    return "".join(documents).encode()


def _packed(texts: Sequence[str]) -> bytes:
    return gzip.compress(_lines(texts))


def _zip(texts: Sequence[str]) -> bytes:
    return zipped({"all.json": _array(texts)})


def _tar(texts: Sequence[str]) -> bytes:
    return tarred({f"{number}.txt": text for number, text in enumerate(texts)})


MANY = [_array, _container, _feed, _lines, _table, _box, _nexis, _packed, _zip, _tar]


@pytest.mark.parametrize("at", [0, 1, 2], ids=["before", "between", "behind"])
@pytest.mark.parametrize("made", MANY, ids=lambda made: made.__name__.strip("_"))
def test_what_is_added_to_a_file_moves_no_mark(
    tmp_path: Path, made: Callable[[Sequence[str]], bytes], at: int
) -> None:
    texts, folder = [STORY, OTHER], tmp_path / "in"
    put(folder, "many", made(texts))
    with open_library([folder], Directories(tmp_path / "config", tmp_path / "cache")) as library:
        library.update()
        library.star([library.find("many#1")])
        texts.insert(at, MORE)
        put(folder, "many", made(texts))
        library.update()
        for number, text in enumerate(texts):
            article = library.find(f"many#{number}")
            (row,) = (row for row in library.select() if row.id == article)
            assert text.split()[-1] in library.article(article).text
            assert row.mark.starred == (text == OTHER)

"""What other programs use: the names that the package gives, and one file read by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader import BroadsheetError, compare_articles, open_library, read_file
from reader.model import NotFoundError, QueryError, UnreadableError
from reader.settings import shipped

SEEDS = shipped("seeds")


@pytest.mark.parametrize("name", reader.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(reader, name) is not None
    assert name in dir(reader)


def test_no_other_name_is_made_up() -> None:
    with pytest.raises(AttributeError, match="no attribute 'zebra'"):
        _ = reader.zebra


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(reader.__file__).parent / "py.typed").is_file()


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, reader; print([name for name in sys.modules if name.startswith('reader.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_file_is_read_by_itself() -> None:
    [path] = SEEDS.glob("003*")
    [article] = read_file(path)
    assert article.outlet is not None
    assert article.outlet.value == "UrduPoint"
    assert article.paragraphs[0].startswith("WASHINGTON (UrduPoint News / Sputnik")
    assert read_file(os.fspath(path)) == [article]


def test_a_file_of_several_articles_gives_them_in_order(tmp_path: Path) -> None:
    text = "The ferry crews went back to work on Tuesday after a strike of nine days. " * 5
    path = tmp_path / "two.jsonl"
    path.write_text("".join(f'{{"title": "Ferry {n}", "text": "{text}"}}\n' for n in range(2)))
    found = read_file(path)
    assert [each.headline and each.headline.value for each in found] == ["Ferry 0", "Ferry 1"]
    assert [each.position for each in found] == [0, 1]


def test_what_is_no_file_or_no_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for path, kind in ((tmp_path / "none", NotFoundError), (tmp_path, NotFoundError)):
        with pytest.raises(kind):
            read_file(path)
    with pytest.raises(UnreadableError, match=r"empty\.txt cannot be read: empty"):
        read_file(tmp_path / "empty.txt")


def test_a_collection_is_opened_scanned_and_asked() -> None:
    with open_library(SEEDS, in_memory=True) as library:
        assert library.update().new == 5
        assert library.update().new == 0
        assert [row.outlet for row in library.select("outlet:urdupoint")] == ["UrduPoint"] * 2
        assert len(list(library.select())) == 5
        with pytest.raises(QueryError):
            list(library.select("outlot:x"))
        [story] = library.stories()
        a, b = story.articles
        found = compare_articles(library.article(a), library.article(b))
        assert found == library.compare(a, b)


def test_without_directories_it_uses_the_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("BROADSHEET_CACHE_DIR", str(tmp_path / "cache"))
    with open_library(str(SEEDS)) as library:
        library.update()
        library.star([next(library.select()).id])
    assert (tmp_path / "config" / "state.db").is_file()
    with open_library([SEEDS]) as library:
        assert len(list(library.select("starred"))) == 1


def test_every_error_is_of_one_family() -> None:
    assert issubclass(NotFoundError, BroadsheetError)
    assert issubclass(QueryError, BroadsheetError)

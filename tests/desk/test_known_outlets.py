"""Outlets that only the user knows: named in the settings, and found in the texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.anatomy import read_article
from reader.library import Library, open_library
from reader.model import Article, Draft, Progress
from reader.settings import Directories

STORY = "The council met again on the same question and put off its decision until May.\n\n" * 6
KNOWN = {"quaylight.example": "Harbour Light", "Quaylight Online": "Harbour Light"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    headers = ("By Jane Roe, Harbour Light", "Quaylight Online\n\n3 May 2022", "By Bo Lint")
    for number, header in enumerate(headers):
        text = f"Decision {number} put off until the summer\n\n{header}\n\n{STORY}"
        (tmp_path / "news" / f"{number}.txt").write_text(text)
    return tmp_path / "news"


def _opened(folder: Path, outlets: Mapping[str, str]) -> Library:
    where = Directories(folder.parent / "config", folder.parent / "cache")
    return open_library([folder], where, outlets=outlets)


def _outlets(library: Library) -> list[str | None]:
    found = sorted(library.select(), key=lambda row: row.path)
    return [row.outlet or None for row in found]


def _read(*header: str, outlets: tuple[str, ...] = ()) -> Article:
    text = "\n\n".join(["Old bridge to close for two years", *header, STORY])
    return read_article(Draft("a.txt", 0, text), outlets=outlets)


def test_they_are_found_in_texts_and_shown_under_their_names(folder: Path) -> None:
    with _opened(folder, KNOWN) as library:
        library.update()
        assert _outlets(library) == ["Harbour Light", "Harbour Light", None]
        article = library.article(library.find("0.txt"))
        assert article.authors
        assert article.authors.value == ("Jane Roe",)


def test_a_name_that_is_added_or_taken_away_is_looked_for_again(folder: Path) -> None:
    with _opened(folder, {}) as library:
        library.update()
        assert _outlets(library) == [None, None, None]
    with _opened(folder, KNOWN) as library:
        library.update()
        assert _outlets(library) == ["Harbour Light", "Harbour Light", None]
    with _opened(folder, {}) as library:
        library.update()
        assert _outlets(library) == [None, None, None]


@pytest.mark.parametrize("outlets", [{}, {"ctvnews.ca": "CTV News"}, {"quay.example": "BBC News"}])
def test_a_name_that_changes_no_reading_costs_no_reading(
    folder: Path, outlets: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with _opened(folder, {}) as library:
        library.update()
    monkeypatch.setattr("reader.parsing.read_file", _unexpected)
    with _opened(folder, outlets) as library:
        assert isinstance(library.update(), Progress)


def _unexpected(*_: object) -> None:
    pytest.fail("a file was read again")


@pytest.mark.parametrize(
    ("header", "outlets", "outlet"),
    [
        ("By Jane Roe, Harbour Light", ("Harbour Light",), "Harbour Light"),
        ("By Jane Roe, The Harbour Light", ("Harbour Light",), "Harbour Light"),
        ("Jane Roe | harbour light", ("Harbour Light",), "Harbour Light"),
        ("https://a.quay.example/2022/05/old-bridge", ("a.quay.example",), "a.quay.example"),
        ("By Jane Roe, Harbour Light", (), None),
    ],
)  # fmt: skip
def test_a_text_is_read_with_them(
    header: str, outlets: tuple[str, ...], outlet: str | None
) -> None:
    article = _read(header, "3 May 2022", outlets=outlets)
    assert (article.outlet.value if article.outlet else None) == outlet
    if header.startswith("By") and outlet:
        assert article.authors
        assert article.authors.value == ("Jane Roe",)


def test_they_hold_for_one_reading_only() -> None:
    header = ("By Jane Roe, Harbour Light", "3 May 2022")
    assert _read(*header).outlet is None
    assert _read(*header, outlets=("Harbour Light",)).outlet is not None
    assert _read(*header).outlet is None

"""A declared date that very many articles share is a collector's: doubted, in any order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader.library import Library, open_library
from reader.model import Field, Grouping, PrintedDate
from reader.settings import Directories

STORY = (
    "The council of town {n} voted on Tuesday to close the old bridge for repairs that are to take "
    "two years and to cost more than anyone there had been told before.\n\n“We had no choice,” "
    "said mayor number {n}, and engineers added that the piers had moved by {n} centimetres.\n"
)
CONSTANT = "2024-05-03T12:17:00Z"


class Shop:
    """A folder of JSONL files and a library on it."""

    def __init__(self, place: Path) -> None:
        self.folder, self.place = place / "news", place
        self.folder.mkdir()

    def put(self, name: str, stamps: Iterable[str], text: str = STORY) -> None:
        lines = [
            {"title": f"Bridge {n} of {name} to close", "published_at": stamp,
             "text": text.format(n=n, stamp=stamp)}
            for n, stamp in enumerate(stamps)
        ]  # fmt: skip
        written = "\n".join(json.dumps(line) for line in lines)
        (self.folder / f"{name}.jsonl").write_text(written, encoding="utf-8")

    def open(self) -> Library:
        places = Directories(self.place / "config", self.place / "cache")
        return scanned(open_library([self.folder], places))


def scanned(library: Library) -> Library:
    for _ in library.scan():
        pass
    return library


@pytest.fixture(name="shop")
def _shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def dates(library: Library, query: str = "dated") -> list[Field[PrintedDate]]:
    """Give the dates of what passes a filter; the list, the details and the articles agree."""
    groups = library.groups(library.understand(query), Grouping.DATE)
    ids = [article for group in groups for article in group.ids]
    found = []
    for row, listed in zip(library.rows(ids), library.details(ids), strict=True):
        date = library.article(row.id).date
        assert date
        assert listed.date == date
        assert row.date_doubtful == date.doubtful
        found.append(date)
    return found


def doubted(library: Library, query: str = "dated") -> int:
    return sum(date.doubtful for date in dates(library, query))


def days(count: int) -> list[str]:
    """Give as many different days."""
    return [f"20{10 + n // 336:02}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(count)]


def test_one_moment_in_very_many_items_is_a_collectors(shop: Shop) -> None:
    shop.put("export", [CONSTANT] * 30)
    shop.put("paper", days(40))
    with shop.open() as library:
        shared = [date for date in dates(library) if date.value.iso == "2024-05-03T12:17"]
        assert [date.confidence for date in shared] == [0.6] * 30
        assert all("many articles" in date.source for date in shared)
        assert doubted(library) == 30


def test_a_few_items_of_one_moment_keep_their_date(shop: Shop) -> None:
    shop.put("export", [CONSTANT] * 8)
    shop.put("paper", days(10))
    with shop.open() as library:
        assert doubted(library) == 0


@pytest.mark.parametrize("stamp", ["2024-05-03", "2024-05-03T00:00:00Z"])
def test_a_day_needs_more_items_than_a_moment_and_half_of_all(shop: Shop, stamp: str) -> None:
    shop.put("export", [stamp] * 30)
    with shop.open() as library:
        assert doubted(library) == 0
        shop.put("more", [stamp] * 30)
        assert doubted(scanned(library)) == 60
        shop.put("paper", days(80))
        assert doubted(scanned(library)) == 0


def test_a_date_that_the_text_bears_out_is_not_doubted(shop: Shop) -> None:
    stamps = ["2024-05-03T12:17:00Z"] * 30
    shop.put("paper", stamps, text="NORTHAM (AP - 3 May 2024) " + STORY)
    with shop.open() as library:
        assert doubted(library) == 0


def test_the_order_of_arrival_does_not_matter(shop: Shop) -> None:
    shop.put("paper", days(40))
    shop.put("one", [CONSTANT] * 15)
    with shop.open() as library:
        assert doubted(library) == 0
        shop.put("two", [CONSTANT] * 15)
        assert doubted(scanned(library)) == 30
        (shop.folder / "two.jsonl").unlink()
        assert doubted(scanned(library)) == 0


def test_a_corrected_date_is_certain_and_the_rest_stay_as_they_are(shop: Shop) -> None:
    shop.put("export", [CONSTANT] * 30)
    with shop.open() as library:
        first, second = (library.find(f"export.jsonl#{n}") for n in (0, 1))
        library.amend(first, {"date": "2023-02-01"})
        library.amend(second, {"headline": "Another headline"})
        assert doubted(library) == 29
        library.amend(first, {"date": None})
        assert doubted(library) == 30
        assert doubted(scanned(library)) == 30

"""The overview's lines and numbers, at every width."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reader.model import Overview, Reprint, Volume
from reader.pages.glyphs import ASCII, UNICODE
from reader.pages.overview import sheet
from reader.pages.sheet import Sheet
from reader.pages.wrapping import cells

DAYS = [((date(2024, 3, 1) + timedelta(days=n)).isoformat(), n % 7 + 1) for n in range(200)]
FOUND = Overview(
    [("2023", 2), *DAYS],
    5,
    [Volume("Quay Post", 40, 10, 0.25), Volume("Île-Nouvelles", 3), Volume(None, 1)],
    [(2, 9), (3, 1), (7, 2), (25, 1)],
    [Reprint("Reuters", "Quay Post", 6), Reprint("Quay Post", 'The "Star"', 1)],
)

MANY = Overview(
    DAYS,
    0,
    [Volume(f"Outlet {number}", 500 - number) for number in range(300)],
    [(2, 9)],
    [Reprint("AP", f"Outlet {number}", 300 - number) for number in range(200)],
)


def words(found: Sheet) -> list[str]:
    return ["".join(run.text for run in line) for line in found.lines]


@pytest.mark.parametrize("size", [(38, 8), (78, 22), (118, 38), (198, 48)])
@pytest.mark.parametrize("marks", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_nothing_is_wider_than_the_screen(size: tuple[int, int], marks: object) -> None:
    found = sheet(FOUND, size, ASCII if marks is ASCII else UNICODE)
    assert all(cells(line) <= size[0] for line in found.lines)
    for row in found.rows:
        for target in row:
            assert 0 <= target.line < len(found.lines)
            assert target.start < size[0]
    if marks is ASCII:
        assert all(ord(letter) < 128 for line in words(found) for letter in line.replace("Î", "I"))


def test_every_number_names_the_list_it_opens() -> None:
    found = sheet(FOUND, (78, 30), UNICODE)
    queries = [target.query for row in found.rows for target in row]
    assert queries[0] == "from:2024-03-01 to:2024-03-03"
    for query in (
        "undated",
        "dated no:day",
        'outlet:"=Quay Post"',
        'outlet:"=Quay Post" story',
        "no:outlet",
        "tellings:2 -tellings:3",
        "tellings:5 -tellings:10",
        "tellings:20",
        'source:"=Reuters" outlet:"=Quay Post"',
        'source:"=Quay Post" outlet:"=The ""Star"""',
    ):
        assert query in queries
    assert 'outlet:"=Île-Nouvelles" story' not in queries


def test_no_day_is_lost_when_several_share_a_cell() -> None:
    for width in (38, 78, 300):
        found = sheet(FOUND, (width, 30), UNICODE)
        said = [target.said for target in found.rows[0]]
        counted = sum(int(each.rpartition(": ")[2].split()[0]) for each in said)
        assert counted == sum(articles for _, articles in DAYS)
        assert len(said) <= width


def test_what_is_not_counted_yet_says_so_and_what_is_not_there_too() -> None:
    waiting = words(sheet(Overview([], 0), (78, 30), UNICODE))
    assert waiting.count("  counting") == 3
    nothing = words(sheet(Overview([], 0, [], [], []), (78, 30), UNICODE))
    assert "  counting" not in nothing
    assert sheet(Overview([], 0, [], [], []), (78, 30), UNICODE).rows == []


def test_one_article_is_one_bar() -> None:
    found = sheet(Overview([("2024-03-02", 1)], 0, [], [], []), (78, 30), UNICODE)
    assert found.rows[0][0].query == "on:2024-03-02"
    assert "2 Mar 2024" in words(found)


@pytest.mark.parametrize("size", [(38, 8), (78, 22), (198, 48)])
def test_a_table_that_is_longer_than_its_place_unfolds(size: tuple[int, int]) -> None:
    unfolded = {"outlets": 0, "pairs": 0}
    for name, key, whole in (("outlets", "outlet:", 300), ("pairs", "source:", 200)):
        left = None
        while left != []:
            rows = [target for row in sheet(MANY, size, UNICODE, unfolded).rows for target in row]
            left = [target for target in rows if target.unfolds == name]
            shown = sum(target.query.startswith(key) for target in rows)
            assert shown + sum(target.total for target in left) == whole
            unfolded[name] += 1
        assert 1 < unfolded[name] < 5


def test_a_high_screen_is_used_to_its_foot() -> None:
    found = sheet(MANY, (198, 48), UNICODE)
    assert 46 <= len(found.lines) <= 48


def test_large_numbers_stand_apart_from_their_bars() -> None:
    many = Overview([], 0, [Volume("Quay Post", 1_234_567)], [(2, 123_456)], [])
    for line in words(sheet(many, (78, 22), UNICODE)):
        assert "█1" not in line

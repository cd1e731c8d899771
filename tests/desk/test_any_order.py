"""In whatever order files come, change and go, all is as after one fresh scan."""

from __future__ import annotations

import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library, open_library
from reader.model import Filter, Grouping
from reader.settings import Directories
from tests.desk.conftest import finished
from tests.wings.duplicates import press


def _page(chance: random.Random) -> str:
    """One of few stories, whole, cut, rewritten or with a beginning of its own, on one of few
    sites."""
    story = press.story(chance.randrange(3), 8)
    shape = chance.randrange(5)
    if shape == 1:
        story = story[: chance.randint(3, 7)]
    elif shape == 2:
        story = press.rewritten(story, 0.3)
    elif shape == 3:
        story = press.story(f"own {chance.random()}", 3) + story
    elif shape == 4:
        story = press.story(f"own {chance.random()}", chance.randint(1, 8))
    where = chance.choice((None, "north", "south"))
    around = press.site(where) if where else []
    title = " ".join(story[-1].split()[:6])
    return "\n\n".join([title, *around[:3], *story, *around[3:]]) + "\n"


def _seen(library: Library) -> object:
    """Give everything that scans find out, as a reader sees it, in the order in which it stands."""
    lists = [library.groups(Filter(), grouping) for grouping in Grouping]
    ids = [article for group in lists[0] for article in group.ids]
    return (
        library.pairs(),
        list(library.stories()),
        [(group.key, group.label, list(group.ids)) for groups in lists for group in groups],
        [(article, library.article(article).set_aside) for article in ids],
        {article: library.nearest(article) for article in ids},
    )


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), files=st.integers(2, 24), steps=st.integers(1, 6))
def test_any_order_of_scans_gives_what_a_fresh_scan_gives(
    seed: int, files: int, steps: int
) -> None:
    with TemporaryDirectory() as folder:
        _compare_with_fresh(Path(folder), random.Random(seed), files, steps)


@pytest.mark.parametrize("grouping", list(Grouping))
def test_articles_of_one_date_stand_as_the_files_are_walked_through(
    tmp_path: Path, grouping: Grouping
) -> None:
    """Undated ones, and those of one day, are listed the same whichever came first."""
    collection = tmp_path / "collection"
    collection.mkdir()
    names = ["b.txt", "a.txt", "a/z.txt", "day two.txt", "a/lines.jsonl", "day one.txt"]
    with open_library(
        [collection], Directories(tmp_path / "config", tmp_path / "cache")
    ) as library:
        for name in names:
            _write(collection / name)
            finished(library.scan())
        listed = [row.path for row in library.rows(_listed(library, grouping))]
    with open_library([collection], Directories(tmp_path / "c", tmp_path / "k")) as fresh:
        finished(fresh.scan())
        assert listed == [row.path for row in fresh.rows(_listed(fresh, grouping))]
    undated = ["a/lines.jsonl", "a/lines.jsonl", "a/z.txt", "a.txt", "b.txt"]
    if grouping is not Grouping.HEADLINE:  # its order is another, but the same both times
        assert listed == ["day one.txt", "day two.txt", *undated]


def _listed(library: Library, grouping: Grouping) -> list[str]:
    return [article for group in library.groups(Filter(), grouping) for article in group.ids]


def _write(place: Path) -> None:
    """Write a story of its own; one named after a day says which."""
    place.parent.mkdir(exist_ok=True)
    told = "\n\n".join(press.story(place.name, 4))
    if place.suffix == ".jsonl":
        texts = [told, "\n\n".join(press.story("another", 4))]
        place.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    else:
        dated = "Published: 3 May 2022\n\n" if place.name.startswith("day") else ""
        place.write_text(f"{dated}{told}\n")


def _compare_with_fresh(home: Path, chance: random.Random, files: int, steps: int) -> None:
    collection = home / "collection"
    collection.mkdir()
    _turn(collection, chance, files, files)
    with open_library([collection], Directories(home / "config", home / "cache")) as library:
        finished(library.scan())
        for _ in range(steps):
            _turn(collection, chance, files, chance.choice((1, 1, 2, files)))
            # The session's own engine goes on, or another session reads everything back.
            if chance.random() < 0.7:
                with library.again() as worker:
                    finished(worker.scan())
            else:
                _scan_elsewhere(collection, home)
        finished(library.scan())
        kept = _seen(library)
    with open_library([collection], Directories(home / "c", home / "k")) as fresh:
        finished(fresh.scan())
        assert kept == _seen(fresh)


def _scan_elsewhere(collection: Path, home: Path) -> None:
    with open_library([collection], Directories(home / "config", home / "cache")) as other:
        finished(other.scan())


def _turn(collection: Path, chance: random.Random, files: int, count: int) -> None:
    """Write, rewrite or delete files."""
    for _ in range(count):
        place = collection / f"{chance.randrange(files)}.txt"
        if place.exists() and chance.random() < 0.4:
            place.unlink()
        else:
            place.write_text(_page(chance), encoding="utf-8")

"""In whatever order files come, change and go, all is as after one fresh scan."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

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
    """Give everything that scans find out, as a reader sees it; articles without a date stand in
    the order in which they came, so the order of what they tell is left out."""
    groups = library.groups(Filter(), Grouping.STORY)
    ids = sorted(article for group in groups for article in group.ids)
    return (
        library.pairs(),
        sorted(library.stories(), key=lambda story: story.id),
        sorted((group.key, group.label, sorted(group.ids)) for group in groups),
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

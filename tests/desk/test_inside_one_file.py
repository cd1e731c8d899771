"""What is kept of an article goes with it inside a file that holds many.

Lines of JSON and a mail box, whose articles are named by their place: put before, put behind,
turned round, taken out and put back, edited, and the file renamed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.library import Library
from tests.desk.conftest import WORDS, Desk

Told = tuple[str, str]  # a headline and a text
NAMES = ["storm", "ferry", "bread", "bells", "plums", "snow", "glass", "wool"]
Write = Callable[[Sequence[Told]], bytes]


def told(name: str, extra: str = "") -> Told:
    chance = random.Random(name)
    words = " ".join(WORDS.values()).split()
    sentences = [" ".join(chance.sample(words, 14)) + f" near the {name}." for _ in range(9)]
    return f"Of {name} and what came of it", " ".join(sentences) + extra


def lines(articles: Sequence[Told]) -> bytes:
    return "".join(json.dumps({"title": t, "text": x}) + "\n" for t, x in articles).encode()


def letters(articles: Sequence[Told]) -> bytes:
    return "".join(
        f"From quay@example Sat Mar  2 09:15:00 2024\nFrom: quay@example\nSubject: {title}\n"
        f"Message-ID: <{title.split()[1]}@example>\nDate: Sat, 2 Mar 2024 09:15:00 +0000\n"
        f"Content-Type: text/plain\n\n{text}\n\n"
        for title, text in articles
    ).encode()


KEPT = ("ferry", "snow")
FEW = [told(name) for name in NAMES]
AFTER: dict[str, Sequence[Told]] = {
    "put behind": [*FEW, told("rain"), told("hail")],
    "put before": [told("rain"), told("hail"), *FEW],
    "put between": [*FEW[:2], told("rain"), *FEW[2:]],
    "turned round": FEW[::-1],
    "shuffled": random.Random(1).sample(FEW, len(FEW)),
    "fewer": [FEW[5], FEW[1]],
    "edited": [told(name, " One word was put right.") for name in NAMES],
    "edited and put behind another": [
        told("rain"),
        *(told(name, " One word was put right.") for name in NAMES),
    ],
    "edited and turned round": [told(name, " It was put right.") for name in NAMES[::-1]],
}


def marked(library: Library) -> set[str]:
    """Give what is starred and tagged, by the headline."""
    rows = list(library.select())
    return {row.headline for row in rows if row.mark.starred and row.mark.tags == ("kept",)}


def with_marks(desk: Desk, path: Path, write: Write) -> set[str]:
    for each in desk.folder.iterdir():
        each.unlink()
    path.write_bytes(write(FEW))
    library = desk.open()
    wanted = [r.id for r in library.select() if any(f"Of {n} " in r.headline for n in KEPT)]
    library.star(wanted)
    library.tag(wanted, {"kept": True})
    found = marked(library)
    assert len(found) == len(KEPT)
    desk.close()
    return found


@pytest.fixture(name="path", params=["a.jsonl", "a.mbox"])
def _path(desk: Desk, request: pytest.FixtureRequest) -> Path:
    return desk.folder / str(request.param)


def writer(path: Path) -> Write:
    return lines if path.suffix == ".jsonl" else letters


@pytest.mark.parametrize("how", AFTER)
def test_marks_stay_with_their_articles(desk: Desk, path: Path, how: str) -> None:
    before = with_marks(desk, path, writer(path))
    path.write_bytes(writer(path)(AFTER[how]))
    assert marked(desk.open()) == before
    desk.close()
    assert marked(desk.open()) == before
    library = desk.open()
    while library.undo():
        pass
    assert marked(library) == set()
    while library.redo():
        pass
    assert marked(library) == before


def test_taken_out_and_put_back(desk: Desk, path: Path) -> None:
    before = with_marks(desk, path, writer(path))
    path.write_bytes(writer(path)([each for each in FEW if "snow" not in each[0]]))
    assert len(marked(desk.open())) == 1
    desk.close()
    path.write_bytes(writer(path)([FEW[5], *FEW[:5], *FEW[6:]]))
    assert marked(desk.open()) == before


def test_the_file_renamed_and_grown_meanwhile(desk: Desk, path: Path) -> None:
    before = with_marks(desk, path, writer(path))
    path.unlink()
    path.with_stem("b").write_bytes(writer(path)(AFTER["put before"]))
    assert marked(desk.open()) == before

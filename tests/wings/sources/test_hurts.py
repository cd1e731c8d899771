"""Every reader, and every hurt: each file is read, or is a named problem, within its bounds.

Seeded: a failure names the sample, the hurt and the step, and can be had again. What every reader
may take of the machine is held by limits of the system, in a process of their own.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import pyarrow as arrow
import pytest
from pyarrow import parquet

from reader.model import Draft, Problem, UnreadableError
from reader.sources import Collection, FoundFile, limits, read_draft, read_file
from reader.sources.opening import opened
from reader.sources.registry import _ROOMS
from reader.sources.registry import read_file as plain_read_file
from tests.wings.sources.hurts import (
    CHANGES,
    COSTLY,
    HURTS,
    NO_FILES,
    SAMPLES,
    Hurt,
    packed_endlessly,
)
from tests.wings.sources.made import put
from tests.wings.sources.outcomes import read_to_end

ROUNDS = 3  # of every hurt that chance has a hand in, for every sample


def _expect_bounds(outcome: list[Draft | Problem] | str) -> None:
    """See that what came of a file is clean, named, and no more than it may be."""
    if isinstance(outcome, str):
        assert 0 < len(outcome) < 400
        assert outcome.isprintable()
        return
    articles = [each for each in outcome if isinstance(each, Draft)]
    problems = [each for each in outcome if isinstance(each, Problem)]
    assert articles or problems
    assert len(problems) <= limits.TROUBLES + 1
    assert [each.position for each in articles] == list(range(len(articles)))
    for problem in problems:
        assert problem.cause
        assert f"{problem.cause}{problem.place}".isprintable()
    for article in articles:
        assert len(article.text.encode()) <= limits.TEXT
        assert article.text.count("\n") < limits.LINES
        assert len(article.declared) <= 2 * limits.FIELDS
        for words in (article.text, *article.declared.values()):
            assert not set("\x1b\0\x9b\u202e") & set(words)


@pytest.mark.slow
@pytest.mark.parametrize("hurt", HURTS, ids=lambda hurt: hurt.__name__)
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_hurt_to_every_reader(tmp_path: Path, name: str, hurt: Hurt) -> None:
    for step in range(1 if hurt in (*NO_FILES, *COSTLY) else ROUNDS):
        folder = tmp_path / f"{step}"
        folder.mkdir()
        place = hurt(folder, name, random.Random(f"{name} {hurt.__name__} {step}"))
        found = FoundFile.at(place.name, place)
        outcome = read_to_end(read_file(found))
        _expect_bounds(outcome)
        assert isinstance(outcome, str) or hurt not in NO_FILES
        for each in outcome:
            if isinstance(each, Draft):
                assert read_draft(found, each.position, each.address) == each
    assert {each.name for each in tmp_path.iterdir()} <= set("012"), "something escaped"


@pytest.mark.parametrize("hurt", NO_FILES, ids=lambda hurt: hurt.__name__)
def test_what_is_no_file_is_named_by_the_walk(tmp_path: Path, hurt: Hurt) -> None:
    for name in SAMPLES:
        hurt(tmp_path, name, random.Random(name))
    found = list(Collection.of([tmp_path]).files())
    assert {each.path for each in found} >= set(SAMPLES)
    for each in found:
        outcome = read_to_end(read_file(each))
        assert isinstance(outcome, str)
        _expect_bounds(outcome)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_change_under_every_reader(
    tmp_path: Path, name: str, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first byte is read, when it was said what it is, and between two articles."""
    place = put(tmp_path, name, SAMPLES[name])
    reading = plain_read_file(FoundFile.at(name, place))
    next(reading)
    change(place)
    read_to_end(reading)

    def opened_and_changed(path: Path) -> BinaryIO:
        stream = opened(path)
        change(path)
        return stream

    place.unlink(missing_ok=True)
    put(tmp_path, name, SAMPLES[name])
    with monkeypatch.context() as patched:
        patched.setattr("reader.sources.registry.opened", opened_and_changed)
        _expect_bounds(read_to_end(read_file(FoundFile.at(name, place))))


_WITHIN = """
import resource, sys
from pathlib import Path
from reader.model import UnreadableError
from reader.sources import FoundFile, read_file
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[2]), int(sys.argv[2])))
for place in sorted(Path(sys.argv[3]).iterdir()):
    try:
        count = len(list(read_file(FoundFile.at(place.name, place))))
        print(place.name, count, "read")
    except UnreadableError as error:
        print(place.name, error)
"""
SECONDS = 300  # of the processor, for all of them: many times what they take
MEMORY = 700 * limits.MB  # as README says


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system sets no such limits")
def test_what_is_packed_endlessly_takes_no_more_than_it_may(tmp_path: Path) -> None:
    for name in SAMPLES:
        packed_endlessly(tmp_path, name, random.Random(name))
    limits_of = [f"{SECONDS}", f"{MEMORY}", f"{tmp_path}"]
    command = [sys.executable, "-c", _WITHIN, *limits_of]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    assert len(run.stdout.splitlines()) == len(SAMPLES), run.stdout
    assert "MemoryError" not in run.stdout
    assert "too large, or" not in run.stdout
    assert run.stderr == ""


def test_what_is_written_once_and_said_often_is_counted(tmp_path: Path) -> None:
    """A dictionary that every row of a Parquet points into, a column that SQLite reckons out."""
    often = arrow.array([0] * 30, arrow.int32())
    text = arrow.DictionaryArray.from_arrays(often, arrow.array(["word " * 1_000_000]))
    parquet.write_table(arrow.table({"text": text}), tmp_path / "a.parquet")
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        reckoned = "printf('%.*c', 5000000, 'x') || ' y'"
        database.execute(f"CREATE TABLE news (title, text AS ({reckoned}))")
        database.executemany("INSERT INTO news (title) VALUES (?)", [("a",)] * 30)
        database.commit()
    for found in Collection.of([tmp_path]).files():
        assert found.size < limits.FREE // 100
        reading = read_file(found)
        assert isinstance(next(reading), Draft)
        with pytest.raises(UnreadableError, match="unpacks to more than 64 MB"):
            list(reading)


def test_every_reader_is_hurt(tmp_path: Path) -> None:
    """No reader without a sample: what is found in them names every room of the registry."""
    kinds = set[str]()
    for name, data in SAMPLES.items():
        for each in read_file(FoundFile.at(name, put(tmp_path, name, data))):
            assert isinstance(each, Draft), each
            kinds.add(each.format)
    packs = {"gzip", "bzip2", "xz", "tar", "ZIP", "WARC"}  # which give what is in them
    assert kinds - {"DOCX", "MHTML"} == set(_ROOMS) - packs

"""Arrays kept in files come back as they were, or not at all."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from reader.duplicates import Snapshots, snapshots
from reader.duplicates.snapshots import Array


@pytest.fixture(autouse=True)
def _small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_OWN_FILE", 64)


def _arrays(seed: int = 1) -> dict[str, Array]:
    """Two long constant arrays, and others of every kind."""
    draw = np.random.default_rng(seed)
    rows = np.zeros(5, [("a", np.uint64), ("b", np.int32), ("c", np.bool_)])
    rows["b"] = draw.integers(0, 99, 5)
    arrays = {
        "long": draw.integers(0, 2**60, 90).astype(np.uint64),
        "other": np.sort(draw.integers(0, 99, 50, np.int32)),
        "rows": rows,
        "flags": np.array([True, False, True]),
        "none": np.zeros(0, np.int32),
    }
    for name in ("long", "other"):
        arrays[name].setflags(write=False)
    return arrays


def _same(one: dict[str, Array] | None, other: dict[str, Array]) -> bool:
    return (
        one is not None
        and one.keys() == other.keys()
        and all(
            one[key].dtype == other[key].dtype and one[key].tolist() == other[key].tolist()
            for key in other
        )
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())


def test_what_was_kept_comes_back_under_its_name_only(tmp_path: Path) -> None:
    kept = _arrays()
    Snapshots(tmp_path / "engine").save("monday", kept)
    assert _same(Snapshots(tmp_path / "engine").load("monday"), kept)
    assert Snapshots(tmp_path / "engine").load("tuesday") is None
    assert Snapshots(tmp_path / "nowhere").load("monday") is None


def test_changing_what_came_back_changes_no_file(tmp_path: Path) -> None:
    Snapshots(tmp_path).save("monday", _arrays())
    found = Snapshots(tmp_path).load("monday")
    assert found is not None
    found["flags"][:] = False
    found["rows"]["b"][2] = -1
    assert not found["long"].flags.writeable
    assert _same(Snapshots(tmp_path).load("monday"), _arrays())


def test_a_long_array_that_did_not_change_keeps_its_file(tmp_path: Path) -> None:
    kept = Snapshots(tmp_path)
    kept.save("monday", _arrays())
    found = Snapshots(tmp_path)
    arrays = found.load("monday")
    assert arrays is not None
    before = _files(tmp_path)
    arrays["other"] = _arrays(2)["other"]
    found.save("tuesday", arrays)
    assert len(set(before) & set(_files(tmp_path))) == 2  # the state, and the array that stayed
    assert len(_files(tmp_path)) == 3
    assert _same(Snapshots(tmp_path).load("tuesday"), {**_arrays(), "other": arrays["other"]})


def test_files_that_nobody_needs_are_deleted_when_they_are_old(tmp_path: Path) -> None:
    old, new = tmp_path / "old.array", tmp_path / "new.array"
    old.write_bytes(b"left behind")
    new.write_bytes(b"being written by somebody else")
    os.utime(old, (time.time() - 10**5,) * 2)
    Snapshots(tmp_path).save("monday", _arrays())
    assert not old.exists()
    assert new.exists()


def _flipped(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _shortened(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])


def _emptied(path: Path, _: random.Random) -> None:
    path.write_bytes(b"")


def _removed(path: Path, _: random.Random) -> None:
    path.unlink()


def _made_a_folder(path: Path, _: random.Random) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [_flipped, _shortened, _emptied, _removed, _made_a_folder])
def test_what_is_damaged_does_not_come_back_as_anything_else(
    tmp_path: Path, harm: Callable[[Path, random.Random], None]
) -> None:
    whole, chance = tmp_path / "whole", random.Random(3)
    Snapshots(whole).save("monday", _arrays())
    for _ in range(12):
        for path in _files(whole):
            harmed = tmp_path / "harmed"
            shutil.copytree(whole, harmed)
            harm(harmed / path.name, chance)
            found = Snapshots(harmed).load("monday")
            assert found is None or _same(found, _arrays())  # a bit of padding may be lost
            shutil.rmtree(harmed)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_where_there_is_no_room_the_former_arrays_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Snapshots(tmp_path).save("monday", _arrays())
    before, opened = _files(tmp_path), Path.open

    def full(path: Path, mode: str = "r") -> object:
        if "w" not in mode:
            return opened(path, mode)
        opened(path, mode).close()
        return opened(Path("/dev/full"), mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="space"):
        Snapshots(tmp_path).save("tuesday", _arrays(2))
    monkeypatch.setattr(Path, "open", opened)
    assert _files(tmp_path) == before
    assert _same(Snapshots(tmp_path).load("monday"), _arrays())
    assert Snapshots(tmp_path).load("tuesday") is None

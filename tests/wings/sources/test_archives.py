"""Archives of everything, inside each other, damaged, and without end."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model import UnreadableError
from reader.sources import limits, read_draft
from tests.wings.sources.made import OTHER, STORY, drafts, only, problems, put, read

LINES = "".join(json.dumps({"text": text}) + "\n" for text in (STORY, OTHER))
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


def zipped(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes | str], *others: tarfile.TarInfo) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for other in others:
            archive.addfile(other)
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            held = data.encode() if isinstance(data, str) else data
            member.size = len(held)
            archive.addfile(member, io.BytesIO(held))
    return out.getvalue()


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("named", [True, False])
def test_a_compressed_file(tmp_path: Path, packer: str, named: bool) -> None:
    name = f"a.jsonl.{packer}" if named else "a"
    found = read(tmp_path, name, PACKERS[packer](LINES.encode()))
    assert [draft.text for draft in found] == [STORY, OTHER]
    assert found[0].format == "JSON lines"
    assert read_draft(only(tmp_path), 1, found[1].address) == found[1]


@pytest.mark.parametrize("packer", PACKERS)
def test_one_stream_after_another(tmp_path: Path, packer: str) -> None:
    lines = [line.encode() for line in LINES.splitlines(keepends=True)]
    found = read(tmp_path, "a", b"".join(map(PACKERS[packer], lines)))
    assert [draft.text for draft in found] == [STORY, OTHER]


FILES: dict[str, bytes | str] = {
    "2024/03/05/bridge.txt": STORY,
    "__MACOSX/2024/._bridge.txt": b"\0\5",
    "more.jsonl": LINES,
    "picture.png": b"\x89PNG\r\n\x1a\n",
    "page.html": f"<html><body><p>{OTHER}</p></body></html>",
}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_of_several_formats(
    tmp_path: Path, pack: Callable[[dict[str, bytes | str]], bytes]
) -> None:
    found = read(tmp_path, "set", pack(FILES))
    assert [(each.position, each.name, each.format) for each in found] == [
        (0, "2024/03/05/bridge.txt", "text"),
        (1, "more.jsonl", "JSON lines"),
        (2, "more.jsonl", "JSON lines"),
        (3, "page.html", "HTML"),
    ]
    assert {each.path for each in found} == {"set"}
    assert [(each.place, each.cause) for each in problems(only(tmp_path))] == [
        ("picture.png", "binary")
    ]
    for each in found:
        assert read_draft(only(tmp_path), each.position, each.address) == each


def test_archives_inside_each_other(tmp_path: Path) -> None:
    data = gzip.compress(tarred({"in/a.zip": zipped({"b.txt.xz": lzma.compress(STORY.encode())})}))
    (draft,) = read(tmp_path, "a.tgz", data)
    assert (draft.text, draft.name) == (STORY, "in/a.zip/b.txt.xz")


def test_too_many_inside_each_other(tmp_path: Path) -> None:
    data = STORY.encode()
    for _ in range(limits.DEPTH + 1):
        data = gzip.compress(data)
    put(tmp_path, "a.gz", data)
    with pytest.raises(UnreadableError, match="inside each other"):
        drafts(only(tmp_path))


def test_members_that_lead_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("outside")
    link, device = tarfile.TarInfo("link"), tarfile.TarInfo("device")
    link.type, link.linkname = tarfile.SYMTYPE, str(tmp_path / "secret")
    device.type = tarfile.CHRTYPE
    names: dict[str, bytes | str] = {"../../escape.txt": STORY, "/etc/absolute.txt": OTHER}
    put(tmp_path / "in", "a.tar", tarred(names, link, device))
    found = only(tmp_path / "in")
    assert [each.text for each in drafts(found)] == [STORY, OTHER]
    assert [each.place for each in problems(found)] == ["link", "device"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in", "secret"]


@pytest.mark.parametrize("packer", PACKERS)
def test_what_unpacks_without_end(
    tmp_path: Path, packer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FREE", 3 * limits.MB)
    monkeypatch.setattr(limits, "EXPANSION", 10)
    monkeypatch.setattr(limits, "FRUITLESS", 10**9)
    put(tmp_path, "a", PACKERS[packer](b'{"a": 1}\n' * limits.MB))
    with pytest.raises(UnreadableError, match="unpacks to more than 3 MB"):
        drafts(only(tmp_path))


def _articles(count: int) -> bytes:
    return b"".join(json.dumps({"text": f"{n} {STORY}"}).encode() + b"\n" for n in range(count))


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("count", [5, 3000])
def test_a_file_that_is_cut_off_gives_what_it_has(tmp_path: Path, packer: str, count: int) -> None:
    put(tmp_path, "a.jsonl", PACKERS[packer](_articles(count))[:-4])
    found = drafts(only(tmp_path))
    assert len(found) == count
    (problem,) = problems(only(tmp_path))
    assert problem.place == f"after article {count - 1}"
    assert "damaged or cut off" in problem.cause


@pytest.mark.parametrize("packer", PACKERS)
def test_half_of_a_second_part_is_read_as_far_as_it_goes(tmp_path: Path, packer: str) -> None:
    pack = PACKERS[packer]
    put(tmp_path, "a.jsonl", pack(_articles(5)) + pack(_articles(3000))[:-4])
    assert len(drafts(only(tmp_path))) == 3005
    assert "damaged or cut off" in problems(only(tmp_path))[-1].cause


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("behind", [bytes(1024), b"-----BEGIN SIGNATURE-----\nabc\n"])
def test_what_stands_behind_a_file_costs_nothing_of_it(
    tmp_path: Path, packer: str, behind: bytes
) -> None:
    put(tmp_path, "a.jsonl", PACKERS[packer](_articles(5)) + behind)
    assert len(drafts(only(tmp_path))) == 5
    named = [each.cause for each in problems(only(tmp_path))]
    if packer == "bz2" or not any(behind):  # its library passes over it without a word
        assert named == []
    else:
        assert named == ["something else stands behind its end: left out"]


def test_nothing_that_can_be_unpacked_is_one_problem(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl.gz", b"\x1f\x8b\x08garbage that is none" * 9)
    with pytest.raises(UnreadableError, match="damaged"):
        drafts(only(tmp_path))


def test_a_zip_is_found_behind_something_else(tmp_path: Path) -> None:
    put(tmp_path, "a.zip", b"#!/bin/sh\nexit\n" + zipped({"a.txt": STORY}))
    assert [each.text for each in drafts(only(tmp_path))] == [STORY]


def test_a_zip_cut_off_says_what_is_missing(tmp_path: Path) -> None:
    put(tmp_path, "a.zip", zipped({"a.txt": STORY})[:-30])
    with pytest.raises(UnreadableError, match="its list of files is missing"):
        drafts(only(tmp_path))


def test_an_encrypted_and_a_damaged_member_cost_no_other(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": STORY, "b.txt": OTHER}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02"))
    data[at + 8] |= 1
    put(tmp_path, "a.zip", bytes(data))
    assert [each.text for each in drafts(only(tmp_path))] == [OTHER]
    assert [(each.place, each.cause) for each in problems(only(tmp_path))] == [
        ("a.txt", "encrypted")
    ]


def test_names_in_an_old_encoding(tmp_path: Path) -> None:
    data = zipped({"caf_.txt": STORY}).replace(b"caf_", "café".encode()[:-1])
    assert len(read(tmp_path, "a.zip", data)) == 1

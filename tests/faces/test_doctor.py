"""``broadsheet doctor``: what a collection holds, how it is known, and what was passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.findings import examine
from reader.library import open_library
from tests.faces.shell import Shell

STORY = "The ferry crews went back to work on Tuesday after a strike of nine days. " * 6


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Five articles in three formats and two encodings, and three files that give none."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Ferry strike ends\n\nPublished 3 May 2022\n\n{STORY}\n")
    (folder / "b.txt").write_bytes(f"Grève: les équipages rentrés\n\n{STORY}".encode("cp1252"))
    (folder / "c.json").write_text(
        json.dumps({"title": "Ferries", "published": "2022-05-04", "text": STORY})
    )
    lines = [{"title": f"Ferry {n}", "date": "2022-05-05", "text": STORY} for n in range(2)]
    (folder / "d.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n{broken\n")
    (folder / "empty.txt").write_text("")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 8)
    (folder / "blank.txt").write_text("")
    return folder


def test_everything_is_counted(shell: Shell, mixed: Path) -> None:
    [found] = shell.records("doctor", str(mixed))
    assert (found["version"], found["articles"], found["files"]) == (1, 5, 4)
    assert found["formats"] == {"text": 2, "JSON lines": 2, "JSON": 1}
    assert found["files_by_format"] == {"text": 2, "JSON lines": 1, "JSON": 1}
    assert found["files_by_encoding"] == {"utf-8": 3, "cp1252": 1}
    assert set(found["encodings"]) == {"utf-8", "cp1252"}
    assert found["undated"] == 1
    date = found["fields"]["date"]
    assert date["known"] == 4
    assert date["provenance"] == {"declared": 3, "header": 1}
    assert sum(date["confidence"].values()) == 4
    skipped = {(each["path"], each["cause"]) for each in found["skipped"]}
    assert ("empty.txt", "empty") in skipped
    assert any(path == "noise.bin" for path, _ in skipped)
    assert any(path == "d.jsonl" for path, _ in skipped), "a broken line is named"


def test_the_tables_say_the_same(shell: Shell, mixed: Path) -> None:
    code, out, err = shell.run("doctor", str(mixed))
    assert (code, err) == (0, "")
    assert "mixed: 5 articles in 4 files" in out
    assert "undated    1 article\n" in out
    assert "JSON lines 2 in 1 file" in out
    assert "utf-8 4 in 3 files" in out
    assert "     2  empty: blank.txt; empty.txt" in out
    dated = next(line for line in out.splitlines() if line.startswith("date "))
    assert dated.split()[1] == "4"
    assert dated.endswith("declared 3, header 1")


def test_a_folder_of_nothing_says_why(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    code, out, err = shell.run("doctor", str(folder))
    assert code == 1
    assert "none: 0 articles in 0 files" in out
    assert "empty.txt" in out
    assert err == ""


def test_a_file_name_steers_no_terminal(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    (folder / "\x1b[31mred\n.txt").write_text("")
    _, out, _ = shell.run("doctor", str(folder))
    assert "\x1b" not in out
    assert len([line for line in out.splitlines() if "red" in line]) == 1


def test_one_cause_is_one_line_whatever_it_counts(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    folder.mkdir()
    for name, rows in (("few", 2), ("many", 7)):
        lines = "".join(f"{n},\n" for n in range(rows))
        (folder / f"{name}.csv").write_text(f"id,text\n{lines}")
    (folder / "one.json").write_text('[{"title": "Nothing more", "text": ""}]')
    _, out, _ = shell.run("doctor", str(folder))
    passed = out.partition("passed over\n")[2].splitlines()
    assert len(passed) == 1
    assert passed[0].startswith("       3  no text in it: ")


def test_the_first_that_are_named_are_of_every_kind_and_the_rest_counts_files(
    shell: Shell, mixed: Path
) -> None:
    for number in range(12):
        (mixed / f"a{number:02}.opml").write_text('<opml version="2.0"><body/></opml>')
    (mixed / "broken.jsonl").write_text('{"title": "x"}\n' * 3)
    _, _, err = shell.run("scan", str(mixed))
    said = err.splitlines()
    assert len(said) == 11
    assert any("noise.bin was not read" in line for line in said)
    assert any("d.jsonl" in line for line in said)
    assert said[-1].endswith("more files could not be read; broadsheet doctor tells why.")
    unread = {"empty.txt", "blank.txt", "noise.bin", "d.jsonl", "broken.jsonl"}
    named = {line.split()[1].rstrip(",") for line in said[:10]}
    count = 12 + len(unread) - len(named)
    assert f" {count} more files" in said[-1]


def test_long_looking_is_told_how_far_it_is(mixed: Path) -> None:
    told = list[tuple[str, int, int | None]]()
    with open_library(mixed, in_memory=True) as library:
        library.update()
        examine(library, lambda *how: told.append(how))
    assert told[-1] == ("examining", 5, 5)

"""Carrying what the user did to another machine: export, import, again, both ways, and refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reader.library import open_library
from reader.model import Correction, Judgement, Verdict
from reader.settings import Directories
from tests.faces.shell import Record, Shell

WORDS = {
    "harbour": "The harbour council voted on Tuesday to rebuild the northern breakwater before "
    "winter storms return. Engineers warned that the old stones had shifted by a metre.",
    "orchard": "Growers in the valley reported the smallest plum harvest in twenty years after a "
    "late frost. Markets in the capital have already doubled their prices.",
    "library": "A travelling library on a converted ferry opened its doors to island schools. "
    "Teachers welcomed the visit and asked for longer stays.",
}


def collection(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, words in WORDS.items():
        (folder / f"{name}.txt").write_text(f"Tidings of the {name}\n\n{words}\n")
    return folder


class Machine:
    """One computer: its directories and its copy of the collection."""

    def __init__(self, place: Path) -> None:
        self.shell = Shell(place / "home")
        self.folder = collection(place / "articles")

    def mark(self, *words: str) -> None:
        how, *rest = words
        code, _, err = self.shell.run("mark", how, *rest, "--in", str(self.folder))
        assert code == 0, err

    def marks(self) -> dict[str, tuple[bool, bool, tuple[str, ...], str | None]]:
        return {
            record["path"]: (
                record["read"],
                record["starred"],
                tuple(record["tags"]),
                record["headline"],
            )
            for record in self.shell.records("list", str(self.folder))
        }

    def export(self) -> str:
        code, out, err = self.shell.run("state", "export")
        assert code == 0, err
        return out

    def take(self, said: str) -> tuple[int, str]:
        code, out, err = self.shell.run("state", "import", stdin=said.encode())
        assert out == ""
        return code, err


@pytest.fixture(name="one")
def _one(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "one")


@pytest.fixture(name="two")
def _two(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "two")


def without_settings(said: str) -> list[Record]:
    return [each for each in map(json.loads, said.splitlines()) if each["kind"] != "setting"]


def test_everything_comes_along_and_finds_the_same_texts_elsewhere(
    one: Machine, two: Machine, tmp_path: Path
) -> None:
    one.mark("read", "harbour.txt")
    one.mark("star", "orchard.txt")
    one.mark("tag", "Energy", "harbour.txt", "orchard.txt")
    where = Directories(one.shell.config, one.shell.cache)
    with open_library([one.folder], where) as library:
        harbour, orchard = library.find("harbour.txt"), library.find("orchard.txt")
        library.amend(harbour, {"headline": "Breakwater", "date": "2022-10-11"})
        ends = sorted((harbour, orchard))
        library.judge([Judgement(ends[0], ends[1], Verdict.SAME)])
        library.correct(harbour, orchard, [(1, 1)], Correction.PIN)
        library.keep_place(harbour, 40)
    shutil.rmtree(one.folder)  # the other machine has no such folder
    two.marks()  # its index is there already
    code, err = two.take(one.export())
    assert code == 0, err
    assert "2 articles" in err
    assert two.marks() == {
        "harbour.txt": (True, False, ("Energy",), "Breakwater"),
        "orchard.txt": (False, True, ("Energy",), "Tidings of the orchard"),
        "library.txt": (False, False, (), "Tidings of the library"),
    }
    with open_library([two.folder], Directories(two.shell.config, two.shell.cache)) as library:
        harbour, orchard = library.find("harbour.txt"), library.find("orchard.txt")
        assert library.rows([harbour])[0].mark.place == 40
        assert library.verdicts() == {tuple(sorted((harbour, orchard))): Verdict.SAME}
        assert library.compare(harbour, orchard).corrections == 1


def test_a_second_import_changes_nothing(one: Machine, two: Machine) -> None:
    one.mark("read", "harbour.txt")
    said = one.export()
    assert "1 of them were news" in two.take(said)[1]
    kept = two.export()
    assert "0 of them were news" in two.take(said)[1]
    assert two.export() == kept
    assert "0 of them were news" in one.take(said)[1]


def test_the_newer_word_wins_whichever_way_it_travels(one: Machine, two: Machine) -> None:
    shutil.rmtree(two.folder)
    two.folder = one.folder  # one network home, two machines
    one.mark("read", "harbour.txt")
    two.mark("star", "orchard.txt")
    two.mark("tag", "Old", "harbour.txt")
    two.take(one.export())
    two.mark("unread", "harbour.txt")
    two.mark("untag", "old", "harbour.txt")
    one.take(two.export())
    assert one.marks() == two.marks()
    assert one.marks()["harbour.txt"][:3] == (False, False, ())
    assert one.marks()["orchard.txt"][:3] == (False, True, ())
    assert without_settings(one.export()) == without_settings(two.export())


def test_an_import_says_how_many_first_and_keeps_a_copy(one: Machine, two: Machine) -> None:
    one.mark("read", "harbour.txt", "orchard.txt")
    two.mark("star", "library.txt")
    code, _, err = two.shell.run("state", "import", "--dry-run", stdin=one.export().encode())
    assert code == 0
    assert "2 articles" in err
    assert "2 of them would change" in err
    assert two.marks()["harbour.txt"][0] is False
    two.take(one.export())
    assert (two.shell.config / "state.db.before-import").is_file()


def test_an_export_goes_to_a_file_and_back(one: Machine, two: Machine, tmp_path: Path) -> None:
    one.mark("star", "harbour.txt")
    file = tmp_path / "state.jsonl"
    assert one.shell.run("state", "export", str(file))[:2] == (0, "")
    assert two.shell.run("state", "import", str(file))[0] == 0
    for line in file.read_text().splitlines():
        assert json.loads(line)["version"] == 1
    code, out, err = two.shell.run("state", "import", str(tmp_path / "none.jsonl"))
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_nothing_was_done_and_so_nothing_is_exported(one: Machine) -> None:
    assert one.shell.run("state", "export")[:2] == (1, "")
    assert not one.shell.home.exists()


GOOD = {
    "version": 1,
    "kind": "read",
    "made_at": 1.0,
    "path": "/a#0",
    "content": "a" * 32,
    "value": True,
}


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"kind": "life"},
        {"made_at": "now"},
        {"made_at": float("nan")},
        {"path": None},
        {"content": "x"},
        {"value": "yes"},
        {"kind": "place", "value": -1},
        {"kind": "tag", "name": "two words", "value": "two words"},
        {"kind": "tag", "name": "one", "value": "other"},
        {"kind": "detail", "name": "date", "value": "soon"},
        {"kind": "detail", "name": "words", "value": "7"},
        {"kind": "detail", "name": "headline", "value": "\x1b[2J"},
        {"kind": "verdict", "a": {"path": "/a#0", "content": "a" * 32}, "b": None},
    ],
)
def test_a_bad_line_is_named_and_nothing_is_taken_in(
    one: Machine, change: dict[str, object]
) -> None:
    said = "\n".join(json.dumps(each) for each in (GOOD, GOOD | change))
    code, err = one.take(said)
    assert code == 2
    assert "Line 2" in err
    assert not (one.shell.config / "state.db").exists()


@pytest.mark.parametrize("said", ["[]", "7", "nonsense", '{"version": 1}', "[" * 5000])
def test_what_is_no_entry_is_refused(one: Machine, said: str) -> None:
    code, err = one.take(said)
    assert code == 2
    assert "Line 1" in err


def test_a_tag_without_articles_is_asked_about(one: Machine) -> None:
    code, out, err = one.shell.run("mark", "tag", "energy", "--in", str(one.folder))
    assert (code, out) == (2, "")
    assert "ARTICLE" in err

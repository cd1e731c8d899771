"""``broadsheet export``: what is written, in three forms, and where it may go."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reader.report import sheets
from reader.settings import shipped
from tests.faces.shell import Shell

SEEDS = str(shipped("seeds"))
STORY = "The ferry crews went back to work on Tuesday after a strike of nine days. " * 6


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Articles whose words would be code to a spreadsheet, or marks to Markdown."""
    folder = tmp_path / "odd"
    folder.mkdir()
    articles = [
        {"title": "=HYPERLINK(1)", "author": "Ada Venn", "date": "2022-05-04", "text": STORY},
        {"title": "A *star* <b>", "text": f"- not a list. {STORY}\n\n12. no number. {STORY}"},
    ]
    (folder / "odd.jsonl").write_text("".join(json.dumps(each) + "\n" for each in articles))
    return folder


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(sheets.BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(sheets.BOM))))


def test_the_list_as_lines_is_what_list_prints(shell: Shell) -> None:
    listed = shell.records("list", SEEDS, "--json")
    assert listed == shell.records("export", SEEDS)
    assert len(listed) == 5


def test_articles_as_lines_are_what_show_prints(shell: Shell) -> None:
    found = shell.records("export", SEEDS, "--what", "articles", "--filter", "outlet:urdupoint")
    assert found
    shown = [shell.records("show", each["id"], SEEDS)[0] for each in found]
    assert found == shown


def test_stories_come_with_their_members(shell: Shell) -> None:
    [story] = shell.records("export", SEEDS, "--what", "stories")
    assert [each["id"] for each in story["members"]] == story["articles"]
    code, out, _ = shell.run("export", SEEDS, "--what", "stories", "--filter", "dated")
    assert (code, out) == (1, "")


def test_the_table_holds_provenance_beside_every_value(shell: Shell) -> None:
    _, out, _ = shell.run("export", SEEDS, "--format", "csv")
    rows = _rows(out)
    dated = next(row for row in rows if row["date"] == "2022-10-11T01:40")
    assert dated["date_provenance"] == "header"
    assert 0.7 < float(dated["date_confidence"]) <= 1
    assert dated["outlet"] == "UrduPoint"
    assert {row["date_provenance"] for row in rows if not row["date"]} == {""}


def test_a_table_of_articles_holds_their_texts(shell: Shell) -> None:
    _, out, _ = shell.run("export", SEEDS, "--format", "csv", "--what", "articles")
    shown = {each["id"]: each for each in shell.records("export", SEEDS, "--what", "articles")}
    for row in _rows(out):
        assert row["text"] == "\n\n".join(shown[row["id"]]["body"])


def test_a_table_of_stories_has_a_row_for_each_telling(shell: Shell) -> None:
    _, out, _ = shell.run("export", SEEDS, "--format", "csv", "--what", "stories")
    first, second = _rows(out)
    assert first["story"] == second["story"]
    assert (first["related_to"], second["related_to"]) == (second["id"], first["id"])
    assert first["shared_here"] == second["shared_there"]


def test_no_cell_is_a_formula(shell: Shell, odd: Path) -> None:
    _, out, _ = shell.run("export", str(odd), "--format", "csv", "--what", "articles")
    cells = [cell for row in csv.reader(io.StringIO(out.removeprefix(sheets.BOM))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=HYPERLINK(1)" in cells


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "\rx", "＝1"])
def test_every_beginning_of_a_formula_is_guarded(text: str) -> None:
    assert sheets.cell(text) == f"'{text}"
    assert sheets.cell(f"a{text}") == f"a{text}"


def test_markdown_takes_nothing_of_the_text_for_its_own(shell: Shell, odd: Path) -> None:
    _, out, _ = shell.run("export", str(odd), "--format", "markdown", "--what", "articles")
    assert r"## A \*star\* \<b\>" in out
    assert "\n\\- not a list." in out
    assert "\n12\\. no number." in out
    assert "- date: 4 May 2022 · declared" in out


def test_the_ending_says_the_form_and_the_file_takes_the_place(
    shell: Shell, tmp_path: Path
) -> None:
    target = tmp_path / "list.csv"
    target.write_text("old")
    code, out, err = shell.run("export", SEEDS, "-o", str(target))
    assert (code, out) == (0, "")
    assert err == f"broadsheet: 5 articles written to {target}\n"
    assert len(_rows(target.read_bytes().decode())) == 5
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home", "list.csv"]


def test_nothing_found_writes_no_file(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    code, _, _ = shell.run("export", SEEDS, "--filter", "zebra", "-o", str(target))
    assert code == 1
    assert not target.exists()


def test_the_collection_is_not_written_to_unless_asked(shell: Shell, odd: Path) -> None:
    target = odd / "out.md"
    code, _, err = shell.run("export", str(odd), "-o", str(target))
    assert code == 2
    assert "lies in the collection" in err
    assert not target.exists()
    (odd.parent / "link").symlink_to(odd)
    assert shell.run("export", str(odd), "-o", str(odd.parent / "link" / "out.md"))[0] == 2
    assert shell.run("export", str(odd), "-o", str(target), "--into-collection")[0] == 0
    assert target.exists()


def test_a_file_that_is_gone_is_named_and_the_others_are_written(shell: Shell, odd: Path) -> None:
    (odd / "gone.txt").write_text(f"Ferry crews back at work\n\n{STORY}")
    shell.run("scan", str(odd))
    (odd / "gone.txt").unlink()
    code, out, err = shell.run("export", str(odd), "--what", "articles", "--no-scan")
    assert code == 2
    assert len(out.splitlines()) == 2
    assert "gone.txt" in err


def test_a_failed_writing_leaves_what_was_there(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "held"
    folder.mkdir()
    code, _, err = shell.run("export", SEEDS, "-o", str(folder / "none" / "list.csv"))
    assert code == 2
    assert "cannot be written: No such file or directory" in err
    assert list(folder.iterdir()) == []

"""Tables in all their dialects, and what stands in their cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from reader.model import UnreadableError
from tests.wings.sources.made import OTHER, STORY, drafts, only, problems, put, read

HEADER = ["title", "date", "text", "publication"]
ROWS = [["Bridge, closed", "2024-03-05", STORY, "CNN"], ["Library", "2024-03-06", OTHER, "BBC"]]


def _table(delimiter: str, header: list[str] = HEADER, rows: list[list[str]] = ROWS) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "a"])
def test_the_delimiter_is_found_whatever_the_name(
    tmp_path: Path, name: str, delimiter: str
) -> None:
    found = read(tmp_path, name, _table(delimiter))
    assert [draft.text for draft in found] == [STORY, OTHER]
    assert found[0].declared == {
        "title": "Bridge, closed",
        "date": "2024-03-05",
        "publication": "CNN",
    }
    assert found[0].format == "CSV"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_marks(tmp_path: Path, encoding: str) -> None:
    rows = [[row[0] + " – café", *row[1:]] for row in ROWS]
    found = read(tmp_path, "a.csv", _table(",", rows=rows).encode(encoding))
    assert [draft.declared["title"] for draft in found] == [row[0] for row in rows]
    assert [draft.text for draft in found] == [STORY, OTHER]


def test_a_cell_of_200_000_characters_with_line_breaks(tmp_path: Path) -> None:
    long = "\n".join(["A line of a long report, with a comma."] * 6_000)
    rows = [["Long", "2024", long, "CNN"], *ROWS]
    assert [draft.text for draft in read(tmp_path, "a.csv", _table(",", rows=rows))] == [
        long, STORY, OTHER,
    ]  # fmt: skip


def test_columns_nobody_knows(tmp_path: Path) -> None:
    table = _table(",", ["nr", "kop", "dag", "tekst"], [["1", "Brug", "5", STORY]])
    (draft,) = read(tmp_path, "a.csv", table)
    assert (draft.text, draft.declared["kop"]) == (STORY, "Brug")


def test_a_row_without_a_text_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", _table(",", rows=[ROWS[0], ["Only", "2024", "", ""], ROWS[1]]))
    assert len(drafts(only(tmp_path))) == 2
    (problem,) = problems(only(tmp_path))
    assert problem.cause == "no text in it"
    assert problem.place.startswith("line ")


def test_links_alone_are_no_articles(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "title,url,time_added\nOne,https://a.example/1,1600322788\n")
    with pytest.raises(UnreadableError, match="no text in it"):
        drafts(only(tmp_path))


@pytest.mark.parametrize(
    "first", ["Text, body, and more.", "title, text, " + "and words " * 9, "title, text,"]
)
def test_prose_with_commas_is_no_table(tmp_path: Path, first: str) -> None:
    (draft,) = read(tmp_path, "a.txt", f"{first}\n\n{STORY}")
    assert draft.format == "text"


def test_a_delimiter_that_nobody_quoted(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "a.csv", "title,text\nBridge,It is shut, the council said, today.\n")
    assert "today" in draft.declared["rest"]

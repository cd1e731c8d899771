"""``broadsheet search``: what is found, in what order, and with the lines that say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from reader.store.index import hits
from tests.faces.shell import Shell


@pytest.fixture
def ferries(tmp_path: Path) -> str:
    """Three made-up articles: a headline, a passing word, and a text that says it often."""
    filler = "The council met again on the same question and put off its decision. " * 12
    texts = {
        "a": ("Council puts off decision", "3 May 2022", f"{filler}A ferry was named."),
        "b": ("Ferry strike ends", "1 May 2022", f"The ferry crews went back. {filler}"),
        "c": ("Crews stay ashore", "2 May 2022", f"Ferry, ferry, ferry: the strike. {filler}"),
    }
    folder = tmp_path / "ferries"
    folder.mkdir()
    for name, (headline, day, text) in texts.items():
        (folder / f"{name}.txt").write_text(f"{headline}\n\nPublished {day}\n\n{text}\n")
    return str(folder)


def _paths(shell: Shell, *words: str) -> str:
    return "".join(record["path"][0] for record in shell.records("search", *words))


def test_hits_stand_in_their_lines(shell: Shell, ferries: str) -> None:
    found = shell.records("search", "crew* AND strike", ferries)
    assert {record["path"][0] for record in found} == {"b", "c"}
    for record in found:
        assert record["version"] == 1
        assert 1 <= len(record["hits"]) <= 3
        assert all(hit.count("**") >= 2 for hit in record["hits"])
        assert all(len(hit) < 200 for hit in record["hits"])


def test_newest_first_or_best_first(shell: Shell, ferries: str) -> None:
    assert _paths(shell, "ferry", ferries) == "acb"
    ranked = _paths(shell, "ferry", ferries, "--sort", "rank")
    assert set(ranked) == {"a", "b", "c"}
    assert ranked[-1] == "a", "one passing word is the weakest hit"
    assert _paths(shell, "strike", ferries, "--sort", "rank")[0] == "b", "the headline says it"


def test_a_limit_is_kept(shell: Shell, ferries: str) -> None:
    assert _paths(shell, "ferry", ferries, "--limit", "2") == "ac"
    assert _paths(shell, "ferry", ferries, "--limit", "1", "--sort", "rank") != ""


def test_a_filter_alone_lists_without_hits(shell: Shell, ferries: str) -> None:
    found = shell.records("search", "from:2022-05-02 -headline:crews", ferries)
    assert [(record["path"][0], record["hits"]) for record in found] == [("a", [])]


def test_ranking_keeps_the_other_conditions(shell: Shell, ferries: str) -> None:
    assert _paths(shell, "ferry to:2022-05-02 -headline:strike", ferries, "--sort", "rank") == "c"


def test_plain_lines_name_the_article_and_show_the_hits(shell: Shell, ferries: str) -> None:
    code, out, _ = shell.run("search", "headline:strike", ferries)
    assert code == 0
    assert "Ferry strike ends" in out
    assert "    Ferry **strike** ends" in out.splitlines()


@pytest.mark.parametrize(
    ("query", "code", "sentence"),
    [("zebra", 1, ""), ("", 2, "asks for nothing"), ("outlte:x", 2, "did you mean “outlet:”")],
)
def test_nothing_found_and_trouble(
    shell: Shell, ferries: str, query: str, code: int, sentence: str
) -> None:
    ended, out, err = shell.run("search", query, ferries)
    assert (ended, out) == (code, "")
    assert sentence in err
    assert len(err.splitlines()) <= 1


def test_a_limit_that_is_no_number_is_one_sentence(shell: Shell, ferries: str) -> None:
    code, _, err = shell.run("search", "ferry", ferries, "--limit", "-3")
    assert code == 2
    assert "-3" in err
    assert len(err.splitlines()) == 1


def test_what_a_ranking_leaves_out_is_said_beside_it(
    ferries: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(hits, "_WEIGHED", 2)
    where = ("--config-dir", str(tmp_path / "config"), "--cache-dir", str(tmp_path / "cache"))
    for sort, said in (("rank", "broadsheet: Best of the newest 2 hits\n"), ("date", "")):
        assert main(["search", "ferry", ferries, "--sort", sort, "--json", *where]) == 0
        out, err = capsys.readouterr()
        assert err.endswith(said)
        assert ("Best" in err) == bool(said)
        assert len(out.splitlines()) == (2 if said else 3)

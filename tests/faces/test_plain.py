"""Flat text for screen readers: nothing drawn, nothing laid out, all of it said."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.faces.shell import Shell

_DRAWN = re.compile(r"[\u2500-\u25ff\u2580-\u259f\u2260-\u2265●★≡⇅→←▸▾]|  ")


@pytest.fixture(name="shell")
def _shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


def lines(shell: Shell, *words: str) -> list[str]:
    code, out, err = shell.run(*words, "--plain")
    assert code in (0, 1), err
    assert out
    return out.splitlines()


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "--sort", "outlet"),
        ("list", "--sort", "story"),
        ("show", "004_de892179adb0ba2f.txt"),
        ("show", "000_17466b128c7fc734.txt"),
        ("diff", "002_7c54699dea69932d.txt", "004_de892179adb0ba2f.txt"),
    ],
)
def test_nothing_is_drawn(shell: Shell, words: tuple[str, ...]) -> None:
    for line in lines(shell, *words):
        if words[0] != "diff":
            assert not _DRAWN.search(line), line
            assert line == line.strip()
        assert "\x1b" not in line
        assert not [letter for letter in line if unicodedata.category(letter) == "Cc"]


def test_a_list_says_each_article_in_one_line(shell: Shell) -> None:
    shell.run("mark", "star", "003_833eebad21272032.txt")
    shell.run("mark", "tag", "sea", "003_833eebad21272032.txt")
    said = lines(shell, "list")
    assert len([line for line in said if line.startswith("Division: ")]) == 4
    (first,) = [line for line in said if "Russia Demands Ottawa Boost" in line]
    for words in ("UrduPoint", "dated 11 Oct 2022 01:40", "unread", "starred", "tagged sea", "id "):
        assert words in first
    assert sum("undated" in line and "told 2 times" in line for line in said) == 2
    assert any("CTV News (doubtful)" in line for line in said)


def test_an_article_is_said_from_headline_to_end(shell: Shell) -> None:
    said = lines(shell, "show", "004_de892179adb0ba2f.txt")
    assert said[0].startswith("Headline: Joly has 'open invitation'")
    assert "Date: not known" in said
    assert any(line.startswith("Other telling, rewritten, ") for line in said)
    paragraphs = [line for line in said if "welcome the meeting" in line]
    assert len(paragraphs) == 1
    assert paragraphs[0].startswith("In an interview")
    assert any(line.startswith("Set aside: lines ") for line in said)
    assert said[-1] == "End of the article."

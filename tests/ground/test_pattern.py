"""Patterns are compiled when they are first used, and answer as compiled ones do."""

from __future__ import annotations

import re

import pytest

from reader.pattern import pattern


def test_it_answers_as_a_compiled_pattern() -> None:
    word = pattern(r"(?P<first>[a-z])\w*", re.IGNORECASE)
    found = word.match("Hello you")
    assert found is not None
    assert found["first"] == "H"
    assert word.findall("ab CD") == ["a", "C"]
    assert word.sub("-", "ab cd") == "- -"
    assert word.search("abc", 1, 2) is not None
    assert word.groupindex["first"] == 1
    assert pattern(rb"\d").search(b"a1") is not None


def test_it_is_compiled_at_the_first_question(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    plain = re.compile

    def noting(written: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(written)
        return plain(written, flags)

    monkeypatch.setattr(re, "compile", noting)
    word = pattern(r"\w+")
    assert compiled == []
    assert word.match("a")
    assert word.search("a")
    assert word.match("b")
    assert compiled == [r"\w+"]


def test_a_broken_pattern_says_so_when_it_is_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.match("a")

"""What is looked for is found as the index finds it, and shown in its line."""

from __future__ import annotations

import pytest

from reader.model import Filter
from reader.pages.finding import excerpt, hit_lines, pattern_of, plain_pattern
from tests.wings.scripts import FOUND


def _found(text: str, *words: str) -> list[str]:
    sought = pattern_of(Filter(words=words))
    return [hit[0] for hit in sought.finditer(text)] if sought else []


@pytest.mark.parametrize(
    ("word", "text", "hits"),
    [
        ("harbour", "Harbour, HARBOUR and harbours", ["Harbour", "HARBOUR"]),
        ("harb*", "Harbour, HARBOUR and arbour", ["Harb", "HARB"]),
        ("resigne", "Il a résigné, resigné; RESIGNÉ", ["résigné", "resigné", "RESIGNÉ"]),
        ("résigné", "resigne résigne\u0301", ["resigne", "résigne\u0301"]),
        ("Ελλαδα", "στην Ελλάδα", ["Ελλάδα"]),
        ("莫斯科", "在莫斯科的会谈", ["莫斯科"]),
        ("โลก", "ทั่วโลกวันนี้", ["โลก"]),
        ("don't", "don’t, DON'T", ["don’t", "DON'T"]),
        ("a.b", "a.b a-b axb", ["a.b", "a-b"]),
        ("fi", "ﬁ, FI, ﬁnd", ["ﬁ", "FI"]),
        ("(", "(x)", ["("]),
    ],
)
def test_a_word_is_found_whatever_its_form(word: str, text: str, hits: list[str]) -> None:
    assert _found(text, word) == hits


@pytest.mark.parametrize(("typed", "text"), FOUND)
def test_what_the_index_finds_is_shown_in_every_script(typed: str, text: str) -> None:
    assert _found(text, typed)


def test_a_phrase_is_found_over_marks_and_breaks() -> None:
    sought = pattern_of(Filter(phrases=("open invitation",)))
    assert sought
    assert sought.search("an open,\n“invitation”")
    assert not sought.search("invitation open")


def test_alternatives_are_all_shown() -> None:
    wanted = Filter(any_of=((Filter(words=("one",)), Filter(phrases=("two three",))),))
    assert hit_lines("one\nnone\ntwo three", wanted, 5) == ["**one**", "**two three**"]


def test_nothing_sought_shows_nothing() -> None:
    assert hit_lines("one", Filter(unread=True), 5) == []
    assert plain_pattern("  ") is None


def test_no_more_lines_than_asked_for() -> None:
    assert hit_lines("one\n" * 9, Filter(words=("one",)), 2, ("<", ">")) == ["<one>"] * 2


@pytest.mark.parametrize("before", [0, 3, 400])
@pytest.mark.parametrize("after", [0, 3, 400])
def test_a_long_line_is_cut_around_its_first_hit(before: int, after: int) -> None:
    line = "left " * before + "needle" + " right" * after
    [shown] = hit_lines(line, Filter(words=("needle",)), 1)
    assert "**needle**" in shown
    assert len(shown) <= 170
    assert shown.startswith("…") == (before == 400)
    assert shown.endswith("…") == (after == 400)
    words = shown.strip("…").replace("**", "").split()
    assert set(words) <= {"left", "needle", "right"}, "no word is cut in two"
    assert len(words) > min(before + after, 20)


def test_a_hit_longer_than_the_line_shown_is_whole() -> None:
    word = "x" * 500
    [shown] = hit_lines(f"a {word} b", Filter(words=(word,)), 1)
    assert f"**{word}**" in shown


def test_an_excerpt_is_a_line_that_a_list_does_not_show_already() -> None:
    wanted = Filter(words=("ferry",))
    text = "Ferry waits\n\nThe islands.\nA ferry waited at the quay.\nAnother ferry."
    assert excerpt(text, wanted, "Ferry waits") == "A ferry waited at the quay."
    assert excerpt("Ferry waits\nNothing.", wanted, "Ferry waits") == "Ferry waits"
    assert excerpt("Nothing.", wanted, "Ferry waits") == ""
    long = excerpt("left " * 50 + "ferry" + " right" * 50, wanted, "", 40)
    assert "ferry" in long
    assert len(long) <= 42

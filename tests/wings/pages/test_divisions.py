"""Folded divisions: turned one by one, and kept."""

import json

from reader.pages.divisions import ALL, Folded


def test_a_division_is_turned_both_ways() -> None:
    one = Folded().turned("a")
    assert (one.hold("a"), one.hold("b")) == (True, False)
    assert one.turned("a") == Folded()
    opened = ALL.turned("a")
    assert (opened.hold("a"), opened.hold("b")) == (False, True)
    assert opened.turned("a") == ALL


def test_what_is_kept_is_read_back_and_small() -> None:
    for folded in (Folded(), ALL, Folded.only("b", ""), ALL.turned("b").turned("")):
        assert Folded.read(json.loads(json.dumps(folded.written))) == folded
    assert len(ALL.written) == 1


def test_keys_that_an_earlier_version_kept_are_those_divisions() -> None:
    assert Folded.read(["2024-03-02", ""]) == Folded.only("2024-03-02", "")

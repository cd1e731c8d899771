"""Edits inside a pair: what is marked, what is joined, and what moved."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.compare import compare_articles
from reader.compare.blocks import matching_blocks
from tests.wings.compare.made import story


def marked(a: str, b: str) -> str:
    """Write a pair inline: ``{a|b}`` replaced, ``{=a|b}`` cosmetic, ``{>a|b}`` moved."""
    rows = compare_articles(story(a), story(b), pins=[(0, 0)]).rows
    signs = {"equal": "", "delete": "", "insert": "", "replace": "", "move": ">"}
    return " ".join(
        edit.a.of(a)
        if edit.op == "equal"
        else f"{{{'=' if edit.cosmetic else signs[edit.op]}{edit.a.of(a)}|{edit.b.of(b)}}}"
        for edit in rows[0].edits
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The storm closed the pier today.",
            "The flood closed the harbour today.",
            "The {storm|flood} closed the {pier|harbour} today.",
        ),
        (
            "Police have not named the driver.",
            "Police haven’t named the driver.",
            "Police {=have not|haven’t} named the driver.",
        ),
        (
            "The “open” Co-operation council met.",
            'The "open" cooperation council met.',
            'The {=“|"} open {=” Co-operation|" cooperation} council met.',
        ),
        (
            "Reserves right to RespondPrime Minister Smith said.",
            "Reserves right to Respond Prime Minister Smith said.",
            "Reserves right to {=RespondPrime|Respond Prime} Minister Smith said.",
        ),
        (
            "Last spring, Moscow banned nine officials from entering.",
            "Moscow banned nine officials from entering last spring.",
            "{>Last spring|} {,|} Moscow banned nine officials from entering {>|last spring} .",
        ),
        (
            "The council is awaiting a response from the mayor.",
            "The council is waiting for an answer from the mayor.",
            "The council is {awaiting a response|waiting for an answer} from the mayor.",
        ),
        (
            "Nine people drowned off Crete.",
            "Nine people drowned off southern Crete.",
            "Nine people drowned off {|southern} Crete.",
        ),
        ("中国政府周三宣布了政策。", "中国政府周四宣布了政策。", "中国政府周 {三|四} 宣布了政策。"),
    ],
)
def test_edits(a: str, b: str, expected: str) -> None:
    assert marked(a, b).replace(" .", ".") == expected.replace(" .", ".")


def test_a_single_function_word_between_substitutions_joins_them() -> None:
    found = marked("They quarrelled over the border.", "They agreed on the frontier.")
    assert found == "They {quarrelled over the border|agreed on the frontier} ."


@pytest.mark.parametrize("size", [50, 5_000, 40_000])
def test_blocks_are_equal_and_in_order_whatever_the_length(size: int) -> None:
    a = [f"word{k % 997}-{k % 13}" for k in range(size)]
    b = [word if k % 7 else "changed" for k, word in enumerate(a)]
    blocks = matching_blocks(a, b)
    for block in blocks:
        assert a[block.a : block.a + block.size] == b[block.b : block.b + block.size]
    for one, two in pairwise(blocks):
        assert one.a + one.size <= two.a
        assert one.b + one.size <= two.b
    assert sum(block.size for block in blocks) >= 0.8 * size


def test_one_repeated_word_finishes() -> None:
    assert matching_blocks(["again"] * 60_000, ["again"] * 50_000)[0].size == 50_000

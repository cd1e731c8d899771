"""Letters without their accents: the same whatever is ASCII around them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import letters

_LETTERS = "aEI1 _\n“’éÉİǅﬃⅧ中가\u0301\u0307\u05b0\u00ad"
_WITH_THE_LETTER_BEFORE = re.compile(r"[A-Za-z]?[^\x00-\x7f]+")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("All ASCII, AS IT IS", "All ASCII, AS IT IS"),
        ("“Café”", "“Cafe”"),
        ("Cafe\u0301 BAR", "Cafe BAR"),
        ("\u0301alone", "alone"),
        ("ÉTÉ", "ete"),
        ("1\u0301 2", "1 2"),
    ],
)
def test_accents_go_and_ascii_stays(text: str, plain: str) -> None:
    assert letters.plain(text) == plain


@given(st.text(st.sampled_from(_LETTERS), max_size=20))
def test_a_letter_is_folded_with_the_marks_behind_it(text: str) -> None:
    folded = _WITH_THE_LETTER_BEFORE.sub(lambda run: letters._folded(run[0]), text)
    assert letters.plain(text) == folded

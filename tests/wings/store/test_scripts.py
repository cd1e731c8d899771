"""What the full text finds in each script: accents folded, words without blanks in part."""

from __future__ import annotations

import sqlite3

import pytest

from reader.store.index import fulltext, queries
from tests.wings.scripts import FOUND, NOT_FOUND


def _finds(typed: str, text: str) -> bool:
    db = sqlite3.connect(":memory:")
    db.executescript(fulltext.SCHEMA)
    db.execute("INSERT INTO fulltext (headline, body) VALUES ('', ?)", (fulltext.stored(text),))
    asked = fulltext.asked(queries.parse(typed))
    return bool(db.execute("SELECT 1 FROM fulltext WHERE fulltext MATCH ?", (asked,)).fetchone())


@pytest.mark.parametrize(("typed", "text"), FOUND)
def test_a_word_is_found_in_its_script(typed: str, text: str) -> None:
    assert _finds(typed, text)


@pytest.mark.parametrize(("typed", "text"), NOT_FOUND)
def test_a_part_or_another_word_is_not(typed: str, text: str) -> None:
    assert not _finds(typed, text)


@pytest.mark.parametrize(("typed", "name"), [("lodz", "Głos Łódź"), ("asahi", "ＡＳＡＨＩ")])
def test_names_are_folded_alike(typed: str, name: str) -> None:
    assert fulltext.folded(typed) in fulltext.folded(name)

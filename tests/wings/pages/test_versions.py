"""One sentence in another telling, which splits it, merges it, moves it or leaves it out."""

from __future__ import annotations

from reader.compare import compare_articles
from reader.pages.comparison_heading import SideName
from reader.pages.comparison_marks import UNICODE_MARKS
from reader.pages.versions import Version, version_in
from tests.wings.compare.made import story

PIER = "The harbour master closed the northern pier after a storm tore away its railing."
SCHOOL = "Teachers at the village school will strike over unpaid overtime next month."
BRIDGE = "Engineers found cracks in the iron bridge that carries freight across the valley."
BOTH = PIER.rstrip(".") + ", and t" + SCHOOL[1:]
NAME = SideName("Elsewhere", "The Quay, 3 May")


def version(a: list[str], b: list[str], *ordinals: int) -> Version:
    found = compare_articles(story("\n".join(a)), story("\n".join(b)))
    return version_in(NAME, found, ordinals, UNICODE_MARKS)


def words(found: Version) -> str:
    return "".join(run.text for run in found.words)


def test_a_sentence_that_was_split_is_given_whole() -> None:
    found = version([BOTH, BRIDGE], [PIER, SCHOOL, BRIDGE], 0)
    assert found.mark == UNICODE_MARKS.joined
    assert "closed the northern pier" in words(found)
    assert "unpaid overtime" in words(found)
    assert "iron bridge" not in words(found)


def test_of_a_merged_sentence_each_part_gives_all() -> None:
    first, second = (version([PIER, SCHOOL, BRIDGE], [BOTH, BRIDGE], n) for n in (0, 1))
    assert words(first) == words(second)
    assert "unpaid overtime" in words(first)


def test_a_moved_sentence_is_given_as_it_stands_there() -> None:
    found = version([PIER, SCHOOL, BRIDGE], [SCHOOL, BRIDGE, PIER], 0)
    assert found.mark in (UNICODE_MARKS.down, UNICODE_MARKS.up)
    assert words(found).count("northern pier") == 1
    assert "goes there" not in words(found)


def test_a_sentence_that_is_missing_has_no_words() -> None:
    assert version([PIER, SCHOOL, BRIDGE], [PIER, BRIDGE], 1).words == ()


def test_several_sentences_come_in_order() -> None:
    found = version([PIER, SCHOOL, BRIDGE], [PIER, SCHOOL, BRIDGE], 0, 1)
    assert words(found) == f"{PIER} {SCHOOL}"

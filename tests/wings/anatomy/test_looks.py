"""What is told of a line's words: told once, kept, and the same by the quick way as by the slow."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.anatomy import addresses, edges, furniture, gluing, shapes
from reader.anatomy.date_labels import Role
from reader.anatomy.lines import lines_of
from reader.anatomy.looks import Look, Trait, look_of
from reader.anatomy.outlets import known_too, own_names

_NONE = frozenset[str]()
_TEXTS = st.text(alphabet="aZé’'.-_ İʼΣß\u0307\u00a0\t3?!\"”»“(漢", max_size=80)


def test_a_trait_is_told_once() -> None:
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    class Counted(Look):
        size = Trait(length)

    look = Counted("Share this")
    assert (look.size, look.size) == (10, 10)
    assert asked == ["Share this"]


def test_short_lines_are_remembered_and_paragraphs_are_not() -> None:
    button, paragraph = "Share this story", "A harbour wall gave way. " * 20
    assert look_of(button, _NONE) is look_of(button, _NONE)
    assert look_of(paragraph, _NONE) is not look_of(paragraph, _NONE)


def test_what_a_look_tells_of_names_holds_for_the_names_the_user_knows_now() -> None:
    assert look_of("Quay Letters", own_names()).outlet is None
    with known_too({"Quay Letters"}):
        known = look_of("Quay Letters", own_names()).outlet
    assert known is not None
    assert known.name == "Quay Letters"
    assert look_of("Quay Letters", own_names()).outlet is None


def test_what_another_room_tells_of_a_look_is_told_once() -> None:
    asked: list[Look] = []

    def size(look: Look) -> int:
        asked.append(look)
        return look.word_count

    look = Look("Share this story")
    assert (look.told(size), look.told(size)) == (3, 3)
    assert asked == [look]


@pytest.mark.parametrize("text", ["Updated:", "By", "2 hours ago", "Most read", "Updated"])
def test_no_long_line_is_what_only_short_ones_are(text: str) -> None:
    long = text + " " * (201 - len(text))
    short, plain, known = Look(text), Look(long), look_of(long, _NONE)
    for trait in ("announces", "is_author_label", "is_moment", "ends_story"):
        assert getattr(known, trait) == getattr(plain, trait)
    assert any((short.announces is not Role.PLAIN, short.is_author_label, short.is_moment,
                short.ends_story))  # fmt: skip


def test_a_line_and_its_bare_words_share_one_look_where_they_are_one() -> None:
    plain, marked = lines_of("Harbour wall gives way\n# Harbour wall gives way")
    assert plain.look is plain.bare_look is marked.bare_look
    assert marked.look is not marked.bare_look


def test_wide_gaps_divide_a_line_and_every_piece_stands_where_it_says() -> None:
    text = "  Menu\tHome          News \u00a0\n\n \n     \nStory  "
    lines = lines_of(text)
    assert [(line.number, line.text) for line in lines] == [
        (1, "Menu\tHome"), (1, "News"), (5, "Story"),
    ]  # fmt: skip
    assert all(line.span.of(text) == line.text for line in lines)


@given(_TEXTS)
def test_words_are_folded_alike_by_both_ways(text: str) -> None:
    lowered = text.lower().replace("’", "'").replace("ʼ", "'").replace("\u0307", "")
    assert shapes.folded(text) == " ".join(re.findall(r"\w+(?:['’.-]\w+)*", lowered))
    assert shapes.folded(text).startswith(shapes.folded_start(text))


@given(_TEXTS)
def test_a_sentence_ends_with_a_stop_and_what_closes_it(text: str) -> None:
    ends = re.search(r"[.!?…。！？।؟։]['\"”’»)\]]*$", text[-6:]) is not None
    assert shapes.ends_sentence(text) == ends


@given(
    st.text(alphabet="aZk9-._@/ \t:", max_size=30),
    st.sampled_from(["quay.example.com", "a.b.co", "U.S.", "x@quay.org", "quay.net/a", "Quay.de."]),
    st.text(alphabet="aZ9-._@/ \t,", max_size=30),
)
def test_hosts_are_found_as_by_a_search_of_every_word(one: str, host: str, other: str) -> None:
    text = f"{one}{host}{other} {host}"
    for start in (0, 3):
        found = [(each.text, each.span) for each in addresses.find_hosts(text, start, len(text))]
        searched = re.compile(addresses._HOST.pattern).finditer(text, start, len(text))
        assert found == [(match[0], match.span()) for match in searched]


@given(st.from_regex(re.compile(furniture._PICTURE.pattern), fullmatch=True))
def test_whatever_credits_a_picture_is_looked_at(credit: str) -> None:
    assert furniture.is_caption(credit)


@given(st.from_regex(re.compile(edges._MOMENT.pattern, re.IGNORECASE), fullmatch=True))
def test_whatever_tells_how_long_ago_is_looked_at(moment: str) -> None:
    assert edges.is_moment(moment) or len(moment) > 60


@pytest.mark.parametrize("glued", ["it ended.The rest", "it ended.”“No", "ist so.Ärger"])
def test_glued_sentences_are_divided_and_others_are_passed_over(glued: str) -> None:
    whole = "it ended. The rest of the U.K. did not, 3.5 m from www.a.example"
    assert len(list(gluing.story_spans(glued, 0, len(glued)))) == 2
    assert gluing.may_be_glued(glued, 0, len(glued))
    assert not gluing.may_be_glued(whole, 0, len(whole))

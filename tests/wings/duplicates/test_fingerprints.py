"""A fingerprint holds the words of an article, in order, and nothing of its form."""

from __future__ import annotations

import pytest

from reader.duplicates import current, fingerprint
from reader.duplicates.fingerprints import opened, unit_keys
from reader.duplicates.units import word_spans
from reader.duplicates.word_arrays import figures
from reader.model import GarbledError, Span, StoryText
from tests.wings.duplicates import press


def _words(text: str) -> list[int]:
    words: list[int] = opened(fingerprint(press.text_of("a", text))).words.tolist()
    return words


def test_case_quotes_accents_and_line_breaks_make_no_difference() -> None:
    one = "The envoy’s “open invitation” stands, he said. Élan vital."
    other = 'THE ENVOY\'S "OPEN INVITATION" stands; he said.\n\nElan vital!'
    assert _words(one) == _words(other)


def test_other_endings_change_the_word_but_not_its_stem() -> None:
    one, other = _words("министром")[0], _words("министра")[0]
    assert one != other
    assert (one >> 10) & 0x7FFFF == (other >> 10) & 0x7FFFF


def test_a_sentence_is_the_same_unit_wherever_it_stands_and_whatever_its_figures() -> None:
    body = "Shares rose 3.5 percent on Monday.”Nobody knows why that happened. The end."
    alone = "Shares rose 12,000 percent on Monday."
    one, other = (opened(fingerprint(press.text_of("a", text))) for text in (body, alone))
    assert one.keys[0] == other.keys[0]
    assert len(one.keys) == 3
    assert figures(one.words).sum() == 1


def test_what_the_anatomy_sets_aside_is_left_out() -> None:
    text = "Own words stand here.\nSubscribe to our letter.\nAnd the story goes on."
    spans = (Span(0, 21), Span(47, len(text)))
    whole = StoryText("a", text, spans, (Span(22, 46),))
    found = opened(fingerprint(whole))
    assert len(found.words) == 9
    assert [text[a:b].strip() for a, b in zip(found.starts, found.ends, strict=True)] == [
        "Own words stand here.",
        "And the story goes on.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, 3.5 of them, don’t lie.",
        "市议会批准新码头 in 2024。",
        "ราคาน้ำมันเพิ่มขึ้น",
        "हिन्दी में समाचार।",
    ],
)
def test_each_word_has_its_place(text: str) -> None:
    story = press.text_of("a", text)
    places = word_spans(story)
    assert len(places) == len(_words(text))
    assert places[0].start == 0
    assert [*places] == sorted(places)


def test_short_words_count_as_content_where_the_language_has_few_long_ones() -> None:
    english = opened(fingerprint(press.text_of("a", "Ministers decided against another tax")))
    vietnamese = "Hội đồng đã họp bàn về việc xây cầu mới ở phía bắc sau khi có đơn của dân"
    found = opened(fingerprint(press.text_of("b", vietnamese)))
    assert english.shortest == 3
    assert found.shortest < 3
    assert found.content(found.words).mean() > 0.2


def test_a_fingerprint_of_another_version_is_refused() -> None:
    blob = fingerprint(press.text_of("a", "Some words."))
    other = bytes([blob[0] + 1]) + blob[1:]
    assert current(blob)
    assert not current(other)
    with pytest.raises(GarbledError, match="version"):
        opened(other)


@pytest.mark.parametrize("text", ["", " \n ", "…!?", "a\ud800b"])
def test_any_text_has_a_fingerprint(text: str) -> None:
    assert opened(fingerprint(press.text_of("a", text))).shortest in range(1, 4)


def test_words_count_the_same_however_they_are_joined_and_quoted() -> None:
    joined = "“Well-known” vis-à-vis — (Moscow’s) 12th/13th, 2:30pm… and/or Прага–Киев."
    apart = "well known vis à vis moscow’s 12 th 13 th 2:30 pm and or прага киев"
    assert _words(joined) == _words(apart)


def test_a_line_without_blanks_is_read_like_its_words() -> None:
    names = [f"word{chr(97 + number % 26)}" for number in range(5000)]
    assert _words("/".join(names)) == _words(" ".join(names))


@pytest.mark.parametrize("between", [1, 300, 70_000])
@pytest.mark.parametrize("length", [1, 40, 300, 70_000])
def test_the_places_of_units_are_kept_however_far_apart_and_long(between: int, length: int) -> None:
    lines = "First line.", "word " * length, "Last line."
    text = ("\n" * between).join(lines)
    starts = [text.index(line) for line in lines]
    spans = tuple(Span(at, at + len(line)) for at, line in zip(starts, lines, strict=True))
    found = opened(fingerprint(StoryText("a", text, spans)))
    assert found.starts.tolist() == starts
    assert found.ends.tolist() == [span.end for span in spans]
    assert found.lengths.tolist() == [2, length, 2]


def test_parts_of_a_story_may_stand_in_any_order() -> None:
    text = "Second part here.\nFirst part there."
    found = opened(fingerprint(StoryText("a", text, (Span(18, len(text)), Span(0, 17)))))
    assert found.starts.tolist() == [18, 0]
    assert found.ends.tolist() == [len(text), 17]


def test_units_of_many_are_named_as_each_is_by_itself() -> None:
    texts = [f"{'Words ' * number}are counted. To {number}." for number in range(100)]
    prints = [opened(fingerprint(press.text_of("a", text))) for text in [*texts, ""]]
    each = [key for print_ in prints for key in print_.keys.tolist()]
    assert unit_keys(prints).tolist() == each

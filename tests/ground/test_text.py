"""Paragraphs, sentences, words and folding, in many languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Span
from reader.settings import shipped
from reader.text.folding import fold, folded_words
from reader.text.sentences import paragraphs, sentences
from reader.text.words import words

TEXT = st.text(max_size=200) | st.text("aB.1“”\"'„» \n。!?A’-U", max_size=80)


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def seed(number: str) -> str:
    return next(shipped("seeds").glob(f"{number}_*.txt")).read_text(encoding="utf-8")


# --------------------------------------------------------------------------- sentences

# Each sentence list is joined by one blank, and must be found again.
SENTENCES = {
    "initials and titles": ["Dr. Theresa Tam met George W. Bush.", "Roe v. Wade stands."],
    "acronyms": ["He left the U.S. Supreme Court.", "She works in the U.S.", "The rest stayed."],
    "small words that look like titles": ["He said no.", "Then he sat.", "I am.", "We went on."],
    "companies": ["Acme Inc. Chairman Bob resigned.", "He joined Bolt Ltd.", "The firm closed."],
    "times of day": ["It began at 5 p.m. Tuesday.", "It ended at 9 a.m.", "The town slept."],
    "numbers": ["It cost $5.5 million.", "In 2021, 40 people came.", "40 people left in 2022."],
    "numbers by number": ["See No. 5 of Vol. 3.", "Art. 7 was dropped."],
    "quotes": ["“We stay.”", "He left.", '"Why?" she asked.', "'Never.'", "It rained."],
    "a quote that goes on": ["“Stop!” he cried.", "“Is it?” asked Ann."],
    "addresses": ["Read it on CTVNews.ca today.", "Visit www.example.com.", "It is free."],
    "ellipsis": ["He waited… and waited.", "Nothing came...", "Then it did."],
    "German ordinals": ["Am 3. Oktober kam er an.", "Der 2. Weltkrieg war lang.", "Sie war 23."],
    "German quotes": ["Er sagte: „Ich gehe.“", "Danach ging er.", "»Nein.«", "Dann Stille."],
    "German abbreviations": [
        "Das gilt z. B. heute.",
        "Er traf u.a. Müller.",
        "Dr. Weiß kam.",
    ],
    "French": ["Il a dit : « Je pars. »", "M. Macron est venu.", "Où va-t-il ?", "Loin !"],
    "Spanish": ["¿Qué pasa?", "¡Nada!", "El Sr. Gómez dijo «sí».", "Luego se fue."],
    "Polish": ["Powiedział prof. Kowalski.", "To było 3 maja 2020 r.", "Wszyscy wyszli."],
    "Russian": ["Это г. Москва.", "В 2020 г. он уехал.", "Она осталась."],
    "Greek": ["Τι θέλεις;", "Τίποτα.", "Έφυγε."],
    "Arabic": ["قال الرئيس.", "هل تعلم؟", "ثم ذهب."],
    "Urdu": ["وہ گیا۔", "پھر آیا۔"],
    "Hindi": ["वह गया।", "फिर आया।"],
    "Hebrew": ["הוא אמר.", '"אני הולך."', 'צה"ל הודיע.'],
    "Korean": ["대통령이 말했다.", "그는 떠났다."],
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_are_found_again(name: str) -> None:
    assert cut(" ".join(SENTENCES[name])) == SENTENCES[name]


# The same for scripts that put no blank between sentences, and for glued text.
JOINED = {
    "Chinese": ["他说：“我们走吧。”", "他走了。", "“再见，”她说。", "这是3．5吗？", "是的！"],
    "Japanese": ["彼は「行く。」と述べた。", "その後、帰った。", "Yahoo!ニュースによると。"],
    "opening quote": ["It began in Ukraine.", "“I believe it,” he said."],
    "closing quote": ["“They remain open.”", "Stepanov stressed it."],
    "straight quotes": ['He said "no."', '"Yes," said she.'],
    "German closing quote": ["Er sagte: „Nein.“", "Dann ging er."],
    "no quote": ["They named 58 entities.", "In the end, it was 59."],
    "a number": ["It was 2021.", "He left."],
    "a share": ["It rose 3.5%. ", "Oil fell to 4,210.11. ", "Gas fell."],
}


@pytest.mark.parametrize("name", JOINED)
def test_sentences_without_blanks_between_them(name: str) -> None:
    assert cut("".join(JOINED[name])) == [sentence.strip() for sentence in JOINED[name]]


@pytest.mark.parametrize(
    "whole", ["J.Smith spoke.", "Buy at Booking.Com today.", "Version 2.0 is out.", "a.Mail@b.Org"]
)
def test_a_full_stop_inside_a_name_parts_nothing(whole: str) -> None:
    assert cut(whole) == [whole]


def test_a_line_is_parted_where_sentences_are_glued() -> None:
    text = "First it rained.“Then it snowed,” he said. Now it is dry.Nobody knows why."
    begins = [text[span.start :][:6] for span in sentences(text)]
    assert begins == ["First ", "“Then ", "Now it", "Nobody"]


def test_glued_sentences_of_a_seed() -> None:
    text = seed("000")
    glued = [two for one, two in pairwise(sentences(text)) if one.end == two.start]
    begins = [text[span.start :][:9] for span in glued]
    assert begins == ["“I believ", "Stepanov ", "“Because ", "Canada’s ", "In the ea"]


@pytest.mark.parametrize(
    ("number", "count"), [("000", 15), ("001", 17), ("002", 23), ("003", 20), ("004", 76)]
)
def test_sentences_of_the_seeds_are_counted_as_by_hand(number: str, count: int) -> None:
    assert len(cut(seed(number))) == count


def test_sentences_within_a_span() -> None:
    text = "One here. Two here.\nThree here."
    assert [span.of(text) for span in sentences(text, Span(10, 31))] == ["Two here.", "Three here."]


def test_blank_lines_are_no_paragraphs() -> None:
    text = "\n  One line \n\n\tTwo\n \n"
    assert [span.of(text) for span in paragraphs(text)] == ["One line", "Two"]


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_sentences_lose_nothing_but_blanks(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.start < span.end for span in spans)


# --------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("It cost $1,234.50, or 12%.", ["It", "cost", "$1,234.50", ",", "or", "12%", "."]),
        ("U.S. and U.S", ["U.S.", "and", "U.S"]),
        ("haven’t co-operated", ["haven’t", "co-operated"]),
        ("a 12-year-old with 5G", ["a", "12-year-old", "with", "5G"]),
        ("100 000 € à l’homme", ["100 000", "€", "à", "l’homme"]),
        ("(see [Foreign] minister)", ["(", "see", "[", "Foreign", "]", "minister", ")"]),
        ("日本の首相", ["日", "本", "の", "首", "相"]),
        ("约3.5万人", ["约", "3.5", "万", "人"]),
        ("約1,200ドル", ["約", "1,200", "ドル"]),
        ("3만 명이", ["3", "만", "명이"]),
        ("כ-3.5 מיליון", ["כ", "-", "3.5", "מיליון"]),
        ("ウクライナ政府", ["ウクライナ", "政", "府"]),
        ("अमेरिका की", ["अमेरिका", "की"]),
        ('צה"ל הודיע', ['צה"ל', "הודיע"]),
        ("우크라이나 정부", ["우크라이나", "정부"]),
    ],
)
def test_words(text: str, tokens: list[str]) -> None:
    assert [span.of(text) for span in words(text)] == tokens


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_words_leave_out_only_blanks(text: str) -> None:
    assert "".join("".join(w.of(text) for w in words(text)).split()) == "".join(text.split())


# --------------------------------------------------------------------------- folding


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("U.S.", "US"),
        ("Co-operation", "cooperation"),
        ("haven’t", "have not"),
        ("can't", "cannot"),
        ("“Élan”", '"elan"'),
        ("ﬁnd", "find"),
        ("soft\u00adhyphen", "softhyphen"),
        ("STRASSE", "Straße"),
        ("１２３", "123"),
    ],
)
def test_folding_makes_equal(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@pytest.mark.parametrize(("one", "two"), [("के", "का"), ("が", "か"), ("not", "now"), ("1.5", "15")])
def test_folding_keeps_apart(one: str, two: str) -> None:
    assert fold(one) != fold(two)


def test_folded_words() -> None:
    assert folded_words("The U.S. Élan, isn’t") == ["the", "us", "elan", ",", "is not"]

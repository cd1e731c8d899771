"""Where the story ends, what is folded, and what must never be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.anatomy import read_article
from reader.anatomy.gluing import story_spans
from reader.decode import clean
from reader.model import Article, Draft, Span

PARAGRAPHS = (
    "The council of Northam voted on Tuesday to close the old bridge for repairs that are to take "
    "two years, and Mayor Ines Falk said the town had no choice in the matter.",
    "Engineers from Bergen told Mayor Falk that the piers had moved by almost four centimetres "
    "since the last survey, which the county of Northam had put into a drawer.",
    "“We had no choice,” said Falk. The work will begin once the river Ard falls, and drivers from "
    "Bergen will have to find another way through Northam or stay at home.",
)
TITLE = "Old bridge to close for two years"
STORY = "\n\n".join(PARAGRAPHS)


def _read(text: str) -> Article:
    return read_article(Draft("a.txt", 0, text))


def _folded(article: Article) -> str:
    return "\n".join(fold.span.of(article.text) for fold in article.set_aside)


def _body(article: Article) -> str:
    return "\n".join(span.of(article.text) for span in article.body)


@pytest.mark.parametrize(
    "ender",
    ["Comments are closed.", "Related Stories", "READ MORE", "Most read", "Top Stories", "IN DEPTH",
     "Lesen Sie auch", "À lire aussi", "Читайте также", "© 2024 Example Media Ltd"],
)  # fmt: skip
def test_what_follows_an_ender_is_folded(ender: str) -> None:
    tail = f"{ender}\n\nKing opens zoo in the rain of spring\n\nCooking with kelp is easy now"
    article = _read(f"{TITLE}\n\n{STORY}\n\n{tail}")
    assert _body(article).endswith("stay at home.")
    assert _folded(article) == tail
    assert all(fold.reason and fold.first_line <= fold.last_line for fold in article.set_aside)


def test_the_credit_line_stays_and_the_rest_is_folded() -> None:
    article = _read(f"{TITLE}\n\n{STORY}\n\nWith files from The Canadian Press\n\nKing opens zoo")
    assert _body(article).endswith("With files from The Canadian Press")
    assert _folded(article) == "King opens zoo"


def test_read_more_between_paragraphs_cuts_nothing() -> None:
    first, second, third = PARAGRAPHS
    article = _read(f"{TITLE}\n\n{first}\n\nRead more\n\n{second}\n\nAdvertisement\n\n{third}")
    assert _folded(article).split("\n") == ["Read more", "Advertisement"]
    assert _body(article) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("line", ["Share", "Source: World Bank", "Subscribe", "Comments"])
def test_a_button_or_chart_between_paragraphs_without_names_cuts_nothing(line: str) -> None:
    essay = [
        "it was the kind of morning on which nobody wants to be out, and so nobody was, not even "
        f"the dog that used to sit by the gate in all weathers, for the {word} time this year."
        for word in ("first", "second", "third", "fourth", "fifth", "sixth")
    ]
    article = _read("\n\n".join([TITLE, *essay[:3], line, *essay[3:]]))
    assert _body(article).replace(f"{line}\n", "") == "\n".join(essay)


def test_words_of_furniture_inside_a_sentence_cut_nothing() -> None:
    quote = "“Read more,” the mayor told the children of Bergen. “Related stories are everywhere.”"
    article = _read(f"{TITLE}\n\n{STORY}\n\n{quote}\n\nIt was over.")
    assert article.set_aside == ()
    assert _body(article).endswith("It was over.")


def test_one_line_paragraphs_stay() -> None:
    lines = ["Nobody moved for a while.", "Then the bridge gave way at last.", "It was very quiet."]
    article = _read("\n".join([TITLE, "", PARAGRAPHS[0], *lines, PARAGRAPHS[1], *lines]))
    assert article.set_aside == ()
    assert len(article.body) == 8


def test_a_block_of_teasers_is_folded() -> None:
    teasers = [
        "Penguins at the zoo learn to paint in oil",
        "A keeper says that the birds took to it at once and now ask for more canvas every day.",
        "Why your kettle is louder than it was",
        "It is the lime, according to a study that looked at four hundred kettles over a year.",
        "Seven ways to fold a fitted sheet at home",
        "Number four will surprise you, and number six needs a friend, a door and some patience.",
    ]
    article = _read("\n".join([TITLE, *PARAGRAPHS, *teasers]))
    assert _body(article) == "\n".join(PARAGRAPHS)
    assert [fold.reason for fold in article.set_aside] == ["teasers"]


def test_cross_heads_of_the_same_story_are_no_teasers() -> None:
    lines = []
    for head in (
        "What the town of Northam wants",
        "What Bergen has to say",
        "How Falk sees it all",
    ):
        lines += [head, f"In Northam, people say that Falk and Bergen agree on this: {head}."]
    article = _read("\n".join([TITLE, *PARAGRAPHS, *lines, *PARAGRAPHS]))
    assert article.set_aside == ()


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "It began in Ukraine.“I believe it,” he said.",
            ["It began in Ukraine.", "“I believe it,” he said."],
        ),
        ("remain open.”Stepanov stressed it.", ["remain open.”", "Stepanov stressed it."]),
        ("and entities.In the early hours", ["and entities.", "In the early hours"]),
        ('He said "yes."They left soon.', ['He said "yes."', "They left soon."]),
        ('They left soon."Yes," he said.', ["They left soon.", '"Yes," he said.']),
        ("Конец дня.Начало ночи было тихим.", ["Конец дня.", "Начало ночи было тихим."]),
        ("Is it true?Nobody knew.", ["Is it true?", "Nobody knew."]),
    ],
)
def test_glued_sentences(line: str, parts: list[str]) -> None:
    assert [span.of(line) for span in story_spans(line, 0, len(line))] == parts


@pytest.mark.parametrize(
    "line",
    [
        "the U.S.Army said", "a Ph.D. from Oslo", "at Booking.Com and Node.Js", "www.Example.org",
        "http://example.org/a.Book is", "e.g.The case", "No. 5.5 and J.R.R.Tolkien", "in 3.5Mbit",
        "Mr.Smith", "he said.) and went", "one sentence. Another one.",
    ],
)  # fmt: skip
def test_what_is_not_glued(line: str) -> None:
    assert list(story_spans(line, 0, len(line))) == [Span(0, len(line))]


# ----- any text at all


def _check(article: Article) -> None:
    text = article.text
    parts = [*article.header, *article.body, *(fold.span for fold in article.set_aside)]
    if article.headline and article.headline.span:
        parts.append(article.headline.span)
    parts.sort()
    covered = 0
    for span in parts:
        assert 0 <= covered <= span.start < span.end <= len(text)
        assert not text[covered : span.start].strip(), "a line has no part"
        covered = span.end
    assert not text[covered:].strip(), "a line has no part"
    assert list(article.body) == sorted(article.body)
    for name in ("date", "updated", "outlet", "agencies", "authors", "place", "url", "mark"):
        field = getattr(article, name)
        if field is not None:
            assert 0 <= field.confidence <= 1
            assert field.value
            if field.span is not None:
                assert 0 <= field.span.start < field.span.end <= len(text)


PIECES = st.sampled_from(
    [
        TITLE, *PARAGRAPHS, "Published 12 March 2019 | 10:30", "By Ada Venn", "Advertisement",
        "NORTHAM (AP) — It fell.", "Related", ">", "http://example.org/2020/01/02/x", "10/11/2022",
        "Comments", "With files from Reuters", "© 2020 BBC", "It was over.", "| | |", "By", "-- ",
        "date 2020-01-02 bbc.co.uk", "     ", "\t", "RPT - RPT - RPT", "(((", "1 2 2020",
        "政府は月曜日、橋を閉鎖した。",
    ]
)  # fmt: skip


@given(
    st.lists(PIECES | st.text(max_size=120), max_size=25), st.sampled_from(["\n", "\n\n", "      "])
)
@settings(max_examples=300, deadline=None)
def test_every_line_has_exactly_one_part(pieces: list[str], joint: str) -> None:
    _check(_read(clean(joint.join(pieces))))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 50_000,
        "a" * 1_000_000,
        "1 " * 400_000,
        "1/2/" * 200_000,
        "(" * 300_000,
        "A. " * 300_000,
        "ABC DEF " * 100_000,
        "www." * 200_000,
        "Read more\n" * 40_000,
        f"{PARAGRAPHS[0]}\nRelated\n" * 4_000,
        "Title of five plain words\nA sentence that ends with a stop.\n" * 10_000,
        "By Ada Venn 12 March 2019\n" * 10_000,
        "“" * 200_000 + "A.”" * 100_000,
        "Jan " * 200_000,
        "told CNN " * 100_000,
        "- " * 300_000 + "x",
        " " * 500_000 + "x",
        "ab.Cd" * 150_000,
    ],
    ids=range(19),
)
def test_hostile_text_is_read_to_the_end(text: str) -> None:
    _check(_read(text))


# --------------------------------------------------------------------------- inside a page

PAGE = ("Menu", "Subscribe", "Share")  # a page has furniture; a clean text has none


def test_a_box_of_other_articles_inside_the_story_is_folded_and_the_story_goes_on() -> None:
    first, second, third = PARAGRAPHS
    box = [
        "Most read",
        "Cooking with kelp is easier than you think",
        "Power bills are about to rise again",
    ]
    told = [first, second, third, *box, third, first]
    article = _read("\n\n".join([*PAGE, TITLE, *told, *box]))
    assert _body(article) == "\n".join([first, second, third, third, first])
    assert all(line in _folded(article) for line in box)


def test_teasers_about_the_same_people_do_not_continue_the_story() -> None:
    tail = ["Most read", "Mayor Falk of Northam opens a zoo", PARAGRAPHS[0],
            "Why Falk loves the river Ard so much", PARAGRAPHS[1]]  # fmt: skip
    article = _read("\n\n".join([*PAGE, TITLE, STORY, *tail]))
    assert _body(article) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Venn is a reporter who covers bridges for the Courier.",
        "Please enter the name of the bridge that you like best of all.",
        "The Courier is an independent news organization with nine readers.",
    ],
)
def test_a_page_ends_before_it_speaks_of_itself_and_a_clean_text_does_not(line: str) -> None:
    page = _read("\n\n".join([*PAGE, TITLE, STORY, line, "Menu", "Home"]))
    assert _body(page) == "\n".join(PARAGRAPHS)
    assert _body(_read(f"{TITLE}\n\n{STORY}\n\n{line}")).endswith(line)


def test_key_points_set_close_on_a_wide_page_are_header() -> None:
    points = "A bridge is to close in Northam.\nThe mayor had no choice at all.\nBuses are free."
    article = _read(f"{TITLE}\n\nPublished 12 March 2019\n\n{points}\n\n{STORY}\n\n{STORY}")
    assert _body(article) == "\n".join(PARAGRAPHS * 2)
    assert any(span.of(article.text).startswith("A bridge is") for span in article.header)


def test_a_text_set_close_throughout_has_no_key_points() -> None:
    lines = "\n".join(PARAGRAPHS * 2)
    assert _body(_read(f"{TITLE}\n\nPublished 12 March 2019\n\n{lines}")) == lines


def test_a_post_that_the_page_shows_does_not_date_it() -> None:
    first, second, third = PARAGRAPHS
    post = "The bridge is closed.\n\n— Town of Northam (@northam) March 9, 2019"
    article = _read("\n\n".join([TITLE, "March 12, 2019", first, post, second, third]))
    assert article.date
    assert article.date.value.iso == "2019-03-12"
    assert _body(article).startswith(first)

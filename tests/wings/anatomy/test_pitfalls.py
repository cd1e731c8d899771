"""The pitfalls that were met in real collections, each by a made-up article that has it."""

from __future__ import annotations

import datetime

import pytest

from reader.anatomy import read_article
from reader.model import Article, Draft, Field, PrintedDate

TITLE = "Old bridge to close for two years"
STORY = (
    "The council voted on Tuesday to close the old bridge at Northam for repairs that are to take "
    "two years and to cost more than anyone in the town had been told before.\n\n"
    "Engineers told members that the piers had moved by almost four centimetres since the last "
    "survey, which was made by the county and put into a drawer where nobody looked for it.\n\n"
    "“We had no choice,” said the mayor, who has led the town for years. The work will begin "
    "once the river falls, and 12,000 drivers a day will have to find another way.\n"
)
TODAY = datetime.date(2026, 11, 20)


def _read(text: str, path: str = "article.txt", **declared: str) -> Article:
    return read_article(Draft(path, 0, text, declared), today=TODAY)


def _with(*header: str) -> Article:
    return _read("\n\n".join([TITLE, *header, STORY]))


def _date(article: Article) -> Field[PrintedDate]:
    assert article.date is not None
    return article.date


NUMBERS = [
    "100,000 troops were sent",
    "Covid-19 rules are relaxed",
    "2000 um 4,5 Prozent",
    "9/11",
    "7/7",
    "Call 202 224 5972",
    "Accession number 20130529-17",
    "From 003_833eebad21272032",
]
MOMENTS = ["last Friday", "in December", "on Monday", "June 2025", "A 1955 Mercedes"]


@pytest.mark.parametrize("words", [*NUMBERS, *MOMENTS])
def test_what_only_looks_like_a_date_is_none_above_the_story_or_below(words: str) -> None:
    assert _with(words).date is None
    assert _read(f"{TITLE}\n\n{STORY}\n{words}\n").date is None


@pytest.mark.parametrize("words", MOMENTS)
def test_a_teasers_moment_is_not_the_articles(words: str) -> None:
    teaser = f"Related\n\n{words} for sale in town\n\nThe owner had waited for years.\n"
    assert _read(f"{TITLE}\n\n{STORY}\n{teaser}").date is None
    assert _date(_read(f"{TITLE}\n\n12 March 2019\n\n{STORY}\n{teaser}")).value.iso == "2019-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "Published 12 March 2019 | Last updated 1 hour ago",
        "Last updated 1 hour ago | Published 12 March 2019",
    ],
)
def test_an_update_of_an_hour_ago_has_no_date_and_takes_none(line: str) -> None:
    article = _with(line)
    assert _date(article).value.iso == "2019-03-12"
    assert article.updated is None


@pytest.mark.parametrize("year", ["2027-11-20", "2050-01-01"])
def test_a_declared_date_in_the_future_is_kept_and_doubted(year: str) -> None:
    date = _date(_read(f"{TITLE}\n\n{STORY}", published_at=year))
    assert (date.value.iso, date.doubtful) == (year, True)


@pytest.mark.parametrize(
    ("line", "iso", "zone"),
    [
        ("Sept. 19, 2013", "2013-09-19", None),
        ("Sep 19,2013", "2013-09-19", None),
        ("29th January, 2022", "2022-01-29", None),
        ("13NOV2017", "2017-11-13", None),
        ("2022年2月24日", "2022-02-24", None),
        ("24 février 2022", "2022-02-24", None),
        ("24 de febrero de 2022", "2022-02-24", None),
        ("Thu, 24 Feb 2022 10:00:00 +0300", "2022-02-24T10:00", "+0300"),
        ("24 Feb 2022 12.42 CET", "2022-02-24T12:42", "CET"),
        ("Feb 24, 2022 5 AM PT", "2022-02-24T05:00", "PT"),
    ],
)
def test_a_header_line_in_the_forms_that_papers_print(
    line: str, iso: str, zone: str | None
) -> None:
    date = _date(_with(line))
    assert (date.value.iso, date.value.zone) == (iso, zone)
    assert date.confidence >= 0.8


@pytest.mark.parametrize("epoch", ["1645696800", "1645696800000"])
def test_an_epoch_is_declared_in_universal_time(epoch: str) -> None:
    date = _date(_read(f"{TITLE}\n\n{STORY}", published=epoch))
    assert (date.value.iso, date.value.zone) == ("2022-02-24T10:00", "UTC")


@pytest.mark.parametrize("declared", [True, False])
def test_half_past_midnight_in_universal_time_keeps_its_day_at_an_american_outlet(
    declared: bool,
) -> None:
    stamp = "2022-02-24T00:30:00Z"
    text = f"{TITLE} | USA Today\n\n{'' if declared else stamp}\n\n{STORY}"
    article = _read(text, **({"published_at": stamp} if declared else {}))
    assert article.outlet is not None
    assert article.outlet.value == "USA Today"
    assert _date(article).value.iso == "2022-02-24T00:30"


def test_a_european_outlet_writes_the_day_first() -> None:
    date = _date(_read(STORY, title=TITLE, url="https://www.euronews.com/a", date="06/01/2026"))
    assert date.value.iso == "2026-01-06"
    assert date.doubtful
    assert [other.value.iso for other in date.conflicts] == ["2026-06-01"]


def test_an_outlet_and_its_agency_in_one_dateline() -> None:
    article = _read(f"{TITLE}\n\nNORTHAM (UrduPoint News / Sputnik - 29th January, 2022) {STORY}")
    assert _date(article).value.iso == "2022-01-29"
    assert article.outlet is not None
    assert article.agencies is not None
    assert (article.outlet.value, article.agencies.value) == ("UrduPoint", ("Sputnik",))


@pytest.mark.parametrize(
    ("bracket", "agency"), [("(AP) — ", "The Associated Press"), ("(Reuters Life!) - ", "Reuters")]
)
def test_an_agency_alone_in_brackets_is_no_sure_outlet(bracket: str, agency: str) -> None:
    article = _read(f"{TITLE}\n\n{bracket}{STORY}")
    assert article.agencies is not None
    assert article.agencies.value == (agency,)
    assert article.outlet is None or article.outlet.doubtful
    assert article.place is None


def test_an_agency_as_byline_on_a_local_site_leaves_the_site_its_name() -> None:
    article = _read(
        f"{TITLE}\n\nBy Associated Press\n\n12 March 2019\n\n{STORY}",
        url="https://www.northamcourier.co.uk/bridge",
    )
    assert article.authors is None
    assert article.agencies is not None
    assert article.agencies.value == ("The Associated Press",)
    assert article.outlet is not None
    assert article.outlet.value == "northamcourier.co.uk"


@pytest.mark.parametrize("rule", ["-" * 400 + "end", "-*" * 200 + "end", "- -" * 150])
def test_a_rule_of_marks_before_a_word_does_not_keep_the_reader(rule: str) -> None:
    article = _read(f"{TITLE}\n\n{rule}\n\n{STORY}")
    assert article.headline is not None
    assert article.headline.value == TITLE

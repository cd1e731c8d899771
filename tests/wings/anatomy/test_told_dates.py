"""Dates that a text tells of and does not bear: none of them is the publication's."""

from __future__ import annotations

import random

import pytest

from reader.anatomy import read_article
from reader.model import Draft

PROSE = (
    "The council met on Tuesday to hear the engineers, who had counted every pier of the bridge.",
    "“We were never asked,” said the mayor, who has led the town since May 2011, and left.",
    "Nobody could say how many drivers would have to find another way once the river falls.",
    "Traders of the old town fear for their sales, and want free buses until it is finished.",
)
TOLD = (
    "On February 24, 2022, the army crossed the river and the bridge was hit within the hour.",
    "The law was published on 12 March 2019 and took effect three weeks after, it was recalled.",
    "The letter, dated 12/05/2019, was read out at the meeting by the clerk of the county.",
    "Updated figures of 14 June 2020 show that the piers had moved by four centimetres.",
    "Veröffentlicht wurde das Gutachten am 12. März 2019, doch gelesen hat es damals niemand.",
    "Le rapport a été publié le 12 mars 2019 par le ministère, qui n'en a jamais reparlé.",
    "El informe fue publicado el 12 de marzo de 2019 y nadie lo había leído hasta este verano.",
    "Доклад был опубликован 12 марта 2019 года, но в городе о нём узнали только этой весной.",
    "报告于2019年3月12日发表，但市议会直到今年夏天才第一次讨论这座桥梁的安全问题和维修费用。",
    "نُشر التقرير في 12 مارس 2019 ولم يقرأه أحد في المجلس حتى هذا الصيف كما قال رئيس البلدية.",
)
SHORT = (
    "The book was published on 12 March 2019.",
    "Le livre est paru le 12 mars 2019.",
    "On this day, 12 March 2019, it began",
    "“12 March 2019: never forget”",
    "Photo: Reuters, 12 March 2019",
    "File photo taken on March 12, 2019",
)
TITLES = ("Old bridge to close for two years", "What happened on 12 March 2019", "")


@pytest.mark.parametrize("seed", range(120))
def test_a_body_full_of_dates_bears_none(seed: int) -> None:
    chance = random.Random(seed)
    body = [chance.choice(PROSE) for _ in range(chance.randint(3, 7))]
    for told in (*chance.sample(TOLD, 2), *chance.sample(SHORT, chance.randint(0, 1))):
        body.insert(chance.randint(0, len(body)), told)
    if title := chance.choice(TITLES):
        body.insert(0, title)
    assert read_article(Draft("a.txt", 0, "\n\n".join(body))).date is None


@pytest.mark.parametrize(
    "line",
    [
        "This article was originally published on March 12, 2019.",
        "Dieser Artikel wurde am 12. März 2019 veröffentlicht.",
        "First published on 12 March 2019.",
        "Published: 12 March 2019 by Jane Roe, who covers the north for the Quay Echo.",
        "By Jane Roe, senior health correspondent, 12 March 2019",
        "Jane Roe · Northam · Tuesday 12 March 2019",
    ],
)
def test_a_line_of_the_header_still_bears_its_date(line: str) -> None:
    page = "\n\n".join(["Old bridge to close for two years", line, *PROSE])
    date = read_article(Draft("a.txt", 0, page)).date
    assert date
    assert date.value.iso == "2019-03-12"
    assert date.confidence >= 0.8


@pytest.mark.parametrize(
    "lead",
    [
        "On March 12, 2019, the accord was signed in a hall by the lake, after years of talks.",
        "March 12, 2019 was the day the accord was signed in a hall by the lake.",
        "The hall by the lake, seen from the pier on March 12, 2019. (Ada Venn / Northam Post)",
    ],
)
@pytest.mark.parametrize("dateline", ["", "NORTHAM (Reuters) - "])
def test_a_first_line_that_tells_of_a_day_dates_nothing(lead: str, dateline: str) -> None:
    text = "\n\n".join([lead, dateline + PROSE[0], *PROSE[1:]])
    for top in ("", "Jane Roe\n\nQUAY ECHO\n\n"):
        assert read_article(Draft("a.txt", 0, top + text)).date is None


def test_a_day_divided_off_from_its_sentence_is_the_lines_own() -> None:
    text = "\n\n".join([TITLES[0], "March 12, 2019 - The bridge was shut today.", *PROSE])
    date = read_article(Draft("a.txt", 0, text)).date
    assert date is not None
    assert date.value.iso == "2019-03-12"

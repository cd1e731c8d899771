"""Bylines as the press words them: who wrote, for which outlet, with which agency."""

from __future__ import annotations

import pytest

from reader.anatomy import read_article
from reader.model import Article, Draft
from tests.wings.anatomy.bridge import STORY, TITLE


def _with(*header: str) -> Article:
    return read_article(Draft("article.txt", 0, "\n\n".join([TITLE, *header, STORY])))


def _authors(article: Article) -> tuple[str, ...]:
    return article.authors.value if article.authors else ()


def _outlet(article: Article) -> str | None:
    return article.outlet.value if article.outlet else None


@pytest.mark.parametrize(
    "byline",
    ["- By: Jane Roe, Bo LINT", "- Von: Jane ROE, Bo Lint", "• Par Jane Roe et Bo Lint", "* By Jane"
     " Roe and Bo Lint", "- Von: Jane Roe, Bo Lint\n- Veröffentlicht am 5. März 2024"],
)  # fmt: skip
def test_a_byline_may_be_an_item_of_a_list(byline: str) -> None:
    assert [name.upper() for name in _authors(_with(byline))] == ["JANE ROE", "BO LINT"]


@pytest.mark.parametrize(
    ("byline", "authors", "outlet"),
    [
        ("By Jane Roe, South Sun", ("Jane Roe",), "South Sun"),
        ("By Jane Roe, The Daily Quay", ("Jane Roe",), "The Daily Quay"),
        ("Jane Roe, The Daily Quay", ("Jane Roe",), "The Daily Quay"),
        ("Jane Roe | The Daily Quay", ("Jane Roe",), "The Daily Quay"),
        ("By Jane Roe - The Daily Quay", ("Jane Roe",), "The Daily Quay"),
        ("By Jane Roe (South Sun)", ("Jane Roe",), "South Sun"),
        ("By Jane Roe / South Sun", ("Jane Roe",), "South Sun"),
        ("Jane Roe for The Daily Quay", ("Jane Roe",), "The Daily Quay"),
        ("By Jane Roe and Bo Lint for Quayside", ("Jane Roe", "Bo Lint"), "Quayside"),
        ("By Jane Roe, special to the South Sun", ("Jane Roe",), "South Sun"),
        ("By Jane Roe of the Quay Echo", ("Jane Roe",), "Quay Echo"),
        ("By Jane Roe, Radio North", ("Jane Roe",), "Radio North"),
        ("By Jane Roe, NBC Quay Area", ("Jane Roe",), "NBC Quay Area"),
        ("By Jane Roe, WQXZ", ("Jane Roe",), "WQXZ"),
        ("By Jane Roe, Chief Political Correspondent, Quay Echo", ("Jane Roe",), "Quay Echo"),
        ("By Jane Roe, Fox News political reporter", ("Jane Roe",), "Fox News"),
        ("By Jane Roe and Bo Lint, Quay Online", ("Jane Roe", "Bo Lint"), "Quay Online"),
        ("Par Jane Roe (Le Quai du Nord)", ("Jane Roe",), "Le Quai du Nord"),
        ("Por Jane Roe | El Muelle", ("Jane Roe",), "El Muelle"),
        ("Por Jane Roe, do Diário do Cais", ("Jane Roe",), "Diário do Cais"),
        ("Иван Петров, «Северная газета»", ("Иван Петров",), "Северная газета"),
    ],
)
def test_an_outlet_that_nobody_knows_is_told_from_an_author(
    byline: str, authors: tuple[str, ...], outlet: str
) -> None:
    article = _with(byline, "12 March 2019")
    assert (_authors(article), _outlet(article)) == (authors, outlet)


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Jane Roe, Bo Lint and Cy Marsh", ("Jane Roe", "Bo Lint", "Cy Marsh")),
        ("By Jane Roe, Wei Sun and Bo Lint", ("Jane Roe", "Wei Sun", "Bo Lint")),
        ("By Jane Roe, Wei Sun", ("Jane Roe", "Wei Sun")),
        ("By Jane Roe, Le Van Minh", ("Jane Roe", "Le Van Minh")),
        ("By JANE ROE AND BO LINT", ("JANE ROE", "BO LINT")),
        ("By Jane Roe, Deputy Editor, and Bo Lint, Reporter", ("Jane Roe", "Bo Lint")),
        ("By Jane Roe, Northam Bureau Chief", ("Jane Roe",)),
        ("By Jane Roe, European Technology Correspondent", ("Jane Roe",)),
        ("By Jane Roe, PhD", ("Jane Roe",)),
        ("By Jane Roe Staff Writer", ("Jane Roe",)),
        ("By Jane Roe, New York", ("Jane Roe",)),
        ("By Jane Roe in New York and Bo Lint in Oslo", ("Jane Roe", "Bo Lint")),
        ("By Jane Roe and Bo Lint in Oslo, Cy Marsh in Rome", ("Jane Roe", "Bo Lint", "Cy Marsh")),
        ("Jane Roe, Madrid", ("Jane Roe",)),
        ("By Jane Roe, photos by Bo Lint", ("Jane Roe",)),
        ("Words by Jane Roe; pictures by Bo Lint", ("Jane Roe",)),
        ("By Jane Roe and agencies", ("Jane Roe",)),
        ("By Our Foreign Staff", ()),
        ("Staff and agencies", ()),
        ("New York", ()),
        ("Middle East", ()),
        ("Climate Change", ()),
    ],
)
def test_jobs_places_and_pictures_are_no_authors_and_no_outlets(
    byline: str, authors: tuple[str, ...]
) -> None:
    article = _with(byline, "12 March 2019")
    assert (_authors(article), _outlet(article)) == (authors, None)


@pytest.mark.parametrize(
    ("byline", "authors", "agency"),
    [
        ("By JANE ROE, Associated Press", ("JANE ROE",), "The Associated Press"),
        ("By JANE ROE The Associated Press", ("JANE ROE",), "The Associated Press"),
        ("Par Jane Roe avec AFP", ("Jane Roe",), "Agence France-Presse"),
        ("Jane Roe, da Agência Brasil", ("Jane Roe",), "Agência Brasil"),
        ("新华社记者 王小明、李红", ("王小明", "李红"), "Xinhua"),
    ],
)
def test_an_agency_in_a_byline(byline: str, authors: tuple[str, ...], agency: str) -> None:
    article = _with(byline, "12 March 2019")
    assert _authors(article) == authors
    assert article.agencies
    assert article.agencies.value == (agency,)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Von Jane Roe", "12. März 2019"),
        ("Ein Kommentar von Jane Roe", "12. März 2019"),
        ("Von unserem Korrespondenten Jane Roe", "12. März 2019"),
        ("Aus Berlin berichtet Jane Roe", "12. März 2019"),
        ("Text: Jane Roe", "Stand: 12. März 2019, 10:30 Uhr"),
        ("Par Jane Roe, à Bruxelles", "Publié le 12 mars 2019 à 10h30"),
        ("Propos recueillis par Jane Roe", "12 mars 2019"),
        ("De notre correspondante à Bruxelles, Jane Roe", "12 mars 2019"),
        ("Escrito por Jane Roe", "12 de marzo de 2019"),
        ("Texto: Jane Roe", "12 de março de 2019"),
        ("di Jane Roe", "12 marzo 2019"),
        ("a cura di Jane Roe", "12 marzo 2019"),
        ("dal nostro inviato Jane Roe", "12 marzo 2019"),
        ("Door Jane Roe", "12 maart 2019"),
        ("Autor: Jane Roe", "12 marca 2019"),
        ("De Jane Roe", "12 martie 2019"),
    ],
)
def test_the_author_in_latin_scripts(line: str, date: str) -> None:
    assert _authors(_with(line, date)) == ("Jane Roe",)


@pytest.mark.parametrize(
    ("line", "date", "name"),
    [
        ("Автор: Иван Петров", "12 марта 2019", "Иван Петров"),
        ("Автор Иван Петров", "12.03.2019", "Иван Петров"),
        ("Текст: Иван Петров", "12 марта 2019, 10:30", "Иван Петров"),
        ("Иван Петров, корреспондент", "12.03.2019", "Иван Петров"),
        ("记者 王小明", "2019年3月12日", "王小明"),
        ("记者：王小明", "2019-03-12 10:30", "王小明"),
        ("本报记者 王小明", "2019-03-12", "王小明"),
        ("本报驻柏林记者 王小明", "2019-03-12", "王小明"),
        ("文／王小明", "2019-03-12", "王小明"),
        ("記者：田中太郎", "2019年3月12日", "田中太郎"),
        ("김철수 기자", "2019년 3월 12일", "김철수"),
        ("بقلم: أحمد علي", "12 مارس 2019", "أحمد علي"),
        ("كتبت فاطمة علي", "12 مارس 2019", "فاطمة علي"),
        ("القاهرة - أحمد علي", "12 مارس 2019", "أحمد علي"),
    ],
)
def test_the_author_in_other_scripts(line: str, date: str, name: str) -> None:
    assert _authors(_with(line, date)) == (name,)


@pytest.mark.parametrize(
    "line", ["Par la rédaction", "Redacción", "Da Redação", "di Redazione", "Редакция", "By Staff"]
)
def test_an_editorial_office_is_no_author(line: str) -> None:
    assert _with(line, "12 March 2019").authors is None


@pytest.mark.parametrize(
    ("lines", "authors", "outlet", "agency"),
    [
        (("2019-03-12 10:30 来源：北滨晚报 作者：王小明",), ("王小明",), "北滨晚报", None),
        (
            ("媒体：北浜新聞", "記者：田中太郎", "配信：2019年3月12日"),
            ("田中太郎",),
            "北浜新聞",
            None,
        ),
        (("配信：北浜新聞", "2019年3月12日"), (), "北浜新聞", None),
        (("提供：時事通信", "2019年3月12日"), (), None, "Jiji Press"),
        (("Zeitung: Nordkurier", "Von Jane Roe", "12.03.2019"), ("Jane Roe",), "Nordkurier", None),
        (("Publication: South Sun", "Author: Jane Roe"), ("Jane Roe",), "South Sun", None),
        (("Источник: «Северная газета»", "12.03.2019"), (), "Северная газета", None),
        (("المصدر: رويترز", "12 مارس 2019"), (), None, "Reuters"),
        (("Source: Northam County Council", "12 March 2019"), (), None, None),
        (("By Jane Roe", "South Sun", "12 March 2019"), ("Jane Roe",), "South Sun", None),
        (("By Jane Roe", "Politics reporter", "12 March 2019"), ("Jane Roe",), None, None),
        (("By Jane Roe", "World News", "12 March 2019"), ("Jane Roe",), None, None),
        (("By Jane Roe", "The Weekend", "12 March 2019"), ("Jane Roe",), None, None),
    ],
)
def test_lines_that_say_whose_the_text_is(
    lines: tuple[str, ...], authors: tuple[str, ...], outlet: str | None, agency: str | None
) -> None:
    article = _with(*lines)
    assert (_authors(article), _outlet(article)) == (authors, outlet)
    assert (article.agencies.value if article.agencies else None) == (agency and (agency,))


@pytest.mark.parametrize(
    ("suffix", "cut"),
    [("South Sun", True), ("The Northam Courier", True), ("World News", False), ("Envoy", False)],
)
def test_the_title_of_a_page_may_end_with_an_outlet(suffix: str, cut: bool) -> None:
    page = f"{TITLE} | {suffix}\n\nBy Jane Roe\n\n12 March 2019\n\n{STORY}"
    article = read_article(Draft("article.txt", 0, page))
    assert article.headline
    assert article.headline.value == (TITLE if cut else f"{TITLE} | {suffix}")
    assert _outlet(article) == (suffix if cut else None)


@pytest.mark.parametrize("headline", ["Storm Hits Northern Coast", "King Ines Visits Northam"])
@pytest.mark.parametrize("byline", ["By Jane Roe\n\n", ""])
def test_a_short_headline_in_capitals_is_no_name(headline: str, byline: str) -> None:
    page = f"{headline}\n\n{byline}12 March 2019\n\n{STORY}"
    article = read_article(Draft("article.txt", 0, page))
    assert article.headline
    assert article.headline.value == headline
    assert _authors(article) == (("Jane Roe",) if byline else ())


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe on 5 March 2024",
        "By Jane Roe 5 March 2024",
        "Posted by Jane Roe on 5 March 2024",
        "Posted by Jane Roe | 5 March 2024, 10:05",
        "By Jane Roe, published 5 March 2024, updated 6 March 2024",
        "5 March 2024 by Jane Roe",
        "5 March 2024 10:05 By Jane Roe",
        "Published 5 March 2024 by Jane Roe",
        "Posted on March 5, 2024 by Jane Roe",
        "First published: 5 March 2024 | By Jane Roe",
        "Von Jane Roe am 5. März 2024",
        "Veröffentlicht am 5. März 2024 von Jane Roe",
        "Publié le 5 mars 2024 par Jane Roe",
        "Par Jane Roe le 5 mars 2024",
        "Publicado el 5 de marzo de 2024 por Jane Roe",
        "Publicado por Jane Roe el 5 de marzo de 2024",
    ],
)
def test_a_byline_and_a_date_share_a_line_in_either_order(line: str) -> None:
    article = _with(line)
    assert _authors(article) == ("Jane Roe",)
    assert article.date is not None
    assert article.date.value.iso[:10] == "2024-03-05"


@pytest.mark.parametrize(
    "line", ["Updated 5 March 2024 by Jane Roe", "Photo taken 5 March 2024 by Jane Roe"]
)
def test_who_is_named_behind_another_day_is_no_author(line: str) -> None:
    assert _authors(_with(line)) == ()


@pytest.mark.parametrize("label", ["Byline", "Words", "Author"])
def test_a_label_before_the_author_is_no_part_of_the_name(label: str) -> None:
    assert _authors(_with(f"{label}: Jane Roe", "5 March 2024")) == ("Jane Roe",)

"""What formats declare: which of several statements is believed."""

from __future__ import annotations

import pytest

from reader.anatomy import read_article
from reader.model import Article, Draft, Provenance

TEXT = "\n\n".join(
    f"The council of Northam met for the {word} time on Tuesday to speak about the old bridge, "
    "and the mayor said that nothing had been decided yet by anybody."
    for word in ("first", "second", "third", "fourth")
)


def _read(text: str = TEXT, **declared: str) -> Article:
    named = {key.replace("__", ":"): value for key, value in declared.items()}
    return read_article(Draft("a", 0, text, named))


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ({"og__title": "Bridge closes | Northam Courier", "html__h1": "Bridge closes"},
         "Bridge closes"),
        ({"og__title": "Bridge closes - The Guardian"}, "Bridge closes"),
        ({"og__title": "Bridge closes - and a town weeps"}, "Bridge closes - and a town weeps"),
        ({"headline": "Bridge closes", "name": "Northam Courier"}, "Bridge closes"),
        ({"name": "Courier", "og__site_name": "Courier", "og__title": "Bridge closes"},
         "Bridge closes"),
        ({"html__h1": "The bridge closes", "og__title": "You will not believe this bridge",
          "html__title": "The bridge closes"}, "The bridge closes"),
        ({"headline": "  Bridge \n closes "}, "Bridge closes"),
    ],
)  # fmt: skip
def test_a_declared_headline_loses_the_name_of_its_site(
    declared: dict[str, str], title: str
) -> None:
    article = _read(**declared)
    assert article.headline
    assert article.headline.value == title
    assert article.headline.provenance is Provenance.DECLARED


def test_the_articles_own_statement_comes_before_the_days_date_and_other_tools() -> None:
    said = {"date": "2019-03-14", "datePublished": "2019-03-12T08:00:00Z", "htmldate": "2019-03-11"}
    article = _read(**said)
    assert article.date
    assert article.date.value.iso == "2019-03-12T08:00"
    assert article.date.provenance is Provenance.DECLARED


def test_what_another_tool_worked_out_is_marked_as_such() -> None:
    article = _read(htmldate="2019-03-11")
    assert article.date
    assert article.date.provenance is Provenance.INFERRED
    assert article.date.confidence < 0.8


@pytest.mark.parametrize(
    "key", ["scraped_at", "date_download", "created", "savedAt", "time_added", "indexed_date"]
)
def test_a_collectors_date_is_never_the_publications(key: str) -> None:
    assert _read(**{key: "2022-02-24"}).date is None


@pytest.mark.parametrize("value", ["", "NaT", "nan", "0001-01-01", "None", "unknown"])
def test_a_date_that_says_nothing_is_none(value: str) -> None:
    assert _read(published_at=value).date is None


def test_a_date_in_the_future_is_doubted() -> None:
    article = _read(published_at="2050-01-01")
    assert article.date
    assert article.date.doubtful


@pytest.mark.parametrize(
    ("declared", "people"),
    [
        ({"author": "Diana Resnik"}, ("Diana Resnik",)),
        ({"author": "Avery Smith, Porter Jones"}, ("Avery Smith", "Porter Jones")),
        ({"author": "STERN.de", "trafilatura__author": "Von Jemima Kell"}, ("Jemima Kell",)),
        ({"author": "https://example.com/staff/ada", "byline": "By Ada Venn"}, ("Ada Venn",)),
        ({"author": "Paula Steig, SDA"}, ("Paula Steig",)),
    ],
)
def test_declared_authors_are_people(declared: dict[str, str], people: tuple[str, ...]) -> None:
    article = _read(**declared)
    assert article.authors
    assert article.authors.value == people


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Bridge closes | Northam Courier | 28.04.2023", "2023-04-28"),
        ("Bridge closes - April 28, 2023", "2023-04-28"),
        ("28.04.2023", None),
        ("Bridge closes on 28.04.2023", None),
        ("Bridge closes | what we know on 28.04.2023", None),
        ("Bridge closes | 2023", None),
    ],
)
def test_a_day_behind_a_pages_title_is_declared(title: str, day: str | None) -> None:
    article = _read(html__title=title)
    assert (article.date.value.iso if article.date else None) == day


def test_a_day_behind_a_title_yields_to_what_is_said_and_not_to_what_is_worked_out() -> None:
    title = "Bridge closes | 28.04.2023"
    said = _read(html__title=title, datePublished="2023-04-27")
    worked_out = _read(html__title=title, htmldate="2023-04-24")
    assert said.date
    assert worked_out.date
    assert (said.date.value.iso, worked_out.date.value.iso) == ("2023-04-27", "2023-04-28")


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("北港网版权所有", "北港网"),
        ("© 2024 Northam Courier. All rights reserved.", "Northam Courier"),
        ("Tous droits réservés – Le Quai", "Le Quai"),
        ("Courier 2000", "Courier 2000"),
        ("All rights reserved", None),
    ],
)
def test_an_outlets_name_is_without_its_rights(name: str, outlet: str | None) -> None:
    article = _read(site_name=name)
    assert (article.outlet.value if article.outlet else None) == outlet


def test_a_site_is_no_author() -> None:
    assert _read(author="mdr.de", url="https://www.mdr.de/nachrichten/1").authors is None


def test_a_known_address_names_the_outlet_before_a_company() -> None:
    article = _read(publisher="TAZ Verlags- und Vertriebs GmbH", url="https://taz.de/a/!1/")
    assert article.outlet
    assert article.outlet.value == "taz"


def test_a_declared_brand_is_kept_where_nothing_else_is_known() -> None:
    article = _read(og__site_name="Northam Courier", url="https://northam.example/a")
    assert article.outlet
    assert article.outlet.value == "Northam Courier"


def test_an_articles_own_text_begins_at_its_top() -> None:
    lead = "Traders fear for Christmas as the piers move"
    header = "Bridge closes\n\nBy Ada Venn\n\nMarch 12, 2019\n\n"
    article = _read(f"{header}{lead}\n\n{TEXT}", headline="Bridge closes")
    assert article.body[0].of(article.text) == lead
    assert article.set_aside == ()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Nobody knew the coarse.", ("Nobody knew the coarse.",)),
        ("Rain", ("Rain",)),
        ("A headline", ()),
        ("", ()),
    ],
)
def test_a_few_words_are_a_text_too(text: str, body: tuple[str, ...]) -> None:
    assert _read(text, title="A headline").paragraphs == body


def test_source_is_what_it_looks_like() -> None:
    assert _read(source="The Guardian").outlet
    address = _read(source="https://www.theguardian.com/a/b").url
    assert address
    assert address.value.startswith("https://www.theguardian")
    assert _read(source="batch7.csv").outlet is None


@pytest.mark.parametrize(
    ("columns", "outlet", "author"),
    [
        ({"Titel": "Brücke", "Datum": "12.03.2019", "Zeitung": "Northamer Bote",
          "Autorin": "Jana Roth"}, "Northamer Bote", "Jana Roth"),
        ({"Titre": "Pont", "date": "2019-03-12", "Source": "Le Quai", "Auteur": "Jeanne Roux"},
         "Le Quai", "Jeanne Roux"),
        ({"Título": "Puente", "Fecha": "12/03/2019", "Fuente": "El Muelle", "Autora": "Ana Ruiz"},
         "El Muelle", "Ana Ruiz"),
        ({"标题": "旧桥", "日期": "2019-03-12", "来源": "北港日报", "作者": "王小明"},
         "北港日报", "王小明"),
    ],
)  # fmt: skip
def test_columns_are_known_in_other_languages(
    columns: dict[str, str], outlet: str, author: str
) -> None:
    article = read_article(Draft("a.csv", 0, TEXT, columns, format="CSV"))
    assert article.date
    assert article.headline
    assert article.outlet
    assert article.authors
    assert article.headline.value == next(iter(columns.values()))
    assert (article.outlet.value, article.authors.value) == (outlet, (author,))


@pytest.mark.parametrize(
    "record",
    [
        {"is_archived": "0", "created_at": "2024-05-01T10:00:00", "updated_at": "2024-05-02"},
        {"Date Added": "2020-01-05", "Date Modified": "2020-01-06", "Access Date": "2020-01-05"},
    ],
)
def test_the_record_of_whoever_kept_an_article_does_not_date_it(record: dict[str, str]) -> None:
    article = read_article(Draft("a", 0, TEXT, record))
    assert (article.date, article.updated) == (None, None)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Roe, Jane", ("Jane Roe",)),
        ("Roe, Jane M.; van Doe, John", ("Jane M. Roe", "John van Doe")),
        ("Jane Roe, John Doe", ("Jane Roe", "John Doe")),
        ("Jane Roe; John Doe", ("Jane Roe", "John Doe")),
    ],
)
def test_names_of_a_catalogue_are_read_in_order(written: str, read: tuple[str, ...]) -> None:
    article = _read(author=written)
    assert article.authors
    assert article.authors.value == read


def test_two_agencies_are_no_person() -> None:
    assert _read(author="Reuters, AFP").authors is None

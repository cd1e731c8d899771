"""Fields of made-up articles: the pitfalls, one by one."""

from __future__ import annotations

import datetime

import pytest

from reader.anatomy import outlet_of_host, read_article
from reader.model import Article, Draft, Field, PrintedDate, Provenance
from tests.wings.anatomy.bridge import STORY, TITLE

TODAY = datetime.date(2026, 11, 20)


def _read(text: str, path: str = "article.txt", **declared: str) -> Article:
    return read_article(Draft(path, 0, text, declared), today=TODAY)


def _with(*header: str, path: str = "article.txt") -> Article:
    return _read("\n\n".join([TITLE, *header, STORY]), path)


def _date(article: Article) -> Field[PrintedDate]:
    assert article.date is not None
    return article.date


# ----- bodies without a date


@pytest.mark.parametrize(
    "opening",
    [
        "On February 24, 2022, the council met for the first time in the new hall by the river. ",
        "The war began on 24 February 2022 and the bridge was hit twice in the first week of it. ",
        "In a letter of 12/05/2019 that was read out at the meeting the county had warned them. ",
        "Since 9/11 and 7/7 the police have asked for cameras on every bridge of that size here. ",
        "It has stood since 1955 and was to be replaced in June 2025, under the plan of the town. ",
        "2000 um 4,5 Prozent, call 202 224 5972 or see file 20130529-17 of the archive in town. ",
    ],
)
@pytest.mark.parametrize("title", [f"{TITLE}\n\n", ""])
def test_a_body_gives_no_date(title: str, opening: str) -> None:
    assert _read(title + opening + STORY).date is None
    assert _read(f"{title}{STORY}\n{opening}").date is None


def test_a_code_in_a_file_name_is_no_date() -> None:
    assert _with(path="us-town-bridge-idUSBRE94R0KQ20130529.txt").date is None
    assert _with(path="003_833eebad21272032.txt").date is None


@pytest.mark.parametrize(
    "path", ["2013-05-29_bridge.txt", "2013/05/29/bridge.txt", "29May2013Town4.txt", "20130529.txt"]
)
def test_a_date_in_a_file_name_is_weak(path: str) -> None:
    date = _date(_with(path=path))
    assert date.value.iso == "2013-05-29"
    assert date.provenance is Provenance.FILE_NAME
    assert date.doubtful


def test_teasers_and_credits_below_give_no_date() -> None:
    below = "Related stories\n\nMayor to leave in June 2025\n\nPublished 3 May 2019 in Life\n"
    article = _read(f"{TITLE}\n\n{STORY}\n{below}")
    assert article.date is None or article.date.confidence < 0.8


# ----- date lines


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published 12 March 2019 | Updated 14 March 2019", "2019-03-12", "2019-03-14"),
        ("Updated 14 March 2019 | Published 12 March 2019", "2019-03-12", "2019-03-14"),
        ("Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8", "2024-08-08T04:00", None),
        ("Published Aug 28, 2024 • Last updated 1 hour ago • 4 minute read", "2024-08-28", None),
        ("By Ada Venn • 12 March 2019, 10:30 • 3 comments", "2019-03-12T10:30", None),
        (
            "Veröffentlicht am 12. März 2019, aktualisiert am 14. März 2019",
            "2019-03-12",
            "2019-03-14",
        ),
    ],
)
def test_published_and_updated(line: str, published: str, updated: str | None) -> None:
    article = _with(line)
    assert _date(article).value.iso == published
    assert _date(article).confidence >= 0.8
    assert (article.updated.value.iso if article.updated else None) == updated


def test_only_an_update_is_doubtful() -> None:
    article = _with("Last updated 14 March 2019")
    assert _date(article).doubtful
    assert article.updated is not None


@pytest.mark.parametrize("label", ["Retrieved", "Accessed on", "Printed", "Copyright", "©"])
def test_a_collectors_date_is_never_used(label: str) -> None:
    assert _with(f"{label} 14 March 2019").date is None


def test_relative_times_give_no_date() -> None:
    assert _with("Published 3 seconds ago").date is None
    assert _with("Last updated 1 hour ago").date is None


def test_a_utc_stamp_keeps_its_day() -> None:
    date = _date(_with("2025-03-29T00:30:00Z"))
    assert date.value.iso == "2025-03-29T00:30"
    assert date.value.zone == "Z"


def test_a_printed_date_wins_over_the_address_of_the_next_day() -> None:
    article = _with(
        "Wed Aug 21, 2013 8:33pm EDT", "http://www.reuters.com/article/2013/08/22/us-bridge"
    )
    assert _date(article).value.iso == "2013-08-21T20:33"
    assert _date(article).conflicts == ()
    assert article.outlet is not None
    assert article.outlet.value == "Reuters"


def test_an_address_alone_gives_a_date() -> None:
    date = _date(_with("https://example.org/2013/08/22/old-bridge-to-close.html"))
    assert (date.value.iso, date.provenance) == ("2013-08-22", Provenance.URL)


def test_two_places_in_conflict_are_doubtful_and_both_shown() -> None:
    date = _date(_with("12 March 2019", "https://example.org/2021/08/22/old-bridge-to-close.html"))
    assert date.value.iso == "2019-03-12"
    assert date.confidence <= 0.6
    assert [one.value.iso for one in date.conflicts] == ["2021-08-22"]


def test_a_declared_date_far_from_the_printed_one_yields() -> None:
    article = _read(f"{TITLE}\n\n12 March 2019\n\n{STORY}", published_at="2021-01-01")
    assert _date(article).value.iso == "2019-03-12"
    assert [one.value.iso for one in _date(article).conflicts] == ["2021-01-01"]


@pytest.mark.parametrize("value", ["", "NaT", "0001-01-01", "null"])
def test_an_empty_declared_date_is_none(value: str) -> None:
    assert _read(f"{TITLE}\n\n{STORY}", date=value).date is None


def test_a_collectors_key_is_no_publication_date() -> None:
    assert _read(f"{TITLE}\n\n{STORY}", scraped_at="2021-01-01", created="2021-01-02").date is None


def test_a_date_in_the_future_is_doubtful() -> None:
    assert _date(_with("Published 12 March 2050")).doubtful
    assert not _date(_with("Published 12 March 2019")).doubtful


# ----- all-number dates


def test_an_all_number_date_alone_is_marked_ambiguous() -> None:
    date = _date(_with("10/11/2022"))
    assert date.confidence < 0.7
    assert {date.value.iso, *(one.value.iso for one in date.conflicts)} == {
        "2022-11-10",
        "2022-10-11",
    }


@pytest.mark.parametrize(
    ("header", "iso"),
    [
        (("10/11/2022", "https://example.org/2022/10/11/old-bridge-to-close.html"), "2022-10-11"),
        (("Tuesday 10/11/2022",), "2022-10-11"),
        (("10/11/2022 | Updated 24/11/2022",), "2022-11-10"),
        (("24.02.2022",), "2022-02-24"),
    ],
)
def test_an_all_number_date_is_settled_by_its_own_file(header: tuple[str, ...], iso: str) -> None:
    date = _date(_with(*header))
    assert date.value.iso == iso
    assert date.confidence >= 0.8


def test_the_country_of_the_outlet_only_leans() -> None:
    american = _date(_read(f"{TITLE} | USA Today\n\n10/11/2022\n\n{STORY}"))
    british = _date(_read(f"{TITLE} | BBC News\n\n10/11/2022\n\n{STORY}"))
    assert (american.value.iso, british.value.iso) == ("2022-10-11", "2022-11-10")
    assert american.doubtful
    assert british.doubtful


# ----- agency, outlet, place


@pytest.mark.parametrize(
    ("dateline", "place", "agencies", "outlet"),
    [
        ("OSLO (UrduPoint News / Sputnik - 11th October) ", "OSLO", ("Sputnik",), "UrduPoint"),
        ("OSLO (Coast Radio / Sputnik - 11th October 2022) ", "OSLO", ("Sputnik",), "Coast Radio"),
        ("OSLO (the desk / Sputnik - 11th October 2022) ", "OSLO", ("Sputnik",), None),
        ("NORTHAM (AP) — ", "NORTHAM", ("The Associated Press",), None),
        ("NEW YORK (Reuters Life!) - ", "NEW YORK", ("Reuters",), None),
        ("LE BOURGET, France  (Reuters) - ", "LE BOURGET, France", ("Reuters",), None),
        ("(CNN) — ", None, None, "CNN"),
        ("KYIV, Feb 24 (AFP) - ", "KYIV", ("Agence France-Presse",), None),
        ("Berlin (dpa) - ", "Berlin", ("dpa",), None),
        ("Madrid, 24 feb (EFE).- ", "Madrid", ("EFE",), None),
        ("LONDON – ", "LONDON", None, None),
        ("PUTRAJAYA, Nov 22 — ", "PUTRAJAYA", None, None),
    ],
)  # fmt: skip
def test_datelines(
    dateline: str, place: str | None, agencies: tuple[str, ...] | None, outlet: str | None
) -> None:
    article = _read(f"{TITLE}\n\n{dateline}{STORY}")
    assert (article.place.value if article.place else None) == place
    assert (article.agencies.value if article.agencies else None) == agencies
    if outlet:
        assert article.outlet is not None
        assert (article.outlet.value, article.outlet.provenance) == (outlet, "dateline")
    else:
        assert article.outlet is None or article.outlet.doubtful
    assert article.body[0].of(article.text).startswith(dateline.strip())


@pytest.mark.parametrize("opening", ["JOHN SMITH (R-ME) - ", "WATCH — ", "Q: ", "I — and many — "])
def test_what_is_no_dateline(opening: str) -> None:
    assert _read(f"{TITLE}\n\n{opening}{STORY}").place is None


def test_an_agency_as_byline_is_no_author() -> None:
    article = _with("Associated Press", "12 March 2019")
    assert article.authors is None
    assert article.agencies is not None
    assert article.agencies.value == ("The Associated Press",)
    assert article.outlet is None


def test_an_outlets_name_on_a_line_of_its_own() -> None:
    article = _with("The Guardian", "12 March 2019")
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.provenance) == ("The Guardian", "header")


def test_author_and_agency_in_one_byline() -> None:
    article = _with("Par Ada Venn avec AFP", "Publié le 12 mars 2019 à 10h30")
    assert article.authors is not None
    assert article.authors.value == ("Ada Venn",)
    assert article.agencies is not None
    assert article.agencies.value == ("Agence France-Presse",)


@pytest.mark.parametrize("credit", ["Quelle: dpa", "Mit Material von dpa", "With files from dpa"])
def test_an_agency_in_a_credit_line(credit: str) -> None:
    article = _read(f"{TITLE}\n\n{STORY}\n{credit}\n")
    assert article.agencies is not None
    assert (article.agencies.value, article.agencies.provenance) == (("dpa",), "tail")


def test_one_quotation_names_no_outlet_and_two_only_probably() -> None:
    once = _read(f"{TITLE}\n\n{STORY}\n“It will hold,” an engineer told CTV News on Friday.\n")
    assert once.outlet is None
    twice = _read(f"{TITLE}\n\n{STORY}\nHe told CTV News it held. She told CTV News it did not.\n")
    assert twice.outlet is not None
    assert twice.outlet.doubtful


def test_a_copyright_line_names_the_outlet() -> None:
    outlet = _read(f"{TITLE}\n\n{STORY}\nCopyright 2024 BBC. All rights reserved.\n").outlet
    assert outlet is not None
    assert (outlet.value, outlet.provenance) == ("BBC News", Provenance.TAIL)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("abcnews.go.com", "ABC News"),
        ("www.bbc.co.uk", "BBC News"),
        ("abc.net.au", "ABC News (Australia)"),
        ("foo.substack.com", "foo.substack.com"),
        ("amp.cnn.com", "CNN"),
        ("m.theguardian.com", "The Guardian"),
        ("edition.cnn.com", "CNN"),
        ("news.google.com", None),
        ("web.archive.org", None),
        ("192.168.0.1", None),
        ("local.news.example.co.uk", "example.co.uk"),
        ("CTVNews.ca", "CTV News"),
    ],
)
def test_hosts(host: str, name: str | None) -> None:
    assert outlet_of_host(host) == name


# ----- authors


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("By Ada Venn", "12 March 2019"), ("Ada Venn",)),
        (("By  Ada Venn  and  Bo de Lint",), ("Ada Venn", "Bo de Lint")),
        (("Ada Venn", "12 March 2019"), ("Ada Venn",)),
        (("Ada Venn · CBC News · Posted: Mar 12, 2019",), ("Ada Venn",)),
        (("By Ada Venn For Dailymail.Com",), ("Ada Venn",)),
        (("Author of the article:", "Ada Venn", "Published Mar 12, 2019"), ("Ada Venn",)),
        (("By ADA VENN, BO LINT and CY-LEE MARSH",), ("ADA VENN", "BO LINT", "CY-LEE MARSH")),
        (("Por Ana Soler", "24 de febrero de 2022"), ("Ana Soler",)),
        (("By Staff", "12 March 2019"), None),
        (("By BBC News", "12 March 2019"), None),
        (("Northam Gazette", "12 March 2019"), None),
        (("desk7@example.org", "12 March 2019"), None),
    ],
)
def test_bylines(lines: tuple[str, ...], authors: tuple[str, ...] | None) -> None:
    article = _with(*lines)
    assert (article.authors.value if article.authors else None) == authors
    assert article.headline is not None
    assert article.headline.value == TITLE


@pytest.mark.parametrize(
    ("byline", "authors", "outlet"),
    [
        ("By Ada Venn, Toronto Star", ("Ada Venn",), "Toronto Star"),
        ("By Ada Venn and Bo Lint, The Guardian", ("Ada Venn", "Bo Lint"), "The Guardian"),
        ("By Ada Venn, Island Post", ("Ada Venn",), "Island Post"),
        ("By Ada Venn, Northam Gazette", ("Ada Venn",), "Northam Gazette"),
        ("By Ada Venn, Bo Lint", ("Ada Venn", "Bo Lint"), None),
        ("By Ada Venn, Reuters", ("Ada Venn",), None),
        ("By Ada Venn, Time", ("Ada Venn",), None),
    ],
)
def test_a_byline_may_end_with_the_outlet(
    byline: str, authors: tuple[str, ...], outlet: str | None
) -> None:
    article = _with(byline, "12 March 2019")
    assert article.authors is not None
    assert article.authors.value == authors
    assert (article.outlet.value if article.outlet else None) == outlet


def test_the_credit_of_a_wire() -> None:
    article = _read(f"{TITLE}\n\n{STORY}\n(Reporting by Ada Venn in Oslo; Editing by Bo Lint)\n")
    assert article.authors is not None
    assert article.authors.value == ("Ada Venn",)


# ----- headline


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        (f"RPT - {TITLE}", "RPT"),
        (f"UPDATE 1-{TITLE}", "UPDATE 1"),
        (f"RPT-UPDATE 2-{TITLE}", "RPT UPDATE 2"),
        (f"CORRECTED: {TITLE}", "CORRECTED"),
    ],
)
def test_wire_marks(line: str, mark: str) -> None:
    article = _read(f"{line}\n\n{STORY}")
    assert article.headline is not None
    assert article.headline.value == TITLE
    assert article.mark is not None
    assert article.mark.value == mark


def test_a_site_suffix_is_cut_only_when_it_is_an_outlet() -> None:
    known = _read(f"{TITLE} | CBC News\n\n{STORY}")
    assert known.headline is not None
    assert known.headline.value == TITLE
    assert known.outlet is not None
    assert known.outlet.value == "CBC News"
    unknown = _read(f"{TITLE} - Envoy\n\n{STORY}")
    assert unknown.headline is not None
    assert unknown.headline.value == f"{TITLE} - Envoy"


def test_the_variant_in_title_case_yields() -> None:
    article = _read(f"Old Bridge To Close For Two Years\n\n12 March 2019\n\n{TITLE}\n\n{STORY}")
    assert article.headline is not None
    assert article.headline.value == TITLE


def test_no_headline_is_none() -> None:
    assert _read(STORY).headline is None


def test_the_headline_of_a_page_copy_below_its_menu() -> None:
    menu = "\n".join(["Home", "News", "World", "Sport", "Menu Search Log In", "Top Stories"] * 6)
    page = (
        f"{TITLE} | Example\n{menu}\n\n{TITLE}\n\nBy Ada Venn\n\n12 March 2019\n\nShare\n\n{STORY}"
    )
    article = _read(page)
    assert article.headline is not None
    assert article.headline.value.startswith(TITLE)
    assert article.body[0].of(article.text).startswith("The council voted")
    assert article.authors is not None
    assert _date(article).value.iso == "2019-03-12"
    assert any("menu" in fold.reason for fold in article.set_aside)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die Regierung hat am Montag mitgeteilt, dass sie die Brücke nicht vor dem Sommer für den Verkehr öffnen wird, weil es bei der Prüfung Fehler gab.", "de"),  # noqa: E501
        ("Le gouvernement a annoncé lundi que le pont ne sera pas ouvert avant l'été, car des erreurs ont été trouvées dans les calculs qui sont à la base du projet.", "fr"),  # noqa: E501
        ("El gobierno dijo el lunes que el puente no se abrirá antes del verano, porque los ingenieros encontraron errores en los cálculos que son la base del proyecto.", "es"),  # noqa: E501
        ("Правительство сообщило в понедельник, что мост не откроют до лета, так как в расчетах были найдены ошибки, и это было известно для всех, кто его строил.", "ru"),  # noqa: E501
        ("Уряд повідомив у понеділок, що міст не відкриють до літа, бо в розрахунках були знайдені помилки, і про це було відомо всім, хто його будував за ці роки.", "uk"),  # noqa: E501
        ("政府は月曜日、橋の計算に誤りが見つかったため、夏までは開通しないと発表した。", "ja"),
        ("政府星期一宣布，由于计算中发现错误，这座桥在夏天之前不会开放。", "zh"),
        ("أعلنت الحكومة يوم الاثنين أن الجسر لن يفتح قبل الصيف بسبب أخطاء في الحسابات", "ar"),
        ("12345 67890 !!! ???", None),
    ],
)  # fmt: skip
def test_language(text: str, code: str | None) -> None:
    language = _read(text + "\n").language
    assert (language.value if language else None) == code

"""Outlets: hosts, editions, copyright lines and the shipped table itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reader.anatomy.outlets
from reader.anatomy import outlet_of_host, read_article
from reader.anatomy.outlets import outlet_named, registered_domain
from reader.model import Draft

TABLE = Path(reader.anatomy.outlets.__file__).with_name("outlets.tsv")
STORY = "\n\n".join(
    f"The council of Northam met for the {word} time on Tuesday to speak about the old bridge, "
    "and the mayor said that nothing had been decided yet by anybody."
    for word in ("first", "second", "third", "fourth")
)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("abcnews.go.com", "ABC News"),
        ("www.bbc.co.uk", "BBC News"),
        ("www.abc.net.au", "ABC News (Australia)"),
        ("m.usatoday.com", "USA Today"),
        ("edition.cnn.com", "CNN"),
        ("foo.substack.com", "foo.substack.com"),
        ("news.unknown.co.nz", "unknown.co.nz"),
        ("deep.news.unknown.gouv.fr", "unknown.gouv.fr"),
        ("www.politico.eu", "Politico Europe"),
        ("news.google.com", None),
        ("www.msn.com", None),
        ("web.archive.org", None),
        ("192.168.0.1", None),
        ("localhost", None),
    ],
)
def test_a_host_names_its_outlet_or_itself_or_nobody(host: str, name: str | None) -> None:
    assert outlet_of_host(host) == name


def test_a_registered_domain_follows_the_public_suffix_list() -> None:
    assert registered_domain("a.b.example.co.jp") == "example.co.jp"
    assert registered_domain("www.example.com.br") == "example.com.br"
    assert registered_domain("x.blogspot.com") == "x.blogspot.com"
    assert registered_domain("news.example.公司.cn") == "example.公司.cn"
    assert registered_domain("news.example.xn--55qx5d.cn") == "example.xn--55qx5d.cn"


@pytest.mark.parametrize(
    "spelling",
    ["CNN (Web News)", "CNN - Editorial", "CNN", "CNN Staff", "cnn.com"],
)
def test_one_outlet_has_many_spellings(spelling: str) -> None:
    known = outlet_named(spelling)
    assert known
    assert known.name == "CNN"


@pytest.mark.parametrize("word", ["News", "The Standard", "Daily News", "Post", "Times"])
def test_a_name_of_several_outlets_names_none(word: str) -> None:
    assert outlet_named(word) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2021 Guardian News & Media Limited. All rights reserved.", "The Guardian"),
        ("Copyright owned or licensed by Toronto Star Newspapers Limited.", "Toronto Star"),
        ("© 2024 The Northam Courier", "The Northam Courier"),
        ("© 2024 Somebody Else Media Group", None),
    ],
)
def test_a_copyright_line_names_the_publisher(line: str, outlet: str | None) -> None:
    page = f"The Northam Courier\nMenu\nHome\n\nBridge stays open for now\n\n{STORY}\n\n{line}"
    found = read_article(Draft("a.txt", 0, page)).outlet
    assert (found.value if found else None) == outlet


def test_an_agency_in_the_copyright_line_is_not_the_local_site() -> None:
    page = f"The Northam Courier\nMenu\n\nBridge stays open for now\n\n{STORY}\n\n"
    page += "© 2024 The Associated Press. All rights reserved.\n\n© 2024 The Northam Courier"
    found = read_article(Draft("a.txt", 0, page)).outlet
    assert found
    assert found.value == "The Northam Courier"


def test_the_shipped_table_holds_names_and_no_feed_titles() -> None:
    rows = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    domains = [domain for row in rows for domain in row[2].split()]
    assert len(rows) > 1_300
    assert len(domains) == len(set(domains))
    assert all(re.fullmatch(r"[\w.-]+\.[\w-]+", domain) for domain in domains)
    odd = re.compile(r"(?i)\brss\b|&#|top stories|headlines$|^\W|[|»]|\bhome ?page\b| - ")
    assert [row[0] for row in rows if odd.search(row[0]) and row[0] != "Android Headlines"] == []


@pytest.mark.parametrize(
    ("form", "outlet"),
    [
        ("I agree to receive emails from The Intercept and to its terms.", "The Intercept"),
        ("Email me offers and updates from Evening Standard. Read more.", "Evening Standard"),
        ("By signing up I agree to receive emails from our partners and to its terms.", None),
        ("Updates from Northam will follow.", None),
    ],
)  # fmt: skip
def test_a_form_names_the_publisher_whose_letters_it_offers(form: str, outlet: str | None) -> None:
    page = f"Bridge stays open for now\n\n{STORY}\n\nMost read\n\n{form}\n"
    found = read_article(Draft("a.txt", 0, page)).outlet
    assert (found.value if found else None) == outlet


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("The Guardian (London)", "The Guardian"),
        ("USA Today (USA)", "USA Today"),
        ("The Guardian (Sydney)", None),
        ("The Guardian (Harbour)", None),
    ],
)
def test_an_archive_writes_the_place_behind_a_name(written: str, name: str | None) -> None:
    known = outlet_named(written)
    assert (known.name if known else None) == name


@pytest.mark.parametrize("day", ["Sunday 7 October 2007", "Saturday, 24 December 2011"])
def test_a_day_is_no_outlet_though_papers_are_called_after_days(day: str) -> None:
    text = f"Old bridge to close\n\nBy Ada Venn\n\n{day}\n\nNORTHAM (Reuters) - {STORY}"
    outlet = read_article(Draft("a.txt", 0, text)).outlet
    assert outlet is not None
    assert outlet.value == "Reuters"

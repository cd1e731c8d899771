"""Dates as newspapers print them, in many languages, and what is no date."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.dates.days import EARLIEST, LATEST, as_day, days_apart, same_moment
from reader.dates.finding import find_dates, find_months, find_yearless
from reader.dates.reading import read_date
from reader.dates.writing import day_heading, long_form
from reader.model import PrintedDate

_LAST = datetime.date(2399, 12, 31)  # later years are taken for Thai ones

PRINTED = [
    ("Sept. 5, 2021", "2021-09-05"),
    ("Sep 19,2013", "2013-09-19"),
    ("29th January, 2022", "2022-01-29"),
    ("13NOV2017", "2017-11-13"),
    ("April 28 2023, 3:54 p.m.", "2023-04-28T15:54"),
    ("January 29, 2022 | 11:10 AM", "2022-01-29T11:10"),
    ("June 30, 2026 - 4.34pm", "2026-06-30T16:34"),
    ("30 August 2023 • 4:45pm", "2023-08-30T16:45"),
    ("17:41 JST, October 13, 2024", "2024-10-13T17:41"),
    ("12 May 2020 12:05 am", "2020-05-12T00:05"),
    ("March 4, 20175:00 AM ET", "2017-03-04T05:00"),
    ("4 March 201710:02", "2017-03-04T10:02"),
    ("2022-02-24", "2022-02-24"),
    ("2025-03-29T11:36:01Z", "2025-03-29T11:36"),
    ("2022/02/24", "2022-02-24"),
    ("24.02.2022", "2022-02-24"),
    ("24. Februar 2022, 10:30 Uhr", "2022-02-24T10:30"),
    ("24 février 2022", "2022-02-24"),
    ("24 févr. 2022 à 10h30", "2022-02-24T10:30"),
    ("1er mars 2022", "2022-03-01"),
    ("24 de febrero de 2022", "2022-02-24"),
    ("24 febbraio 2022", "2022-02-24"),
    ("24 de fevereiro de 2022", "2022-02-24"),
    ("24 februari 2022", "2022-02-24"),
    ("24 lutego 2022", "2022-02-24"),
    ("24 февраля 2022", "2022-02-24"),
    ("24 лютого 2022", "2022-02-24"),
    ("24 Şubat 2022", "2022-02-24"),
    ("24 فبراير 2022", "2022-02-24"),
    ("24 كانون الثاني 2022", "2022-01-24"),
    ("24 בפברואר 2022", "2022-02-24"),
    ("24 φεβρουαρίου 2022", "2022-02-24"),
    ("2022. február 24.", "2022-02-24"),
    ("24. helmikuuta 2022", "2022-02-24"),
    ("24 tháng 2 năm 2022", "2022-02-24"),
    ("24 फरवरी 2022", "2022-02-24"),
    ("24 กุมภาพันธ์ 2565", "2022-02-24"),
    ("2022年2月24日", "2022-02-24"),
    ("2022년 2월 24일", "2022-02-24"),
    ("2022年2月24日(木) 10時30分", "2022-02-24T10:30"),
    ("2022年2月24日 午後3:05", "2022-02-24T15:05"),
    ("2022年2月24日 星期四 下午3点05分", "2022-02-24T15:05"),
    ("2022.02.24 오후 3:10", "2022-02-24T15:10"),
    ("2022. 2. 24.", "2022-02-24"),
    ("2022. 02. 24. 10:05", "2022-02-24T10:05"),
    ("Thu Feb 24 10:05:00 2022", "2022-02-24T10:05"),
    ("Thu Feb 24 10:05:00 +0000 2022", "2022-02-24T10:05"),
    ("Thu Feb  3 10:05:00 UTC 2022", "2022-02-03T10:05"),
]


@pytest.mark.parametrize(("text", "iso"), PRINTED, ids=[text for text, _ in PRINTED])
def test_a_printed_date_is_found_inside_a_line(text: str, iso: str) -> None:
    line = f"(( {text} ))"
    (found,) = find_dates(line)
    assert found.value.iso == iso
    assert not found.ambiguous
    assert found.core.of(line).strip("T ") in text


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Thu, 24 Feb 2022 10:00:00 +0300", "+0300"),
        ("Feb 24, 2022 12.42 CET", "CET"),
        ("Aug 08, 2024 5 AM PT", "PT"),
        ("2025-03-29T00:30:00Z", "Z"),
        ("24 Feb 2022 10:00 GMT+2", "GMT+2"),
    ],
)
def test_the_zone_is_kept_as_text_and_the_day_is_not_moved(text: str, zone: str) -> None:
    (found,) = find_dates(text)
    assert found.value.zone == zone
    assert found.value.hour is not None


@pytest.mark.parametrize(
    "text",
    [
        "100,000 troops", "Covid-19", "2000 um 4,5 Prozent", "9/11", "7/7", "24/7",
        "call 202 224 5972", "ISBN 978-3-16-148410-0", "17466b128c7fc734", "idUSBRE94R0KQ20130529",
        "last Friday", "in December", "on Monday", "June 2025", "1955 Mercedes-Benz",
        "version 2.10.2019.4", "31 February 2020", "2022-13-01", "10 people in 2020", "0001-01-01",
        "in 2019. 12. 500 people", "sold in 2019. 40. 12", "since 2019. 3.5 percent",
        "May 5, 20225", "May 5, 2022500:12", "192.168.10.2020",
    ],
)  # fmt: skip
def test_what_is_no_full_date(text: str) -> None:
    assert find_dates(text) == []


def test_two_dates_on_one_line_keep_their_own_times() -> None:
    line = "Published: 15:56 BST, 27 April 2024 | Updated: 15:57 BST, 28 April 2024"
    found = [one.value.iso for one in find_dates(line)]
    assert found == ["2024-04-27T15:56", "2024-04-28T15:57"]


def test_an_all_number_date_carries_both_readings() -> None:
    (found,) = find_dates("10/11/2022")
    assert found.ambiguous
    assert {found.value.iso, found.other and found.other.iso} == {"2022-11-10", "2022-10-11"}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Tuesday, 10/11/2022", "2022-10-11"),
        ("Thursday 10/11/2022", "2022-11-10"),
        ("24/02/2022", "2022-02-24"),
        ("02/24/2022", "2022-02-24"),
        ("10.11.2022", "2022-11-10"),
        ("11/11/2022", "2022-11-11"),
    ],
)
def test_weekday_size_or_dots_settle_an_all_number_date(text: str, iso: str) -> None:
    (found,) = find_dates(text)
    assert found.value.iso == iso
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1645696800", "2022-02-24T10:00"),
        ("1645696800000", "2022-02-24T10:00"),
        ("20220224", "2022-02-24"),
        ("20220224T101500Z", "2022-02-24T10:15"),
        ("2018-10", "2018-10"),
        ("October 2018", "2018-10"),
        ("2018", "2018"),
        ("24.02.22", "2022-02-24"),
        ("Thu Feb 24 10:00:00 2022", "2022-02-24T10:00"),
    ],
)
def test_a_declared_date_is_read_and_never_padded(text: str, iso: str) -> None:
    found = read_date(text)
    assert found is not None
    assert found.value.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05 00:00:00",
        "2024-03-05T00:00:00Z",
        "2024-03-05T00:00+01:00",
        "Tue, 05 Mar 2024 00:00:00 GMT",
        "5/3/2024 0:00",
        "1709596800",
    ],
)
def test_midnight_in_a_table_is_no_time(text: str) -> None:
    found = read_date(text)
    assert found is not None
    both = (found.value, found.other or found.value)
    assert PrintedDate(2024, 3, 5) in both
    assert all(each.hour is None and each.zone is None for each in both)


def test_a_minute_past_midnight_is_a_time() -> None:
    found = read_date("2024-03-05T00:01:00Z")
    assert found is not None
    assert (found.value.iso, found.value.zone) == ("2024-03-05T00:01", "Z")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NaT",
        "nan",
        "0001-01-01",
        "Mon, 30 Nov -0001 00:00:00 +0000",
        "0000-00-00",
        "soon",
        "10:30",
        "March 4",
        "-",
    ],
)
def test_a_declared_value_that_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_months_and_yearless_days() -> None:
    assert [str(one.value) for one in find_months("seen in October 2022")] == ["2022-10"]
    (found,) = find_yearless("PUTRAJAYA, Nov 22 -")
    assert (found.month, found.day) == (11, 22)


def test_writing() -> None:
    assert day_heading("2022-10-11T01:40") == "Tue 11 Oct 2022"
    assert day_heading("2022-10") == "Oct 2022"
    assert day_heading("2022") == "2022"
    assert long_form("2022-10-11T01:40") == "11 Oct 2022 01:40"
    assert long_form("2022-10-11") == "11 Oct 2022"


def test_days_apart() -> None:
    assert days_apart(PrintedDate(2022, 2, 28), PrintedDate(2022, 3, 1)) == 1
    assert days_apart(PrintedDate(2022, 2), PrintedDate(2022, 2, 3)) is None
    assert days_apart(PrintedDate(2022, 2), PrintedDate(2022, 3, 3)) == 31


@pytest.mark.parametrize(
    ("printed", "told", "same"),
    [
        ("Dec 19, 2023 3:57 AM", "2023-12-18T22:57-05:00", True),
        ("Dec 19, 2023 3:56 AM", "2023-12-18T22:57-05:00", True),  # a page may cut the seconds
        ("Dec 19, 2023 4:03 AM", "2023-12-18T22:57-05:00", False),
        ("Dec 19, 2023 1:00 PM", "2023-12-18T22:00-05:00", False),
        ("5 January 2024", "2024-01-06T00:30:00Z", True),
        ("5 January 2024", "2024-01-06T15:30:00Z", False),
        ("7 January 2024", "2024-01-06T20:30:00Z", True),
        ("7 January 2024", "2024-01-06T08:30:00Z", False),
        ("7 January 2024", "2024-01-06", False),
    ],
)
def test_one_moment_in_two_zones(printed: str, told: str, *, same: bool) -> None:
    (found,), declared = find_dates(printed), read_date(told)
    assert declared
    assert same_moment(found.value, declared.value) is same


@given(
    st.dates(max_value=_LAST),
    st.sampled_from(["{:%Y-%m-%d}", "{:%d %B %Y}", "{:%B %d, %Y}", "{:%d.%m.%Y}"]),
)
def test_every_day_is_read_back(day: object, form: str) -> None:
    text = form.format(day)
    year = int(str(day)[:4])
    expected = [str(day)] if EARLIEST <= year <= LATEST else []
    assert [one.value.iso for one in find_dates(text)] == expected


@given(st.text(max_size=300))
def test_finding_never_fails_and_spans_lie_inside(text: str) -> None:
    for one in find_dates(text):
        assert 0 <= one.span.start <= one.core.start < one.core.end <= one.span.end <= len(text)
        assert as_day(one.value) is not None
    find_months(text)
    find_yearless(text)
    read_date(text)

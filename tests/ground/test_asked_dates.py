"""Dates as a person asks for them, and the nearest day that has articles."""

from __future__ import annotations

import datetime

import pytest

from reader.asked_dates import asked_date, nearest_day
from reader.model import PrintedDate

_TODAY = datetime.date(2022, 5, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2022", "2022"),
        ("2022-03", "2022-03"),
        ("2022-3-5", "2022-03-05"),
        ("2022/03/05", "2022-03-05"),
        ("today", "2022-05-18"),
        ("Yesterday", "2022-05-17"),
        ("last friday", "2022-05-13"),
        ("friday", "2022-05-13"),
        ("wed", "2022-05-11"),
        ("tue", "2022-05-17"),
        ("3 days ago", "2022-05-15"),
        ("2 weeks ago", "2022-05-04"),
        ("a week ago", "2022-05-11"),
        ("last week", "2022-05-11"),
        ("March", "2022-03"),
        ("march 2021", "2021-03"),
        ("june", "2021-06"),
        ("mai 2020", "2020-05"),
        ("5 May 2022", "2022-05-05"),
        ("May 5, 2022", "2022-05-05"),
        ("30 May", "2021-05-30"),
        ("5 May", "2022-05-05"),
    ],
)
def test_a_date_is_understood(said: str, meant: str) -> None:
    found = asked_date(said, _TODAY)
    assert found is not None
    assert found.iso == meant


@pytest.mark.parametrize("said", ["", "soon", "2022-13", "2022-02-30", "99999 years ago", "fr"])
def test_what_is_no_date_is_none(said: str) -> None:
    assert asked_date(said, _TODAY) is None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("2022-03-02", "2022-03-02"),
        ("2022-03", "2022-03-09"),
        ("2022", "2022-03-09"),
        ("2022-03-04", "2022-03-02"),
        ("2022-03-08", "2022-03-09"),
        ("2019", "2021-07"),
        ("2030-01-01", "2022-03-09"),
    ],
)
def test_the_nearest_day_is_found(wanted: str, found: str) -> None:
    days = ["2022-03-09", "2022-03-02", "2021-12-24", "2021-07", ""]
    number = nearest_day(PrintedDate.from_iso(wanted), len(days), days.__getitem__)
    assert number == days.index(found)


def test_few_of_many_days_are_looked_at() -> None:
    looked_at = list[int]()

    def day_at(number: int) -> str:
        looked_at.append(number)
        return f"{2000 - number // 336}-{12 - number // 28 % 12:02}-{28 - number % 28:02}"

    found = nearest_day(PrintedDate(1990, 5, 17), 10_000, day_at)
    assert found is not None
    assert day_at(found) == "1990-05-17"
    assert len(looked_at) < 25


def test_where_nothing_is_dated_there_is_no_nearest() -> None:
    assert nearest_day(PrintedDate(2022), 1, lambda _: "") is None
    assert nearest_day(PrintedDate(2022), 0, lambda _: "") is None

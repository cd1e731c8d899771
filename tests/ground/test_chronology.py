"""Who had a story first, and what speaks against it."""

from __future__ import annotations

import pytest

from reader.chronology import precedence, surely_before
from reader.model import Doubt, PrintedDate, Told


def told(name: str, iso: str | None, outlet: str | None = None, zone: str | None = None) -> Told:
    date = PrintedDate.from_iso(iso, zone) if iso else None
    return Told(name, name, date, outlet=outlet or name)


def doubts(*tellings: Told, leader: str | None = None) -> dict[Doubt, tuple[str, ...]]:
    return dict(precedence(tellings, leader).doubts)


def test_days_apart_are_certain() -> None:
    found = precedence([told("a", "2024-03-02"), told("b", "2024-03-07")], None)
    assert (found.first, found.doubts) == ("a", ())


def test_one_outlet_has_one_clock() -> None:
    early, late = told("a", "2024-03-02T09:00", "Quay"), told("b", "2024-03-02T09:01", "quay")
    assert precedence([early, late], None) == ("a", ())
    assert surely_before(early, late)
    assert not surely_before(late, early)


def test_hours_of_two_clocks_do_not_tell() -> None:
    tellings = [told("a", "2024-03-02T09:00"), told("b", "2024-03-02T11:00")]
    assert precedence(tellings, None) == (None, ((Doubt.CLOCK, ("b",)),))
    # What wire marks or credits say holds, and the clocks still speak against it.
    assert precedence(tellings, "a") == ("a", ((Doubt.CLOCK, ("b",)),))


def test_the_next_day_may_be_the_same_moment_elsewhere() -> None:
    near = [told("a", "2024-03-02T23:00"), told("b", "2024-03-03T08:00")]
    far = [told("a", "2024-03-02T01:00"), told("b", "2024-03-03T08:00")]
    assert precedence(near, None) == ("a", ((Doubt.CLOCK, ("b",)),))
    assert precedence(far, None) == ("a", ())


@pytest.mark.parametrize(
    ("zone_a", "zone_b", "first"),
    [
        ("EST", "EST", "a"),  # one named zone, wherever that is
        ("UTC", "+03:00", None),  # 12:00 is 09:00 in UTC: the same minute
        ("+0300", "Z", "a"),
        ("EST", "MSK", None),
    ],
)
def test_zones_tell_where_they_are_stated(zone_a: str, zone_b: str, first: str | None) -> None:
    a, b = told("a", "2024-03-02T09:00", zone=zone_a), told("b", "2024-03-02T12:00", zone=zone_b)
    assert precedence([a, b], None).first == first


def test_ties_coarse_dates_and_missing_ones_are_named() -> None:
    assert doubts(told("a", "2024-03-02T09:00", "Q"), told("b", "2024-03-02T09:00", "Q")) == {
        Doubt.SAME: ("b",)
    }
    assert doubts(told("a", "2024-03-02"), told("b", "2024-03-02")) == {Doubt.COARSE: ("b",)}
    assert doubts(told("a", "2024-03"), told("b", "2024-03-31")) == {Doubt.COARSE: ("b",)}
    assert doubts(told("a", "2024-03-02"), told("b", None)) == {Doubt.UNDATED: ("b",)}
    assert precedence([told("a", None), told("b", None)], None) == (
        None,
        ((Doubt.UNDATED, ("a", "b")),),
    )


def test_a_doubtful_date_and_a_repetition_speak_against_the_first() -> None:
    first = told("a", "2024-03-02")._replace(date_doubtful=True, mark="RPT")
    assert doubts(first, told("b", "2024-03-09")) == {
        Doubt.GUESSED: ("a",),
        Doubt.REPEATED: ("a",),
    }


def test_an_undated_leader_is_not_borne_out_by_dates() -> None:
    found = precedence([told("a", "2024-03-02"), told("b", None)], "b")
    assert found.first == "b"
    assert found.doubts == ((Doubt.UNDATED, ("b",)),)

"""The list by headline: letter by letter, whatever the case, the accents or a sign in front."""

from __future__ import annotations

import json

from reader.model import Filter, Grouping
from tests.desk.conftest import Desk


def _write(desk: Desk, *headlines: str) -> None:
    for each in desk.folder.iterdir():
        each.unlink()
    for number, headline in enumerate(headlines):
        told = {"title": headline, "text": f"What was said on day {number} is not known. " * 3}
        (desk.folder / f"{number}.json").write_text(json.dumps(told))


def test_headlines_stand_under_their_first_letters(desk: Desk) -> None:
    _write(desk, "zebra seen", "Éclair wins", "“Early bird” sings", "9 days later", "Apple falls")
    library = desk.open()
    groups = library.groups(Filter(), Grouping.HEADLINE)
    told = [(group.label, [row.headline for row in library.rows(group.ids)]) for group in groups]
    assert told == [
        ("0–9", ["9 days later"]),
        ("A", ["Apple falls"]),
        ("E", ["“Early bird” sings", "Éclair wins"]),
        ("Z", ["zebra seen"]),
    ]


def test_each_article_knows_its_letter(desk: Desk) -> None:
    _write(desk, "zebra seen", "9 days later")
    library = desk.open()
    for group in library.groups(Filter(), Grouping.HEADLINE):
        assert {library.division(each, Grouping.HEADLINE) for each in group.ids} == {group.key}


def test_a_corrected_headline_moves(desk: Desk) -> None:
    _write(desk, "Zebra seen", "Apple falls")
    library = desk.open()
    [zebra] = library.groups(library.understand("zebra"), Grouping.DATE)[0].ids
    library.amend(zebra, {"headline": "Antelope seen"})
    [only] = library.groups(Filter(), Grouping.HEADLINE)
    assert [row.headline for row in library.rows(only.ids)] == ["Antelope seen", "Apple falls"]

"""A story's account: its tellings, the texts they come from, who had it first."""

from __future__ import annotations

import json

from reader.accounts import witnesses
from reader.model import Doubt, Relation, Told, Verdict
from tests.desk.conftest import WORDS, Desk
from tests.desk.test_judgements import judge

SAME, AGAIN = Relation.REPUBLISHED, Relation.REWRITTEN


def told(name: str, outlet: str | None = None, *agencies: str) -> Told:
    return Told(name, name, outlet=outlet, agencies=agencies)


def test_reprints_of_one_wire_text_are_one_witness() -> None:
    tellings = [told("a", "Reuters"), told("b", "Quay", "Reuters"), told("c"), told("d", "Post")]
    print_, own = witnesses(tellings, [("a", "b", SAME), ("b", "c", SAME)])
    assert print_.articles == ("a", "b", "c")
    assert (print_.agency, print_.credits, print_.copied) == ("Reuters", 2, True)
    assert (own.articles, own.agency, own.credits) == (("d",), None, 0)


def test_a_rewriting_is_no_print() -> None:
    (found,) = witnesses([told("a"), told("b")], [("a", "b", AGAIN)])
    assert (found.copied, found.agency) == (False, None)


def test_an_account_follows_the_user_s_word(desk: Desk) -> None:
    desk.write("again.txt", "harbour")
    library = desk.open()
    harbour, again, plums = (
        library.find(name) for name in ("harbour.txt", "again.txt", "orchard.txt")
    )
    assert library.account(plums) is None
    account = library.account(harbour)
    assert account is not None
    assert {each.id for each in account.tellings} == {harbour, again}
    assert [each.id for each in account.tellings] == list(account.story.articles)
    assert len(account.witnesses) == account.story.witnesses == 1
    assert library.ties(harbour)[again].shared == 1.0

    judge(library, "harbour.txt", "orchard.txt", Verdict.SAME)
    joined = library.account(again)
    assert joined is not None
    assert [len(each.articles) for each in joined.witnesses] == [2, 1]
    assert joined.story.witnesses == 2
    assert plums not in library.ties(harbour)

    judge(library, "harbour.txt", "again.txt", Verdict.APART)
    ((member, other),) = library.beyond(harbour)
    assert (member, other.id, other.verdict) == (harbour, again, Verdict.APART)


def test_zones_and_agencies_come_back_as_they_were_read(desk: Desk) -> None:
    told = {"date": "2024-03-02T09:00:00Z", "title": "Harbour closed", "text": WORDS["harbour"]}
    for name, outlet in (("one", "Quay Post"), ("two", "Island Post")):
        article = told | {"outlet": outlet, "agency": "Reuters"}
        (desk.folder / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    library = desk.open()
    account = library.account(library.find("one.json"))
    assert account is not None
    dated = [each for each in account.tellings if each.date is not None]
    assert {each.outlet for each in dated} == {"Quay Post", "Island Post"}
    assert [each.date.zone for each in dated if each.date] == ["Z", "Z"]
    assert dict(account.precedence.doubts)[Doubt.SAME]

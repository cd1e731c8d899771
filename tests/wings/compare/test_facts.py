"""Facts on made-up sentences: what is reported, and what stays quiet."""

from __future__ import annotations

import pytest

from reader.compare import compare_articles
from reader.model import FactChange, FactKind
from tests.wings.compare.made import facts, of_kind, story


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # numbers, with units and magnitude words
        (
            "The fire destroyed 120 homes near the lake.",
            "The fire destroyed 150 homes near the lake.",
            [("number", "120", "150")],
        ),
        (
            "The repair cost $2.5 million in total.",
            "The repair cost $2.5 billion in total.",
            [("number", "$2.5 million", "$2.5 billion")],
        ),
        (
            "Inflation rose to 7 percent in the region.",
            "Inflation rose to 9% in the region.",
            [("number", "7 percent", "9%")],
        ),
        (
            "The trail is 12 miles long and very steep.",
            "The trail is 12 km long and very steep.",
            [("number", "12 miles", "12 km")],
        ),
        (
            "The tax was raised to 12.50 percent by the council.",
            "The tax was raised to 13.50 percent by the council.",
            [("number", "12.50 percent", "13.50 percent")],
        ),
        # both ends of a range, and points that are no share
        (
            "Between the piers 10-15 boats were lost in the night.",
            "Between the piers 10-18 boats were lost in the night.",
            [("number", "10-15", "10-18")],
        ),
        (
            "The rate fell by 0.25 percentage points in spring.",
            "The rate fell by 0.25 percent in spring.",
            [("number", "0.25 percentage points", "0.25 percent")],
        ),
        # dates
        (
            "The ferry left the old harbour on May 3-5 with all guests.",
            "The ferry left the old harbour on June 3-5 with all guests.",
            [("date", "May", "June")],
        ),
        (
            "The council met at 9 a.m. in the old town hall.",
            "The council met at 9 p.m. in the old town hall.",
            [("date", "9 a.m.", "9 p.m.")],
        ),
        (
            "The vote will be held on October 3, 2022 in the capital.",
            "The vote will be held on October 5, 2022 in the capital.",
            [("date", "3", "5")],
        ),
        (
            "Rescuers arrived on Tuesday with fresh water.",
            "Rescuers arrived on Thursday with fresh water.",
            [("date", "Tuesday", "Thursday")],
        ),
        # a month is no answer to a year
        (
            "The old mill by the river was sold in August, the owner told us.",
            "The old mill by the river was sold in 2012, the owner told us.",
            [("date", None, "2012"), ("date", "August", None)],
        ),
        # the parts of one date are one fact, and a name may end in "Today"
        (
            "The bridge was opened to all traffic on Monday, April 30 by the mayor.",
            "The bridge was opened to all traffic by the mayor and her guests.",
            [("date", "Monday, April 30", None)],
        ),
        (
            "The mayor gave Harbour Today a long interview about the bridge.",
            "The mayor gave a long interview about the bridge to reporters.",
            [("name", "Harbour", None)],
        ),
        # a name over a small word is one name; a pronoun with an apostrophe is none
        (
            "The ferry sails on to Barra da Tijuca every evening in the summer.",
            "The ferry sails on to Recife every evening in the summer.",
            [("name", "Barra da Tijuca", "Recife")],
        ),
        (
            "The keeper of the light said that I'd better take the ferry home.",
            "The keeper of the light said that we had better take the ferry home.",
            [],
        ),
        # negation, modality, attribution
        (
            "The mayor did not approve the contract for the bridge.",
            "The mayor did approve the contract for the bridge.",
            [("negation", "not", None)],
        ),
        (
            "The suspect may face charges, prosecutors said later.",
            "The suspect must face charges, prosecutors said later.",
            [("negation", "may", "must")],
        ),
        (
            "The driver stole the van, police said on arrival.",
            "The driver allegedly stole the van, police said on arrival.",
            [("negation", None, "allegedly")],
        ),
        (
            "The valley is safe again, the chief engineer said.",
            "The valley is safe again, the chief engineer claimed.",
            [("attribution", "said", "claimed")],
        ),
        # names and titles
        (
            "Yesterday the deputy met Foreign Minister Anna Berg in Oslo.",
            "Yesterday the deputy met Defence Minister Anna Berg in Oslo.",
            [("name", "Foreign Minister", "Defence Minister")],
        ),
        (
            "The envoy travelled to Lisbon with the delegation.",
            "The envoy travelled to Madrid with the delegation.",
            [("name", "Lisbon", "Madrid")],
        ),
        (
            "Foreign Minister Anna Berg met the deputy in Oslo yesterday.",
            "Defence Minister Anna Berg met the deputy in Oslo yesterday.",
            [("name", "Foreign Minister", "Defence Minister")],
        ),
        (
            "Bo Stark left the ministry, as the deputy said in Oslo, over the budget.",
            "A clerk left the ministry, as the deputy said in Oslo, over the budget.",
            [("name", "Bo Stark", None)],
        ),
        (
            "Außenministerin Anna Krol reist am Montag mit dem Zug nach Wien.",
            "Innenministerin Anna Krol reist am Montag mit dem Zug nach Wien.",
            [("name", "Außenministerin Anna", "Innenministerin Anna")],
        ),
        # quotations
        (
            "The coach was calm. “We will win the next game,” she told reporters.",
            "The coach was calm. “We should win the next game,” she told reporters.",
            [("quote", "We will win the next game,", "We should win the next game,")],
        ),
        # other languages
        (
            "Es betrifft rund 3,5 Millionen Menschen im ganzen Land.",
            "Es betrifft rund 3,8 Millionen Menschen im ganzen Land.",
            [("number", "3,5 Millionen", "3,8 Millionen")],
        ),
        (
            "Le ministre a confirmé la vente de douze avions au pays voisin.",
            "Le ministre a confirmé la vente de vingt avions au pays voisin.",
            [("number", "douze", "vingt")],
        ),
        (
            "分析人士认为，此举可能影响3万名工人。",
            "分析人士认为，此举可能影响5万名工人。",
            [("number", "3万", "5万")],
        ),
        (
            "計画は四月二十三日に始まり、約三百人が働くとみられている。",
            "計画は五月二十三日に始まり、約五百人が働くとみられている。",
            [("number", "三百", "五百"), ("date", "四", "五")],
        ),
        (
            "中国政府周三宣布了一项新的经济政策，影响三万名工人。",
            "中国政府周四宣布了一项新的经济政策，影响三万名工人。",
            [("date", "三", "四")],
        ),
    ],
)
def test_what_changed(a: str, b: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert facts(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # the same number in other clothes
        ("The army sent 1,200 soldiers north.", "The army sent 1 200 soldiers to the north."),
        ("It cost 2 million dollars to build.", "It cost $2m to build the thing."),
        ("About 40 per cent of voters stayed home.", "Some 40% of voters stayed at home."),
        ("Nine boats sank in the storm that night.", "In the storm that night, 9 boats sank."),
        ("Twenty-five houses burned near Porto.", "Some 25 houses burned near Porto."),
        ("此举可能影响三万名工人和他们的家人。", "此举可能影响3万名工人和他们的家人。"),
        ("The bank cut its rate by a quarter.", "The bank has cut its rate by 25 percent."),
        ("1. Best film: The Long Road to Oslo.", "- Best film: The Long Road to Oslo."),
        ("10:05 The ferry leaves the harbour.", "10.05am The ferry has left the harbour."),
        ("The ferry leaves at 14:30 from Bari.", "The ferry leaves Bari at 2.30 p.m. sharp."),
        ("The mill closed on Oct. 12 for good.", "On October 12 the mill closed for good."),
        ("The mill closed on 5/12/2021 for good.", "The mill closed on May 12, 2021 for good."),
        ("Some 1,00,000 farmers marched to Delhi.", "Some 100,000 farmers marched to Delhi."),
        # what denies nothing
        ("The town was not only poor but small.", "The town was poor, and also small."),
        ("The pier was not until May open again.", "The pier was open again in May."),
        # what merely moved
        (
            "Last Friday the panel met in Geneva again.",
            "The panel met in Geneva again last Friday.",
        ),
        ("On May 3 the museum reopened to guests.", "The museum reopened to guests on 3 May."),
        # contraction
        ("They have not replied to the letter yet.", "They haven’t replied to the letter so far."),
        ("We weren’t told about the closure.", "We didn't hear about the closure."),
        # forms of a name, sentence starts, acronyms
        ("Russia’s border guards withdrew at dawn.", "The Russian border guards withdrew at dawn."),
        ("If the talks fail, the port will close.", "When the talks fail, the port will close."),
        ("Envoys of the United Nations left Aden.", "Envoys of the UN left Aden at once."),
        ("They may march again next week, he said.", "They may walk again next week, he said."),
        # titles cut short, initials, and words that are only loud
        ("On Monday Gov. Carr spoke of weak growth.", "On Monday Governor Carr spoke of growth."),
        ("We met J.R. Smith at the old pier.", "We met J. R. Smith at the old pier again."),
        ("He wrote: I LOVE THIS OLD PIER SO MUCH.", "He wrote that he loves the pier."),
        # a verb of saying that says nothing here
        ("The town will never become a member.", "The town will never be added as a member."),
        # straight and curly marks are one style
        ("She called it “a gross violation” twice.", 'She called it "a gross violation” twice.'),
    ],
)
def test_what_stays_quiet(a: str, b: str) -> None:
    assert facts(a, b) == []


def test_quotations_are_matched_across_the_whole_article() -> None:
    a = "The pier is shut. “Nobody was hurt in the storm,” the harbour master said. Boats are safe."
    b = "Boats are safe. The pier is shut. The harbour master: “Nobody was hurt in the storms.”"
    found = compare_articles(story(a), story(b))
    assert (found.quotes_same, found.quotes_altered) == (0, 1)
    [quote] = of_kind(found, FactKind.QUOTE)
    assert quote == ("Nobody was hurt in the storm,", "Nobody was hurt in the storms.")


def test_a_quotation_over_two_sentences_is_one() -> None:
    a = "The coach spoke. “We lost. We will be back,” she said."
    b = "The coach spoke. “We lost. We shall be back,” she said."
    [quote] = of_kind(compare_articles(story(a), story(b)), FactKind.QUOTE)
    assert quote == ("We lost. We will be back,", "We lost. We shall be back,")


def test_a_quotation_of_one_side_is_said_to_be() -> None:
    a = "The pier is shut, and “it will stay shut for a month,” the harbour master said."
    b = "The pier is shut, the harbour master said, for a month."
    found = compare_articles(story(a), story(b))
    [quote] = [fact for fact in found.facts if fact.kind is FactKind.QUOTE]
    assert quote.change is FactChange.ONLY_A
    assert quote.b is None


def test_a_hebrew_acronym_opens_no_quotation() -> None:
    a = 'צה"ל לא הגיב לפרסום הידיעה בעיתון.'
    b = 'צה"ל הגיב לפרסום הידיעה בעיתון.'
    assert [kind for kind, _, _ in facts(a, b)] == ["negation"]


def test_a_stray_straight_mark_opens_no_quotation() -> None:
    a = 'The pier is 6" too short." Boats wait. She said "we will extend it soon" to the crew.'
    b = 'The pier is 6" too short." Boats wait. She said "we will extend it later" to the crew.'
    [quote] = of_kind(compare_articles(story(a), story(b)), FactKind.QUOTE)
    assert quote == ("we will extend it soon", "we will extend it later")


def test_what_the_other_article_says_elsewhere_is_no_news() -> None:
    a = "The envoy Mara Lind flew to Oslo with 40 aides on Monday. The talks will last all week."
    b = "The envoy flew to Oslo on Monday. The talks will last all week. Mara Lind has 40 aides."
    assert facts(a, b) == []


def test_numbers_of_notes_state_nothing() -> None:
    a = "The castle was rebuilt after the great fire.[3] It opened to guests again.[4]"
    b = "The castle was rebuilt after the great fire.[7] It opened to guests again."
    assert facts(a, b) == []


def test_a_quotation_that_is_interrupted_is_the_same() -> None:
    a = "The coach spoke to us. “We lost. We will be back,” she said. The bus left."
    b = "The coach spoke to us. “We lost,” she said. “We will be back.” The bus left."
    found = compare_articles(story(a), story(b))
    assert (found.quotes_same, found.quotes_altered) == (1, 0)
    assert of_kind(found, FactKind.QUOTE) == []
    assert of_kind(compare_articles(story(b), story(a)), FactKind.QUOTE) == []


def test_a_part_of_a_quotation_is_no_news() -> None:
    a = "The coach spoke to us. “We lost the match in the rain. We will be back in May,” she said."
    b = "The coach spoke to us. “We won the match in the rain,” she said. “We will be back.”"
    [quote] = of_kind(compare_articles(story(a), story(b)), FactKind.QUOTE)
    assert quote[1] == "We won the match in the rain,"

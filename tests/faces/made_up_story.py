"""A made-up story told three times, and a library that compares its tellings for real."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.compare import compare_articles
from reader.library import Library
from reader.model import (
    Article,
    Comparison,
    Correction,
    Evidence,
    FileProof,
    NotFoundError,
    Pair,
    Relation,
    Step,
    Story,
)
from tests.faces.made_up import MadeUpLibrary, made_article

FIRST = made_article(
    "t1",
    "Storm closes harbour",
    [
        "The harbour was closed at noon on Friday, the harbour master Ada Quist said.",
        "Ferries to the islands waited at the quay. Nobody was hurt.",
        "“We have never seen such waves in March,” Quist told reporters.",
        "Bakers in the old town stayed open through the storm and sold warm bread.",
        "Some 120 people spent the night in the ferry terminal.",
        "The town council meets again on Monday to count what the storm has cost.",
    ],
    outlet="The Daily Quay",
    date="2024-03-02T09:15",
    aside=["Most read", "Ten ways to boil an egg", "Subscribe to our letters"],
)
SECOND = made_article(
    "t2",
    "Harbour shut as storm hits",
    [
        "The harbour was shut at noon on Saturday, the harbour master Ada Quist said.",
        "Ferries to the islands waited at the quay. Nobody was hurt.",
        "“We have rarely seen such waves in March,” Quist told reporters.",
        "Some 210 people spent the whole night in the ferry terminal.",
        "The town council meets again on Monday to count what the storm has cost.",
        "Schools on the islands will stay closed until the middle of next week.",
    ],
    outlet="Island Post",
    date="2024-03-02T07:40",
)
THIRD = made_article(
    "t3",
    "Harbour closed",
    ["The harbour was closed at noon on Friday, the harbour master Ada Quist said."],
    outlet="Coast Radio",
)
OTHER = made_article("t4", "Bread", ["Flour costs more, millers say, and bakers must pay it."])


class TellingLibrary(MadeUpLibrary):
    """Three tellings of one story, and an article that has nothing to do with it."""

    def __init__(self) -> None:
        super().__init__((FIRST, SECOND, THIRD, OTHER))
        self.broken = ""  # an article that cannot be compared
        self.corrected: list[tuple[tuple[int, int], Correction]] = []  # of any two articles

    def again(self) -> Library:
        return self

    def compare(self, a: str, b: str) -> Comparison:
        if self.broken in (a, b):
            raise NotFoundError(f"The file of {self.broken} is gone.")
        pins = [pair for pair, said in self.corrected if said is Correction.PIN]
        breaks = [pair for pair, said in self.corrected if said is Correction.BREAK]
        return compare_articles(self.article(a), self.article(b), pins, breaks)

    def correct(
        self, a: str, b: str, pairs: Iterable[tuple[int, int]], correction: Correction
    ) -> str:
        self.corrected += [(pair, correction) for pair in pairs]
        return f"{correction.value}: {a} {b}"

    def next_undone(self) -> Step | None:
        return Step(1, "corrected", 1) if self.corrected else None

    def undo(self, step: Step | None = None) -> str | None:
        return f"undone: {self.corrected.pop()[1].value}" if self.corrected else None

    def details(self, ids: Sequence[str]) -> list[Article]:
        return [self.article(each) for each in ids]

    def proof(self, article: str) -> FileProof:
        return FileProof(f"{article}.txt", 100, article * 32)

    def pairs(self, article: str | None = None) -> list[Pair]:
        evidence = Evidence(0.5, 0.3, 0.6)
        found = [
            Pair("t1", "t2", Relation.REWRITTEN, 0.6, 0.7, 0.7, evidence),
            Pair("t1", "t3", Relation.EXCERPT, 0.2, 1.0, 0.7, evidence),
        ]
        return [pair for pair in found if article in (None, pair.a, pair.b)]

    def story_of(self, article: str) -> Story | None:
        if article == "t4":
            return None
        return Story("s", ("t1", "t2", "t3"), "Storm", tuple(self.pairs()))

"""All-number dates that can be read two ways, decided by what the collection shows.

10/11/2022 is a day of November or of October. The file itself decides first (see ``anatomy``);
then, here, the same outlet's dates that can be read one way only, then what the user answered,
then the collection's. Each decision says what it rests on. Knows articles and counts; must not
know the index (see ``settling``) nor how anything is asked or shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reader.dates.numbers import read_in_order
from reader.model import Article, DateOrder, Field, PrintedDate
from reader.named import NamedTuple
from reader.record import replace

_MOST = 0.9  # share of the dates that must be written one way
_FEWEST = 2  # dates of a collection that show its way; of an outlet, one is enough
_DISPUTED = 0.6  # most that is left where another date was read besides
_REASONS = {  # what a decision rests on, and the confidence it gives
    "outlet": (0.8, "like other dates of this outlet"),
    "user": (0.9, "as you said"),
    "collection": (0.72, "like most dates of this collection"),
}


class Decision(NamedTuple):
    """Which part comes first, and why: "outlet", "user" or "collection"."""

    order: DateOrder
    reason: str

    @property
    def written(self) -> str:
        """Give the decision as the index keeps it."""
        return f"?{self.order.value} {self.reason}"


class Habits(NamedTuple):
    """How dates are written that can be read one way only: by outlet, and in all."""

    outlets: Mapping[int, Counter[str]]
    whole: Counter[str]

    @classmethod
    def of(cls, counted: Iterable[tuple[int | None, str, int]]) -> Habits:
        """Take counts of dates by outlet and by which part comes first."""
        outlets: dict[int, Counter[str]] = {}
        whole: Counter[str] = Counter()
        for outlet, order, count in counted:
            whole[order] += count
            if outlet is not None:
                outlets.setdefault(outlet, Counter())[order] += count
        return cls(outlets, whole)

    def decide(self, outlet: int | None, answer: DateOrder | None) -> Decision | None:
        """Decide for an article of an outlet; None where nothing tells."""
        own = self.outlets.get(outlet, Counter()) if outlet is not None else Counter[str]()
        if order := _habit(own, 1):
            return Decision(order, "outlet")
        if answer:
            return Decision(answer, "user")
        order = _habit(self.whole, _FEWEST)
        return Decision(order, "collection") if order else None


def _habit(counts: Counter[str], fewest: int) -> DateOrder | None:
    for order, count in counts.most_common(1):
        if count >= fewest and count >= _MOST * counts.total():
            return DateOrder(order)
    return None


def ordered(article: Article, decided: str) -> Article:
    """Give an article with its date read as was decided (``Decision.written``), if it was."""
    order, _, reason = decided.removeprefix("?").partition(" ")
    if not reason or article.numbers != "?" or article.date is None:
        return article
    date = _read_as(article.date, DateOrder(order), *_REASONS[reason])
    return replace(article, date=date, numbers=decided)


def _read_as(
    field: Field[PrintedDate], order: DateOrder, confidence: float, why: str
) -> Field[PrintedDate]:
    value = read_in_order(field.value, field.source, order)
    readings = [field.value, *(each.value for each in field.conflicts)]
    others = [replace(field, conflicts=()), *field.conflicts]
    conflicts = tuple(each for each, read in zip(others, readings, strict=True) if read != value)
    if len(conflicts) > 1:  # the other reading is one; more of them are other dates
        confidence = min(confidence, _DISPUTED)
    return replace(
        field, value=value, confidence=confidence, source=f"{field.source} ({why})",
        conflicts=conflicts,
    )  # fmt: skip

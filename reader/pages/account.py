"""A story's account in words: how many witnesses, who had it first, what each telling is.

Sentences for both faces. Must not know where the account comes from, nor any width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.model import Account, Doubt, Pair, Relation, Tie, Told, Verdict, Witness
from reader.pages.details import printed
from reader.pages.numbers import number_of

WITNESS = (
    "A witness is an independent source: outlets that print or rewrite one text "
    "are one witness, however many they are."
)
_NAMED = 3  # tellings named in a sentence; the rest are counted


# --------------------------------------------------------------------------- sentences


def witness_sentence(account: Account) -> str:
    """Say how many tell it and how many witnesses that makes, and why.

    ``5 tellings, 2 witnesses: 4 of them print one text, credited to Reuters.``
    """
    told = len(account.tellings)
    counted = number_of(told, "telling", "tellings")
    witnesses = number_of(len(account.witnesses), "witness", "witnesses")
    shared = [each for each in account.witnesses if len(each.articles) > 1]
    if not shared:
        return f"{counted}, {witnesses}: each has a text of its own, joined by your word."
    return f"{counted}, {witnesses}: {', '.join(_one_text(each, told) for each in shared)}."


def brief_sentence(account: Account) -> str:
    """Say how many witnesses there are and who was first, without the reasons for either."""
    counted = number_of(len(account.tellings), "telling", "tellings")
    witnesses = number_of(len(account.witnesses), "witness", "witnesses")
    first, doubts = account.precedence
    names = [_named(each) for each in account.tellings if each.id == first]
    who = f"{'perhaps ' if doubts else ''}{names[0]} was first" if names else "first not known"
    return f"{counted}, {witnesses}; {who}."


def _one_text(witness: Witness, told: int) -> str:
    several = len(witness.articles)
    whose = ("both" if told == 2 else f"all {told}") if several == told else f"{several} of them"
    deed = "print" if witness.copied else "print or rewrite"
    if not witness.agency:
        return f"{whose} {deed} one text"
    if witness.credits == several:
        return f"{whose} {deed} one text, credited to {witness.agency}"
    crediting = (
        "one of them credits" if witness.credits == 1 else f"{witness.credits} of them credit"
    )
    return f"{whose} {deed} one text, which {crediting} to {witness.agency}"


def first_sentence(account: Account) -> str:
    """Say who had it first, and in the same breath why that may be otherwise."""
    told = {each.id: each for each in account.tellings}
    first, doubts = account.precedence
    reasons = "; ".join(_reason(doubt, [told[each] for each in ids]) for doubt, ids in doubts)
    if first is None:
        return f"Who had it first is not known{_earliest(account.tellings)}: {reasons}."
    name = _named(told[first])
    date = told[first].date
    when = f", {printed(date)}" if date else ", by wire marks, credits or what it contains"
    return f"First: {name}{when}." + (f" Not certain: {reasons}." if reasons else "")


def _earliest(tellings: Sequence[Told]) -> str:
    told = tellings[0]
    if told.date is None:
        return ""
    return f", though {_named(told)} bears the earliest date, {printed(told.date)}"


def _reason(doubt: Doubt, tellings: Sequence[Told]) -> str:
    names, several = _all_named(tellings), len(tellings) > 1
    if doubt is Doubt.UNDATED:
        return f"{names} {'bear' if several else 'bears'} no date"
    if doubt is Doubt.GUESSED:
        return f"the date of {names} is itself doubtful"
    if doubt is Doubt.SAME:
        return f"{names} printed it in the same minute"
    if doubt is Doubt.COARSE:
        return f"the dates are not exact enough to place {names}"
    if doubt is Doubt.CLOCK:
        return f"{names} came within 26 hours, by clocks that may be of other time zones"
    return f"{names} is marked {tellings[0].mark}, a repetition of what is not here"


def _all_named(tellings: Sequence[Told]) -> str:
    if len(tellings) > 1 and len({_named(each) for each in tellings}) < len(tellings):
        return f"{len(tellings)} tellings"
    names = [_named(each) for each in tellings[:_NAMED]]
    if len(tellings) > _NAMED:
        names.append(f"{len(tellings) - _NAMED:,} more")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _named(told: Told) -> str:
    return told.outlet or "a telling of an unknown outlet"


# --------------------------------------------------------------------------- one telling


def best_tie(number: int, order: Sequence[str], ties: Mapping[str, Tie]) -> int | None:
    """Give the telling (its number in the order, from 0) to which one is most closely tied.

    Of earlier tellings if there is one, since those it may come from; None where no words tie it
    to any.
    """
    known = [(place, ties[other]) for place, other in enumerate(order) if other in ties]
    chosen = [each for each in known if each[0] < number] or known
    strength = list(Relation).index
    best = min(chosen, key=lambda each: (strength(each[1].relation), -each[1].shared), default=None)
    return best[0] if best else None


def tie_phrase(tie: Tie | None, number: int | None) -> str:
    """Say what a telling is to another one of that number (from 0) and what the two share.

    ``republished, later · 98 % of it stands in 1, 95 % of 1 in it``
    """
    if tie is None or number is None:
        return "in this story by way of others, or by your word"
    order = {None: "order not known", True: "earlier", False: "later"}[tie.earlier]
    there, back = round(100 * tie.shared), round(100 * tie.back)
    other = number + 1
    return f"{tie.relation}, {order} · {there} % of it stands in {other}, {back} % of {other} in it"


def beyond_phrase(pair: Pair | None, verdict: Verdict | None, member: str, number: int) -> str:
    """Say what an article beyond a story is to the telling (its id, its number from 0) that it
    is closest to, and what the two share."""
    apart = "you said: not the same story · " if verdict is Verdict.APART else ""
    if pair is None:
        return apart + f"with {number + 1}"
    there, back = round(100 * pair.shared(pair.other(member))), round(100 * pair.shared(member))
    shares = f" · {there} % of it stands there, {back} % of {number + 1} in it" if there else ""
    return f"{apart}{pair.relation} with {number + 1}{shares}"

"""What the user did and said: marks, judgements, corrections, and the steps of undo."""

from __future__ import annotations

from enum import StrEnum

from reader.named import NamedTuple
from reader.record import record


@record(frozen=True, slots=True)
class Mark:
    """What the user did to one article. ``place`` is an offset into its text.

    ``amended`` are the details that the user corrected, by name of the field in order, with the
    value as text (see ``amending``); an empty one says that the detail is not known.
    """

    read: bool = False
    starred: bool = False
    place: int = 0
    tags: tuple[str, ...] = ()
    amended: tuple[tuple[str, str], ...] = ()


class Verdict(StrEnum):
    """What the user said about two articles; it wins over anything computed."""

    SAME = "same story"
    APART = "not the same story"


@record(frozen=True, slots=True)
class Judgement:
    """The user's word on two articles (ids), ``a`` < ``b``."""

    a: str
    b: str
    verdict: Verdict


class Correction(StrEnum):
    """What the user said about two sentences of two tellings; it wins over the alignment."""

    PIN = "pin"  # they answer each other
    BREAK = "break"  # they do not


class Step(NamedTuple):
    """A deed of the log that undo takes back, or redo does again.

    ``number`` names it in the log. ``articles`` counts those it changes.
    """

    number: int
    phrase: str
    articles: int

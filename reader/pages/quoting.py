"""What is copied out of a comparison: how both tellings have one sentence, and who told it.

Gives the articles' own words, unmarked. Knows the records only.
"""

from __future__ import annotations

from reader.model import Comparison
from reader.pages.comparison_heading import SideName
from reader.pages.painting import Hand


def both_versions(names: tuple[SideName, SideName], comparison: Comparison, row: int) -> str:
    """Give a row as each side has it, below the side's name."""
    sides = zip(names, Hand, strict=True)
    return "\n\n".join(f"{name}\n{_words(comparison, row, hand)}" for name, hand in sides) + "\n"


def _words(comparison: Comparison, row: int, hand: Hand) -> str:
    side = hand.of(comparison)
    told = [
        side.sentences[ordinal].span.of(side.text)
        for ordinal in hand.ordinals(comparison.rows[row])
    ]
    return " ".join(told) or "(has nothing that answers it)"

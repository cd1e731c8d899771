"""Places: the cities that open datelines, and the countries and states that stand behind a city.

Knows the shipped table ``places.tsv``; must not know where in an article a name was found.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reader.pattern import pattern

_TABLE = Path(__file__).with_name("places.tsv")
_SHORT = 3  # letters up to which a name counts in its own capitals only: "LA" is no "la"
_LONGEST = 60
_CITY_WORDS = pattern(
    r"(?:[^\W\d_a-z][\w.'’-]*)(?:[\s-](?:[^\W\d_a-z][\w.'’-]*|de|la|del|am|an|der|sur|upon|of)){0,3}"
)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    known: dict[str, str] = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        kind, _, spellings = row.partition("\t")
        for name in spellings.split("|"):
            known.setdefault(_key(name), kind)
    return known


def _key(name: str) -> str:
    return name if len(name) <= _SHORT else name.lower().replace("’", "'")


def kind_of(name: str) -> str | None:
    """Give what kind of place a whole name is: city, country, state, region. None for others."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST or (name[0].islower() and name[:4] != "the "):
        return None
    return _kinds().get(_key(name)) or _kinds().get(_key(name.rstrip(".,")))


def is_place(name: str) -> bool:
    """Tell whether whole words are a place: one of the table, or "City, Country"."""
    return kind_of(name) is not None or is_city(name)


def is_city(name: str) -> bool:
    """Tell whether whole words say where a story was filed: "Lagos", "Wagga Wagga, Australia".

    A country or a region alone is a section of a newspaper as often, and no such place.
    """
    if kind_of(name) == "city":
        return True
    city, comma, land = name.rpartition(",")
    if not comma or kind_of(land.strip()) not in ("country", "state"):
        return False
    return _CITY_WORDS.fullmatch(city.strip()) is not None

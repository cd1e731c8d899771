"""Queries as the program writes them for the reader: one name exactly, some days, what is unknown.

So that a number that was counted opens a list of just as many. Must not know how a query is read:
that is ``store.queries``, and a test holds the two together.
"""

from __future__ import annotations

import datetime

DAYLESS = "dated no:day"  # what is dated by its month or year alone
NAMELESS = "no:outlet"


def exactly(key: str, name: str) -> str:
    """Ask for one name under a key, and for none that it is a part of."""
    doubled = name.replace('"', '""')
    return f'{key}:"={doubled}"'


def between(first: datetime.date, last: datetime.date, *, dayless: bool = False) -> str:
    """Ask for what was printed on some days in a row, both ends included.

    ``dayless``: there are articles in between that are dated by their month or year alone, and
    they are not meant.
    """
    if first == last:
        return f"on:{first.isoformat()}"
    return f"from:{first.isoformat()} to:{last.isoformat()}" + " -no:day" * dayless

"""What SQLite makes of filters: no list of articles is paired with another, each with each.

With little in the index the plan is the one that it makes of an index about which it knows
nothing, whatever its size.
"""

from __future__ import annotations

import sqlite3
from itertools import combinations

import pytest

from reader.model import Filter, Grouping
from reader.store.index import facets, shelves
from tests.desk.conftest import Desk

# Each of them lists articles, by key or by id.
LISTS = (
    *("harbour", '"harbour council"', "harb*", "-orchard", "(harbour OR orchard)"),
    *("story", "tellings:2", "identical", "starred", "tag:later", "agency:reuters", "author:ana"),
)
PAIRED = "(id=? AND rowid=?)"


def _plans(db: sqlite3.Connection, wanted: Filter) -> list[str]:
    """Give the steps of every question that a filter becomes."""
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    shelves.counts(db, wanted)
    for grouping in Grouping:
        shelves.shelves(db, wanted, grouping)
    for name in facets.NAMES:
        facets.facet(db, wanted, name)
    db.set_trace_callback(None)
    questions = [each for each in asked if each.startswith(("SELECT", "WITH"))]
    rows = (db.execute(f"EXPLAIN QUERY PLAN {each}") for each in questions)
    return [row[3] for found in rows for row in found]


@pytest.mark.parametrize("query", [*LISTS, *map(" ".join, combinations(LISTS, 2))])
def test_no_filter_pairs_one_list_with_another(desk: Desk, query: str) -> None:
    desk.write("again.txt", "harbour", "\n\nPrinted again.")
    library = desk.open()
    plans = library._index.ask(_plans, library.understand(query))
    assert any("articles" in step or " a " in step for step in plans)
    assert [step for step in plans if PAIRED in step] == []

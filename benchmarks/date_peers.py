"""What other tools read in the same texts: python-dateutil's fuzzy parser, htmldate, trafilatura.

Each is asked as its documentation says, and left out where it is not installed. None is called
on the way of the program through such texts.
"""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

from dateutil import parser as dateutil_parser

from benchmarks.cases import Case


class Read(NamedTuple):
    """What a tool reads of an article; None where it says nothing or is not made for it."""

    date: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()  # first lines of the body


def peers() -> dict[str, Callable[[Case], Read]]:
    """Give the tools that are installed, by name."""
    known = {"dateutil": _dateutil, "htmldate": _htmldate, "trafilatura": _trafilatura}
    return {
        name: tool
        for name, tool in known.items()
        if name == "dateutil" or importlib.util.find_spec(name)
    }


def _dateutil(case: Case) -> Read:
    """Search the first lines, as is usual: the first in which anything is found."""
    for line in [line for line in case.draft.text.split("\n") if line.strip()][:12]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = dateutil_parser.parse(line[:200], fuzzy=True)
        except (ValueError, OverflowError):
            continue
        return Read(date=found.date().isoformat())
    return Read()


def _htmldate(case: Case) -> Read:
    htmldate: Any = importlib.import_module("htmldate")
    found = htmldate.find_date(case.markup, original_date=True, extensive_search=False)
    return Read(date=found)


def _trafilatura(case: Case) -> Read:
    trafilatura: Any = importlib.import_module("trafilatura")
    found = trafilatura.bare_extraction(case.markup, with_metadata=True)
    if found is None:
        return Read()
    lines = [line for line in (found.text or "").split("\n") if line.strip()]
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Read(found.date, found.title, found.sitename, authors, tuple(lines[:2]))

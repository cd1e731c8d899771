"""The surroundings of every test: nothing of the machine's or the user's own."""

from __future__ import annotations

import os

import pytest

_MEANT_FOR_A_PERSON = ("NO_COLOR", "COLORTERM", "COLORFGBG", "LC_CTYPE", "LANG", "LANGUAGE")


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A UTF-8 locale, no wishes about colours, none of the program's own variables."""
    ours = [name for name in os.environ if name.startswith("BROADSHEET_")]
    for name in (*_MEANT_FOR_A_PERSON, *ours):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes, lest it goes on alone when everything else is done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)

"""Rooms that are named and not loaded: as a fresh Python finds them."""

from __future__ import annotations

import subprocess
import sys

import pytest

import reader
from reader import later, store


def _printed(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_a_room_is_loaded_when_something_in_it_is_asked_for() -> None:
    code = (
        "import sys; from reader.store.index import facets; from reader import wholesale;"
        "rooms = ('reader.store.index.facets', 'reader.wholesale');"
        "print([each in sys.modules for each in rooms]);"
        "facets.NAMES; print([each in sys.modules for each in rooms])"
    )
    assert _printed(code) == "[False, False]\n[True, False]"


def test_what_is_put_there_is_put_into_the_room() -> None:
    code = (
        "from reader.store.index import facets; facets.NAMES = 1;"
        "import reader.store.index.facets as own; print(own.NAMES);"
        "del facets.NAMES; print(hasattr(own, 'NAMES'))"
    )
    assert _printed(code) == "1\nFalse"


def test_a_name_loads_the_room_that_holds_it() -> None:
    code = (
        "import sys, reader.sources; print('reader.sources.registry' in sys.modules);"
        "reader.sources.read_file; print('reader.sources.registry' in sys.modules)"
    )
    assert _printed(code) == "False\nTrue"


def test_what_is_not_there_is_missed() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        later.names("reader.sources", {})("nothing")
    assert not hasattr(reader, "nothing")
    assert not hasattr(store, "__wrapped__")
    with pytest.raises(ModuleNotFoundError):
        _ = later.rooms("reader.store")("nothing").NAMES  # type: ignore[attr-defined]  # no room

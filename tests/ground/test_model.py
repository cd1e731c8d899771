"""The model's rooms: each record is had at the door, and only what is asked for is loaded."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import reader.model

ROOMS = sorted(
    path.stem for path in Path(reader.model.__file__).parent.glob("*.py") if path.stem[0] != "_"
)


@pytest.mark.parametrize("name", ROOMS)
def test_the_door_gives_whatever_a_room_holds(name: str) -> None:
    room = import_module(f"reader.model.{name}")
    own = [
        name
        for name, made in vars(room).items()
        if (inspect.isclass(made) or inspect.isfunction(made)) and made.__module__ == room.__name__
    ]
    assert own
    for each in own:
        assert each in dir(reader.model)
        assert getattr(reader.model, each) is getattr(room, each)


def test_every_name_at_the_door_is_there() -> None:
    for name in dir(reader.model):
        assert getattr(reader.model, name)


def test_no_other_name_is_made_up() -> None:
    with pytest.raises(AttributeError, match="no attribute 'zebra'"):
        _ = reader.model.zebra  # type: ignore[attr-defined]  # that it is not there is the test


def test_a_list_loads_no_comparison() -> None:
    code = (
        "import sys; from reader.model import Filter, NotFoundError, Row;"
        " print(*(name for name in sys.modules if name.startswith('reader.model.')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert {"reader.model.errors", "reader.model.listing"} <= loaded
    assert not loaded & {"reader.model.comparison", "reader.model.story"}

"""The samples are evidence: they must be, byte for byte, the files that were saved."""

from __future__ import annotations

import hashlib

import pytest

from reader.settings import shipped

SAVED = {
    "000_17466b128c7fc734.txt": "d96e9bdef3c6569b7a3d44cd8b996059f75992795d85d9f8f4e00eaec2379bac",
    "001_5adf6103791f6497.txt": "84c6731ec33afd52fd8e5b73f077f71a69d23f6f8b812f497e94a81fa49926e1",
    "002_7c54699dea69932d.txt": "11846649ad7df90bae9a279df7c683119f0a40bf7a68b03fb9ff1caa965e188e",
    "003_833eebad21272032.txt": "545bb25ce6c3e2a4121f17f109e7c2dd525955dc3cf248b8157fe30c5099b3c9",
    "004_de892179adb0ba2f.txt": "111a0d7360c2b1c387837c2780402d85bcf97f3cee6bd31f2d47633d6d721dcd",
}


def test_there_are_five() -> None:
    assert sorted(path.name for path in shipped("seeds").iterdir()) == sorted(SAVED)


@pytest.mark.parametrize(("name", "digest"), SAVED.items())
def test_a_seed_is_unchanged(name: str, digest: str) -> None:
    assert hashlib.sha256((shipped("seeds") / name).read_bytes()).hexdigest() == digest

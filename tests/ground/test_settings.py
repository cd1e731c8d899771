"""The settings file: what is obeyed, and how what cannot be is named."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.customary import CACHE, CONFIG, customary
from reader.model import BroadsheetError
from reader.settings import Directories, Settings, directories, settings_in, shipped
from reader.settings.default_file import default_file
from reader.settings.places import NAMED, variable_of
from reader.settings.table import SETTINGS, THEMES
from reader.settings.toml_lines import lines_of
from reader.tui import themes
from reader.tui.keys import ACTIONS


@pytest.fixture(name="where")
def _where(tmp_path: Path) -> Directories:
    (tmp_path / "config").mkdir()
    return Directories(tmp_path / "config", tmp_path / "cache")


def read(where: Directories, text: str) -> Settings:
    where.settings.write_text(text, encoding="utf-8")
    return settings_in(where)


# --------------------------------------------------------------------------- what is obeyed


def test_without_a_file_the_defaults_stand(where: Directories) -> None:
    found = settings_in(where)
    assert found.complaints == ()
    assert found.number("measure") == 72
    assert found.text("compare.detail") == "wording"


def test_a_whole_file_is_obeyed(where: Directories, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/edda")
    found = read(
        where,
        'theme = "ansi"\nmeasure = 60\n'
        '[collections]\nwire = "~/wire"\nboth = ["/a", "b"]\n'
        '[outlets]\n"Island Post" = "The Post"\n'
        '[compare]\ndetail = "facts"\n'
        '[keys]\n"browse.star" = "S"\nbrowse.read = ["x", "ctrl+x"]\n',
    )
    assert found.complaints == ()
    assert (found.text("theme"), found.number("measure")) == ("ansi", 60)
    assert found.collections["wire"] == (Path("/home/edda/wire"),)
    assert found.collections["both"] == (Path("/a"), where.config / "b")
    assert found.outlets == {"Island Post": "The Post"}
    assert found.text("compare.detail") == "facts"
    assert found.keys["browse.star"].keys == ("S",)
    assert found.keys["browse.read"] == (("x", "ctrl+x"), 12)


def test_the_environment_goes_before_the_file(
    where: Directories, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_THEME", "newsprint-light")
    monkeypatch.setenv("BROADSHEET_MEASURE", "5000")
    found = read(where, 'theme = "ansi"\nmeasure = 60\n')
    assert (found.text("theme"), found.number("measure")) == ("newsprint-light", 60)
    (complaint,) = found.complaints
    assert "BROADSHEET_MEASURE" in complaint
    assert "30 to 160" in complaint


# --------------------------------------------------------------------------- what is named


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\nmeasur = 60\n", 2, ["measur", "measure"]),
        ('them = "ansi"', 1, ["them", "theme"]),
        ('# one\n# two\ntheme = "newsprint-drak"', 3, ["newsprint-drak", "newsprint-dark"]),
        ("measure = true", 1, ["measure", "30 to 160"]),
        ("measure = 9", 1, ["measure", "9"]),
        ("measure = 7.5", 1, ["7.5"]),
        ('[compare]\n\ndetial = "facts"', 3, ["compare.detial", "detail"]),
        ('[compare]\ndetail = "word"', 2, ["word", "wording"]),
        ("compare = 3", 1, ["[compare]"]),
        ('[collection]\nwire = "x"', 1, ["collection", "collections"]),
        ("[collections]\nwire = 7", 2, ["wire", "path"]),
        ("[collections]\nwire = []", 2, ["wire", "path"]),
        ('keys = "s"', 1, ["[keys]"]),
        ('[keys]\n"browse.star" = 7', 2, ["browse.star", "quotation marks"]),
        ('[outlets]\n"A" = ["x"]', 2, ["A", "quotation marks"]),
        ('[outlets]\n"A" = "\\u001b[2J"', 2, ["A"]),
        ('collections = {a = "x", b = 3}', 1, ["“b”"]),
        ('[collections]\na = [\n "x",\n "y",\n]\nb = 3', 6, ["“b”"]),
        ('theme = """\nmeasure = 7\n"""\nmeasure = 8', 4, ["measure", "8"]),
    ],
)
def test_what_cannot_be_obeyed_is_named_with_its_line(
    where: Directories, text: str, line: int, words: list[str]
) -> None:
    found = read(where, text)
    named = [each for each in found.complaints if f"settings.toml, line {line}:" in each]
    assert any(all(word in each for word in words) for each in named), found.complaints
    assert found.number("measure") == 72


def test_the_rest_of_a_file_is_obeyed_all_the_same(where: Directories) -> None:
    found = read(where, 'nonsense = 1\ntheme = "ansi"\n[keys]\n"browse.star" = "S"\n')
    assert len(found.complaints) == 1
    assert found.text("theme") == "ansi"
    assert "browse.star" in found.keys


@pytest.mark.parametrize("data", [b"theme = \n", b"\xff\xfe\x00", b"a = 1\na = 2\n", b"[" * 9000])
def test_a_broken_file_is_one_sentence_and_the_defaults(where: Directories, data: bytes) -> None:
    where.settings.write_bytes(data)
    found = settings_in(where)
    (complaint,) = found.complaints
    assert "settings.toml" in complaint
    assert found.values == {}


def test_a_folder_or_a_link_to_nowhere_in_its_place_is_named(where: Directories) -> None:
    where.settings.mkdir()
    assert len(settings_in(where).complaints) == 1
    where.settings.rmdir()
    where.settings.symlink_to("nowhere")
    assert settings_in(where).values == {}


def test_a_second_settings_file_is_named(where: Directories) -> None:
    (where.config / "config.toml").write_text('theme = "ansi"')
    found = read(where, "measure = 60")
    (complaint,) = found.complaints
    assert "config.toml" in complaint
    assert str(where.settings) in complaint
    where.settings.unlink()
    assert len(settings_in(where).complaints) == 1


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_file_whatever_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    where = Directories(tmp_path_factory.mktemp("config"), Path("/nowhere"))
    where.settings.write_bytes(data)
    found = settings_in(where)
    assert all(complaint.endswith(".") for complaint in found.complaints)


_VALUES = st.recursive(
    st.integers() | st.booleans() | st.sampled_from(["ansi", "facts", ""]),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)


@given(st.dictionaries(st.sampled_from(["theme", "measure", "keys", "compare", "x"]), _VALUES))
def test_every_entry_of_the_wrong_kind_is_named(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, object]
) -> None:
    where = Directories(tmp_path_factory.mktemp("config"), Path("/nowhere"))
    lines = [f"{name} = {_toml(value)}" for name, value in entries.items()]
    found = read(where, "\n".join(lines))
    for number, name in enumerate(entries, start=1):
        named = any(f"line {number}:" in each for each in found.complaints)
        assert named is not (name in found.values)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


# --------------------------------------------------------------------------- lines


def test_every_key_has_the_line_of_its_statement() -> None:
    text = 'a = 1\n\n[b]\nc = [\n  1,\n]\nd."e f" = 2 # g = 3\n[[h]]\ni = """\nj = 1\n"""\nk = 2\n'
    found = lines_of(text)
    assert tomllib.loads(text)
    wanted = {("a",): 1, ("b",): 3, ("b", "c"): 4, ("b", "d", "e f"): 7, ("h", "i"): 9}
    assert {path: found[path] for path in wanted} == wanted
    assert found["h", "k"] == 12
    assert ("j",) not in found


# --------------------------------------------------------------------------- the default file


def _default() -> list[str]:
    return list(default_file((each.id, each.keys, each.help) for each in ACTIONS))


def test_the_default_file_changes_nothing_and_names_everything(where: Directories) -> None:
    text = "\n".join(_default())
    assert read(where, text) == Settings(file="settings.toml", styles=where.styles)
    for setting in SETTINGS:
        assert f"#{setting.name.rpartition('.')[2]} = " in text
    for action in ACTIONS:
        assert f'#"{action.id}" = ' in text


def test_every_line_of_the_default_file_can_be_taken_in_use(where: Directories) -> None:
    lines = [re.sub(r"^#(?=[^# ])", "", line) for line in _default()]
    found = read(where, "\n".join(lines))
    assert found.complaints == ()
    assert {each.id: each.keys for each in ACTIONS} == {
        action: binding.keys for action, binding in found.keys.items()
    }


def test_the_themes_that_may_be_named_are_those_that_there_are() -> None:
    assert set(THEMES) == set(themes.names())


# --------------------------------------------------------------------------- places


def test_every_place_can_be_named_by_a_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMED:
        (tmp_path / name).mkdir()
        monkeypatch.setenv(variable_of(name), str(tmp_path / name))
    where = directories()
    assert (where.config, where.cache) == (tmp_path / "config-dir", tmp_path / "cache-dir")
    assert where.settings == tmp_path / "settings"
    assert where.state == tmp_path / "state"
    assert where.styles == tmp_path / "styles"
    assert where.index("any") == tmp_path / "index"
    assert shipped("styles") == tmp_path / "themes"
    assert shipped("seeds") == tmp_path / "seeds"


def test_a_flag_goes_before_a_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_CONFIG_DIR", str(tmp_path / "variable"))
    monkeypatch.setenv("BROADSHEET_STATE", str(tmp_path / "variable.db"))
    where = directories(str(tmp_path / "flag"), str(tmp_path), state=str(tmp_path / "flag.db"))
    assert (where.config, where.state) == (tmp_path / "flag", tmp_path / "flag.db")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="platformdirs is asked elsewhere")
@pytest.mark.parametrize("config", [None, "", "  ", "/somewhere else", "~/of mine"])
def test_the_customs_of_linux_are_those_that_platformdirs_knows(
    config: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if config is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", config)
    assert customary("a paper") == {
        CONFIG: platformdirs.user_config_dir("a paper"),
        CACHE: platformdirs.user_cache_dir("a paper"),
    }


def test_without_a_home_the_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(BroadsheetError, match="--config-dir"):
        directories()
    assert directories(str(tmp_path), str(tmp_path)).config == tmp_path


def test_a_bad_variable_is_named_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_THEME", "nope")
    [said] = settings_in(Directories(tmp_path, tmp_path)).complaints
    assert said.startswith("BROADSHEET_THEME: ")
    assert said.endswith("ansi-light.")
    assert ".." not in said

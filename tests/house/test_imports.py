"""What a short command must not load: it answers before these would have been read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
HEAVY = {"textual", "rich", "numpy", "rapidfuzz", "dateutil", "dataclasses", "inspect", "ast"}
HEAVY |= {"shutil", "lzma", "random", "hashlib", "pickle", "subprocess"}
HINTS = {"typing"}
SPARED = {*HINTS, "threading", "weakref"}
OURS = {"reader.anatomy", "reader.duplicates", "reader.compare", "reader.pages.prose"}
# What only those enter who change something, or read a file.
OURS |= {"reader.hands", "reader.parsing", "reader.ordering", "reader.wholesale", "reader.stepping"}
OURS |= {"reader.apart", "reader.spare"}
OURS |= {f"reader.sources.{room}" for room in ("registry", "reading", "pouring")}
OURS |= {f"reader.store.state.{room}" for room in ("undoing", "merging", "rehousing", "marking")}
OURS |= {"reader.store.index.facets"}
BARE = {"__future__", "termios", "_signal"}  # what takes no time to load
# What the list on the screen does without, too, until a key asks for it.
LATER = {f"reader.tui.{name}_screen" for name in ("compare", "story", "overview", "help", "amend")}
LATER |= {"reader.asked_dates", "reader.dates.finding"}
LATER |= {f"reader.tui.{name}" for name in ("facets_screen", "choices", "welcome")}


def _loaded(folder: Path, *words: str, before: str = "pass") -> set[str]:
    """Run a command on the seeds in a process of its own; give the modules that it loaded.

    ``before`` is what is done there first.
    """
    words = (*words, str(SEEDS), "--config-dir", str(folder / "a"), "--cache-dir", str(folder))
    code = (
        f"{before}; import sys; from reader.cli import main; "
        f"code = main({list(words)!r}); print('\\n', *sys.modules); sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr  # done, or different
    return set(ran.stdout.splitlines()[-1].split())


def test_listing_an_unchanged_collection_loads_nothing_heavy(tmp_path: Path) -> None:
    first = _loaded(tmp_path, "list")
    assert "reader.anatomy" in first  # so that the check below can fail
    assert not first & {"textual"}
    for words in (["list"], ["list", "--json"], ["stories"], ["stories", "--json", "--pairs"]):
        again = _loaded(tmp_path, *words)
        assert "reader.library" in again
        assert again & (HEAVY | OURS | SPARED) == set()


def test_listing_an_unchanged_collection_reads_nothing_that_is_kept_as_json(tmp_path: Path) -> None:
    _loaded(tmp_path, "list")
    assert "json" in _loaded(tmp_path, "list", "--json")  # so that the check below can fail
    assert "json" not in _loaded(tmp_path, "list")


def test_listing_an_unchanged_collection_makes_no_named_tuple_of_typing_s(tmp_path: Path) -> None:
    _loaded(tmp_path, "list")
    assert _loaded(tmp_path, "list", before="import typing; typing.NamedTuple = None")


def test_where_things_lie_is_told_without_the_desk(tmp_path: Path) -> None:
    code = (
        "import sys; from reader.cli import main;"
        f"main(['where', '--config-dir={tmp_path}']); print('\\n', *sys.modules)"
    )
    loaded = _printed(code).splitlines()[-1].split()
    assert "reader.sources.walk" in loaded
    assert set(loaded) & (HEAVY | OURS | SPARED | {"reader.library", "reader.scan"}) == set()


def test_the_first_sight_loads_next_to_nothing(tmp_path: Path) -> None:
    places = [f"--{name}-dir={tmp_path}" for name in ("config", "cache")]
    code = (
        "import sys; before = set(sys.modules); from reader.first_sight import FirstSight;"
        f"sight = FirstSight({places!r}); sight.show(); sight._leave_cleanly();"
        "print(*set(sys.modules) - before)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert "reader.first_sight" in loaded
    assert loaded <= {"reader", "reader.version", "reader.customary", "reader.first_sight", *BARE}


def test_reading_and_comparing_two_short_articles_load_what_they_need(tmp_path: Path) -> None:
    _loaded(tmp_path, "list")
    first, second = sorted(str(each) for each in SEEDS.iterdir())[-2:]
    read = _loaded(tmp_path, "show", first)
    assert "reader.anatomy" in read
    assert read & (HEAVY | HINTS) == set()
    compared = _loaded(tmp_path, "diff", first, second)
    assert "reader.compare" in compared
    assert compared & (HEAVY - {"rapidfuzz"} | {"lxml", "trafilatura"}) == set()


def _printed(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_the_screens_load_little_before_their_first_picture() -> None:
    loaded = set(
        _printed(
            "import sys, reader.running, reader.library; from reader.tui import spared;"
            "spared.load(); import reader.tui.app; print(*sys.modules)"
        ).split()
    )
    assert "reader.tui.browse_screen" in loaded
    not_yet = (OURS - {"reader.pages.prose"}) | LATER
    assert loaded & (not_yet | {"numpy", "rapidfuzz", "dateutil", "hashlib", "_ssl"}) == set()
    # Textual's own palette, and what nobody but it needs: with another Textual, look in spared.
    assert loaded & {"textual.command", "textual.widgets._option_list"} == set()
    assert loaded & {"platformdirs", "uuid", "platform", "shutil", "bz2", "argparse"} == set()


def test_who_needs_what_was_spared_finds_it() -> None:
    code = "from reader.tui import spared; spared.load(); import ssl; print(ssl.CERT_NONE)"
    assert _printed(code) == "0"
    code = (
        "from reader.tui import spared; spared.load(); import textual.command;"
        "print(textual.command.CommandPalette.__mro__[1].__name__)"
    )
    assert _printed(code) == "SystemModalScreen"


def test_what_was_spared_is_loaded_when_it_is_called_after_all() -> None:
    code = (
        "from reader.tui import spared; spared.load(); import textual.app;"
        "print(len(textual.app.uuid.uuid4().hex), textual.app.user_downloads_path().is_absolute())"
    )
    assert _printed(code) == "32 True"


def test_a_textual_that_needs_its_palette_gets_it() -> None:
    code = (
        "from reader.tui import spared; spared._Names.__getattr__ = lambda names, name: 1 // 0;"
        "spared.load(); import textual.app, textual.command;"
        "print(textual.app.CommandPalette is textual.command.CommandPalette)"
    )
    assert _printed(code) == "True"


def test_a_textual_that_is_loaded_already_is_left_as_it_is() -> None:
    code = (
        "import textual.app, sys; before = dict(sys.modules); from reader.tui import spared;"
        "spared.load(); print(all(sys.modules[name] is each for name, each in before.items()))"
    )
    assert _printed(code) == "True"


def test_a_part_of_a_screen_is_no_kind_of_screen_to_textual() -> None:
    from reader.tui.browse_screen import BrowseScreen
    from reader.tui.browsing import Browsing
    from reader.tui.keyed_screen import KeyedScreen

    assert "_merged_bindings" in vars(BrowseScreen)
    assert "_merged_bindings" not in vars(Browsing)
    assert BrowseScreen._css_type_name == "BrowseScreen"
    assert {"BrowseScreen", "KeyedScreen", "Screen"} <= BrowseScreen._css_type_names
    assert BrowseScreen.can_focus_children == KeyedScreen.can_focus_children

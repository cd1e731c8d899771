"""Saved searches on the screen: saved by a key, listed by a key, completed in a filter."""

from __future__ import annotations

from pathlib import Path

from reader.settings import Directories, settings_in
from reader.tui.app import BroadsheetApp
from tests.faces.made_up import MadeUpLibrary
from tests.faces.press import TELLINGS, collection
from tests.faces.shell import Shell
from tests.faces.test_browse import footer, opened, press, title


async def test_a_search_is_saved_under_a_name_and_undone() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "S")
        assert "filters, and then this saves" in footer(screen)
        await press(pilot, "/", *"harbour", "enter", "S", *"boats", "enter")
        assert library.saved == {"boats": "harbour"}
        assert "saved @boats · u undoes" in footer(screen)
        assert "harbour" in title(screen)


async def test_the_saved_ones_are_listed_by_a_key() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "@")
        assert "no search is saved yet" in footer(screen)
        library.saved = {"boats": "harbour", "bread": "bread"}
        library.understand = lambda query, **_: MadeUpLibrary.understand(library, query[1:])  # type: ignore[method-assign]  # as the language does
        await press(pilot, "@", *"bre", "enter")
        assert screen.query_text == "@bread"
        assert screen.articles.listing.count == 1


async def test_the_palette_offers_them() -> None:
    library = MadeUpLibrary()
    library.saved = {"boats": "harbour"}
    async with opened(library) as (pilot, screen):
        await press(pilot, ":", *"search boats", "enter")
        assert screen.query_text == "@boats"


async def test_a_name_is_completed() -> None:
    library = MadeUpLibrary()
    library.saved = {"boats": "harbour"}
    async with opened(library) as (pilot, screen):
        await press(pilot, "f", *"storm @bo", "tab")
        assert screen.prompt.entry.value == "storm @boats"


async def test_a_minus_forgets() -> None:
    library = MadeUpLibrary()
    library.saved = {"boats": "harbour"}
    async with opened(library) as (pilot, screen):
        await press(pilot, "S", *"new", "enter")
        assert "Nothing is searched for" in footer(screen)
        await press(pilot, "escape", "S", *"-boats", "enter")
        assert library.saved == {"boats": ""}


def test_commands_know_them_too(tmp_path: Path) -> None:
    shell, folder = Shell(tmp_path / "home"), tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Ferry waits\n\nThe ferry waited at noon on that day.\n")
    (folder / "b.txt").write_text("Bread rises\n\nBread cost more in the month before.\n")
    shell.config.mkdir(parents=True)
    (shell.config / "settings.toml").write_text('[searches]\nboats = "ferry*"\n')
    [found] = shell.records("list", str(folder), "--filter", "@boats")
    assert found["path"] == "a.txt"
    [found] = shell.records("search", "NOT @boats", str(folder))
    assert found["path"] == "b.txt"
    code, _, err = shell.run("list", str(folder), "--filter", "@boots")
    assert code == 2
    assert "did you mean “@boats”" in err


async def test_one_of_the_settings_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path,
) -> None:
    where = Directories(tmp_path, tmp_path)
    (tmp_path / "settings.toml").write_text(
        '[searches]\nboats = "ferry*"\nbread = "outlett:bakers"\n'
    )
    app = BroadsheetApp(collection(tmp_path, TELLINGS), settings=settings_in(where))
    async with app.run_test() as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        [said] = app._complaints
        assert said.startswith("settings.toml, line 3: @bread: ")
        assert "outlet:" in said

"""What a command found is gone when it asks for more of it: another session's scan is quicker."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reader import scan
from reader.cli import main
from reader.library import Library, open_library
from reader.settings import Directories, shipped

Said = pytest.CaptureFixture[str]


class Session:
    """Commands on a collection that another session changes."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = Path(shutil.copytree(shipped("seeds"), home / "collection"))
        self.where = Directories(home / "config", home / "cache")
        self._patch = monkeypatch
        self.files = sorted(self.folder.iterdir())
        self._scan()

    def run(self, command: str, *words: str, how: Sequence[str] = ()) -> int:
        """Do a command on the collection as it was scanned; give its exit code."""
        places = ("--config-dir", str(self.where.config), "--cache-dir", str(self.where.cache))
        return main([command, *how, *words, str(self.folder), "--no-scan", *places])

    def lose(self, *files: Path) -> None:
        """Let files go, and the index follow, but for the stories: they come last."""
        for file in files:
            file.unlink()
        with self._patch.context() as patch:
            patch.setattr(scan._Round, "_tell_stories", lambda _: iter(()))
            self._scan()

    def lose_at(self, name: str, *files: Path, after: bool = False) -> None:
        """Lose files as soon as a method of the library is called, or has answered."""
        method: Callable[..., Any] = getattr(Library, name)

        def losing(library: Library, *args: Any) -> Any:
            self._patch.setattr(Library, name, method)
            if not after:
                self.lose(*files)
            found = method(library, *args)
            if after:
                self.lose(*files)
            return found

        self._patch.setattr(Library, name, losing)

    def _scan(self) -> None:
        with self.library() as library:
            library.update()

    def library(self) -> Library:
        """Open the collection for another session."""
        return open_library(self.folder, self.where)


@pytest.fixture(name="session")
def _session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    return Session(tmp_path, monkeypatch)


@pytest.fixture(name="tellings")
def _tellings(session: Session) -> list[Path]:
    """The files that tell one story."""
    with session.library() as library:
        (story,) = library.stories()
        return [session.folder / row.path for row in library.rows(story.articles)]


@pytest.mark.parametrize("how", [[], ["--plain"], ["--json"]])
def test_an_article_is_shown_whose_other_telling_is_gone(
    session: Session, tellings: list[Path], how: list[str]
) -> None:
    session.lose(tellings[1])
    assert session.run("show", str(tellings[0]), how=how) == 0


@pytest.mark.parametrize("how", [[], ["--json"], ["--pairs"], ["--pairs", "--json"]])
def test_a_story_is_told_of_that_nothing_is_left_of(
    session: Session, tellings: list[Path], how: list[str]
) -> None:
    session.lose(*tellings)
    assert session.run("stories", how=how) == 0


def test_an_article_that_goes_while_it_is_shown_is_named(session: Session, capsys: Said) -> None:
    session.lose_at("article", session.files[0], after=True)
    assert session.run("show", str(session.files[0]), how=["--json"]) == 2
    assert "There is no article" in capsys.readouterr().err


@pytest.mark.parametrize("how", [[], ["--json"], ["--format=markdown"], ["--format=html"]])
def test_a_telling_that_goes_while_it_is_compared_is_named(
    session: Session, how: list[str], capsys: Said
) -> None:
    session.lose_at("compare", session.files[0], after=True)
    one, other = map(str, session.files[:2])
    assert session.run("diff", one, other, how=how) == 2
    assert "There is no article" in capsys.readouterr().err


@pytest.mark.parametrize("how", [[], ["--json"]])
@pytest.mark.parametrize("between", ["rows", "details"])
def test_what_is_searched_for_and_goes_is_left_out(
    session: Session, how: list[str], between: str, capsys: Said
) -> None:
    session.lose_at(between, session.files[0])
    assert session.run("search", "the", how=how) == 0
    assert session.files[0].name not in capsys.readouterr().out


@pytest.mark.parametrize("how", [["--json"], [], ["--plain"]])
@pytest.mark.parametrize("between", ["rows", "groups"])
def test_what_is_listed_and_goes_is_left_out(
    session: Session, how: list[str], between: str, capsys: Said
) -> None:
    session.lose_at(between, session.files[0], after=True)
    assert session.run("list", how=how) == 0
    assert session.files[0].name not in capsys.readouterr().out

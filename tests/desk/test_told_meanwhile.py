"""Stories are sought while another session changes the articles that are compared."""

from __future__ import annotations

import pytest

from reader import scan
from reader.store.index import rounds
from tests.desk.conftest import Desk, finished, paths


def test_an_article_that_changes_while_its_story_is_sought_is_compared_by_the_next_scan(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = desk.open(), desk.open()
    desk.write("again.txt", "harbour", " One more sentence was said of it.")
    departed = rounds.departed

    def changes(db: object) -> object:
        found = departed(db)  # type: ignore[arg-type]  # handed on as it came
        monkeypatch.setattr(rounds, "departed", departed)
        desk.write("harbour.txt", "harbour", " Another sentence. And one more. It was late.")
        with monkeypatch.context() as patch:
            patch.setattr(scan._Round, "_tell_stories", lambda _: iter(()))
            finished(other.scan())
        return found

    monkeypatch.setattr(rounds, "departed", changes)
    finished(library.scan())
    assert paths(library) == ["again.txt", "harbour.txt", "library.txt", "orchard.txt"]
    finished(library.scan())
    assert library.settled
    assert [len(story.articles) for story in library.stories()] == [2]

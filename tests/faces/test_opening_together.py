"""Two sessions that open a new collection at the same moment: one of them finds it read."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from reader.model import Counts, Filter, NotFoundError, Progress
from reader.running import _require_articles
from tests.faces.made_up import MadeUpLibrary


class _ReadByAnother(MadeUpLibrary):
    read = False

    def counts(self, wanted: Filter = Filter(), before: Counts | None = None) -> Counts:
        return super().counts(wanted) if self.read else Counts(0, 0, 0)

    def scan(self, *, again: bool = False) -> Generator[Progress, None, None]:
        self.read = bool(self.marks)
        yield Progress("reading")


def test_what_another_session_has_just_read_is_opened() -> None:
    _require_articles(_ReadByAnother())


def test_a_collection_without_articles_is_refused() -> None:
    with pytest.raises(NotFoundError, match="No article"):
        _require_articles(_ReadByAnother([]))

"""The records every floor passes around: frozen, typed, ignorant of files, SQL and screens.

A room a subject; a name is asked for here, and its room is loaded when it is first asked for:
a list of articles needs no comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.article import *
    from reader.model.comparison import *
    from reader.model.deeds import *
    from reader.model.errors import *
    from reader.model.listing import *
    from reader.model.scanning import *
    from reader.model.story import *

_ROOMS = {
    "errors": "BroadsheetError NotFoundError AmbiguousError UnreadableError QueryError StateError",
    "article": "Span SetAside Precision Provenance DateOrder PrintedDate Field article_id"
    " content_id Draft FIELDS Article FileProof",
    "listing": "Row Grouping Group Groups Filter Ranking Share Facet Counts Volume Reprint"
    " Overview",
    "story": "Relation StoryText Evidence Pair Story Told Tie Witness Doubt Precedence Account",
    "comparison": "RowKind Op Edit Sentence ComparisonRow FactKind FactChange Fact Hint Side"
    " Comparison",
    "deeds": "Mark Verdict Judgement Correction Step",
    "scanning": "Problem Progress DateQuestion",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __dir__() -> list[str]:
    return sorted(_HOMES)


if not TYPE_CHECKING:  # which shall go on naming what is not there

    def __getattr__(name: str) -> object:
        """Load a record's room when the record is first asked for."""
        if name not in _HOMES:
            raise AttributeError(f"module 'reader.model' has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(f"reader.model.{_HOMES[name]}"), name)
        globals()[name] = found
        return found

"""The records every floor passes around: frozen, typed, ignorant of files, SQL and screens.

A room a subject; a name is asked for here, and its room is loaded when it is first asked for:
a list of articles needs no comparison.
"""

from __future__ import annotations

from reader.hints import TYPE_CHECKING
from reader.later import names

if TYPE_CHECKING:
    from reader.model.article import *
    from reader.model.comparison import *
    from reader.model.deeds import *
    from reader.model.errors import *
    from reader.model.listing import *
    from reader.model.scanning import *
    from reader.model.story import *

_ROOMS = {
    "errors": "BroadsheetError NotFoundError AmbiguousError UnreadableError QueryError StateError"
    " GarbledError",
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


def __dir__() -> list[str]:
    return sorted(name for held in _ROOMS.values() for name in held.split())


if not TYPE_CHECKING:  # which shall go on naming what is not there
    __getattr__ = names(__name__, _ROOMS)

"""The wing that tells which articles are one story.

``fingerprint`` makes an article into bytes that can be stored, ``StoryIndex`` takes articles in
and lets them go and tells which pairs that changes, ``group`` makes stories of pairs, ``explain``
shows the evidence on two texts, and ``shared_wording`` tells an edit from another article.
Must not know files, databases or screens.
"""

from reader.duplicates.fingerprints import current, fingerprint
from reader.duplicates.relations import Facts, explain, facts_of
from reader.duplicates.stories import group
from reader.duplicates.story_index import Changes, StoryIndex
from reader.duplicates.wording import shared_wording

__all__ = [
    "Changes",
    "Facts",
    "StoryIndex",
    "current",
    "explain",
    "facts_of",
    "fingerprint",
    "group",
    "shared_wording",
]

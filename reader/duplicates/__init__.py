"""The wing that tells which articles are one story.

``fingerprint`` makes an article into bytes that can be stored, ``StoryIndex`` takes articles in
and lets them go and tells which pairs that changes, ``components`` parts the articles by whom pairs
lead to, ``group`` makes stories of pairs, ``explain`` shows the evidence on two texts, and
``shared_wording`` tells an edit from another article. ``Snapshots`` keeps an index from one session
to the next. Must not know databases or screens, nor any file but those.
"""

from reader.duplicates.circumstances import Facts, facts_of
from reader.duplicates.components import components, together
from reader.duplicates.fingerprints import current, fingerprint
from reader.duplicates.relations import explain
from reader.duplicates.snapshots import Snapshots
from reader.duplicates.stories import group
from reader.duplicates.story_index import Changes, StoryIndex
from reader.duplicates.wording import alike, shared_wording, signs

__all__ = [
    "Changes",
    "Facts",
    "Snapshots",
    "StoryIndex",
    "alike",
    "components",
    "current",
    "explain",
    "facts_of",
    "fingerprint",
    "group",
    "shared_wording",
    "signs",
    "together",
]

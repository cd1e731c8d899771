"""The wing that tells which articles are one story.

``fingerprint`` makes an article into bytes that can be stored, ``StoryIndex`` takes articles in
and lets them go and tells which pairs that changes, ``components`` parts the articles by whom pairs
lead to, ``group`` makes stories of pairs, ``longest_passage`` quotes what two texts share, and
``shared_wording`` tells an edit from another article. ``Snapshots`` keeps an index from one session
to the next. Must not know databases or screens, nor any file but those.
"""

from typing import TYPE_CHECKING

from reader import later  # its ``names`` would hide a room of that name

if TYPE_CHECKING:
    from reader.duplicates.circumstances import Facts, facts_of
    from reader.duplicates.components import components, together
    from reader.duplicates.fingerprints import current, fingerprint
    from reader.duplicates.passages import longest_passage
    from reader.duplicates.snapshots import Snapshots
    from reader.duplicates.stories import group
    from reader.duplicates.story_index import Changes, StoryIndex
    from reader.duplicates.wording import alike, shared_wording, signs
else:  # where an article is read, no arrays are needed
    __getattr__ = later.names(
        __name__,
        {
            "circumstances": "Facts facts_of",
            "components": "components together",
            "fingerprints": "current fingerprint",
            "passages": "longest_passage",
            "snapshots": "Snapshots",
            "stories": "group",
            "story_index": "Changes StoryIndex",
            "wording": "alike shared_wording signs",
        },
    )

__all__ = [
    "Changes",
    "Facts",
    "Snapshots",
    "StoryIndex",
    "alike",
    "components",
    "current",
    "facts_of",
    "fingerprint",
    "group",
    "longest_passage",
    "shared_wording",
    "signs",
    "together",
]

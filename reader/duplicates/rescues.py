"""What saves a part of a page from being taken for furniture: its headline, or its form.

Knows one page at a time: its fingerprint, what is kept of it so far and how frequent the rest is.
Must not know the collection.
"""

from __future__ import annotations

import numpy as np

from reader.duplicates.fingerprints import Fingerprint, Numbers64
from reader.duplicates.postings import Counts, distinct
from reader.duplicates.word_arrays import Flags, Numbers32, stems
from reader.named import NamedTuple

_HEADLINE_AGAIN = 0.75  # of a unit's content words: it says the headline, and nothing else
_LEAD_NAMES = 0.3  # of the headline's content words, which a lead has
_LEAD_WORDS = 8
_SENTENCE_WORDS = 8  # menus and teasers are shorter
_SENTENCES = 5  # and notices have fewer
_IN_SENTENCES = 0.85  # of the words: so are 19 of 20 stories, and one in 40 of the sites measured
_OWN_MOST = 0.5  # of the words of the common part: a local beginning or end


def keep_what_the_headline_says(print_: Fingerprint, kept: Flags, frequency: Counts) -> bool:
    """Keep (in ``kept``) the repeated block that the headline is about, and the lead.

    The block is wire copy under a local beginning. A sentence that has a good part of the
    headline's words is kept for itself: the lead, which other pages of the site use as a teaser.
    No reason for keeping a block are a lone lead, units that only say the headline again, and
    those that stand on the page twice: a list of the most read may have this very article.

    ``frequency`` is asked for dropped units only. Tell whether it had any say: where it had not,
    other frequencies would have had the same result.
    """
    title = np.unique(stems(print_.headline[print_.content(print_.headline)]))
    asked = False
    if len(title) >= 2:
        found = _named(print_, kept, title)
        asked = _keep_block(print_, kept, frequency, found.words, len(title))
        kept |= found.lead
    return _keep_the_lead(print_, kept, frequency) or asked


def keep_what_reads_as_a_story(print_: Fingerprint, kept: Flags) -> None:
    """Keep (in ``kept``) the text that many copies have in common, of a page of which neither
    headline nor outlet is known, so that nothing else can tell it from furniture.

    It stands in one piece between the page's own words, which are far fewer, and is made of
    sentences. Furniture stands on both sides of what is a page's own, or is short lines.
    """
    dropped = np.flatnonzero(~kept)
    if len(dropped) < _SENTENCES or dropped[-1] - dropped[0] >= len(dropped):
        return
    lengths = print_.lengths[dropped]
    words, own = int(lengths.sum()), int(print_.lengths[kept].sum())
    sentences = lengths >= _SENTENCE_WORDS
    told = np.count_nonzero(sentences) >= _SENTENCES and own <= _OWN_MOST * words
    if told and lengths[sentences].sum() >= _IN_SENTENCES * words:
        kept[dropped] = True


class _Named(NamedTuple):
    """Where a headline's words stand: which units are its lead, and which words may speak for a
    block."""

    lead: Flags
    words: Flags


def _named(print_: Fingerprint, kept: Flags, title: Numbers32) -> _Named:
    unit = np.repeat(np.arange(len(kept)), print_.lengths)
    named = np.isin(stems(print_.words), title)
    hits = np.bincount(unit[named], minlength=len(kept))
    content = np.bincount(unit[print_.content(print_.words)], minlength=len(kept))
    again = hits > _HEADLINE_AGAIN * content
    lead = hits >= max(2, _LEAD_NAMES * len(title))
    lead &= ~kept & ~again & (print_.lengths >= _LEAD_WORDS)
    again |= _standing_twice(print_.keys)
    again[:1] |= _opens_alone(kept)
    return _Named(lead, named & ~again[unit])


def _keep_block(
    print_: Fingerprint, kept: Flags, frequency: Counts, named: Flags, title: int
) -> bool:
    """Keep the dropped units about as frequent as the one that has most of the ``title`` words
    of the headline (``named``), if together they have half of them, and more than the rest.

    Those of the site are more frequent, or less. Tell whether frequencies had a say.
    """
    unit = np.repeat(np.arange(len(kept)), print_.lengths)
    least = max(title / 2, _different(print_, named & kept[unit]) + 1)
    if _different(print_, named & ~kept[unit]) < least:
        return False
    hits = np.bincount(unit[named], minlength=len(kept))
    hits[kept] = 0
    centre = frequency[int(np.argmax(hits))]
    block = ~kept & (2 * frequency >= centre) & (frequency <= 2 * centre)
    if _different(print_, named & block[unit]) >= least:
        kept |= block
    return True


def _different(print_: Fingerprint, words: Flags) -> int:
    """Count the different stems among some words of a page."""
    return len(distinct(stems(print_.words[words])))


def _standing_twice(keys: Numbers64) -> Flags:
    _, place, count = np.unique(keys, return_inverse=True, return_counts=True)
    twice: Flags = count[place] > 1
    return twice


def _keep_the_lead(print_: Fingerprint, kept: Flags, frequency: Counts) -> bool:
    """Keep a sentence that alone stands between the headline and the rest of the story, if other
    furniture of the page is at least twice as frequent: it is the lead, and elsewhere a teaser.

    Tell whether frequencies had a say.
    """
    if not _opens_alone(kept) or print_.lengths[0] < _LEAD_WORDS:
        return False
    kept[0] = 2 * frequency[0] <= frequency.max()
    return True


def _opens_alone(kept: Flags) -> bool:
    """Tell whether the first unit is dropped and the second is not."""
    return len(kept) > 1 and not kept[0] and bool(kept[1])

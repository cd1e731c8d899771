"""The stages an article of the index passes through; each is stored, so a scan can go on.

NEW: listed, its marks not yet found. MATCHED: with its marks. DIGESTED: searchable, with a
fingerprint. PLACED: its story is known.
"""

NEW, MATCHED, DIGESTED, PLACED = range(4)


def is_at(stage: int) -> str:
    """Give the condition that an article (``a``) is at a stage, so written that those with more to
    come are found in their own index: no look at all others, which are many."""
    return f"a.stage = {stage}" if stage >= PLACED else f"a.stage = {stage} AND a.stage < 3"

"""The stages an article of the index passes through; each is stored, so a scan can go on.

NEW: listed, its marks not yet found. MATCHED: with its marks. DIGESTED: searchable, with a
fingerprint. PLACED: its story is known.
"""

NEW, MATCHED, DIGESTED, PLACED = range(4)

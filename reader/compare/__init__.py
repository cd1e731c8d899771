"""How two tellings differ: aligned sentences, edits inside them, and the facts that changed.

Knows the model and text; no width, no screen, no other wing. ``compare_articles`` gives the whole
comparison, ``align`` only says which sentence answers which, ``Sentences``
names sentences so that a correction finds them again.
"""

from reader.compare.comparison import align, compare_articles
from reader.compare.sentence_names import Sentences

__all__ = ["Sentences", "align", "compare_articles"]

"""How two tellings differ: aligned sentences, edits inside them, and the facts that changed.

Knows the model and text; no width, no screen, no other wing. ``compare_articles`` gives the whole
comparison, ``align`` only says which sentence answers which, ``sentence_names``
names sentences so that a correction finds them again.
"""

from reader.compare.comparison import align, compare_articles, sentence_names

__all__ = ["align", "compare_articles", "sentence_names"]

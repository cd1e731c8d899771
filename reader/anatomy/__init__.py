"""A draft becomes an article: which line is what, and what is known of it, with how it is known.

Knows texts of news pages; must not know files, screens or what was read before.
"""

from reader.anatomy.article import read_article
from reader.anatomy.outlets import outlet_of_host

__all__ = ["outlet_of_host", "read_article"]

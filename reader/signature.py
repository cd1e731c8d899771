"""BLAKE2b, by which articles and collections are named, without the rest of ``hashlib``.

That brings OpenSSL, which takes longer to load than SQLite and is not asked for anything here.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b  # the very one that hashlib gives
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]

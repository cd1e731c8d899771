"""The other process of a scan, as ``reader.apart`` starts it, but it tells of every step."""

from __future__ import annotations

from reader import apart, scan


def serve() -> None:
    """Be that process."""
    scan._BEAT = 0.0
    apart.serve()
